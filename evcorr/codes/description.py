"""What a code that somebody wrote down can be: its readings in each space, with every spelling, name and message."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from evcorr.codes.table import named_codes, table
from evcorr.codes.value import DUMP_BIT, FACILITY_WIN32, NT_BIT, format_stop, identity, parse_code, stop_identity
from evcorr.text.lazy_regex import lazy_regex

_BARE_HEX = lazy_regex(r"[0-9A-Fa-f]{1,8}")

_SMALL = 0x10000
"""Win32 codes, and those of NET HELPMSG, are below this ([MS-ERREF] 2.1)."""
_SPACES_OF_DECIMAL = ("win32", "net", "stop")
"""Where small numbers belong; as successes of HRESULT and NTSTATUS nobody writes them in decimal."""
_SPACES_OF_HEXADECIMAL = ("stop", "win32", "net", "ntstatus", "hresult")
_SPACES_OF_LARGE = ("hresult", "ntstatus", "win32", "net", "stop", "jet")


class Reading(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing that a code can be, as one space has it: `code` as that space writes it, and how else it is written.

    `spellings` are the same number, `hresult` the same error as an HRESULT, `dump` a STOP code as the event about a
    mini dump tells it. `hexadecimal` says that digits without 0x were taken as hexadecimal, as STOP codes are quoted.
    """

    space: str
    code: str
    names: tuple[str, ...]
    message: str | None = None
    spellings: tuple[str, ...]
    hresult: tuple[str, ...] = ()
    dump: tuple[str, ...] = ()
    hexadecimal: bool = False


class CodeDescription(msgspec.Struct, frozen=True, kw_only=True):
    """A code as written, the spellings of the number that it is, and its readings, likeliest first.

    `errors` are the numbers that it can be as an error code (see `identity`), `stops` those as a STOP code, whether a
    table has them or not. What is neither a number nor a name in a table has none of these.
    """

    written: str
    spellings: tuple[str, ...]
    readings: tuple[Reading, ...]
    errors: frozenset[int]
    stops: frozenset[int]


class _Candidate(NamedTuple):
    """A number in one space, to be looked up there; `hexadecimal` as in `Reading`."""

    space: str
    value: int
    hexadecimal: bool = False


def describe_code(text: str) -> CodeDescription:
    """All that a number in any spelling, or a symbolic name in any case, can be; never raises."""
    written = text.strip()
    named = [_Candidate(space, known.value) for space, known in named_codes().get(written.casefold(), ())]
    candidates = named or list(_candidates(written))
    value = _number(written)
    return CodeDescription(
        written=written,
        spellings=() if value is None else spellings("", value),
        readings=tuple(_reading(item) for item in candidates if item.value in table(item.space)),
        errors=frozenset(identity(item.value) for item in candidates if item.space != "stop"),
        stops=frozenset(item.value for item in candidates if item.space == "stop"),
    )


def _number(written: str) -> int | None:
    """The unsigned value of a number; hexadecimal digits need no 0x where they cannot be decimal ones (7B)."""
    value = parse_code(written)
    return int(written, 16) if value is None and _BARE_HEX.fullmatch(written) else value


def _candidates(written: str) -> Iterator[_Candidate]:
    """Each number that could be meant, in each space that could be, likeliest first."""
    value = _number(written)
    if value is None:
        return
    decimal = written.lstrip("+-").isdecimal()
    small = _SPACES_OF_DECIMAL if decimal else _SPACES_OF_HEXADECIMAL
    for space in small if value < _SMALL else _SPACES_OF_LARGE:
        yield _Candidate(space, _folded(space, value))
    if decimal and 9 < value < _SMALL:
        yield _Candidate("stop", int(written, 16), hexadecimal=True)


def _folded(space: str, value: int) -> int:
    """The value as the table of a space has it: out of an HRESULT, or out of a dump."""
    match space:
        case "stop":
            return stop_identity(value)
        case "win32" | "net" | "ntstatus":
            return identity(value)
        case _:
            return value


def _reading(item: _Candidate) -> Reading:
    space, value, hexadecimal = item
    known = table(space)[value]
    return Reading(
        space=space,
        code=spell(space, value),
        names=known.names,
        message=known.message,
        spellings=spellings(space, value),
        hresult=_as_hresult(space, value),
        dump=(_hexadecimal(value | DUMP_BIT),) if space == "stop" and value < _SMALL else (),
        hexadecimal=hexadecimal,
    )


def spell(space: str, value: int) -> str:
    """An unsigned 32-bit value as its space writes it: decimal for Win32 and NET, signed for Jet, else hexadecimal."""
    match space:
        case "win32" | "net":
            return str(value)
        case "jet":
            return str(_signed(value))
        case "stop":
            return format_stop(value)
        case _:
            return _hexadecimal(value)


def spellings(space: str, value: int) -> tuple[str, ...]:
    """The same number in each way to write it, that of its space first; of no space, the hexadecimal one."""
    every = (spell(space, value), _hexadecimal(value), f"0x{value:X}", str(value), str(_signed(value)))
    return tuple(dict.fromkeys(every))


def _as_hresult(space: str, value: int) -> tuple[str, ...]:
    """The spellings of the HRESULT that wraps a Win32, NET or NTSTATUS code ([MS-ERREF] 2.1)."""
    if space in {"win32", "net"} and 0 < value < _SMALL:
        return spellings("hresult", FACILITY_WIN32 << 16 | value)
    if space == "ntstatus" and value >> 28 == 0xC:
        return spellings("hresult", value | NT_BIT)
    return ()


def _hexadecimal(value: int) -> str:
    return f"0x{value:08X}"


def _signed(value: int) -> int:
    return value - (value >> 31 << 32)
