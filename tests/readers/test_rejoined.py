"""Lines that a logger took apart and gave the same beginning, put together again."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evcorr.grade import Grade
from evcorr.matching.index import compile_index
from evcorr.observable import ErrorCode, Message
from evcorr.readers.text.line_count import LineCount
from evcorr.readers.text.passages import Passage
from evcorr.readers.text.rejoined import MOST_LINES, Rejoiner
from evcorr.readers.text.tail import OVERLAP_LINES
from evcorr.scanning.scanner import ScanOptions, scan
from tests.builders import signature

HEADS = (
    "Nov 21 07:01:02 host spooler: ",
    "<13>Nov 21 07:01:02 host spooler[88]: ",
    "2026-11-21 07:01:02 ERROR spooler - ",
    "[2026-11-21T07:01:02] SPOOLER> ",
    "2026-11-21T07:01:02.113Z host [spooler] ",
    "web-frontend  | ",
)
SAID = ("The spooler could not find", "its third tray and went", "home without it")


def rejoined(*blocks: str) -> list[Passage]:
    counted = LineCount()
    joiner = Rejoiner(counted)
    return [passage for block in counted.count((*blocks, "")) for passage in joiner.add(block)]


@pytest.mark.parametrize("head", HEADS)
def test_what_lines_repeat_is_left_out_of_all_but_the_first(head: str) -> None:
    lines = ["another line", *(head + part for part in SAID), "and one more"]
    assert rejoined("\n".join(lines) + "\n") == [Passage(head + "\n".join(SAID), 2, rejoined=True)]


@pytest.mark.parametrize(
    "lines",
    [
        ["Nov 21 07:01:02 host spooler: one", "Nov 21 07:01:03 host spooler: two"],
        ["Nov 21 07:01:02 host spooler: one", "Nov 21 07:01:02 other spooler: two"],
        ["no heading here at all", "no heading here either"],
        ["Nov 21 07:01:02 host spooler: one", "", "Nov 21 07:01:02 host spooler: two"],
        ["", "", ""],
    ],
)
def test_other_lines_are_left_alone(lines: list[str]) -> None:
    assert rejoined("\n".join(lines)) == []


def test_many_lines_come_in_pieces_that_overlap() -> None:
    lines = [f"{HEADS[0]}{number}" for number in range(MOST_LINES + 10)]
    first, second = rejoined("\n".join(lines))
    assert (first.line, first.text.count("\n"), first.overlap) == (1, MOST_LINES - 1, 0)
    assert (second.line, second.text.count("\n")) == (MOST_LINES - OVERLAP_LINES + 1, OVERLAP_LINES + 9)
    assert second.text[: second.overlap].count("\n") == OVERLAP_LINES - 1
    assert second.text.startswith(f"{HEADS[0]}{MOST_LINES - OVERLAP_LINES}\n")


def cut(text: str, shares: Iterable[float]) -> list[str]:
    """A text in blocks of lines, as readers give it."""
    lines = text.splitlines(keepends=True)
    places = sorted({0, len(lines), *(int(share * len(lines)) for share in shares)})
    blocks = ["".join(lines[start:end]) for start, end in pairwise(places)]
    return [block for block in blocks if block]


@settings(max_examples=150, deadline=None)
@given(
    lines=st.lists(st.tuples(st.sampled_from(("", *HEADS[:3])), st.sampled_from((*SAID, "x: y", ""))), max_size=90),
    shares=st.lists(st.floats(0, 1), max_size=5),
    ended=st.booleans(),
)
def test_it_is_the_same_however_the_text_is_cut(
    lines: list[tuple[str, str]], shares: list[float], *, ended: bool
) -> None:
    text = "\n".join(map("".join, lines)) + "\n" * ended
    whole = rejoined(*cut(text, ()))
    assert rejoined(*cut(text, shares)) == whole
    every = text.split("\n")
    for passage in whole:
        # the first line as it is, and the end of each of the others
        said = passage.text.split("\n")
        assert said[0] == every[passage.line - 1]
        assert all(every[passage.line - 1 + number].endswith(part) for number, part in enumerate(said))


def test_a_piece_of_a_line_and_an_endless_one_do_no_harm() -> None:
    assert rejoined(HEADS[0] + "one ", "goes on\n", HEADS[0] + "two") == [
        Passage(HEADS[0] + "one goes on\ntwo", 1, rejoined=True)
    ]
    pieces = ["x" * (1 << 16)] * 40
    (passage,) = rejoined(*pieces, "\n", HEADS[0] + "one\n" + HEADS[0] + "two\n")
    assert passage.line == 2


INDEX = compile_index(
    [
        signature(Message(text="The spooler could not find its third tray and went home"), id="Q1"),
        signature(Message(text="could not"), id="Q2"),
        signature(Message(text="third"), id="Q3"),
        signature(ErrorCode(code="85", space="win32"), id="Q4"),
    ]
)


def found(path: Path) -> dict[str, int]:
    report = scan([path], INDEX, ScanOptions(min_grade=Grade.WEAK))
    return {finding.article: finding.count for finding in report.findings}


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_message_over_several_such_lines_is_found_once(tmp_path: Path, head: str, encoding: str) -> None:
    path = tmp_path / "one.log"
    path.write_text("first\n" + "".join(f"{head}{part}\n" for part in SAID), encoding=encoding)
    report = scan([path], INDEX)
    assert {finding.article: finding.count for finding in report.findings} == {"Q1": 1}
    (example,) = report.findings[0].evidence[0].examples
    assert example.position == 2
    assert report.records_read == 4


def test_what_stands_in_one_line_counts_once_and_what_meets_by_chance_does_not(tmp_path: Path) -> None:
    path = tmp_path / "one.log"
    lines = ("a third tray", "it could", "not", "System error", "85 has occurred")
    path.write_text("".join(f"{HEADS[0]}{part}\n" for part in lines), encoding="utf-8")
    assert found(path) == {"Q3": 1}
