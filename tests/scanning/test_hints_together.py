"""All hints of an article in one incident, or most of them if they are rare, make a finding of it.

What ordinary logs show, or hints apart, do not.
"""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from evcorr.grade import Grade
from evcorr.inputs import Input, find_inputs
from evcorr.matching.index import compile_index
from evcorr.observable import ErrorCode, Event, Message, Observable
from evcorr.record import Level, Record
from evcorr.report import Finding
from evcorr.scanning.options import ScanOptions
from evcorr.scanning.scanner import follow, scan
from evcorr.signature import Rarity, Signature
from tests.builders import record, signature, utc
from tests.writers.event_xml_writer import write_event_xml

NOON = utc("2026-11-21T12:00:00+00:00")
PAINT = Event(event_id=7, provider="Paint")
BRUSH = Event(event_id=9, provider="Brush")
EASEL = Event(event_id=3, provider="Easel")
CODE = ErrorCode(code="-550", space="jet")
SHORT = Message(text="canvas torn")


def known(*observables: Observable, articles: int = 9, computers: int = 0) -> Signature:
    """A signature of things that so many articles name."""
    return signature(*observables, rarity=tuple(Rarity(60, articles, computers) for _ in observables))


def event(provider: str, event_id: int, minutes: int = 0, **fields: object) -> Record:
    time = NOON + timedelta(minutes=minutes)
    return record(
        **{"provider": provider, "event_id": event_id, "time_created": time, "level": Level.ERROR, "computer": "A"}
        | fields
    )


PAINTED, BRUSHED = event("Paint", 7), event("Brush", 9, 5)


def found(folder: Path, of: Signature, *records: Record) -> Finding | None:
    path = folder / "log.xml"
    path.write_bytes(write_event_xml(records))
    findings = scan([path], compile_index([of]), ScanOptions(min_grade=Grade.WEAK)).findings
    return findings[0] if findings else None


@pytest.mark.parametrize(
    ("of", "records"),
    [
        (known(PAINT, BRUSH), [PAINTED, BRUSHED]),
        (known(PAINT, CODE), [event("Paint", 7, message="The store failed with error -550.")]),
        (known(PAINT, BRUSH, SHORT), [BRUSHED, PAINTED, event("Tin", 1, message="Canvas torn"), BRUSHED]),
        # most of them are enough where they are rarer
        (known(PAINT, BRUSH, SHORT, EASEL, articles=6), [BRUSHED, PAINTED, event("Easel", 3, 2)]),
    ],
)
def test_hints_of_one_incident_make_a_finding(tmp_path: Path, of: Signature, records: list[Record]) -> None:
    finding = found(tmp_path, of, *records)
    assert finding is not None
    assert finding.grade is Grade.LIKELY
    assert "hints alone, but together in one incident" in finding.reasons
    assert {item.grade for item in finding.evidence} == {Grade.WEAK}


@pytest.mark.parametrize(
    ("of", "records"),
    [
        (known(PAINT, BRUSH), [PAINTED, PAINTED]),
        (known(PAINT, BRUSH, SHORT), [PAINTED, BRUSHED]),
        (known(PAINT, BRUSH, SHORT, EASEL, articles=6), [PAINTED, BRUSHED]),
        (known(PAINT, BRUSH), [PAINTED, event("Brush", 9, 60)]),
        (known(PAINT, BRUSH), [PAINTED, event("Brush", 9, 5, computer="B")]),
        (known(PAINT, BRUSH), [PAINTED, event("Brush", 9, 5, level=Level.INFORMATION)]),
        (known(PAINT, BRUSH, articles=40), [PAINTED, BRUSHED]),
        (known(PAINT, BRUSH, computers=3), [PAINTED, BRUSHED]),
        # one event, whichever of its texts
        (
            known(*(Event(event_id=7, provider="Paint", text=f"{word} is missing from the easel") for word in "ab")),
            [event("Paint", 7)],
        ),
        # the words are those of another case
        (
            known(Event(event_id=7, provider="Paint", text="the canvas is missing from the easel in the hall"), BRUSH),
            [event("Paint", 7, message="Somebody opened the door of the cellar and it was cold"), BRUSHED],
        ),
    ],
    ids=["one", "some", "half", "later", "elsewhere", "no fault", "common", "ordinary", "the same", "another case"],
)
def test_other_hints_stay_hints(tmp_path: Path, of: Signature, records: list[Record]) -> None:
    finding = found(tmp_path, of, *records)
    assert finding is not None
    assert finding.grade is Grade.WEAK


def test_whoever_follows_a_log_is_told_once_they_are_together(tmp_path: Path) -> None:
    path = tmp_path / "log.xml"
    path.write_bytes(write_event_xml([PAINTED, PAINTED, BRUSHED, BRUSHED]))
    (source,) = find_inputs([path])
    assert isinstance(source, Input)
    told: list[tuple[str, Grade, int]] = []
    index = compile_index([known(PAINT, BRUSH)])
    follow([source], index, ScanOptions(), lambda one: told.append((one.article, one.grade, one.count)))
    assert told == [("Q1", Grade.LIKELY, 3)]


def test_hints_that_nobody_measured_stay_hints(tmp_path: Path) -> None:
    finding = found(
        tmp_path, signature(SHORT, Message(text="brush lost")), event("A", 1, message="Canvas torn, brush lost")
    )
    assert finding is not None
    assert finding.grade is Grade.WEAK
