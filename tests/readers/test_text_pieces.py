"""Pieces of a large text give, one after the other, what the whole gives."""

from __future__ import annotations

import random
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import msgspec
import pytest

from evcorr.inputs import Input
from evcorr.readers import ReadOptions, read_input
from evcorr.readers.text import order_of_dates
from evcorr.readers.text import pieces as text_pieces
from evcorr.record import Extent, Record
from evcorr.report import encode_report
from evcorr.scanning.scanner import ScanOptions, scan
from evcorr.scanning.survey import tasks
from tests.matching.test_screen import INDEX, SAID

HEADS = (
    "Nov 21 07:01:02 host disk: ",
    "Nov 21 07:01:03 host disk: ",
    "2026-11-21 07:01:02 ",
    "03/04/1999 07:01 ",
    "",
    "> ",
)


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_pieces, "PIECE_SIZE", 2000)
    monkeypatch.setattr(text_pieces, "MOST_LOOKED_AT", 4000)
    monkeypatch.setattr(tasks, "MOST_BYTES", 3000)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")


def written(path: Path, seed: int, encoding: str = "utf-8") -> Input:
    rng = random.Random(seed)  # noqa: S311 - not for secrets
    lines = []
    for _ in range(600):
        head = rng.choice(HEADS)
        lines += [head + rng.choice((*SAID, "quiet", "b\u00e4h"))] * rng.choice((1, 1, 1, 2))
    path.write_bytes("\n".join(lines).encode(encoding, "replace"))
    return Input(str(path), partial(path.open, "rb"), path.stat().st_size, path)


def pieces(source: Input, options: ReadOptions | None = None) -> Sequence[Input]:
    return text_pieces.pieces(source, options or ReadOptions())


def content(source: Input) -> bytes:
    with source.open() as stream:
        return stream.read()


def read_all(sources: Sequence[Input]) -> tuple[list[Record], int]:
    """The records in order of their lines, and how many lines there are."""
    records, lines = [], 0
    for source in sources:
        for entry in read_input(source)[1]:
            if isinstance(entry, Record):
                records.append(entry)
            elif isinstance(entry, Extent):
                lines += entry.lines
    return sorted(records, key=lambda record: (record.origin.position or 0, msgspec.json.encode(record))), lines


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_pieces_give_what_the_whole_gives(tmp_path: Path, seed: int, encoding: str) -> None:
    whole = written(tmp_path / "one.log", seed, encoding)
    parts = pieces(whole)
    assert len(parts) > 3
    assert b"".join(map(content, parts)) == content(whole)
    assert read_all(parts) == read_all([whole])


def test_what_proves_the_order_of_dates_stands_in_another_piece(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "one.log"
    path.write_text("25/12/1999 07:01 quiet\n" + "03/04/1999 07:01 disk failed\nb\u00e4h\n" * 300, encoding="utf-8")
    whole = Input(str(path), partial(path.open, "rb"), path.stat().st_size, path)
    opened = []
    real = order_of_dates.open_piece
    monkeypatch.setattr(order_of_dates, "open_piece", lambda *given: opened.append(given) or real(*given))
    parts = pieces(whole)
    assert len(parts) > 3
    records, _ = read_all(parts)
    assert {record.time_created.month for record in records if record.time_created is not None} == {4, 12}
    assert len(opened) == 1


def test_the_report_is_that_of_the_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = written(tmp_path / "one.log", 7).file
    assert log is not None
    in_pieces = encode_report(scan([log], INDEX, ScanOptions()))
    monkeypatch.setattr(tasks, "MOST_BYTES", 1 << 24)
    assert encode_report(scan([log], INDEX, ScanOptions())) == in_pieces


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_a_text_of_another_encoding_is_left_whole(tmp_path: Path, encoding: str) -> None:
    assert len(pieces(written(tmp_path / "one.log", 1, encoding))) == 1


def test_so_is_one_whose_encoding_the_user_tells(tmp_path: Path) -> None:
    assert len(pieces(written(tmp_path / "one.log", 1), ReadOptions(encoding="cp850"))) == 1


def test_and_one_in_which_no_passage_begins(tmp_path: Path) -> None:
    path = tmp_path / "one.log"
    path.write_bytes(b"a line\n" * 3000)
    whole = Input(str(path), partial(path.open, "rb"), path.stat().st_size, path)
    assert len(pieces(whole)) == 1
