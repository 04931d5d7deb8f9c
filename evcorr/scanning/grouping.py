"""Groups: findings that what the logs hold can't tell apart, and what would."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

import msgspec

from evcorr.matching.values import NAME as VALUES
from evcorr.observable import Crash, ErrorCode, Event, Message, Observable, Stop
from evcorr.report import Finding
from evcorr.scanning.case import Case

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
    common = {fingerprint: _common_platforms(cases) for fingerprint, cases in members.items()}
    found = []
    for finding, case in ordered:
        key = case.fingerprint()
        alone = len(members[key]) == 1
        hints = () if alone else _tell_apart(finding, case, common[key])
        found.append(msgspec.structs.replace(finding, group=numbers[key], tell_apart=hints))
    return found


def _common_platforms(cases: list[Case]) -> frozenset[str]:
    """The products that all the articles are about."""
    return frozenset.intersection(*(frozenset(item.product for item in case.signature.platforms) for case in cases))


def _tell_apart(finding: Finding, case: Case, common: frozenset[str]) -> tuple[str, ...]:
    """What was not seen of the article, values or symptoms, and the products that not all of the group are about."""
    unseen = [item for number, item in enumerate(case.signature.observables) if number not in case.sightings]
    hints = [f"{described(item)} with {', '.join(values)}" for item, values in _own_values(case)]
    hints += [f"it would also show {described(item)}" for item in unseen]
    own = [item.product for item in finding.platforms if item.product not in common]
    if own:
        hints.insert(0, f"it is about {', '.join(own[:MOST_HINTS])}")
    if finding.fixed_in:
        hints.append(f"it is fixed in {finding.fixed_in}")
    return tuple(hints[:MOST_HINTS])


def _own_values(case: Case) -> Iterator[tuple[Observable, tuple[str, ...]]]:
    """The symptoms that were seen without the values that the article quotes, each with these."""
    for number, sightings in sorted(case.sightings.items()):
        values = case.signature.values_of(number)
        if values and sightings.witness and VALUES not in sightings.witness.names:
            yield sightings.symptom.observable, values


def described(observable: Observable) -> str:
    """An observable in a few words."""
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
