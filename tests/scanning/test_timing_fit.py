"""Whether the times of entries fit what an article says of them, and the words for it."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from evcorr.matching.index import compile_index
from evcorr.observable import Event
from evcorr.record import Record
from evcorr.report import Finding
from evcorr.scanning.explaining import explain
from evcorr.scanning.judging.timing_fit import Fit, fits
from evcorr.scanning.options import ScanOptions
from evcorr.scanning.scanner import scan
from evcorr.scanning.survey import moments as module
from evcorr.scanning.survey.incident import QUIET
from evcorr.scanning.survey.moments import Moments
from evcorr.scanning.survey.restarts import Restarts
from evcorr.timing import Kind, Timing
from tests.builders import record, signature, utc
from tests.writers.event_xml_writer import write_event_xml

NOON = utc("2026-11-21T12:00:00+00:00")
ORDER = Timing(kind=Kind.ORDER, symptoms=(0, 1))
SOON = Timing(kind=Kind.ORDER, symptoms=(0, 1), seconds=(0, 5))
QUARTER = Timing(kind=Kind.EVERY, symptoms=(0,), seconds=(900, 900))
AGAIN = Timing(kind=Kind.REPEATED, symptoms=(0,))
START = Timing(kind=Kind.AT_START, symptoms=(0,))
STOP = Timing(kind=Kind.AT_STOP, symptoms=(0,))

Entry = tuple[int, float]
"""The number of a symptom, and when it was seen, in seconds."""


def fit(timing: Timing, *entries: Entry, log: tuple[Record, ...] = (), computer: str | None = "A") -> Fit | None:
    moments, restarts = Moments(), Restarts()
    for number, seconds in entries:
        moments.add(computer, 1 << number, NOON + timedelta(seconds=seconds))
    for one in log:
        restarts.add(one)
    found = fits([timing], list(moments), restarts)
    return found[0] if found else None


def at(seconds: float, event_id: int, computer: str = "A") -> Record:
    time = NOON + timedelta(seconds=seconds)
    return record(provider="EventLog", event_id=event_id, computer=computer, time_created=time)


@pytest.mark.parametrize(
    ("timing", "entries", "agrees", "words"),
    [
        (ORDER, [(0, 0), (1, 3)], True, "in the order that the article gives, once, within 3 seconds"),
        (ORDER, [(0, 0.2), (1, 0.1)], True, "in the order that the article gives, once, in one second"),
        (
            ORDER,
            [(0, 0), (1, 1), (0, 60), (1, 63)],
            True,
            "in the order that the article gives, twice, within 3 seconds",
        ),
        (ORDER, [(1, 0), (0, 3)], False, "not in the order that the article gives"),
        (SOON, [(0, 0), (1, 60)], False, "not in the order within 5 seconds that the article gives"),
        (SOON, [(0, 0), (1, 4)], True, "in the order that the article gives, once, within 4 seconds"),
        (QUARTER, [(0, 900 * n + n) for n in range(4)], True, "every 15 minutes, as the article says (3 times)"),
        (
            QUARTER,
            [(0, second) for second in (0, 900, 1800, 5000)],
            True,
            "every 15 minutes, as the article says (2 of 3 times)",
        ),
        # several entries each time
        (
            QUARTER,
            [(0, 900 * n + m) for n in range(4) for m in range(3)],
            True,
            "every 15 minutes, as the article says (3 times)",
        ),
        (QUARTER, [(0, 86_400 * n) for n in range(5)], False, "not every 15 minutes, as the article says"),
        (AGAIN, [(0, n) for n in range(3)], True, "again and again, as the article says (3 times)"),
    ],
)
def test_what_times_tell(timing: Timing, entries: list[Entry], agrees: bool, words: str) -> None:
    assert fit(timing, *entries) == Fit(agrees, words)


@pytest.mark.parametrize(
    ("timing", "entries"),
    [
        (ORDER, []),
        (ORDER, [(0, 0)]),
        # too far apart to be of one incident
        (ORDER, [(1, 0), (0, 7200)]),
        (QUARTER, [(0, 0), (0, 900)]),
        (QUARTER, [(0, 0), (0, 5000), (0, 9000)]),
        (AGAIN, [(0, 0), (0, 1)]),
        (AGAIN, [(0, 86_400 * n) for n in range(5)]),
        (AGAIN, [(1, n) for n in range(5)]),
        (START, [(0, 0)]),
        (STOP, [(0, 0)]),
    ],
)
def test_what_times_do_not_tell(timing: Timing, entries: list[Entry]) -> None:
    assert fit(timing, *entries) is None


@pytest.mark.parametrize(
    ("timing", "log", "expected"),
    [
        (START, [at(-60, 6005)], Fit(True, "when the machine starts, as the article says (once)")),
        (START, [at(30, 6005)], Fit(True, "when the machine starts, as the article says (once)")),
        (START, [at(-7200, 6005)], Fit(False, "not when the machine starts, as the article says")),
        (START, [at(-60, 6005, "B")], None),
        (START, [at(-60, 6006)], None),
        (STOP, [at(20, 6006)], Fit(True, "when the machine is shut down, as the article says (once)")),
        (STOP, [at(7200, 6006)], Fit(False, "not when the machine is shut down, as the article says")),
    ],
)
def test_starts_and_stops(timing: Timing, log: list[Record], expected: Fit | None) -> None:
    assert fit(timing, (0, 0), log=tuple(log)) == expected


ENTRIES = st.lists(st.tuples(st.sampled_from("AB"), st.integers(0, 1), st.integers(0, 9000)), max_size=14)
Told = list[tuple[str, int, int]]


def judged(timing: Timing, entries: Told, most: int = 512) -> Fit | None:
    before, module.MOST_CELLS = module.MOST_CELLS, most
    try:
        moments = Moments()
        for computer, number, second in entries:
            moments.add(computer, 1 << number, NOON + timedelta(seconds=second))
        found = fits([timing], list(moments), Restarts())
    finally:
        module.MOST_CELLS = before
    return found[0] if found else None


def plain_order(entries: Told) -> bool | None:
    """Whether half of the incidents with both symptoms show the first no later than the second."""
    verdicts = []
    for name in "AB":
        times = sorted({second for computer, _, second in entries if computer == name})
        cuts = [-1, *(one for one, next_ in pairwise(times) if next_ - one > QUIET.total_seconds()), 1 << 30]
        for low, high in pairwise(cuts):
            first, other = (
                [
                    second
                    for computer, number, second in entries
                    if (computer, number) == (name, of) and low < second <= high
                ]
                for of in (0, 1)
            )
            if first and other:
                verdicts.append(min(first) <= max(other))
    return sum(verdicts) * 2 >= len(verdicts) if verdicts else None


def plain_interval(entries: Told) -> tuple[int, int]:
    """How many distances there are between bursts of the first symptom, and how many are a quarter of an hour."""
    gaps = []
    for name in "AB":
        times = sorted(second for computer, number, second in entries if (computer, number) == (name, 0))
        begins = [time for place, time in enumerate(times) if not place or time - times[place - 1] > 359.5]
        gaps += [after - before for before, after in pairwise(begins)]
    return len(gaps), sum(719 <= gap <= 1081 for gap in gaps)


@settings(max_examples=300, deadline=None)
@given(ENTRIES)
def test_verdicts_are_those_of_a_plain_reading(entries: Told) -> None:
    order = judged(ORDER, entries)
    assert (order.agrees if order else None) == plain_order(entries)
    every = judged(QUARTER, entries)
    gaps, fitting = plain_interval(entries)
    expected = True if gaps >= 2 and fitting * 2 >= gaps else False if gaps >= 4 and not fitting else None
    assert (every.agrees if every else None) == expected


# two incidents in order become one, which then are a minority
MERGED: Told = [(name, 0, second) for name, second in zip("AAABB", (0, 1801, 3603, 1, 64), strict=True)]
MERGED += [("A", 1, 0), ("A", 1, 1801), ("A", 1, 3602), ("B", 1, 0)]


@settings(max_examples=200, deadline=None)
@given(ENTRIES, st.sampled_from([2, 4, 8]))
@example(MERGED, 8)
def test_coarse_times_speak_against_nothing_that_fits(entries: Told, most: int) -> None:
    exact, coarse = judged(ORDER, entries), judged(ORDER, entries, most)
    assert not (exact and exact.agrees and coarse and not coarse.agrees)


def test_the_order_is_that_of_one_computer() -> None:
    moments = Moments()
    moments.add("A", 1, NOON)
    moments.add("B", 2, NOON + timedelta(seconds=1))
    assert fits([ORDER], list(moments), Restarts()) == ()


def test_times_that_nobody_knows_tell_nothing() -> None:
    moments = Moments()
    for symptoms in (1, 2):
        moments.add("A", symptoms, None)
    assert fits([ORDER, QUARTER, AGAIN, START, STOP], list(moments), Restarts()) == ()


def scanned(folder: Path, seconds: tuple[int, int], timings: tuple[Timing, ...]) -> Finding:
    known = signature(Event(event_id=7, provider="Disk"), Event(event_id=8, provider="Disk"), timings=timings)
    path = folder / "log.xml"
    times = [NOON + timedelta(seconds=when) for when in seconds]
    entries = [
        record(None, provider="Disk", event_id=number, computer="A", time_created=time)
        for number, time in zip((7, 8), times, strict=True)
    ]
    path.write_bytes(write_event_xml(entries))
    explained = explain(known, [path])
    (finding,) = scan([path], compile_index([known]), ScanOptions()).findings
    assert all(words in finding.reasons for words in explained.times)
    assert bool(explained.times) == bool(timings)
    return finding


def test_findings_say_it_and_are_scored_by_it(tmp_path: Path) -> None:
    plain = scanned(tmp_path, (0, 3), ())
    kept, broken = scanned(tmp_path, (0, 3), (ORDER,)), scanned(tmp_path, (3, 0), (ORDER,))
    assert broken.score < plain.score < kept.score
    assert "in the order that the article gives, once, within 3 seconds" in kept.reasons
    assert "not in the order that the article gives" in broken.reasons
    assert broken.grade is plain.grade is kept.grade
    assert [[one.note for one in finding.incidents] for finding in (plain, kept, broken)] == [
        [None],
        ["in the order that the article gives, once, within 3 seconds"],
        ["not in the order that the article gives"],
    ]
