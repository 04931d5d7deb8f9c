"""STOP screens in running text: every way that screens, crash events, debuggers and articles write a bug check."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from evcorr.codes import format_stop
from evcorr.mentions.cues import cue_lookup
from evcorr.mentions.mention import Mention
from evcorr.observable import Stop
from evcorr.text.begun_regex import find_begun
from evcorr.text.lazy_regex import lazy_regex

CUES = frozenset(
    (
        "stop",
        "bugcheck",
        "bug check",
        "trap",
        "blue screen",
        "bluescreen",
        "blue-screen",
        "fatal system error",
        "parameter1",
    )
)
"""A text without any of these words shows no STOP; looking for them is much faster than for the whole forms."""

_cues_in = cue_lookup(CUES)

MAX_TAIL = 400
"""The driver's line stands no further than this behind the code and its parameters."""

_CODE = r"(?:[0O][xX](?P<code>[0-9A-FOa-fo]{1,9})(?![0-9A-Za-z])|(?P<bare>[0-9A-Fa-f]{8})(?![0-9A-Za-z]))"
"""0x0000001E with up to nine digits, as people type them (the letter O for zero), or eight digits without 0x."""

_VALUE = r"(?:[0Oo][xX])?[0-9A-FOXa-fox]{1,17}(?![0-9A-Za-z])"
_PARAMS = rf"""
    \s{{0,20}}[:,]?\s{{0,20}}
    (?:[(\[{{](?![a-z]{{1,8}}\s{{1,20}}[a-z]{{1,20}}\s)\s{{0,20}}(?P<listed>{_VALUE}(?:(?:\s{{0,20}}[,;]\s{{0,20}}|\s{{1,20}}){_VALUE}){{0,3}})\s{{0,20}}[)\]}}]?
      |(?P<spaced>0[xX][0-9A-Fa-f]{{1,16}}(?:[\s,]{{1,20}}0[xX][0-9A-Fa-f]{{1,16}}){{1,3}}
        |[0-9A-Fa-f]{{8}}(?:[\s,]{{1,20}}[0-9A-Fa-f]{{8}}){{3}})(?![0-9A-Za-z]))
"""
"""Four parameters or fewer, in brackets of any kind or after blanks, and over lines; no {bad image checksum}."""

_WORDS = r"(?:\s{1,20}(?:errors?|messages?|msg|screens?|codes?|number|value|event|of|with|id|is|the|an?))"

_FORMS = tuple(
    (word, lazy_regex(rf"(?:{form})(?:{_PARAMS})?", re.VERBOSE | re.IGNORECASE))
    for word, form in (
        # *** STOP: 0x0000001E (...), STOP error message 0x1E, "STOP: c000021a {Fatal System Error}"
        ("stop", rf"\bstop(?:s|ped)?{_WORDS}{{0,4}}\s{{0,20}}[:=,'\"(\[-]{{0,2}}\s{{0,20}}{_CODE}"),
        # blue screen with the error 0x0000000A
        ("blue", rf"\bblue[ -]?screens?{_WORDS}{{0,4}}\s{{0,20}}[:=,'\"(\[-]{{0,2}}\s{{0,20}}{_CODE}"),
        # Trap 0x0000000E
        ("trap", rf"\btrap:?\s{{1,20}}(?=0x){_CODE}"),
        # Save Dump and BugCheck events, "bug check 0x50", "bug check has a value of 0x0000001E"
        (
            "bug",
            rf"\bbug[ ]?check(?:\s{{1,20}}(?:was|code|error|has|a|value|of|is)){{0,4}}\s{{0,20}}[:=]?\s{{0,20}}{_CODE}",
        ),
        # dumpexam and kd: BugCheckCode . . . . .0x0000000a
        ("bugcheckcode", rf"\bbugcheckcode[ .:=]{{1,40}}{_CODE}"),
        # a live debugger: *** Fatal System Error: 0xd1
        ("fatal", rf"\bfatal[ ]system[ ]error:\s{{0,20}}{_CODE}"),
        # WinDbg: BugCheck 1E, {...}; hexadecimal without 0x
        ("bugcheck", r"\bbugcheck\s{1,20}(?P<code>[0-9A-Fa-f]{1,8}),(?=\s{0,20}\{)"),
        # WinDbg: BUGCHECK_CODE:  50, BUGCHECK_STR: 0x50
        ("bugcheck_", r"\bbugcheck_(?:code|str):\s{0,20}(?:0x)?(?P<code>[0-9A-Fa-f]{1,8})(?![0-9A-Za-z_])"),
        # System Error 1003 of XP: Error code 000000d1, parameter1 0000004c, ...
        ("error", r"\berror\s{1,20}code\s{1,20}(?P<code>[0-9A-Fa-f]{8})(?=,\s{1,20}parameter1)"),
        # two digits are a code only beside words that say so: STOP error 1E, STOP 0A in Tcpip.sys, STOP 7B: NAME
        (
            "stop",
            r"\bstop\s{1,20}(?:error|message|screen|code):?\s{1,20}(?P<code>[0-9A-Fa-f]{2})(?![0-9A-Za-z.]|\s{1,4}[a-z])",
        ),
        ('"stop', r"\"stop:?\s{1,20}(?P<code>[0-9A-F]{2})(?=\")"),
        (
            "stop",
            r"\bstop:?\s{1,20}(?P<code>(?=[0-9]{0,1}[0-9A-Fa-f])[0-9A-F]{2})"
            r"(?=\s{1,20}(?:in\s{1,20}[\w-]{1,20}\.(?:sys|dll|exe)|error|blue\s|screen|message)|[:\s]{1,20}[A-Z0-9]{2,20}_[A-Z])",
        ),
    )
)
"""The ways to write a code, each with its parameters behind it, and with the word that it begins with."""

