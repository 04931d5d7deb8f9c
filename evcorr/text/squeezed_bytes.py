"""Squeezed bytes: the ASCII of a text as engines search it, and what of it no stored value can be.

Logs store numbers, GUIDs, SIDs, times and truth values as bytes, which readers render as text. Whoever searches what is
stored, without rendering it, has to look for words that none of these can be a part of.
"""

from __future__ import annotations

from functools import lru_cache

from evcorr.text.lazy_regex import lazy_regex

LOWER = bytes(byte + 32 if 65 <= byte <= 90 else byte for byte in range(256))
"""Makes ASCII letters small."""

DELETED = bytes((*range(0x21), *b"\"'`-?", 0x7F, *range(0x80, 0x100)))
"""White space, controls, quotes, dashes and question marks, which also stand for what is not ASCII, are taken out."""

SHORTEST = 4
"""Fewer squeezed characters than this are in every other text, and are not looked for."""


def squeeze_bytes(text: str) -> bytes:
    """The ASCII of a text as it is compared, without dashes and question marks.

    Wherever `squeeze(part)` stands in `squeeze(text)`, `squeeze_bytes(part)` stands in `squeeze_bytes(text)`: both
    leave out the same characters, one by one. That is not so for letters of which case folding makes ASCII.
    """
    return text.encode("ascii", "replace").translate(LOWER, DELETED)


_RUN = lazy_regex(rb"[^0-9.:+{}]+")
"""What has none of the characters that numbers, GUIDs, SIDs and times have beside letters."""

_TRUTH = lazy_regex(rb"true|false")
_HEAD = lazy_regex(rb"(?:x[a-f]*|[a-f]+|z|alse|lse|se|rue|ue)+")
"""Letters that may be the end of a stored value: of `0xab`, of a GUID, of a time, of `true` and `false`."""

_TAIL_BACKWARDS = lazy_regex(rb"(?:eslaf|slaf|laf|eurt|urt|rt|t|[a-f]|s)+")
"""Letters that may be the beginning of one, read from the end: of a GUID, of a SID, of `true` and `false`."""


def own_words(squeezed: bytes) -> tuple[bytes, ...]:
    """The runs of `SHORTEST` squeezed bytes or more to which only texts can add a character, in order.

    Wherever the bytes stand in a rendered record, these stand in its texts, though others of the bytes may come from
    numbers and the like between them.
    """
    pieces = (piece for run in _RUN.findall(squeezed) for piece in _TRUTH.split(run))
    return tuple(word for word in map(_without_edges, pieces) if len(word) >= SHORTEST)


def _without_edges(piece: bytes) -> bytes:
    head, tail = _HEAD.match(piece), _TAIL_BACKWARDS.match(piece[::-1])
    return piece[head.end() if head else 0 : len(piece) - (tail.end() if tail else 0)]


@lru_cache(1 << 12)
def is_wordless(part: str) -> bool:
    """Whether a squeezed fragment has no such run worth looking for: it is a code, or too short to be words."""
    return not own_words(squeeze_bytes(part))
