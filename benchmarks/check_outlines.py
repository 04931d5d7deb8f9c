"""Checks that outlines of .evtx logs lose nothing: check_outlines.py LOGS_DIR [--sets N] [--damaged N] [--seed N].

The logs of the folder are scanned at the lowest grade with all shipped signatures, and with N random sets of them, each
time with every chunk outlined that can be, and with every record parsed. Then so are N pieces of logs with the damage
of fuzz_evtx.py, one by one, with all signatures; a record that can't be parsed may be counted there where nobody asks
for it. Exit status 1 if two reports differ, or two that are to tell the same findings.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.fuzz_evtx import CHUNK, HEADER, damaged
from evcorr.grade import Grade
from evcorr.matching import lazy_screen
from evcorr.matching.index import Index, compile_index
from evcorr.packs.cache import load_index
from evcorr.readers.evtx import evtx_log
from evcorr.readers.evtx import outline as evtx_outline
from evcorr.record import Outline
from evcorr.report import Report, encode_report
from evcorr.scanning.options import ScanOptions
from evcorr.scanning.scanner import scan
from evcorr.scanning.survey import surveyor as survey

WANTED = ScanOptions(min_grade=Grade.WEAK, include_inapplicable=True)
SIZES = (10, 100, 1000)
"""How many signatures random sets have, in turn."""


class Counted:
    """Outlines as `Outliner` makes them, counted."""

    def __init__(self) -> None:
        self.records = self.parsed = 0
        self._make = evtx_outline.Outliner._counted
        evtx_outline.Outliner._counted = lambda *args: self._count(*args)  # type: ignore[method-assign]

    def _count(self, *args: object) -> Sequence[Outline]:
        found = list(self._make(*args))  # type: ignore[arg-type]
        self.records += sum(one.records for one in found)
        self.parsed += sum(len(one.sketches) for one in found)
        return found


def outline_everything() -> None:
    """Make outlines from the first byte on, of small logs too, however many records of them matter."""
    evtx_log.SMALL, lazy_screen.WORTH_A_STORED_SCREEN, evtx_outline.FEW = 0, -1, 1


def reports(logs: Sequence[Path], index: Index) -> tuple[Report, Report]:
    """The reports of a scan with outlines, and of one without."""
    outlined = scan(logs, index, WANTED)
    late: Callable[..., object] = survey.LazyStoredScreen
    survey.LazyStoredScreen = lambda _make: lambda _size: None  # type: ignore[assignment, misc]
    try:
        return outlined, scan(logs, index, WANTED)
    finally:
        survey.LazyStoredScreen = late  # type: ignore[assignment, misc]


def agree(one: Report, other: Report) -> bool:
    """Whether two reports have the same findings, and evcorr itself did not fail."""
    failed = any(problem.reason.startswith("evcorr") for problem in one.problems)
    return one.findings == other.findings and not failed


def damaged_that_differ(logs: Sequence[Path], index: Index, cases: range) -> list[int]:
    """The seeds of damaged pieces of logs whose reports do not agree."""
    # the first chunks tell as much as all of them
    pieces = [path.read_bytes()[: HEADER + 2 * CHUNK] for path in logs]
    differing = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "damaged.evtx"
        for seed in cases:
            rng = random.Random(seed)  # noqa: S311 - not for secrets
            path.write_bytes(damaged(rng.choice(pieces), rng))
            if not agree(*reports([path], index)):
                differing.append(seed)
    return differing


def main() -> int:
    """Run it; the exit status."""
    parser = argparse.ArgumentParser()
    parser.add_argument("logs", type=Path)
    parser.add_argument("--sets", type=int, default=3)
    parser.add_argument("--damaged", type=int, default=100)
    parser.add_argument("--seed", type=int, default=0)
    wanted = parser.parse_args()
    os.environ["SOURCE_DATE_EPOCH"] = "0"
    outline_everything()
    counted, rng = Counted(), random.Random(wanted.seed)  # noqa: S311 - not for secrets
    every, _ = load_index()
    known = list(every.signatures)
    sets = [rng.sample(known, SIZES[number % len(SIZES)]) for number in range(wanted.sets)]
    named = [("all signatures", every), *((f"{len(some)} signatures", compile_index(some)) for some in sets)]
    logs = sorted(wanted.logs.rglob("*.evtx"))
    status = 0
    for name, index in named:
        before = counted.records, counted.parsed
        outlined, parsed_all = reports(logs, index)
        same = encode_report(outlined) == encode_report(parsed_all)
        records, parsed = counted.records - before[0], counted.parsed - before[1]
        print(f"{name:16} {records:,} records outlined, {parsed:,} of them parsed: {'same' if same else 'DIFFERENT'}")
        status |= not same
    before = counted.records
    differing = damaged_that_differ(logs, every, range(wanted.seed, wanted.seed + wanted.damaged))
    told = f"{wanted.damaged:,} damaged logs, {counted.records - before:,} records outlined"
    print(f"{told}: {'DIFFERENT: ' + str(differing) if differing else 'same'}")
    return status | bool(differing)


if __name__ == "__main__":
    raise SystemExit(main())
