"""Anchors: for the words of each symptom a few bytes that a text must hold, as rare in ordinary logs as can be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

import msgspec

from evcorr.data_file import data_file
from evcorr.text.squeezed_bytes import SHORTEST, squeeze_bytes

LONGEST = 12
"""An anchor has no more bytes than this: longer ones are not found any faster."""

GRAM = 4
"""Rarity is told by runs of so many bytes."""


class Anchor(msgspec.Struct, frozen=True, array_like=True, order=True):
    """Squeezed bytes to look for, and the squeezed fragments in which they stand, each with their offset there."""

    literal: bytes
    fragments: tuple[tuple[int, bytes], ...]


def anchor_of(parts: Iterable[str]) -> Anchor | None:
    """The rarest window of the squeezed fragments of a pattern; None where too little of them is ASCII.

    A text that shows the pattern holds the anchor in its squeezed bytes.
    """
    found = min((window for part in parts for window in _windows(squeeze_bytes(part))), default=None)
    return Anchor(found[1], ((found[2], found[3]),)) if found else None


def merged(anchors: Iterable[Anchor]) -> tuple[Anchor, ...]:
    """The anchors in order, those of the same bytes as one."""
    fragments: defaultdict[bytes, set[tuple[int, bytes]]] = defaultdict(set)
    for anchor in anchors:
        fragments[anchor.literal].update(anchor.fragments)
    return tuple(Anchor(literal, tuple(sorted(found))) for literal, found in sorted(fragments.items()))


def rarest_window(words: Iterable[bytes]) -> tuple[int, bytes] | None:
    """The rarest window of squeezed words, at least `SHORTEST` bytes, and how common it is; None if there is none."""
    return min(((rarity, window) for word in words for rarity, window, _, _ in _windows(word)), default=None)


def _windows(part: bytes) -> Iterator[tuple[int, bytes, int, bytes]]:
    """The windows of a fragment: how common each is, its bytes, and where it stands in which fragment.

    How common is a sum over its grams, less for each one that is rare.
    """
    profile = gram_profile()
    bits = [profile.get(part[start : start + GRAM], 0) - RAREST for start in range(len(part) - GRAM + 1)]
    for start in range(max(1, len(part) - LONGEST + 1)):
        window = part[start : start + LONGEST]
        if len(window) >= SHORTEST:
            yield sum(bits[start : start + LONGEST - GRAM + 1]), window, start, part


RAREST = 24
"""Bits by which a gram that ordinary logs hardly show makes a window rarer."""


@cache
def gram_profile() -> Mapping[bytes, int]:
    """How often ordinary logs show a gram, in bits; those that they hardly show are left out.

    Made by `benchmarks/make_gram_profile.py`.
    """
    lines = data_file("matching", "grams.txt").read_text(encoding="ascii").splitlines()
    return {gram.encode(): int(bits) for gram, bits in (line.split(" ") for line in lines)}
