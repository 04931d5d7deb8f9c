"""An explanation tells of every symptom what agreed, what disagreed, what is absent, and what came near."""

from pathlib import Path

from evcorr.explanation import Explanation
from evcorr.grade import Grade
from evcorr.observable import Event, Message, Stop
from evcorr.record import Record
from evcorr.scanning.explaining import explain
from evcorr.scanning.options import ScanOptions
from evcorr.scanning.systems.windows_version import Version
from tests.builders import record, signature, utc
from tests.writers.event_xml_writer import write_event_xml

KNOWN = signature(
    Event(event_id=7, provider="Disk", text="The device has a bad block"),
    Event(event_id=9, provider="Disk"),
    Event(event_id=11, provider="Tape"),
    Stop(code="0x0000001E", module="a.sys"),
    Message(text="x"),
)


def explanation(folder: Path, *records: Record, **options: object) -> Explanation:
    path = folder / "log.xml"
    path.write_bytes(write_event_xml(records))
    return explain(KNOWN, [path], ScanOptions(**options))  # type: ignore[arg-type]


def test_every_symptom_has_a_verdict(tmp_path: Path) -> None:
    found = explanation(
        tmp_path,
        record("The device has a bad block.", event_id=7, provider="Disk"),
        record("other", event_id=9, provider="Cdrom"),
        record("The bugcheck was: 0x0000001E (0x1, 0x2, 0x0, 0x3).", event_id=1001, provider="Save Dump"),
    )
    assert [one.verdict for one in found.symptoms] == ["seen", "near", "absent", "hint", "not looked for"]
    assert found.records_read == 3
    event, near, _, stop, _ = found.symptoms
    assert event.evidence is not None
    assert event.evidence.examples[0].agreed == ("provider", "event_id", "text")
    assert event.near == ()
    assert {miss.reason: miss.count for miss in near.near}["the same id from another source, Cdrom"] == 1
    assert stop.evidence is not None
    assert stop.evidence.grade is Grade.WEAK
    assert (stop.disagreed, stop.untold) == ((), ("module",))


def test_what_an_entry_tells_otherwise_is_told_apart_from_what_it_leaves_out(tmp_path: Path) -> None:
    other = explanation(tmp_path, record("Some other trouble with that drive", event_id=7, provider="Disk"))
    assert (other.symptoms[0].verdict, other.symptoms[0].disagreed, other.symptoms[0].untold) == ("hint", ("text",), ())
    without = explanation(tmp_path, record(event_id=7, provider="Disk"))
    assert (without.symptoms[0].verdict, without.symptoms[0].disagreed, without.symptoms[0].untold) == (
        "seen",
        (),
        ("text",),
    )


def test_a_log_that_lies_there_twice_counts_once_where_it_tells_times(tmp_path: Path) -> None:
    for told, count in ((utc("2005-04-03T10:00:00Z"), 1), (None, 2)):
        entry = record("The device has a bad block.", event_id=7, provider="Disk", time_created=told)
        for name in ("a.xml", "b.xml"):
            (tmp_path / name).write_bytes(write_event_xml([entry]))
        found = explain(KNOWN, [tmp_path])
        evidence = found.symptoms[0].evidence
        assert evidence is not None
        assert (found.records_read, evidence.count) == (count, count)


def test_an_entry_shows_one_of_the_messages_of_an_event_and_is_near_the_others(tmp_path: Path) -> None:
    path = tmp_path / "log.xml"
    path.write_bytes(write_event_xml([record("The device is full.", event_id=7, provider="Disk")]))
    two = signature(
        Event(event_id=7, provider="Disk", text="The device has a bad block"),
        Event(event_id=7, provider="Disk", text="The device is full"),
    )
    other, shown = explain(two, [path]).symptoms
    assert (other.verdict, shown.verdict) == ("near", "seen")
    assert [miss.reason for miss in other.near] == ["its source and id, in other words of the article"]


def test_an_unreadable_input_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "empty.evt").write_bytes(b"")
    found = explain(KNOWN, [tmp_path])
    assert [problem.reason for problem in found.problems] == ["empty file"]
    assert found.records_read == 0


def test_the_system_is_the_one_that_is_told(tmp_path: Path) -> None:
    assert "Windows NT 4.0" in explanation(tmp_path, record("x"), system=Version(4, 0)).applies_why
