"""Ten thousand articles that are nearly the same: what ranking does grows with their number, no faster."""

from __future__ import annotations

import sys
from pathlib import Path
from types import FrameType

import pytest

from evcorr.article import Platform
from evcorr.matching.index import compile_index
from evcorr.observable import Event, Message
from evcorr.record import Level
from evcorr.report import Report
from evcorr.scanning.options import ScanOptions
from evcorr.scanning.scanner import scan
from evcorr.signature import Signature
from evcorr.timing import Kind, Timing
from tests.builders import record, signature, utc
from tests.writers.event_xml_writer import write_event_xml

NOON = utc("2026-11-21T12:00:00+00:00")
WORDS = "The canvas is missing from the easel in the studio"
RECORDS = 3


def alike(number: int) -> list[Signature]:
    """Articles about one event, each with a message and a version of its own besides."""
    return [
        signature(
            Event(event_id=7, provider="Paint", text=WORDS),
            Message(text=f"brush{one} was lost in the great flood of the cellar"),
            id=f"Q{100_000 + one}",
            platforms=(Platform("Paint", (f"{one}.0",)),),
            timings=(Timing(kind=Kind.REPEATED, symptoms=(0,)), Timing(kind=Kind.ORDER, symptoms=(0, 1))),
        )
        for one in range(number)
    ]


def work(number: int, path: Path) -> tuple[int, Report]:
    """How many calls a scan takes with so many articles, of Python's functions and others, and what it reports."""
    index = compile_index(alike(number))
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        report = scan([path], index, ScanOptions(started=NOON))
    finally:
        sys.setprofile(None)
    return calls, report


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "log.xml"
    fields = {"provider": "Paint", "event_id": 7, "level": Level.ERROR, "computer": "A"}
    path.write_bytes(write_event_xml([record(WORDS, time_created=NOON, **fields) for _ in range(RECORDS)]))
    return path


def test_work_grows_no_faster_than_the_articles(log: Path) -> None:
    few, _ = work(200, log)
    many, report = work(2000, log)
    assert many <= 11 * few
    assert len(report.findings) == 2000


def test_ten_thousand_are_one_group_in_order_of_their_ids(log: Path) -> None:
    report = scan([log], compile_index(alike(10_000)), ScanOptions(started=NOON))
    assert [one.article for one in report.findings] == [f"Q{100_000 + one}" for one in range(10_000)]
    assert {(one.group, one.score, one.count) for one in report.findings} == {(1, report.findings[0].score, RECORDS)}
    assert report.findings[17].tell_apart == ("it would also show “brush17 was lost in the great flood of the cellar”",)
