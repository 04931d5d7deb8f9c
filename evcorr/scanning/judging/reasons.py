"""Reasons: what speaks for a finding and against it, in words, from the same facts that its score is made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evcorr.phrases import FIELDS, counted
from evcorr.scanning.judging.timing_fit import Fit
from evcorr.scanning.survey.sightings import Sightings
from evcorr.signature import Signature


def reasons_of(
    signature: Signature,
    seen: Sequence[Sightings],
    fitting: Sequence[Fit] = (),
    *,
    together: bool = False,
    likelier: str | None = None,
) -> tuple[str, ...]:
    """What agrees, how much of the article was seen and when, who else is shown as well, and how common that is.

    `seen` are the symptoms that were seen, the best first; `fitting` is what their times tell; `together` says that
    hints single the article out in one incident; `likelier` is an article that the same entry shows.
    """
    found = list(_reasons(signature, seen, fitting))
    if likelier:
        found.append(f"the same entry speaks more for {likelier}")
    if together:
        found.append("hints alone, but together in one incident")
    return tuple(found)


def _reasons(signature: Signature, seen: Sequence[Sightings], fitting: Sequence[Fit]) -> Iterator[str]:
    best = seen[0]
    # of the entry that tells most, whichever was read first
    agreed = best.witness.names if best.witness else best.agreed
    yield f"agreed: {', '.join(FIELDS.get(name, name) for name in agreed)}"
    if best.witness and best.witness.differing:
        yield f"told otherwise: {', '.join(FIELDS.get(name, name) for name in best.witness.differing)}"
    symptoms = len(signature.observables)
    if symptoms > 1:
        yield f"{len(seen)} of {symptoms} symptoms seen"
    yield from (fit.words for fit in fitting)
    others = min(sightings.rivals or 1 for sightings in seen) - 1
    yield "no other article is shown as well" if not others else f"shown as well: {counted(others, 'other article')}"
    if is_outdone(seen):
        yield f"shown better: {counted(seen[0].better or 0, 'article')}"
    rarity = signature.rarities()[best.symptom.number]
    if rarity is not None and rarity.articles > 1:
        yield f"{rarity.articles:,} articles name this event, code or text"
    if rarity is not None and rarity.computers:
        yield f"ordinary logs of {counted(rarity.computers, 'computer')} hold this too"


def is_outdone(seen: Sequence[Sightings]) -> bool:
    """Whether all that was seen is one symptom, and other articles agree better with each of its entries."""
    return len(seen) == 1 and (seen[0].better or 0) > 0
