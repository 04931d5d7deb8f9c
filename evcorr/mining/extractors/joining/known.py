"""The distinct things of an article so far, found again by what two mentions of one thing have in common."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator

from msgspec.structs import replace

from evcorr.mining.extractors.joining.join import code_value, digits_of, join
from evcorr.mining.extractors.joining.same_message import BEGINNING, letters
from evcorr.observable import ErrorCode, Event, Message, Observable, Role
from evcorr.text.pattern import brief


class Known:
    """Distinct observables in order of their first mention."""

    def __init__(self) -> None:
        self.items: list[Observable] = []
        self._unentered: list[tuple[int, Observable]] = []
        """What is entered once something is compared with it; most articles name one thing."""
        self._places: defaultdict[Hashable, list[int]] = defaultdict(list)
        self._texts: dict[int, str] = {}
        self._described: dict[int, Event] = {}
        """The mention of an event that its description is from, which may not be the first."""

    def add(self, item: Observable) -> None:
        """Take in what is no mention of anything known."""
        self.items.append(item)
        self._note_description(len(self.items) - 1, item)
        self._unentered.append((len(self.items) - 1, item))

    def replace(self, place: int, item: Observable) -> None:
        """Put in the place of a known thing what two mentions of it give together."""
        self.items[place] = item
        self._unentered.append((place, item))

    def joined(self, item: Observable) -> tuple[int, Observable] | None:
        """Return the place of the first known thing that this is a mention of, and what both give together."""
        for place in self._candidates(item):
            both = join(self._as_described(place), item)
            if both is not None:
                self._note_description(place, item)
                return place, both
        return None

    def _as_described(self, place: int) -> Observable:
        """Return a known thing, an event where its description stands: a title names one without describing it."""
        known, described = self.items[place], self._described.get(place)
        return replace(known, where=described.where, line=described.line) if described else known

    def _note_description(self, place: int, item: Observable) -> None:
        if isinstance(item, Event) and item.text and place not in self._described:
            self._described[place] = item

    def _enter(self, place: int, item: Observable) -> None:
        for key in _keys(item):
            if place not in self._places[key][-1:]:
                self._places[key].append(place)
        if isinstance(item, Message):
            self._texts[place] = letters(item.text)

    def _candidates(self, item: Observable) -> Iterable[int]:
        """Return the places of what may be the same, in order."""
        if not self.items:
            return ()
        for entry in self._unentered:
            self._enter(*entry)
        self._unentered.clear()
        places = {place for key in _keys(item) for place in self._places.get(key, ())}
        if isinstance(item, Message):
            whole = letters(item.text)
            places.update(place for place, text in self._texts.items() if text in whole or whole in text)
        return sorted(places)


def _keys(item: Observable) -> Iterator[Hashable]:
    """Yield what another mention of the same thing has too; of messages one may also be part of the other."""
    match item:
        case Event():
            yield Event, item.event_id
        case ErrorCode():
            yield ErrorCode, code_value(item.code)
            if number := digits_of(item.code):
                yield ErrorCode, code_value(number)
            # what the body gives as -1032
            if item.where == "TITLE" or item.role is Role.INCIDENTAL:
                yield ErrorCode, code_value(f"-{item.code}")
        case Message():
            yield Message, brief(item.text)
            yield Message, letters(item.text)[:BEGINNING], None
        case _:
            yield type(item)
