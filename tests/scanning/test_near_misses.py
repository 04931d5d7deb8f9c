"""What comes near a symptom without showing it."""

import pytest

from evcorr.matching.compare import compare
from evcorr.matching.index import symptoms_of
from evcorr.matching.shown import show
from evcorr.observable import Crash, ErrorCode, Event, Message, Observable, Stop
from evcorr.record import Record
from evcorr.scanning.near_misses import near_misses
from tests.builders import record, signature

DISK = Event(event_id=7, provider="Disk", text="The device has a bad block on its surface")
STOP_A = "*** STOP: 0x0000000A (0x1, 0x2, 0x0, 0xF1583318)\n*** Address f1583318 has base at f1580000 - other.sys"


@pytest.mark.parametrize(
    ("observable", "seen", "reasons"),
    [
        (DISK, record("x", event_id=7, provider="Ftdisk"), ["the same id from another source, Ftdisk"]),
        (
            Event(event_id=7, text="The device has a bad block."),
            record("x", event_id=7, provider="Disk"),
            ["the id from Disk; the article names no source"],
        ),
        (DISK, record("x", event_id=7), ["the id, and no source"]),
        (
            Event(event_id=7, provider="Disk", code="0x80070005"),
            record("error 6", event_id=7, provider="disk"),
            ["the same event without the code 0x80070005"],
        ),
        (DISK, record("x", event_id=9, provider="disk"), ["the same source with another id, 9"]),
        (DISK, record("The device has a bad block on its surface", event_id=3), ["its words, without the event"]),
        (DISK, record("a device has a bad block on it"), ["70 % of its words, not all of them or not in order"]),
        (DISK, record("all is well", event_id=1, provider="Other"), []),
        (Stop(code="0x0000000A", module="a.sys"), record("all is well"), []),
        (Stop(code="0x0000001E", module="other.sys"), record(STOP_A), ["another STOP, 0x0000000A, in the same module"]),
        (ErrorCode(code="2404", space="net"), record("we counted 2404 sheep"), [
            "the number, where nothing says that it is an error code"
        ]),
        (ErrorCode(code="2404", space="net"), record("we counted 24040 sheep"), []),
        (ErrorCode(code="LNK2001"), record("all is well"), []),
        (ErrorCode(code="809", text="The call failed with code"), record("The call failed with code 812"), [
            "its words, without the code"
        ]),
        (Message(text="The disk is full of holes"), record("the disk is full"), [
            "70 % of its words, not all of them or not in order"
        ]),
        (Message(text="The disk is full of holes"), record("a printer is out of paper"), []),
        (Crash(image="store.exe", module="a.dll"), record("Faulting application x.exe, version 1.0.0.0, "
         "faulting module a.dll, version 1.0.0.0, fault address 0x00012345."), ["a crash of x.exe in the same module"]),
    ],
)  # fmt: skip
def test_what_comes_near(observable: Observable, seen: Record, reasons: list[str]) -> None:
    (symptom,) = symptoms_of(signature(observable))
    shown = show(seen)
    assert compare(symptom, shown) is None
    assert list(near_misses(symptom, shown)) == reasons
