"""What is remembered of a record is what a record of the same content shows."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest

from evcorr.matching.index import compile_index
from evcorr.matching.matcher import match
from evcorr.record import Level, Origin
from evcorr.scanning import recall
from evcorr.scanning.case import Case
from evcorr.scanning.gather import Cases, gather, showings
from evcorr.scanning.recall import Recall, content_of
from tests.builders import record, signature, utc
from tests.matching.test_twins import entry, observable
from tests.scanning.test_finding import DISK

NOON = utc("2026-11-21T12:00:00+00:00")


def told(cases: Cases) -> list[tuple[object, ...]]:
    def of(case: Case) -> tuple[object, ...]:
        seen = [(one.evidence(), one.rivals, one.better, one.witness) for one in case.sightings.values()]
        return (case.signature.id, seen, case.records, case.fingerprint(), case.times(), case.computers)

    return [of(case) for _, case in sorted(cases.items())]


@pytest.mark.parametrize("most", [3, 500])
def test_remembered_or_not_the_cases_are_the_same(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recall, "MOST_KNOWN", most)
    rng = random.Random(3)  # noqa: S311 - not for secrets
    index = compile_index(signature(*(observable(rng) for _ in range(2)), id=f"Q{number}") for number in range(30))
    contents = [entry(rng) for _ in range(40)]
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
    asked = []
    monkeypatch.setattr(recall, "match", lambda one, index: asked.append(one) or match(one, index))
    remember = Recall(compile_index([signature(DISK)]))
    for number in range(100):
        assert remember(record("The device has a bad block", provider="Disk", event_id=7, record_id=number)).matches
    assert len(asked) == 1
