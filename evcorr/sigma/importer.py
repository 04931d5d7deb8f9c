"""Sigma rules read as signatures, as far as evcorr looks for what they ask.

Taken are rules for Windows logs about provider, event id, channel and words (`Message`, `Data`, keywords), joined by
"and" and "or". Whatever else a rule asks for can't be left out without finding too much, so the whole rule is refused
with the reason.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from math import prod
from typing import TYPE_CHECKING, Any

import msgspec

from evcorr.errors import MissingPackageError
from evcorr.observable import Event, Message, Observable
from evcorr.provider import canonical_provider
from evcorr.signature import Signature
from evcorr.text.pattern import GAP, generalise

if TYPE_CHECKING:
    from sigma.rule import SigmaRule

MOST_CASES = 64
"""A rule that comes apart into more cases than this is refused."""

_WORDS = frozenset({"Message", "Data", "EventData", "Description"})
_NAMES = {"Provider_Name": "provider", "ProviderName": "provider", "Source": "provider", "Channel": "channel"}


class Refusal(msgspec.Struct, frozen=True):
    """A rule that evcorr can't look for: its title and the reason, in words."""

    title: str
    reason: str


class _RefusedError(Exception):
    """A rule asks for something that evcorr does not look for."""


class _Atom(msgspec.Struct, frozen=True):
    """One thing that a rule asks for: a field of `Event`, or `text`, and its value."""

    field: str
    value: str | int


def read_sigma(content: bytes) -> Iterator[Signature | Refusal]:
    """The signature of each rule of a file, in order, or why there is none.

    Raises MissingPackageError without pySigma.
    """
    try:
        from sigma.collection import SigmaCollection
        from sigma.exceptions import SigmaError
        from sigma.rule import SigmaRule
    except ImportError as error:
        raise MissingPackageError("pysigma", "sigma") from error
    import yaml

    try:
        rules = SigmaCollection.from_yaml(content.decode("utf-8-sig"), collect_errors=True).rules
    except (yaml.YAMLError, SigmaError, ValueError, AttributeError, TypeError) as error:
        yield Refusal("", f"no Sigma rule: {str(error).partition(chr(10))[0]}")
        return
    for rule in rules:
        title = str(rule.title or "")
        if not isinstance(rule, SigmaRule):
            yield Refusal(title, "a correlation: only plain rules are read")
            continue
        try:
            yield _signature(rule)
        except (_RefusedError, SigmaError) as error:
            yield Refusal(title, str(error))


def _signature(rule: SigmaRule) -> Signature:
    if rule.errors:
        raise _RefusedError(str(rule.errors[0]))
    if rule.logsource.product not in (None, "windows") or rule.logsource.category:
        raise _RefusedError("not about a Windows event log by provider and id")
    cases = [case for condition in rule.detection.parsed_condition for case in _cases(condition.parsed)]
    observables = {_identity(item): item for item in map(_observable, reversed(cases))}
    return Signature(id=str(rule.id or rule.title), title=rule.title, observables=tuple(observables.values())[::-1])


def _identity(item: Observable) -> object:
    """The same for two observables that the same records show: the names of one source are one."""
    if isinstance(item, Event) and item.provider:
        return msgspec.structs.replace(item, provider=canonical_provider(item.provider))
    return item


def _cases(node: Any) -> list[tuple[_Atom, ...]]:
    """A condition as alternatives, each a row of things that have to come together."""
    from sigma.conditions import (
        ConditionAND,
        ConditionFieldEqualsValueExpression,
        ConditionOR,
        ConditionValueExpression,
    )

    match node:
        case ConditionOR():
            cases = [case for part in node.args for case in _cases(part)]
        case ConditionAND():
            parts = [_cases(part) for part in node.args]
            _check_number(prod(map(len, parts)))
            cases = [sum(row, ()) for row in product(*parts)]
        case ConditionFieldEqualsValueExpression():
            cases = [(_atom(node.field, node.value),)]
        case ConditionValueExpression():
            cases = [(_atom("Message", node.value),)]
        case _:
            raise _RefusedError("asks for what is not there")
    _check_number(len(cases))
    return cases


def _check_number(cases: int) -> None:
    if cases > MOST_CASES:
        raise _RefusedError(f"comes apart into more than {MOST_CASES} cases")


def _atom(field: str, value: Any) -> _Atom:
    """One field and value in evcorr's words."""
    from sigma.types import SigmaNumber, SigmaString

    if field == "EventID" and isinstance(value, SigmaNumber) and isinstance(value.number, int):
        return _Atom("event_id", value.number)
    if field in _WORDS and isinstance(value, SigmaString | SigmaNumber):
        return _Atom("text", _pattern(value) if isinstance(value, SigmaString) else str(value.number))
    if field in _NAMES and isinstance(value, SigmaString) and not value.contains_special():
        return _Atom(_NAMES[field], str(value))
    raise _RefusedError(f"asks for {field} in a way that evcorr does not look for it")


def _pattern(value: Any) -> str:
    """A Sigma string as a pattern: its wildcards are gaps."""
    return "".join(part if isinstance(part, str) else f" {GAP} " for part in value.s).strip(f" {GAP}")


def _observable(case: tuple[_Atom, ...]) -> Observable:
    """What one case of a rule lets somebody see; words come in the order in which the rule names them."""
    fields: dict[str, Any] = {}
    words = [str(atom.value) for atom in case if atom.field == "text"]
    for atom in case:
        if atom.field != "text" and fields.setdefault(atom.field, atom.value) != atom.value:
            raise _RefusedError(f"asks for two values of {atom.field} at once")
    text = generalise(f" {GAP} ".join(words)) if words else None
    if words and text is None:
        raise _RefusedError("asks for words that are nothing but values")
    if "event_id" in fields:
        if "provider" not in fields and text is None:
            raise _RefusedError("a bare event id, which many providers share")
        # a rule that names both asks for both
        only_with_text: bool | msgspec.UnsetType = True if "provider" in fields and text else msgspec.UNSET
        return Event(**fields, text=text, only_with_text=only_with_text)
    if fields or text is None:
        raise _RefusedError("names neither an event id nor words alone")
    return Message(text=text)
