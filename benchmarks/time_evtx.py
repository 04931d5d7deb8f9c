"""Times the scan of .evtx logs against the bare parser: time_evtx.py LOGS_DIR [--rounds N] [--size MEGABYTES].

Three inputs: the .evtx logs of the folder as they are, and the two largest of them repeated, chunk by chunk, to so many
megabytes (150 by default), where what is done once no longer counts. Every program is a process of its own, started
anew and in turn, and its processor time counts, start-up included. The parser's process yields every record as JSON and
does nothing with it; the scan looks for all shipped signatures. Prints a table in Markdown: of each input the ratio of
the scan to the parser, as median and range of the rounds, and how many records both counted.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.environment import timed_environment

BARE = """
import sys, warnings
from pathlib import Path
from evtx import PyEvtxParser
warnings.simplefilter("ignore")
count = 0
for path in map(Path, sys.argv[1:]):
    for log in sorted(path.rglob("*.evtx")) if path.is_dir() else [path]:
        try:
            count += sum(1 for _ in PyEvtxParser(str(log), skip_errors=True).records_json())
        except (OSError, RuntimeError):
            pass
print(count)
"""
"""The bare parser."""

DECODED = BARE.replace("sum(1 for _ in", "sum(msgspec.json.decode(one['data']) is not None for one in").replace(
    "import sys,", "import msgspec, sys,"
)
"""The parser, and the JSON of every record decoded, which any tool that looks at all of them has to do."""

FILE_HEADER, CHUNK = 4096, 65536


class Run(NamedTuple):
    """One process: processor time and wall-clock time in seconds, and the records it counted."""

    cpu: float
    wall: float
    records: int


def run(command: list[str], records_in: str | None = None) -> Run:
    """Run a program to its end; its count is what it prints, or the field of that name in its JSON."""
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, capture_output=True, check=False, text=True, env=timed_environment())  # noqa: S603
    wall, after = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(cpu, wall, json.loads(done.stdout)[records_in] if records_in else int(done.stdout))


def repeated(log: Path, size: int, folder: Path) -> Path:
    """The log's chunks over and over, until there are so many bytes."""
    data = log.read_bytes()
    starts = range(FILE_HEADER, len(data) - CHUNK + 1, CHUNK)
    chunks = b"".join(data[start : start + CHUNK] for start in starts if data.startswith(b"ElfChnk\0", start))
    path = folder / f"{log.stem}.evtx"
    path.write_bytes(data[:FILE_HEADER] + chunks * max(1, size // len(chunks)))
    return path


def inputs(logs: Path, size: int, folder: Path) -> dict[str, Path]:
    """What is scanned, by name."""
    evtx = folder / "logs"
    evtx.mkdir()
    for number, log in enumerate(sorted(logs.rglob("*.evtx"))):
        (evtx / f"{number}.evtx").symlink_to(log.resolve())
    largest: dict[bytes, Path] = {}
    for log in sorted(logs.rglob("*.evtx"), key=lambda path: (-path.stat().st_size, str(path))):
        # copies of one log, damaged ones among them, begin alike
        largest.setdefault(log.read_bytes()[FILE_HEADER + 512 : FILE_HEADER + 1024], log)
    return {
        f"{sum(1 for _ in evtx.iterdir())} logs": evtx,
        **{f"{log.stem}, repeated": repeated(log, size, folder) for log in list(largest.values())[:2]},
    }


def scan(path: Path, jobs: int) -> list[str]:
    """The scan as a user starts it."""
    command = [sys.executable, "-m", "evcorr", "scan", str(path), "--format", "json", "--no-progress"]
    return [*command, "--jobs", str(jobs)]


def spread(values: list[float]) -> str:
    """Median and range."""
    return f"{statistics.median(values):.2f} ({min(values):.2f}-{max(values):.2f})"


def main() -> None:
    """Print the table."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("logs", type=Path)
    arguments.add_argument("--rounds", type=int, default=5)
    arguments.add_argument("--size", type=int, default=150)
    given = arguments.parse_args()
    print("| input | MB | records | parser, JSON decoded ÷ parser | scan ÷ parser | one job ÷ two, wall clock |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as name:
        for label, path in inputs(given.logs, given.size * 1_000_000, Path(name)).items():
            print(row(label, path, given.rounds), flush=True)


def row(label: str, path: Path, rounds: int) -> str:
    """One input's line."""
    run(scan(path, 1), "records_read")  # the cache is warm from here on
    decoded, scanned, shared = [], [], []
    for _ in range(rounds):
        bare = run([sys.executable, "-c", BARE, str(path)])
        full = run([sys.executable, "-c", DECODED, str(path)])
        one, two = run(scan(path, 1), "records_read"), run(scan(path, 2), "records_read")
        decoded.append(full.cpu / bare.cpu)
        scanned.append(one.cpu / bare.cpu)
        shared.append(one.wall / two.wall)
    files = path.iterdir() if path.is_dir() else [path]
    size = sum(file.stat().st_size for file in files) / 1e6
    counts = f"{bare.records:,}" if bare.records == one.records else f"{bare.records:,} / {one.records:,}"
    return f"| {label} | {size:.0f} | {counts} | {spread(decoded)} | {spread(scanned)} | {spread(shared)} |"


if __name__ == "__main__":
    main()
