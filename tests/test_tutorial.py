"""The tutorial: each of its commands runs, in order, and prints what stands there."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from evcorr.cli import main

ROOT = Path(__file__).parents[1]
TUTORIAL = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
SESSIONS = re.findall(r"^```console\n(.*?)^```", TUTORIAL, re.DOTALL | re.MULTILINE)
TYPED = re.findall(r"^```text\n(.*?)^```", TUTORIAL, re.DOTALL | re.MULTILINE)


def test_every_command_prints_what_the_tutorial_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("COLUMNS", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    shutil.copytree(ROOT / "samples", tmp_path / "samples")
    shutil.copytree(ROOT / "signatures" / "reviewed", tmp_path / "signatures" / "reviewed")
    (tmp_path / "backup.txt").write_text(TYPED[0], encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    commands = [part for session in SESSIONS for part in re.split(r"^\$ evcorr ", session, flags=re.MULTILINE)[1:]]
    assert len(commands) >= 9
    for command in commands:
        arguments, *shown = command.splitlines()
        result = CliRunner().invoke(main, arguments.split())
        assert result.exit_code != 2, result.stderr
        rest = result.stdout
        for line in (line for line in shown if line != "..."):
            before, found, rest = rest.partition(line + "\n")
            assert found, f"evcorr {arguments} does not print {line!r} after\n{before}"


def test_the_files_that_it_writes_are_of_many_formats() -> None:
    names = re.findall(r" -o (\S+)", "\n".join(SESSIONS))
    assert {Path(name).suffix for name in names} == {".html", ".json", ".md", ".csv", ".sarif", ".jsonl"}
