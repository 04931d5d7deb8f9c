"""Gathering: what one record shows, added to the cases of its articles."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
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
    ranks = sorted(best_grade(found).rank for found in groups)
    for found in groups:
        signature = found[0].symptom.signature
        # the articles that the record shows at least as well as this one, itself among them
        rivals = len(ranks) - bisect_left(ranks, best_grade(found).rank)
        case = cases.get(signature.id)
        if case is None:
            case = cases[signature.id] = Case(signature)
        case.add(found, version, rivals, place)
    return [found[0].symptom.signature.id for found in groups]


def _article(found: Match) -> str:
    return found.symptom.signature.id
