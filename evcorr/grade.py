"""How sure a match is."""

from __future__ import annotations

import enum


class Grade(enum.StrEnum):
    """How much of an article's symptom a log entry shows; `rank` orders the three."""

    WEAK = "weak"
    """Only a hint: a STOP code alone, a code without its context, a message that floods."""
    LIKELY = "likely"
    """Provider and id, or a code in its context, or a STOP with one more fact."""
    STRONG = "strong"
    """The words agree too, or all that the article states."""

    @property
    def rank(self) -> int:
        """0 for weak, 1 for likely, 2 for strong."""
        return _RANK[self.value]


_RANK = {"weak": 0, "likely": 1, "strong": 2}
