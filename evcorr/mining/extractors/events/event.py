"""Events: pasted blocks, and the prose of articles ("Event ID 534 in the Security Log", "Srv Event 2000")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from evcorr.article import Section
from evcorr.event_number import LARGEST_ID
from evcorr.mentions import Mention
from evcorr.mining.extractors.context.log_word import may_speak_of_events, speaks_of_events
from evcorr.mining.extractors.context.sentence import channel_in, paragraph_at, sentence_at
from evcorr.mining.extractors.events.block import event_blocks, in_event_block, in_record
from evcorr.mining.extractors.events.cited_source import cited_source
from evcorr.mining.extractors.events.event_description import (
    described_below,
    described_in_brackets,
    description_behind,
    description_of,
)
from evcorr.mining.extractors.events.event_table import find_tables
from evcorr.mining.extractors.events.foreign_prose import find_foreign
from evcorr.mining.extractors.events.listed import find_entries
from evcorr.mining.extractors.events.logged_error import logged_errors
from evcorr.mining.extractors.events.opening_source import CATEGORY, opening_source, without_head, without_source
from evcorr.mining.extractors.events.prose_source import source_beside, source_in
from evcorr.mining.extractors.events.queried import find_queried
from evcorr.mining.extractors.events.several_descriptions import described_singly, further_descriptions
from evcorr.mining.extractors.events.shared_source import with_shared_source
from evcorr.mining.extractors.events.short_form import find_short_events
from evcorr.mining.extractors.events.unnumbered import with_unnumbered
from evcorr.mining.extractors.events.win_event import find_listed_events
from evcorr.mining.extractors.messages.announcement import last_sentence
from evcorr.mining.extractors.messages.quote import Quote, lead_of, leading_paragraph, quotes
from evcorr.observable import Event
from evcorr.text.begun_regex import find_begun
from evcorr.text.worded_regex import BegunRegex

_NUMBER = r"\d{1,5}(?![\w%]|/(?!\d{3,5}\b)|[.:]\d|,\d{3}\b|-bit|\s(?:times|(?:second|minute|hour|day)s?)\b)"
_GAP = r"[ \t]{0,3}(?:\n[ \t]{0,8})?"
_AND = r"(?:and/or|(?:and\s)?then|and|or|und|oder|followed\sby)"
_NUMBERS = (
    rf"{_NUMBER}(?:(?:{_GAP}(?:,{_GAP}(?:{_AND}\s{{1,3}})?|{_AND}\s|through\s|to\s|/|&){_GAP}|[ \t]?-[ \t]?)"
    rf"(?:event\s(?:id\s)?)?{_NUMBER}){{0,12}}"
)
# the number of a step, on the line below the word
_STEP = re.compile(r"\s*\n[ \t]{0,16}\d{1,2}[.)]\s")
_PROSE = re.compile(
    rf"""
    (?<![A-Za-z_])event(?:s|\(s\))?(?:[\s-]{{1,2}}(?:log|viewer)\b)?
    (?P<label>[\s-]{{0,2}}\(?(?:identification\s)?(?:ids?|id's|numbers?|codes?|nos?\.?|messages?)\b(?:\s(?:number|code|of|is|are|will\sbe)s?)?|\serrors?\b)?
    (?:\sof)?\s{{0,2}}[:=\#(]{{0,2}}\s{{0,3}}(?<!event)(?<!events)(?P<numbers>{_NUMBERS})
    """,
    re.VERBOSE | re.IGNORECASE,
)
# "a 2022 event", "generates 9301 events", "2175, 100, and 9405 events"; "and 2004 Event" in a title
_BEFORE_WORD = re.compile(
    rf"(?P<numbers>[1-9](?<![\w.]\d)\d{{2,4}}(?P<more>(?:,\s\d{{3,5}}){{0,8}},?\s{_AND}\s(?:an?\s)?\d{{3,5}})?)"
    rf"\"?\s(?:(?:error|warning|information|{CATEGORY})\s(?:and\swarning\s)?)?"
    r"events?\b(?!\sper\b)",
    re.IGNORECASE,
)
# what "2000" belongs to: "the Windows 2000 event log"
_PRODUCT = re.compile(r"\b(?:Windows|Server|NT|Exchange|Office|Professional)\s\Z")
_YEARS = frozenset({"2000", "2003", "2007", "2008", "2010", "2013", "2016"})
_COUNTS = re.compile(r"\bbetween\s\Z", re.IGNORECASE)
_NAMES_ONE = re.compile(
    r"""
    (?:\b(?:an?|the|this|these)\s(?:\w{1,20}\s)? | \berror\smessages?\s | (?<![^\s(])"
      | \b(?:several|numerous|many|multiple|repeated)\s
      | \b(?:generat|caus|produc|report|logg?)(?:e?s|ed|ing|e|)\s
      | (?-i:\b(?!Windows|Server|Exchange|Office)[A-Z][\w.]{2,20})\s) \Z
    """,
    re.IGNORECASE | re.VERBOSE,
)
# what SNA Server tells besides the id
_QUALIFIED = re.compile(r",?\squalifier\b", re.IGNORECASE)
_AND_TITLED = re.compile(r"\band\s\d{4}\sE")
_BEFORE_NUMBERS = 32
_IN_LOG = re.compile(r"\b(?P<provider>[A-Z]\w{2,30})\s(?:Error|Warning)\s?#\s?(?P<numbers>\d{3,5})\b")
_LOG_MARK = BegunRegex(("log", "event", "source"), r"\b(?:log(?:s|ged)?|event\s?viewer|source)\b")
_SURE_DIGITS = 3
_RANGE = re.compile(r"(?P<low>\d{1,5})(?:\s{0,3}(?:through|to|-)\s{0,3}(?P<high>\d{1,5}))?", re.IGNORECASE)
_MAX_RANGE = 60


def extract_event(section: Section) -> Iterator[Mention[Event]]:
    """Yield the events of a section, each with the log that the sentence leading up to it names."""
    text, folded = section.text, section.text.casefold()
    queried = list(find_queried(text, folded))
    mentions = [*_without_queries(_pasted(text), queried), *queried, *find_listed_events(text)]
    mentions += _outside_blocks(text, find_short_events(text, folded))
    mentions += _outside_blocks(text, find_tables(text))
    if may_speak_of_events(folded):
        mentions += _outside_blocks(text, find_foreign(text, folded))
        mentions += find_entries(text)
        shown = [quote for quote in quotes(text) if not in_record(text, quote.start, quote.end)]
        in_prose = _in_prose(text, shown)
        mentions += [mention for mention in in_prose if not in_event_block(text, mention.start, mention.start + 1)]
    for mention in with_shared_source(text, with_unnumbered(text, mentions)):
        yield replace(mention, what=without_head(mention.what))


def _without_queries(pasted: Iterable[Mention[Event]], queried: Sequence[Mention[Event]]) -> Iterator[Mention[Event]]:
    """Yield the pasted records but for those that are the part of a query that names the id."""
    for mention in pasted:
        if not any(query.start <= mention.start < query.end for query in queried):
            yield mention


def _outside_blocks(text: str, mentions: Iterable[Mention[Event]]) -> Iterator[Mention[Event]]:
    """Yield the mentions that touch no pasted record."""
    return (mention for mention in mentions if not in_event_block(text, mention.start, mention.end))


def _pasted(text: str) -> Iterator[Mention[Event]]:
    """Yield the events that are pasted as records."""
    for block in event_blocks(text):
        # the events of ASP.NET, within what the log says of another
        if block.what.text and block.what.text.startswith("Event message:"):
            continue
        lead = lead_of(text, block.start)
        provider = block.what.provider or source_in(last_sentence(lead))
        channel = block.what.channel or channel_in(lead)
        described, end = (block.what.text, block.end) if block.what.text else described_below(text, block.end)
        if provider is None and described:
            provider, described = opening_source(described)
        for one in described_singly(text, block) or (Mention(replace(block.what, text=described), block.start, end),):
            yield replace(one, what=replace(one.what, provider=provider, channel=channel))


def _in_prose(text: str, shown: Sequence[Quote]) -> Iterator[Mention[Event]]:
    is_of_log = _LOG_MARK.search(text) is not None
    for found in find_begun(("event",), _PROSE, text, text.casefold()):
        provider = source_beside(text, found.start(), found.end())
        # "Event 1" alone may be anything that a program calls an event
        is_short = not found["label"] and len(found["numbers"]) < _SURE_DIGITS
        is_told = (
            is_of_log or provider or _QUALIFIED.match(text, found.end()) or described_in_brackets(text, found.end())
        )
        if is_short and not is_told and cited_source(text, found.start(), found.end()) is None:
            continue
        if not found["label"] and _is_step(text, found.start("numbers")):
            continue
        yield from _mentions(text, found, provider, shown)
    for found in _BEFORE_WORD.finditer(text):
        if _are_ids(text, found):
            yield from _mentions(text, found, source_beside(text, found.start(), found.end()), shown)
    for found in logged_errors(text):
        yield from _mentions(text, found, source_beside(text, found.start(), found.end()), shown)
    for found in _IN_LOG.finditer(text) if "#" in text else ():
        if speaks_of_events(sentence_at(text, found.start(), found.end())):
            yield from _mentions(text, found, found["provider"], shown)


def _are_ids(text: str, found: re.Match[str]) -> bool:
    """Tell whether the numbers before the word are ids of events, by what stands before them, rather than a count."""
    start = found.start()
    first = max(0, start - _BEFORE_NUMBERS)
    if found["numbers"][:4] in _YEARS and _PRODUCT.search(text, first, start):
        return False
    if found["more"]:
        return _COUNTS.search(text, first, start) is None
    return _NAMES_ONE.search(text, first, start) is not None or _AND_TITLED.match(text, max(0, start - 4)) is not None


def _is_step(text: str, start: int) -> bool:
    """Tell whether a number is that of a step, which begins below the line that speaks of events."""
    line = text.rfind("\n", 0, start)
    return line >= 0 and not text[line:start].strip() and _STEP.match(text, line) is not None


def _mentions(
    text: str, found: re.Match[str], provider: str | None, shown: Sequence[Quote]
) -> Iterator[Mention[Event]]:
    """Yield an event for each id of a prose mention; what is quoted of a single one is its description."""
    ids = _ids(found["numbers"])
    lead = _lead_of_shown(text, found.start())
    channel = channel_in(sentence_at(text, found.start(), found.end())) or channel_in(lead)
    cited = cited_source(text, found.start(), found.end())
    if cited and provider and cited.name.casefold() != provider.casefold():
        cited = None
    provider = provider or (cited.name if cited else source_in(last_sentence(lead)))
    description, end = None, found.end()
    if len(ids) == 1:
        description, end = description_behind(text, cited.end) if cited else (None, end)
        if description is None:
            description, end = description_of(text, found, shown)
    if description and provider:
        description = without_source(description, provider)
    elif description and len(ids) == 1:
        provider, description = opening_source(description)
    for event_id in ids:
        event = Event(event_id=event_id, provider=provider, channel=channel, text=description)
        yield Mention(event, found.start(), end)
        if description and len(ids) == 1:
            sentence = sentence_at(text, found.start(), found.end())
            for paragraph in further_descriptions(text, sentence, end):
                yield Mention(replace(event, text=paragraph.flat), paragraph.start, paragraph.end)


def _lead_of_shown(text: str, start: int) -> str:
    """Return the prose that leads up to a passage set apart or a list; "" for other prose, which names its own log."""
    paragraph = paragraph_at(text, start)
    if paragraph is not None and paragraph.is_item:
        lead = leading_paragraph(text, start, items=False)
        return lead.flat if lead is not None and lead.flat.endswith(":") else ""
    return "" if paragraph is None or paragraph.is_prose else lead_of(text, start)


def _ids(numbers: str) -> list[int]:
    """Return the ids of a list such as "7000, 7001 and 7024" or "9301 through 9303"."""
    ids: list[int] = []
    for found in _RANGE.finditer(numbers):
        low, high = int(found["low"]), int(found["high"] or found["low"])
        ids += range(low, high + 1) if low < high <= low + _MAX_RANGE else dict.fromkeys((low, high))
    return list(dict.fromkeys(number for number in ids if number <= LARGEST_ID))
