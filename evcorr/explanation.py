"""An explanation: why logs show an article or not, symptom by symptom; one frozen document, as a report is."""

from __future__ import annotations

from typing import Literal

import msgspec

from evcorr.observable import Observable
from evcorr.report import Applies, Evidence, Example, ReportedProblem

Verdict = Literal["seen", "hint", "near", "absent", "not looked for"]


class Miss(msgspec.Struct, frozen=True):
    """A way in which entries are near a symptom, how many, and the first of them."""

    reason: str
    count: int
    example: Example


class SymptomExplained(msgspec.Struct, frozen=True, kw_only=True):
    """One symptom: whether it was seen, the entries that show it, what of it they do not tell, and near misses."""

    observable: Observable
    verdict: Verdict
    evidence: Evidence | None = None
    disagreed: tuple[str, ...] = ()
    """Fields that the best entry tells otherwise."""
    untold: tuple[str, ...] = ()
    """Fields that the best entry does not tell."""
    near: tuple[Miss, ...] = ()


class Explanation(msgspec.Struct, frozen=True, kw_only=True):
    """Why the logs show an article or not."""

    article: str
    title: str
    applies: Applies
    applies_why: str
    records_read: int
    symptoms: tuple[SymptomExplained, ...]
    times: tuple[str, ...] = ()
    """How the times of the entries fit what the article says of them, in words."""
    problems: tuple[ReportedProblem, ...] = ()
    problems_left_out: int = 0
