"""Events that an article shows as XML: what Event Viewer's Details tab, or the end of what it copies, has of one.

The elements are those of the Windows event schema. Articles leave parts out and put placeholders in, so what is not
well-formed is read as far as it goes. No document type is read, so there are no entities to expand.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING

from evcorr.event_number import recorded_id
from evcorr.mentions import EventBlock
from evcorr.observable import Event
from evcorr.record import LEVEL_BY_NUMBER
from evcorr.text.folding import fold_blanks, words
from evcorr.text.level_words import level_spelled

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_OPEN, _CLOSE = re.compile(r"<Event(?=[\s>])"), re.compile(r"</Event\s{0,20}>")
_LONGEST = 65536
_NUMBER = re.compile(r"[0-9]{1,10}")
# the only value of an event whose description is that value
_SENTENCE_WORDS = 5


def find_event_xml(text: str) -> Iterator[EventBlock]:
    """Yield the events of a section that stand in it as XML, in order; none that has no id."""
    if "</Event" not in text:
        return
    opens = [found.start() for found in _OPEN.finditer(text)]
    read = 0
    for close in _CLOSE.finditer(text):
        # the nearest: one before it that does not end was cut off
        index = bisect_left(opens, close.start()) - 1
        start = opens[index] if index >= 0 else -1
        if start >= read and close.end() - start <= _LONGEST and (event := _read(text[start : close.end()])):
            yield EventBlock(event, start, close.end())
        read = close.end()


def _read(xml: str) -> Event | None:
    """Return the event of an Event element; None for what has no id."""
    from lxml import etree

    parser = etree.XMLParser(
        recover=True, resolve_entities=False, load_dtd=False, no_network=True, remove_comments=True
    )
    root = etree.fromstring(xml.encode("utf-8", "replace"), parser)
    event_id = None if root is None else recorded_id(_text(root, "EventID") or "")
    if root is None or event_id is None:
        return None
    provider = _first(root, "Provider")
    told = _number(root, "Level")
    return Event(
        event_id=event_id,
        provider=None if provider is None else provider.get("Name") or provider.get("EventSourceName"),
        channel=_text(root, "Channel"),
        level=None if told is None else level_spelled(LEVEL_BY_NUMBER.get(told)),
        text=_text(root, "Message") or _only_value(root),
    )


def _only_value(root: Element) -> str | None:
    """Return the value of an event that has no other, if it is a sentence."""
    values = [fold_blanks("".join(value.itertext())) for value in root.iterfind(".//{*}EventData/{*}Data")]
    return values[0] if len(values) == 1 and len(words(values[0])) >= _SENTENCE_WORDS else None


def _first(root: Element, name: str) -> Element | None:
    """Return the first element of a name, in whatever namespace."""
    return root.find(f".//{{*}}{name}")


def _text(root: Element, name: str) -> str | None:
    element = _first(root, name)
    return None if element is None else fold_blanks("".join(element.itertext())) or None


def _number(root: Element, name: str) -> int | None:
    """Return what an element holds, if that is a number of no more than 32 bits or so."""
    text = _text(root, name)
    return int(text) if text and _NUMBER.fullmatch(text) else None