_MODULE_ONLY = lazy_regex(
    r"\bstop\s{1,20}(?:error|message|screen)s?(?:\s{1,20}(?:error|message|screen)s?)?"
    r"\s{1,20}(?:in|on|at|from)\s{1,20}(?:the\s{1,20})?(?P<module>[\w$-]{1,32}\.(?:sys|dll|exe|drv|vxd))\b",
    re.IGNORECASE,
)
"""A STOP of which only the driver is told: "Stop message in Sfmsrv.sys"."""

_BETWEEN = r"(?:(?!\n[ \t>]*\n)[\s\"'):,]){0,20}"
"""What may stand between a code and the driver in its paragraph."""

_FILE = r"[\w$-]{1,32}\.(?:sys|dll|exe|drv|vxd|mpd)\b"

DRIVER = (
    r"(?:ntoskrnl|ntkrnlmp|win32k|hal|tcpip|netbt|nbf|ndis|afd|ntfs|fastfat|cdfs|npfs|msfs|rdr|srv|mrxsmb|mup|nwlnkipx"
    r"|nwlnkspx|nwlnknb|nwrdr|sfmatalk|sfmsrv|atapi|scsiport|videoprt|ftdisk|rasarp|ndiswan|csrss|winlogon)\b(?![.!]\w)"
)
"""What articles call without extension too: the kernel, and the drivers and system processes that they blame most."""

_LABELLED_PARAMS = (
    lazy_regex(r"\bbugcheckparameter[1-4][ .:=]{1,40}(0x[0-9a-f]{1,16}|[0-9a-f]{8,16}\b)", re.IGNORECASE),
    lazy_regex(r"\bparameter[1-4]\s{1,20}([0-9a-f]{8,16})\b", re.IGNORECASE),
    # BlueScreenView: Parameter 1       : 00000000`00000028
    lazy_regex(
        r"^parameter [1-4]\s{0,20}:\s{1,4}((?:0x)?[0-9a-f]{8}`?(?:[0-9a-f]{8})?)\b", re.IGNORECASE | re.MULTILINE
    ),
    lazy_regex(r"\bbugcheck_p[1-4]:\s{0,20}([0-9a-f]{1,16})\b", re.IGNORECASE),
    lazy_regex(r"^arg[1-4]:\s{0,20}([0-9a-f]{1,16})\b", re.IGNORECASE | re.MULTILINE),
)
"""Parameters with a name each, in dumps and events."""

_ANNOUNCED_PARAMS = (
    lazy_regex(
        r"\A[^.:]{0,120}\bparameters:\s{1,20}\(?(?P<params>0x[0-9a-f]{1,16}(?:[\s,]{1,20}0x[0-9a-f]{1,16}){3})\b",
        re.IGNORECASE,
    ),
    lazy_regex(
        rf"\A:?\s[^(]{{1,80}}\((?P<params>{_VALUE}(?:\s{{0,20}},\s{{0,20}}{_VALUE}){{3}})\s{{0,4}}\)", re.IGNORECASE
    ),
)
"""The four parameters below "Stop 0x0000000A" on a blue screen with the following parameters; behind the bug check's
name or the driver: STOP 0x0000000A IRQL_NOT_LESS_OR_EQUAL (fee3b797,00000002,fee3b797,ff1e82e8)"""

