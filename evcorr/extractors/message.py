"""Error messages without a number of their own: shown under a lead, quoted in a sentence, or named in the title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from evcorr.article import Section
from evcorr.extractors.frame import message_text
from evcorr.extractors.paragraph import paragraphs
from evcorr.extractors.quote import Quote, quotes
from evcorr.extractors.sentence import sentence_at
from evcorr.mentions import Mention
from evcorr.observable import Message

_KIND = r"(?:error|warning|status|dialog|alert|prompt|stop|system|fatal|run-?time|pop-?up|informational)"

_LOG_LINE = re.compile(r"^[ \t]*(?=(?:Error|Warning|Fix|Fatal error|Failure)\b[^\n:]{0,30}:\s)", re.MULTILINE)
_CODE = re.compile(
    r"""
      ;\s*$ | (?:^|\s)[{}]\s*$ | ^\s*(?:\#include|\#define|HKEY_|Hkey_|\\HKEY|SELECT\s|CREATE\s|INSERT\sINTO|Dim\s|Private\s|Sub\s|End\s(?:Sub|If)
      |//|/\*|<%|<html|\?\s|MsgBox|Declare\s|Public\s|char\s|int\s|void\s|typedef|struct\s|'(?:\s|[A-Z][a-z]+\s))
    | ^\s*\\\\\S{1,80}\s*$ | ^\s*Q\d{5,6}\b | https?:// .* \Z | ^\s*(?:net\s(?:use|view|start|stop)|ping|copy|cd|dir|type|regsvr32)\s[\\\w]
    """,
    re.VERBOSE | re.MULTILINE,
)
_QUOTED = r'"(?P<text>[^"\n]{2,200}(?:\n[^"\n]{1,200}){0,3})"'
_BEFORE_WORD = re.compile(
    rf"""
    {_QUOTED}\)?,?\s
    (?:(?:{_KIND}\s){{0,2}}(?:error|message|warning|alert)s?\b
      |(?=(?:or|and)\s\"[^\"]{{2,200}}\"\s(?:error|message|warning)))
    """,
    re.VERBOSE | re.IGNORECASE,
)
_AFTER_WORD = re.compile(
    rf"""
    \b(?:error|message|warning|alert)s?,?\s
    (?:(?:message|messages|text|box|code|that|which|is|of|the|such\sas|similar\sto|saying|stating|states?|says?|reads?|reading
       |with|appears?|displayed|follows?|as|like|indicating|may\sappear|occurs|named|titled|called|containing|to\sthe\seffect
       |being|was|,|:)[,:]?\s){{0,6}}
    \(?{_QUOTED}
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SHOWN_AS = re.compile(
    rf"\b(?:says|stating|states|saying|reads|reports?|displays?|returns?)[,:]?\s{_QUOTED}", re.IGNORECASE
)
_IS_SHOWN = re.compile(
    rf"{_QUOTED}\s(?:is|are|was|may\sbe|will\sbe)\s(?:displayed|shown|returned|reported|logged)", re.IGNORECASE
)
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
_FAILS = re.compile(
    r"\b(?:not|denied|fail(?:ed|ure)?|invalid|cannot|can't|unable|out of|missing|unknown|bad|insufficient|already|too many"
    r"|illegal|time-?out|timed out|expired|lost|full|corrupt(?:ed)?|overflow|unexpected|locked|mismatch|no)\b",
    re.IGNORECASE,
)
_TITLE_MESSAGE = re.compile(
    r"\b(?:Err(?:or)?\.?\s?Msgs?|Error Messages?|Err Message)\s?(?::|-)\s?(?P<text>[^\n]{6,100})", re.IGNORECASE
)
_TITLE_QUOTED = re.compile(_QUOTED)
_TITLE_CUE = re.compile(r"\b(?:error|err|message|msg|warning|prompt)s?\b", re.IGNORECASE)
_FAULT = re.compile(
    r"(?:access violation|(?:general protection|GP|page|invalid page) fault|GPF|illegal operation|fatal exception|exception)"
    r"(?:\s\w{1,3})?\W*",
    re.IGNORECASE,
)
# "A registry error message." describes one, "Data (words):" is a label, and "Starting Windows 95" is when to press a key
_ASIDE = re.compile(
    r"""
      An?\s(?:[\w()'-]{1,20}\s){1,6}(?:error\s)?message(?:\s(?:is\s)?(?:displayed|shown)\b.{0,40})?\.?
    | [\w\s()]{1,40}:
    | (?:\*\s.{1,200}){3,}
    | .{0,200}\(without\s(?:the\s)?quotation\smarks\).{0,200}
    | (?:[^=]{1,80}=){4}.*
    | Starting\s(?:MS-DOS|Windows\s\d\d)\W*
    """,
    re.VERBOSE | re.IGNORECASE,
)
_WORD = re.compile(r"[A-Za-z][A-Za-z']+")
_MAX_WORDS = 160
_CURES = frozenset({"RESOLUTION", "WORKAROUND", "STATUS", "REFERENCES"})
"""Sections that quote prompts and choices of the cure; only what they show apart is a message."""


def extract_message(section: Section) -> Iterator[Mention[Message]]:
    """Yield the messages that a section shows or quotes; those that carry a code are yielded too, and told apart later."""
    if section.heading == "TITLE" and "\n" not in section.text:
        yield from _in_title(section.text)
    for quote in quotes(section.text):
        if section.heading not in _CURES or _TITLE_CUE.search(quote.lead):
            yield from _shown(section.text, quote)
    yield from _logged(section.text)
    if section.heading in _CURES:
        return
    for wording in (_BEFORE_WORD, _AFTER_WORD, _IS_SHOWN):
        for found in wording.finditer(section.text):
            yield from _mention(found["text"], found.start("text"), found.end("text"), least=1)
    for found in _SHOWN_AS.finditer(section.text):
        if _TITLE_CUE.search(sentence_at(section.text, *found.span())):
            yield from _mention(found["text"], found.start("text"), found.end("text"), least=2)
    for found in _FAILURE.finditer(section.text):
        if _FAILS.search(found["text"]):
            yield from _mention(found["text"], found.start("text"), found.end("text"), least=2)


def _in_title(title: str) -> Iterator[Mention[Message]]:
    quoted = list(_TITLE_QUOTED.finditer(title)) if _TITLE_CUE.search(title) else []
    for found in quoted or _TITLE_MESSAGE.finditer(title):
        # what follows three dots goes on about the circumstances
        text = found["text"].split("...")[0]
        yield from _mention(text, found.start("text"), found.end("text"), least=2)


def _shown(text: str, quote: Quote) -> Iterator[Mention[Message]]:
    """Yield the message of a quote, unless it is a listing of code or commands, or an excerpt from a log."""
    raw = text[quote.start : quote.end]
    if quote.is_event:
        return
    if not _CODE.search(raw) and len(_LOG_LINE.findall(raw)) < 2:
        yield from _mention(raw, quote.start, quote.end, least=2)


def _logged(text: str) -> Iterator[Mention[Message]]:
    """Yield the lines of a tool's log that say how bad they are: "Warning: Folder 1317 is corrupted"."""
    for paragraph in paragraphs(text):
        raw = text[paragraph.start : paragraph.end]
        lines = [] if paragraph.is_prose else [found.start() for found in _LOG_LINE.finditer(raw)]
        if len(lines) >= 2:
            for start, end in pairwise([*lines, len(raw)]):
                yield from _mention(raw[start:end], paragraph.start + start, paragraph.start + end, least=2)


def _mention(raw: str, start: int, end: int, *, least: int) -> Iterator[Mention[Message]]:
    """Yield the message, if it has at least so many words and is none of an article's asides."""
    text = message_text(raw)
    if _ASIDE.fullmatch(text) or _FAULT.fullmatch(text):
        return
    if least <= len(_WORD.findall(text)) <= _MAX_WORDS:
        yield Mention(Message(text=text), start, end)
