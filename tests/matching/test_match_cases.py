"""Cases of `tests/cases/match`, each by the index and by the plain matcher."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

from evcorr.matching.index import compile_index
from evcorr.matching.matcher import Match, match, match_all
from evcorr.record import Record
from evcorr.signature import Signature
from tests.builders import record

CASES = [
    pytest.param(case, id=f"{path.stem}: {case['name']}")
    for path in sorted((Path(__file__).parents[1] / "cases" / "match").glob("*.yaml"))
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))
]


def record_of(fields: dict[str, Any]) -> Record:
    data = fields.pop("data", ())
    pairs = data.items() if isinstance(data, dict) else (("", value) for value in data)
    return record(fields.pop("message", None), data=tuple(pairs), **fields)


def facts(found: list[Match]) -> list[tuple[str, int, str, tuple[str, ...]]]:
    return [(item.symptom.signature.id, item.symptom.number, item.grade, item.agreed) for item in found]


@pytest.mark.parametrize("case", CASES)
def test_case(case: dict[str, Any]) -> None:
    known = msgspec.convert(
        {
            "id": "Q1",
            "title": case.get("title", "x"),
            "observables": case["look_for"],
            "rarity": case.get("rarity", []),
            "values": case.get("values", []),
        },
        type=Signature,
    )
    entry = record_of(dict(case["record"]))
    found = match(entry, compile_index([known]))
    assert facts(found) == facts(match_all(entry, [known]))
    expected = case["expect"]
    if expected is None:
        assert facts(found) == []
        return
    assert facts(found) == [("Q1", 0, expected["grade"], tuple(expected["agreed"]))]
    assert found[0].differing == tuple(expected.get("differing", ()))
    if "words" in expected:
        assert [found[0].shown.text[start:end] for start, end in found[0].spans] == expected["words"]
