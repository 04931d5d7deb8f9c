"""Runbooks in the ways that several teams write them, against labels made by hand: events and codes must be exact.

What they are known to miss is no label: an id whose source only its log tells ("Security: 4771"), one in a section
that speaks of no log, and codes such as "Reason Code: 22".
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from evcorr.mining.extractors import extract
from evcorr.mining.layouts import parse_article
from evcorr.observable import ErrorCode, Event, Observable

HERE = Path(__file__).parent
LABELS = [json.loads(line) for line in (HERE / "labels.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture(params=LABELS, ids=[label["path"] for label in LABELS])
def label(request: pytest.FixtureRequest) -> dict[str, Any]:
    found: dict[str, Any] = request.param
    return found


def mined(label: dict[str, Any]) -> tuple[Observable, ...]:
    return extract(parse_article((HERE / label["path"]).read_bytes(), path=label["path"]))


def test_events_are_as_labelled(label: dict[str, Any]) -> None:
    events = [
        [each.event_id, each.provider, each.level, each.role.value, each.text]
        for each in mined(label)
        if isinstance(each, Event)
    ]
    assert sorted(events, key=str) == label["events"]


def test_codes_are_as_labelled(label: dict[str, Any]) -> None:
    codes = [[each.code, each.role.value] for each in mined(label) if isinstance(each, ErrorCode)]
    assert sorted(codes, key=str) == label["errors"]


def test_every_runbook_is_labelled() -> None:
    assert {label["path"] for label in LABELS} == {
        path.name for path in HERE.iterdir() if path.suffix in {".md", ".txt"}
    }
