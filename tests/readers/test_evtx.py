"""Event logs in .evtx: what was written is read, and damage costs no more than the records it hits."""

from __future__ import annotations

import random
import struct
import subprocess
import sys
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evcorr.errors import UnreadableInputError
from evcorr.readers.evtx import evtx_log
from evcorr.readers.evtx.chunks import Chunk, layout
from evcorr.readers.evtx.second_opinion import MOST_FAILURES, Budget
from evcorr.readers.reader import ReadOptions
from evcorr.record import Level, Origin, Problem, Record
from tests.builders import source_of
from tests.writers.evtx_writer import CHUNK_SIZE, FILE_HEADER_SIZE, NAME_TABLE, RECORDS_START, write_evtx

PATH = "System.evtx"
ROOT = Path(__file__).parents[2]


def read(log: bytes) -> list[Record | Problem]:
    return list(evtx_log.read(source_of(log, PATH), ReadOptions()))


def ids(items: Iterable[Record | Problem]) -> list[int | None]:
    return [item.record_id for item in items if isinstance(item, Record)]


def reasons(items: Iterable[Record | Problem]) -> list[str]:
    return [item.reason for item in items if isinstance(item, Problem)]


def entry(number: int, **fields: object) -> Record:
    usual = {
        "origin": Origin(PATH, number),
        "record_id": number,
        "provider": "Disk",
        "event_id": 7,
        "qualifiers": 0xC004,
        "level": Level.ERROR,
        "task": "0",
        "channel": "System",
        "computer": "SERVER1",
        "time_created": datetime(2001, 2, 3, tzinfo=UTC) + timedelta(seconds=number),
        "data": (("", f"\\Device\\Harddisk{number}"), ("", "x" * (number * 7 % 50))),
        "binary": bytes(number % 5),
    }
    return Record(**(usual | fields))  # type: ignore[arg-type]


def entries(count: int) -> list[Record]:
    return [entry(number) for number in range(1, count + 1)]


SEVERAL_CHUNKS = entries(250)
LOG = write_evtx(SEVERAL_CHUNKS)
CHUNKS = (len(LOG) - FILE_HEADER_SIZE) // CHUNK_SIZE
SECOND = FILE_HEADER_SIZE + CHUNK_SIZE
"""Where the second chunk of LOG begins."""


def starts(log: bytes, chunk: int) -> list[int]:
    """Where in the file the records of a chunk begin, and where the last one ends."""
    start = chunk + RECORDS_START
    found = []
    while log.startswith(b"**\0\0", start):
        found.append(start)
        start += struct.unpack_from("<I", log, start + 4)[0]
    return [*found, start]


def ids_in(log: bytes, chunk: int) -> list[int]:
    return [struct.unpack_from("<Q", log, start + 8)[0] for start in starts(log, chunk)[:-1]]


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), max_size=30)
NAMES = st.from_regex(r"[A-Za-z][A-Za-z0-9 ]{0,12}", fullmatch=True)


@st.composite
def any_records(draw: st.DrawFn) -> list[Record]:
    values = st.lists(WORDS, max_size=4).map(lambda texts: tuple(("", text) for text in texts))
    named = st.lists(st.tuples(NAMES, WORDS), max_size=4, unique_by=lambda pair: pair[0]).map(tuple)
    return [
        Record(
            origin=Origin(PATH, number),
            record_id=number,
            provider=draw(NAMES),
            event_source_name=draw(st.none() | NAMES),
            event_id=draw(st.integers(0, 0xFFFF)),
            qualifiers=draw(st.none() | st.integers(0, 0xFFFF)),
            level=draw(st.none() | st.sampled_from(Level)),
            task=draw(st.none() | st.integers(0, 0xFFFF).map(str)),
            channel=draw(st.none() | NAMES.filter(str.strip)),
            computer=draw(st.none() | NAMES.filter(str.strip)),
            time_created=draw(st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC))),  # noqa: DTZ001
            user_id=draw(st.none() | st.just("S-1-5-18")),
            data=draw(values | named),
            binary=draw(st.binary(max_size=20)),
        )
        for number in range(1, draw(st.integers(1, 5)) + 1)
    ]


@given(any_records(), st.booleans())
def test_what_was_written_is_read(written: list[Record], templates: bool) -> None:
    assert read(write_evtx(written, templates=templates)) == written


def test_records_of_several_chunks_come_in_order() -> None:
    assert CHUNKS == 3
    assert read(LOG) == SEVERAL_CHUNKS


