"""Showings: what records of the same content show of one article, told once for all of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache, reduce
from hashlib import blake2b
from operator import or_

import msgspec

from evcorr.grade import Grade
from evcorr.matching.matcher import Match
from evcorr.scanning.survey.witness import Witness, witness
from evcorr.signature import Signature


class Showing(msgspec.Struct, frozen=True):
    """The matches of one record with the symptoms of one article.

    `rivals` is how many articles the record shows as well, this one among them, and `better` how many it shows better.
    """

    signature: Signature
    matches: tuple[Match, ...]
    witnesses: tuple[Witness, ...]
    """Of each match."""
    rivals: int
    better: int
    grade: Grade
    symptoms: int
    """The bits of the symptoms' numbers."""
    weight: int
    """An odd number for what agrees and differs in the best match; times a record's mark it tells how that shows the
    article."""


def showing_of(matches: Sequence[Match], rivals: int = 1, better: int = 0) -> Showing:
    """What a record shows of an article by these matches, of which there is at least one."""
    best = max(matches, key=lambda match: match.grade.rank)
    return Showing(
        signature=best.symptom.signature,
        matches=tuple(matches),
        witnesses=tuple(map(witness, matches)),
        rivals=rivals,
        better=better,
        grade=best.grade,
        symptoms=reduce(or_, (1 << match.symptom.number for match in matches)),
        weight=_weight_of(best.agreed, best.differing),
    )


def best_grade(matches: Sequence[Match]) -> Grade:
    """The highest grade of the matches."""
    return max((match.grade for match in matches), key=lambda grade: grade.rank)


@lru_cache(maxsize=256)
def _weight_of(agreed: tuple[str, ...], differing: tuple[str, ...]) -> int:
    told = " ".join((*agreed, *(f"other {name}" for name in differing)))
    return int.from_bytes(blake2b(told.encode(), digest_size=8).digest(), "big") | 1
