"""`evcorr code`: what a code means, and which articles name it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands.calling import run


def test_a_stop_codes_reference_page_is_named_first() -> None:
    (code,) = json.loads(run("code", "0x1E", "--format", "json").stdout)
    assert code["articles"][0]["title"] == "Bug Check 0x1E KMODE_EXCEPTION_NOT_HANDLED"
    assert len(code["articles"]) > 1


def test_a_code_is_explained_with_the_articles_that_name_it() -> None:
    result = run("code", "2404")
    assert result.exit_code == 0
    for words in ("NERR_DevInUse", "ERROR_DEVICE_IN_USE", "0x80070964", "-2147022492", "Q214563"):
        assert words in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 80


@pytest.mark.parametrize(
    ("codes", "names", "status"),
    [
        (["0x80070005"], ["E_ACCESSDENIED", "ERROR_ACCESS_DENIED"], 0),
        (["-1018"], ["JET_errReadVerifyFailure"], 0),
        (["-2147024891", "7B"], ["E_ACCESSDENIED", "ERROR_ACCESS_DENIED", "INACCESSIBLE_BOOT_DEVICE"], 0),
        (["status_object_name_not_found"], ["STATUS_OBJECT_NAME_NOT_FOUND"], 0),
        (["99999"], [], 1),
        (["-3", "nonsense"], [], 1),
        (["STATUS_PENDING", "nonsense"], ["STATUS_PENDING"], 1),
    ],
)
def test_codes_in_every_spelling_and_by_name(codes: list[str], names: list[str], status: int) -> None:
    result = run("code", *codes, "--format", "json")
    rows = json.loads(result.stdout)
    assert [row["code"] for row in rows] == codes
    found = [reading["names"][0] for row in rows for reading in row["readings"]]
    assert [name for name in names if name not in found] == []
    assert bool(found) == bool(names)
    assert result.exit_code == status
    assert run("code", *codes).exit_code == status


@pytest.mark.parametrize(
    ("observable", "codes", "others"),
    [
        ({"kind": "error", "code": "0x8007270F", "space": "hresult"}, ["9999", "-2147014897"], ["0x9999"]),
        ({"kind": "error", "code": "ORA-01555", "space": "product"}, ["ora-01555"], ["1555"]),
        ({"kind": "stop", "code": "0x000009F9"}, ["0x9F9", "9F9", "2553", "0x100009F9"], ["9"]),
        ({"kind": "crash", "image": "a.exe", "exception": "c0ffee00"}, ["0xC0FFEE00"], ["0xC0FFEE01"]),
    ],
)
def test_an_article_is_found_by_its_code(
    tmp_path: Path, observable: dict[str, str], codes: list[str], others: list[str]
) -> None:
    pack = tmp_path / "ours.jsonl"
    pack.write_text(json.dumps({"id": "Q1", "title": "T", "observables": [observable]}), encoding="utf-8")

    def articles(code: str) -> list[str]:
        (row,) = json.loads(run("code", code, "--signatures", pack, "--format", "json").stdout)
        return [article["article"] for article in row["articles"]]

    assert [code for code in codes if articles(code) != ["Q1"]] == []
    assert [code for code in others if articles(code)] == []


@pytest.mark.parametrize("arguments", [[], ["--no-such-option"], ["-x"], ["5", "--signatures", "nowhere"]])
def test_code_told_wrongly(arguments: list[str]) -> None:
    assert run("code", *arguments).exit_code == 2


def test_what_was_asked_for_cannot_act_on_the_terminal() -> None:
    for form in ("text", "json"):
        result = run("code", "\x1b[2J\udcff", "--format", form)
        assert result.exit_code == 1
        assert "<U+001B>[2J<U+DCFF>" in result.stdout
