"""Gathering: what one record shows, added to the cases of its articles."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import groupby

from evcorr.matching.matcher import Match
from evcorr.record import Record
from evcorr.scanning.case import Case, Place, mark_of
from evcorr.scanning.showing import Showing, best_grade, showing_of
from evcorr.scanning.systems import Version

Cases = dict[str, Case]
"""By article."""


def gather(cases: Cases, matches: Sequence[Match], version: Version | None, place: Place) -> list[str]:
    """Add the matches of one record, in order of their articles, to the cases; the articles it shows.

    `version` is the Windows that wrote the record, if known; `place` tells where the record stands in the scan.
    """
    return gather_showings(cases, showings(matches), matches[0].shown.record, version, place) if matches else []


def gather_showings(
    cases: Cases, shown: Iterable[Showing], record: Record, version: Version | None, place: Place
) -> list[str]:
    """The same for what is known to be shown of each article, by this record and by others of the same content."""
    mark = mark_of(place)
    articles = []
    for showing in shown:
        case = cases.get(showing.signature.id)
        if case is None:
            case = cases[showing.signature.id] = Case(showing.signature)
        case.add_showing(showing, record, version, place, mark)
        articles.append(showing.signature.id)
    return articles


def showings(matches: Iterable[Match]) -> tuple[Showing, ...]:
    """What matches of one record, in order of their articles, show of each article."""
    groups = [tuple(group) for _, group in groupby(matches, key=_article)]
    ranks = sorted(map(_telling, groups))
    # of each article how many are shown at least as well, itself among them, and how many better
    return tuple(
        showing_of(
            found,
            len(ranks) - bisect_left(ranks, _telling(found)),
            len(ranks) - bisect_right(ranks, _telling(found)),
        )
        for found in groups
    )


def _telling(found: Sequence[Match]) -> tuple[int, int, int]:
    """How well a record shows an article: its grade, how many symptoms at that grade, and how much of them agrees."""
    grade = best_grade(found)
    best = [match for match in found if match.grade is grade]
    return grade.rank, len(best), max(len(match.agreed) for match in best)


def _article(found: Match) -> str:
    return found.symptom.signature.id
