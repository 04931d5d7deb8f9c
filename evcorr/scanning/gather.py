"""Gathering: what one record shows, added to the cases of its articles."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import groupby

from evcorr.matching.matcher import Match
from evcorr.scanning.case import Case, Place, best_grade
from evcorr.scanning.systems import Version

Cases = dict[str, Case]
"""By article."""


def gather(cases: Cases, matches: Iterable[Match], version: Version | None, place: Place) -> list[str]:
    """Add the matches of one record, in order of their articles, to the cases; the articles it shows.

    `version` is the Windows that wrote the record, if known; `place` tells where the record stands in the scan.
    """
    groups = [list(group) for _, group in groupby(matches, key=_article)]
    ranks = sorted(map(_telling, groups))
    for found in groups:
        signature = found[0].symptom.signature
        # the articles that the record shows at least as well as this one, itself among them, and those shown better
        rivals = len(ranks) - bisect_left(ranks, _telling(found))
        better = len(ranks) - bisect_right(ranks, _telling(found))
        case = cases.get(signature.id)
        if case is None:
            case = cases[signature.id] = Case(signature)
        case.add(found, version, rivals, place, better)
    return [found[0].symptom.signature.id for found in groups]


def _telling(found: Sequence[Match]) -> tuple[int, int, int]:
    """How well a record shows an article: its grade, how many symptoms at that grade, and how much of them agrees."""
    grade = best_grade(found)
    best = [match for match in found if match.grade is grade]
    return grade.rank, len(best), max(len(match.agreed) for match in best)


def _article(found: Match) -> str:
    return found.symptom.signature.id
