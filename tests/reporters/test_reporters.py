"""What holds for every reporter: golden files, determinism, hostile text, a report without findings."""

from __future__ import annotations

import io
import runpy
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from evcorr.report import Report
from evcorr.reporters import REPORTERS
from tests.reports import empty_report, hostile_report, sample_report

SUFFIXES = {
    "text": "txt",
    "json": "json",
    "jsonl": "jsonl",
    "html": "html",
    "markdown": "md",
    "csv": "csv",
    "sarif": "sarif",
    "junit": "junit.xml",
    "timesketch": "timesketch.jsonl",
}
RAW = {"json", "jsonl"}
"""What holds every text as it was, for programs; all else is shown to people sooner or later."""
SHOWN = sorted(SUFFIXES.keys() - RAW)


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("COLUMNS", "NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)


def drawn(format_name: str, report: Report) -> str:
    out = io.StringIO()
    REPORTERS[format_name](report, out)
    return out.getvalue()


def test_every_format_has_a_golden_file() -> None:
    assert SUFFIXES.keys() == REPORTERS.keys()


@pytest.mark.parametrize("name", REPORTERS)
def test_the_sample_report_is_as_before(name: str, golden: Callable[[str, str], None]) -> None:
    golden(f"report.{SUFFIXES[name]}", drawn(name, sample_report()))


@pytest.mark.parametrize("name", ["text", "html"])
def test_a_report_without_findings_is_as_before(name: str, golden: Callable[[str, str], None]) -> None:
    golden(f"nothing-found.{SUFFIXES[name]}", drawn(name, empty_report()))


@pytest.mark.parametrize("name", REPORTERS)
def test_the_same_report_gives_the_same_text(name: str) -> None:
    assert drawn(name, sample_report()) == drawn(name, sample_report())


@pytest.mark.parametrize("name", REPORTERS)
def test_hostile_text_leaves_no_character_that_acts(name: str) -> None:
    text = drawn(name, hostile_report())
    acting = {char for char in text if unicodedata.category(char) in {"Cc", "Cs"} and char != "\n"}
    if name not in RAW:
        shown = text.removeprefix("\ufeff") if name == "csv" else text
        acting |= {char for char in shown if unicodedata.category(char) in {"Cf", "Zl", "Zp"}}
    assert acting <= ({"\x7f", "\x85", "\x9b"} if name in RAW else set())


@pytest.mark.parametrize("name", SHOWN)
def test_a_text_of_a_megabyte_is_cut(name: str) -> None:
    assert len(drawn(name, hostile_report("x" * 1_000_000))) < 200_000


@pytest.mark.parametrize("name", SHOWN)
def test_a_field_that_is_empty_is_drawn(name: str) -> None:
    # without a time nothing stands in a timeline
    assert bool(drawn(name, hostile_report(""))) == (name != "timesketch")


def test_the_reporters_load_nothing_heavy() -> None:
    code = "import sys, evcorr.reporters; print({'rich', 'lxml', 'click'} & sys.modules.keys())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    assert done.stdout == "set()\n"


def test_a_report_is_drawn_as_a_picture_that_loads_nothing() -> None:
    script = Path(__file__).parents[2] / "docs" / "render_picture.py"
    svg = runpy.run_path(str(script))["picture"](sample_report(), 10)
    assert "Redirector&#160;Logs&#160;Event&#160;3031" in svg
    assert "@font-face" not in svg
    assert "url(http" not in svg
