"""Reads the header of a memory dump that Windows wrote when it stopped: the bug check, when, and on which Windows.

The layouts are DUMP_HEADER32 (4 KiB) and DUMP_HEADER64 (8 KiB), the same for complete, kernel and small dumps
(volatility3, `framework/symbols/windows/crash*.json`; kdmp-parser, `kdmp-parser-structs.h`). Behind the header only the
list of drivers is read that small dumps have.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from datetime import datetime

import msgspec

from evcorr.errors import UnreadableInputError
from evcorr.inputs import Input
from evcorr.readers.dumps.small_dump import TRIAGE_32, TRIAGE_64, Driver, TriageLayout, read_drivers
from evcorr.readers.reader import Reader, ReadOptions
from evcorr.record import Origin, Problem, Record
from evcorr.timestamps import from_filetime

_UNSET = 0x45474150
"""Windows fills the header with the letters PAGE before it writes into it."""


class _Layout(msgspec.Struct, frozen=True):
    """Where a header keeps what is read of it, and how wide its addresses are in bytes."""

    size: int
    width: int
    machine: int
    bug_check: int
    parameters: int
    exception: int
    dump_type: int
    system_time: int
    product_type: int
    triage: TriageLayout

    @property
    def least(self) -> int:
        """So much of the header has to be there."""
        return self.parameters + 4 * self.width


_LAYOUTS = {
    b"PAGEDUMP": _Layout(0x1000, 4, 0x20, 0x28, 0x2C, 0x7D0, 0xF88, 0xFC0, 0xF94, TRIAGE_32),
    b"PAGEDU64": _Layout(0x2000, 8, 0x30, 0x38, 0x40, 0xF00, 0xF98, 0xFA8, 0x1040, TRIAGE_64),
}

_MACHINES = {
    0x14C: "x86",
    0x166: "MIPS",
    0x184: "Alpha",
    0x1F0: "PowerPC",
    0x200: "ia64",
    0x8664: "amd64",
    0xAA64: "arm64",
}
_SMALL = 4
_DUMP_TYPES = {1: "complete", 2: "kernel", _SMALL: "small", 5: "bitmap complete", 6: "bitmap kernel"}
_PRODUCT_TYPES = {1: "workstation", 2: "domain controller", 3: "server"}


def sniff(head: bytes) -> bool:
    """Whether this is a memory dump of Windows: PAGEDUMP or PAGEDU64 at its beginning."""
    return head[:8] in _LAYOUTS


def read(source: Input, options: ReadOptions) -> Iterator[Record | Problem]:  # noqa: ARG001 - no text in it
    """One record, worded like a STOP screen; a problem where the header is cut.

    Raises UnreadableInputError if the bug check's code and parameters are not all there.
    """
    with source.open() as stream:
        magic = stream.read(8)
        layout = _LAYOUTS.get(magic)
        if layout is None:
            raise UnreadableInputError(source.path, "no memory dump of Windows")
        header = magic + stream.read(layout.size - len(magic))
        is_small = _u32(header, layout.dump_type) == _SMALL
        drivers = read_drivers(stream, layout.triage) if is_small and stream.seekable() else ()
    if len(header) < layout.least:
        raise UnreadableInputError(source.path, "memory dump cut within its header")
    yield _record(source.path, header, layout, drivers)
    if len(header) < layout.size:
        yield Problem(Origin(source.path, len(header), "byte"), "memory dump cut within its header")


def _record(path: str, header: bytes, layout: _Layout, drivers: tuple[Driver, ...]) -> Record:
    code = _u32(header, layout.bug_check) or 0
    digits = 2 * layout.width
    form = struct.Struct("<4I" if layout.width == 4 else "<4Q")
    values = form.unpack_from(header, layout.parameters)
    parameters = [f"0x{value:0{digits}X}" for value in values]
    facts = {
        "BugcheckCode": f"0x{code:08X}",
        **{f"BugcheckParameter{number}": value for number, value in enumerate(parameters, 1)},
        "ExceptionCode": _hex(_u32(header, layout.exception)),
        "OSBuild": _text(_u32(header, 0x0C)),
        "Machine": _MACHINES.get(_u32(header, layout.machine) or 0),
        "DumpType": _DUMP_TYPES.get(_u32(header, layout.dump_type) or 0),
        "ProductType": _PRODUCT_TYPES.get(_u32(header, layout.product_type) or 0),
        "Drivers": " ".join(driver.name for driver in drivers),
    }
    lines = (f"*** STOP: 0x{code:08X} ({', '.join(parameters)})", *_addresses(values, drivers, digits))
    return Record(
        origin=Origin(path, layout.bug_check, "byte"),
        time_created=_system_time(header, layout.system_time),
        message="\n".join(lines),
        data=tuple((name, value) for name, value in facts.items() if value),
    )


def _addresses(values: Sequence[int], drivers: tuple[Driver, ...], digits: int) -> Iterator[str]:
    """The parameters that are addresses within a driver, worded as STOP screens word them."""
    for value in dict.fromkeys(values):
        driver = next((one for one in drivers if one.holds(value)), None)
        if driver is not None:
            yield f"*** Address {value:0{digits}x} base at {driver.base:0{digits}x} - {driver.name}"


def _u32(header: bytes, offset: int) -> int | None:
    """The number at an offset; None where the header is cut or Windows wrote nothing."""
    if offset + 4 > len(header):
        return None
    value = int.from_bytes(header[offset : offset + 4], "little")
    return None if value == _UNSET else value


def _hex(value: int | None) -> str | None:
    return f"0x{value:08X}" if value else None


def _text(value: int | None) -> str | None:
    return str(value) if value else None


def _system_time(header: bytes, offset: int) -> datetime | None:
    """The FILETIME at an offset; None where there is none, or none of this age."""
    low, high = _u32(header, offset), _u32(header, offset + 4)
    if low is None or high is None:
        return None
    time = from_filetime(high << 32 | low)
    return time if time is not None and 1990 <= time.year < 2200 else None


READER = Reader(
    name="kerneldump",
    title="memory dumps of Windows (MEMORY.DMP, Mini*.dmp): the header, and the drivers that small ones list",
    gives=("time_created", "message", "data"),
    sniff=sniff,
    read=read,
    sign="PAGEDUMP or PAGEDU64 at the start",
)
