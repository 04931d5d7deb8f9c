"""Events that running text cites: `Srv event id 2000: ...`, `event ID 7000 from the source Service Control Manager`.

Blocks with labels are read as records; here an id and its source stand in a line of words, beside each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from evcorr.provider import spellings
from evcorr.text.folding import WORD
from evcorr.text.lazy_regex import lazy_regex
from evcorr.text.pattern import Span

CUE = "event"
"""Every citation has this word."""

CITED = lazy_regex(
    r"\bevent(?:[ \t-]{0,2}(?:id|code|number|no\b\.?))?[ \t]{0,2}[:=#]?[ \t]{0,2}(?P<id>\d{1,5})(?![\w]|[.:/-]\d)",
    re.IGNORECASE,
)
"""The word and the number; `cues` looks for as much."""

_LONGEST_NAME = 80
_SHORTEST_NAME = 3
"""A source of fewer letters may be any word."""


class Citation(msgspec.Struct, frozen=True):
    """An event id in running text, with what stands before and behind it in the line."""

    event_id: int
    before: str
    behind: str
    place: Span

    def of(self, provider: str) -> Span | None:
        """The range of id and source where the source is this one, in any of its spellings; None where it is not."""
        start, end = self.place
        before, behind = _beside(provider)
        if found := before.search(self.before):
            return start - len(self.before) + found.start("name"), end
        if found := behind.match(self.behind):
            return start, end + found.end("name")
        return None


def cited_in(text: str) -> Iterator[Citation]:
    """The events that a text cites, in order."""
    for found in CITED.finditer(text):
        start, end = found.span()
        yield Citation(
            int(found["id"]),
            text[max(0, start - _LONGEST_NAME) : start].rpartition("\n")[2],
            text[end : end + _LONGEST_NAME].partition("\n")[0],
            (start, end),
        )


@lru_cache(maxsize=1024)
def _beside(provider: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What finds a source before an id, and behind one."""
    written = [WORD.findall(name) for name in spellings(provider)]
    names = "|".join(r"[\W_]{0,2}".join(map(re.escape, name)) for name in written if _is_long_enough(name))
    name = rf"(?<![^\W_])(?P<name>{names or '(?!)'})(?![^\W_])"
    return (
        re.compile(rf"{name}[\W_]{{0,4}}\Z", re.IGNORECASE),
        re.compile(rf"[\W_]{{0,4}}(?:(?:{_LEADING})\b[\W_]{{0,4}}){{0,{_MOST_LEADING}}}{name}", re.IGNORECASE),
    )


_LEADING = "logged|reported|source|name|with|from|the|of|by|in"
_MOST_LEADING = 4
"""So many of these words may stand between an id and its source: `logged by the source`."""


def _is_long_enough(words: list[str]) -> bool:
    return len("".join(words)) >= _SHORTEST_NAME
