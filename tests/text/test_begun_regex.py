"""Expressions that begin with known words are found where the words stand, as `finditer` finds them."""

from __future__ import annotations

import re
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evcorr.text.begun_regex import find_begun

REGEX = re.compile(r"(?<!no )\b(?:error|code)s?\s\d{1,3}", re.IGNORECASE)
WORDS = ("error", "code")


def found(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in find_begun(WORDS, REGEX, text, text.casefold())]


@pytest.mark.parametrize(
    ("text", "matches"),
    [
        ("Error 5, code 85", ["Error 5", "code 85"]),
        ("no error 5", []),
        ("terror 5", []),
        ("errors 5 ERROR 6", ["errors 5", "ERROR 6"]),
        ("Gr\u00f6\u00dfe: error 5", ["error 5"]),
        ("code code 5", ["code 5"]),
        ("", []),
    ],
)
def test_what_is_found(text: str, matches: list[str]) -> None:
    assert [text[start:end] for start, end in found(text)] == matches


@given(st.lists(st.sampled_from(["error", "Code", "s", " ", "5", "12", "no ", "\u00df", "\u0130", "x"])).map("".join))
def test_the_same_is_found_as_at_each_character(text: str) -> None:
    assert found(text) == [match.span() for match in REGEX.finditer(text)]


def test_matches_do_not_overlap() -> None:
    nested = re.compile(r"code(?: code)*", re.IGNORECASE)
    assert [match[0] for match in find_begun(("code",), nested, "code code", "code code")] == ["code code"]
    within = re.compile(r"error code|code")
    text = "error code, code"
    assert [match[0] for match in find_begun(("code", "error"), within, text, text)] == ["error code", "code"]


def test_a_text_of_nothing_but_words_takes_no_memory() -> None:
    text = "code " * 50_000
    tracemalloc.start()
    try:
        assert not list(find_begun(WORDS, REGEX, text, text))
        assert tracemalloc.get_traced_memory()[1] < 1 << 16
    finally:
        tracemalloc.stop()
