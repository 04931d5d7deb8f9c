"""Crashes of programs: as logs and screens show them, and in prose ("an access violation in Inetinfo.exe")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from evcorr.article import Section
from evcorr.mentions import Mention, find_crashes
from evcorr.mentions.cues import cue_lookup
from evcorr.mining.extractors.context.sentence import paragraph_at, sentence_bounds
from evcorr.mining.extractors.crashes.box import crashes_in_boxes
from evcorr.mining.extractors.crashes.call_stack import crashes_on_stacks
from evcorr.mining.extractors.crashes.crash_table import crashes_in_tables
from evcorr.mining.extractors.crashes.fault_bucket import crashes_reported
from evcorr.mining.extractors.crashes.faulting import (
    is_program,
    module_blamed,
    program_in_prose,
    program_in_title,
    program_named,
    subject_of,
)
from evcorr.mining.extractors.crashes.watson import crashes_logged
from evcorr.mining.extractors.messages.announcement import last_sentence
from evcorr.mining.extractors.messages.quote import lead_of
from evcorr.observable import Crash
from evcorr.text.folding import fold_blanks
from evcorr.text.worded_regex import BegunRegex, WordedRegex

_FAULT = BegunRegex(
    (
        *("access", "application", "general", "gp", "page", "invalid", "stack", "illegal", "fatal"),
        *("exception", "trap", "unhandled", "dr", "c0000005", "0xc0000005"),
    ),
    r"""
    \b(?P<fault>access\s{1,9}violat(?:ions?|es?|ed|ing)
      | application\s{1,9}(?:exceptions?
        |errors?(?=\s{1,9}(?:(?:(?:may|can|will)\s{1,9})?occurs?\s{1,9}|is\s{1,9}generated\s{1,9})?in\s{1,9}))
      | (?:general\s{1,9}protection(?:\s{1,9}\(GP(?:F)?\))?|GP|(?:invalid\s{1,9})?page|stack|illegal\s{1,9}operation)
        \s{1,9}faults?
      | general\s{1,9}protection\s{1,9}(?:errors?|violations?)
      | GPFs?
      | (?:fatal\s{1,9})?exception(?:\s0?[0-9A-F]{1,2}|\serror\s0[0-9A-F])h?\b
      | fatal\s{1,9}exceptions?
      | exception(?:s|\s{1,9}errors?)?(?=\s{1,9}in\s{1,9}(?:the\s{1,9})?[\w$-]{1,24}\.(?:exe|dll|sys)\b)
      | (?-i:Exception\s{1,9}Errors?)(?=\s{1,9}in\s{1,9}) | exception\s{1,9}errors?(?=\.?")
      | illegal\s{1,9}operations?
      | traps?(?=\s{1,9}(?:in|may|occurs?|error|when|while|if|on|during|after|running|using|with)\b)
      | trap\s0{0,3}D
      | unhandled\s{1,9}exceptions?
      | (?:0x)?c0000005(?=\s{1,9}(?:fatal\s{1,9})?error)
      | Dr\.?\s{0,9}Watsons?(?!\.\w)(?:\s{1,9}errors?)? )\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
# "AV in Paint.exe When Printing": in a title alone, for elsewhere it is sound and video too
_TITLED_AV = re.compile(
    r"(?<![\w-])(?P<fault>AVs?)(?=\Z|\s(?i:in|when|while|if|after|with|w/|due|running|using|on|occurs?)\b)"
    r"|\b(?:Causes?|Generates?|Gets|Exception)\s(?P<caused>AVs?)(?![\w/])"
)
# "Paint Application Error When Printing": of a crash where a title names the program; elsewhere it may be any error
_TITLED_ERROR = re.compile(r"(?<=[\w-]\s)(?P<fault>application\serr(?:or)?s?)\b(?!:|\s[\d\"#])", re.IGNORECASE)
_BULLET = re.compile(r"\A(?:[-*\u2022]|o|\d{1,2}[.)])\s")
# "the service may access violate"
_AS_VERB = re.compile(r"(?<=violat)(?:es?|ed|ing)\Z", re.IGNORECASE)
_VERBS = frozenset({"Traps", "AVs"})
_LIBRARY = re.compile(r"\.(?:dll|drv|ocx|sys|vbx|vxd|386|cpl)\Z", re.IGNORECASE)
_UNSPECIFIC = re.compile(r"traps?\Z|Dr\.?\s?Watson", re.IGNORECASE)
# told without a name, since the article's title may have it
_NAMELESS = re.compile(
    r"(?:fatal )?exception (?:error )?0?[0-9A-F]{1,2}h?\b|general protection|access violat|(?:invalid )?page fault"
    r"|GP ?F|trap 0{0,3}D",
    re.IGNORECASE,
)
# The instruction at "0x0041842c" referenced memory at "0x00000000". The memory could not be "read".
_POPUP = WordedRegex(
    ("reference",),
    r"""
    \b(?:The\s{1,20})?instructions?\s{1,20}a[ts]\s{1,20}(?:<[^<>\n]{1,30}>|(?P<quote>["'])[^"'\n]{1,24}(?P=quote)|\S{1,24})\s{1,20}
    referenc(?:ed?|es)\s{1,20}memory\s{1,20}(?:at|location)\s{1,20}
    (?:(?:<[^<>\n]{1,30}>|"[^"\n]{1,24}"|\S{1,24})\.?\s{1,20}(?:The\s{1,20})?(?P<exception>memory\s{1,20}(?:could|can)\s{0,1}not\s{1,20}be\s{1,20}\W?(?:read|written)))?
    """,
    re.VERBOSE | re.IGNORECASE,
)
# the title of the box, on the line above, or before it: Paint application error "The instruction
_WINDOW = re.compile(
    r"\b(?P<name>[\w$~-]{1,40}\.exe|(?-i:(?!The|This|Any|Same)[A-Z])\w{2,30}(?=\sapplication\serror))\b[^\n]{0,40}\s{1,40}\W?\Z",
    re.IGNORECASE,
)
# Visual FoxPro: Fatal error: Exception code = C0000005
_FATAL = re.compile(
    r"\bFatal\serror:?\s{1,20}Exception\scode\s{0,4}[=:]\s{0,4}(?P<exception>(?:0x)?[0-9A-F]{8,9})\b", re.IGNORECASE
)
# what a DOS extender says in its own numbered error: "fatal error DX1020: unhandled exception: Page fault"
_NUMBERED = re.compile(r"\berror\s[A-Z]{1,4}\d{4}:\s{1,8}unhandled\sexception:\s{1,20}\Z", re.IGNORECASE)
_STOPS_SYSTEM = re.compile(r"\bstop\s(?:message|error|code|screen|0x)", re.IGNORECASE)
# a program named farther away in the sentence is another one
_NEAR = 200
_NO_MODULES = frozenset(
    {"at", "causes", "during", "for", "in", "is", "may", "of", "on", "that", "the", "to", "when", "with"}
)
_NAMING = (
    "violat",
    "exception",
    "fault",
    "protection",
    "gpf",
    "trap",
    "watson",
    "illegal operation",
    "illegal\noperation",
    "application error",
    "c0000005",
)
_cues_in = cue_lookup(
    (
        *_NAMING,
        *("generated errors", "instruction", "referenced memory", "caused an error", "caused a divide"),
        *("appname", "app name", "application name", "stack", "frameptr", "childebp"),
    )
)
_NOT_FAULT = re.compile(
    r"\b(?:debug(?!ger\b)|(?:default|system|kernel)\sdebugger|(?:exception|fault|error)\s?handl|handler|catch|try\s?(?:[/{]|blocks?\b)|trap\sdestination|SNMP\s(?:\w{1,12}\s)?trap|mouse"
    r"|configured as the default|caught by"
    # what memory management does: "Page Faults/sec", "without triggering a page fault"
    r"|page\sfaults?/|(?:within|without\s\w{1,14})\sa\spage\sfault"
    r"|or other (?:\w+ )?(?:errors|problems)\b)",
    re.IGNORECASE,
)
# a condition for what is logged of a fault, and none itself: "if Drwtsn32.exe is configured as the default debugger"
_IF_WATCHED = re.compile(
    r"\b(?:if|when)\s(?:you\shave\s|the\s)?(?:Dr\.?\s?Watson|Drwtsn32\.exe)(?:\s\(Drwtsn32\.exe\)|\sfile)?\s(?:(?:is|has\sbeen)\s)?\w{3,12}"
    r"\sas\s(?:the|your)\s(?:default|system)\sdebugger\b",
    re.IGNORECASE,
)


def extract_crash(section: Section) -> Iterator[Mention[Crash]]:
    """Yield the crashes of a section; in prose, one whose sentence names the program, module or function too."""
    text = section.text
    if section.is_title:
        for found in _TITLED_AV.finditer(text):
            yield from _told(text, found, is_title=True)
        for found in _TITLED_ERROR.finditer(text):
            yield from (mention for mention in _told(text, found, is_title=True) if mention.what.image)
    # the commonest of all words that hold a cue
    cues = _cues_in(text.casefold().replace("default", ""))
    if not cues:
        return
    known = [_shown(text, mention, is_title=section.is_title) for mention in find_crashes(text)]
    boxes = (*_popups(text), *_fatal_errors(text), *crashes_in_boxes(text))
    logged = (*crashes_logged(text), *crashes_reported(text))
    for mention in (*logged, *crashes_on_stacks(text), *crashes_in_tables(text), *boxes):
        if not any(one.touches(mention.start, mention.end) for one in known):
            known.append(mention)
    yield from known
    for found in _FAULT.finditer(text) if not cues.isdisjoint(_NAMING) else ():
        if not any(one.touches(*found.span()) for one in known):
            yield from _told(text, found, is_title=section.is_title)


def _shown(text: str, mention: Mention[Crash], *, is_title: bool) -> Mention[Crash]:
    """Return a crash as a log or a screen shows it, with the program that stands elsewhere in it."""
    crash = _with_image(mention.what)
    if crash.image is None:
        # MSDEV.EXE - Application error. The exception unknown software exception (0xc00000fd) occurred
        window = None if crash.module else _window(text, mention.start)
        named = _titled(text, mention) if is_title else _named_around(text, mention)
        # "a program that uses MFC causes an access violation in Mfc42.dll"
        is_module = named is not None and (
            _LIBRARY.search(named) or (crash.module or "").casefold().startswith(named.casefold())
        )
        crash = replace(crash, image=window or (None if is_module else named))
    return replace(mention, what=crash)


def _titled(text: str, mention: Mention[Crash]) -> str | None:
    """Return the program that a title names before the words for a fault: "Paint.exe GPF in Brush.dll"."""
    return program_in_title(text[: mention.start], text[: mention.start], "", is_verb=False)


def _named_around(text: str, mention: Mention[Crash]) -> str | None:
    """Return the program that the sentence names which tells of a fault: "Paint may cause a fatal exception 0E"."""
    paragraph = paragraph_at(text, mention.start)
    if paragraph is None or not paragraph.is_prose:
        return None
    first, last = sentence_bounds(text, mention.start, mention.end)
    before = fold_blanks(text[first : mention.start]) + " "
    return program_in_prose(fold_blanks(text[first:last]), before, " " + fold_blanks(text[mention.end : last]))


def _popups(text: str) -> Iterator[Mention[Crash]]:
    """Yield the crashes that a box of Windows NT tells, of programs that the article does not name there."""
    for found in _POPUP.finditer(text) if "nstruction" in text else ():
        first, _ = sentence_bounds(text, found.start(), found.end())
        before = fold_blanks(text[max(first, found.start() - _NEAR) : found.start()])
        window = _window(text, found.start())
        fault = (found["exception"] or "access violation").replace('"', "").replace("'", "")
        image = window or program_named(before) or _announced(text, found.start())
        crash = Crash(image=image, exception=fold_blanks(fault))
        yield Mention(crash, found.start(), found.end())


def _window(text: str, start: int) -> str | None:
    """Return the program that the title of a box names, on the line above its text."""
    window = _WINDOW.search(text, max(0, start - _NEAR), start)
    return window["name"] if window else None


def _fatal_errors(text: str) -> Iterator[Mention[Crash]]:
    """Yield the crashes that a program itself shows, of the program that the line above them speaks of."""
    for found in _FATAL.finditer(text) if "xception code" in text else ():
        program = subject_of(last_sentence(lead_of(text, found.start())))
        yield Mention(Crash(image=program, exception=found["exception"]), found.start(), found.end())


def _told(text: str, found: re.Match[str], *, is_title: bool) -> Iterator[Mention[Crash]]:
    first, last = sentence_bounds(text, found.start(), found.end())
    fault = fold_blanks(found[found.lastgroup or "fault"])
    sentence = fold_blanks(text[max(first, found.start() - _NEAR) : min(last, found.end() + _NEAR)])
    if _NOT_FAULT.search(_IF_WATCHED.sub("", sentence)) or _NUMBERED.search(
        text, max(0, found.start() - _NEAR), found.start()
    ):
        return
    start, end = found.span(found.lastgroup or "fault")
    before = _BULLET.sub("", fold_blanks(text[first:start]) + " ")
    after = " " + fold_blanks(text[end:last])
    if is_title:
        image = program_in_title(sentence, before, after, is_verb=fault in _VERBS)
    else:
        image = program_in_prose(sentence, before, after) or _announced(text, first)
    module = module_blamed(sentence, before)
    if image and _LIBRARY.search(image):
        image, module = None, module or image
    crash = Crash(
        image=None if image == module else image,
        module=module,
        exception=_exception(fault),
    )
    is_told = is_title or (_NAMELESS.match(fault) and not _STOPS_SYSTEM.search(sentence))
    if crash.image or crash.module or is_told:
        yield Mention(crash, found.start(), found.end())


def _announced(text: str, start: int) -> str | None:
    """Return the program that the line above a passage set apart speaks of: "Paint may fail with this error:"."""
    paragraph = paragraph_at(text, start)
    if paragraph is None or paragraph.is_prose:
        return None
    lead = last_sentence(lead_of(text, start))
    return program_named(lead) or subject_of(lead)


def _with_image(crash: Crash) -> Crash:
    """Return the crash with the program among its module's names as its image, and without a module that is a word."""
    if crash.module in _NO_MODULES:
        crash = replace(crash, module=None)
    if crash.image is None and crash.module and is_program(crash.module):
        return replace(crash, image=crash.module, module=None)
    return crash


def _exception(fault: str) -> str | None:
    """Return the words for a fault in the singular; None for those that only say that there was one."""
    if _UNSPECIFIC.match(fault):
        return None
    if fault in ("AV", "AVs"):
        return "access violation"
    return _AS_VERB.sub("ion", fault).removesuffix("s")
