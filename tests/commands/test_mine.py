"""`evcorr mine`: articles in, packs out, and what was made of each told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands.calling import SAMPLES, run
from tests.mining.articles import article
from tests.samples import DELETE_FAILED, client_system
from tests.writers.evt_writer import write_evt
from tests.writers.evtx_writer import write_evtx


def test_mining_into_a_folder_gives_a_pack_for_each_family(tmp_path: Path) -> None:
    packs = f"{tmp_path / 'packs'}/"
    assert run("mine", SAMPLES / "articles", "-o", packs, "--jobs", "2").exit_code == 0
    written = sorted(Path(packs).iterdir())
    assert [path.name for path in written] == ["other.jsonl", "winnt.jsonl"]
    one = tmp_path / "one.jsonl"
    run("mine", SAMPLES / "articles", "-o", one, "--jobs", "1")
    split = [line for path in written for line in path.read_bytes().splitlines()]
    assert sorted(one.read_bytes().splitlines()) == sorted(split)


@pytest.mark.parametrize("form", ["evt", "evtx"])
def test_the_source_that_an_article_leaves_out_comes_from_what_is_shipped(form: str, tmp_path: Path) -> None:
    log, pack = tmp_path / f"system.{form}", tmp_path / "ours.jsonl"
    # stored as a provider's insertion strings alone: without its source the event cannot be told
    log.write_bytes({"evt": write_evt, "evtx": write_evtx}[form](client_system()))
    symptoms = f"The description of event 3031 is as follows:\n\n   {DELETE_FAILED.format(server='LOGONSRV1')}"
    (tmp_path / "Q990201.TXT").write_bytes(article("Q990201", symptoms))

    assert run("mine", tmp_path / "Q990201.TXT", "-o", pack).exit_code == 0
    assert '"inferred":[{"field":"source","article":"Q165697"}' in pack.read_text(encoding="utf-8")
    report = json.loads(run("scan", log, "--signatures", pack, "--format", "json").stdout)
    assert [(one["article"], one["count"]) for one in report["findings"]] == [("Q990201", 4)]

    assert run("mine", tmp_path / "Q990201.TXT", "-o", pack, "--alone").exit_code == 0
    assert '"source"' not in pack.read_text(encoding="utf-8")
    assert run("scan", log, "--signatures", pack).exit_code == 0


def test_a_pack_that_cannot_be_written_ends_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    result = run("mine", SAMPLES / "articles", "-o", tmp_path / "file" / "ours.jsonl")
    assert result.exit_code == 2
    assert result.stderr.startswith("Error: ")


def test_mining_says_which_file_is_left_out_for_another(tmp_path: Path) -> None:
    for name, id in (("a.md", 1234), ("b\x1b.md", 1235)):
        text = f"# RB-009: Paint dries\n\n## Symptoms\n\nEvent ID {id}, Source: Easel\n"
        (tmp_path / name).write_text(text, encoding="utf-8")
    result = run("mine", tmp_path, "-o", tmp_path / "ours.jsonl")
    told = f"{tmp_path}/b<U+001B>.md: left out: {tmp_path / 'a.md'} is RB-009 as well"
    assert result.stderr.splitlines() == [told, "1 signature from 2 articles"]


def test_mining_names_what_shows_nothing(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("no article\n", encoding="utf-8")
    result = run("mine", SAMPLES / "articles", tmp_path)
    assert result.exit_code == 3
    assert "Q990103: nothing observable, so no signature" in result.stderr
    assert f"{tmp_path / 'notes.txt'}: no article: no sign of an article" in result.stderr
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == [
        "Q990101",
        "Q990102",
        "Q990104",
        "RB-042",
        "samples/articles/label-printer-stalls",
    ]


def test_a_report_tells_the_steps_of_a_runbook(tmp_path: Path) -> None:
    pack = tmp_path / "ours.jsonl"
    run("mine", SAMPLES / "articles" / "RB-042.md", "--quote-fix", "-o", pack)
    log = tmp_path / "backup.txt"
    log.write_text("System error 1069 has occurred.\n\nThe service did not start due to a logon failure.\n")
    (finding,) = json.loads(run("scan", log, "--signatures", pack, "--format", "json").stdout)["findings"]
    assert finding["fix"].startswith("1. Ask for the new password")
    assert finding["remedies"] == [{"where": "What to do", "line": 22, "articles": ["Q990101"]}]


def test_what_can_not_be_read_empties_no_pack(tmp_path: Path) -> None:
    pack = tmp_path / "ours.jsonl"
    run("mine", SAMPLES / "articles", "-o", pack)
    before = pack.read_bytes()
    result = run("mine", tmp_path / "artickles", "-o", pack)
    assert (result.exit_code, result.stderr.splitlines()[-1]) == (3, "nothing is written")
    (tmp_path / "rule.yml").write_text("no rule", encoding="utf-8")
    result = run("import", tmp_path / "rule.yml", "-o", pack)
    assert (result.exit_code, result.stderr.splitlines()[-1]) == (3, "nothing is written")
    assert pack.read_bytes() == before
