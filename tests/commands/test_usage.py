"""What all commands have in common: help, exit statuses, errors that say what to do."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from evcorr.cli import COMMANDS
from tests.commands.calling import SAMPLES, module, run


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["scan"], "Missing argument"),
        (["scan", ".", "--since", "yesterday"], "2026-11-21"),
        (["scan", ".", "--timezone", "Nowhere/Town"], "Europe/Berlin"),
        (["scan", ".", "--os", "OS/2"], "NT 4.0 SP6"),
        (["scan", ".", "--level", "loud"], "Warning"),
        (["scan", ".", "--encoding", "klingon"], "cp850"),
        (["scan", ".", "--format", "pdf"], "'html'"),
        (["scan", ".", "--since", "2026-11-21", "--until", "2026-11-20T10:00Z"], "--since is later than --until"),
        (["scan", ".", "--encoding", "idna"], "is no text encoding"),
        (["scan", ".", "--format", "htm"], "Did you mean 'html'?"),
        (["scan", ".", "--min-grade", "Stong"], "Did you mean 'strong'?"),
        (["scan", ".", "--signatures", str(SAMPLES / "README.md")], "a pack is what 'evcorr mine' writes"),
        (["scna", "."], "Did you mean 'scan'?"),
        (["KB168845"], "evcorr show KB168845"),
        ([str(SAMPLES)], f"evcorr scan {SAMPLES}"),
        (["scan", ".", "--signatures", "gone.jsonl"], "does not exist"),
        (["show", "Q1"], "no signature of Q1"),
        (["explain", "Q1", "."], "no signature of Q1"),
        (["check", "gone"], "does not exist"),
        (["nonsense"], "No such command"),
    ],
)
def test_wrong_usage_says_what_goes(arguments: list[str], hint: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert hint in result.stderr


def test_the_signatures_that_come_along_have_no_fault() -> None:
    result = run("check", SAMPLES.parent / "signatures")
    assert (result.exit_code, result.stdout) == (0, "")


def test_formats_are_listed() -> None:
    listed = run("formats").stdout
    assert all(name in listed for name in ("evtx", "evt", "eventxml", "text"))


@pytest.mark.skipif(sys.platform != "linux", reason="names of files that are no text")
@pytest.mark.parametrize(
    ("arguments", "sample"),
    [(("explain", "Q214563"), "logs/net-use.txt"), (("articles",), "articles/Q990101.TXT")],
)
def test_a_file_whose_name_is_no_text_is_told_in_json(tmp_path: Path, arguments: tuple[str, ...], sample: str) -> None:
    path = tmp_path / "a\udcff.txt"
    path.write_bytes((SAMPLES / sample).read_bytes())
    form = "json" if arguments[0] == "explain" else "jsonl"
    result = run(*arguments, path, "--format", form)
    assert json.loads(result.stdout)
    assert r"a\\udcff.txt" in result.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_teaches_by_example(command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    # each example on a line of its own
    assert command == "formats" or f"\n    evcorr {command} " in result.stdout
    assert "\\b" not in result.stdout
    assert "\b" not in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 80
    readme = (SAMPLES.parent / "README.md").read_text(encoding="utf-8")
    assert f"evcorr {command}" in readme


def test_the_list_of_commands_is_whole() -> None:
    listed = run("--help").stdout.partition("Commands:")[2]
    assert "..." not in listed
    assert all(f"\n  {command} " in listed for command in COMMANDS)


def test_as_a_module_and_into_a_pipe() -> None:
    done = module("scan", SAMPLES / "logs" / "net-use.txt")
    assert (done.returncode, done.stderr) == (1, b"")
    assert b"Q214563" in done.stdout
    assert b"\x1b" not in done.stdout


def test_what_is_read_is_not_overwritten(tmp_path: Path) -> None:
    log, article, report = tmp_path / "a.evt", tmp_path / "a.txt", tmp_path / "a.json"
    log.write_bytes((SAMPLES / "logs" / "sms-client.evt").read_bytes())
    article.write_bytes((SAMPLES / "articles" / "Q990101.TXT").read_bytes())
    run("scan", log, "-o", report)
    for command, path in (("scan", log), ("mine", article), ("articles", article), ("render", report)):
        before = path.read_bytes()
        result = run(command, path, "-o", path)
        assert (result.exit_code, "would be overwritten" in result.stderr) == (2, True), command
        assert path.read_bytes() == before


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names")
def test_a_pipe_among_signatures_or_rules_is_told_and_not_waited_for(tmp_path: Path) -> None:
    for name in ("a.jsonl", "a.yaml", "a.yml"):
        os.mkfifo(tmp_path / name)
    checked = run("check", tmp_path)
    assert checked.exit_code == 1
    assert checked.output.count("a pipe, which is read only where it is named itself") == 3
    imported = run("import", tmp_path, "-o", tmp_path / "sigma.jsonl")
    assert imported.exit_code == 3
    assert "a pipe, which is read only where it is named itself" in imported.output
