"""Near misses: what a record has in common with a symptom that it does not show."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evcorr.codes import identity_of, parse_code
from evcorr.matching.index import Symptom
from evcorr.matching.keys import program
from evcorr.matching.shown import Shown
from evcorr.observable import Crash, ErrorCode, Event, Message, Stop
from evcorr.provider import canonical_provider
from evcorr.text.folding import fold_name, squeeze
from evcorr.text.lazy_regex import lazy_regex
from evcorr.text.pattern import coverage, find

PARTLY = 0.6
"""From this share of a message's words on, a text is near it."""

_NUMBER = lazy_regex(r"(?<![\w.])-?(?:0x[0-9a-f]{1,8}|[0-9a-f]{8}|[0-9]{1,10})(?![\w.]*\w)", re.IGNORECASE)


def near_misses(symptom: Symptom, shown: Shown) -> Iterator[str]:
    """What of a symptom a record shows although it does not show the symptom, in words; nothing if it is far off."""
    match symptom.observable:
        case Event() as event:
            yield from _near_event(event, symptom, shown)
        case Stop() as stop:
            yield from (reason for found in shown.stops if (reason := _near_stop(stop, found.what)))
        case ErrorCode() as error:
            yield from _near_error(error, shown)
            if find(symptom.parts, shown.squeezed):
                yield "its words, without the code"
            else:
                yield from _partly(error.text, shown)
        case Message(text=text):
            yield from _partly(text, shown)
        case Crash() as crash:
            yield from (reason for found in shown.crashes if (reason := _near_crash(crash, found.what)))


def _near_event(event: Event, symptom: Symptom, shown: Shown) -> Iterator[str]:
    record = shown.record
    same_source = bool(event.provider) and canonical_provider(event.provider or "") in shown.providers
    if record.event_id == event.event_id and not same_source:
        yield _near_source(event.provider, record.provider)
    elif same_source and record.event_id == event.event_id and event.code:
        yield f"the same event without the code {event.code}"
    elif same_source and record.event_id is not None:
        yield f"the same source with another id, {record.event_id}"
    elif find(symptom.parts, shown.squeezed):
        yield "its words, without the event"
    else:
        yield from _partly(event.text, shown)


def _near_source(wanted: str | None, told: str | None) -> str:
    """How the source stands to the article's, where the id is the same and the words are not."""
    if not told:
        return "the id, and no source"
    return f"the same id from another source, {told}" if wanted else f"the id from {told}; the article names no source"


def _near_stop(stop: Stop, other: Stop) -> str | None:
    same_code = bool(stop.code and other.code) and parse_code(stop.code or "") == parse_code(other.code or "")
    if same_code:
        return f"the same STOP in {other.module}" if other.module else "the same STOP"
    if stop.module and other.module and fold_name(stop.module) == fold_name(other.module):
        return f"another STOP, {other.code}, in the same module" if other.code else "a STOP in the same module"
    return None


def _near_error(error: ErrorCode, shown: Shown) -> Iterator[str]:
    value = identity_of(error.code)
    if value is None:
        if squeeze(error.code) in shown.squeezed.squeezed:
            yield "the code, as a part of something longer"
        return
    for found in shown.errors:
        if identity_of(found.what.code) == value:
            yield f"the same number as a code of another numbering, {found.what.space}"
            return
    if value in map(identity_of, _NUMBER.findall(shown.text)):
        yield "the number, where nothing says that it is an error code"


def _near_crash(crash: Crash, other: Crash) -> str | None:
    names = [(one, fold_name(one or "")) for one in (other.image, other.module)]
    if crash.image and fold_name(program(crash.image) or "") == fold_name(program(names[0][0]) or ""):
        return f"a crash of the same program in {other.module}" if other.module else "a crash of the same program"
    if crash.module and fold_name(program(crash.module) or "") == fold_name(program(names[1][0]) or ""):
        return f"a crash of {other.image} in the same module" if other.image else "a crash in the same module"
    return None


def _partly(text: str | None, shown: Shown) -> Iterator[str]:
    share = coverage(text, shown.text) if text else 0.0
    if share >= PARTLY:
        yield f"{round(share * 10) * 10} % of its words, not all of them or not in order"
