"""Hints: words that the mentions of a kind can't do without; most texts have none, and nothing is looked for then.

Looking for words is much faster than looking for the forms. They are looked for in the casefolded text.
"""

from __future__ import annotations

from collections.abc import Iterable, Set


def hints_in(folded: str, hints: Iterable[str]) -> Set[str]:
    """Those of the hints that a casefolded text has."""
    return {hint for hint in hints if hint in folded}
