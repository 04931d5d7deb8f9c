"""Cues: words that the mentions of a kind can't do without; most texts have none, and nothing is looked for then.

Looking for words is much faster than looking for the forms. They are looked for in the casefolded text.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Set
from functools import partial

from evcorr.text.engine import COMPILED
from evcorr.text.lookup import LazyLookup, Lookup

_WORTH_AN_ENGINE = 1 << 15
"""To compile the cues takes about as long as to look at so many characters without an engine."""


def cue_lookup(cues: Collection[str]) -> Lookup:
    """What tells which of the cues a casefolded text has."""
    return LazyLookup(cues, partial(cues_in, cues=nested(cues)), _WORTH_AN_ENGINE, COMPILED)


def nested(cues: Iterable[str]) -> Mapping[str, str]:
    """Each cue, the shorter ones first, with the longest other one that it holds; "" for one that holds none."""
    ordered = sorted(cues, key=lambda cue: (len(cue), cue))
    return {cue: next((held for held in reversed(ordered[:at]) if held in cue), "") for at, cue in enumerate(ordered)}


def cues_in(folded: str, cues: Mapping[str, str]) -> Set[str]:
    """Those of the nested cues that a casefolded text has; one that holds another is looked for only beside that."""
    found = {""}
    for cue, held in cues.items():
        if held in found and cue in folded:
            found.add(cue)
    found.remove("")
    return found
