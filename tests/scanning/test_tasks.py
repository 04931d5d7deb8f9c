"""However the work is shared, the report is the same."""

from __future__ import annotations

import gzip
import io
import os
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from evcorr.errors import EvcorrError
from evcorr.inputs import Input
from evcorr.matching.index import Index, compile_index
from evcorr.observable import ErrorCode, Event, Message
from evcorr.readers import ReadOptions
from evcorr.readers.evtx import evtx_log
from evcorr.readers.evtx import pieces as evtx_pieces
from evcorr.record import Problem, Record
from evcorr.report import Report, encode_report
from evcorr.running import processes
from evcorr.running.progress import Progress
from evcorr.scanning.options import ScanOptions
from evcorr.scanning.scanner import scan
from evcorr.scanning.survey import sharing, tasks
from evcorr.scanning.survey import surveyor as survey
from evcorr.scanning.survey.sharing import Workers
from evcorr.scanning.survey.tasks import tasks_in
from tests.builders import record, signature, utc
from tests.writers.evtx_writer import write_evtx

NOON = utc("2026-11-21T12:00:00+00:00")
KNOWN = (
    signature(Event(event_id=7, provider="Disk"), ErrorCode(code="1053", space="win32"), id="Q1"),
    signature(Event(event_id=9, provider="Ftdisk"), Message(text="The spooler could not find its third tray"), id="Q2"),
)


def load() -> Index:
    return compile_index(KNOWN)


def fail() -> Index:
    os._exit(3)


def start(number: int, pack: str) -> Record:
    names = (("MajorVersion", "6"), ("MinorVersion", "1"), ("BuildVersion", "7601"), ("ServiceVersion", pack))
    return record(provider="Microsoft-Windows-Kernel-General", event_id=12, data=names, **placed(number))


def placed(number: int) -> dict[str, object]:
    return {
        "computer": f"C{number % 3}",
        "channel": "System",
        "time_created": NOON + timedelta(minutes=number),
        "record_id": number + 1,
    }


