"""Which Windows wrote a log, from the records that tell it at every start of the machine.

EventLog 6009 (NT 4.0 SP4 and later, Q194507) holds version, build and service pack as its first strings, or in its text
after "Microsoft (R) Windows". Kernel-General 12 (Vista and later) holds them as named numbers.
"""

from __future__ import annotations

import re

import msgspec

from evcorr.provider import canonical_provider
from evcorr.record import Record


class Version(msgspec.Struct, frozen=True):
    """A version of Windows by the numbers it counts itself by; service pack 0 is none, None is not known."""

    major: int
    minor: int
    build: int | None = None
    service_pack: int | None = None

    @property
    def name(self) -> str:
        """The product in words, as far as the numbers tell it: client and server releases share them."""
        known = _NAMES.get((self.major, self.minor))
        if known or (self.major, self.minor) != (10, 0):
            return known or f"Windows {self.major}.{self.minor}"
        return next(name for since, name in _NAMES_OF_10 if (self.build or 0) >= since)

    @property
    def pack(self) -> str | None:
        """The service pack in words: "SP6", "no service pack"; None where it is not known."""
        if self.service_pack is None:
            return None
        return f"SP{self.service_pack}" if self.service_pack else "no service pack"


_NAMES = {
    (3, 10): "Windows NT 3.1",
    (3, 50): "Windows NT 3.5",
    (3, 51): "Windows NT 3.51",
    (4, 0): "Windows NT 4.0",
    (5, 0): "Windows 2000",
    (5, 1): "Windows XP",
    (5, 2): "Windows Server 2003 or XP x64",
    (6, 0): "Windows Vista or Server 2008",
    (6, 1): "Windows 7 or Server 2008 R2",
    (6, 2): "Windows 8 or Server 2012",
    (6, 3): "Windows 8.1 or Server 2012 R2",
}
_NAMES_OF_10 = (
    (26100, "Windows 11 or Server 2025"),
    (22000, "Windows 11"),
    (20348, "Windows Server 2022"),
    (0, "Windows 10, Server 2016 or 2019"),
)
"""From which build on, and the product."""

_SPOKEN = {
    "nt3.1": (3, 10),
    "nt3.5": (3, 50),
    "nt3.51": (3, 51),
    "nt4": (4, 0),
    "nt4.0": (4, 0),
    "2000": (5, 0),
    "xp": (5, 1),
    "2003": (5, 2),
    "vista": (6, 0),
    "2008": (6, 0),
    "7": (6, 1),
    "2008r2": (6, 1),
    "8": (6, 2),
    "2012": (6, 2),
    "8.1": (6, 3),
    "2012r2": (6, 3),
}
_SPOKEN_BUILDS = {"10": 10240, "2016": 14393, "2019": 17763, "2022": 20348, "11": 22000, "2025": 26100}
"""Releases that all call themselves 10.0, by a build that tells them apart."""

_SERVICE_PACK = re.compile(r"\b(?:SP|service pack)\s{0,3}(\d{1,2})", re.IGNORECASE)
_FILLING = re.compile(r"microsoft|windows|server|workstation|professional|[\s()]+", re.IGNORECASE)
_VERSION = re.compile(r"(\d{1,2})\.(\d{1,2})\.?")
_TEXT_6009 = re.compile(
    r"Microsoft \(R\) Windows[^\d]{0,20}(?:2000 \(R\) )?\s*(\d{1,2})\.(\d{1,2})\.?\s{1,3}(\d{3,5})", re.IGNORECASE
)

_EVENTLOG = canonical_provider("EventLog")
_KERNEL_GENERAL = canonical_provider("Microsoft-Windows-Kernel-General")


def parse_version(name: str) -> Version | None:
    """The version that a person means by "NT 4.0 SP6", "Windows 2000" or "Server 2019"; None if it is none known."""
    found = _SERVICE_PACK.search(name)
    pack = int(found[1]) if found else None
    spoken = _FILLING.sub("", _SERVICE_PACK.sub("", name)).casefold().strip("-_,")
    if spoken in _SPOKEN:
        major, minor = _SPOKEN[spoken]
        return Version(major, minor, None, pack)
    return Version(10, 0, _SPOKEN_BUILDS[spoken], pack) if spoken in _SPOKEN_BUILDS else None


def version_in(record: Record) -> Version | None:
    """The version of Windows that a record of a system start tells; None for every other record."""
    if record.event_id == 6009 and record.provider and canonical_provider(record.provider) == _EVENTLOG:
        return _from_strings([value for _, value in record.data]) or _from_text(record.message or "")
    if record.event_id == 12 and record.provider and canonical_provider(record.provider) == _KERNEL_GENERAL:
        return _from_names(dict(record.data))
    return None


def _from_strings(strings: list[str]) -> Version | None:
    """Event 6009: `5.01.`, `2600`, `Service Pack 2` or nothing, `Uniprocessor Free`."""
    found = _VERSION.fullmatch(strings[0]) if len(strings) > 2 else None
    if not found or not strings[1].isdecimal():
        return None
    return Version(int(found[1]), _minor(found[1], found[2]), int(strings[1]), _pack_number(strings[2]))


def _from_text(text: str) -> Version | None:
    found = _TEXT_6009.search(text)
    if not found:
        return None
    return Version(int(found[1]), _minor(found[1], found[2]), int(found[3]), _pack_number(text[found.end() :]))


def _minor(major: str, minor: str) -> int:
    """`5.01.` is version 5.1, but `3.51` and `3.50` are what they say; `3.5` is written short."""
    return int(minor) * 10 if major == "3" and len(minor) == 1 else int(minor)


def _pack_number(text: str) -> int:
    found = _SERVICE_PACK.search(text)
    return int(found[1]) if found else 0


def _from_names(data: dict[str, str]) -> Version | None:
    """Kernel-General 12: MajorVersion, MinorVersion, BuildVersion, ServiceVersion."""
    values = [data.get(name, "") for name in ("MajorVersion", "MinorVersion", "BuildVersion", "ServiceVersion")]
    if not all(value.isdecimal() for value in values):
        return None
    major, minor, build, pack = map(int, values)
    return Version(major, minor, build, pack)
