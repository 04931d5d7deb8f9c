"""Versions of Windows NT: the numbers they count themselves by, the names people give them, and their builds."""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from evcorr.text.lazy_regex import lazy_regex

LAST_WITH_PACKS = (6, 1)
"""The last Windows of which there were service packs."""


class Version(msgspec.Struct, frozen=True):
    """A version of Windows by the numbers it counts itself by; service pack 0 is none, None is not known."""

    major: int
    minor: int
    build: int | None = None
    service_pack: int | None = None
    edition: str | None = None
    """The product as Windows calls itself: "Windows Server 2008 R2 Standard"; few records tell it."""

    @property
    def name(self) -> str:
        """The product in words, as far as the numbers tell it: client and server releases share them."""
        known = _NAMES.get((self.major, self.minor))
        if known or (self.major, self.minor) != (10, 0):
            return known or f"Windows {self.major}.{self.minor}"
        return next(name for since, name in _NAMES_OF_10 if (self.build or 0) >= since)

    @property
    def pack(self) -> str | None:
        """The service pack in words: "SP6", "no service pack"; None where it is not known, or there never was one."""
        if self.service_pack:
            return f"SP{self.service_pack}"
        could_have = self.service_pack is not None and (self.major, self.minor) <= LAST_WITH_PACKS
        return "no service pack" if could_have else None

    @property
    def numbers(self) -> str:
        """The version as Windows writes it: `5.1.2600`, or `5.1` where the build is not known."""
        return f"{self.major}.{self.minor}" + (f".{self.build}" if self.build else "")

    @property
    def order(self) -> tuple[int, int, int, int, str]:
        """A key to sort versions, the oldest first; what is not known comes before what is."""
        pack = -1 if self.service_pack is None else self.service_pack
        return self.major, self.minor, self.build or 0, pack, self.edition or ""

    def completed(self, other: Version | None) -> Version:
        """This version, with what it leaves open as another record tells it, if both can be the same Windows."""
        if other is None or (self.major, self.minor) != (other.major, other.minor):
            return self
        build = self.build or other.build
        if None not in (self.build, other.build) and self.build != other.build:
            if other.build not in _BUILDS_WITH_FILES_OF.get(self.build, ()):
                return self
            build = other.build
        pack = other.service_pack if self.service_pack is None else self.service_pack
        if None not in (self.service_pack, other.service_pack) and self.service_pack != other.service_pack:
            return self
        return Version(self.major, self.minor, build, pack, self.edition or other.edition)

    def completes(self, other: Version | None) -> bool:
        """Whether this is the same Windows as another record told, with more known of it."""
        return other is not None and self != other and self == other.completed(self)


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

_SERVICE_PACK = lazy_regex(r"\b(?:SP|service pack)\s{0,3}(\d{1,2})", re.IGNORECASE)
_FILLING = lazy_regex(r"microsoft|windows|server|workstation|professional|[\s()]+", re.IGNORECASE)

_BUILDS = {
    528: (3, 10, None),
    807: (3, 50, None),
    1057: (3, 51, None),
    1381: (4, 0, None),
    2195: (5, 0, None),
    2600: (5, 1, None),
    3790: (5, 2, None),
    6000: (6, 0, 0),
    6001: (6, 0, 1),
    6002: (6, 0, 2),
    7600: (6, 1, 0),
    7601: (6, 1, 1),
    9200: (6, 2, 0),
    9600: (6, 3, 0),
}
"""Version and service pack of each release build; before Vista a service pack left the build as it was."""

_FIRST_BUILD_OF_10 = 10240

_BUILDS_WITH_FILES_OF: dict[int | None, tuple[int, ...]] = {
    18362: (18363,),
    19041: (19042, 19043, 19044, 19045),
    22621: (22631,),
    26100: (26200,),
}
"""Builds whose files bear the version of an earlier one, of which they are told only by a switch."""


_MOST_NAMES = 1 << 10
"""So many names of versions are remembered; most articles are about a few of the same."""


def version_of_build(build: int) -> Version | None:
    """The version that a release build belongs to; None for builds before a release, and of none."""
    if build in _BUILDS:
        major, minor, pack = _BUILDS[build]
        return Version(major, minor, build, pack)
    return Version(10, 0, build, 0) if _FIRST_BUILD_OF_10 <= build < 100_000 else None


@lru_cache(_MOST_NAMES)
def parse_version(name: str) -> Version | None:
    """The version that a person means by "NT 4.0 SP6", "Windows 2000" or "Server 2019"; None if it is none known."""
    found = _SERVICE_PACK.search(name)
    pack = int(found[1]) if found else None
    spoken = _FILLING.sub("", _SERVICE_PACK.sub("", name)).casefold().strip("-_,")
    if spoken in _SPOKEN:
        major, minor = _SPOKEN[spoken]
        return Version(major, minor, None, pack)
    return Version(10, 0, _SPOKEN_BUILDS[spoken], pack) if spoken in _SPOKEN_BUILDS else None


def minor_of(major: str, minor: str) -> int:
    """`5.01.` is version 5.1, but `3.51` and `3.50` are what they say; `3.5` is written short."""
    return int(minor) * 10 if major == "3" and len(minor) == 1 else int(minor)


def pack_in(text: str) -> int:
    """The number of the service pack that a text names; 0 where it names none."""
    found = _SERVICE_PACK.search(text)
    return int(found[1]) if found else 0