def long_log(size: int = 1500) -> list[Record]:
    """A log of several computers that are updated now and then, with a finding here and there."""
    records = []
    for number in range(size):
        if number % 401 == 400:
            records.append(start(number, str(number // 401)))
        elif number % 97 == 5:
            records.append(record(provider="Disk", event_id=7, data=(("", "D:"),), **placed(number)))
        else:
            filler = (("", "quiet " * 40),)
            records.append(record(provider=f"P{number % 7}", event_id=1, data=filler, **placed(number)))
    return records


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    monkeypatch.setattr(evtx_pieces, "PIECE_SIZE", 1 << 17)
    monkeypatch.setattr(tasks, "MOST_BYTES", 1 << 17)
    monkeypatch.setattr(sharing, "FEWEST_TASKS", 3)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    logs = tmp_path / "logs"
    logs.mkdir()
    (logs / "a.evtx").write_bytes(write_evtx(long_log()))
    (logs / "b.evtx").write_bytes(write_evtx(long_log(40)))
    (logs / "c.log").write_text("The spooler could not find its third tray\n\nSystem error 1053 has occurred.\n")
    (logs / "d.log.gz").write_bytes(gzip.compress(b"The spooler could not find its third tray\n"))
    (logs / "e.evtx").write_bytes(b"ElfFile\0" + bytes(5000))
    (logs / "f.log").touch()
    return logs


def test_a_large_log_is_read_in_pieces(folder: Path) -> None:
    log = folder / "a.evtx"
    pieces = evtx_pieces.pieces(Input(str(log), partial(log.open, "rb"), log.stat().st_size, log))
    assert len(pieces) > 3
    assert sum(piece.size or 0 for piece in pieces) == log.stat().st_size
    found = [item for piece in pieces for item in evtx_log.READER.read(piece, ReadOptions())]
    assert len(found) == 1500
    assert found == list(evtx_log.READER.read(Input(str(log), partial(log.open, "rb")), ReadOptions()))


def test_a_log_in_pieces_and_the_same_in_an_archive_count_once(tmp_path: Path) -> None:
    log = write_evtx(long_log())
    (tmp_path / "a.evtx").write_bytes(log)
    (tmp_path / "b.evtx.gz").write_bytes(gzip.compress(log))
    report = scan([tmp_path], load())
    told = [(one.records, one.same_as or None) for one in report.inputs]
    assert told == [(1500, None), (0, str(tmp_path / "a.evtx"))]


@pytest.mark.parametrize("at", [0, 4096 + 5 * 65536, 4096 + 65536 + 3])
def test_a_damaged_log_is_one_piece(folder: Path, at: int) -> None:
    log = folder / "a.evtx"
    data = bytearray(log.read_bytes())
    if at % 65536 == 3:
        data[at:at] = b"\0"
    else:
        data[at] ^= 1
    log.write_bytes(data)
    assert len(evtx_pieces.pieces(Input(str(log), partial(log.open, "rb"), len(data), log))) == 1


def test_unused_chunks_are_no_damage(folder: Path) -> None:
    log = folder / "a.evtx"
    log.write_bytes(log.read_bytes() + bytes(1 << 19))
    pieces = evtx_pieces.pieces(Input(str(log), partial(log.open, "rb"), log.stat().st_size, log))
    assert len(pieces) > 3
    found = [item for piece in pieces for item in evtx_log.READER.read(piece, ReadOptions())]
    assert len(found) == 1500


def test_small_files_are_surveyed_together_and_large_ones_in_pieces(folder: Path) -> None:
    found = list(tasks_in([folder, folder / "missing"], ReadOptions()))
    assert [task.number for task in found] == list(range(len(found)))
    items = [[str(getattr(item, "path", item)) for item in task.items] for task in found]
    assert all(item == [str(folder / "a.evtx")] for item in items[:-1])
    assert len(items[-1]) == 6
    assert isinstance(found[-1].items[-1], Problem)


def test_a_large_file_that_has_no_pieces_is_a_long_task(folder: Path) -> None:
    log = folder / "a.evtx"
    assert not any(task.is_long for task in tasks_in([folder], ReadOptions()))
    log.write_bytes(b"\0" * 3 + log.read_bytes())
    assert [task.is_long for task in tasks_in([folder], ReadOptions())] == [True, False]
    assert told(folder, Workers(2, load)) == told(folder)


def test_standard_input_is_no_long_task(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"one line\n")))
    (task,) = tasks_in(["-"], ReadOptions())
    assert not task.is_long
    assert not task.is_at_hand


def told(folder: Path, workers: Workers | None = None, seen: list[Progress] | None = None) -> bytes:
    watch = None if seen is None else seen.append
    report: Report = scan([folder], load(), ScanOptions(), watch, workers)
    return encode_report(report)


def test_with_several_processes_the_report_is_the_same(folder: Path) -> None:
    seen: list[Progress] = []
    alone = told(folder)
    assert b'"Q1"' in alone
    assert b'"Q2"' in alone
    assert told(folder, Workers(2, load), seen) == alone
    counts = [item.done for item in seen]
    assert counts == sorted(counts)
    assert counts[-1] == 1500 + 40 + 4


def test_in_pieces_or_whole_the_report_is_the_same(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    in_pieces = told(folder)
    assert b"Service Pack 2" in in_pieces
    monkeypatch.setattr(tasks, "MOST_BYTES", 1 << 30)
    assert told(folder) == in_pieces
    monkeypatch.setattr(survey, "MOST_STARTS", 1)
    assert told(folder) == in_pieces


def test_a_process_that_is_killed_ends_the_scan(folder: Path) -> None:
    with pytest.raises(EvcorrError, match="ended from outside"):
        told(folder, Workers(2, fail))


def test_long_files_are_shared_however_few_they_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in "abc":
        (tmp_path / f"{name}.evtx").write_bytes(b"\0" * 3 + write_evtx(long_log()))
    alone = told(tmp_path)
    started = counted_pools(monkeypatch)
    assert told(tmp_path, Workers(2, load)) == alone
    assert started == [2]


def test_what_turns_out_slow_is_shared(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = told(folder)
    monkeypatch.setattr(sharing, "FEWEST_TASKS", 1 << 10)
    started = counted_pools(monkeypatch)
    monkeypatch.setattr(sharing, "LONG", 0.0)
    seen: list[Progress] = []
    assert told(folder, Workers(2, load), seen) == alone
    assert started == [2]
    counts = [item.done for item in seen]
    assert counts == sorted(counts)
    assert counts[-1] == 1500 + 40 + 4


def test_a_few_quick_tasks_start_no_process(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = told(folder)
    monkeypatch.setattr(sharing, "FEWEST_TASKS", 1 << 10)
    monkeypatch.setattr(sharing, "LONG", 1e9)
    started = counted_pools(monkeypatch)
    assert told(folder, Workers(2, load)) == alone
    assert not started


def counted_pools(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many processes each pool has that is made from now on."""
    counts: list[int] = []
    made = processes.worker_pool

    def pool(count: int, *arguments: object) -> object:
        counts.append(count)
        return made(count, *arguments)

    monkeypatch.setattr(processes, "worker_pool", pool)
    return counts
