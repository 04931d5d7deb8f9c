"""Lint of signatures: what can never match, what would match anything, what says a thing twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from evcorr.codes import is_known, parse_code
from evcorr.event_number import LARGEST_ID
from evcorr.hint import only_hints
from evcorr.matching.keys import keys_of
from evcorr.observable import Crash, ErrorCode, Event, Message, Observable, Role, Stop, text_of
from evcorr.packs.placed import Placed
from evcorr.phrases import described
from evcorr.record import Origin, Problem
from evcorr.signature import Signature, Status, facts
from evcorr.text.folding import fold_name
from evcorr.text.pattern import fragments, generalise, is_distinctive
from evcorr.timing import Kind, Timing

MOST_PARAMS = 4
"""A STOP screen shows no more."""


_BROKEN_PATH = re.compile(r"[^\s:\\]{1,40}\\ [^\s\\]{1,40}")
"""A blank behind a backslash, but for that of a drive or a lone one."""


def lint(signatures: Iterable[Placed]) -> Iterator[Problem]:
    """Each fault with the place of its signature, or of the observable where that has a line of its own, in order."""
    known: dict[tuple[str, Status], Origin] = {}
    for placed in signatures:
        signature, origin = placed.signature, placed.origin
        first = known.setdefault((signature.id, signature.status), origin)
        if first is not origin:
            yield Problem(origin, f"{signature.id}: a second signature; the first is {first.path}:{first.position}")
        for number, reason in _faults_of(signature):
            yield Problem(_place(placed, number), f"{signature.id}: {reason}")


def _place(placed: Placed, number: int) -> Origin:
    """Where the observable of a number, from 1, stands; 0 is the signature as a whole."""
    if not 0 < number <= len(placed.lines):
        return placed.origin
    return Origin(placed.origin.path, placed.lines[number - 1], placed.origin.unit)


def _faults_of(signature: Signature) -> Iterator[tuple[int, str]]:
    """What is wrong, with the number of the observable, from 1, or 0."""
    yield from ((0, reason) for reason in _faults_of_facts(signature))
    if not signature.observables:
        yield 0, "no observables: it can never match"
    for number, observable in enumerate(signature.observables, start=1):
        for reason in (*_faults_in(observable), *_self_references(signature, observable)):
            yield number, f"observable {number}: {reason}"
    if signature.rarity and len(signature.rarity) != len(signature.observables):
        yield 0, "rarity must have one figure, or null, for each observable"
    elif signature.observables and only_hints(signature):
        yield 0, f"nothing but hints: it can never be a finding at the default grade ({_why_hints(signature)})"
    if signature.values and len(signature.values) != len(signature.observables):
        yield 0, "values must have one list, or an empty one, for each observable"
    yield from _repeated(signature.observables)
    for number, timing in enumerate(signature.timings, start=1):
        for reason in _faults_of_timing(timing, len(signature.observables)):
            yield 0, f"timing {number}: {reason}"


def _faults_of_facts(signature: Signature) -> Iterator[str]:
    """What is wrong beside the observables."""
    if not signature.id.strip():
        yield "the id is empty"
    if signature.fix and (broken := _BROKEN_PATH.search(signature.fix)):
        yield f"fix: a blank in a path, as where it was broken over two lines: {broken[0]}"


def _faults_of_timing(timing: Timing, observables: int) -> Iterator[str]:
    """What is wrong with what is said of times."""
    unknown = [number for number in timing.symptoms if not 0 <= number < observables]
    if unknown:
        yield f"no observable {unknown[0]}: they are counted from 0 to {observables - 1}"
    if len(set(timing.symptoms)) < (2 if timing.kind is Kind.ORDER else 1):
        yield f"too few symptoms for {timing.kind}"
    if timing.kind is Kind.EVERY and timing.seconds is None:
        yield "every: after how many seconds?"
    if timing.seconds is not None and not 0 <= timing.seconds[0] <= timing.seconds[1] != 0:
        yield f"no distance in time: {timing.seconds[0]} to {timing.seconds[1]} seconds"


def _repeated(observables: Iterable[Observable]) -> Iterator[tuple[int, str]]:
    seen: dict[Observable, int] = {}
    for number, observable in enumerate(observables, start=1):
        first = seen.setdefault(facts(observable), number)
        if first != number:
            yield number, f"observable {number}: the same as observable {first}"


def _self_references(signature: Signature, observable: Observable) -> Iterator[str]:
    for one in observable.inferred:
        if one.article == signature.id:
            yield f"{one.field} is inferred from the article itself"


def _faults_in(observable: Observable) -> Iterator[str]:
    if observable.role is not Role.SYMPTOM:
        yield f"role {observable.role}: signatures are made of symptoms"
    if not any(keys_of(observable)) or (isinstance(observable, Event) and _is_bare(observable)):
        yield f"says too little to be looked for: {_describe(observable)}"
    text = text_of(observable)
    if text and generalise(text) != text:
        yield f"text holds values that vary; better: {generalise(text)!r}"
    if text and not fragments(text):
        yield f"text has no words: {text!r}"
    yield from _impossible(observable)
    unknown = _unknown_code(observable)
    if unknown:
        yield f"unknown {unknown}"


def _impossible(observable: Observable) -> Iterator[str]:
    """What no log can show."""
    match observable:
        case Event(event_id=event_id, provider=provider):
            if not 0 <= event_id <= LARGEST_ID:
                yield f"no event has the id {event_id}: ids are 0 to {LARGEST_ID}"
            if provider is not None and not fold_name(provider):
                yield f"no provider is called {provider!r}"
            if observable.code and parse_code(observable.code) is None:
                yield f"no error code: {observable.code!r}"
            yield from _pointless_flag(observable)
        case Stop(code=code, params=params, module=module):
            if code is not None and parse_code(code) is None:
                yield f"no STOP code: {code!r}"
            if len(params or ()) > MOST_PARAMS:
                yield f"{len(params or ())} parameters: a STOP has {MOST_PARAMS}"
            if module is not None and not fold_name(module):
                yield f"no driver is called {module!r}"
        case ErrorCode() | Message() | Crash():
            return


def _pointless_flag(event: Event) -> Iterator[str]:
    """Why it changes nothing that an event is a finding only with its words."""
    if event.only_with_text and not event.text:
        yield "only_with_text, and it has no text: it can never be a finding"
    elif event.only_with_text and not event.provider:
        yield "only_with_text says nothing new: without its source an event is found by its words alone"


def _unknown_code(observable: Observable) -> str | None:
    """A code that the space stated for it does not have, in words; a code of no space, or no number, may be any."""
    match observable:
        case Stop(code=str(code)):
            space, name = "stop", "STOP"
        case ErrorCode(code=code, space=str(space)):
            name = space
        case _:
            return None
    value = parse_code(code)
    return None if value is None or is_known(space, value) else f"{name} code {code}"


def _is_bare(event: Event) -> bool:
    """Whether an event has nothing but its id, which never is a finding."""
    return not event.provider and not event.text


def _describe(observable: Observable) -> str:
    match observable:
        case Event(event_id=event_id):
            return f"event {event_id} without provider and text"
        case Message(text=text):
            return f"message {text!r}"
        case _:
            return described(observable)


def _why_hints(signature: Signature) -> str:
    """Why each observable is no more than a hint, each reason once."""
    return "; ".join(dict.fromkeys(map(_why_hint, signature.observables)))


def _why_hint(observable: Observable) -> str:
    match observable:
        case Message(text=text):
            return "messages as common as this one" if is_distinctive(text) else "a message of few words"
        case Stop():
            return "a STOP code takes a driver or parameters"
        case ErrorCode():
            return "a code takes its space or its words"
        case Event(provider=None):
            return "an event id takes its provider or its words"
        case Event():
            return "an event that is logged without this problem as well"
        case Crash():
            return "a crash takes the program or the module"
