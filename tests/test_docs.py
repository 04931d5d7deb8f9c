"""What the documentation says is so: its commands exist, its examples run, its tables are whole."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from evcorr.cli import COMMANDS
from evcorr.readers.all_readers import READERS
from evcorr.reporters import REPORTERS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_readme_s_example_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    (example,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    exec(compile(example, "README.md", "exec"), {})  # noqa: S102 - our own text
    assert "Q168845 strong" in capsys.readouterr().out


def test_every_command_and_format_stands_in_the_readme() -> None:
    for command in COMMANDS:
        assert f"evcorr {command}" in README
    for name in REPORTERS:
        assert name.casefold() in README.casefold()


def test_files_that_the_documents_name_exist() -> None:
    for document in ("README.md", "CONTRIBUTING.md"):
        text = (ROOT / document).read_text(encoding="utf-8")
        for name in re.findall(
            r"\]\(([\w./-]+)\)|`((?:evcorr|tests|benchmarks|signatures|docs|samples)/[\w./-]*)`", text
        ):
            path = name[0] or name[1]
            assert "NAME" in path or (ROOT / path).exists(), f"{document} names {path}"


def test_the_map_of_the_code_is_whole() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    modules = {path.name for path in (ROOT / "evcorr").rglob("*.py")}
    assert set(re.findall(r"`(?:\w+/)*(\w+\.py)`", text)) <= modules | {path.name for path in ROOT.glob("*/*.py")}
    folders = {path.parent.name for path in (ROOT / "evcorr").glob("*/__init__.py")}
    assert folders <= {
        name for row in re.findall(r"^\| (`.+?) \|", text, re.MULTILINE) for name in re.findall(r"`(\w+)/`", row)
    }


def test_the_two_commands_of_the_readme_can_be_picked_out() -> None:
    for marker in ("scan", "test"):
        assert re.search(rf"<!-- {marker} -->\n```sh\n[^\n]+\n```\n", README)


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
def test_a_reader_says_what_it_gives(reader: object) -> None:
    from evcorr.record import Record

    assert set(reader.gives) <= set(Record.__struct_fields__)  # type: ignore[attr-defined]
    assert reader.title  # type: ignore[attr-defined]
