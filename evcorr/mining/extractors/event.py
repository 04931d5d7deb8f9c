"""Events: pasted blocks, and the prose of articles ("Event ID 534 in the Security Log", "Srv Event 2000")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from evcorr.article import Section
from evcorr.mentions import Mention
from evcorr.mining.extractors.announcement import announces, last_sentence
from evcorr.mining.extractors.block import event_blocks, in_event_block
from evcorr.mining.extractors.event_table import find_tables
from evcorr.mining.extractors.opening_source import opening_source, without_source
from evcorr.mining.extractors.paragraph import paragraphs
from evcorr.mining.extractors.prose_source import source_beside, source_in
from evcorr.mining.extractors.quote import Quote, lead_of, quotes
from evcorr.mining.extractors.sentence import channel_in, paragraph_at, sentence_at
from evcorr.mining.extractors.unnumbered import with_unnumbered
from evcorr.observable import Event
from evcorr.text import fold_blanks

_NUMBER = r"\d{1,5}(?![\w%]|/(?!\d{3,5}\b)|[.:]\d|,\d{3}\b|-bit)"
_GAP = r"[ \t]{0,3}(?:\n[ \t]{0,8})?"
_NUMBERS = (
    rf"{_NUMBER}(?:(?:{_GAP}(?:,{_GAP}(?:and\s{{1,3}}|or\s{{1,3}})?|and\s|or\s|through\s|to\s|/|&){_GAP}|[ \t]?-[ \t]?)"
    rf"(?:event\s(?:id\s)?)?{_NUMBER}){{0,12}}"
)
# the number of a step, on the line below the word
_STEP = re.compile(r"\s*\n[ \t]{0,16}\d{1,2}[.)]\s")
_PROSE = re.compile(
    rf"""
    (?<![A-Za-z_])event(?:s|\(s\))?(?:[\s-]{{1,2}}(?:log|viewer)\b)?
    (?P<label>[\s-]{{0,2}}(?:identification\s)?(?:ids?|id's|numbers?|codes?|nos?\.?|messages?)\b(?:\s(?:number|code|of|is|are)s?)?)?
    (?:\sof)?\s{{0,2}}[:=\#(]{{0,2}}\s{{0,3}}(?P<numbers>{_NUMBERS})
    """,
    re.VERBOSE | re.IGNORECASE,
)
# "a 2022 event", "generates 9301 events", "2175, 100, and 9405 events"; "and 2004 Event" in a title
_BEFORE_WORD = re.compile(
    r"(?<![\w.])(?P<numbers>\d{3,5}(?P<more>(?:,\s\d{3,5}){0,8},?\s(?:and|or)\s\d{3,5})?)"
    r"\s(?:error\s|warning\s)?events?\b(?!\sper\b)",
    re.IGNORECASE,
)
_COUNTS = re.compile(r"\bbetween\s\Z", re.IGNORECASE)
_NAMES_ONE = re.compile(
    r"""
    (?:\b(?:an?|the|this|these)\s(?:\w{1,20}\s)? | \b(?:several|numerous|many|multiple|repeated)\s
      | \b(?:generat|caus|produc|report|logg?)(?:e?s|ed|ing|e|)\s) \Z
    """,
    re.IGNORECASE | re.VERBOSE,
)
_AND_TITLED = re.compile(r"\band\s\d{4}\sE")
_BEFORE_NUMBERS = 32
_IN_LOG = re.compile(r"\b(?P<provider>[A-Z]\w{2,30})\s(?:Error|Warning)\s?#\s?(?P<numbers>\d{3,5})\b")
_BARE = re.compile(r"[-*\s]{0,3}(?P<id>\d{3,5})(?:\s?[-:]\s?|\s)(?P<text>[A-Z](?:[a-z]|\s[a-z]).{8,1000})")
_LOG_WORD = re.compile(r"\bevent\s?(?:log|viewer)|\bevents?\b", re.IGNORECASE)
_LOG_MARK = re.compile(r"\blog(?:s|ged)?\b|\bevent\s?viewer\b|\bsource\b", re.IGNORECASE)
_SURE_DIGITS = 3
_RANGE = re.compile(r"(?P<low>\d{1,5})(?:\s{0,3}(?:through|to|-)\s{0,3}(?P<high>\d{1,5}))?", re.IGNORECASE)
_MAX_RANGE = 60
_MAX_ID = 99_999

_QUOTED_TEXT = re.compile(
    r"\s{0,3}(?:in\sthe\s[\w\s]{3,30}?)?[.:,(-]{0,2}\s{0,3}(?:(?:with|stating|which\s\w{4,7}|that\s\w{4,7})\s)?\"(?P<text>[^\"]{12,600})\""
)
_OWN_ID = re.compile(r"\A\W{0,3}(?:event\s(?:id\s?)?[:#]?\s?)?\d{1,5}\W{1,4}(?=\w)", re.IGNORECASE)
# what follows an id is only the next one
_NEXT_ID = re.compile(r"(?:(?:and|or)\s)?events?\s(?:ids?:?\s)?\d{1,5}\W{0,3}", re.IGNORECASE)
# an id so near the beginning of what is shown heads it, and the rest is the description
_OPENING = 48
_WHOLLY_QUOTED = re.compile(r'"[^"]{12,600}"')
_AFTER_COLON = re.compile(r":\s(?P<text>(?!The\sfollowing)[A-Z]\w*\s[^.,;:()\"]{8,160})(?=[.,;)])")
# "Description from the file Infolog.cfg:"
_DESCRIPTION = re.compile(r"(?:The\s)?(?:event\s)?description\b[^:]{0,100}:\Z", re.IGNORECASE)
_DESCRIBES = re.compile(r"\s?[-:.]{0,2}\s{1,3}\"?(?:The|An?|[A-Z][\w']{1,20}\s[a-z])")
_ABOUT = re.compile(
    r"\b(?:as\sfollows|following|this|message|description|text|similar|below|states|reads)\b", re.IGNORECASE
)


def extract_event(section: Section) -> Iterator[Mention[Event]]:
    """Yield the events of a section, each with the log that the sentence leading up to it names."""
    text = section.text
    mentions = list(_pasted(text))
    if "event" in text.casefold():
        mentions += [mention for mention in find_tables(text) if not in_event_block(text, mention.start, mention.end)]
        shown = [quote for quote in quotes(text) if not in_event_block(text, quote.start, quote.end)]
        in_prose = _in_prose(text, shown)
        mentions += [mention for mention in in_prose if not in_event_block(text, mention.start, mention.start + 1)]
    yield from with_unnumbered(text, mentions)


def _pasted(text: str) -> Iterator[Mention[Event]]:
    """Yield the events that are pasted as records."""
    for block in event_blocks(text):
        # the events of ASP.NET, within what the log says of another
        if block.what.text and block.what.text.startswith("Event message:"):
            continue
        lead = lead_of(text, block.start)
        provider = block.what.provider or source_in(last_sentence(lead))
        channel = block.what.channel or channel_in(lead)
        described, end = (block.what.text, block.end) if block.what.text else _described_below(text, block.end)
        if provider is None and described:
            provider, described = opening_source(described)
        what = replace(block.what, provider=provider, channel=channel, text=described)
        yield Mention(what, block.start, end)


def _described_below(text: str, end: int) -> tuple[str | None, int]:
    """Return a description that stands right under a block, in quotation marks or announced, and where it ends."""
    below = [item for item in paragraphs(text) if item.start >= end][:2]
    if below and not below[0].is_prose and _WHOLLY_QUOTED.fullmatch(below[0].flat):
        return below[0].flat[1:-1].strip(), below[0].end
    if len(below) > 1 and _DESCRIPTION.match(below[0].flat) and not below[1].is_prose:
        return below[1].flat, below[1].end
    return None, end


def _in_prose(text: str, shown: Sequence[Quote]) -> Iterator[Mention[Event]]:
    in_log = _LOG_MARK.search(text) is not None
    for found in _PROSE.finditer(text):
        # "Event 1" alone may be anything that a program calls an event
        if not found["label"] and not in_log and len(found["numbers"]) < _SURE_DIGITS:
            continue
        if not found["label"] and _is_step(text, found.start("numbers")):
            continue
        yield from _mentions(text, found, source_beside(text, found.start(), found.end()), shown)
    for found in _BEFORE_WORD.finditer(text):
        if _are_ids(text, found):
            yield from _mentions(text, found, None, shown)
    for found in _IN_LOG.finditer(text):
        if _LOG_WORD.search(sentence_at(text, found.start(), found.end())):
            yield from _mentions(text, found, found["provider"], shown)
    yield from _listed(text)


def _are_ids(text: str, found: re.Match[str]) -> bool:
    """Tell whether the numbers before the word are ids of events, by what stands before them, rather than a count."""
    start = found.start()
    first = max(0, start - _BEFORE_NUMBERS)
    if found["more"]:
        return _COUNTS.search(text, first, start) is None
    return _NAMES_ONE.search(text, first, start) is not None or _AND_TITLED.match(text, max(0, start - 4)) is not None


def _is_step(text: str, start: int) -> bool:
    """Tell whether a number is that of a step, which begins below the line that speaks of events."""
    line = text.rfind("\n", 0, start)
    return line >= 0 and not text[line:start].strip() and _STEP.match(text, line) is not None


def _listed(text: str) -> Iterator[Mention[Event]]:
    """Yield events listed as "5730 - Replication failed" under a line that announces events or entries of the log."""
    lead = ""
    for paragraph in paragraphs(text):
        bare = _BARE.match(paragraph.flat) if lead else None
        if bare and not in_event_block(text, paragraph.start, paragraph.end):
            event = Event(event_id=int(bare["id"]), channel=channel_in(lead), text=bare["text"])
            yield Mention(event, paragraph.start, paragraph.end)
        elif paragraph.flat.endswith(":") and announces(last_sentence(paragraph.flat)):
            lead = paragraph.flat if _LOG_WORD.search(last_sentence(paragraph.flat)) else ""
        elif not paragraph.is_separator:
            lead = ""


def _mentions(
    text: str, found: re.Match[str], provider: str | None, shown: Sequence[Quote]
) -> Iterator[Mention[Event]]:
    """Yield an event for each id of a prose mention; what is quoted of a single one is its description."""
    ids = _ids(found["numbers"])
    channel = channel_in(sentence_at(text, found.start(), found.end())) or _announced(text, found.start())
    description, end = _description(text, found, shown) if len(ids) == 1 else (None, found.end())
    if description and provider:
        description = without_source(description, provider)
    for event_id in ids:
        event = Event(event_id=event_id, provider=provider, channel=channel, text=description)
        yield Mention(event, found.start(), end)


def _announced(text: str, start: int) -> str | None:
    """Return the log that the sentence before a passage set apart names; prose itself names its own."""
    paragraph = paragraph_at(text, start)
    return None if paragraph is None or paragraph.is_prose else channel_in(lead_of(text, start))


def _ids(numbers: str) -> list[int]:
    """Return the ids of a list such as "7000, 7001 and 7024" or "9301 through 9303"."""
    ids: list[int] = []
    for found in _RANGE.finditer(numbers):
        low, high = int(found["low"]), int(found["high"] or found["low"])
        ids += range(low, high + 1) if low < high <= low + _MAX_RANGE else dict.fromkeys((low, high))
    return list(dict.fromkeys(number for number in ids if number <= _MAX_ID))


def _description(text: str, found: re.Match[str], shown: Sequence[Quote]) -> tuple[str | None, int]:
    """Return the description that follows a mention, in quotation marks or shown under its sentence, and its end."""
    if quoted := _QUOTED_TEXT.match(text, found.end()):
        return fold_blanks(quoted["text"]), quoted.end()
    for quote in shown:
        if quote.start <= found.start() < quote.end:
            opens = found.end() - quote.start <= _OPENING
            own = _own_text(fold_blanks(text[found.end() : quote.end])) if opens else None
            return (own, quote.end) if own else (None, found.end())
        if found.end() <= quote.start and quote.is_alone and _leads_to(text[found.end() : quote.start], quote):
            return _own_text(quote.text), quote.end
    return _heads_paragraph(text, found) or _told_after_colon(text, found) or (None, found.end())


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
    if flat.lstrip(")") == ":":
        return True
    return len(flat) < 160 and quote.lead.endswith(flat) and _ABOUT.search(quote.lead) is not None


def _own_text(text: str) -> str | None:
    bare = _OWN_ID.sub("", text).strip(' "').lstrip(" ).:;,-").strip('"')
    return bare if re.search(r"[A-Za-z]{3}.*\s", bare) and not _NEXT_ID.fullmatch(bare) else None
