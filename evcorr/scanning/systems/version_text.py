"""Which Windows a text tells of in passing: headers of logs, banners of consoles, STOP screens, debuggers."""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec

from evcorr.scanning.systems.windows_version import Version, minor_of, pack_in, version_of_build
from evcorr.text.lazy_regex import lazy_regex

_CUES = ("ersion", "Windows:", "SYSVER", "Built by:", "Servicing Stack v", "(Build ", "Windows NT [", "processor")
"""A text without any of these tells none: each word of a form holds one. To look for these few is ten times as fast."""

_PACK = r"(?P<pack>[^\n]{0,20}?Service[ ]Pack:?[ ]\d{1,2})?"


class _Form(msgspec.Struct, frozen=True):
    """One way to tell a version; a text without any of the words does not hold it."""

    words: tuple[str, ...]
    regex: re.Pattern[str]

    def search(self, text: str) -> re.Match[str] | None:
        """The first place where a text tells a version so."""
        return self.regex.search(text) if any(word in text for word in self.words) else None


def _form(pattern: str, *words: str) -> _Form:
    return _Form(words, lazy_regex(pattern, re.MULTILINE | re.VERBOSE))


_NUMBERS_OF = (
    # setupapi.log, setupapi.dev.log, CBS.log and WindowsUpdate.log
    _form(
        rf"\bOS[ ][Vv]ersion[ ]?[:=][ ]{{0,8}}(?P<major>\d{{1,2}})\.(?P<minor>\d{{1,2}})\.(?P<build>\d{{3,5}}){_PACK}",
        "OS Version",
        "OS version",
    ),
    # CBS.log: Loaded Servicing Stack v6.1.7601.23505
    _form(
        r"\bServicing[ ]Stack[ ]v(?P<major>\d{1,2})\.(?P<minor>\d{1,2})\.(?P<build>\d{4,5})\.\d", "Servicing Stack v"
    ),
    # Drwtsn32.log
    _form(
        r"^[ \t]{0,16}Windows[ ]Version:[ ]{1,4}(?P<major>\d{1,2})\.(?P<minor>\d{1,2})\s{1,40}"
        r"Current[ ]Build:[ ]{1,4}(?P<build>\d{3,5})(?P<pack>\s{1,40}Service[ ]Pack:[ ]{1,4}\w{1,8})?",
        "Windows Version:",
    ),
    # the same in other languages: Windows-Version: 5.1, Aktueller Build: 2600; Versão do Windows: 5.1
    _form(
        r"^[ \t]{0,16}(?:[^\n:]{0,20}[ ])?Windows[^\n:]{0,12}:[ ]{1,4}(?P<major>\d)\.(?P<minor>\d{1,2})\s{1,40}"
        r"[^\n:\d]{4,30}:[ ]{1,4}(?P<build>\d{3,5})(?P<pack>\s{1,40}Service[ ]Pack[ ]?:[ ]{1,4}\w{1,8})?",
        "ersion",
        "Windows:",
    ),
    # screens of NT: Microsoft (R) Windows NT (R) Version 4.0 (Build 1381: Service Pack 3); banners of SQL Server
    _form(
        r"\bWindows[ ]NT(?:[ ]\((?:R|TM)\))?(?:[ ]Version)?[ ](?P<major>\d)\.(?P<minor>\d{1,2})[ ]"
        r"\(Build[ ](?P<build>\d{3,5}):?(?P<pack>[ ]Service[ ]Pack[ ]\d{1,2})?",
        "(Build ",
    ),
    # event 6009 without the event: Microsoft (R) Windows 2000 (R) 5.0 2195 Service Pack 1 Multiprocessor Free.
    _form(
        r"\bMicrosoft[ ]\(R\)[ ]Windows[^\d\n]{0,20}(?:2000[ ]\(R\)[ ])?\s?(?P<major>\d{1,2})\.(?P<minor>\d{1,2})\.?"
        r"\s{1,3}(?P<build>\d{3,5})(?P<pack>[^\n]{0,40}?)(?:Uni|Multi)processor",
        "Uniprocessor",
        "Multiprocessor",
    ),
    # the command prompt: Microsoft Windows XP [Version 5.1.2600]
    _form(
        r"\bMicrosoft[ ]Windows[^\[\n]{0,12}\[Version[ ](?P<major>\d{1,2})\.(?P<minor>\d{1,2})\.(?P<build>\d{4,5})",
        "[Version ",
    ),
)

_BUILD_OF = (
    # WinDbg: Windows XP Kernel Version 2600 (Service Pack 2) UP Free x86 compatible
    _form(
        r"\bWindows[^\n]{1,30}[ ]Kernel[ ]Version[ ](?P<build>\d{3,5})(?P<pack>[ ]\(Service[ ]Pack[ ]\d{1,2}\))?",
        " Kernel Version ",
    ),
    # WinDbg: Built by: 2600.xpsp2.030422-1633, Built by: 1381: Service Pack 3
    _form(r"^Built[ ]by:[ ](?P<build>\d{3,5})(?P<pack>:[ ]Service[ ]Pack[ ]\d{1,2})?", "Built by:"),
    # dumpchk: MinorVersion . . . . .1381
    _form(r"^MinorVersion[ .]{3,20}(?P<build>\d{3,5})$", "MinorVersion"),
)

_SYSVER = (_form(r"(?:\bSYSVER[ ]{1,4}|\bWindows[ ]NT[ ]\[)(?i:0x[fc]000([0-9a-f]{4}))\b", "SYSVER", "Windows NT ["),)
"""STOP screens of NT 3.5 to 4.0: the low 16 bits are the build."""


def version_in_text(text: str) -> Version | None:
    """The first version that a text tells in one of its forms; a service pack that it leaves out is not known."""
    if not any(cue in text for cue in _CUES):
        return None
    for forms, version_of in _FORMS:
        for found in filter(None, (form.search(text) for form in forms)):
            version = version_of(found)
            if version is not None:
                return version
    return None


def _from_numbers(found: re.Match[str]) -> Version:
    groups = found.groupdict()
    minor = minor_of(found["major"], found["minor"])
    pack = pack_in(groups["pack"].replace(":", " ")) if groups.get("pack") else None
    return Version(int(found["major"]), minor, int(found["build"]), pack)


def _from_build(found: re.Match[str]) -> Version | None:
    version = version_of_build(int(found["build"]))
    pack = found.groupdict().get("pack")
    return (
        Version(version.major, version.minor, version.build, pack_in(pack.replace(":", " ")))
        if version and pack
        else version
    )


def _from_sysver(found: re.Match[str]) -> Version | None:
    return version_of_build(int(found[1], 16))


_FORMS: tuple[tuple[tuple[_Form, ...], Callable[[re.Match[str]], Version | None]], ...] = (
    (_NUMBERS_OF, _from_numbers),
    (_BUILD_OF, _from_build),
    (_SYSVER, _from_sysver),
)
"""Best first: what tells the version before what tells only the build."""
