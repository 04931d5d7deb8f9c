"""Groups: findings that what the logs hold can't tell apart, and what would."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Set

import msgspec

from evcorr.matching.compare_values import NAME as VALUES
from evcorr.observable import Crash, ErrorCode, Event, Message, Observable, Stop
from evcorr.remedy import release
from evcorr.report import Finding
from evcorr.scanning.survey.case import Case

MOST_HINTS = 4
"""So much of what would tell an article from others is said."""

_LONGEST_WORDS = 80


def group_findings(judged: Iterable[tuple[Finding, Case]]) -> list[Finding]:
    """Findings in the order given, each with the number of its group, counted from 1 as they first come.

    Two are of one group where the same records show both, and the same fields of these agree with both.
    """
    ordered = list(judged)
    members: defaultdict[tuple[int, ...], list[Case]] = defaultdict(list)
    for _, case in ordered:
        members[case.fingerprint()].append(case)
    numbers = {fingerprint: number for number, fingerprint in enumerate(members, start=1)}
    common = {fingerprint: _common(cases) for fingerprint, cases in members.items() if len(cases) > 1}
    found = []
    for finding, case in ordered:
        key = case.fingerprint()
        hints = _tell_apart(case, common[key]) if key in common else ()
        found.append(msgspec.structs.replace(finding, group=numbers[key], tell_apart=hints))
    return found


_Fact = tuple[str, str]
"""What an article says beside what was seen of it: what kind of fact, and which."""


def _common(cases: list[Case]) -> frozenset[_Fact]:
    """What all the articles say, in capitals or not, tells none of them from the others."""
    return frozenset.intersection(*(frozenset(map(_folded, _facts(case))) for case in cases))


def _folded(fact: _Fact) -> _Fact:
    kind, told = fact
    return kind, told.casefold()


def _facts(case: Case) -> Iterator[_Fact]:
    """The products, the values and symptoms that were not seen, and the fix."""
    signature = case.signature
    yield from (("about", item.product) for item in signature.platforms)
    yield from (("with", f"{in_short(item)} with {', '.join(values)}") for item, values in _own_values(case))
    unseen = (item for number, item in enumerate(signature.observables) if number not in case.sightings)
    yield from (("show", in_short(item)) for item in unseen)
    if signature.fixed_in:
        yield "fixed", release(signature.fixed_in)


def _tell_apart(case: Case, common: Set[_Fact]) -> tuple[str, ...]:
    """What not all of the group say, in words; as much as is said."""
    products: dict[str, None] = {}
    hints: dict[str, None] = {}
    for kind, told in (fact for fact in _facts(case) if _folded(fact) not in common):
        if kind == "about":
            products[told] = None
        elif len(hints) < MOST_HINTS:
            hints[f"{_WORDS[kind]}{told}"] = None
        else:
            # of a list of codes an article may tell thousands
            break
    about = [f"it is about {', '.join(list(products)[:MOST_HINTS])}"] if products else []
    return (*about, *hints)[:MOST_HINTS]


_WORDS = {"with": "", "show": "it would also show ", "fixed": "it is fixed in "}


def _own_values(case: Case) -> Iterator[tuple[Observable, tuple[str, ...]]]:
    """The symptoms that were seen without the values that the article quotes, each with these."""
    for number, sightings in sorted(case.sightings.items()):
        values = case.signature.values_of(number)
        if values and sightings.witness and VALUES not in sightings.witness.names:
            yield sightings.symptom.observable, values


def in_short(observable: Observable) -> str:
    """An observable in a few words, which are left to reporters to make safe to show."""
    match observable:
        case Event(event_id=event_id, provider=provider):
            return f"event {event_id} of {provider}" if provider else f"event {event_id}"
        case Stop(code=code, module=module):
            return " in ".join(filter(None, (f"STOP {code}" if code else "a STOP", module)))
        case ErrorCode(code=code):
            return f"error {code}"
        case Message(text=text):
            return f"“{text[:_LONGEST_WORDS]}{'…' if len(text) > _LONGEST_WORDS else ''}”"
        case Crash(image=image, module=module):
            return f"a crash of {' in '.join(filter(None, (image, module)))}"
