"""The description of an event that is no part of a record: quoted behind the id, shown below it, or told after it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from evcorr.mining.extractors.context.paragraph import paragraphs
from evcorr.mining.extractors.context.reference import is_in_reference
from evcorr.mining.extractors.context.sentence import paragraph_at
from evcorr.mining.extractors.events.several_descriptions import announces_several
from evcorr.mining.extractors.messages.frame import ends_early, without_heading
from evcorr.mining.extractors.messages.quote import Quote
from evcorr.text.folding import fold_blanks

_QUOTED_TEXT = re.compile(
    r"\s{0,3}(?:in\sthe\s[\w\s]{3,30}?|on\s[\w.-]{2,30}(?=:))?[.:,(-]{0,2}\s{0,3}(?:(?:with|stating|which\s\w{4,7}|that\s\w{4,7})\s)?\"(?P<text>[^\"]{12,600})\""
)
# "event 7031: "The "Print Spooler" service terminated"", to the end of the paragraph
_NESTED = re.compile(
    r"\s?[:,]?\s{1,3}\"(?P<text>[^\"]{0,200}(?:(?:(?<=\s)|(?<=:\s\"))\"[^\s\"][^\"]{0,200}\"[^\"]{0,400}){1,4})\"\.?\s*\Z"
)
# "event 7 (source Disk): The device has a bad block."
_REST = re.compile(
    r"\s?(?::|-|,(?=\s[A-Z]\w*\s\w+\s\w+\s))\s{1,3}"
    r"(?P<text>(?!The\sfollowing)[A-Z][^\s:]*\s.{8,900}?(?<!:))(?:(?<![.!?\n ]) {2,}.*)?\s*\Z",
    re.DOTALL,
)
_OWN_ID = re.compile(r"\A\W{0,3}(?:event\s(?:id\s?)?[:#]?\s?)?\d{1,5}\W{1,4}(?=\w)", re.IGNORECASE)
_OWN_LABEL = re.compile(r"\Adescription\s?:\s(?:\(\d{1,5}\)\s)?", re.IGNORECASE)
# what follows an id is only the next one
_NEXT_ID = re.compile(r"(?:(?:and|or)\s)?events?\s(?:ids?:?\s)?\d{1,5}\W{0,3}", re.IGNORECASE)
# an id so near the beginning of what is shown heads it, and the rest is the description
_OPENING = 48
_WHOLLY_QUOTED = re.compile(r'"[^"]{12,600}"')
# "an event 96 (Paint job start failed)", but neither a category, "(Internal Processing)", nor a remark
_BRACKETED = re.compile(
    r"\s\((?P<text>(?!(?:See|For|If|In|Note|Or|Source|Type|Event|Also|When|Where|These|This|Which|Windows)\b)"
    r"[A-Z](?:[^()\n]|\n[ \t]*+(?=\S)){8,160})\)"
)
_BRACKETED_WORDS = re.compile(r"\S+(?:\s\S+)*?\s[a-z][a-z]{2,}\b")
_FEWEST_WORDS = 3
_AFTER_COLON = re.compile(r":\s(?P<text>(?!The\sfollowing)[A-Z]\w*\s[^.,;:()\"]{8,160})(?=[.,;)])")
# "Description from the file Infolog.cfg:"
_DESCRIPTION = re.compile(r"(?:The\s)?(?:event\s)?description\b[^:]{0,100}:\Z", re.IGNORECASE)
_DESCRIBES = re.compile(
    r"\s?[-:.]{0,2}\s{1,3}\"?(?!(?:In|To|If|When|For|You|Click|See)\s)(?:The|An?|[A-Z][\w']{1,20}\s[a-z])"
)
_ABOUT = re.compile(
    r"\b(?:as\sfollows|following|this|message|description|text|similar|below|states|stating|says|saying|reads)\b",
    re.IGNORECASE,
)
# "an event 2245 may be logged:", and what it says
_IS_LOGGED = re.compile(
    r"(?:(?:errors?|warnings?|messages?)\s)?(?:(?:is|are|was|were|(?:may|might|will|can)\s(?:also\s)?be)\s)?(?:also\s)?"
    r"(?:logged|recorded|reported|generated|written|posted|contained)\b[^.:]{0,80}:"
)
# nothing, or what goes on to announce the description: "appears in the log. This is explained by the following:"
_BROKEN_OFF = re.compile(
    r"\s?(?:errors?|warnings?|messages?)?\s?(?:with|saying)?[ \t:,]{0,4}"
    r"|[^.]{0,100}\.\s[^.:]{0,60}\b(?:description|text)\b[^.:]{0,40}:"
    r"|[^.]{0,100}\.\s(?:This\s(?:is\s(?:explained|described)\b|(?:event|error|message)\s\w{3,12})\b"
    r"|(?:The\s(?:(?:event|entry)\s)?(?:description|message|text)|The\s(?:event|entry)(?=\sis\sdescribed\b)|It)"
    r"\s\w{2,12}\b)[^.:]{0,60}:"
)
# "16:13:33 2050 MTA", and what it says on the next line
_HEAD_LINE = re.compile(r"\s*(?P<head>[^\n.]{1,64})\n[ \t]*(?=[A-Z][a-z]*\s[a-z])")
_DIGITS = re.compile(r"\d{1,5}")
_SAYS = re.compile(r"\"?(?!Events?\s|Q\d{5,6}\s)(?:\(\d{4}\)\s)?[A-Z][\w'\\<>-]*:?\s[\w'\\<>-]+\s.{3,800}")


def description_behind(text: str, end: int) -> tuple[str | None, int]:
    """Return the description that follows a cited source: quoted, or the rest of the paragraph behind a colon."""
    paragraph = paragraph_at(text, end - 1)
    nested = _NESTED.match(text, end, paragraph.end) if paragraph else None
    if quoted := nested or _QUOTED_TEXT.match(text, end):
        return fold_blanks(quoted["text"]), quoted.end()
    told = _REST.match(text, end, paragraph.end) if paragraph else None
    return (fold_blanks(told["text"]), told.end()) if told else (None, end)


def description_of(text: str, found: re.Match[str], shown: Sequence[Quote]) -> tuple[str | None, int]:
    """Return the description that follows a mention, in quotation marks or shown under its sentence, and its end."""
    if quoted := _QUOTED_TEXT.match(text, found.end()):
        return fold_blanks(quoted["text"]), quoted.end()
    if bracketed := described_in_brackets(text, found.end()):
        return bracketed
    for quote in shown:
        if quote.start <= found.start() < quote.end:
            opens = found.end() - quote.start <= _OPENING
            own = _own_text(fold_blanks(without_heading(text[found.end() : quote.end]))) if opens else None
            return (own, quote.end) if own else (None, found.end())
        if (
            found.end() <= quote.start
            and (quote.is_alone or announces_several(quote.lead))
            and not is_in_reference(text, quote.end - 1)
            and _leads_to(text[found.end() : quote.start], quote)
        ):
            return _own_text(_without_head(text[quote.start : quote.end], found["numbers"])), quote.end
    told = (
        _heads_paragraph(text, found) or _told_after_colon(text, found) or shown_below(text, found.start(), found.end())
    )
    return told or (None, found.end())


def described_in_brackets(text: str, end: int) -> tuple[str, int] | None:
    """Return the words in brackets behind a mention in a sentence: "an event 96 (Paint job start failed)".

    In an item of a list they are the author's own, who tells the ids apart.
    """
    told = _BRACKETED.match(text, end)
    if told is None:
        return None
    paragraph = paragraph_at(text, end - 1)
    if paragraph is None or paragraph.is_item:
        return None
    words = fold_blanks(told["text"])
    is_said = len(words.split()) >= _FEWEST_WORDS and _BRACKETED_WORDS.match(words)
    return (words, told.end()) if is_said else None


def shown_below(text: str, start: int, end: int, leads_on: re.Pattern[str] | None = None) -> tuple[str, int] | None:
    """Return the passage set apart below a paragraph that a mention breaks off: "You might see event ID 5714".

    What another language goes on with to announce it is in `leads_on`.
    """
    every = paragraphs(text)
    here = bisect_right(every, start, key=lambda paragraph: paragraph.end)
    below = every[here : here + 2]
    if len(below) < 2:
        return None
    rest = fold_blanks(text[end : below[0].end])
    if not _BROKEN_OFF.fullmatch(rest) and not (leads_on and leads_on.fullmatch(rest)):
        return None
    is_shown = not below[1].is_prose and below[1].indent > below[0].indent and _SAYS.match(below[1].flat)
    return (below[1].flat.strip('"'), below[1].end) if is_shown else None


def _told_after_colon(text: str, found: re.Match[str]) -> tuple[str, int] | None:
    """Return what a sentence says of an event behind a colon: "(DNS event ID 203: DNS server could not ...)"."""
    told = _AFTER_COLON.match(text, found.end())
    return (fold_blanks(told["text"]), told.end()) if told else None


def _heads_paragraph(text: str, found: re.Match[str]) -> tuple[str, int] | None:
    """Return what follows a mention that heads an item or a passage set apart: "- Event 1010 The DHCP server ..."."""
    paragraph = paragraph_at(text, found.start())
    if paragraph is None or (paragraph.indent == 0 and not paragraph.is_item):
        return None
    if found.start() - paragraph.start > paragraph.indent + _OPENING // 2 or not _DESCRIBES.match(text, found.end()):
        return None
    own = _own_text(fold_blanks(text[found.end() : paragraph.end]))
    return (own, paragraph.end) if own else None


def _leads_to(between: str, quote: Quote) -> bool:
    """Tell whether what stands between a mention and a quote is only the rest of the sentence that announces it."""
    flat = fold_blanks(between)
    if flat.lstrip(")") == ":" or _IS_LOGGED.fullmatch(flat.strip()):
        return True
    return len(flat) < 160 and quote.lead.endswith(flat) and _ABOUT.search(quote.lead) is not None


def _without_head(raw: str, number: str) -> str:
    """Return what is shown of an event on one line, without a line above it that names the event by its number."""
    head = _HEAD_LINE.match(raw)
    is_head = head is not None and number in _DIGITS.findall(head["head"]) and ends_early(raw, head.end())
    return fold_blanks(raw[head.end() :] if head and is_head else raw)


def _own_text(text: str) -> str | None:
    bare = _OWN_ID.sub("", _OWN_LABEL.sub("", text)).strip(' "').lstrip(" ).:;,-").strip('"')
    return bare if re.search(r"[A-Za-z]{3}.*\s", bare) and not _NEXT_ID.fullmatch(bare) else None


def described_below(text: str, end: int) -> tuple[str | None, int]:
    """Return a description that stands right under a block, in quotation marks or announced, and where it ends."""
    every = paragraphs(text)
    here = bisect_left(every, end, key=lambda paragraph: paragraph.start)
    below = every[here : here + 2]
    if below and not below[0].is_prose and _WHOLLY_QUOTED.fullmatch(below[0].flat):
        return below[0].flat[1:-1].strip(), below[0].end
    if len(below) > 1 and _DESCRIPTION.match(below[0].flat) and not below[1].is_prose:
        return below[1].flat, below[1].end
    return None, end
