"""The source that a section names once for all its events: "Both from source DHCP-Server", "All come from VSS"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from evcorr.mentions import Mention
from evcorr.mining.extractors.context.sentence import channel_in, sentence_at
from evcorr.mining.extractors.events.cited_source import JOINED, NAME
from evcorr.mining.extractors.events.known_source import is_no_source, is_source
from evcorr.observable import Event

_SHARED = re.compile(
    rf"\b(?:[Bb]oth|[Aa]ll)(?:\sof\sthem|(?:\sof)?\sthese)?(?:\sevents?)?(?:\s(?:are|come|is|were|logged))*\s(?:from|by)\s(?:the\s)?"
    rf"(?:(?:event\s)?(?:source|provider):?\s[\"'`]?(?P<labelled>{NAME})(?=[\"'`]?(?:[,.;)]|\s(?:in|and)\b|\s*\n|\s*\Z))"
    rf"|(?P<joined>{JOINED})|(?P<word>\w+(?:\s[A-Z]\w+){{0,3}}))"
)


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
