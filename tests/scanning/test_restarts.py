"""What happened around an incident: a STOP's own records, and the start that it followed."""

from datetime import timedelta
from pathlib import Path

import pytest

from evcorr.grade import Grade
from evcorr.matching.index import compile_index
from evcorr.observable import Event, Stop
from evcorr.record import Record
from evcorr.scanning.options import ScanOptions
from evcorr.scanning.scanner import scan
from evcorr.scanning.survey.incident import group
from evcorr.scanning.survey.moments import Moment
from evcorr.scanning.survey.restarts import Restarts
from tests.builders import record, signature, utc
from tests.writers.event_xml_writer import write_event_xml

NOON = utc("2026-11-21T12:00:00+00:00")


def at(minutes: int, provider: str, event_id: int, computer: str | None = "A", **fields: object) -> Record:
    time = NOON + timedelta(minutes=minutes)
    return record(**{"provider": provider, "event_id": event_id, "computer": computer, "time_created": time} | fields)


INCIDENT = group([Moment("A", 1, NOON, NOON, 1)])[0]


def told_by(records: list[Record]) -> Restarts:
    restarts = Restarts()
    for one in records:
        restarts.add(one)
    return restarts


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        (
            [at(2, "EventLog", 6008), at(2, "eventlog", 6005), at(3, "Save Dump", 1001)],
            "one stop, with the record of a STOP, an unexpected shutdown, a start of the system",
        ),
        ([at(1, "Microsoft-Windows-Kernel-Power", 41)], "one stop, with an unexpected shutdown"),
        ([at(31, "EventLog", 6008)], None),
        ([at(1, "EventLog", 6008, computer="B")], None),
        ([at(1, "Somebody", 6008)], None),
        ([at(1, "EventLog", 6008, recovered=True)], None),
        ([at(1, "EventLog", 6008, time_created=NOON.replace(tzinfo=None))], None),
        ([], None),
    ],
)
def test_what_belongs_to_a_stop(records: list[Record], expected: str | None) -> None:
    assert told_by(records).with_stop(INCIDENT) == expected


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        ([at(-4, "EventLog", 6005)], "began 4 min after a start of the system"),
        ([at(0, "EventLog", 6005)], "began at a start of the system"),
        ([at(-20, "EventLog", 6005)], None),
        ([at(4, "EventLog", 6005)], None),
        ([at(-4, "EventLog", 6008)], None),
    ],
)
def test_what_begins_soon_after_a_start(records: list[Record], expected: str | None) -> None:
    assert told_by(records).since_start(INCIDENT) == expected


def test_parts_add_up() -> None:
    one, other = Restarts(), Restarts()
    one.add(at(1, "EventLog", 6008))
    other.add(at(2, "EventLog", 6005))
    one.merge(other)
    assert one.with_stop(INCIDENT) == "one stop, with an unexpected shutdown, a start of the system"


def test_a_stop_and_what_follows_it_is_one_incident(tmp_path: Path) -> None:
    path = tmp_path / "System.xml"
    said = "The computer has rebooted from a bugcheck. The bugcheck was: 0x0000001E (0x1, 0x2, 0x3, 0x4)."
    path.write_bytes(
        write_event_xml([at(2, "EventLog", 6008), at(2, "EventLog", 6005), at(3, "Save Dump", 1001, message=said)])
    )
    known = signature(Stop(code="0x0000001E"), Event(event_id=1001, provider="Save Dump"))
    (finding,) = scan([path], compile_index([known]), ScanOptions(min_grade=Grade.WEAK)).findings
    (incident,) = finding.incidents
    assert (incident.count, incident.symptoms) == (1, (0, 1))
    assert incident.note == "one stop, with the record of a STOP, an unexpected shutdown, a start of the system"
