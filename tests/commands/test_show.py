"""`evcorr show`: a signature in words, by whatever its article is called."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands.calling import REVIEWED, SAMPLES, run


@pytest.mark.parametrize("spelling", ["Q168845", "q168845", "KB168845", "168845"])
def test_a_signature_is_shown_in_words(spelling: str) -> None:
    result = run("show", spelling)
    assert result.exit_code == 0
    assert "event 3031 of Rdr" in result.stdout
    assert "source from Q165697" in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 80


@pytest.mark.parametrize(
    "end", ["bug-check-0x50--page-fault-in-nonpaged-area", "bug-check-0x50--page-fault-in-nonpaged-…"]
)
def test_a_signature_is_found_by_what_a_report_calls_it(end: str) -> None:
    result = run("show", end)
    assert result.exit_code == 0
    assert "windows-driver-docs-pr/debugger/bug-check-0x50--page-fault-in-nonpaged-area" in result.stdout


def test_of_articles_with_one_name_all_are_told(tmp_path: Path) -> None:
    for folder in ("north", "south"):
        (tmp_path / folder).mkdir()
        runbook = (SAMPLES / "articles" / "label-printer-stalls.md").read_text(encoding="utf-8")
        (tmp_path / folder / "stalls.md").write_text(runbook, encoding="utf-8")
    run("mine", tmp_path, "-o", tmp_path / "pack.jsonl")
    result = run("show", "stalls", "--signatures", tmp_path / "pack.jsonl")
    assert result.exit_code == 2
    assert "north/stalls" in result.stderr
    assert "south/stalls" in result.stderr


def test_a_signature_is_shown_as_json() -> None:
    shown = json.loads(run("show", "Q168845", "--format", "json", "--signatures", REVIEWED).stdout)
    assert (shown["article"], shown["status"]) == ("Q168845", "reviewed")
    (symptom,) = shown["symptoms"]
    assert (symptom["observable"]["id"], symptom["rarity"], symptom["hint"]) == (3031, None, False)
