"""What a title only words otherwise than the body, which quotes the thing itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from evcorr.mining.extractors.context.part import tells_symptoms
from evcorr.mining.extractors.joining.join import in_place_of, words_alike
from evcorr.mining.extractors.joining.same_message import is_same_message
from evcorr.observable import Crash, ErrorCode, Event, Message, Observable, Role, Stop
from evcorr.text.folding import words

# "the driver logs event 9503: reporting an illegal value"
_GOES_ON = re.compile(
    r"(?:with|from|in|on|by|and|which|that|when|because|indicat(?:es|ing)|report(?:s|ing)|refers|logged|is|was|has|just)\s"
)
# a program and its fault, or two words of an event
_LEAST_COMMON = 2


def without_wording_of_title(seen: Sequence[Observable], *, title: str, line: int | None) -> list[Observable]:
    """Return what was seen with the title's wording left out where the body quotes the thing itself.

    A message keeps the title as its place; an event goes without the description that the title, or a sentence that
    goes on behind the id, only paraphrases. `line` is the title's, which tells it from text above headings.
    """

    def paraphrases(event: Event) -> bool:
        is_in_title = event.where == "TITLE" and line in (None, event.line)
        return is_in_title or _GOES_ON.match(event.text or "") is not None

    described = {item.event_id for item in seen if isinstance(item, Event) and item.text and not paraphrases(item)}
    items = list(seen)
    for item in seen:
        if isinstance(item, Event) and item.event_id in described and paraphrases(item):
            items[items.index(item)] = replace(item, text=None)
        elif isinstance(item, Message) and item.where == "TITLE":
            worded = _worded_alike(item, items)
            if worded is None and item.line == line and '"' not in title:
                worded = _worded_otherwise(item, items)
            if worded is not None:
                _place(item, items, worded)
    return items


def _worded_alike(titled: Message, items: Sequence[Observable]) -> int | None:
    """Return where the first thing is that has most words of the message of a title; None if nothing has."""
    for index, item in enumerate(items):
        if isinstance(item, Stop | Crash) or item.where == "TITLE" or item.text is None:
            continue
        if words_alike(titled.text, item.text):
            return index
    return None


def _worded_otherwise(titled: Message, items: Sequence[Observable]) -> int | None:
    """Return where what is shown as the problem stands that a title words in its own way; None if nothing is.

    What a title does not quote is a message of its own only in an article that shows none, or that has its words. Of
    several messages it is the one with most words in common; a fault or an event has at least a name in common.
    """
    messages = (item.text for item in items if isinstance(item, Message) and item is not titled)
    if any(is_same_message(titled.text, text) for text in messages):
        return None
    wanted = Counter(words(titled.text))
    shown = {index: text for index, item in enumerate(items) if _is_problem(item) and (text := _told(item)) is not None}
    common = {
        index: count
        for index, text in shown.items()
        if (count := (wanted & Counter(words(text))).total()) >= _LEAST_COMMON
        or isinstance(items[index], Message | ErrorCode | Stop)
    }
    return max(common, key=lambda index: common[index], default=None)


def _is_problem(item: Observable) -> bool:
    return item.role is Role.SYMPTOM and tells_symptoms(item.where)


def _told(item: Observable) -> str | None:
    """Return the words that tell of a thing: of a message or an event its text, of a fault where it is.

    A code may stand for its words; what is no words at all, and an event that is only named, tell of nothing.
    """
    match item:
        case Crash():
            return " ".join(filter(None, (item.image, item.module, item.exception)))
        case ErrorCode(text=None) | Stop():
            return ""
        case Message() | ErrorCode():
            return item.text if item.text and " " in item.text else None
        case Event():
            return item.text


def _place(titled: Message, items: list[Observable], index: int) -> None:
    """Put what a title words otherwise in the title's place; an event keeps its own."""
    item = items[index]
    if not isinstance(item, Event):
        items[index] = in_place_of(titled, item, item)
    items.remove(titled)
