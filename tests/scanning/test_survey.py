"""Inputs become parts, whatever happens."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from evcorr.matching.index import compile_index
from evcorr.observable import Message
from evcorr.scanning.scanner import scan
from evcorr.scanning.survey import recall
from tests.builders import signature

SAID = "The spooler could not find its third tray"


def test_a_fault_of_its_own_costs_the_rest_of_one_input_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(3):
        (tmp_path / f"{number}.log").write_text(f"{SAID}\nnumber {number}\n")
    original, asked = recall.show, []

    def show(record: Any) -> Any:
        asked.append(record.origin.path)
        if record.origin.path.endswith("1.log"):
            raise ValueError("what nobody thought of")
        return original(record)

    monkeypatch.setattr(recall, "show", show)
    report = scan([tmp_path], compile_index([signature(Message(text=SAID), id="Q1")]))
    assert len(asked) == 3
    assert [finding.count for finding in report.findings] == [2]
    assert [Path(one.path).name for one in report.problems] == ["1.log"]
    assert "please report ValueError: what nobody thought of" in report.problems[0].reason
