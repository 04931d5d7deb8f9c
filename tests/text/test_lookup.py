"""A lookup by an engine finds the same words as one without."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evcorr.matching.keys import WINDOW, window_lookup
from evcorr.mentions.cues import cues_in, nested
from evcorr.text.engine import Engine, EngineType
from evcorr.text.lookup import LazyLookup
from tests.text.test_engine import INSTALLED

WORDS = ("ab", "b", "abab", "\u00e9a", "\u043a\u043e\u0434")


@pytest.mark.parametrize("engine", INSTALLED)
@settings(max_examples=50, deadline=None)
@given(texts=st.lists(st.text("ab\u00e9\u043a\u043e\u0434", max_size=12), max_size=5))
def test_with_and_without_an_engine_words_are_the_same(engine: EngineType, texts: list[str]) -> None:
    plain = LazyLookup(WORDS, lambda text: cues_in(text, nested(WORDS)), 1 << 20, (engine,))
    by_engine = LazyLookup(WORDS, lambda _text: frozenset({"none"}), -1, (engine,))
    for text in texts:
        assert by_engine(text) == plain(text) == {word for word in WORDS if word in text}


def test_an_engine_is_made_only_for_enough_text() -> None:
    lookup = LazyLookup(("word",), lambda _text: frozenset({"plainly"}), 10)
    assert lookup("x" * 10) == {"plainly"}
    assert lookup("a word") == {"word"}


def test_where_no_engine_is_installed_it_goes_on_plainly() -> None:
    def missing(_literals: Sequence[bytes]) -> Engine:
        raise ImportError

    lookup = LazyLookup(("word",), lambda _text: frozenset({"plainly"}), -1, (missing,))
    assert lookup("a word") == lookup("a word") == {"plainly"}


def test_without_words_nothing_is_found() -> None:
    assert LazyLookup((), lambda _text: frozenset(), -1)("text") == set()


@pytest.mark.parametrize("text", ["", "short", "thespooler", "xthespoolercouldnotx"])
def test_windows_are_found_plainly_too(text: str) -> None:
    windows = {"thespool", "couldnot", "short", "ort"}
    assert {len(window) for window in windows} == {3, 5, WINDOW}
    assert window_lookup(windows)(text) == {window for window in windows if window in text}
