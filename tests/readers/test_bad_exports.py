"""Exports that are cut, mixed, repeated, endless or ambiguous: the readable is read, the rest is told with its line."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from evcorr.readers import ReadOptions, read_input
from evcorr.readers.all_readers import READERS
from evcorr.record import Extent, Problem, Record
from tests.builders import source_of
from tests.growth import assert_linear
from tests.writers import json_writers as json
from tests.writers import table_writers as table
from tests.writers import text_writers as text
from tests.writers.exports import EXPORTS, RECORDS, Export
from tests.writers.locale import ENGLISH, GERMAN

BY_NAME = {reader.name: reader for reader in READERS}


def read(content: bytes, options: ReadOptions = ReadOptions()) -> tuple[str, list[Record], list[Problem]]:  # noqa: B008
    name, items = read_input(source_of(content), options)
    entries = list(items)
    events = [item for item in entries if isinstance(item, Record) and item.event_id is not None]
    return name, events, [item for item in entries if isinstance(item, Problem)]


def ids(records: list[Record]) -> list[int | None]:
    return [record.event_id for record in records]


ALL = ids(list(RECORDS))


WHOLE_ONLY = {"azure_tables"}
"""A table whose rows have no names: without its end it is no table."""


@pytest.mark.parametrize("export", EXPORTS, ids=lambda export: export.name)
def test_a_cut_file_gives_what_is_whole(export: Export) -> None:
    content = export.write(RECORDS, ENGLISH).encode()
    for share in (0.4, 0.6, 0.8):
        name, events, _ = read(content[: int(len(content) * share)])
        assert name == export.reader
        if export.name not in WHOLE_ONLY:
            assert ids(events)[:1] == ALL[:1]
        assert len(events) <= len(RECORDS)


@pytest.mark.parametrize("write", [table.get_winevent_csv, table.saved_since_vista, table.log_parser])
def test_a_header_twice_is_no_event(write: object) -> None:
    one = write(RECORDS, ENGLISH)  # type: ignore[operator]
    _, events, problems = read((one + one).encode())
    assert ids(events) == [*ALL, *ALL]
    assert not problems


def test_one_export_behind_another_in_one_file() -> None:
    content = table.log_parser(RECORDS, ENGLISH) + table.azure_csv(RECORDS, ENGLISH)
    assert ids(read(content.encode())[1]) == [*ALL, *ALL]


def test_pasted_events_behind_an_export_are_read_as_text() -> None:
    pasted = "\r\n\r\nEvent ID: 7\r\nSource: Disk\r\nType: Error\r\nDescription: It is bad.\r\n"
    _, events, _ = read((text.snare(RECORDS, ENGLISH) + pasted).encode())
    assert ids(events) == [*ALL, 7]


def test_a_row_that_is_cut_short_is_read_and_told() -> None:
    rows = "Source,EventID,Computer,Message,Level\nDisk,7,ONE,bad block,2\nDisk,11\nDisk,9,ONE,timeout,2\n"
    _, events, problems = read(rows.encode())
    assert ids(events) == [7, 11, 9]
    assert [problem.origin.position for problem in problems] == [3]


def test_a_quote_that_is_never_closed_costs_one_row() -> None:
    rows = 'Source,EventID,Message\nDisk,7,bad\nDisk,8,"open\nDisk,9,bad\nDisk,10,bad\n'
    _, events, problems = read(rows.encode())
    assert ids(events) == [7, 8, 9, 10]
    assert [problem.origin.position for problem in problems] == [3]


def test_dates_that_go_both_ways_are_told_and_left_out() -> None:
    rows = "Source,EventID,TimeCreated\nDisk,7,3/4/2005 10:00:00\n"
    _, events, problems = read(rows.encode())
    assert events[0].time_created is None
    assert "--date-order" in problems[0].reason
    told = read(rows.encode(), ReadOptions(day_first=True))
    assert (told[1][0].time_created or events[0]).month == 4  # type: ignore[union-attr]
    assert not told[2]


def test_one_late_date_settles_the_order_for_the_whole_file() -> None:
    rows = "Source,EventID,TimeCreated\nDisk,7,3/4/2005 10:00:00\nDisk,8,4/4/2005 10:00:00\nDisk,9,13/4/2005 10:00:00\n"
    _, events, problems = read(rows.encode())
    assert [event.time_created.month for event in events if event.time_created] == [4, 4, 4]
    assert not problems


@pytest.mark.parametrize("export", EXPORTS, ids=lambda export: export.name)
def test_the_reader_can_be_named(export: Export) -> None:
    content = export.write(RECORDS, ENGLISH).encode()
    assert ids(read(b"\n\n" + content, ReadOptions(format=export.reader))[1])


@pytest.mark.parametrize("name", [reader.name for reader in READERS if reader.streams])
def test_a_file_without_a_line_end_is_read_in_bounds(name: str) -> None:
    for piece in (b"x", b'"', b"{", b'{"a":', b"1,2,", b"Event[0]:", b"<14>MSWinEventLog\t1\t", b"[1] a "):

        def entries(size: int, piece: bytes = piece) -> Iterator[object]:
            return _read_named(name, piece * (size // len(piece)))

        assert sum(1 for _ in entries(300_000)) < 5000
        assert_linear(entries, 300_000)


@pytest.mark.parametrize("name", sorted({export.reader for export in EXPORTS if BY_NAME[export.reader].streams}))
def test_any_damage_leaves_a_report(name: str) -> None:
    export = next(one for one in EXPORTS if one.reader == name)
    whole = export.write(RECORDS, GERMAN if export.localised else ENGLISH).encode()
    chance = random.Random(name)  # noqa: S311
    for _ in range(60):
        data = bytearray(whole)
        for _ in range(chance.choice((1, 8, 40))):
            data[chance.randrange(len(data))] = chance.randrange(256)
        for entry in _read_named(name, bytes(data)):
            assert isinstance(entry, Record | Problem | Extent)


def _read_named(name: str, content: bytes) -> Iterator[Record | Problem]:
    return BY_NAME[name].read(source_of(content), ReadOptions())


def test_json_in_pieces_of_any_size() -> None:
    content = json.get_winevent_json(RECORDS, ENGLISH).encode() + json.winlogbeat(RECORDS, ENGLISH).encode()
    assert ids(read(content)[1]) == [*ALL, *ALL]


def test_a_broken_object_costs_only_itself() -> None:
    lines = json.winlogbeat(RECORDS, ENGLISH).splitlines()
    lines[1] = lines[1][: len(lines[1]) // 2]
    _, events, problems = read("\n".join(lines).encode())
    assert ids(events) == [ALL[0], *ALL[2:]]
    assert [problem.origin.position for problem in problems] == [2]


def test_json_that_quotes_no_event_is_text() -> None:
    assert read(b'{"name": "x", "size": 3}\n')[0] == "text"
