"""Events that a log is said to show, told by the id that opens each passage: "5730 - Replication failed"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evcorr.event_number import written_id
from evcorr.mentions import Mention
from evcorr.mining.extractors.context.log_word import speaks_of_events
from evcorr.mining.extractors.context.paragraph import Paragraph, paragraphs
from evcorr.mining.extractors.context.sentence import channel_in
from evcorr.mining.extractors.events.block import in_event_block
from evcorr.mining.extractors.events.cited_source import JOINED
from evcorr.mining.extractors.events.known_source import is_no_source
from evcorr.mining.extractors.events.opening_source import opening_source
from evcorr.mining.extractors.events.prose_source import SOURCE, source_in
from evcorr.mining.extractors.messages.announcement import announces, last_sentence
from evcorr.observable import Event
from evcorr.text.level_words import level_told

_FIELD = r"[A-Z][\w$.]{1,30}(?:\s[A-Z][\w$.]{1,20}){0,2}"
# "1201 - MSExchangeIS - Error ...", "31500 : MSExchangeNotes : Information : ...", "1282/MSExchangeDS/Error/..."
_FIELDS = "|".join(
    rf"{sign}(?P<source{number}>{_FIELD})(?:{sign}(?P<field{number}>{_FIELD}))?{sign}"
    for number, sign in enumerate((r"\s-\s{1,2}", r"\s?:\s", "/"))
)
_ENTRY = re.compile(
    rf"""
    [-*\s]{{0,3}}(?:(?P<before>{JOINED}|{SOURCE})\s?[/,:]?\s|ID:?\s|(?P<bracket>\()(?=\d{{3,5}}\)))?(?P<id>\d{{3,5}})\)?
    (?:(?!:)(?:{_FIELDS})\"?(?P<told>\w.{{8,1000}})
      |(?:\s?[-:]\s?|\s)\"?(?P<text>(?:[A-Z](?:[a-z]|\s[a-z]|[A-Z]\w*\s(?:[a-z]|[A-Z][a-z]))|(?<=:\s)(?:The\s<|[A-Z]{{2,20}}\s[A-Z]{{2,20}}\s)).{{8,1000}}))
    """,
    re.VERBOSE,
)
_LOG = re.compile(r"\blog\b", re.IGNORECASE)


def find_entries(text: str) -> Iterator[Mention[Event]]:
    """Yield the events listed under a line that announces events or entries of a log."""
    lead, is_sure = "", False
    for paragraph in paragraphs(text):
        entry = _ENTRY.match(paragraph.flat) if lead else None
        event = _event(entry, lead) if entry and (is_sure or entry["before"]) else None
        is_in_block = in_event_block(text, paragraph.start, paragraph.end)
        if event and not is_in_block:
            yield Mention(event, paragraph.start, paragraph.end)
        elif not (paragraph.is_separator or (is_in_block and not paragraph.is_prose)):
            lead, is_sure = _lead(paragraph)


def _lead(paragraph: Paragraph) -> tuple[str, bool]:
    """Return what a paragraph says of the events that follow, and whether it is sure to announce any; else ""."""
    sentence = last_sentence(paragraph.flat)
    is_lead = sentence.endswith(":") and speaks_of_events(sentence)
    return (paragraph.flat, announces(sentence)) if is_lead else ("", False)


def _event(entry: re.Match[str], lead: str) -> Event | None:
    """Return the event that a passage tells under its lead; None for another number, as a code in brackets may be."""
    event_id = written_id(entry["id"])
    if event_id is None or (entry["bracket"] and _LOG.search(lead) is None):
        return None
    source, field = (_first(entry, name) for name in ("source", "field"))
    text = (entry["told"] or entry["text"]).rstrip('"')
    level = level_told(source) or level_told(field)
    if source is None or is_no_source(source):
        source, text = opening_source(text)
    return Event(
        event_id=event_id,
        provider=entry["before"] or source or source_in(last_sentence(lead)),
        channel=channel_in(lead),
        level=level,
        text=text,
    )


def _first(entry: re.Match[str], name: str) -> str | None:
    """Return the field of a name that stands between whatever signs."""
    return next(filter(None, (entry[f"{name}{number}"] for number in range(3))), None)
