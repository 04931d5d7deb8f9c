"""Cores: what the stored values of a record must hold for its rendered text to show the words of a symptom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from evcorr.matching.anchors import LONGEST, Anchor, merged, rarest_window
from evcorr.text.lazy_regex import lazy_regex
from evcorr.text.squeezed_bytes import SHORTEST, own_words, squeeze_bytes


class Cores(msgspec.Struct, frozen=True):
    """Of all symptoms that are found by words."""

    anchors: Sequence[Anchor]
    """Squeezed bytes, of which the texts of a record hold one, with what else stands around them."""
    numbers: tuple[int, ...]
    """Numbers that show a symptom as they are."""
    complete: bool
    """Whether these are all; some codes are written as GUIDs, SIDs or times are."""


def cores_of(texts: Iterable[tuple[str, ...]]) -> Cores:
    """The cores of texts, each given as its squeezed fragments, all of which a record has to show."""
    anchors: list[Anchor] = []
    numbers: set[int] = set()
    complete = True
    for parts in texts:
        core = min(filter(None, map(_core_of, map(squeeze_bytes, parts))), default=None)
        if core is not None:
            anchors.append(_anchor(*core[1:]))
            continue
        code = max(parts, key=len)
        squeezed = squeeze_bytes(code)
        anchors.append(_anchor(squeezed[:LONGEST], squeezed))
        if _NUMBER.fullmatch(code):
            numbers.add(int(code, 16 if code.startswith("0x") else 10) & _64_BITS)
        complete = complete and _is_plain(code)
    return Cores(merged(anchors), tuple(sorted(numbers)), complete)


def _core_of(part: bytes) -> tuple[int, bytes, bytes] | None:
    """The rarest window of the words of a fragment that are its own: how common it is, the window, the fragment."""
    found = rarest_window(own_words(part))
    return (*found, part) if found else None


def _anchor(window: bytes, part: bytes) -> Anchor:
    return Anchor(window, ((part.index(window), part),))


_64_BITS = (1 << 64) - 1
_NUMBER = lazy_regex(r"-?\d{1,20}|0x[0-9a-f]{1,16}")
_STORED = lazy_regex(r"[0-9a-f]{25,}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-.*|s-1-.*|\d{4}-\d\d-.*", re.DOTALL)
"""A long binary value, a GUID, a SID, a time."""


def _is_plain(code: str) -> bool:
    """Whether a code can stand in a text, or be a number, but no other stored value."""
    return len(squeeze_bytes(code)) >= SHORTEST and _STORED.fullmatch(code) is None
