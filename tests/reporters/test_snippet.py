"""The parts of a message around what matched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evcorr.reporters.snippet import LONGEST_WORD, MOST_WINDOWS, snippet


def shown(message: str, *words: str, budget: int) -> str:
    """The snippet as one string, what is marked in brackets."""
    spans = tuple((message.index(word), message.index(word) + len(word)) for word in words)
    return "".join(f"[{piece.text}]" if piece.marked else piece.text for piece in snippet(message, spans, budget))


LONG = "Before the match there is much to read. The service failed to start. After it there is more to read still."

CASES = {
    "whole": ("The service failed.", ["failed"], 80, "The service [failed]."),
    "nothing matched": ("The service failed.", [], 80, "The service failed."),
    "all of it": ("failed", ["failed"], 80, "[failed]"),
    "two words": ("The service failed.", ["The", "failed"], 80, "[The] service [failed]."),
    "cut on both sides": (LONG, ["failed to start"], 50, "… read. The service [failed to start]. After it there …"),
    "cut at the end": (LONG, ["Before"], 30, "[Before] the match there is …"),
    "cut without a match": (LONG, [], 30, "Before the match there is …"),
    "two places": (LONG, ["Before", "still"], 40, "[Before] the match … is more to read [still]."),
    "white space is folded": ("a \t b\r\n\r\nc", ["b"], 80, "a [b]\nc"),
    "escapes": ("a\x1b[0mb\u202ec", ["b\u202e"], 80, "a<U+001B>[0m[b<U+202E>]c"),
}


@pytest.mark.parametrize(("message", "words", "budget", "result"), CASES.values(), ids=CASES)
def test_what_matched_is_marked_and_stands_in_its_surroundings(
    message: str, words: list[str], budget: int, result: str
) -> None:
    assert shown(message, *words, budget=budget) == result


def test_white_space_at_the_ends_of_a_match_is_not_marked() -> None:
    assert [piece.text for piece in snippet("a b c", ((1, 4),), 80) if piece.marked] == ["b"]


def test_spans_that_overlap_or_lie_outside_mark_nothing_twice() -> None:
    pieces = snippet("abcdef", ((4, 90), (0, 3), (2, 5), (70, 80), (3, 3), (5, 2)), 80)
    assert "".join(piece.text for piece in pieces) == "abcdef"
    assert all(piece.marked for piece in pieces)


def test_a_message_of_a_megabyte_gives_no_more_than_asked_for() -> None:
    message = "word " * 200_000
    pieces = snippet(message, ((500_000, 500_004), (999_990, 999_994)), 200)
    assert sum(len(piece.text) for piece in pieces) < 300
    assert [piece.text for piece in pieces if piece.marked] == ["word", "word"]


@given(
    message=st.text(alphabet="ab \n\t\x1b", max_size=400),
    spans=st.lists(st.tuples(st.integers(-5, 500), st.integers(-5, 500)), max_size=6),
    budget=st.integers(1, 200),
)
def test_any_spans_give_a_bounded_piece_of_the_message(message: str, spans: list[tuple[int, int]], budget: int) -> None:
    text = "".join(piece.text for piece in snippet(message, spans, budget)).replace("<U+001B>", "\x1b")
    assert "\x1b" in message or "\x1b" not in text
    assert len(text) <= budget + MOST_WINDOWS * (3 * LONGEST_WORD + 3)
