"""`evcorr render`: a saved report in another format."""

from __future__ import annotations

from pathlib import Path

import pytest

from evcorr.reporters import REPORTERS
from tests.commands.calling import REVIEWED, SAMPLES, run


def test_a_saved_report_can_be_rendered(tmp_path: Path) -> None:
    saved = tmp_path / "report.json"
    scan = ("scan", SAMPLES, "--signatures", REVIEWED)
    assert run(*scan, "-o", saved).exit_code == 3
    for name in REPORTERS:
        rendered = run("render", saved, "--format", name)
        assert (rendered.exit_code, rendered.stdout) == (3, run(*scan, "--format", name).stdout)


@pytest.mark.parametrize("content", ["", "{}", "[1", '{"schema": "evcorr-report/9"}', "\ufffd"])
def test_what_is_no_report_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "x.json").write_text(content, encoding="utf-8")
    result = run("render", tmp_path / "x.json")
    assert result.exit_code == 2
    assert "not a saved evcorr report" in result.stderr