def test_a_log_without_records_has_none() -> None:
    assert read(write_evtx([])) == []


@pytest.mark.parametrize("log", [b"", b"ElfFile\0", LOG[:100], LOG[:FILE_HEADER_SIZE], bytes(FILE_HEADER_SIZE + 9)])
def test_a_log_without_a_chunk_is_unreadable(log: bytes) -> None:
    with pytest.raises(UnreadableInputError, match=PATH):
        read(log)


@pytest.mark.parametrize(
    "log",
    [
        bytes(FILE_HEADER_SIZE) + LOG[FILE_HEADER_SIZE:],
        b"XXXXXXXX" + LOG[8:],
        LOG[FILE_HEADER_SIZE:],
        b"\0" + LOG,
        LOG[:42] + b"\1\0" + LOG[44:],
        LOG[:42] + b"\xff\xff" + LOG[44:],
    ],
    ids=["zeroed header", "no magic", "chunks alone", "shifted", "one chunk stated", "too many chunks stated"],
)
def test_the_file_header_does_not_matter(log: bytes) -> None:
    assert read(log) == SEVERAL_CHUNKS


def patched(log: bytes, offset: int, fmt: str, *values: int | bytes) -> bytes:
    copy = bytearray(log)
    struct.pack_into(fmt, copy, offset, *values)
    return bytes(copy)


@pytest.mark.parametrize(
    "log",
    [
        patched(LOG, SECOND, "8s", b"XXXXXXXX"),
        patched(LOG, SECOND, "512s", b""),
        patched(LOG, SECOND + 48, "<I", 512),
        patched(LOG, SECOND + 48, "<I", 0xFFFFFFFF),
    ],
    ids=["no magic", "zeroed header", "free space at the beginning", "free space outside"],
)
def test_a_broken_chunk_header_costs_nothing(log: bytes) -> None:
    items = read(log)
    assert [item for item in items if isinstance(item, Record)] == SEVERAL_CHUNKS
    assert reasons(items) == ["damaged chunk header: its records were found without it"]


@pytest.mark.parametrize("last", [0, 1, 2**64 - 1, 2**63])
def test_a_wrong_last_id_costs_nothing(last: int) -> None:
    assert read(patched(LOG, SECOND + 32, "<Q", last)) == SEVERAL_CHUNKS


def test_tables_of_names_and_templates_are_not_needed() -> None:
    noise = random.Random(1).randbytes(384)  # noqa: S311
    assert read(patched(LOG, SECOND + NAME_TABLE, "384s", noise)) == SEVERAL_CHUNKS


@pytest.mark.parametrize("which", [0, 5, -2])
@pytest.mark.parametrize(
    ("offset", "fmt", "value"),
    [(0, "4s", b"\0\0\0\0"), (4, "<I", 0), (4, "<I", 8), (4, "<I", 0x7FFFFFFF), (4, "<I", 1000)],
    ids=["no magic", "size 0", "size 8", "size huge", "size wrong"],
)
def test_a_broken_head_of_a_record_costs_nothing(offset: int, fmt: str, value: int | bytes, which: int) -> None:
    start = starts(LOG, SECOND)[which]
    items = read(patched(LOG, start + offset, fmt, value))
    assert [item for item in items if isinstance(item, Record)] == SEVERAL_CHUNKS
    assert [item for item in items if isinstance(item, Problem)] == [
        Problem(Origin(PATH, start, "byte"), "damaged head of a record, read by what is left of it")
    ]


@pytest.mark.parametrize("which", [1, 5, -1])
def test_a_broken_second_size_costs_nothing(which: int) -> None:
    end = starts(LOG, SECOND)[which]
    assert read(patched(LOG, end - 4, "<I", 0)) == SEVERAL_CHUNKS


@pytest.mark.parametrize("left", [1, 8, 15, 16, 31])
def test_a_few_bytes_at_the_end_of_a_chunk_are_no_record(left: int) -> None:
    size = CHUNK_SIZE - RECORDS_START - left
    record = struct.pack("<4sIQ", b"**\0\0", size, 7).ljust(size - 4, b"\0") + struct.pack("<I", size)
    head = bytearray(LOG[FILE_HEADER_SIZE : FILE_HEADER_SIZE + RECORDS_START])
    struct.pack_into("<I", head, 48, CHUNK_SIZE)
    plan = layout(Chunk(0, bytes(head) + record + b"\1" * left))
    assert [(span.start, span.size, span.record_id) for span in plan.spans] == [(RECORDS_START, size, 7)]
    assert plan.gaps == ((CHUNK_SIZE - left, CHUNK_SIZE),)


