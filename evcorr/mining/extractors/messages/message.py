"""Error messages without a number of their own: shown under a lead, quoted in a sentence, or named in the title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evcorr.article import Section
from evcorr.mentions import Mention
from evcorr.mining.extractors.context.listing import is_listing
from evcorr.mining.extractors.context.log_word import speaks_of_log
from evcorr.mining.extractors.context.paragraph import paragraphs
from evcorr.mining.extractors.context.part import tells_symptoms
from evcorr.mining.extractors.context.reference import is_in_reference, reference_titles
from evcorr.mining.extractors.context.sentence import paragraph_at
from evcorr.mining.extractors.messages.announcement import announces_abroad, speaks_of_error_message
from evcorr.mining.extractors.messages.excerpt import entries, may_hold_entries, troubles
from evcorr.mining.extractors.messages.foreign_said import said_abroad
from evcorr.mining.extractors.messages.frame import message_text
from evcorr.mining.extractors.messages.quote import Quote, quotes
from evcorr.mining.extractors.messages.said import QUOTED, Said, messages_said, speaks_of_error, speaks_of_failure
from evcorr.mining.extractors.role import is_aside
from evcorr.observable import Message
from evcorr.text.worded_regex import BegunRegex, WordedRegex

_TITLE_MESSAGE = BegunRegex(
    ("err",),
    r"\b(?<!Documentation )(?<!Doc )(?:Err(?:or)?\.?\s?Msgs?|Error Messages?|Err Message|Error(?=:))"
    r"\s?(?::|-)\s?(?P<text>[^\n]{6,100})",
)
_CIRCUMSTANCE = re.compile(
    r"\.\.\.|\s(?:When|While|After|Appears|Occurs)\s|\s\([Ww]ith\s|\sin\s(?:Windows|Visual|Outlook)(?:\s\w+){0,3}\Z"
    # "Err Msg: No Paint in Tin with Brush Gold": a product at the end of the title
    r"|\swith\s(?=(?!(?:Status|Error|Code|No)\b)[A-Z][\w-]{0,20}"
    r"(?:\s(?!(?:Was|Could|Is|Are|Cannot|Not|Be|Has|May)\b)[A-Z0-9][\w.-]{0,20}){0,2}\Z)"
)
# a title in a row of a table, one that lists messages, and one with a code or a fault, which are no messages
_OTHER_TITLE = re.compile(r"\||\bMessages\b|[:-]\s?[A-F]?\d|\bAccess\sViolation\b", re.IGNORECASE)
_TITLE_QUOTED = WordedRegex(
    ('"',),
    rf"(?:\b(?:err|error|message|msg|err\s?msg|warning|says|displays?|returns?|fails?\swith)s?:?\s)?{QUOTED}"
    r"(?=(?P<after>(?:,?\s(?:and|or)\s\"[^\"\n]{2,100}\"){0,3}(?:\s\w{1,12})?\s(?:err|(?:error|message|msg|warning)s?)\b)|)",
)
_FAULT = re.compile(
    r"(?:Dr\.?\s?Watson\W{1,3})?"
    r"(?:access violation|(?:general protection|GP|page|invalid page|stack) fault|GPF"
    r"|illegal (?:operation|instruction)|(?:fatal )?exception)"
    r"(?:\s(?:error|\w{1,3}))?(?:\sin\smodule\s<unknown>)?\W*",
    re.IGNORECASE,
)
# "A registry error message." describes one, "Data (words):" is a label, "Starting Windows 95" a time to press a key
_ASIDE = re.compile(
    r"""
      An?\s(?:[\w()'-]{1,20}\s){1,6}(?:error\s)?message(?:\s(?:is\s)?(?:displayed|shown)\b.{0,40})?\.?
    | (?:[\w().-]{1,20}\s){0,3}[\w().-]{1,20}(?<!\s[A-Z]):
    | .{1,80}\b(?:following|titled):
    | No\s(?:error\s)?message\b.*
    | \W*(?:(?:application|system|security|fatal|critical|stop|errors?|warnings?|messages?|logs?)\b\W*){1,4}\d{0,2}
    | (?:Microsoft\s)?(?:Windows|MS-DOS)(?:\s(?:NT|for\sWorkgroups|Me|XP|\d[\d.]{0,5})){0,3}\W*
    | \[?\\?(?:HKEY_|HKLM\b).*
    | (?:\*{1,80}\s.{1,200}){3,}
    | Date:\s.{1,40}\s(?:Time|Size):\s.*
    | .{0,200}\(without\s(?:the\s)?quotation\smarks\).{0,200}
    | (?:[^=]{1,80}(?<![/,](?:cn|dc|ou))(?<![/,][oc])=){4}.*
    | (?:.{0,80}?\b[0-9a-f]{8}\b){4}.*
    | Starting\s(?:MS-DOS|Windows\s\d\d)\W*
    | (?:\w{1,12}:\s)?X{5,200}\.?
    | &.* | \+(?:\s|\w{1,12}\().* | .*\W[&+] | JET_err\w+
    | (?:[\w$-]{1,40}\.[A-Za-z]\w{2}\W{1,3}){1,100}[\w$-]{1,40}\.[A-Za-z]\w{2}
    """,
    re.VERBOSE | re.IGNORECASE,
)
# the frames of a call stack: RPCRT4! RpcRaiseException@4 + 49 bytes
_FRAME = re.compile(r"\b[A-Za-z]\w{1,20}!\s?[\w:~]{2,60}")
_STACK = 3
_WHOLLY_QUOTED = re.compile(r'"[^"]{10,400}"')
_LOG_FILE = re.compile(r"\.log\b|\blog\s?file", re.IGNORECASE)
# "Interrupt: 3", "Sent: Saturday, June 1"; a value that is a sentence or a symbolic name says something
_FIELD = re.compile(r"[ \t]*[A-Z][\w ()/'-]{1,34}:(?!.*[A-Z]{2}_[A-Z])[^\n]{0,80}(?<![.!?])")
_FEWEST_FIELDS = 2
# a list of drivers is shown too; a message has a sentence, or says what it is about
_SPEAKS = re.compile(r"[.?!](?:\s|\Z)|\berror", re.IGNORECASE)
# what leads up to words that tell of no failure; manuals, files and tables are announced too
_SCREEN = re.compile(
    r"\b(?:dialog|question|box|pop-?up|events?|status\sbar)\b|\b(?:receives?|returns?|displays?|reports?)\s(?:one\sof\s)?the\sfollowing:\Z"
    r"|\bthe\sfollowing\s(?:is\sdisplayed|displays|appears):\Z",
    re.IGNORECASE,
)
_LOGGED = re.compile(r"\blogged\b", re.IGNORECASE)
# an event is announced by its number, or begins with it
_NUMBERED = re.compile(r"\d{2,5}|\bevents?(?:\s(?:log\s)?messages?)?\s(?:ids?|numbers?)\b|\bsource\b", re.IGNORECASE)
_HEAD = 60
_WORD = re.compile(r"[A-Za-z][A-Za-z']+")
_MAX_WORDS = 160


def extract_message(section: Section) -> Iterator[Mention[Message]]:
    """Yield the messages that a section shows or quotes; those that carry a code too, which are told apart later."""
    if section.is_title:
        yield from _in_title(section.text)
        return
    for quote in quotes(section.text):
        if not is_aside(section) or speaks_of_error(quote.lead):
            yield from _shown(section.text, quote)
    yield from _logged(section.text)
    if not is_aside(section):
        yield from _quoted(section.text)
    for said in (*messages_said(section.text), *said_abroad(section.text)):
        if _counts(said, section):
            yield from _mention(said.text, said.start, said.end, least=said.least)
    yield from _in_references(section.text)


def _counts(said: Said, section: Section) -> bool:
    """Tell whether what a sentence quotes is a message: code and cures quote prompts and choices as well."""
    if _is_in_code(section.text, said.start):
        return False
    if is_aside(section):
        return not said.is_loose and speaks_of_failure(said.text)
    return not said.is_loose or tells_symptoms(section.part or section.heading)


def _is_in_code(text: str, start: int) -> bool:
    """Tell whether a place is amid the lines of a program, rather than in a sentence or another article's title."""
    paragraph = paragraph_at(text, start)
    if paragraph is None or paragraph.is_prose or is_in_reference(text, start):
        return False
    return is_listing(text[paragraph.start : paragraph.end])


def _in_title(title: str) -> Iterator[Mention[Message]]:
    quoted = [found for found in _TITLE_QUOTED.finditer(title) if found["after"] or title[found.start()] != '"']
    for found in quoted or _TITLE_MESSAGE.finditer(title):
        text = _CIRCUMSTANCE.split(found["text"])[0]
        yield from _mention(text, found.start("text"), found.end("text"), least=2)


def _in_references(text: str) -> Iterator[Mention[Message]]:
    """Yield the messages that the titles of other articles name."""
    if _TITLE_MESSAGE.search(text) is None:
        return
    for start, end in reference_titles(text):
        title = text[start:end].replace("\n", " ")
        if _OTHER_TITLE.search(title) is None:
            for named in _in_title(title):
                yield Mention(named.what, start + named.start, start + named.end)


def _shown(text: str, quote: Quote) -> Iterator[Mention[Message]]:
    """Yield the message of a quote, unless it is a listing of code or commands, or an excerpt from a log."""
    raw = text[quote.start : quote.end]
    if quote.is_event and not _tells_without_number(quote):
        return
    if not (speaks_of_error(quote.lead) or announces_abroad(quote.lead) or _tells(quote)):
        return
    if not is_listing(raw) and not entries(raw) and not _is_form(raw):
        # "the following error message is displayed:" makes a message of one word, such as ecBadVersion
        yield from _mention(raw, quote.start, quote.end, least=1 if speaks_of_error_message(quote.lead) else 2)


def _is_form(raw: str) -> bool:
    """Tell whether a passage has only the fields of a form, or the head of a mail, and none tells of a failure."""
    lines = [line for line in raw.split("\n") if line.strip()]
    if len(lines) < _FEWEST_FIELDS or speaks_of_failure(raw) or speaks_of_error(raw):
        return False
    return all(map(_FIELD.fullmatch, lines))


def _tells_without_number(quote: Quote) -> bool:
    """Tell whether what is shown of an event is its words alone, as a log has them: no event can be made of it."""
    is_of_log = speaks_of_log(quote.lead) or _LOGGED.search(quote.lead)
    if not is_of_log or _NUMBERED.search(f"{quote.lead} {quote.text[:_HEAD]}"):
        return False
    return _tells(quote)


def _tells(quote: Quote) -> bool:
    """Tell whether a passage whose lead speaks of no error tells of a failure, or is a sentence on the screen."""
    if speaks_of_failure(quote.text) or speaks_of_error(quote.text):
        return True
    if _LOG_FILE.search(quote.lead) or _SCREEN.search(quote.lead) is None:
        return False
    return _SPEAKS.search(quote.text) is not None


def _quoted(text: str) -> Iterator[Mention[Message]]:
    """Yield passages set apart in quotation marks that say what failed, whatever announces them."""
    for paragraph in paragraphs(text):
        if not paragraph.is_prose and _WHOLLY_QUOTED.fullmatch(paragraph.flat) and speaks_of_failure(paragraph.flat):
            yield from _mention(text[paragraph.start : paragraph.end], paragraph.start, paragraph.end, least=3)


def _logged(text: str) -> Iterator[Mention[Message]]:
    """Yield the entries of logs shown apart that tell of trouble."""
    if not may_hold_entries(text):
        return
    for paragraph in paragraphs(text):
        for start, end in troubles(text[paragraph.start : paragraph.end]):
            first, last = paragraph.start + start, paragraph.start + end
            yield from _mention(text[first:last], first, last, least=2)


def _mention(raw: str, start: int, end: int, *, least: int) -> Iterator[Mention[Message]]:
    """Yield the message, if it has at least so many words and is none of an article's asides."""
    text = message_text(raw)
    if _ASIDE.fullmatch(text) or _FAULT.fullmatch(text) or len(_FRAME.findall(text)) >= _STACK:
        return
    if least <= len(_WORD.findall(text)) <= _MAX_WORDS:
        yield Mention(Message(text=text), start, end)
