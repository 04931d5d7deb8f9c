"""What an article says of when its symptoms are seen: the order, how often, at a start or an end of the machine."""

from __future__ import annotations

import enum
from typing import Annotated

import msgspec

Number = Annotated[int, msgspec.Meta(ge=0)]


class Kind(enum.StrEnum):
    """What is said of the symptoms."""

    ORDER = "order"
    """They are seen one after the other, in the order of their numbers in `symptoms`."""
    EVERY = "every"
    """They come back after `seconds`, again and again."""
    REPEATED = "repeated"
    """They come again and again."""
    AT_START = "at start"
    """They are seen when the machine starts."""
    AT_STOP = "at stop"
    """They are seen when the machine is shut down."""


class Timing(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One such fact: `symptoms` are places (from 0) among the observables, `where` and `line` are the article's."""

    kind: Kind
    symptoms: tuple[Number, ...]
    seconds: tuple[Number, Number] | None = None
    """The least and the most: from one entry to the next of `every`, from the first to the last of `order`."""
    where: str = "TITLE"
    line: int | None = None

    def renumbered(self, places: dict[int, int]) -> Timing | None:
        """The same of symptoms that have new places; None where too few of them have one."""
        known = tuple(dict.fromkeys(places[number] for number in self.symptoms if number in places))
        fewest = 2 if self.kind is Kind.ORDER else 1
        return msgspec.structs.replace(self, symptoms=known) if len(known) >= fewest else None


_UNITS = (("day", 86_400), ("hour", 3_600), ("minute", 60), ("second", 1))


def span(seconds: int) -> str:
    """A number of seconds in the largest unit that takes no fraction: "15 minutes", "1 hour"."""
    unit, size = next((unit, size) for unit, size in _UNITS if not seconds % size)
    number = seconds // size
    return f"{number} {unit}{'' if number == 1 else 's'}"


def told(timing: Timing) -> str:
    """What an article says, in words, without the symptoms: "every 15 minutes", "one after the other"."""
    least, most = timing.seconds or (0, 0)
    match timing.kind:
        case Kind.ORDER:
            return f"one after the other within {span(most)}" if timing.seconds else "one after the other"
        case Kind.EVERY:
            return f"every {span(most)}" if least == most else f"every {span(least)} to {span(most)}"
        case Kind.REPEATED:
            return "again and again"
        case Kind.AT_START:
            return "when the machine starts"
        case Kind.AT_STOP:
            return "when the machine is shut down"
