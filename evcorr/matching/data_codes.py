"""Error codes in the data of events: what drivers and services leave as binary data, and inserted strings."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from evcorr.codes import is_known, parse_code
from evcorr.event_number import LARGEST_ID
from evcorr.mentions import ErrorMention
from evcorr.observable import ErrorCode
from evcorr.record import Level, Record

_PACKET_SIZE = 0x28
"""Bytes of an IO_ERROR_LOG_PACKET before its dump data (ntiologc.h, wdm.h)."""

_PACKET = struct.Struct("<12xI4xI")
"""Of such a packet ErrorCode, the identifier of the event, and FinalStatus, an NTSTATUS."""

_NUMBER = struct.Struct("<I")

_SEVERITY_ERROR = 0b11
"""The upper two bits of an NTSTATUS that tells an error ([MS-ERREF] 2.3)."""

TROUBLE = frozenset({Level.ERROR, Level.WARNING})
"""Levels at which the numbers that an event holds may be codes of what failed."""


def codes_in_data(record: Record) -> Iterator[ErrorMention]:
    """The codes that the data of a record holds; they have no place in its text.

    Inserted strings are looked at where there is no message, in whose words codes are found otherwise.
    """
    yield from _in_binary(record)
    if record.message is None and record.level in TROUBLE:
        codes = (value for _, value in record.data if _is_code(value))
        yield from (ErrorMention(ErrorCode(code=code), 0, 0, explicit=False) for code in dict.fromkeys(codes))


def _is_code(value: str) -> bool:
    """Whether an inserted string may be an error code: no small number, of which events are full."""
    return _FEWEST_CHARACTERS <= len(value) <= _MOST_CHARACTERS and parse_code(value) is not None


_FEWEST_CHARACTERS, _MOST_CHARACTERS = 3, 11


def _in_binary(record: Record) -> Iterator[ErrorMention]:
    """What a driver's or a service's binary data holds.

    A driver's data is an IO_ERROR_LOG_PACKET if the record's own id stands in it: then the final status is explicit.
    A service's data that is a single number may be a Win32 code; nothing but its length says so.
    """
    data = record.binary
    if len(data) >= _PACKET_SIZE:
        identifier, status = _PACKET.unpack_from(data)
        if record.event_id and identifier & LARGEST_ID == record.event_id and status:
            yield ErrorMention(ErrorCode(code=f"0x{status:08X}", space="ntstatus"), 0, 0, explicit=True)
    elif len(data) == _NUMBER.size and record.level in TROUBLE:
        (number,) = _NUMBER.unpack(data)
        if number and is_known("win32", number):
            yield ErrorMention(ErrorCode(code=str(number), space="win32"), 0, 0, explicit=False)
        elif number >> 30 == _SEVERITY_ERROR and is_known("ntstatus", number):
            yield ErrorMention(ErrorCode(code=f"0x{number:08X}", space="ntstatus"), 0, 0, explicit=False)
