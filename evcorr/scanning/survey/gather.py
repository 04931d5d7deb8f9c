"""Gathering: what one record shows, added to the cases of its articles."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import groupby

from evcorr.matching.matcher import Match
from evcorr.record import Record
from evcorr.scanning.survey.case import Case, Place, mark_of
from evcorr.scanning.survey.showing import Showing, best_grade, showing_of
from evcorr.scanning.survey.witness import is_disputed

Cases = dict[str, Case]
"""By article."""


def gather(cases: Cases, shown: Iterable[Showing], record: Record, place: Place) -> None:
    """Add what a record shows to the cases of its articles.

    It may have been found in another record of the same content. `place` tells where the record stands in the scan.
    """
    mark = mark_of(place)
    for showing in shown:
        case = cases.get(showing.signature.id)
        if case is None:
            case = cases[showing.signature.id] = Case(showing.signature)
        case.add_showing(showing, record, place, mark)


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
