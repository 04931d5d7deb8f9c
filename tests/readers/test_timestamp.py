"""Times that text begins with: read where day and month can be told apart, else left."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from evcorr.readers.fields.timestamp import leading_time


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("2026-11-21 07:01:02", datetime(2026, 11, 21, 7, 1, 2)),  # noqa: DTZ001
        ("[2026-11-21T07:01:02.123456789Z] x", datetime(2026, 11, 21, 7, 1, 2, 123_456, UTC)),
        ("2026/11/21 07:01", datetime(2026, 11, 21, 7, 1)),  # noqa: DTZ001
        ("06/24/96 03:27:14 PM", datetime(1996, 6, 24, 15, 27, 14)),  # noqa: DTZ001
        ("13.8.00 16:55:59", datetime(2000, 8, 13, 16, 55, 59)),  # noqa: DTZ001
        ("11/11/1998 12:00:00 AM", datetime(1998, 11, 11)),  # noqa: DTZ001
        ("25-May-93 19:00", datetime(1993, 5, 25, 19, 0)),  # noqa: DTZ001
        ("May 25, 1993 7:00 PM", datetime(1993, 5, 25, 19, 0)),  # noqa: DTZ001
        ("12/11/2000 1:10:14 PM", None),
        ("01-02-03 10:00", None),
        ("13/13/2000 10:00", None),
        ("2026-02-30 10:00", None),
        ("2026-11-21 25:00", None),
        ("0001-01-01 00:00:00+14:00", None),
        ("Foo 25, 1993 7:00 PM", None),
        ("Nov 18 14:57:57 HOST", None),
        ("10:00", None),
        ("", None),
    ],
)
def test_leading_time(text: str, time: datetime | None) -> None:
    assert leading_time(text) == time
