"""Crashes of programs in running text: Dr. Watson, Windows Error Reporting, and what Windows 3.x to XP show."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from evcorr.mentions.cues import cue_lookup
from evcorr.mentions.mention import Mention
from evcorr.observable import Crash
from evcorr.text.folding import fold_blanks
from evcorr.text.lazy_regex import lazy_regex
from evcorr.text.worded_regex import BegunRegex

MAX_LOG = 16_000
"""A Dr. Watson log names function and stack within so many characters behind the program."""

_FILE = r"[\w$+~.-]{1,60}?\.(?:exe|dll|dbg|drv|vxd|sys|ocx|386|cpl|scr|com|vbx|pkg|ax|ovl|cnv|flt)\b"
_MODULE_FILE = r"[\w$+~-]{1,40}\.[a-z]\w{1,2}\b"
"""What stands behind the word module is one, whatever its extension is: a part of a setup program is ~GLC0003.TMP."""

_FAULTS = (
    r"(?:access\s{1,8}violations?(?:\s{1,8}fault)?|(?:invalid\s{1,8})?page\s{1,8}faults?|general\s{1,8}protection\s{1,8}(?:\(GP\)\s{1,8})?faults?"
    r"|gp\s{1,8}faults?|gpfs?|stack\s{1,8}faults?|divide\s{1,8}(?:error|by\s{1,8}zero(?:\s{1,8}error)?)|illegal\s{1,8}instruction"
    r"|unrecoverable\s{1,8}application\s{1,8}errors?|exception\s{1,8}[0-9a-f]{2,8}h?)"
)
_RARER = (
    r"(?:ipf|(?:invalid\s{1,8})?pagefaults?|segment\s{1,8}(?:not\s{1,8}present\s{1,8}faults?|load\s{1,8}failures?))"
)
"""Faults that only the words for a program that caused one tell as such."""

_FUNCTION = r"[A-Za-z_?@$][\w?@$!:~<>.]{1,120}"


def _compile(pattern: str) -> re.Pattern[str]:
    return lazy_regex(pattern, re.IGNORECASE | re.VERBOSE)


def _begun(pattern: str, *words: str) -> BegunRegex:
    return BegunRegex(words, pattern, re.IGNORECASE | re.VERBOSE)


_DRWTSN32 = _compile(
    r"""
    \bapp(?:lication)?:\s{1,20}(?:<[^<>\n]{1,30}>\\?\s{0,4})?(?P<image>[^\s(]{1,80})\s{0,8}\(pid=(?:\w{1,10}|<[^<>\n]{1,30}>)\)
    (?:[^\n]{0,80}\n){1,4}?
    [\s>]{0,40}exception\s{1,8}number:\s{1,8}(?P<exception>[0-9a-f]{8})
    """
)
"""Drwtsn32.log: App: exe\\store.dbg (pid=227), When: ..., Exception number: c0000005 (access violation)"""

_FOREIGN_DRWTSN32 = _compile(
    r"""
    (?:\A|\n)[\s>]{0,40}(?!app:)[^\s:()][^\n:()]{1,19}:[ \t]{1,20}
    (?P<image>[^\s(]{1,120}(?:\x20[^\s(]{1,40}){0,4})\s{0,8}\(pid=\d{1,10}\)\s{0,8}
    \n[^\n:]{2,24}:\s{1,8}[\d/. -]{6,12}\x20@\x20[^\n]{5,16}
    \n[^\n:]{4,60}:\s{1,8}(?P<exception>[0-9a-f]{8})\x20\(
    """
)
"""The same in any other language: Anwendung: exe\\store.dbg (pid=227), Wann: ..., Ausnahmenummer: c0000005 (...)"""

_WATSON_FUNCTION = _compile(
    rf"\b(?:function|funktion|fonction|función|funzione|função|functie|funkcja)\s?:\s{{1,8}}(?P<module>{_FUNCTION})"
)
RAISING = (
    r"(?i:(?:kernel32|kernelbase|ntdll|rpcrt4|msvcrt|[\w$]{1,20}(?=!_?Cxx))!_?(?:RaiseException|UnhandledExceptionFilter"
    r"|KiUserException|Rtlp?(?:Raise|Dispatch|BreakPoint)|RpcRaise|CxxThrow|Dbg(?:User)?BreakPoint))"
)
"""Functions of Windows that raise an exception or run when one is raised: the frame behind is where a program did."""

_WATSON_FRAME = lazy_regex(rf"(?<![\w$])(?!{RAISING})(?P<module>[A-Za-z_][\w$]{{1,30}}![\w?@$:~<>]{{1,120}})")

_EVENT_4097 = _begun(
    rf"""
    \bthe\s{{1,20}}application,?\s{{1,20}}(?P<image>[^\s,]{{1,120}}(?:\x20[^\s,]{{1,40}}){{0,6}}),?\s{{1,20}}generated\s{{1,20}}an\s{{1,20}}application
    \s{{1,20}}(?:exception\s{{1,20}})?error
    [\s\S]{{1,160}}?exception\s{{1,20}}generated\s{{1,20}}was\s{{1,20}}(?P<exception>[0-9a-f]{{8}})
    (?:\s{{1,20}}at\s{{1,20}}address\s{{1,20}}[0-9a-f]{{1,16}}\s{{0,20}}(?:\((?P<module>{_FUNCTION})\))?)?
    """,
    "the",
)
"""Event 4097 of DrWatson."""

_FAULTING = _begun(
    r"""
    \bfaulting\s{1,8}application(?:\s{1,8}name)?:?\s{1,8}(?P<image>[^\s,]{1,120}(?:\x20[^\s,]{1,40}){0,6}),
    (?:\s{1,8}version:?\s{1,8}[^\s,]{1,40},)?
    (?:\s{1,8}(?:stamp|time\s{1,8}stamp:?)\s{1,8}\w{1,20},?)?
    \s{1,8}faulting\s{1,8}module(?:\s{1,8}name)?:?\s{1,8}(?P<module>[^\s,]{1,120})
    (?:[^\n]{0,160}?(?:\n[^\n]{0,160}?)?exception\s{1,8}code:?\s{1,8}(?P<exception>(?:0x)?[0-9a-f]{8}))?
    """,
    "faulting",
)
"""Event 1000 of Application Error, before and since Vista; notes leave out versions and stamps."""

_FOREIGN_FAULTING = _begun(
    r"""
    (?:\bfehlerhaften?\sanwendung|\bapplication\sd\u00e9faillante|\baplicaci\u00f3n\scon\serrores)(?:\s?:)?\s{1,8}
    (?P<image>[^\s,]{1,120}(?:\x20[^\s,]{1,40}){0,6}),[^\n]{0,160}?(?:\n[^\n]{0,60}?)?
    \b(?:fehlerhafte[ns]\smoduls?|module\sd\u00e9faillant|m\u00f3dulo\scon\serrores)(?:\s?:)?\s{1,8}(?P<module>[^\s,]{1,120})
    (?:[^\n]{0,160}?(?:\n[^\n]{0,160}?)?(?:ausnahmecode|code\sd.exception|c\u00f3digo\sde\sexcepci\u00f3n)(?:\s?:)?\s{1,8}
      (?P<exception>(?:0x)?[0-9a-f]{8}))?
    """,
    "fehlerhaft",
    "application",
    "aplicaci",
)
"""The same in German, French and Spanish: Name der fehlerhaften Anwendung: spoolsv.exe, Version: ..."""

_SIGNATURE = _begun(
    r"""
    \bapp\s?name:\s{1,8}(?P<image>[\w$~.-]{1,60})\s[\s\S]{0,120}?\bmod\s?name:\s{1,8}(?P<module>[\w$~.-]{1,60})
    """,
    "app",
)
"""Error reporting of Windows XP: AppName: paint.exe AppVer: 1.0.0.1 ModName: brush.dll ModVer: 1.0.0.1"""

_ERROR_IN = rf"error(?=\s{{1,20}}in\s{{1,20}}(?:module\s{{1,20}})?{_FILE})"
_PLACE = rf"""
    in\s{{1,20}}(?:(?:the\s{{1,20}})?module\s{{1,20}})?
    (?P<module>{_FILE}|(?<=module\s)(?:<unknown>|{_MODULE_FILE}|[\w$]{{1,40}}))
"""
_FAULT_CAUSED = (
    r"caused\s{1,20}(?:and?\s{1,20}|a\s{1,20})?"
    rf"(?P<exception>{_FAULTS}|{_RARER}|{_ERROR_IN})(?:\s\([^()\n]{{1,20}}\))?"
)
_CAUSED = _compile(
    rf"""
    \b(?P<image>(?!(?:this|that|it|which|has|is|was|and|program|application|control|error)\b(?!\.))[A-Za-z][\w$.-]{{0,60}})
    \s{{1,20}}(?:has\s{{1,20}})?{_FAULT_CAUSED}(?:\s{{1,20}}(?:error\s{{1,20}}|c0000\w{{3}}\s{{1,20}})?{_PLACE})?
    """
)
"""EXPLORER caused an invalid page fault in module KERNEL32.DLL at 0137:bff9d709"""

_CAUSED_BY_ANY = _compile(
    rf"<[^<>\n]{{1,30}}>\s{{1,20}}(?:has\s{{1,20}})?{_FAULT_CAUSED}\s{{1,20}}(?:error\s{{1,20}})?{_PLACE}"
)
"""<Title> has caused an error in BRUSH.VBX: whatever program it is, the module tells one."""

_FATAL_EXCEPTION = _begun(
    r"""
    \b(?P<exception>fatal\s{1,20}exception(?:\s{1,20}(?:(?:0x)?[0-9a-f]{1,2}|error\s{1,20}0[0-9a-f])\b|(?=\s{1,20}(?:error\s{1,20})?(?:has\s{1,20})?(?:occurred\s{1,20})?at\b)))
    (?:(?:\s{1,20}\w{1,12}){0,4}?\s{1,20}at\s{1,20}(?:<[\w\s:]{1,24}>|(?:[0-9a-fx<>]{1,8}:)?(?:<\w{1,24}>|[0-9a-fx<>]{1,10}))(?:\s{1,20}\w{2,8}){0,2}?
       |(?:\s{1,20}has)?\s{1,20}occurred(?=\s{1,20}in\b))?
    (?:\s{1,20}in\s{1,20}(?:vxd\s{1,20}|the\s{1,20})?(?P<module>
        [\w$-]{1,20}(?:\.\w{3})?(?=\s?\(\d{2}\))
      | [\w$-]{1,20}\.(?:vxd|386|sys|exe|dll)
      | (?-i:[A-Z][A-Z0-9]{2,11})\b))?
    """,
    "fatal",
)
"""Windows 95 and 98: A fatal exception 0E has occurred at 0028:C14E2A51 in VXD DLC(01) + 00002A51"""

_FAULT_IN = _begun(
    rf"""
    \b(?P<exception>{_FAULTS})\s{{1,20}}(?:error\s{{1,20}}|message\s{{1,20}}|\((?:0x)?c0000005\)\s{{1,20}}|occurs?\s{{1,20}}|occurred\s{{1,20}}){{0,2}}
    in\s{{1,20}}(?:the\s{{1,20}})?(?:
        (?:function|module|procedure)\s{{1,20}}(?P<function>{_FUNCTION})
      | (?P<module>[\w$]{{1,40}}!(?:[\w?@$:~<>]{{1,120}}|(?=\s\(\+))|{_FILE}))
    """,
    *("access", "invalid", "page", "general", "gp", "stack", "divide", "illegal", "unrecoverable", "exception"),
)
"""Access violation in function MonitorThread, GP fault in Krnl386.exe"""

_UNKNOWN_EXCEPTION = _begun(
    r"""
    \bthe\s{1,8}exception\s{1,8}(?P<exception>[\w\s-]{1,60}?\((?:0x)?[0-9a-f]{8}\))\s{1,8}occurred\s{1,8}in\s{1,8}the\s{1,8}application
    """,
    "the",
)
"""The exception unknown software exception (0xc06d007e) occurred in the application at location 0x..."""


_POPUP = _compile(
    r"""
    (?<![\w\\])(?P<image>[\w\\$-]{1,40}\.(?:exe|dbg))\b[^\n.]{0,30}\s{1,20}
    exception:?\s{1,8}access\s{1,8}violation\s{1,8}\((?P<exception>(?:0x)?[0-9a-f]{7,8})[),]
    """
)
"""Windows NT 3.x: EXE\\TCPSVCS.DBG, and on the next line Exception: access violation (0xc0000005)"""


_INSTRUCTION = _compile(
    r"""
    (?<![\w\\])(?P<image>[\w$~-]{1,40}\.(?:exe|dbg))\b[^\n.]{0,30}\.?[^\n]{0,30}\s{1,20}
    (?:-\s)?the\s{1,8}instruction\s{1,8}at\s{1,8}\S{1,24}\s{1,8}referenced\s{1,8}memory\s{1,8}at\b[^\n]{0,40}
    (?:\n[^\n]{0,80}?\bread|\n[^\n]{0,80}?\bwritten)?
    """
)
"""Store.exe - Application Error: The instruction at "0x77f648e2" referenced memory at "0x00000000"."""


_WATSON16 = _compile(
    r"""
    \b(?P<image>[\w$~-]{1,20})\s{1,8}had\s{1,8}an?\s{1,8}'(?P<exception>[^'\n]{3,30}(?:\n[^'\n]{1,30})?)'\s{1,8}fault
    \s{1,8}at\s{1,8}(?P<module>[\w$~-]{1,20})
    """
)
"""Drwatson.log of Windows 3.x: Write had a 'Code Segment (Read)' fault at Display 2:ld70"""

_UNHANDLED = _begun(
    rf"""
    \b(?:unhandled|first-chance)\s{{1,8}}exception\s{{1,8}}(?:at\s{{1,8}}\w{{1,18}}\s{{1,8}})?in\s{{1,8}}
    (?P<image>[<\w][\w$~.>-]{{0,60}}?)(?:\s{{1,8}}\(?(?P<module>{_FILE})\)?)?\s{{0,4}}:?\s{{1,8}}
    (?P<exception>0x[0-9a-f]{{8}})
    """,
    "unhandled",
    "first-chance",
)
"""Visual C++: Unhandled exception in paint.exe (NTDLL.DLL): 0xC0000005: Access Violation."""


FORMS = (
    (_POPUP, ("exception",)),
    (_WATSON16, ("had a",)),
    (_UNHANDLED, ("unhandled", "first-chance")),
    (_INSTRUCTION, ("referenced",)),
    (_DRWTSN32, ("pid=",)),
    (_FOREIGN_DRWTSN32, ("pid=",)),
    (_EVENT_4097, ("generated",)),
    (_FAULTING, ("faulting",)),
    (_FOREIGN_FAULTING, ("fehlerhaft", "faillant", "con errores")),
    (_SIGNATURE, ("appname", "app name")),
    (_CAUSED, ("caused",)),
    (_CAUSED_BY_ANY, ("caused",)),
    (_FATAL_EXCEPTION, ("fatal",)),
    (_FAULT_IN, ("violation", "fault", "gpf", "divide", "illegal", "unrecoverable", "exception")),
    (_UNKNOWN_EXCEPTION, ("exception",)),
)
"""The ways to tell a crash, each with the words of which a casefolded text that holds it has one."""

_NO_SYMBOLS = "nosymbols"


CUES = frozenset(cue for _, cues in FORMS for cue in cues)
_cues_in = cue_lookup(CUES)


def find_crashes(text: str, cues: Set[str] | None = None) -> Iterator[Mention[Crash]]:
    """Every crash in the text, in order; image, module (or function) and exception as written.

    `cues` are those of `CUES`, and perhaps others, that the casefolded text has, if that is known.
    """
    present = _cues_in(text.casefold()) if cues is None else CUES & cues
    # "default" is the commonest word that holds a cue
    if "fault" in present and "fault" not in text.casefold().replace("default", ""):
        present -= {"fault"}
    if not present:
        return
    found = sorted(
        (match for regex, words in FORMS if not present.isdisjoint(words) for match in regex.finditer(text)),
        key=lambda match: (match.start(), -match.end()),
    )
    limits = [match.start() for match in found[1:]] + [len(text)]
    end = 0
    for match, limit in zip(found, limits, strict=False):
        if match.start() >= end:
            end = match.end()
            yield _mention(text, match, limit)


def _mention(text: str, match: re.Match[str], limit: int) -> Mention[Crash]:
    """The crash of one match; what a Dr. Watson log tells of it may stand as far behind as `limit`."""
    groups = match.groupdict()
    module = groups.get("module") or groups.get("function")
    end = match.end()
    if match.re.pattern in {_DRWTSN32.pattern, _FOREIGN_DRWTSN32.pattern}:
        frame = watson_frame(text, match.end(), min(limit, match.end() + MAX_LOG))
        module, end = (frame["module"], frame.end()) if frame else (None, end)
    crash = Crash(
        image=groups.get("image"),
        module=module.strip("<>.:") if module and _NO_SYMBOLS not in module else None,
        exception=fold_blanks(groups.get("exception") or "") or None,
    )
    return Mention(crash, match.start(), end)


def watson_frame(text: str, start: int, limit: int) -> re.Match[str] | None:
    """Return where a Dr. Watson log names the function at fault: the first frame of a stack, or the function alone."""
    return stack_frame(text, start, limit) or _WATSON_FUNCTION.search(text, start, limit)


def stack_frame(text: str, start: int, limit: int) -> re.Match[str] | None:
    """Return the first frame of a stack that does not merely raise the exception."""
    return _WATSON_FRAME.search(text, start, limit)
