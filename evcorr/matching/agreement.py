"""Agreement: how well a record shows a symptom, the value that every comparison of the two gives."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from evcorr.grade import Grade
from evcorr.text.pattern import Span


class Agreement(msgspec.Struct, frozen=True):
    """How well a record shows a symptom: what agrees, by name, and the ranges of `Shown.text` that say so.

    `differing` names what both tell, and tell otherwise; it lowers no grade by itself.
    """

    grade: Grade
    agreed: tuple[str, ...]
    spans: tuple[Span, ...] = ()
    differing: tuple[str, ...] = ()


def best_of(agreements: Iterable[Agreement | None]) -> Agreement | None:
    """The best of several places, the first of equals; None where there is none."""
    found = [agreement for agreement in agreements if agreement is not None]
    return max(found, key=lambda item: (item.grade.rank, len(item.agreed), -len(item.differing)), default=None)
