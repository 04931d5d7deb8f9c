"""The score of a finding: how likely it is that the article explains what the logs show, from 0 to 1.

A logistic model over a handful of figures, each of which an engineer would weigh as well: what agrees, how rare it is
among articles and in ordinary logs, how many other articles the same entry shows, how many of the symptoms were seen.
The weights were fitted on logs of incidents (`benchmarks/fit_scores.py`); `docs/scores.md` tells how far they hold.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence, Set
from math import exp, log2

from evcorr.grade import Grade
from evcorr.matching.compare_fault import ALL_PARAMS
from evcorr.matching.keys import program
from evcorr.observable import Crash, Observable, text_of
from evcorr.scanning.judging.applicability import Verdict
from evcorr.scanning.judging.timing_fit import Fit
from evcorr.scanning.judging.weights import WEIGHTS
from evcorr.scanning.survey.sightings import Sightings
from evcorr.signature import Rarity, Signature, Status, is_reference
from evcorr.text.folding import fold_name

PRIORS = {
    "bits": 0.3,
    "reviewed": 1.5,
    "applies": 0.3,
    "does not apply": -2.0,
    "outdated": -1.0,
    "explains any": -4.0,
    "calm": -4.0,
    "outdone": -1.0,
    "other module": -2.0,
    "other params": -0.7,
    "explained": 2.0,
    "params": 2.0,
    "in time": 0.6,
    "out of time": -0.6,
}
"""Weights of what made incidents can't tell: they hold no other programs' common words, their logs name no Windows,
mined articles have no reviewer, their times are made up, their entries say little more than the articles quote, and
what goes as it should is always the same few messages.

A page that explains a STOP whatever its cause stands behind articles that know one; so does an article behind those
that agree better with the same entry, or where an entry tells otherwise. The others are fitted beside these.
"""

_ALL = {**WEIGHTS, **PRIORS}

MOST_BITS = 60
"""Beyond so many bits, words are as rare as can be."""

_UNMEASURED = Rarity(bits=30, articles=1)
"""What is taken for a signature whose rarity nobody measured, as of a runbook: words of its own, told by no other."""

_MOST_ODDS = 30.0
"""Beyond this logit nothing is surer."""


_SUREST = 0.999


def odds(figures: Mapping[str, float]) -> float:
    """How much likelier than not the figures of a finding make it, by itself."""
    return exp(max(-_MOST_ODDS, min(_MOST_ODDS, _ALL["bias"] + _weigh(figures))))


def score(figures: Mapping[str, float], others: float = 0.0) -> float:
    """The score for the figures of a finding, to three digits; `others` are the odds of those beside it together.

    An entry has one cause: the surer one article is, the less is left for others that the same entry shows. Nothing is
    quite sure.
    """
    own = odds(figures)
    return min(_SUREST, round(own / (1 + own + others), 3))


def _weigh(figures: Mapping[str, float]) -> float:
    return sum(_ALL.get(name, 0.0) * value for name, value in figures.items())


def most_telling(signature: Signature, seen: Sequence[Sightings]) -> Sightings:
    """The symptom that tells most, the first of equals."""
    rarities = signature.rarities()
    return max(seen, key=lambda item: _weigh(_of_symptom(item, rarities[item.symptom.number] or _UNMEASURED)))


def figures_of(
    signature: Signature,
    seen: Sequence[Sightings],
    verdict: Verdict,
    fitting: Sequence[Fit] = (),
    *,
    together: bool = False,
) -> dict[str, float]:
    """What a score is made of: the figures of the symptom that tells most, and those of the article as a whole."""
    best = most_telling(signature, seen)
    return {
        **_of_symptom(best, signature.rarities()[best.symptom.number] or _UNMEASURED),
        **_of_article(signature, seen, verdict, fitting),
        "together": float(together),
        "explains any": float(is_reference(signature, best.symptom.observable)),
    }


def _of_article(
    signature: Signature, seen: Sequence[Sightings], verdict: Verdict, fitting: Sequence[Fit]
) -> dict[str, float]:
    agree = [fit.agrees for fit in fitting]
    # what tells otherwise than the article is no symptom seen
    agreeing = {_kind_of(item.symptom.observable) for item in seen if item.witness and not item.witness.differing}
    number = max(1, len(agreeing))
    # what one entry shows is seen once, however many symptoms are made of it
    entries = {item.first for item in seen if item.witness and not item.witness.differing}
    return {
        "seen": log2(number),
        "entries": log2(max(1, len(entries))),
        "unseen": log2(len(set(map(_kind_of, signature.observables))) / number),
        "does not apply": float(verdict.applies == "no"),
        "applies": float(verdict.applies == "yes"),
        "outdated": float(verdict.outdated),
        "in time": float(any(agree)),
        "out of time": float(bool(agree) and not any(agree)),
        "reviewed": float(signature.status is Status.REVIEWED),
    }


def _kind_of(observable: Observable) -> Hashable:
    """What the symptoms of one crash have in common, however often an article words it; else the symptom itself."""
    if isinstance(observable, Crash):
        return fold_name(program(observable.image or observable.module) or "")
    return observable


def _bits(observable: Observable, rarity: Rarity, names: Set[str]) -> float:
    """How rare is what agrees: words that an entry does not tell say nothing."""
    if not text_of(observable) or "text" in names:
        return rarity.bits
    return _BITS_OF_A_NAME - _BITS_OF_TWICE_AS_MANY * log2(max(1, rarity.articles))


_BITS_OF_A_NAME, _BITS_OF_TWICE_AS_MANY = 14, 3
"""What an event or a code tells that one article names, and what less for each doubling of their number."""


def _of_symptom(best: Sightings, rarity: Rarity) -> dict[str, float]:
    observable, witness = best.symptom.observable, best.witness
    if witness is None:
        return {}
    names = set(witness.names)
    strong, rivals = float(witness.grade is Grade.STRONG), log2(best.rivals or 1)
    return {
        "strong": strong,
        "weak": float(witness.grade is Grade.WEAK),
        # values of the words tell articles of the same words apart: by the rivals, and by nothing else
        **{name: float(name in names) for name in ("module", "params", ALL_PARAMS)},
        **{f"other {name}": float(name in witness.differing) for name in ("module", "params")},
        "code alone": float(names <= {"code", "values"}),
        "other words": float(bool(text_of(observable)) and "text" not in names and witness.worded),
        "no words": float(not witness.worded),
        "explained": witness.explained,
        "bits": max(0, min(_bits(observable, rarity, names), MOST_BITS)) / 20,
        "computers": log2(1 + rarity.computers),
        "rivals": rivals,
        # of several articles that agree so well, each is the right one at most every other time
        "strong shared": strong * (rivals > 0),
        "outdone": float((best.better or 0) > 0),
        "quiet": float(not witness.loud),
        "calm": float(witness.calm),
    }
