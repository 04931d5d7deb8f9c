"""How well one log entry speaks for an article's symptom, in the few figures that scores are made of."""

from __future__ import annotations

import msgspec

from evcorr.grade import Grade
from evcorr.matching.compare_inserted import speaks_of_another
from evcorr.matching.matcher import Match
from evcorr.observable import Crash, Event, Message, Stop
from evcorr.record import QUIET_LEVELS, Record, is_quiet
from evcorr.scanning.excerpt import merge_spans
from evcorr.text.complaint import complains


class Witness(msgspec.Struct, frozen=True, order=True):
    """A log entry as a witness; the order of two is that of how much they tell.

    `rank` is the grade's; `loud` tells that the entry reports a fault, or is the information that the article tells of;
    `matched` counts the characters of the entry that are the article's words, and `explained` is their share of the
    entry, from 0 to 1.
    """

    rank: int
    loud: bool
    agreed: int
    accord: int
    """0, and one less for each thing that differs."""
    matched: int
    explained: float
    names: tuple[str, ...]
    """What agrees, as in `Agreement`."""
    worded: bool = True
    """Whether the entry has words of its own to compare; .evt and .evtx hold inserted strings, seldom sentences."""
    undisputed: bool = True
    """Whether the entry does not speak of another case of the event that agrees."""
    differing: tuple[str, ...] = ()
    """What differs, as in `Agreement`."""
    calm: bool = False
    """Whether an entry without a level has no word of trouble, though its words are the article's."""

    @property
    def grade(self) -> Grade:
        """The grade that the entry earns."""
        return Grade.of_rank(self.rank)


def witness(match: Match) -> Witness:
    """The log entry of a match as a witness."""
    matched = sum(end - start for start, end in merge_spans(match.spans))
    return Witness(
        rank=match.grade.rank,
        loud=_is_loud(match),
        agreed=len(match.agreed),
        accord=-len(match.differing),
        matched=matched,
        explained=matched / len(match.shown.text) if match.shown.text else 0.0,
        names=match.agreed,
        worded=has_words(match.shown.record),
        undisputed=not is_disputed(match),
        differing=match.differing,
        calm=_is_calm(match),
    )


def has_words(record: Record) -> bool:
    """Whether a record has a message, or strings that are sentences themselves, as what stood in a dialog is."""
    return record.message is not None or any(value.count(" ") >= _A_SENTENCE for _, value in record.data)


_A_SENTENCE = 4
"""So many blanks are between the words of one."""


def _is_loud(match: Match) -> bool:
    """Whether an entry reports a fault: by its level, or whatever that is by what it tells of, or by the article.

    Dr. Watson, Save Dump and Application Popup log as information what crashed or stopped, and what was on the screen.
    """
    observable = match.symptom.observable
    if isinstance(observable, Stop | Crash) or match.shown.repeats_dialog:
        return True
    as_told = isinstance(observable, Event) and observable.level in QUIET_LEVELS
    return as_told or not is_quiet(match.shown.record.level)


def _is_calm(match: Match) -> bool:
    """Whether an entry is news of what goes as it should, by its words alone."""
    said = isinstance(match.symptom.observable, Event | Message) and "text" in match.agreed
    return said and match.shown.record.level is None and not complains(match.shown.text)


def is_disputed(match: Match) -> bool:
    """Whether a source and id that are no more than a hint come with words that the article does not quote."""
    event = match.symptom.observable
    if match.grade is not Grade.WEAK or not isinstance(event, Event) or "text" in match.agreed:
        return False
    return speaks_of_another(event.text, match.shown)
