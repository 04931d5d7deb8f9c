"""The time axis: places and round times."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evcorr.reporters.page.axis import MOST_MARKS, Axis, axis_of
from evcorr.timestamps import from_iso

TIMES = st.datetimes(timezones=st.just(UTC))


@pytest.mark.parametrize(
    ("first", "last", "names"),
    [
        ("1999-03-01T00:00:01Z", "1999-03-01T00:00:04Z", ["00:00:01", "00:00:02", "00:00:03", "00:00:04"]),
        ("1999-03-01T10:00:00Z", "1999-03-01T12:12:00Z", ["03-01 10:00", "03-01 10:30", "03-01 11:00", "03-01 11:30"]),
        ("1999-03-01T12:00:00Z", "1999-03-05T12:00:00Z", ["1999-03-02", "1999-03-03", "1999-03-04", "1999-03-05"]),
        ("1999-01-15T00:00:00Z", "1999-06-02T00:00:00Z", ["1999-02", "1999-03", "1999-04", "1999-05"]),
        ("1999-01-15T00:00:00Z", "2012-03-01T00:00:00Z", ["2000", "2005", "2010"]),
    ],
)
def test_marks_are_round_times(first: str, last: str, names: list[str]) -> None:
    start, end = from_iso(first), from_iso(last)
    assert start is not None
    assert end is not None
    assert [mark.name for mark in Axis(start, end).marks()][:4] == names


@given(st.lists(TIMES, min_size=2))
def test_marks_are_few_in_order_and_on_the_axis(times: list[datetime]) -> None:
    axis = axis_of(times)
    assert (axis is None) == (len(set(times)) == 1)
    if axis:
        places = [mark.place for mark in axis.marks()]
        assert places == sorted(places)
        assert len(places) <= MOST_MARKS + 2
        assert all(0 <= place <= 100 for place in (*places, *map(axis.place, times)))
