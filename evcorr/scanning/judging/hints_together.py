"""Hints together: what each is too common to tell by itself, most symptoms of an article tell in one incident."""

from __future__ import annotations

from collections.abc import Hashable
from math import log2

from evcorr.any_crash import reports_any_crash
from evcorr.grade import Grade
from evcorr.observable import ErrorCode, Event, Message, Observable
from evcorr.ordinary import is_ordinary
from evcorr.provider import canonical_provider
from evcorr.scanning.survey.case import Case
from evcorr.scanning.survey.incident import group
from evcorr.scanning.survey.sightings import Sightings
from evcorr.signature import Rarity

ENOUGH_BITS = 18.0
"""So much must the hints of an incident tell that are all of an article's symptoms, and those more that are fewer.

One that five articles share tells eleven.
"""

ARTICLES = 10_000
"""Of about so many articles each hint singles out those that name it."""

MOST_OF_A_CODE = 10.0
"""A number by itself tells no more, however few articles name it: logs are full of numbers."""


def grade_of(case: Case) -> Grade:
    """The grade of a case: that of its best entry, but for hints that tell enough together."""
    return Grade.LIKELY if tell_together(case) else case.grade


def tell_together(case: Case) -> bool:
    """Whether most symptoms are seen as hints, and those of one incident, two kinds or more, single the article out.

    Hints that no ordinary log has count. Some of an article's symptoms tell little: other articles have them as well.
    """
    seen, symptoms = len(case.sightings), len(case.signature.observables)
    if case.grade is not Grade.WEAK or seen < 2 or 2 * seen <= symptoms:
        return False
    worth = {number: bits for number, one in case.sightings.items() if (bits := _bits(case, one)) > 0}
    enough = ENOUGH_BITS * symptoms / seen
    return len(worth) > 1 and any(_tell(case, worth, one.symptoms) >= enough for one in group(case.times()))


def _tell(case: Case, worth: dict[int, float], symptoms: frozenset[int]) -> float:
    """How much the hints of an incident tell, of which there are two kinds or more."""
    best: dict[Hashable, float] = {}
    for number in symptoms & worth.keys():
        what = _what(case.signature.observables[number])
        best[what] = max(worth[number], best.get(what, 0.0))
    return sum(best.values()) if len(best) > 1 else 0.0


def _what(observable: Observable) -> Hashable:
    """What two symptoms have in common that one entry shows alike, such as the id of two events."""
    match observable:
        case Event(provider=provider, event_id=event_id):
            return canonical_provider(provider or ""), event_id
        case ErrorCode(code=code):
            return code.casefold()
        case _:
            return observable


def _bits(case: Case, seen: Sightings) -> float:
    """How much a hint tells; nothing where it is of ordinary logs, no fault, or speaks of another case."""
    observable, witness = seen.symptom.observable, seen.witness
    rarity = case.signature.rarities()[seen.symptom.number]
    if witness is None or rarity is None or rarity.computers or is_ordinary(observable):
        return 0.0
    if not (witness.loud and witness.undisputed):
        return 0.0
    return _worth(observable, rarity)


def _worth(observable: Observable, rarity: Rarity) -> float:
    told = log2(ARTICLES / max(1, rarity.articles))
    match observable:
        case Event():
            return 0.0 if reports_any_crash(observable) or observable.only_with_text else told
        case ErrorCode():
            return min(told, MOST_OF_A_CODE)
        case Message():
            return min(told, rarity.bits)
        case _:
            return 0.0
