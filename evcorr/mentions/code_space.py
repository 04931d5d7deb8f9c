"""Code spaces: which numbering a code is of, told by its value, or by the words around it."""

from __future__ import annotations

from collections.abc import Callable

from evcorr.codes import table

_NET_CODES = range(2100, 4000)
"""Codes of NET HELPMSG: LAN Manager's services and user interface. The tables are read for these numbers only."""

_JET_CODES = range(0x100000000 - 4999, 0x100000000 - 99)
"""-100 to -4999 as unsigned numbers."""

Space = Callable[[int | None], str | None]
"""Tells the space of a code from its unsigned value, which is None for a code with letters."""


def hex_space(value: int | None) -> str | None:
    """The space of a whole 32-bit value; None for small ones and for facilities that only products use."""
    if value is None:
        return None
    if value >> 28 == 0x8:
        return "hresult"
    return "ntstatus" if value >> 24 == 0xC0 or value >> 28 == 0xD else None


def system_space(value: int | None) -> str | None:
    """The space of a code that Windows itself shows: NET, Win32, or by its upper half."""
    if value is None or value > 0xFFFF:
        return hex_space(value)
    return "net" if value in _NET_CODES and value not in table("win32") else "win32"


def by_range(value: int | None) -> str | None:
    """The space of a code that only the word "error" marks: databases have errors of LAN Manager's numbers too."""
    return "net" if value in _NET_CODES and value in table("net") else jet_or_none(value)


def jet_or_none(value: int | None) -> str | None:
    """The space of a small negative number, as JET's are, or of a whole 32-bit value."""
    return "jet" if value in _JET_CODES else hex_space(value)


def service_space(value: int | None) -> str | None:
    """The space of a service-specific code: LAN Manager's, JET's, or the service's own."""
    return "net" if value in _NET_CODES else jet_or_none(value) or "product"


def exchange_space(value: int | None) -> str | None:
    """The space of a code that Exchange's administrator program shows as "ID no"."""
    return "product" if value is not None and value >> 28 == 0xC else "hresult"


def always(name: str) -> Space:
    """The space that a form's words tell, whatever the value."""
    return lambda _value: name
