"""`evcorr explain`: why logs show an article, or why not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands.calling import REVIEWED, SAMPLES, run


@pytest.mark.parametrize(("article", "status"), [("168845", 1), ("Q188315", 0)])
def test_an_explanation_tells_why_and_why_not(article: str, status: int) -> None:
    arguments = ("explain", article, str(SAMPLES / "logs" / "sms-client.evt"), "--signatures", REVIEWED)
    result = run(*arguments)
    assert result.exit_code == status
    assert ("agreed: " in result.stdout) == bool(status)
    told = json.loads(run(*arguments, "--format", "json").stdout)
    assert any(one["verdict"] == "seen" for one in told["symptoms"]) == bool(status)


def test_an_explanation_reads_a_log_as_it_is_told_to(tmp_path: Path) -> None:
    log = tmp_path / "log.txt"
    entry = "03/04/1999\t8:05:00 AM\tRdr\tWarning\tNone\t3031\tN/A\tPC1\tThe redirector was unable.\n"
    log.write_text(entry, encoding="utf-16")
    arguments = ("explain", "Q168845", log, "--signatures", REVIEWED, "--date-order", "dmy", "--timezone", "+02:00")
    assert "1999-04-03 06:05:00Z" in run(*arguments).stdout
    assert "0 entries" not in run(*arguments, "--encoding", "utf-16", "--format-in", "list").stdout
    assert run(*arguments, "--format-in", "evtx").exit_code == 3
