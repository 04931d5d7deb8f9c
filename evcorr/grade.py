"""How sure a match is."""

from __future__ import annotations

import enum


class Grade(enum.StrEnum):
    """How much of an article's symptom a log entry shows; `rank` orders the three."""

    rank: int
    """0 for weak, 1 for likely, 2 for strong."""

    WEAK = "weak", 0
    """Only a hint: a STOP code alone, a code without its context, a message that floods."""
    LIKELY = "likely", 1
    """Provider and id, or a code in its context, or a STOP with one more fact."""
    STRONG = "strong", 2
    """The words agree too, or all that the article states."""

    def __new__(cls, value: str, rank: int = 0) -> Grade:
        """A member with its rank, which is asked for at every match."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.rank = rank
        return member

    @classmethod
    def of_rank(cls, rank: int) -> Grade:
        """The grade of a rank."""
        return tuple(cls)[rank]
