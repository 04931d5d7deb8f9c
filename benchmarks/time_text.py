"""Time a scan of text logs with all signatures against ripgrep and grep with the same words, and check what is found.

    python benchmarks/time_text.py [--megabytes 40] [--rounds 5] [--logs FOLDER_OF_EVTX] [--keep FOLDER]

The logs are those of `make_text_logs.py`. Whole commands are timed in turn; a ratio is that of a round, evcorr's time
by the other's. ripgrep and grep get the longest literal part of each message, and codes of eight digits or more; they
tell lines that hold one, evcorr which article's whole message stands where. What is not installed is left out.

Of the planted messages it is counted how many are found where they were planted, and the report of a scan without the
screen, which looks at every place, has to be the same.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks import make_text_logs
from benchmarks.environment import timed_environment
from evcorr.inputs import find_inputs
from evcorr.inputs.input import Input
from evcorr.matching.index import Index
from evcorr.matching.matcher import match
from evcorr.matching.screen import TextScreen
from evcorr.observable import ErrorCode, Stop, text_of
from evcorr.packs.cache import load_index
from evcorr.packs.pack import load_signatures
from evcorr.readers import ReadOptions, read_input
from evcorr.record import Record
from evcorr.report import encode_report
from evcorr.scanning.scanner import ScanOptions, scan
from evcorr.text.pattern import GAP

EVCORR = "evcorr scan"


def words() -> Iterator[str]:
    """What ripgrep and grep look for."""
    for signature in load_signatures():
        for observable in signature.observables:
            literal = max((text_of(observable) or "").split(GAP), key=len).strip()
            if len(literal) >= 8 and "\n" not in literal:
                yield literal
            if isinstance(observable, ErrorCode | Stop) and observable.code and len(observable.code) >= 8:
                yield observable.code


def commands(folder: Path, log: Path) -> dict[str, str]:
    """The commands to time, by name."""
    known = sorted(set(words()))
    (folder / "words.txt").write_text("\n".join(known) + "\n", encoding="utf-8")
    (folder / "small.txt").write_text("\n".join(sorted({word.lower() for word in known})) + "\n", encoding="utf-8")
    told = {
        EVCORR: f"'{sys.executable}' -m evcorr scan --no-progress --format json -o '{folder}/report.json' '{log}'",
        "tr | rg -F": f"tr A-Z a-z < '{log}' | rg -F -c -f '{folder}/small.txt'",
        "grep -F -i": f"LC_ALL=C grep -F -i -c -f '{folder}/words.txt' '{log}'",
        "rg -i -F -f": f"rg -i -F -c -f '{folder}/words.txt' '{log}'",
    }
    return {name: line for name, line in told.items() if name == EVCORR or shutil.which(_TOOLS[name])}


_TOOLS = {"tr | rg -F": "rg", "grep -F -i": "grep", "rg -i -F -f": "rg"}


def seconds(command: str) -> float:
    """How long a command takes, by the clock on the wall."""
    environment = timed_environment()
    begun = time.perf_counter()
    done = subprocess.run(command, shell=True, check=False, stdout=subprocess.DEVNULL, env=environment)  # noqa: S602 - our own
    if done.returncode not in {0, 1}:
        raise SystemExit(f"failed: {command}")
    return time.perf_counter() - begun


def time_all(log: Path, told: dict[str, str], rounds: int) -> None:
    """Print a line a command."""
    seconds(told[EVCORR])
    taken: dict[str, list[float]] = {name: [] for name in told}
    for _ in range(rounds):
        for name, command in told.items():
            taken[name].append(seconds(command))
    size = log.stat().st_size / 1e6
    print(f"\n{log.name}, {size:.0f} MB, median of {rounds} rounds, start-up included")
    print(f"{'':<14}{'MB/s':>7}   evcorr's time by its time (smallest to largest)")
    for name, times in taken.items():
        ratios = [mine / other for mine, other in zip(taken[EVCORR], times, strict=True)]
        spread = f"{statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})"
        print(f"{name:<14}{size / statistics.median(times):>7.1f}   {spread}")


def found_in(log: Path, index: Index) -> Counter[tuple[str, int]]:
    """How often each article is seen at each line."""
    found: Counter[tuple[str, int]] = Counter()
    (source,) = (item for item in find_inputs([log]) if isinstance(item, Input))
    for entry in read_input(source, ReadOptions(screen=TextScreen(index)))[1]:
        if isinstance(entry, Record):
            for one in match(entry, index):
                start = min((start for start, _ in one.spans), default=0)
                line = (entry.origin.position or 0) + one.shown.text.count("\n", 0, start)
                found[one.symptom.signature.id, line] += 1
    return found


def check_plants(log: Path, plants: Sequence[dict[str, object]], index: Index) -> None:
    """Print, for each way to write a message, how many of those planted are found where they were planted."""
    found = found_in(log, index)
    counts: dict[str, list[bool]] = {}
    for plant in plants:
        first, lines = int(str(plant["line"])), int(str(plant["lines"]))
        seen = any((str(plant["article"]), line) in found for line in range(first, first + lines))
        counts.setdefault(str(plant["way"]), []).append(seen)
    print("\nplanted messages that are found")
    for way, seen_all in sorted(counts.items()):
        print(f"{way:<20}{sum(seen_all):>5} of {len(seen_all)}")


def check_screen(log: Path, index: Index) -> None:
    """Whether a scan that looks everywhere reports the same; raises SystemExit where it does not."""
    os.environ["SOURCE_DATE_EPOCH"] = "0"
    screens: tuple[Callable[[str], Sequence[int] | None], ...] = (TextScreen(index), lambda _text: None)
    with_screen, without = (
        encode_report(scan([log], index, ScanOptions(reading=ReadOptions(screen=screen)))) for screen in screens
    )
    if with_screen != without:
        raise SystemExit("with and without the screen the reports differ")
    print("\nwith and without the screen the reports are the same")


def main() -> None:
    """Make the logs, time the commands, check what is found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=int, default=40)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--logs", type=Path)
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    folder = options.keep or Path(tempfile.mkdtemp())
    folder.mkdir(parents=True, exist_ok=True)
    make_text_logs.write_all(folder, options.megabytes * 1_000_000, options.logs)
    noise, dense = folder / "noise.log", folder / "dense.log"
    index, _ = load_index()
    plants = [json.loads(line) for line in (folder / "plants.jsonl").read_text(encoding="utf-8").splitlines()]
    check_plants(dense, plants, index)
    check_screen(dense, index)
    time_all(noise, commands(folder, noise), options.rounds)
    if options.keep is None:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
