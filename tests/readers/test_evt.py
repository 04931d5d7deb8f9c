"""Classic .evt logs: what was written into a ring, wrapped, split, copied dirty, cut and damaged, is read again."""

from __future__ import annotations

import random
import struct
from collections.abc import Iterable
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evcorr.errors import UnreadableInputError
from evcorr.matching.shown import text_shown
from evcorr.readers.evt import evt_log
from evcorr.readers.reader import ReadOptions
from evcorr.record import Level, Origin, Problem, Record, Sketch
from tests.builders import source_of
from tests.writers.evt_writer import END_SIZE, HEADER_SIZE, record_bytes, write_evt

PATH = "SysEvent.Evt"


def read(log: bytes, path: str = PATH) -> list[Record | Problem]:
    entries = evt_log.read(source_of(log, path), ReadOptions())
    return [one for one in entries if not isinstance(one, Sketch)]


def records(items: Iterable[Record | Problem], *, recovered: bool = False) -> list[Record]:
    return [item for item in items if isinstance(item, Record) and item.recovered == recovered]


def problems(items: Iterable[Record | Problem]) -> list[Problem]:
    return [item for item in items if isinstance(item, Problem)]


def entry(number: int, text: str = "", binary: bytes = b"") -> Record:
    return Record(
        origin=Origin(PATH, number),
        record_id=number,
        provider="Srv",
        event_id=2012,
        qualifiers=0xC000,
        level=Level.ERROR,
        task="0",
        channel="System",
        computer="SERVER1",
        time_created=datetime.fromtimestamp(900_000_000 + 60 * number, UTC),
        data=(("", text), ("", "")),
        binary=binary,
    )


def entries(count: int) -> list[Record]:
    return [entry(number, "x" * (number * 7 % 50), bytes(number % 9)) for number in range(1, count + 1)]


def numbers_live(log: bytes) -> range:
    """Of the log's clean header: the numbers of its live records."""
    following, oldest = struct.unpack_from("<II", log, 24)
    return range(oldest, following)


WORDS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=40)
LEVELS = [Level.ERROR, Level.WARNING, Level.INFORMATION, Level.SUCCESS_AUDIT, Level.FAILURE_AUDIT]
SIDS = st.lists(st.integers(0, 2**32 - 1), max_size=5).map(lambda parts: "-".join(map(str, ("S-1-5", *parts))))


@st.composite
def any_records(draw: st.DrawFn) -> list[Record]:
    count = draw(st.integers(1, 12))
    first = draw(st.integers(1, 2**31))
    return [
        Record(
            origin=Origin(PATH, number),
            record_id=number,
            provider=draw(WORDS) or None,
            event_id=draw(st.integers(0, 0xFFFF)),
            qualifiers=draw(st.integers(0, 0xFFFF)),
            level=draw(st.sampled_from(LEVELS)),
            task=str(draw(st.integers(0, 0xFFFF))),
            channel="System",
            computer=draw(WORDS) or None,
            time_created=datetime.fromtimestamp(draw(st.integers(1, 2**32 - 1)), UTC),
            user_id=draw(st.none() | SIDS),
            data=tuple(("", text) for text in draw(st.lists(WORDS, max_size=4))),
            binary=draw(st.binary(max_size=50)),
        )
        for number in range(first, first + count)
    ]


@given(any_records())
def test_what_was_written_is_read(written: list[Record]) -> None:
    assert read(write_evt(written)) == written


@settings(max_examples=300)
@given(any_records(), st.integers(0, 400), st.data())
def test_a_wrapped_ring_gives_its_live_records_and_then_older_ones(
    written: list[Record], more: int, data: st.DataObject
) -> None:
    largest = max(len(record_bytes(0, record)) for record in written)
    log = write_evt(written, file_size=HEADER_SIZE + largest + END_SIZE + 56 + more * 4)
    items = read(log)
    live = [record for record in written if record.record_id in numbers_live(log)]
    assert live
    assert live[-1] == written[-1]
    assert records(items) == live
    assert not problems(items)
    assert all(record.record_id not in numbers_live(log) for record in records(items, recovered=True))
    stale = write_evt(written, file_size=len(log), stale_after=data.draw(st.integers(0, len(written))))
    assert records(read(stale)) == live


@pytest.mark.parametrize("size", range(1200, 1600, 4))
def test_every_way_to_wrap(size: int) -> None:
    log = write_evt(entries(40), file_size=size)
    items = read(log)
    assert [record.record_id for record in records(items)] == list(numbers_live(log))
    assert [record.record_id for record in records(items)][-1] == 40
    assert not problems(items)


def test_older_records_in_the_slack_are_recovered_once() -> None:
    log = write_evt(entries(40), file_size=1600)
    grown = log + log[HEADER_SIZE:]
    assert records(read(grown)) == records(read(log))
    recovered = [record.record_id for record in records(read(grown), recovered=True)]
    assert not set(recovered) & set(numbers_live(log))


def test_a_slack_is_read_behind_the_live_records() -> None:
    old, new = entries(6), [entry(number) for number in range(7, 9)]
    kept = b"".join(record_bytes(0, record) for record in old)
    log = write_evt(new)
    items = read(log + kept)
    assert records(items) == new
    assert [record.record_id for record in records(items, recovered=True)] == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize("stale_after", range(0, 41, 5))
def test_a_stale_header_is_not_believed(stale_after: int) -> None:
    live = numbers_live(write_evt(entries(40), file_size=2000))
    items = read(write_evt(entries(40), file_size=2000, stale_after=stale_after))
    assert [record.record_id for record in records(items)] == list(live)


def test_a_log_without_records_has_none() -> None:
    assert read(write_evt([])) == []


