"""What a record shows: the observables in its words and data, as the same values that are mined from articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from functools import cached_property
from typing import TypeVar

import msgspec

from evcorr.matching.cited import CUE, Citation, cited_in
from evcorr.matching.data_codes import codes_in_data
from evcorr.matching.inserted_strings import names_in, words_referred_to
from evcorr.matching.shown_data import crashes_in_data, errors_in_data, stops_in_data
from evcorr.mentions import (
    ErrorMention,
    Mention,
    crash,
    error,
    find_crashes,
    find_errors,
    find_named_stops,
    find_stops,
    stop,
    stop_name,
)
from evcorr.mentions.cues import cue_lookup
from evcorr.observable import Crash, Stop
from evcorr.provider import canonical_provider
from evcorr.record import Record, Sketch
from evcorr.text.folding import Squeezed

_POPUP = canonical_provider("Application Popup")


class Shown(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """A record with what can be read out of it.

    `text` is the message, or where the log holds none the data values, one a line; spans count its characters.
    """

    record: Record
    text: str
    squeezed: Squeezed
    """`text` as it is compared."""
    providers: tuple[str, ...]
    """Canonical names of the provider and of its classic event source."""
    stops: tuple[Mention[Stop], ...]
    errors: tuple[ErrorMention, ...]
    crashes: tuple[Mention[Crash], ...]
    data_codes: tuple[ErrorMention, ...] = ()
    """Codes in the data: they count for articles that name the record's event as well."""
    cited: tuple[Citation, ...] = ()
    """Events that a text cites which is no event itself."""

    @property
    def repeats_dialog(self) -> bool:
        """Whether Windows logged what a dialog said, whichever program's that was."""
        return _POPUP in self.providers

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The inserted strings that are names, squeezed."""
        return tuple(names_in(self.record))

    @cached_property
    def referred(self) -> tuple[str, ...]:
        """The words of Windows, squeezed, that inserted strings refer to; audits refer to messages of their own."""
        return () if is_audit(*self.providers) else tuple(words_referred_to(self.record))


def text_shown(record: Record | Sketch) -> str:
    """The words of a record: its message, or the data values where the log holds none."""
    if isinstance(record, Sketch):
        return record.text
    return record.message if record.message is not None else "\n".join([value for _, value in record.data])


def providers_of(provider: str | None, event_source_name: str | None) -> tuple[str, ...]:
    """Canonical names of a provider and of its classic event source, each once."""
    return tuple(dict.fromkeys(canonical_provider(name) for name in (provider, event_source_name) if name))


_CUES = sorted(error.CUES | stop.CUES | stop_name.CUES | crash.CUES | {CUE})
_cues_in = cue_lookup(_CUES)


def show(record: Record) -> Shown:
    """Read the observables out of a record."""
    text = text_shown(record)
    providers = providers_of(record.provider, record.event_source_name)
    cues, known = _cues_in(text.casefold()), record.overlap
    more = (stops_in_data(record, providers), errors_in_data(record, providers), crashes_in_data(record, providers))
    return Shown(
        record=record,
        text=text,
        squeezed=Squeezed(text, known),
        providers=providers,
        stops=_each_once((*find_stops(text, cues), *find_named_stops(text, cues), *more[0]), known),
        errors=_each_once((*_errors_said(text, cues, record, providers), *more[1]), known),
        crashes=_each_once((*find_crashes(text, cues), *more[2]), known),
        data_codes=tuple(codes_in_data(record)),
        cited=tuple(cited_in(text)) if record.event_id is None and CUE in cues else (),
    )


AnyMention = TypeVar("AnyMention", Mention[Stop], ErrorMention, Mention[Crash])


def _each_once(mentions: Iterable[AnyMention], known: int) -> tuple[AnyMention, ...]:
    """The first of those that mention the same in the same way; those in the first `known` characters come last."""
    those = tuple(mentions)
    if len(those) < 2:
        return those
    found: dict[AnyMention, AnyMention] = {}
    for one in sorted(those, key=lambda mention: mention.start < mention.end <= known):
        found.setdefault(msgspec.structs.replace(one, start=0, end=0), one)
    return tuple(found.values())


def _errors_said(text: str, cues: Set[str], record: Record, providers: tuple[str, ...]) -> Iterator[ErrorMention]:
    """The codes in a record's words.

    `%%1053` refers to a message that the viewer has to look up: to one of the system, whose number is an error code,
    if it is an inserted string by itself; but the audits of Windows have messages of their own for access rights.
    """
    for mention in find_errors(text, cues):
        if text.startswith("%%", mention.start):
            alone = record.message is not None or _is_a_value(text, mention.start, 2 + len(mention.what.code))
            if not alone or is_audit(*providers):
                continue
        yield mention


def is_audit(*providers: str | None) -> bool:
    """Whether one of the providers is that of the audits of Windows."""
    return any(name is not None and canonical_provider(name) in _AUDITS for name in providers)


_AUDITS = frozenset(map(canonical_provider, ("Security", "Microsoft-Windows-Security-Auditing")))


def _is_a_value(text: str, start: int, size: int) -> bool:
    """Whether so many characters are a data value by themselves, in a text of one value a line."""
    return text[start - 1 : start] in {"", "\n"} and text[start + size : start + size + 1] in {"", "\n"}
