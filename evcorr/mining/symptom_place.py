"""Where a section of an article speaks of its symptoms."""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

from evcorr.article import Section
from evcorr.observable import Event, Observable
from evcorr.text.worded_regex import BegunRegex

_MOST_PLACES = 200
_EVENT = BegunRegex(("event",), r"\bevents?\b[^\n.\d]{0,12}\b(\d{1,5})\b")


class Place(msgspec.Struct, frozen=True, order=True):
    """Where in a section a symptom stands, and its number."""

    offset: int
    number: int


def find_places(section: Section, symptoms: Mapping[int, Observable]) -> list[Place]:
    """The symptoms that a section names: those that stand there first, and events that it names again by their id."""
    lines = _lines(section)
    again = {int(found[1]): found.start(1) for found in reversed(list(_EVENT.finditer(section.text)))}
    places: set[Place] = set()
    for number, item in symptoms.items():
        if item.where == section.heading and item.line in lines:
            places.add(Place(_offset_in(section.text, lines[item.line], item), number))
        elif isinstance(item, Event) and item.event_id in again:
            places.add(Place(again[item.event_id], number))
    return sorted(places)[:_MOST_PLACES]


def _lines(section: Section) -> dict[int | None, int]:
    """Where each line of the article's file begins in a section."""
    lines: dict[int | None, int] = {}
    offset = 0
    for number, row in enumerate(section.text.split("\n")):
        lines.setdefault(section.lines[number] if section.lines else section.line + number, offset)
        offset += len(row) + 1
    return lines


def _offset_in(text: str, start: int, item: Observable) -> int:
    """Where in its line a symptom stands: at its id or code, if the line has it."""
    end = text.find("\n", start)
    wanted = str(item.event_id) if isinstance(item, Event) else getattr(item, "code", None)
    if not wanted:
        return start
    found = re.compile(rf"\b{re.escape(wanted)}\b").search(text, start, end if end >= 0 else len(text))
    return found.start() if found else start
