"""Messages that a sentence quotes: "you receive a "Printer Not Ready" error", "an Access Denied message"."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from evcorr.mining.extractors.context.paragraph import paragraphs
from evcorr.mining.extractors.context.sentence import sentence_at
from evcorr.text.begun_regex import find_begun
from evcorr.text.worded_regex import BegunRegex

_KIND = r"(?:error|warning|status|dialog|alert|prompt|stop|system|fatal|run-?time|pop-?up|informational|browser)"
QUOTED = r'"(?P<text>[^"\n]{2,200}(?:\n[^"\n]{1,200}){0,3})"'
"""Words in quotation marks, over up to four lines, in the group `text`."""

_BEFORE_WORD = re.compile(
    rf"""
    {QUOTED}\)?,?(?:\s\([A-Z_\d]{{4,40}}\))?\s
    (?:(?:{_KIND}\s){{0,2}}(?:error|message|warning|alert)s?\b
      |(?=(?:or|and)\s\"[^\"]{{2,200}}\"\s(?:{_KIND}\s)?(?:error|message|warning))
      |(?=(?:\"[^\"]{{2,200}}\"\s){{0,3}}or\s(?:\w{{1,12}}\s){{0,2}}other\s(?:\w{{1,12}}\s){{0,2}}(?:error|message)))
    """,
    re.VERBOSE | re.IGNORECASE,
)
_AFTER_WORD = re.compile(
    rf"""
    \b(?:error|message|warning|alert)s?[,:]?\s(?:\((?=such\s))?
    (?:(?:message|messages|text|box|code|that|which|is|of|the|such\sas|similar\sto|including|stat(?:es?|ing)|says?|reads?
       |(?:say|read|display|report|indicat|announc|start)ing|with|appears?|displayed|follows?|as|like|(?:starts|begins)\swith
       |may\sappear|occurs|named|titled|called|containing|indicates|(?:indicating|indicates|reporting)\sthat(?:\san?)?
       |to\sthe\seffect|returned|received|reported|being|was|(?:would|might|could|may|will)\sbe|,|:)[,:]?\s){{0,6}}
    \(?{QUOTED}
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SHOWN_AS = re.compile(
    rf"\b(?:says|stating|states|saying|reads|reports?|displays?|returns?)[,:]?\s{QUOTED}", re.IGNORECASE
)
_SAYING = ("says", "stating", "states", "saying", "reads", "report", "display", "return")
# a box says, "The tin is not open.", painting fails with "No Paint", and an "Out of Paint" dialog box appears: it says
# what failed, or is no message
_TOLD_OF_FAILURE = re.compile(
    rf"""
    \b(?:says|reports?|receives?)[,:]?\s{QUOTED}
  | \b(?:users?|you|they|clients?|customers?|people)\s(?:(?:may|might|will|can|then|also)\s)?(?:gets?|sees?)\s(?:the\s)?
    {QUOTED.replace("text", "seen")}
  | \b(?:fail|end|exit|abort)(?:s|ed|ing)?\swith[,:]?\s{QUOTED.replace("text", "ended")}
  | \b(?-i:prints|printed|logs|logged|writes|wrote)[,:]?\s{QUOTED.replace("text", "written")}
  | \b(?:dialog|box|window)\s(?:titled|saying|reading|stating),?\s{QUOTED.replace("text", "titled")}
  | {QUOTED.replace("text", "before")}\s(?:dialog\b|exceptions?\b)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_TELLING = (
    "says",
    "report",
    "receive",
    "user",
    "you",
    "they",
    "client",
    "customer",
    "people",
    "dialog",
    "box",
    "window",
    "fail",
    "end",
    "exit",
    "abort",
    "print",
    "log",
    "writes",
    "wrote",
    '"',
)
_OF_MANUAL = re.compile(r"\b(?:readme|help|guide|manual|RFC|documentation|page|chapter|topic)\b", re.IGNORECASE)
# an error message, such as "No more files" or "File not found."
_ALTERNATIVE = re.compile(rf",?\s(?:or|and)\s(?:an?\s|the\s)?{QUOTED}")
_IS_SHOWN = re.compile(
    rf"{QUOTED}\s(?:is|are|was|may\sbe|will\sbe)\s(?:displayed|shown|returned|reported|logged)", re.IGNORECASE
)
# you receive the following error: Cannot open mail message; and a line "Error message: Cannot open mail message"
_AFTER_COLON = re.compile(
    r"""
    \b(?:(?:following|this|the|an)\s(?:[\w'-]{1,20}\s){0,2}?error(?:\s(?:message|text))?s?
        |(?:following|this)\s(?:[\w'-]{1,20}\s){0,2}?message
        |^[ ]{0,12}(?:[-*]\s)?[Ee]rror\s[Mm]essage(?=:\s))
    (?:\s(?:appears?|occurs?|is\s(?:displayed|returned|shown|reported)|(?:when|if|while)\s[^:.]{4,80}))?
    :\s{1,4}(?P<text>[A-Z](?=\S{0,40}\s)[^:]{6,400})
    """,
    re.VERBOSE | re.MULTILINE,
)
# the System log contains the following message from the i8042prt source: "The operation timed out."
_QUOTED_AFTER_COLON = re.compile(
    rf"\b(?:following|this)\s(?:\w{{1,20}}\s){{0,2}}?(?:error|message|warning)s?\s(?:[\w'.-]{{1,30}}\s){{0,10}}[\w'.-]{{1,30}}:\s{QUOTED}"
)
_QUOTING = (
    (('"',), _BEFORE_WORD),
    (("error", "message", "warning", "alert"), _AFTER_WORD),
    (("following", "this"), _QUOTED_AFTER_COLON),
    (('"',), _IS_SHOWN),
)
"""Sentences that quote a message, each with the words that it begins with; the last needs no word for what it is."""

# an 'Access Denied' error message; the mark behind the words comes first: it is found faster than an article
_SINGLE_MARKS = re.compile(r"'\s(?:error\smessage|error)\b")
_IN_SINGLE_MARKS = re.compile(r"\b(?:an?|the)\s'(?P<text>[A-Z][^'\"\n]{5,60}(?:\n[^'\"\n]{1,40})?)\Z")
_TITLE_OF_BOX = re.compile(r"\s(?:with|and|containing|showing)\s(?:the\s|a\s)?following\b", re.IGNORECASE)
_SHORT_OF_ALL, _LONGEST = 300, 110
_UNDERLINE = re.compile(r"\n[ ]{0,12}[-=*]{3}")
_STOP = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_FAILURE = re.compile(
    r"""
    \b(?:[Aa]n?|[Tt]he|with|or|get|receive|of)\s
    (?P<text>(?:[A-Z][a-z']{1,15}\s){1,5}?[A-Z][a-z']{1,15}
      |(?i:access\s(?:is\s)?denied|permission\sdenied|out\sof\s(?:memory|resources|environment\sspace|disk\sspace)
        |(?:file|path|page|server|object)\snot\sfound|disk\sfull|type\smismatch|sharing\sviolation|insufficient\s[a-z]{4,12}))
    \s(?:error\s|warning\s)?(?:error|message|messages|errors)\b
    """,
    re.VERBOSE,
)
# a DS_OBJECT_NOT_FOUND error
_NAME = r"(?P<text>[A-Z]{2,16}(?:_[A-Z]{1,20}){1,8})"
_SYMBOL = re.compile(rf"\b(?:[Aa]n?|[Tt]he)\s{_NAME}\serror(?:\s(?:message|code))?\b(?!\s(?:value|constant))")
# what begins with a character is found faster
_SYMBOL_ENDS = re.compile(r"_[A-Z]{1,20}\serror")
# the error message MAPI_E_NOT_FOUND
_SYMBOL_BEHIND = re.compile(
    rf"(?:(?<=[Tt]he\s)|(?<=\b[Aa]n\s))error(?:\s(?:message|code))?,?\s(?:of\s|referencing\s)?{_NAME}\b(?!\s?[(=])"
)
_FAILS = re.compile(
    r"""
    \b(?:not|\w{2,8}n't|an\serror\s(?:has\s)?occurred|denied|fail(?:ed|ure)?|invalid|cannot|unable|out\sof|missing|unknown|bad|insufficient|already
      |too\smany|conflicts?|illegal|time-?out|timed\sout|expired|lost|(?:is|are|too|disk|log|drive)\sfull|corrupt(?:ed)?|overflow|unexpected|locked|mismatch|no)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NAMING = ("error", "message", "warning", "alert")
_ERROR_WORD = re.compile(r"\berror", re.IGNORECASE)
_TROUBLE = re.compile(r"error|warning", re.IGNORECASE)
_ERROR = BegunRegex(
    ("err", "message", "msg", "warning", "prompt"),
    r"\b(?<!without )(?:error|err|message(?!.map\b|\smap)|msg|warning|prompt)s?\b",
)


class Said(msgspec.Struct, frozen=True):
    """Words that are quoted: as they stand in the section, their half-open range, and how many make them a message."""

    text: str
    start: int
    end: int
    least: int = 2
    is_loose: bool = False
    """They may only say what kind of error or message it is: an out of memory error."""


def messages_said(text: str) -> Iterator[Said]:
    """Yield the messages that the sentences of a section quote, with what surrounds them telling that they are some."""
    if '"' in text:
        yield from _in_quotation_marks(text)
    if "error" not in text and "message" not in text:
        return
    yield from _in_single_marks(text)
    yield from _after_colons(text)
    for found in _FAILURE.finditer(text):
        if speaks_of_failure(found["text"]):
            yield Said(found["text"], found.start("text"), found.end("text"), is_loose=found["text"].islower())
    if "_" in text:
        yield from _symbols(text)


def _symbols(text: str) -> Iterator[Said]:
    """Yield the symbolic names that are said to be errors."""
    before = _SYMBOL.finditer(text) if _SYMBOL_ENDS.search(text) else ()
    for found in (*before, *find_begun(("error",), _SYMBOL_BEHIND, text, text.casefold())):
        yield Said(found["text"], found.start("text"), found.end("text"), is_loose=True)


def _after_colons(text: str) -> Iterator[Said]:
    """Yield what stands behind the colon of a sentence that announces it, to the end of a short paragraph."""
    for paragraph in paragraphs(text):
        if not paragraph.is_prose or ":" not in paragraph.flat[:-1] or not speaks_of_error(paragraph.flat):
            continue
        found = _AFTER_COLON.search(text, paragraph.start, paragraph.end)
        if found is None:
            continue
        end = paragraph.end
        if underline := _UNDERLINE.search(text, found.start("text"), end):
            end = underline.start()
        if end - found.start("text") > _SHORT_OF_ALL:
            stop = _STOP.search(text, found.start("text"), end)
            end = stop.start() if stop else end
        yield Said(text[found.start("text") : end], found.start("text"), end)


def _in_quotation_marks(text: str) -> Iterator[Said]:
    folded = text.casefold()
    named = any(map(folded.__contains__, _NAMING))
    for begins, wording in _QUOTING if named else _QUOTING[-1:]:
        for found in find_begun(begins, wording, text, folded):
            # a box titled "Paint" with the following error message
            if _TITLE_OF_BOX.match(text, found.end()):
                continue
            yield _said(found, least=1 if _names_error(found) else 2)
            if other := _ALTERNATIVE.match(text, found.end()):
                yield _said(other)
    yield from _told_of_failure(text, folded)
    for found in find_begun(_SAYING, _SHOWN_AS, text, folded):
        if speaks_of_error(sentence_at(text, *found.span())):
            yield _said(found)


def _in_single_marks(text: str) -> Iterator[Said]:
    for mark in _SINGLE_MARKS.finditer(text):
        if found := _IN_SINGLE_MARKS.search(text, max(0, mark.start() - _LONGEST), mark.start()):
            yield Said(found["text"], *found.span("text"))


def _told_of_failure(text: str, folded: str) -> Iterator[Said]:
    for found in find_begun(_TELLING, _TOLD_OF_FAILURE, text, folded):
        group = found.lastgroup or "text"
        if _TITLE_OF_BOX.match(text, found.end()):
            continue
        if speaks_of_failure(found[group]) and _OF_MANUAL.search(sentence_at(text, *found.span())) is None:
            yield Said(found[group], *found.span(group))


def speaks_of_error(text: str) -> bool:
    """Tell whether a title or a sentence speaks of an error or a message at all."""
    return _ERROR.search(text) is not None


def speaks_of_failure(text: str) -> bool:
    """Tell whether words say that something failed, is missing or was refused."""
    return _FAILS.search(text) is not None


def _names_error(found: re.Match[str]) -> bool:
    """Tell whether one word in quotation marks is a message: an "Overflow" error is one, a "pulse" message none."""
    word = found["text"]
    outside = found[0].replace(word, "")
    return word[:1].isupper() and _ERROR_WORD.search(outside) is not None


def _said(found: re.Match[str], *, least: int = 2) -> Said:
    # a "keep alive" message is one of a protocol
    text = found["text"]
    is_loose = text[:1].islower() and not speaks_of_failure(text) and _TROUBLE.search(found[0]) is None
    return Said(text, found.start("text"), found.end("text"), least, is_loose)