_MODULES = (
    # screens of Windows 10 and 11, on the line below the name
    lazy_regex(rf"\A[^\w\n]{{0,20}}\s{{1,20}}what\s{{1,4}}failed\s?:\s{{1,8}}(?P<module>{_FILE})", re.IGNORECASE),
    # *** Address fa8418b4 has base at fa840000 - i8042prt.SYS; "- " may be lost, the name on the next line
    lazy_regex(
        rf"\b(?:address\s{{1,20}}\w{{1,17}},?|0x[0-9a-f]{{1,16}}(?=\s{{1,20}}has))\s{{1,20}}(?:has\s{{1,20}}(?:an?\s{{1,20}})?)?base\s{{1,20}}at\s{{1,20}}\w{{1,17}}"
        rf"(?:,?\s{{0,20}}date\s?stamp\s{{1,20}}\w{{1,17}})?\s{{0,20}}-?\s{{0,20}}(?P<module>{_FILE})",
        re.IGNORECASE,
    ),
    lazy_regex(rf"\A[^.\n]{{0,80}}?\s(?P<module>{_FILE})\s{{1,20}}-\s{{1,20}}address\b", re.IGNORECASE),
    # on a line of its own since Windows 2000: ***       gv3.sys - Address F86B5A89 base at F86B5000, DateStamp 3dd991eb
    lazy_regex(
        rf"\n[ \t>]{{0,20}}\*{{3}}[ \t]{{1,20}}(?P<module>{_FILE})[ \t]{{1,20}}-[ \t]{{1,20}}address\b", re.IGNORECASE
    ),
    lazy_regex(rf"^caused\sby\sdriver\s{{0,8}}:\s{{1,4}}(?P<module>{_FILE})", re.IGNORECASE | re.MULTILINE),
    lazy_regex(rf"\b(?:probably\s+caused\s+by\s*:|image_name:)\s{{0,20}}(?P<module>{_FILE})", re.IGNORECASE),
    # IRQL_NOT_LESS_OR_EQUAL - NDIS.SYS; KMODE_... address 0xA0036FC2 in Win32K.sys
    lazy_regex(rf"\A{_BETWEEN}(?:[A-Z][A-Z0-9_]{{3,60}}\s{{0,20}})?[-(]\s{{0,20}}(?P<module>{_FILE})", re.IGNORECASE),
    # STOP 0x0000000A Sfmsrv.sys; the bug check's name, and the driver on the next line
    lazy_regex(
        rf"\A{_BETWEEN}(?:(?-i:[A-Z]{{2,20}}_[A-Z0-9_]{{2,60}})\s{{1,20}})?(?:driver\s)?(?P<module>{_FILE})(?=\s|\.\s|\.?\Z)",
        re.IGNORECASE,
    ),
    # Stop 0x0000001E in Win32k!Stroke(), Stop 0x1E Win32k!Stroke
    lazy_regex(
        rf"\A(?:[^.\n]{{0,60}}?\b(?:in|at|from)\s{{1,20}}|{_BETWEEN})(?P<module>[\w$-]{{1,32}})(?=![a-z_?])",
        re.IGNORECASE,
    ),
    lazy_regex(
        rf"\A(?:(?!\n[ \t>]*\n)[^.]){{0,160}}?\b(?:in|from)\s{{1,20}}(?:the\s{{1,20}})?"
        rf"(?:(?:device\s{{1,4}})?(?:driver|file|module)\s{{1,4}})?(?P<module>{_FILE}|{DRIVER})",
        re.IGNORECASE,
    ),
)
"""Where the driver at fault stands, best first; tried on the text behind the code."""

_OF_PARAMETER = lazy_regex(r"\bparameters?\s{1,20}(?:in|of)\s{1,20}(?:(?:the|this)\s{1,20})?\Z", re.IGNORECASE)
_IN_APPOSITION = lazy_regex(r"[A-Za-z]\s{0,20},\s{0,20}(?:0x)?[0-9a-f]{1,9}\Z", re.IGNORECASE)
"""What tells a parameter from the code: "The first parameter in the STOP code, 0xC0000034, means ..."."""

_BEFORE = 60
_SPLIT = lazy_regex(r"[\s,;]+")
_SHORTENED = {0x21A: 0xC000021A, 0x218: 0xC0000218}
"""Codes that are a status, by what people write of them: no bug check has the short number."""
_STATUS = lazy_regex(r"C0{1,6}(?P<number>[1-9A-F][0-9A-F]{2})\Z")
"""A status of eight digits, in which people mistake the number of zeros: 0xC00021A, 0xC0000021A."""


