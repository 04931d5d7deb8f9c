"""Showings: what records of the same content show of an article, told once for all of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache, reduce
from hashlib import blake2b
from itertools import groupby
from operator import or_

import msgspec

from evcorr.grade import Grade
from evcorr.matching.matcher import Match
from evcorr.scanning.survey.witness import Witness, is_disputed, witness
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


def showings(matches: Iterable[Match]) -> tuple[Showing, ...]:
    """What matches of one record, in order of their articles, show of each article."""
    groups = [tuple(group) for _, group in groupby(matches, key=_article)]
    telling = list(map(_telling, groups))
    ranks = sorted(telling)
    # of each article how many are shown at least as well, itself among them, and how many better
    return tuple(
        showing_of(
            found,
            len(ranks) - bisect_left(ranks, told),
            len(ranks) - bisect_right(ranks, told),
        )
        for found, told in zip(groups, telling, strict=True)
    )


def _telling(found: Sequence[Match]) -> tuple[int, int, int]:
    """How well a record shows an article: its grade, how many symptoms at that grade, and how much of them agrees.

    A source and id with other words than the article's are no symptom.
    """
    grade = best_grade(found)
    best = [match for match in found if match.grade is grade and not is_disputed(match)]
    return grade.rank, len(best), max((len(match.agreed) for match in best), default=0)


def _article(found: Match) -> str:
    return found.symptom.signature.id


def best_grade(matches: Sequence[Match]) -> Grade:
    """The highest grade of the matches."""
    return max((match.grade for match in matches), key=lambda grade: grade.rank)


@lru_cache(maxsize=256)
def _weight_of(agreed: tuple[str, ...], differing: tuple[str, ...]) -> int:
    told = " ".join((*agreed, *(f"other {name}" for name in differing)))
    return int.from_bytes(blake2b(told.encode(), digest_size=8).digest(), "big") | 1
