"""How much work a scan does, counted and not timed: what shows nothing costs next to nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from evcorr.matching.index import Index, compile_index
from evcorr.matching.screen import TextScreen
from evcorr.matching.sieve import BETWEEN
from evcorr.observable import ErrorCode, Event, Message
from evcorr.readers.evtx import evtx_log
from evcorr.readers.evtx import record_json as evtx_json
from evcorr.readers.reader import ReadOptions
from evcorr.scanning.options import ScanOptions
from evcorr.scanning.scanner import scan
from evcorr.scanning.survey import recall
from tests.builders import signature
from tests.scanning.test_tasks import long_log
from tests.writers.evtx_writer import write_evtx

FEW = tuple(
    signature(*observables, id=f"Q{number}")
    for number, observables in enumerate(
        (
            (Event(event_id=7, provider="Disk"), ErrorCode(code="1053", space="win32")),
            (Message(text="The spooler could not find its third tray"),),
        )
    )
)
MANY = FEW + tuple(
    signature(
        Event(event_id=number % 4000, provider=f"Provider{number % 700}"),
        Message(text=f"The gadget of kind {number} has lost its way to drawer {number * 7}"),
        id=f"Q{number + 100}",
    )
    for number in range(2000)
)
RECORDS, SHOWING, STARTS = 1500, 16, 3


class Work:
    """Counts the calls of functions."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.done: Counter[str] = Counter()
        self._monkeypatch = monkeypatch

    def count(self, owner: Any, name: str, amount: Callable[..., int] = lambda *_args: 1) -> None:
        """Count every call of a function of a module or class, or what `amount` makes of its arguments."""
        original = getattr(owner, name)

        def counted(*args: Any) -> Any:
            self.done[name] += amount(*args)
            return original(*args)

        self._monkeypatch.setattr(owner, name, counted)


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Work:
    work = Work(monkeypatch)
    work.count(recall, "matches")
    work.count(evtx_json, "record_from_json")
    work.count(evtx_log, "parse_chunk")
    work.count(TextScreen, "__call__", lambda _screen, text: len(text))
    return work


@pytest.mark.parametrize("signatures", [FEW, MANY], ids=["few signatures", "many signatures"])
def test_only_what_shows_something_becomes_a_record(tmp_path: Path, work: Work, signatures: tuple[Any, ...]) -> None:
    log = tmp_path / "System.evtx"
    log.write_bytes(write_evtx(long_log(RECORDS)))
    index: Index = compile_index(signatures)
    report = scan([log], index, ScanOptions(reading=ReadOptions(screen=TextScreen(index))))
    assert report.records_read == RECORDS
    assert report.findings[0].count == SHOWING
    assert work.done["matches"] == 1  # all that show something say the same
    assert work.done["record_from_json"] == SHOWING + STARTS
    assert work.done["parse_chunk"] == (log.stat().st_size - 4096) // 65536
    # every text once, and what stands between two
    assert work.done["__call__"] < (RECORDS - SHOWING) * (len("quiet " * 40) + len(BETWEEN))
