"""Codes in the binary data of events, and which articles they count for."""

from __future__ import annotations

import struct

import msgspec
import pytest

import evcorr
from evcorr.grade import Grade
from evcorr.matching.data_codes import codes_in_data
from evcorr.matching.matcher import match
from evcorr.observable import ErrorCode, Event
from evcorr.record import Level
from tests.builders import record, signature


def packet(event_id: int, status: int) -> bytes:
    """An IO_ERROR_LOG_PACKET as a driver logs it, with a name behind it."""
    return struct.pack("<HHHHIIIIIII", 0, 0x34, 2, 0x7E, 0, 0x80000000 | event_id, 0, status, 0, 0, 0) + b"\\\0s\0"


@pytest.mark.parametrize(
    ("event_id", "binary", "codes"),
    [
        (3031, packet(3031, 0xC0000034), ["0xC0000034"]),
        # another event's number in its place, no status, too short
        (3031, packet(7, 0xC0000034), []),
        (3031, packet(3031, 0), []),
        (3031, packet(3031, 0xC0000034)[:0x20], []),
        (7000, bytes.fromhex("02000000"), ["2"]),
        (7000, bytes.fromhex("340000C0"), ["0xC0000034"]),
        (7000, bytes(4), []),
        (7000, b"", []),
    ],
)
def test_what_data_hold(event_id: int, binary: bytes, codes: list[str]) -> None:
    found = codes_in_data(record(event_id=event_id, level=Level.ERROR, binary=binary))
    assert [mention.what.code for mention in found] == codes


CODE = ErrorCode(code="0xC0000034", space="ntstatus")
SHOWN = record(provider="Rdr", event_id=3031, level=Level.WARNING, binary=packet(3031, 0xC0000034))


def grades(*observables: Event | ErrorCode) -> list[tuple[str, Grade]]:
    index = evcorr.compile_index([signature(*observables)])
    return [(type(found.symptom.observable).__name__, found.grade) for found in match(SHOWN, index)]


def test_a_status_in_the_data_counts_for_an_article_that_names_the_event() -> None:
    assert ("ErrorCode", Grade.LIKELY) in grades(Event(event_id=3031, provider="Rdr"), CODE)


def test_a_status_in_the_data_counts_for_no_other_article() -> None:
    assert grades(CODE) == []
    assert grades(Event(event_id=7, provider="Disk"), CODE) == []


def test_inserted_strings_that_are_codes() -> None:
    strings = tuple(("", value) for value in ("PLANT7", "-550", "0x8007000e", "e0010002", "17", "-550"))
    entry = record(None, event_id=1002, level=Level.ERROR, data=strings)
    assert [mention.what.code for mention in codes_in_data(entry)] == ["-550", "0x8007000e", "e0010002"]
    assert not list(codes_in_data(msgspec.structs.replace(entry, message="It failed with -550.")))
    assert not list(codes_in_data(msgspec.structs.replace(entry, level=Level.INFORMATION)))
