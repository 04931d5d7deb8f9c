"""What many symptoms see of a record tells what it shows of them."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Hashable

import msgspec
import pytest

from evcorr.matching.index import symptoms_of
from evcorr.matching.matcher import Match, matches
from evcorr.matching.shown import show
from evcorr.matching.symptom_set import SymptomSet
from evcorr.observable import Crash, ErrorCode, Event, Message, Observable, Stop
from evcorr.record import Level, Record
from tests.builders import record, signature
from tests.matching.test_twins import WORDS, entry, observable


def symptom_set(*observables: Observable) -> SymptomSet:
    known = [signature(one, id=f"Q{number}") for number, one in enumerate(observables)]
    return SymptomSet([symptom for one in known for symptom in symptoms_of(one)])


def varied(rng: random.Random, text: str) -> str:
    """The text with some of its words exchanged for others as long, of which articles may know something or nothing."""

    def instead(word: str) -> str:
        if rng.random() < 0.7 or not word.isalnum():
            return word
        if word.isdecimal():
            return "".join(rng.choice("0157") for _ in word)
        return rng.choice([other for other in (*WORDS, "x" * len(word), "q" * len(word)) if len(other) == len(word)])

    return " ".join(map(instead, text.split(" ")))


def kin(rng: random.Random, one: Record) -> Record:
    """A record of the same kind."""
    return msgspec.structs.replace(
        one,
        message=varied(rng, one.message) if one.message is not None else None,
        data=tuple((name, varied(rng, value)) for name, value in one.data),
        level=rng.choice([None, Level.ERROR]),
        overlap=0,
    )


def facts(found: list[Match]) -> list[tuple[object, ...]]:
    return [(id(one.symptom), one.grade, one.agreed, one.spans, one.differing) for one in found]


@pytest.mark.parametrize("seed", range(4))
def test_records_of_one_essence_show_the_same(seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311 - not for secrets
    symptoms = symptom_set(*(observable(rng) for _ in range(40)))
    by_essence: defaultdict[Hashable, list[Record]] = defaultdict(list)
    for first in (entry(rng) for _ in range(40)):
        for one in (kin(rng, first) for _ in range(40)):
            by_essence[symptoms.essence(show(one))].append(one)
    alike = [records for records in by_essence.values() if len(set(map(repr, records))) > 1]
    assert len(alike) > 40
    for records in alike:
        assert len({repr(facts(matches(show(one), symptoms.symptoms))) for one in records}) == 1


FAILED = Event(event_id=7000, provider="SCM", text="The service failed to start. Logon failure.")


@pytest.mark.parametrize(
    ("symptom", "one", "same", "other"),
    [
        (
            Stop(code="0x0000000A", params=("0x1234", "0x2", "0x0", "0xF1583318")),
            "*** STOP: 0x0000000A (0xAAAA1111,0x00000002,0x00000000,0xBBBB1111)",
            "*** STOP: 0x0000000A (0xAAAA2222,0x00000002,0x00000000,0xBBBB2222)",
            "*** STOP: 0x0000000A (0x00001234,0x00000002,0x00000000,0xBBBB2222)",
        ),
        (
            FAILED,
            "SCM Event ID 7000: Joba1 failed",
            "SCM Event ID 7000: Jobb2 failed",
            "SCM Event ID 7000: Logon failed",
        ),
        (FAILED, "SCM Event ID 7000: Job1 failed", "SCM Event ID 7000: Job3 failed", "SRV Event ID 7000: Job3 failed"),
        (
            Event(event_id=7000, text="The paint is not dry today"),
            "Job1 Event ID 7000: The paint is not dry today",
            "Job2 Event ID 7000: The paint is not dry today",
            "Job2 Event ID 8000: The paint is not dry today",
        ),
        (
            Event(event_id=7, text="The paint is not dry today", code="5"),
            "a12: The paint is not dry today, error 5",
            "b34: The paint is not dry today, error 5",
            "b34: The paint is not dry today, error 6",
        ),
        (ErrorCode(code="5"), "file a12: error 5", "file b34: error 5", "file b34: error 6"),
        (
            Crash(image="store.exe", module="ese.dll"),
            "Faulting application aaaaa.exe, version 6.0.94, faulting module ese.dll, address 0x0001524e",
            "Faulting application bbbbb.exe, version 6.0.94, faulting module ese.dll, address 0x0001524e",
            "Faulting application store.exe, version 6.0.94, faulting module ese.dll, address 0x0001524e",
        ),
        (Message(text="The disk is full"), "a1: The disk is full", "b2: The disk is full", "b2: The disk is fine"),
    ],
)
def test_only_what_a_symptom_knows_makes_a_difference(symptom: Observable, one: str, same: str, other: str) -> None:
    seen = symptom_set(symptom)
    assert seen.essence(show(record(one))) == seen.essence(show(record(same)))
    assert seen.essence(show(record(one))) != seen.essence(show(record(other)))


def test_of_inserted_strings_names_that_no_article_has_are_alike() -> None:
    seen = symptom_set(FAILED)

    def inserted(*values: str) -> Hashable:
        one = record(provider="SCM", event_id=7000, data=tuple(("", value) for value in values))
        return seen.essence(show(one))

    assert inserted("Alpha", "%%5") == inserted("Gamma", "%%5")
    assert inserted("Alpha", "%%5") != inserted("Logon", "%%5")
    assert inserted("Alpha", "%%5") != inserted("Alpha", "%%2")
    assert inserted("Alpha", "%%5") != inserted("12345", "%%5")