def find_stops(text: str, cues: Set[str] | None = None) -> Iterator[Mention[Stop]]:
    """Every STOP in the text, in order: code as `0x0000001E`, parameters as written, the driver that is named with it.

    A short form ("STOP 1E") is taken only beside a driver, the word error, or the bug check's name.
    `cues` are those of `CUES`, and perhaps others, that the casefolded text has, if that is known.
    """
    if cues is not None and not CUES & cues:
        return
    folded = text.casefold()
    if cues is None and not _cues_in(folded):
        return
    found = _without_overlaps(sorted(_matches(text, folded), key=lambda match: (match.start(), -match.end())))
    starts = [match.start() for match in found] + [len(text)]
    for match, limit in zip(found, starts[1:], strict=True):
        mention = _mention(text, match, min(limit, match.end() + MAX_TAIL))
        if mention is not None:
            yield mention


def _matches(text: str, folded: str) -> Iterator[re.Match[str]]:
    for word, form in (*_FORMS, ("stop", _MODULE_ONLY)):
        yield from find_begun((word,), form, text, folded)


def _without_overlaps(matches: list[re.Match[str]]) -> list[re.Match[str]]:
    """Of matches in order, those that do not begin inside the one before."""
    kept: list[re.Match[str]] = []
    for match in matches:
        if not kept or match.start() >= kept[-1].end():
            kept.append(match)
    return kept


def _mention(text: str, match: re.Match[str], limit: int) -> Mention[Stop] | None:
    """The STOP of one match, with what the text up to `limit` adds; None for a number that is no code."""
    if match.re.pattern == _MODULE_ONLY.pattern:
        return Mention(Stop(module=match["module"]), match.start(), match.end())
    value = _value(match.groupdict())
    if value > 0xFFFFFFFF or _is_of_service(value) or _is_of_parameter(text, match):
        return None
    if match.groupdict().get("bare") and _is_address(value):
        return None
    tail = text[match.end() : limit]
    module, module_end = find_module(tail)
    params, params_end = _listed(match), 0
    if params is None:
        params, params_end = _labelled(tail)
    end = match.end() + max(module_end, params_end)
    return Mention(Stop(code=format_stop(value), params=params, module=module), match.start(), end)


def _value(groups: dict[str, str | None]) -> int:
    """The code as a number; the letter O is read as zero, and a status that is cut short or mistyped as what it is."""
    digits = (groups.get("code") or groups.get("bare") or "").upper().replace("O", "0")
    if status := _STATUS.match(digits):
        return 0xC0000000 | int(status["number"], 16)
    value = int(digits, 16)
    return _SHORTENED.get(value, value)


def _is_address(value: int) -> bool:
    """Whether a number of eight digits is an address in the memory of Windows NT's kernel, and no bug check's code."""
    return value >= 0x80000000 and value >> 28 != 0xC and value != 0xDEADDEAD


def _is_of_service(value: int) -> bool:
    """Whether a number is a status of RPC, 0xC002041D, or a code of Exchange: a service stops with it, no system."""
    return value >> 28 == 0xC and value & 0x0FFF0000 != 0


def _is_of_parameter(text: str, match: re.Match[str]) -> bool:
    """Whether a number stands behind the words for a STOP because one of its parameters is explained."""
    is_of_parameter = _OF_PARAMETER.search(text, max(0, match.start() - _BEFORE), match.start())
    return is_of_parameter is not None and _IN_APPOSITION.search(match[0]) is not None


def _listed(match: re.Match[str]) -> tuple[str, ...] | None:
    """The parameters that stand right behind the code, as written."""
    listed = match["listed"] or match["spaced"]
    return tuple(_SPLIT.split(listed.strip())) if listed else None


def _labelled(tail: str) -> tuple[tuple[str, ...] | None, int]:
    """Parameters that stand behind the code with a name each or under their announcement, and where the last ends."""
    for form in _ANNOUNCED_PARAMS:
        if announced := form.search(tail):
            return tuple(_SPLIT.split(announced["params"].strip())), announced.end()
    for form in _LABELLED_PARAMS:
        found = list(form.finditer(tail))[:4]
        if found:
            return tuple(match[1].replace("`", "") for match in found), found[-1].end()
    return None, 0


def find_module(tail: str) -> tuple[str | None, int]:
    """The driver that the text behind the code names, and where its name ends."""
    for form in _MODULES:
        found = form.search(tail)
        if found:
            return found["module"], found.end()
    return None, 0
