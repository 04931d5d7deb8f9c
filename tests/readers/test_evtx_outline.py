"""Outlines of .evtx logs: a scan that parses only what may matter reports what one does that parses everything."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from evcorr.grade import Grade
from evcorr.matching import lazy_screen
from evcorr.matching.index import compile_index
from evcorr.matching.stored_screen import StoredScreen
from evcorr.observable import Crash, ErrorCode, Event, Message, Stop
from evcorr.readers.evtx import evtx_log
from evcorr.readers.evtx import outline as evtx_outline
from evcorr.readers.evtx.chunks import CHUNK_SIZE
from evcorr.readers.evtx.template import Templates
from evcorr.readers.reader import ReadOptions
from evcorr.record import Outline, Sketch
from evcorr.report import Report, encode_report
from evcorr.scanning.options import ScanOptions
from evcorr.scanning.scanner import scan
from evcorr.scanning.survey import surveyor as survey
from tests.builders import signature, source_of
from tests.writers.windows_evtx_writer import (
    BINARY,
    BOOL,
    FILETIME,
    GUID,
    HEX32,
    HEX64,
    INT32,
    SID,
    TEXT,
    TEXTS,
    UINT32,
    Entry,
    Value,
    write_windows_evtx,
)

SIGNATURES = tuple(
    signature(observable, id=f"Q{number}")
    for number, observable in enumerate(
        (
            Event(event_id=7, provider="Disk"),
            Event(event_id=11, provider="Disk", text="The driver detected a controller error"),
            Event(event_id=15, text="The device has a bad spool"),
            Message(text="The spooler could not find its third tray"),
            Message(text="Tray <*> of the false spooler is stuck"),
            ErrorCode(code="0xC0000034", space="ntstatus"),
            ErrorCode(code="1053", space="win32"),
            ErrorCode(code="-1018", space="jet"),
            ErrorCode(code="LNK2001", space="product"),
            ErrorCode(code="000C", space="product"),
            ErrorCode(code="550 5.1.1", space="product"),
            Stop(code="0x0000007B"),
            Crash(image="spoolsv.exe"),
        )
    )
)
INDEX = compile_index(SIGNATURES)

SAID = st.sampled_from(
    [
        "The spooler could not find its third tray",
        "The spooler could not find ",
        "its third tray",
        "Tray 5 of the false spooler is stuck",
        "Tray ",
        " of the ",
        " spooler is stuck",
        "error ",
        "error 1053",
        "%%1053",
        "0xC0000034",
        "status ",
        "STOP: ",
        "STOP: 0x0000007B (0x1, 0x2, 0x3, 0x4)",
        "JET_err -1018",
        "LNK2001",
        "000C",
        "550 5.1.1",
        "550 5.1",
        "Faulting application spoolsv.exe, version 1",
        "\u0441\u0442\u0440\u0430\u0436",
        "stra\u00dfe",
        "\u212aelvin",
        "a\0b",
        "",
        "-",
    ]
)
SIDS = [bytes.fromhex(sid) for sid in ("010100000000000512000000", "0102000000000005200000003bf4ff7f")]
NUMBERS = st.sampled_from([0, 1, 5, 0x7B, 1053, 0x34, 0xC0000034, 0x80070034, 0xFFFFFC06])
VALUES = st.one_of(
    st.tuples(st.just(TEXT), SAID),
    st.tuples(st.just(TEXT), st.text("abcdefrstulxz 015.-%", max_size=12)),
    st.tuples(st.just(TEXTS), st.lists(SAID, max_size=3).map(tuple)),
    st.tuples(st.sampled_from([UINT32, HEX32, HEX64]), NUMBERS),
    st.tuples(st.just(INT32), st.sampled_from([-1018, -5, 5, -2147024844])),
    st.tuples(st.just(BOOL), st.integers(0, 1)),
    st.tuples(st.just(BINARY), st.binary(max_size=16) | st.just(b"\x00\x0c")),
    st.tuples(st.just(GUID), st.binary(min_size=16, max_size=16)),
    st.tuples(st.just(FILETIME), st.sampled_from([0, 131124535710000000, 1 << 63])),
    st.tuples(
        st.just(SID),
        st.sampled_from(["010100000000000512000000", "0102000000000005200000003bf4ff7f"]).map(bytes.fromhex),
    ),
)
ENTRIES = st.builds(
    Entry,
    provider=st.sampled_from(["Disk", "Print", "\u0414\u0438\u0441\u043a"]),
    event_id=st.sampled_from([7, 9, 11, 15, 6005, 1001]),
    values=st.lists(VALUES, max_size=5).map(tuple),
    computer=st.sampled_from(["SERVER1", "SERVER2"]),
    time=st.integers(0, 10_000).map(lambda seconds: datetime(2016, 7, 8, tzinfo=UTC) + timedelta(seconds=seconds)),
    named=st.booleans(),
    by_value=st.booleans(),
    user=st.booleans(),
)


def nothing(_make: object) -> Callable[[int], None]:
    """In place of the screen for stored values: none is ever made."""
    return lambda _size: None


@pytest.fixture(autouse=True)
def same_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    monkeypatch.setattr(evtx_log, "SMALL", 0)


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lazy_screen, "WORTH_A_STORED_SCREEN", -1)


def report(path: Path) -> Report:
    return scan([path], INDEX, ScanOptions(min_grade=Grade.WEAK, include_inapplicable=True))


def in_full(path: Path) -> Report:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(survey, "LazyStoredScreen", nothing)
        return report(path)


QUIET = [Entry(event_id=9, values=((TEXT, f"all is well {number}"), (UINT32, number))) for number in range(40)]


@settings(max_examples=150)
@given(st.lists(ENTRIES, max_size=12), st.integers(0, 40))
@example([Entry(event_id=9, values=((TEXT, "Tray "), (UINT32, 5), (TEXT, " of the "), (BOOL, 0)))], 3)
@example([Entry(event_id=9, values=((TEXT, "status "), (HEX32, 0xC0000034)))], 3)
@example([Entry(event_id=9, values=((TEXT, "STOP: "), (HEX32, 0x7B)))], 3)
@example([Entry(event_id=9, values=((TEXT, "status "), (HEX32, 0xC0000034)), user=True)], 3)
@example([Entry(event_id=9, values=((TEXTS, ("Tray ", " of the ")), (TEXT, " spooler is stuck")), user=True)], 3)
@pytest.mark.usefixtures("at_once")
def test_the_report_is_that_of_every_record(
    tmp_path_factory: pytest.TempPathFactory, entries: list[Entry], quiet: int
) -> None:
    mixed = [*QUIET[:quiet], *entries, *QUIET[quiet:]]
    path = tmp_path_factory.getbasetemp() / "generated.evtx"
    path.write_bytes(write_windows_evtx(mixed))
    assert encode_report(report(path)) == encode_report(in_full(path))


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(4096, 4096 + 20_000), st.integers(0, 255)), min_size=1, max_size=6))
@pytest.mark.usefixtures("at_once")
def test_damage_costs_no_more_than_it_does_otherwise(
    tmp_path_factory: pytest.TempPathFactory, flips: list[tuple[int, int]]
) -> None:
    log = bytearray(write_windows_evtx([*QUIET, *KNOWN, *QUIET]))
    for place, byte in flips:
        log[place] = byte
    path = tmp_path_factory.getbasetemp() / "damaged.evtx"
    path.write_bytes(log)
    wanted, found = in_full(path), report(path)
    assert [one.records for one in found.inputs] == [one.records for one in wanted.inputs]
    assert {one.article for one in found.findings} == {one.article for one in wanted.findings}


@pytest.mark.parametrize("stated", [0, 511, CHUNK_SIZE - 8, CHUNK_SIZE + 1, 1 << 21, 0xFFFFFFFF])
@pytest.mark.usefixtures("at_once")
def test_an_end_that_no_chunk_can_have_is_not_believed(tmp_path: Path, stated: int) -> None:
    log = bytearray(write_windows_evtx([*QUIET, *KNOWN, *QUIET]))
    log[4096 + 48 : 4096 + 52] = stated.to_bytes(4, "little")
    # a record that reaches behind its chunk
    at = log.rindex(b"**\0\0", 0, 4096 + 60_000)
    log[at + 4 : at + 8] = (1 << 20).to_bytes(4, "little")
    path = tmp_path / "log.evtx"
    path.write_bytes(log)
    wanted, found = in_full(path), report(path)
    assert found.problems == wanted.problems
    assert found.findings == wanted.findings


KNOWN = (Entry(), Entry(event_id=9, values=((TEXT, "The spooler could not find its third tray"),)))


def entries_of(log: bytes, screen: StoredScreen | None) -> list[object]:
    options = ReadOptions(stored=lambda _size: screen, sketches=True)
    return list(evtx_log.read(source_of(log, "log"), options))


def screen_of() -> StoredScreen:
    def is_disk(provider: str | None, _source: str | None, event_id: int | None) -> bool:
        return (provider, event_id) == ("Disk", 7)

    return StoredScreen(INDEX, is_disk, lambda *_: False)


def test_few_records_are_parsed() -> None:
    (outline,) = entries_of(write_windows_evtx([*QUIET, *KNOWN, *QUIET]), screen_of())
    assert isinstance(outline, Outline)
    assert outline.records == 82
    assert [number for number, _ in outline.sketches] == [40, 41]
    assert [source.provider for source, _ in outline.sources] == ["Disk"]


def test_a_log_of_which_most_records_matter_is_parsed_as_a_whole() -> None:
    found = entries_of(write_windows_evtx(KNOWN * 20), screen_of())
    assert len(found) == 40
    assert all(isinstance(one, Sketch) for one in found)


def test_without_numpy_every_record_is_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "numpy", None)
    for name in [name for name in sys.modules if name.startswith("evcorr.readers.evtx.outline")]:
        monkeypatch.delitem(sys.modules, name)
        monkeypatch.setitem(sys.modules, name, None)
    assert len(entries_of(write_windows_evtx(QUIET), screen_of())) == len(QUIET)


class Blind(StoredScreen):
    """Finds nothing."""

    def find(self, squeezed: bytes) -> list[int]:  # noqa: ARG002 - as every screen's
        return []


@pytest.mark.usefixtures("at_once")
def test_a_scan_says_so_if_it_passed_over_what_it_should_not_have(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(survey, "StoredScreen", Blind)
    evtx_outline.outliner_for.cache_clear()
    path = tmp_path / "log.evtx"
    path.write_bytes(write_windows_evtx([*QUIET, *KNOWN[1:], *QUIET]))
    found = report(path)
    assert ["passed over" in problem.reason for problem in found.problems] == [True]
    assert found.findings


def test_a_body_with_other_names_is_another_one() -> None:
    log = write_windows_evtx([*QUIET[:1], Entry(event_id=9, values=((TEXT, "a"),), named=False)])[4096:]
    templates = Templates()
    start = int.from_bytes(log[512 + 34 : 512 + 38], "little")
    plan = templates.plan(log, 0, start)
    assert plan is not None
    changed = bytearray(log)
    at = log.index("Computer".encode("utf-16-le"))
    changed[at] = ord("X")
    assert templates.plan(bytes(changed), 0, start) != plan
    assert templates.plan(log, 0, start) == plan


def test_values_of_every_type_are_told() -> None:
    values: tuple[Value, ...] = ((TEXT, "quiet"), (UINT32, 3), (HEX64, 999), (GUID, bytes(16)), (BOOL, 1))
    entries = [Entry(event_id=9, values=values, user=user) for user in (False, True)]
    (outline,) = entries_of(write_windows_evtx(entries * 3), screen_of())
    assert isinstance(outline, Outline)
    assert outline.sketches == ()


@pytest.mark.parametrize(
    ("text", "may_show"),
    [
        ("000A", True),
        ("reply 000a, tray 2", True),
        ("00 0A", True),
        ("49d0ab1330e5d10158080000a4071c08", False),
        ("1.000a", False),
        ("000a.7", False),
        ("00\n0A", False),
    ],
)
def test_a_code_within_a_longer_word_is_none(text: str, may_show: bool) -> None:
    index = compile_index([signature(ErrorCode(code="000A"), id="Q900301")])
    screen = StoredScreen(index, lambda *_: False, lambda *_: False)
    assert screen.may_show([None, text.encode("latin-1")], "Spooler", None) is may_show
