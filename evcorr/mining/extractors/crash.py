"""Crashes of programs: as logs and screens show them, and in prose ("an access violation in Inetinfo.exe")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from evcorr.article import Section
from evcorr.mentions import Mention, find_crashes
from evcorr.mining.extractors.announcement import last_sentence
from evcorr.mining.extractors.call_stack import crashes_on_stacks
from evcorr.mining.extractors.quote import lead_of
from evcorr.mining.extractors.sentence import paragraph_at, sentence_bounds
from evcorr.observable import Crash
from evcorr.text import fold_blanks

_FAULT = re.compile(
    r"""
    \b(?P<fault>access\sviolat(?:ions?|es?|ed|ing)
      | application\s(?:exceptions?|errors?(?=\s(?:occurs\s)?in\s))
      | (?:general\sprotection(?:\s\(GP(?:F)?\))?|GP|page|invalid\spage|stack|illegal\soperation)\sfaults?
      | GPFs?
      | (?:fatal\sexception|exception(?:\serror)?)\s0?[0-9A-F]{1,2}h?\b
      | fatal\sexceptions?
      | exceptions?(?=\sin\s(?:the\s)?[\w$-]{1,24}\.(?:exe|dll|sys)\b)
      | illegal\soperations?
      | traps?(?=\s(?:in|may|occurs?|error|when|running|using|with)\b)
      | unhandled\sexceptions?
      | Dr\.?\s?Watsons?(?:\serrors?)? )\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BULLET = re.compile(r"\A(?:[-*\u2022]|o|\d{1,2}[.)])\s")
