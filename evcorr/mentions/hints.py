"""Hints: words that the mentions of a kind can't do without; most texts have none, and nothing is looked for then.

Looking for words is much faster than looking for the forms. They are looked for in the casefolded text.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Set
from functools import partial

from evcorr.text.engine import COMPILED
from evcorr.text.lookup import LazyLookup, Lookup

_WORTH_AN_ENGINE = 1 << 15
"""To compile the hints takes about as long as to look at so many characters without an engine."""


def hint_lookup(hints: Collection[str]) -> Lookup:
    """What tells which of the hints a casefolded text has."""
    return LazyLookup(hints, partial(hints_in, hints=nested(hints)), _WORTH_AN_ENGINE, COMPILED)


def nested(hints: Iterable[str]) -> Mapping[str, str]:
    """Each hint, the shorter ones first, with the longest other one that it holds; "" for one that holds none."""
    ordered = sorted(hints, key=lambda hint: (len(hint), hint))
    return {
        hint: next((held for held in reversed(ordered[:at]) if held in hint), "") for at, hint in enumerate(ordered)
    }


def hints_in(folded: str, hints: Mapping[str, str]) -> Set[str]:
    """Those of the nested hints that a casefolded text has; one that holds another is looked for only beside that."""
    found = {""}
    for hint, held in hints.items():
        if held in found and hint in folded:
            found.add(hint)
    found.remove("")
    return found
