"""The source that a section or an article names once for all its events: "Both from source DHCP-Server"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from evcorr.article import Section
from evcorr.mentions import Mention
from evcorr.mining.extractors.context.sentence import channel_in, sentence_at
from evcorr.mining.extractors.events.cited_source import JOINED, NAME
from evcorr.mining.extractors.events.known_source import is_no_source, is_source
from evcorr.mining.extractors.events.prose_source import SOURCE
from evcorr.observable import Event, Observable
from evcorr.text.folding import fold_blanks

_SHARED = re.compile(
    rf"\b(?:[Bb]oth|[Aa]ll)(?:\sof\sthem|(?:\sof)?\sthese)?(?:\sevents?)?(?:\s(?:are|come|is|were|logged))*\s(?:from|by)\s(?:the\s)?"
    rf"(?:(?:event\s)?(?:source|provider):?\s[\"'`]?(?P<labelled>{NAME})(?=[\"'`]?(?:[,.;)]|\s(?:in|and)\b|\s*\n|\s*\Z))"
    rf"|(?P<joined>{JOINED})|(?P<word>\w+(?:\s[A-Z]\w+){{0,3}}))"
)
# "These events will all be logged with a source of Security."
_OF_ALL = re.compile(
    rf"\b(?:[Tt]hese|[Aa]ll(?:\sof)?(?:\sthe(?:se)?)?)\sevents\s[^.]{{0,200}}?\bsource\sof\s[\"']?(?P<name>{NAME})(?=[\"',.]|\sand\b)"
)
# in a title: "DNS Event IDs 2000 Through 9999"
_OF_RANGE = re.compile(
    rf"\b(?P<name>(?-i:{SOURCE}))\sevent\s(?:log\s)?(?:id|code|number)s\s\d{{1,5}}\s?(?:-|to|through)\s?\d{{1,5}}\b",
    re.IGNORECASE,
)


def with_source_of_all(sections: Sequence[Section], seen: Sequence[Observable]) -> Sequence[Observable]:
    """Return what was seen, events without a source with the one, and its log, that a section names for all of them."""
    told = next((found for section in sections if (found := _source_of_all(section))), None)
    if told is None:
        return seen
    provider, channel = told
    return [
        replace(item, provider=provider, channel=item.channel or channel)
        if isinstance(item, Event) and item.provider is None
        else item
        for item in seen
    ]


def _source_of_all(section: Section) -> tuple[str, str | None] | None:
    """Return the source and the log that a section names for all events; None if it does not."""
    text = section.text
    found = _OF_RANGE.search(text) if section.is_title else None
    if found is None and "source" in text:
        found = _OF_ALL.search(text)
    if found is None:
        return None
    return fold_blanks(found["name"]).rstrip("."), channel_in(sentence_at(text, found.start(), found.end()))


def with_shared_source(text: str, mentions: Iterable[Mention[Event]]) -> Iterator[Mention[Event]]:
    """Yield the events of a section, those without a source with the one that it names for all."""
    found = tuple(mentions)
    shared = None if all(mention.what.provider for mention in found) else _SHARED.search(text)
    name = shared[shared.lastgroup or 0].rstrip(".") if shared else None
    if shared is None or name is None or is_no_source(name) or (shared.lastgroup == "word" and not is_source(name)):
        yield from found
        return
    channel = channel_in(sentence_at(text, shared.start(), shared.end()))
    for mention in found:
        if mention.what.provider is None:
            what = replace(mention.what, provider=name, channel=mention.what.channel or channel)
            yield replace(mention, what=what)
        else:
            yield mention