# "the service may access violate"
_AS_VERB = re.compile(r"(?<=violat)(?:es?|ed|ing)\Z", re.IGNORECASE)
_UNSPECIFIC = re.compile(r"traps?\b|Dr\.?\s?Watson", re.IGNORECASE)
# told without a name, since the article's title may have it
_NAMELESS = re.compile(
    r"(?:fatal )?exception (?:error )?0?[0-9A-F]{1,2}|general protection|access violat|(?:invalid )?page fault",
    re.IGNORECASE,
)
_PROGRAM = re.compile(r"\b(?P<name>[A-Za-z][\w$~-]{0,24}\.exe)\b", re.IGNORECASE)
_FUNCTION = re.compile(
    r"\bfunctions?\s(?P<name>(?=[a-z]{0,30}(?-i:[A-Z_0-9!]))[\w$]{2,30}(?:![\w:@~]{2,60})?(?:@\d{1,3})?)(?:\(\))?",
    re.IGNORECASE,
)
_LIBRARY = re.compile(
    r"""
    \b(?:in|by|of|at|module)\s(?:the\s)?(?:function\s|module\s|file\s){0,2}
    (?P<name>[A-Za-z][\w$-]{0,24}(?:\.(?:dll|drv|ocx|sys|vxd|386|cpl|vbx)|![\w:@~]{2,60})
      | (?-i:(?:[A-Z][\w.+-]{1,20}\s){1,3})library
      | (?-i:KRNL[23]86|KERNEL(?:32)?|USER(?:32)?|GDI(?:32)?|NTDLL|COMMDLG|MMSYSTEM)
      | (?:video|display|printer|audio|mouse)\sdriver
      # DMODInitReceiveAllocate, CHtmlStream.Detach: names that only code has
      | (?-i:(?:[A-Z]{1,6}[a-z]{1,14}){3,6}|C[A-Z][A-Za-z]{2,30}(?:::|\.)[A-Z][a-z]\w{1,30}))(?![\w!]|\.\w)
    """,
    re.VERBOSE | re.IGNORECASE,
)
# The instruction at "0x0041842c" referenced memory at "0x00000000". The memory could not be "read".
_POPUP = re.compile(
    r"""
    \bThe\s{1,20}instructions?\s{1,20}a[ts]\s{1,20}\S{1,24}\s{1,20}referenced?\s{1,20}memory\s{1,20}(?:at|location)\s{1,20}
    (?:\S{1,24}\s{1,20}(?:The\s{1,20})?(?P<exception>memory\s{1,20}(?:could|can)\s{0,1}not\s{1,20}be\s{1,20}\W?(?:read|written)))?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_METHOD = re.compile(r"\b(?P<name>[A-Z]\w{2,40}::~?[A-Z]\w{2,40})\b")
# the title of the box, on the line above
_WINDOW = re.compile(r"\b(?P<name>[\w$~-]{1,40}\.exe)\b[^\n]{0,40}\s{1,40}\W?\Z", re.IGNORECASE)
# Visual FoxPro: Fatal error: Exception code = C0000005
_FATAL = re.compile(
    r"\bFatal\serror:?\s{1,20}Exception\scode\s{0,4}[=:]\s{0,4}(?P<exception>(?:0x)?[0-9A-F]{8,9})\b", re.IGNORECASE
)
# "a WINSLI32.DLL Access Violation", and in titles "INETINFO Access Violation When"
_FILE_BEFORE = re.compile(r"\b(?P<name>[A-Za-z][\w$-]{0,24}\.(?:dll|drv|ocx|sys|vxd|386|cpl))\s\Z", re.IGNORECASE)
_TITLED = re.compile(r"(?:\A|:\s)(?P<name>[A-Z][A-Z0-9]{4,11})\s\Z")
# and "XCON: MTA May Stop on 9405 Errors with Access Violation"
_TITLE_SUBJECT = re.compile(
    r"""
    (?:\A|:\s)(?P<name>(?!(?:Err|Error|Windows|PRB|BUG|FIX|Access|Dr)\b)[A-Z][\w.+-]{1,20}(?:\s[A-Z0-9][\w.+-]{0,20}){0,2}?)
    \s(?:May|Might|Can|Will|Stops?|Fails?|Crashes|Generates?|Has|Hangs|Terminates|Quits|Experiences)\s(?:\S{1,20}\s){0,6}\Z
    """,
    re.VERBOSE,
)
# "Audit32 Causes an Access Violation": a name that only a program has
_TITLE_CAUSE = re.compile(
    r"(?:\A|:\s)(?P<name>[A-Z][A-Za-z]{2,8}\d{1,2}|[A-Z][A-Z0-9]{4,11})\sCauses?\s(?:\S{1,20}\s){0,2}\Z"
)
# "Access Violation in WINSCL When Using CR Parameter"
_TITLE_SCENE = re.compile(
    r"\A\sin\s(?:the\s)?(?P<name>(?!Windows\b|Programs?\b)(?:[A-Z][A-Z0-9]{3,11}|[A-Z][a-z]\w{2,20}(?:\s[A-Z][a-z]\w{1,20})?))"
    r"(?=\Z|\s(?:When|While|If|After|During|Using|Running|on|with)\b)"
)
_SERVICE = re.compile(
    r"""
    \b(?:The\s)?
    (?P<name>(?!The\s)(?:[A-Z][\w.+-]{1,20}\s){1,4}(?:[Ss]ervice|[Ss]erver|[Pp]rocess|[Aa]gent|[Mm]anager))
    (?:\s\([\w.-]{1,24}\))? \s(?:may\s|can\s|will\s|could\s)?
    (?:experiences?|encounters?|generates?|causes?|gets?|has|have|(?:fails?|crash(?:es)?|terminates?|stops?)\swith)\b
    """,
    re.VERBOSE,
)
# "the Exchange to OV/VM transform (LME-PROFS-MEXDIA) process may terminate"
_IN_BRACKETS = re.compile(
    r"\((?P<name>(?=[\w.]{0,20}[-\d]|[A-Z][a-z]{2})[A-Za-z][\w.-]{2,30})\)\s(?:process|service|program|task)\s"
    r"(?:may|might|can|could|will|has|stops?|fails?|crashes|terminates?|quits?|experiences?|generates?|causes?)\b"
)
# "The information store may stop with an access violation": the subject of the sentence, by its name
_SUBJECT = re.compile(
    r"""
    (?:\A|[,;:]\s|\bthat\s|\bthen\s|\band\s) (?:[Tt]he\s|[Aa]n?\s|[Yy]our\s)?(?:Microsoft\s)?
    (?P<name>
        (?!(?:If|When|This|That|It|You|Having|Using|After|Before|However|There|An?|The|Windows|Error|Users?|In|On|As)\b)
        [A-Z][\w.+-]{1,20}(?:\s(?:for\s|and\s)?(?!This\b)[A-Z0-9][\w.+-]{0,20}){0,6}
        (?:\s(?:information\sstore|message\stransfer\sagent))?
        (?:\s(?:service|server|process|program|agent|spooler|driver|tool|client|provider))?
      | (?:information\sstore|message\stransfer\sagent|directory\sservice|print\sspooler|spooler)(?:\sservice)?)
    (?:\s\([\w\s.]{1,24}\))?
    \s(?:may|might|can|could|will|has|have|gets?|produces?|experiences?|generates?|causes?|fails?|stops?|crash(?:es)?
         |terminates?|quits?|closes|encounters?)
    \s(?:\S{1,20}\s){0,8}\Z
    """,
    re.VERBOSE,
)
# "When you exit 16-bit Access version 2.0, a GPF occurs": the program that somebody starts or leaves
_HANDLED = re.compile(
    r"""
    \b(?:[Ww]hen|[Ii]f|[Aa]fter)\syou\s(?:try\sto\s|attempt\sto\s)?(?:start|run|exit|quit|close|launch)\s
    (?:the\s|any\sversion\sof\s)?(?:\d\d-bit\s)?(?:Microsoft\s)?
    (?P<name>(?!(?:Windows|Setup|MS-DOS)\b)[A-Z][\w+-]{1,20}(?:\s[A-Z][\w+-]{0,20}){0,3})
    """,
    re.VERBOSE,
)
# "an access violation is generated in Internet Information Server (IIS)"
_SCENE = re.compile(
    r"""
    \A\s?\"?(?:\s\([A-Z]{2,4}\))?(?:\s\w{1,12}){0,3}\s(?:in|by)\s(?:the\s)?(?:Microsoft\s)?
    (?P<name>(?!(?:Windows|Microsoft|This|The|STOP)\b)[A-Z][\w+-]{1,20}(?:(?:\sfor)?\s(?!Q\d)[A-Z][\w+-]{0,20}){1,3}
        |(?!(?:Windows|Microsoft|This|These|The|STOP|If|When|Kernel|ODBC|OLE|MFC|SQL)\b)[A-Z][\w+-]{3,20}
            (?=\W*\Z|[.,;]\s|\s(?:when|while|if|after|during|process|service)\b))
    (?![\w:])
    """,
    re.VERBOSE,
)
# a program named farther away in the sentence is another one
_NEAR = 200
_NO_MODULES = frozenset(
    {"at", "causes", "during", "for", "in", "is", "may", "of", "on", "that", "the", "to", "when", "with"}
)
_NAMING = (
    "violat",
    "exception",
    "fault",
    "gpf",
    "trap",
    "watson",
    "illegal operation",
    "illegal\noperation",
    "application error",
)
_HINTS = (*_NAMING, "referenced memory", "caused an error", "appname", "app name")
_TOOLS = frozenset({"drwtsn32.exe", "drwatson.exe", "windbg.exe", "ntsd.exe", "setup.exe"})
_NOT_FAULT = re.compile(
    r"\b(?:debug|(?:exception|fault|error)\s?handl|handler|catch|try\s?(?:[/{]|blocks?\b)|trap\sdestination|SNMP\s(?:\w{1,12}\s)?trap|mouse"
    r"|configured as the default|caught by"
    r"|or other (?:\w+ )?(?:errors|problems)\b)",
    re.IGNORECASE,
)


def extract_crash(section: Section) -> Iterator[Mention[Crash]]:
    """Yield the crashes of a section; in prose, one whose sentence names the program, module or function too."""
    # the commonest of all words that hold a hint
    folded = section.text.casefold().replace("default", "")
    known: list[tuple[int, int]] = []
    if not any(hint in folded for hint in (*_HINTS, "stack")):
        return
    for mention in find_crashes(section.text):
        known.append((mention.start, mention.end))
        yield Mention(_with_image(mention.what), mention.start, mention.end)
    for mention in (*crashes_on_stacks(section.text), *_popups(section.text), *_fatal_errors(section.text)):
        if not any(start < mention.end and mention.start < end for start, end in known):
            known.append((mention.start, mention.end))
            yield mention
    named = any(hint in folded for hint in _NAMING)
    for found in _FAULT.finditer(section.text) if named else ():
        if not any(start < found.end() and found.start() < end for start, end in known):
            yield from _told(section.text, found, is_title=section.is_title)


def _popups(text: str) -> Iterator[Mention[Crash]]:
    """Yield the crashes that a box of Windows NT tells, of programs that the article does not name there."""
    for found in _POPUP.finditer(text) if "nstruction" in text else ():
        first, _ = sentence_bounds(text, found.start(), found.end())
        before = fold_blanks(text[max(first, found.start() - _NEAR) : found.start()])
        window = _WINDOW.search(text, max(0, found.start() - _NEAR), found.start())
        fault = (found["exception"] or "access violation").replace('"', "").replace("'", "")
        crash = Crash(image=window["name"] if window else _program(before), exception=fold_blanks(fault))
        yield Mention(crash, found.start(), found.end())


def _fatal_errors(text: str) -> Iterator[Mention[Crash]]:
    """Yield the crashes that a program itself shows, of the program that the line above them speaks of."""
    for found in _FATAL.finditer(text) if "xception code" in text else ():
        program = _name(_SUBJECT, last_sentence(lead_of(text, found.start())).rstrip(":") + " ")
        yield Mention(Crash(image=program, exception=found["exception"]), found.start(), found.end())


def _told(text: str, found: re.Match[str], *, is_title: bool) -> Iterator[Mention[Crash]]:
    first, last = sentence_bounds(text, found.start(), found.end())
    sentence = fold_blanks(text[max(first, found.start() - _NEAR) : min(last, found.end() + _NEAR)])
    if _NOT_FAULT.search(sentence):
        return
    before = _BULLET.sub("", fold_blanks(text[first : found.start()]) + " ")
    image = _program(sentence) or (_titled(before) if is_title else _name(_SUBJECT, before))
    after = " " + fold_blanks(text[found.end() : last])
    if image is None and is_title:
        image = _name(_TITLE_SCENE, after)
    elif image is None:
        image = _name(_SCENE, after) or _name(_HANDLED, before) or _announced(text, first)
    module = _module(sentence, before)
    crash = Crash(
        image=None if image == module else image,
        module=module,
        exception=_exception(fold_blanks(found["fault"])),
    )
    if crash.image or crash.module or is_title or _NAMELESS.match(found["fault"]):
        yield Mention(crash, found.start(), found.end())


def _announced(text: str, start: int) -> str | None:
    """Return the program that the line above a passage set apart speaks of: "Paint may fail with this error:"."""
    paragraph = paragraph_at(text, start)
    if paragraph is None or paragraph.is_prose:
        return None
    lead = last_sentence(lead_of(text, start))
    name = _program(lead) or _name(_SUBJECT, lead.rstrip(":") + " ")
    return None if name is None or name.lower().endswith(".log") else name


def _with_image(crash: Crash) -> Crash:
    """Return the crash with the program among its module's names as its image, and without a module that is a word."""
    if crash.module in _NO_MODULES:
        crash = replace(crash, module=None)
    if crash.image is None and crash.module and crash.module.lower().endswith(".exe"):
        return replace(crash, image=crash.module, module=None)
    return crash


def _module(sentence: str, before: str) -> str | None:
    """Return the function or file that a sentence blames, or a method that it names at all."""
    blamed = _name(_FUNCTION, sentence) or _name(_LIBRARY, sentence) or _name(_FILE_BEFORE, before)
    return blamed or _name(_METHOD, sentence)


def _program(sentence: str) -> str | None:
    for found in _PROGRAM.finditer(sentence):
        if found["name"].lower() not in _TOOLS:
            return found["name"]
    return _name(_IN_BRACKETS, sentence) or _name(_SERVICE, sentence)


def _titled(before: str) -> str | None:
    return _name(_TITLED, before) or _name(_TITLE_SUBJECT, before) or _name(_TITLE_CAUSE, before)


def _name(wording: re.Pattern[str], sentence: str) -> str | None:
    found = wording.search(sentence)
    return found["name"] if found else None


def _exception(fault: str) -> str | None:
    """Return the words for a fault in the singular; None for those that only say that there was one."""
    if _UNSPECIFIC.match(fault):
        return None
    return _AS_VERB.sub("ion", fault).removesuffix("s")