def test_a_record_without_head_costs_itself_only() -> None:
    start = starts(LOG, SECOND)[3]
    items = read(patched(LOG, start, "60s", b""))
    lost = ids_in(LOG, SECOND)[3]
    assert ids(items) == [number for number in range(1, 251) if number != lost]
    assert [item.origin for item in items if isinstance(item, Problem)] == [Origin(PATH, start, "byte")]


def test_the_native_parser_goes_on_behind_what_is_no_record(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evtx_log, "Budget", lambda: Budget(attempts=0))
    items = read(patched(LOG, starts(LOG, SECOND)[3], "60s", b""))
    assert len(ids(items)) == len(SEVERAL_CHUNKS) - 1


def test_python_evtx_is_not_asked_again_where_it_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    python_evtx = pytest.importorskip("Evtx.Evtx")
    monkeypatch.setattr(python_evtx, "Record", lambda _data, start, _header: asked.append(start))
    monkeypatch.setattr(evtx_log, "parse_chunk", lambda _: ([], ["nothing read"]))
    assert len(reasons(read(LOG))) == len(SEVERAL_CHUNKS)
    assert len(asked) == MOST_FAILURES


def test_broken_binary_xml_costs_its_record_only() -> None:
    start = starts(LOG, SECOND)[3]
    items = read(patched(LOG, start + 24, "90s", b"\xff" * 90))
    lost = ids_in(LOG, SECOND)[3]
    assert ids(items) == [number for number in range(1, 251) if number != lost]
    assert reasons(items) == [f"record {lost} can't be read: its binary XML is damaged"]


@pytest.mark.parametrize("kept", [SECOND + 600, SECOND + 30_000, SECOND + 65_000])
def test_a_cut_log_gives_all_whole_records(kept: int) -> None:
    items = read(LOG[:kept])
    ends = starts(LOG, SECOND)[1:]
    whole = [number for number, end in zip(ids_in(LOG, SECOND), ends, strict=True) if end <= kept]
    before = ids_in(LOG, SECOND)[0]
    assert ids(items)[: before + len(whole) - 1] == [*range(1, before + len(whole))]
    assert "the log breaks off, or has lost bytes, within a chunk" in reasons(items)


def test_lost_bytes_harm_one_chunk_only() -> None:
    items = read(LOG[: SECOND + 30_000] + LOG[SECOND + 30_500 :])
    third = ids_in(LOG, SECOND + CHUNK_SIZE)
    assert ids(items)[-len(third) :] == third
    assert len(set(ids(items))) == len(ids(items))


def test_headers_without_room_for_a_record_are_no_chunks() -> None:
    headers = LOG[SECOND : SECOND + 136] * 50_000
    assert read(headers + LOG[FILE_HEADER_SIZE:]) == SEVERAL_CHUNKS


def test_a_log_behind_another_is_read_too() -> None:
    assert read(LOG + LOG) == SEVERAL_CHUNKS * 2


def test_records_of_an_earlier_use_of_a_chunk_are_not_given() -> None:
    used, chunk = write_evtx(entries(40)), bytearray(write_evtx([entry(100)]))
    end = starts(bytes(chunk), FILE_HEADER_SIZE)[-1]
    chunk[end:] = used[end:]
    assert ids(read(bytes(chunk))) == [100]


def test_records_written_after_the_header_are_given() -> None:
    log = write_evtx(entries(40))
    begins = starts(log, FILE_HEADER_SIZE)
    stale = patched(log, FILE_HEADER_SIZE + 48, "<I", begins[30] - FILE_HEADER_SIZE)
    stale = patched(stale, FILE_HEADER_SIZE + 32, "<Q", 30)
    assert ids(read(stale)) == [*range(1, 41)]


@pytest.mark.parametrize(
    ("seed", "lines"), [*((seed, 0) for seed in range(100)), *((seed, 10**7) for seed in range(5))]
)
def test_damage_to_one_chunk_harms_no_other(seed: int, lines: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evtx_log, "Budget", lambda: Budget(lines))
    chance = random.Random(seed)  # noqa: S311
    log = bytearray(LOG)
    for _ in range(chance.randrange(1, 30)):
        start = chance.randrange(SECOND, SECOND + CHUNK_SIZE)
        size = min(chance.choice([1, 1, 1, 8, 60, 2000]), SECOND + CHUNK_SIZE - start)
        log[start : start + size] = chance.choice([bytes(size), chance.randbytes(size)])
    found = [item for item in read(bytes(log)) if isinstance(item, Record)]
    untouched = len(ids_in(LOG, FILE_HEADER_SIZE)), len(ids_in(LOG, SECOND + CHUNK_SIZE))
    assert found[: untouched[0]] == SEVERAL_CHUNKS[: untouched[0]]
    assert found[-untouched[1] :] == SEVERAL_CHUNKS[-untouched[1] :]
    assert len(found) <= len(SEVERAL_CHUNKS)


