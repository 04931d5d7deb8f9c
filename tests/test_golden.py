"""The report of the samples, end to end: log bytes in, report bytes out."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

import evcorr
from tests.samples import REVIEWED

STARTED = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
FORMATS = {
    "json": "json",
    "jsonl": "jsonl",
    "text": "txt",
    "html": "html",
    "markdown": "md",
    "csv": "csv",
    "sarif": "sarif",
    "junit": "junit.xml",
    "timesketch": "timesketch.jsonl",
}


@pytest.mark.parametrize("name", FORMATS)
def test_the_report_of_the_samples(
    name: str, golden: Callable[[str, str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(Path(__file__).parents[1])
    monkeypatch.delenv("COLUMNS", raising=False)
    # mined packs change with every run over the archive; what a person wrote for the samples does not
    index = evcorr.compile_index(evcorr.load_signatures(REVIEWED))
    report = evcorr.scan([Path("samples/logs")], index, evcorr.ScanOptions(started=STARTED))
    out = io.StringIO()
    evcorr.REPORTERS[name](report, out)
    golden(f"samples.{FORMATS[name]}", out.getvalue())