@pytest.mark.parametrize("log", [b"", b"\x30\0\0\0LfLe", write_evt([])[:HEADER_SIZE]])
def test_a_header_alone_is_unreadable(log: bytes) -> None:
    with pytest.raises(UnreadableInputError, match=PATH):
        read(log)


def test_a_cut_log_gives_the_whole_records_and_what_is_left_of_the_last() -> None:
    written = [entry(number, f"text {number}") for number in range(1, 6)]
    log = write_evt(written)
    cut = log[: HEADER_SIZE + sum(len(record_bytes(0, record)) for record in written) - 30]
    items = read(cut)
    assert records(items)[:4] == written[:4]
    assert records(items)[4].event_id == 2012
    assert records(items)[4].provider == "Srv"
    assert [problem.reason for problem in problems(items)] == [
        "no end-of-file record: the log is cut off or damaged",
        "the log breaks off within this record",
    ]


@pytest.mark.parametrize(
    ("offset", "value"),
    [(0, 0), (0, 8), (0, 0x7FFFFFFF), (0, 52), (0, 60), (4, 0), (-4, 0)],
    ids=["size 0", "size 8", "size huge", "size small", "size other", "no signature", "second size"],
)
def test_a_broken_link_costs_one_record_at_most(offset: int, value: int) -> None:
    written = entries(9)
    sizes = [len(record_bytes(0, record)) for record in written]
    start = HEADER_SIZE + sum(sizes[:4])
    log = bytearray(write_evt(written))
    struct.pack_into("<I", log, start + offset if offset >= 0 else start + sizes[4] + offset, value)
    items = read(bytes(log))
    lost = [record for record in written if record not in records(items)]
    assert len(lost) <= 1
    assert len(problems(items)) == len(lost)
    if lost:
        assert problems(items)[0].origin == Origin(PATH, start, "byte")


@pytest.mark.parametrize(
    ("path", "channel"),
    [
        ("SysEvent.Evt", "System"),
        ("C:\\logs\\SECEVENT.EVT", "Security"),
        ("case.zip!server/AppEvent_1999.evt", "Application"),
        ("system-old.evt", "System"),
        ("systematic.evt", None),
        ("1.evt", None),
    ],
)
def test_the_channel_is_known_from_the_files_name_only(path: str, channel: str | None) -> None:
    assert [record.channel for record in records(read(write_evt([entry(1)]), path))] == [channel]


def test_sniff() -> None:
    assert evt_log.sniff(write_evt([])[:4096])
    assert not evt_log.sniff(b"0\0\0\0LfLf")
    assert not evt_log.sniff(b"")


@pytest.mark.parametrize("seed", range(150))
def test_damage_harms_no_record_that_it_does_not_touch(seed: int) -> None:
    written = entries(40)
    log = damaged(write_evt(written, file_size=2400), random.Random(seed))  # noqa: S311
    if len(log) <= HEADER_SIZE:
        return
    found = [(record.record_id, record.data) for record in read(log) if isinstance(record, Record)]
    untouched = [record for record in written if record_bytes(0, record) in log]
    assert [record for record in untouched if (record.record_id, record.data) not in found] == []
    assert len(found) <= 40


@pytest.mark.parametrize("seed", range(150))
def test_sketches_tell_what_records_tell(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    log = write_evt(entries(40), file_size=chance.choice([2400, 40_000]))
    log = damaged(log, chance) if seed else log
    if len(log) <= HEADER_SIZE:
        return
    plain = read(log)
    sketched = list(evt_log.read(source_of(log, PATH), ReadOptions(sketches=True)))
    assert [one.record() if isinstance(one, Sketch) else one for one in sketched] == plain
    told = [(one.text, *facts(one)) for one in sketched if isinstance(one, Sketch)]
    live = [one for one in plain if isinstance(one, Record) and not one.recovered]
    assert told == [(text_shown(one), *facts(one)) for one in live]


def facts(one: Record | Sketch) -> tuple[object, ...]:
    return one.provider, one.event_source_name, one.event_id, one.channel, one.computer, one.time_created


@pytest.mark.parametrize("seed", range(200))
def test_names_are_those_of_the_whole_record_wherever_its_strings_are_said_to_be(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    stored = bytearray(record_bytes(0, entry(seed, "x" * (seed % 7))))
    for _ in range(seed % 4):
        stored[chance.randrange(HEADER_SIZE, len(stored))] = chance.choice([0, 1, 0x41, 0xD8])
    struct.pack_into("<I", stored, 36, chance.randrange(2 * len(stored)))
    provider, computer, *_ = *bytes(stored[56:-4]).decode("utf-16-le", "replace").split("\0", 2)[:2], "", ""
    found = evt_log.parse_record(bytes(stored), PATH, None)
    assert (found.provider, found.computer) == (provider or None, computer or None)


def damaged(log: bytes, chance: random.Random) -> bytes:
    """The log with flipped bits, zeroed or cut off."""
    copy = bytearray(log)
    match chance.randrange(3):
        case 0:
            for _ in range(chance.randrange(1, 30)):
                copy[chance.randrange(len(copy))] ^= 1 << chance.randrange(8)
        case 1:
            start = chance.randrange(len(copy))
            end = min(len(copy), start + chance.randrange(1, 600))
            copy[start:end] = bytes(end - start)
        case _:
            del copy[chance.randrange(len(copy)) :]
    return bytes(copy)


@pytest.mark.parametrize("kept", range(100, 2400, 100))
def test_whole_records_before_a_cut_are_read(kept: int) -> None:
    written = entries(20)
    log = write_evt(written)[:kept]
    sizes = [len(record_bytes(0, record)) for record in written]
    whole = sum(HEADER_SIZE + sum(sizes[: index + 1]) <= kept for index in range(20))
    assert records(read(log))[:whole] == written[:whole]
