"""How Windows before Vista logs: what it inserts in the messages of events, and what it says of itself at a start.

A .evt or .evtx holds the inserted strings alone. Taken from logs of Windows NT to XP, and from the messages themselves.
"""

from __future__ import annotations

import random
import re
from functools import cache

from evcorr.article import Platform
from evcorr.codes import table
from evcorr.provider import canonical_provider
from evcorr.text.folding import squeeze

_LOOKED_UP = frozenset(
    map(canonical_provider, ("Service Control Manager", "DCOM", "NETLOGON", "MRxSmb", "Rdr", "Dhcp", "W32Time"))
)
"""Sources that insert `%%31` where a message goes on with the words of error 31; others insert the words."""

_DRIVERS = frozenset(
    map(
        canonical_provider,
        ("Srv", "Rdr", "MRxSmb", "Disk", "Cdrom", "atapi", "Ntfs", "Tcpip", "NetBT", "Serial", "Parport", "i8042prt"),
    )
)
"""Sources in the kernel, whose first string is the device, named in the message or not."""

_SERVICE = re.compile(
    r"(?:\bThe |\A)(?P<name>.{2,60}?) service (?:failed|hung|terminated|depends|did not|entered|was|has)\b"
)
_ANOTHER = re.compile(
    r" service depends on (?:the )?(?:following )?(?:non-?existent )?(?:service:? )?(?:the )?"
    r"(?P<name>.{2,60}?)(?: (?:service|group)\b|\.|\Z)",
    re.IGNORECASE,
)
"""The service, or group of them, that another one needs."""

_HUNG = re.compile(r"\bThe (?P<name>.{2,60}?) (?:hung on|failed to) start")
_CODE = re.compile(
    r"\b0x[0-9A-Fa-f]{1,16}\b|\{[0-9A-Fa-f-]{36}\}|(?<![\w-])-?\d{2,10}\b|\b(?=[a-f]*\d)[0-9a-f]{7,8}\b", re.IGNORECASE
)
"""Codes, counts and class ids, which messages insert."""

_WATSON = re.compile(
    r"The application,? (?P<program>\S+?),? generated .*?"
    r"exception generated was (?P<code>\w+) at address (?P<address>\w+)(?: \((?P<function>[^)]*)\))?",
    re.DOTALL,
)

_NAMED = re.compile(
    r"""(?<![\w\\])(?:["'](?P<quoted>[^"'\n]{1,80})["'](?!\w)
    |(?P<path>[A-Za-z]:\\[^\s"'<>|,;]+|\\\\[^\s"'<>|,;]+|/[Oo]=[^\s"'<>|,;]+)
    |(?P<file>[\w-]{1,40}\.(?:exe|dll|sys|edb|log|mdb|dat))\b)""",
    re.VERBOSE | re.IGNORECASE,
)
"""What is quoted, paths, names in a directory and files, which messages insert."""

_SHORTEST = 14
"""So many squeezed characters of a message of Windows are no accident."""


def inserted(provider: str | None, words: str, values: list[str]) -> tuple[tuple[str, str], ...]:
    """The strings of an event: device, services, values of the placeholders, names, words of Windows, and codes."""
    source = canonical_provider(provider or "")
    crash = _WATSON.search(words)
    if crash and source == canonical_provider("DrWatson"):
        return watson_strings(crash["program"], crash["code"], crash["address"], crash["function"] or "")
    strings = [r"\Device\Harddisk0"] if source in _DRIVERS else []
    named = _SERVICE.search(words) or _HUNG.search(words)
    if source == canonical_provider("Service Control Manager"):
        strings.append(named["name"] if named else "Paint Port")
        strings += [found["name"] for found in _ANOTHER.finditer(words)]
    strings += values
    strings += [name for name in _names_in(words) if name not in strings]
    said = _words_of_windows(words)
    looked_up = source in _LOOKED_UP
    if said is not None:
        strings.append(f"%%{said[0]}" if looked_up else said[1])
    codes = [code for code in _CODE.findall(_NAMED.sub(" ", words)) if code not in strings]
    strings += [f"%%{code}" if looked_up and said is None and code.isdecimal() else code for code in codes]
    return tuple(("", string) for string in strings)


