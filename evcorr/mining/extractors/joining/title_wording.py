"""What a title only words otherwise than the body, which quotes the thing itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from evcorr.mining.extractors.joining.join import in_place_of, words_alike
from evcorr.mining.extractors.joining.same_message import is_same_message
from evcorr.observable import Crash, ErrorCode, Event, Message, Observable, Role, Stop
from evcorr.text.folding import words

# "the driver logs event 9503: reporting an illegal value"
_GOES_ON = re.compile(
    r"(?:with|from|in|on|by|and|which|that|when|because|indicat(?:es|ing)|report(?:s|ing)|refers|logged|is|was|has|just)\s"
)
_TELLS_PROBLEM = re.compile(r"SYMPTOM|SUMMARY\b", re.IGNORECASE)


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
    """Return where the message is, among those shown as the problem, that has most words in common with a title's.

    What a title does not quote is a message of its own only in an article that shows none, or that has its words.
    """
    messages = (item.text for item in items if isinstance(item, Message) and item is not titled)
    if any(is_same_message(titled.text, text) for text in messages):
        return None
    wanted = Counter(words(titled.text))
    common = {index: (wanted & Counter(words(text))).total() for index, text in _shown_as_problem(items)}
    return max(common, key=lambda index: common[index], default=None)


def _shown_as_problem(items: Sequence[Observable]) -> Iterator[tuple[int, str]]:
    """Yield the place and the text of each message that is shown where an article tells its problem."""
    for index, item in enumerate(items):
        if not isinstance(item, Message | ErrorCode) or item.role is not Role.SYMPTOM:
            continue
        if item.text and " " in item.text and _TELLS_PROBLEM.match(item.where or ""):
            yield index, item.text


def _place(titled: Message, items: list[Observable], index: int) -> None:
    """Put what a title words otherwise in the title's place; an event keeps its own."""
    item = items[index]
    if not isinstance(item, Event):
        items[index] = in_place_of(titled, item, item)
    items.remove(titled)
