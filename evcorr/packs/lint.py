"""Lint of signatures: what can never match, what would match anything, what says a thing twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from evcorr.codes import is_known, parse_code
from evcorr.hint import only_hints
from evcorr.matching.keys import keys_of
from evcorr.observable import ErrorCode, Event, Message, Observable, Role, Stop, text_of
from evcorr.packs.pack import Placed
from evcorr.pattern import generalise
from evcorr.record import Origin, Problem
from evcorr.signature import Signature, Status, facts


def lint(signatures: Iterable[Placed]) -> Iterator[Problem]:
    """Each fault with the place of its signature, in the order given."""
    known: dict[tuple[str, Status], Origin] = {}
    for placed in signatures:
        signature, origin = placed.signature, placed.origin
        first = known.setdefault((signature.id, signature.status), origin)
        if first is not origin:
            yield Problem(origin, f"{signature.id}: a second signature; the first is {first.path}:{first.position}")
        for reason in _faults_of(signature):
            yield Problem(origin, f"{signature.id}: {reason}")


def _faults_of(signature: Signature) -> Iterator[str]:
    if not signature.observables:
        yield "no observables: it can never match"
    for number, observable in enumerate(signature.observables, start=1):
        for reason in _faults_in(observable):
            yield f"observable {number}: {reason}"
    if signature.rarity and len(signature.rarity) != len(signature.observables):
        yield "rarity must have one figure, or null, for each observable"
    elif signature.observables and only_hints(signature):
        yield "nothing but hints: it can never be a finding at the default grade"
    if len(set(map(facts, signature.observables))) < len(signature.observables):
        yield "the same observable twice"


def _faults_in(observable: Observable) -> Iterator[str]:
    if observable.role is not Role.SYMPTOM:
        yield f"role {observable.role}: signatures are made of symptoms"
    if not any(keys_of(observable)) or (isinstance(observable, Event) and _is_bare(observable)):
        yield f"says too little to be looked for: {_describe(observable)}"
    text = text_of(observable)
    if text and generalise(text) != text:
        yield f"text holds values that vary; better: {generalise(text)!r}"
    unknown = _unknown_code(observable)
    if unknown:
        yield f"unknown {unknown}"


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
            return type(observable).__name__.lower()
