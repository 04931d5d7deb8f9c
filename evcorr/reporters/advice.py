"""What to do about a problem, in words: the fix, where the article says more, and what it names to be used as it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from evcorr.remedy import Remedy, Standing, release
from evcorr.text.escaping import clipped

FIX_LIMIT = 1000
"""Characters of the sentences that say what to do."""

_FACT_LIMIT = 200
_MOST_SECTIONS = 4

_STANDINGS = {
    Standing.BY_DESIGN: "It is by design, says the article",
    Standing.ON_REQUEST: "Microsoft's support had a fix, says the article",
    Standing.OPEN: "No fix was known when the article was written",
}


class _Cured(Protocol):
    """A finding, or a signature."""

    @property
    def fix(self) -> str | None: ...
    @property
    def fixed_in(self) -> str | None: ...
    @property
    def remedies(self) -> tuple[Remedy, ...]: ...


def sentence(cured: _Cured) -> str:
    """What to do: the sentence that is known, else the level that the article names, and where to read on in it."""
    if cured.fix:
        return clipped(cured.fix, FIX_LIMIT)
    told = (
        f"Fixed in {clipped(release(cured.fixed_in))}, says the article"
        if cured.fixed_in
        else _standing(cured.remedies)
    )
    where = _sections(cured.remedies)
    if where:
        return f"{told}; see its {where}." if told else f"See the article's {where}."
    return f"{told}." if told else "The article names no fix."


def facts(remedies: Sequence[Remedy]) -> tuple[tuple[str, str], ...]:
    """What an article names to be used as it is: rows of a label and a value, each value once."""
    rows = dict.fromkeys(
        (label, clipped(value, _FACT_LIMIT))
        for remedy in remedies
        for label, values in (
            ("registry", remedy.registry),
            ("run", remedy.commands),
            ("see", filter(None, [", ".join(remedy.articles)])),
        )
        for value in values
    )
    return tuple(rows)


def _standing(remedies: Sequence[Remedy]) -> str:
    """What the article says of the problem as a whole; nothing where it says nothing."""
    return next((_STANDINGS[remedy.standing] for remedy in remedies if remedy.standing), "")


def _sections(remedies: Sequence[Remedy]) -> str:
    """`RESOLUTION (line 36) and WORKAROUND (line 52)`: the sections that say what to do."""
    named = [
        f"{clipped(remedy.where, 60)} (line {remedy.line})" if remedy.line else clipped(remedy.where, 60)
        for remedy in remedies
        if not remedy.is_status
    ][:_MOST_SECTIONS]
    return " and ".join(filter(None, (", ".join(named[:-1]), *named[-1:])))
