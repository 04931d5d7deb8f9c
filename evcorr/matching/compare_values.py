"""Values: whether a record has those that the article quotes in a message, where the words have gaps for them."""

from __future__ import annotations

from collections.abc import Iterable, Set

import msgspec

from evcorr.matching.agreement import Agreement
from evcorr.matching.compare_inserted import says_the_same
from evcorr.matching.index import Symptom
from evcorr.matching.shown import Shown
from evcorr.observable import Event
from evcorr.sample_values import all_values_in, fold_value

NAME = "values"
"""What `Agreement.agreed` calls them."""


def with_values(agreement: Agreement, symptom: Symptom, shown: Shown) -> Agreement:
    """The agreement, with the values where the record has all of the article's.

    The grade stays as it is, and other values tell nothing: they may be samples of the machine that the article saw.
    """
    if not (_has_its_values(symptom, shown) or _inserts_its_words(symptom, shown)):
        return agreement
    return msgspec.structs.replace(agreement, agreed=(*agreement.agreed, NAME))


def has_telling_values(symptom: Symptom, shown: Shown) -> bool:
    """Whether a record has the values of the article, and that is no accident.

    It is none where one of them is long, or where they are strings that the record inserts in its message.
    """
    wanted = symptom.signature.values_of(symptom.number)
    if _is_unrendered(shown) and wanted and _folded(value for _, value in shown.record.data) >= _folded(wanted):
        return True
    return any(len(value) >= _LONG for value in wanted) and _has_its_values(symptom, shown)


def _folded(values: Iterable[str]) -> Set[str]:
    return set(map(fold_value, values))


_LONG = 7


def _has_its_values(symptom: Symptom, shown: Shown) -> bool:
    wanted = symptom.signature.values_of(symptom.number)
    return bool(wanted) and all_values_in(shown.text).issuperset(map(fold_value, wanted))


def _inserts_its_words(symptom: Symptom, shown: Shown) -> bool:
    """Whether a record of strings alone has some that are among the words that the article quotes of the event."""
    return _is_unrendered(shown) and isinstance(symptom.observable, Event) and says_the_same(symptom.parts, shown)


def _is_unrendered(shown: Shown) -> bool:
    """Whether a record holds the strings that a viewer inserts in its message, and not the message."""
    return shown.record.message is None and bool(shown.record.data)
