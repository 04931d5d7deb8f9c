"""Timelines in one line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evcorr.reporters.page.sparkline import spark_drawing
from evcorr.reporters.sparkline import BARS, PLAIN_BARS, heights, spark_text


@pytest.mark.parametrize(
    ("counts", "bars", "plain"),
    [
        ((0, 1, 7), "▁▂█", "_.#"),
        ((1, 1), "██", "##"),
        ((0, 0), "▁▁", "__"),
        ((), "", ""),
        ((1, 100_000), "▂█", ".#"),
    ],
)
def test_bars_are_as_high_as_their_counts(counts: tuple[int, ...], bars: str, plain: str) -> None:
    assert spark_text(counts, plain=False) == bars
    assert spark_text(counts, plain=True) == plain


@given(st.lists(st.integers(min_value=-5, max_value=10**12)))
def test_what_was_seen_has_a_height_and_what_was_not_has_none(counts: list[int]) -> None:
    found = heights(counts)
    assert all((height > 0) == (count > 0) for height, count in zip(found, counts, strict=True))
    assert max(found, default=0) <= 7
    assert len(BARS) == len(PLAIN_BARS) == 8


def test_the_drawing_says_in_words_what_it_shows() -> None:
    drawing = spark_drawing((0, 3), "entries <b>")
    assert drawing.count("<rect") == 2
    assert "<title>entries &lt;b&gt;</title>" in drawing