def with_names_in_a_circle(log: bytes) -> bytes:
    """The log, two names of its first chunk linked to each other and both reached from the table of names."""
    copy = bytearray(log)
    first, second = [name for name in struct.unpack_from("<64I", log, FILE_HEADER_SIZE + NAME_TABLE) if name][:2]
    struct.pack_into("<I", copy, FILE_HEADER_SIZE + first, second)
    struct.pack_into("<I", copy, FILE_HEADER_SIZE + second, first)
    return bytes(copy)


COUNT_RECORDS = """
import sys
from pathlib import Path
from evcorr.inputs import Input
from evcorr.readers.evtx import evtx_log
from evcorr.readers.reader import ReadOptions
if sys.argv[2] == "python-evtx":
    evtx_log.parse_chunk = lambda data: ([], [])
log = Input("log", lambda: Path(sys.argv[1]).open("rb"))
print(sum(1 for _ in evtx_log.read(log, ReadOptions())))
"""


@pytest.mark.parametrize("parser", ["native", "python-evtx"])
def test_names_linked_in_a_circle_hang_neither_parser(parser: str, tmp_path: Path) -> None:
    path = tmp_path / "log.evtx"
    path.write_bytes(with_names_in_a_circle(write_evtx(entries(9))))
    command = [sys.executable, "-c", COUNT_RECORDS, str(path), parser]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, cwd=ROOT, check=True)  # noqa: S603
    assert done.stdout == "9\n"


def test_what_the_native_parser_cannot_read_python_evtx_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("Evtx.Evtx")
    monkeypatch.setattr(evtx_log, "parse_chunk", lambda _: ([], ["nothing read"]))
    assert read(write_evtx(entries(30))) == entries(30)


def test_python_evtx_may_do_so_much_only(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("Evtx.Evtx")
    monkeypatch.setattr(evtx_log, "parse_chunk", lambda _: ([], ["nothing read"]))
    monkeypatch.setattr(evtx_log, "Budget", lambda: Budget(lines=100_000))
    items = read(LOG)
    given = [item for item in items if isinstance(item, Record)]
    assert given == SEVERAL_CHUNKS[: len(given)]
    assert 0 < len(given) < len(reasons(items))


def test_python_evtx_is_stopped_where_it_loops_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    def loop(record: object) -> None:  # noqa: ARG001
        while True:
            pass

    python_evtx = pytest.importorskip("Evtx.Evtx")
    monkeypatch.setattr(python_evtx.Record, "xml", loop)
    monkeypatch.setattr(evtx_log, "parse_chunk", lambda _: ([], ["nothing read"]))
    before = sys.gettrace()
    assert len(reasons(read(write_evtx(entries(2))))) == 2
    assert sys.gettrace() is before


def test_python_evtx_need_not_be_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "Evtx", None)
    monkeypatch.setattr(evtx_log, "parse_chunk", lambda _: ([], ["nothing read"]))
    assert len(reasons(read(LOG))) == len(SEVERAL_CHUNKS)


def test_the_native_parser_need_not_be_there(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("Evtx.Evtx")
    monkeypatch.setitem(sys.modules, "evtx", None)
    assert read(write_evtx(entries(30))) == entries(30)


@pytest.mark.parametrize(
    "head",
    [LOG, b"\0" + LOG, LOG[FILE_HEADER_SIZE:], b"XXXXXXXX" + LOG[8:], bytes(FILE_HEADER_SIZE) + LOG[FILE_HEADER_SIZE:]],
    ids=["whole", "shifted", "chunks alone", "no magic", "zeroed header"],
)
def test_sniff_knows_logs(head: bytes) -> None:
    assert evtx_log.sniff(head[: FILE_HEADER_SIZE + 64])


@pytest.mark.parametrize("head", [b"", bytes(4096), b"The magic is ElfFile or ElfChnk.", b"ElfChnk\0" + bytes(60)])
def test_sniff_leaves_the_rest(head: bytes) -> None:
    assert not evtx_log.sniff(head)
