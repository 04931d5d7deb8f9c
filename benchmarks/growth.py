"""Measures what grows with what: growth.py LOG.evtx [--rounds N].

- Ten times the signatures: the log, repeated to 30 MB, is scanned for a tenth of the shipped signatures and for all.
- Ten times the log: peak memory of a scan of the log repeated to 20 MB and to 200 MB, as .evtx and as text.
- Ten times the files: time and peak memory of a scan of 1,000 and of 10,000 small text files.

Times are the processor's, memory as Linux tells it, of scans in turn in processes of their own that have loaded the
index; prints Markdown.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.environment import timed_environment
from benchmarks.time_evtx import repeated, spread

CHILD = """
import json, sys, time
from evcorr.matching.index import compile_index
from evcorr.packs.cache import load_index
from evcorr.scanning.scanner import scan
share, path = int(sys.argv[1]), sys.argv[2]
index = load_index()[0]
if share > 1:
    index = compile_index(index.signatures[::share])
scan([path], index)
begun = time.process_time()
report = scan([path], index)
spent = time.process_time() - begun
# the peak that getrusage tells is the parent's as well
peak = next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(json.dumps([spent, peak, report.records_read, len(index.signatures)]))
"""


def scanned(path: Path, share: int = 1) -> tuple[float, int, int, int]:
    """Seconds, peak memory in KiB, records and signatures of a scan for one in `share` signatures."""
    command = [sys.executable, "-c", CHILD, str(share), str(path)]
    done = subprocess.run(command, capture_output=True, check=True, text=True, env=timed_environment())  # noqa: S603
    seconds, memory, records, signatures = json.loads(done.stdout)
    return seconds, memory, records, signatures


def signatures(log: Path, folder: Path, rounds: int) -> str:
    """How the time grows with the signatures."""
    path = repeated(log, 30_000_000, folder)
    ratios = []
    for _ in range(rounds):
        few, many = scanned(path, 10), scanned(path)
        ratios.append(many[0] / few[0])
    return f"| {few[3]:,} → {many[3]:,} signatures | {few[2]:,} records | time by {spread(ratios)} |"


def memory(log: Path, folder: Path) -> list[str]:
    """How the memory grows with the log."""
    rows = []
    line = "2026-11-21 07:01:02 host service: {} requests were served, none of them failed\n"
    for kind in ("evtx", "text"):
        sizes = []
        for size in (20_000_000, 200_000_000):
            path = folder / f"{size}.log"
            if kind == "evtx":
                path = repeated(log, size, folder)
            else:
                block = "".join(line.format(number) for number in range(10_000))
                path.write_text(block * (size // len(block)))
            sizes.append(scanned(path)[1] / 1024)
            path.unlink()
        rows.append(f"| 20 → 200 MB of {kind} | peak memory | {sizes[0]:.0f} → {sizes[1]:.0f} MiB |")
    return rows


def files(folder: Path) -> str:
    """How time and memory grow with the number of files."""
    told = []
    for count in (1000, 10_000):
        logs = folder / str(count)
        for number in range(count):
            path = logs / str(number // 500) / f"{number}.log"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("2026-11-21 07:01:02 all is well\n" * 10)
        seconds, peak, _, _ = scanned(logs)
        told.append((seconds / count * 1000, peak / 1024))
    (few, small), (many, large) = told
    return f"| 1,000 → 10,000 files | {few:.2f} → {many:.2f} ms a file | {small:.0f} → {large:.0f} MiB |"


def main() -> None:
    """Print the table."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("log", type=Path)
    arguments.add_argument("--rounds", type=int, default=15)
    given = arguments.parse_args()
    print("| what grows | measured | result |")
    print("| --- | --- | --- |")
    with tempfile.TemporaryDirectory() as name:
        print(signatures(given.log, Path(name), given.rounds), flush=True)
        print("\n".join(memory(given.log, Path(name))), flush=True)
        print(files(Path(name)))


if __name__ == "__main__":
    main()
