"""Times scans with packs of articles that are nearly the same: time_alike.py, from the folder of the checkout.

Each pack is ten times the one before. Prints the seconds that a scan of one small log takes, what that is an article,
and how many times the scan before: ten, where each article takes its share and no more.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import evcorr
from tests.scanning.test_many_alike import NOON, WORDS, alike
from tests.writers.event_xml_writer import write_event_xml

SIZES = (100, 1000, 10_000)
RUNS = 3


def main() -> int:
    """Time each size, the best of some runs."""
    origin = evcorr.Origin("log", 1)
    record = evcorr.Record(origin=origin, provider="Paint", event_id=7, message=WORDS, time_created=NOON)
    before = None
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "log.xml"
        path.write_bytes(write_event_xml([record] * 3))
        for size in SIZES:
            index = evcorr.compile_index(alike(size))
            taken = min(timed(path, index) for _ in range(RUNS))
            times = "" if before is None else f", {taken / before:.1f} times the one before"
            print(f"{size:6} articles: {taken:.3f} s, {taken / size * 1e6:.0f} µs an article{times}")
            before = taken
    return 0


def timed(path: Path, index: evcorr.Index) -> float:
    """The processor's seconds that a scan takes."""
    begun = time.process_time()
    evcorr.scan([path], index)
    return time.process_time() - begun


if __name__ == "__main__":
    raise SystemExit(main())