def _names_in(words: str) -> list[str]:
    """Each once, in order."""
    return list(dict.fromkeys(next(filter(None, found.groups())) for found in _NAMED.finditer(words)))


def watson_strings(program: str, code: str, address: str, function: str) -> tuple[tuple[str, str], ...]:
    """The strings of Dr. Watson's event: program, date and time in parts, exception, address, function."""
    strings = (program, "05", "14", "2001", "06", "12", "44", "301", code.removeprefix("0x"), address, function)
    return tuple(("", string) for string in strings)


def _words_of_windows(words: str) -> tuple[int, str] | None:
    """The code and message of Windows that an event's words hold; the longest of several."""
    squeezed = squeeze(words)
    found = [(len(folded), value, message) for folded, value, message in _messages() if folded in squeezed]
    return max(found)[1:] if found else None


@cache
def _messages() -> list[tuple[str, int, str]]:
    known = (one for space in ("win32", "net") for one in table(space).values() if one.message)
    folded = ((squeeze(one.message or "").rstrip("."), one.value, one.message or "") for one in known)
    return [item for item in folded if len(item[0]) >= _SHORTEST]


_SYSTEMS = (
    ("Windows NT", "4.0", "4.0", 1381, "Windows NT (R)", (4, 5, 6)),
    ("Windows 2000", "", "5.00.", 2195, "Windows 2000 (R)", (0, 1, 2, 3, 4)),
    ("Windows XP", "", "5.01.", 2600, "Windows (R)", (0, 1, 2, 3)),
    ("Windows Server 2003", "", "5.02.", 3790, "Windows (R)", (0, 1, 2)),
)
"""Name and version as articles have them; version and build as event 6009 has them, its words, and service packs.

Windows NT tells itself from Service Pack 4 on.
"""

_ELSEWHERE = 0.1
"""So often a machine runs a Windows that the article does not name: nobody has tried, or it was not thought of."""

_FIX = re.compile(r"(?P<name>Windows[^;]*?)[\s,]*\bSP ?(?P<pack>\d{1,2})")


def start_of(
    platforms: tuple[Platform, ...], fixed_in: str | None, chance: random.Random
) -> tuple[str, tuple[tuple[str, str], ...]] | None:
    """Message and strings of event 6009 of a machine that an article is about; None where its Windows writes none.

    It ran what the article is about, before the fix; or one time in ten another Windows.
    """
    listed = [system for system in _SYSTEMS if any(_is_of(platform, system) for platform in platforms)]
    other = any(platform.product.startswith("Windows") for platform in platforms) and not listed
    elsewhere = chance.random() < _ELSEWHERE
    if other and not elsewhere:
        return None
    chosen = chance.choice(list(_SYSTEMS) if elsewhere or not listed else listed)
    packs = [pack for pack in chosen[5] if elsewhere or pack < _first_fixed(fixed_in, chosen)]
    if not packs:
        return None
    pack = chance.choice(packs)
    told = f"Service Pack {pack}" if pack else ""
    strings = (chosen[2], str(chosen[3]), told, "Uniprocessor Free")
    words = " ".join(filter(None, ("Microsoft (R)", chosen[4], chosen[2], str(chosen[3]), told, "Uniprocessor Free.")))
    return words, tuple(("", string) for string in strings)


def _is_of(platform: Platform, system: tuple[str, str, str, int, str, tuple[int, ...]]) -> bool:
    name, version = system[:2]
    if not platform.product.startswith(name):
        return False
    return not version or any(one.startswith(version) for one in platform.versions)


def _first_fixed(fixed_in: str | None, system: tuple[str, str, str, int, str, tuple[int, ...]]) -> int:
    """The service pack that has the fix, or one that never came."""
    packs = [int(found["pack"]) for found in _FIX.finditer(fixed_in or "") if found["name"].startswith(system[0])]
    return min(packs, default=99)
