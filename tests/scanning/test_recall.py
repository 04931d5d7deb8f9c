"""What is remembered of a record is what a record of the same content shows."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import timedelta

import pytest

from evcorr.matching.index import Symptom, compile_index
from evcorr.matching.matcher import Match, match, matches
from evcorr.matching.shown import Shown
from evcorr.observable import ErrorCode, Message
from evcorr.record import Level, Origin
from evcorr.scanning.survey import recall
from evcorr.scanning.survey.case import Case, Cases, gather
from evcorr.scanning.survey.recall import Recall, content_of
from evcorr.scanning.survey.showing import showings
from tests.builders import record, signature, utc
from tests.matching.test_symptom_set import kin
from tests.matching.test_twins import entry, observable
from tests.scanning.test_finding import DISK

NOON = utc("2026-11-21T12:00:00+00:00")


def told(cases: Cases) -> list[tuple[object, ...]]:
    def of(case: Case) -> tuple[object, ...]:
        seen = [(one.evidence(), one.rivals, one.better, one.witness) for one in case.sightings.values()]
        return (case.signature.id, seen, case.totals.records, case.fingerprint(), case.times(), case.totals.computers)

    return [of(case) for _, case in sorted(cases.items())]


@pytest.mark.parametrize(("most", "many"), [(3, 1), (500, 1), (500, 500)])
def test_remembered_or_not_the_cases_are_the_same(most: int, many: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recall, "MOST_KNOWN", most)
    monkeypatch.setattr(recall, "MANY", many)
    rng = random.Random(3)  # noqa: S311 - not for secrets
    index = compile_index(signature(*(observable(rng) for _ in range(2)), id=f"Q{number}") for number in range(30))
    contents = [entry(rng) for _ in range(20)]
    contents += [kin(rng, rng.choice(contents)) for _ in range(60)]
    remembered: Cases = {}
    plain: Cases = {}
    remember = Recall(index)
    for number in range(400):
        content = rng.choice(contents)
        fields = {name: getattr(content, name) for name in ("provider", "event_id", "data", "overlap")}
        one = record(
            content.message,
            **fields,
            origin=Origin("log", number),
            computer=rng.choice("AB"),
            time_created=NOON + timedelta(seconds=number),
        )
        gather(remembered, remember(one).showings, one, (0, number))
        gather(plain, showings(match(one, index)), one, (0, number))
    assert told(remembered) == told(plain) != []


def test_whatever_matching_looks_at_is_content() -> None:
    one = record("words", provider="Disk", event_id=7, level=Level.ERROR, data=(("", "a"),), binary=b"x")
    fields = {"provider": "x", "event_id": 8, "level": None, "data": (), "binary": b"", "event_source_name": "x"}
    others = [content_of(record("words", **{**_fields(one), name: value})) for name, value in fields.items()]
    assert content_of(one) not in others
    elsewhere = {"computer": "B", "time_created": NOON, "record_id": 9, "channel": "x"}
    assert content_of(record("words", **{**_fields(one), **elsewhere})) == content_of(one)


def _fields(one: object) -> dict[str, object]:
    names = ("provider", "event_id", "level", "data", "binary")
    return {name: getattr(one, name) for name in names}


def test_a_flood_is_compared_once(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = spied(monkeypatch)
    remember = Recall(compile_index([signature(DISK)]))
    for number in range(100):
        assert remember(record("The device has a bad block", provider="Disk", event_id=7, record_id=number)).matches
    assert compared == [1]


def test_a_flood_with_other_names_is_compared_once_for_many_articles(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = spied(monkeypatch)
    remember = Recall(compile_index(signature(ErrorCode(code="5"), id=f"Q{number}") for number in range(recall.MANY)))
    seen = [remember(record(f"file {number}: System error 5 has occurred.")) for number in range(100, 200)]
    assert len(seen[0].matches) == recall.MANY
    assert len({id(one) for one in seen}) == 1
    assert compared == [recall.MANY]


def test_lines_that_were_put_together_again_are_compared_each() -> None:
    known = (Message(text=f"The disk is full and cannot be used {number}") for number in range(recall.MANY))
    remember = Recall(compile_index(signature(one, id=f"Q{number}") for number, one in enumerate(known)))
    wrapped = "The disk is full and\ncannot be used 3"
    assert remember(record(f"aaaa {wrapped}", rejoined=True)).matches
    assert not remember(record(f"bbbb {wrapped}".replace("\n", " "), rejoined=True)).matches


def spied(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """With how many symptoms each record is compared from now on."""
    compared: list[int] = []

    def spy(shown: Shown, symptoms: Sequence[Symptom]) -> list[Match]:
        compared.append(len(symptoms))
        return matches(shown, symptoms)

    monkeypatch.setattr(recall, "matches", spy)
    return compared
