"""Every shape that the native parser's JSON of a record has in real logs."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from evcorr.readers.evtx.record_json import decode_event, record_from_json, sketch_from_json
from evcorr.record import Level, Origin, Record

TIME = datetime(2015, 8, 8, 2, 6, 17, 78125, UTC)
SKETCHED = ("provider", "event_source_name", "event_id", "channel", "computer", "time_created")


def record(**parts: Any) -> Record:
    """The record of an event with these parts; a sketch of it tells the same."""
    document = json.dumps({"Event": parts or None})
    native = {"event_record_id": 9, "timestamp": "2015-08-08T02:06:17.078125Z UTC", "data": document}
    event = decode_event(document)
    found = record_from_json("log", native, event)  # type: ignore[arg-type]
    sketch = sketch_from_json("log", native, event)  # type: ignore[arg-type]
    assert sketch.record() == found
    assert sketch.text == "\n".join(value for _, value in found.data)
    assert [getattr(sketch, name) for name in SKETCHED] == [getattr(found, name) for name in SKETCHED]
    return found


def system(**fields: Any) -> Record:
    return record(System=fields)


def test_all_fields() -> None:
    found = system(
        Provider={"#attributes": {"Name": "Service Control Manager", "EventSourceName": "SCM", "Guid": "555908D1"}},
        EventID={"#attributes": {"Qualifiers": 16384}, "#text": 7036},
        Version=0,
        Level=4,
        Task=0,
        Opcode=0,
        Keywords="0x8080000000000000",
        TimeCreated={"#attributes": {"SystemTime": "2010-11-21T03:55:59.626427Z"}},
        EventRecordID=1,
        Correlation=None,
        Execution={"#attributes": {"ProcessID": 448, "ThreadID": 452}},
        Channel="System",
        Computer="37L4247F27-26",
        Security={"#attributes": {"UserID": "S-1-5-19"}},
    )
    assert found == Record(
        origin=Origin("log", 1),
        provider="Service Control Manager",
        event_source_name="SCM",
        event_id=7036,
        qualifiers=16384,
        level=Level.INFORMATION,
        task="0",
        channel="System",
        computer="37L4247F27-26",
        time_created=datetime(2010, 11, 21, 3, 55, 59, 626427, UTC),
        record_id=1,
        user_id="S-1-5-19",
    )


def test_what_system_lacks_comes_from_the_records_head() -> None:
    for found in (record(), system(), system(Provider=None, TimeCreated=None, EventRecordID=None, Security=None)):
        assert found == Record(origin=Origin("log", 9), record_id=9, time_created=TIME)


def test_numbers_may_be_texts() -> None:
    found = system(
        EventID={"#attributes": {"Qualifiers": "49152"}, "#text": "7"}, Level="2", EventRecordID="3", Task="5"
    )
    assert (found.event_id, found.qualifiers, found.level, found.record_id, found.task) == (
        7,
        49152,
        Level.ERROR,
        3,
        "5",
    )
    assert system(EventID="4097").event_id == 4097


@pytest.mark.parametrize(
    ("node", "event_id", "qualifiers"),
    [
        (7, 7, None),
        (0xC0040007, 7, 0xC004),
        ({"#text": 7}, 7, None),
        ({"#attributes": {"Qualifiers": 0}, "#text": 7}, 7, 0),
        ({"#attributes": {"Qualifiers": 5}}, None, 5),
        (None, None, None),
    ],
)
def test_identifiers(node: object, event_id: int | None, qualifiers: int | None) -> None:
    found = system(EventID=node)
    assert (found.event_id, found.qualifiers) == (event_id, qualifiers)


@pytest.mark.parametrize(
    ("level", "keywords", "expected"),
    [
        (0, "0x8020000000000000", Level.SUCCESS_AUDIT),
        (0, "0x8010000000000000", Level.FAILURE_AUDIT),
        (0, "0xa0000000000000", Level.SUCCESS_AUDIT),
        (0, "0x90000000000000", Level.FAILURE_AUDIT),
        (0, None, Level.INFORMATION),
        (None, None, None),
        (2, "damaged", Level.ERROR),
        (200, "0x80000000000000", None),
    ],
)
def test_levels(level: int | None, keywords: str | None, expected: Level | None) -> None:
    assert system(Level=level, Keywords=keywords).level == expected


@pytest.mark.parametrize(
    ("body", "data"),
    [
        (None, ()),
        ({}, ()),
        ({"LogonType": 3, "IP": "::1", "Elevated": True, "Old": None}, "LogonType=3 IP=::1 Elevated=true Old="),
        ({"Data": {"#text": ["a", "", 3]}}, "=a = =3"),
        ({"Data": {"#text": "a"}, "Binary": "0100"}, "=a"),
        ({"Data": None}, "="),
        ({"#attributes": {"Name": "Started"}, "Data": {"#text": "a"}}, "=a"),
        ({"param1": "a", "param1_1": "b", "param1_2": "c"}, "param1=a param1=b param1=c"),
        ({"param_1": "a", "x2": "b"}, "param_1=a x2=b"),
        ({"ComplexData": {"#attributes": {"Name": "IdleState"}, "#text": "01"}}, "IdleState=01"),
        ({"ComplexData": {"#attributes": {"Name": "IdleState"}}}, "IdleState="),
    ],
)
def test_event_data(body: object, data: str | tuple[()]) -> None:
    expected = tuple(tuple(pair.split("=", 1)) for pair in data.split(" ")) if isinstance(data, str) else data
    assert record(EventData=body).data == expected


@pytest.mark.parametrize(
    ("binary", "expected"), [("6500AF", b"e\0\xaf"), ("", b""), (None, b""), ("650", b""), ("xy", b""), (7, b"")]
)
def test_binary_data(binary: object, expected: bytes) -> None:
    assert record(EventData={"Binary": binary}).binary == expected


@pytest.mark.parametrize("part", ["UserData", "ProcessingErrorData"])
def test_other_bodies_give_their_texts_and_attributes(part: str) -> None:
    inner = {
        "#attributes": {"xmlns": "ns", "xmlns:auto-ns2": "x"},
        "Error": {"#attributes": {"Code": 15007}},
        "Off": False,
    }
    body = {"Failure": inner, "Text": {"#text": ["a", "b"]}}
    assert record(**{part: body}).data == (("Code", "15007"), ("Off", "false"), ("Text", "a"), ("Text", "b"))


@pytest.mark.parametrize(
    "fields",
    [
        {"EventID": ["7"]},
        {"Channel": 7},
        {"TimeCreated": {"#attributes": {"SystemTime": "Disk"}}},
        {"Level": "x", "Task": "y", "Provider": "Disk", "Security": 5},
    ],
)
def test_fields_of_another_type_are_left_out(fields: dict[str, Any]) -> None:
    found = record(System={"Computer": "SERVER1", **fields}, EventData={"a": "b"})
    assert found == Record(
        origin=Origin("log", 9), record_id=9, time_created=TIME, computer="SERVER1", data=(("a", "b"),)
    )


def test_control_characters_in_names_are_left_out() -> None:
    document = '{"Event":{"Sys\x01tem":{},"System":{"\x02Channel":"System"},"EventData":{"a\x1f":"b"}}}'
    native = {"event_record_id": 9, "timestamp": "", "data": document}
    found = record_from_json("log", native, decode_event(document))  # type: ignore[arg-type]
    assert (found.channel, found.data, found.time_created) == ("System", (("a", "b"),), None)


@pytest.mark.parametrize("document", ["", "{", '{"Event":7}', '{"Event":{"System":{"Level":"x"},"EventData":}}', "[]"])
def test_what_is_no_event_is_refused(document: str) -> None:
    with pytest.raises(msgspec.DecodeError):
        decode_event(document)
