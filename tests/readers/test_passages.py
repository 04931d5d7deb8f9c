"""Passages of free text: where they end, what they repeat, and that reads of any size give the same ones."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evcorr.readers.text import passages
from evcorr.readers.text.passages import MAX_LINES, MAX_SIZE, PASSAGES, Passage, find_passages
from evcorr.readers.text.tail import OVERLAP_LINES
from tests.growth import assert_linear


def texts(*blocks: str) -> list[str]:
    return [passage.text for passage in find_passages(blocks)]


def test_a_blank_line_ends_no_passage() -> None:
    text = "System error 85 has occurred.\n\nThe name is in use.\n"
    assert list(find_passages([text])) == [Passage(text.rstrip(), 1)]


def test_two_blank_lines_do() -> None:
    assert list(find_passages(["\n\none\n\n\ntwo\n \n\t\n\n\nthree\n"])) == [
        Passage("one", 3),
        Passage("two", 6),
        Passage("three", 11),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "2026-11-21 07:01:02,123 started",
        "[2026-11-21T07:01:02Z] started",
        "11/21/2026 7:01:02 AM started",
        "21.11.2026 07:01:02 started",
        "21-Nov-2026 07:01 started",
        "08/01 08:12:26 [LOGON] SamLogon",
        "Nov  1 14:57:57 HOST name: text",
        "<29>Nov 18 14:57:57 HOST name: text",
        "<![LOG[text]LOG]!>",
        "[07:01:02] started",
        "*** STOP: 0x0000000A",
        "Application exception occurred:",
        "C:\\users\\default>net use",
        "PS C:\\> dir",
    ],
)
def test_entry_begins_a_passage(line: str) -> None:
    assert texts(f"before\n{line}\nafter\n") == ["before", f"{line}\nafter"]


@pytest.mark.parametrize(
    "line", ["The 2026-11-21 was", "see C:\\temp", "1.2.3 is old", "Nov was cold", "STOP it", "12:30"]
)
def test_other_lines_do_not(line: str) -> None:
    assert texts(f"before\n{line}\nafter\n") == [f"before\n{line}\nafter"]


def test_mail_quoting_is_left_out() -> None:
    assert texts("> one\n> > two\n>three > four\n") == ["one\ntwo\nthree > four"]


def test_a_long_passage_overlaps_with_the_next() -> None:
    lines = [f"line {number}\n" for number in range(1, 101)]
    first, second = find_passages(["".join(lines)])
    assert first.text.count("\n") == MAX_LINES
    assert (
        first.text[-first.tail :]
        == second.text[: second.overlap]
        == "".join(lines[MAX_LINES - OVERLAP_LINES : MAX_LINES])
    )
    assert second.line == MAX_LINES - OVERLAP_LINES + 1
    assert first.text + second.text[second.overlap :] == "".join(lines).rstrip()


def test_a_long_line_comes_in_overlapping_passages() -> None:
    text = "word " * 10_000
    found = list(find_passages([text]))
    assert "".join(passage.text[passage.overlap :] for passage in found) == text.rstrip()
    assert all(len(passage.text) <= MAX_SIZE for passage in found)
    assert all(passage.overlap > 0 for passage in found[1:])
    assert {passage.line for passage in found} == {1}


def test_an_idle_stream_gives_what_there_is() -> None:
    passages = find_passages(iter(["2026-01-01 10:00 one\n", "", "two\n", "", "2026-01-01 10:01 three\n"]))
    assert next(passages).text == "2026-01-01 10:00 one\n"
    again = next(passages)
    assert again.text == "2026-01-01 10:00 one\ntwo\n"
    assert again.text[again.overlap :] == "two\n"
    *_, last = passages
    assert (last.text, last.overlap, last.line) == ("2026-01-01 10:01 three", 0, 3)


def random_text(seed: int) -> str:
    chance = random.Random(seed)  # noqa: S311
    kinds = ["word", "", "2026-11-21 07:01:02 entry", " \t", "x" * 300, "> quoted", "C:\\>dir", "y" * 5000]
    return "".join(chance.choice(kinds) + "\n" for _line in range(chance.randrange(1, 400)))


@pytest.mark.parametrize("seed", range(25))
@pytest.mark.parametrize("lines", [1, 2, 7, 50])
def test_blocks_of_any_size_give_the_same(seed: int, lines: int) -> None:
    text = random_text(seed)
    parts = text.splitlines(keepends=True)
    blocks = ["".join(parts[start : start + lines]) for start in range(0, len(parts), lines)]
    assert list(find_passages(blocks)) == list(find_passages([text]))


@pytest.mark.parametrize("seed", range(25))
def test_no_line_is_lost_and_lines_are_numbered(seed: int) -> None:
    text = random_text(seed).replace("> ", "")
    lines = text.split("\n")
    seen: set[int] = set()
    for passage in find_passages([text]):
        for offset, line in enumerate(passage.text.split("\n")):
            if line.strip():
                assert lines[passage.line - 1 + offset].startswith(line) or lines[passage.line - 1 + offset].endswith(
                    line
                )
                seen.add(passage.line + offset)
    assert seen == {number for number, line in enumerate(lines, start=1) if line.strip()}


@pytest.mark.parametrize("piece", ["\n", ">", "C:\\", " \n", "1"])
def test_time_is_linear(piece: str) -> None:
    def passages(size: int) -> Iterator[Passage]:
        text = piece * (size // len(piece))
        return find_passages(text[start : start + 65536] for start in range(0, len(text), 65536))

    assert_linear(passages, 5_000_000)


PIECES = ("", "a line", "2026-11-21 07:01:02 host", "Nov 21 07:01:02 host", "  ", "*** STOP: 1", "x" * 700, "\n\n")


@settings(max_examples=200, deadline=None)
@given(
    lines=st.lists(st.sampled_from(PIECES), max_size=60),
    shares=st.lists(st.floats(0, 1), max_size=4),
    overlap=st.integers(0, 9),
)
def test_only_stretches_with_a_place_are_looked_for(lines: list[str], shares: list[float], overlap: int) -> None:
    text = "\n".join(lines)
    passage = Passage(text, 1, min(overlap, len(text)))
    places = sorted(int(share * (len(text) - 1)) for share in shares) if text else []
    *whole, last = passages._stretches(passage, PASSAGES, None)
    held = [(start, end) for start, end in whole if any(start <= place < end for place in places)]
    with pytest.MonkeyPatch.context() as patched:
        for sparse in (0, 1 << 20):
            patched.setattr(passages, "SPARSE", sparse)
            assert list(passages._stretches(passage, PASSAGES, places)) == [*held, last]
