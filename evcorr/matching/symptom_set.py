"""Sets of symptoms that records of one kind are compared with, and what of a record they can tell apart.

A line that comes a hundred thousand times, each time with another name and another number, is compared with the same
hundred symptoms each time. Of most such names and numbers no symptom knows anything: then the lines show the same.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence, Set
from functools import cached_property

from evcorr.codes import identity_of, parse_code
from evcorr.matching.cited import Citation
from evcorr.matching.compare_inserted import ENOUGH_OF_WORDS
from evcorr.matching.index import Symptom
from evcorr.matching.keys import program
from evcorr.matching.shown import Shown
from evcorr.mentions import ErrorMention, Mention
from evcorr.observable import Crash, ErrorCode, Event, Observable, Stop
from evcorr.provider import spellings
from evcorr.sample_values import all_values_in, fold_value
from evcorr.text.complaint import complains
from evcorr.text.folding import distinct_words, fold_name, is_english, mask_digits, squeeze
from evcorr.text.pattern import find, pattern_words

_OTHER = ""
"""Stands for a name that is in no symptom's words."""

_OTHER_NUMBER = -1
"""Stands for a number that is no symptom's."""


class SymptomSet:
    """Some symptoms, and all that a comparison with them may ask about a record."""

    def __init__(self, symptoms: Sequence[Symptom]) -> None:
        self.symptoms = symptoms

    def essence(self, shown: Shown) -> Hashable:
        """What the symptoms see of a record: records of the same essence show the same of them, in the same places.

        Whatever a comparison looks at has to be in it; of names, numbers and words only those that a symptom has. It
        holds for records that are wholly news: without an overlap, and not put together again from lines.
        """
        record, text, squeezed = shown.record, shown.text, shown.squeezed.squeezed
        return (
            (shown.providers, record.event_id, record.level, record.message is None, bool(record.data)),
            (len(text), complains(text), is_english(text)),
            self._words and self._words & distinct_words(text),
            self.values_in(text),
            # most are not there, which the first of their fragments tells
            tuple([find(parts, shown.squeezed) if parts[0] in squeezed else None for parts in self._texts]),
            tuple(map(self._known_params, shown.stops)),
            tuple(filter(self._is_known_code, shown.errors)),
            tuple(filter(self._is_known_code, shown.data_codes)),
            tuple(map(self._known_program, shown.crashes)),
            tuple(map(self._known_citation, shown.cited)),
            tuple(map(self._known_name, shown.names)),
            shown.referred,
        )

    def values_in(self, text: str) -> Set[str]:
        """The values in a text that an article quotes."""
        return self._values and self._values & all_values_in(text)

    def reads_figures(self, text: str) -> bool:
        """Whether words with digits that a symptom asks for may stand in a text, whatever digits it has there."""
        parts, words, named = self._numbered
        if named or not (parts or words):
            return named
        masked = mask_digits(text)
        squeezed = squeeze(masked)
        return any(part in squeezed for part in parts) or not words.isdisjoint(distinct_words(masked))

    @cached_property
    def _numbered(self) -> tuple[frozenset[str], frozenset[str], bool]:
        """The fragments and the words that have digits, without these; whether the source of a cited event has some."""
        parts = (part for parts in self._texts for part in parts)
        named = any(map(_has_digit, (name for _, source in self._cited for name in spellings(source))))
        return _masked(parts), _masked(self._words), named

    def _known_name(self, name: str) -> str:
        """A name that may be among a symptom's words, wholly or with its beginning or its end."""
        known = self._literals
        is_cut = len(name) >= ENOUGH_OF_WORDS and (name[:ENOUGH_OF_WORDS] in known or name[-ENOUGH_OF_WORDS:] in known)
        return name if is_cut or name in known else _OTHER

    def _known_params(self, found: Mention[Stop]) -> Hashable:
        """A STOP with those of its parameters that are a symptom's."""
        params = tuple(
            number if number is None or number in self._params else _OTHER_NUMBER for number in _numbers(found.what)
        )
        return found.what.code, found.what.module, params, found.start, found.end

    def _known_program(self, found: Mention[Crash]) -> Hashable:
        """A crash, with its program where that is a symptom's."""
        crash, name = found.what, _program_of(found.what)
        image = crash.image if not name or name in self._programs else _OTHER
        return image, crash.module, crash.exception, found.start, found.end

    def _known_citation(self, found: Citation) -> Hashable:
        """A cited event, with its id and its source where they are those of a symptom's."""
        event_id = found.event_id if found.event_id in self._ids else _OTHER_NUMBER
        return event_id, found.place, tuple(found.of(source) for one, source in self._cited if one == found.event_id)

    def _is_known_code(self, found: ErrorMention) -> bool:
        """Whether a code is a symptom's, in whatever spelling."""
        return identity_of(found.what.code) in self._codes

    def _observables(self) -> Iterator[Observable]:
        return (symptom.observable for symptom in self.symptoms)

    @cached_property
    def _texts(self) -> tuple[tuple[str, ...], ...]:
        """The fragments to find, and the codes in letters, each once."""
        errors = (one for one in self._observables() if isinstance(one, ErrorCode))
        codes = ((squeeze(error.code),) for error in errors if identity_of(error.code) is None)
        return tuple(dict.fromkeys((*(symptom.parts for symptom in self.symptoms if symptom.parts), *codes)))

    @cached_property
    def _events(self) -> tuple[Event, ...]:
        return tuple(one for one in self._observables() if isinstance(one, Event))

    @cached_property
    def _ids(self) -> frozenset[int]:
        return frozenset(event.event_id for event in self._events)

    @cached_property
    def _words(self) -> frozenset[str]:
        """The words of events, of which a record has a share."""
        return frozenset[str]().union(*(pattern_words(event.text) for event in self._events if event.text))

    @cached_property
    def _literals(self) -> str:
        """What names are looked for in."""
        patterns = (squeeze(event.text) for event in self._events if event.text)
        return "\n".join((*(part for symptom in self.symptoms for part in symptom.parts), *patterns))

    @cached_property
    def _cited(self) -> tuple[tuple[int, str], ...]:
        """Events that a text may cite, and their sources."""
        return tuple(dict.fromkeys((event.event_id, event.provider) for event in self._events if event.provider))

    @cached_property
    def _values(self) -> frozenset[str]:
        """The values that articles quote."""
        return frozenset(
            fold_value(value) for symptom in self.symptoms for value in symptom.signature.values_of(symptom.number)
        )

    @cached_property
    def _params(self) -> frozenset[int | None]:
        """The parameters of STOPs."""
        return frozenset(number for one in self._observables() if isinstance(one, Stop) for number in _numbers(one))

    @cached_property
    def _programs(self) -> frozenset[str]:
        """The programs that crash, where an article names one."""
        return frozenset(_program_of(one) for one in self._observables() if isinstance(one, Crash) and one.image)

    @cached_property
    def _codes(self) -> frozenset[int | None]:
        """The identities of error codes, and of those that events have to tell."""
        return frozenset(
            identity_of(one.code) for one in self._observables() if isinstance(one, ErrorCode | Event) and one.code
        )


def _masked(words: Iterable[str]) -> frozenset[str]:
    """Those of the words that have digits, without these."""
    return frozenset(map(mask_digits, filter(_has_digit, words)))


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))


def _numbers(stop: Stop) -> Iterable[int | None]:
    return map(parse_code, stop.params or ())


def _program_of(crash: Crash) -> str:
    return fold_name(program(crash.image) or "")
