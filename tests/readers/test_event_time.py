"""Times of exports in many regional settings."""

from __future__ import annotations

import pytest

from evcorr.readers.fields.event_time import parse_time
from evcorr.timestamps import to_iso


@pytest.mark.parametrize(
    ("text", "day_first", "iso"),
    [
        ("4/16/2020 3:47:36 PM", None, "2020-04-16T15:47:36"),
        ("10/3/2019 12:14:51 AM", False, "2019-10-03T00:14:51"),
        ("10/3/2019 12:14:51 PM", True, "2019-03-10T12:14:51"),
        ("10/3/2019 12:14:51 PM", None, None),
        ("14/02/2023 06:55:58", None, "2023-02-14T06:55:58"),
        ("14/02/2023 06:55:58", False, None),
        ("07.06.2022 19.16.46", True, "2022-06-07T19:16:46"),
        ("31/12/96 19:56:34", None, "1996-12-31T19:56:34"),
        ("98/11/21 10:00", None, "1998-11-21T10:00:00"),
        ("2019/5/26 下午 10:21:11", None, "2019-05-26T22:21:11"),
        ("2021/03/01 午前 9:00:00", None, "2021-03-01T09:00:00"),
        ("18/11/2021 1:00:00 p. m.", None, "2021-11-18T13:00:00"),
        ("2016-12-22T05:29:02.512", None, "2016-12-22T05:29:02.512000"),
        ("2024-01-25T18:02:54.0220000Z", None, "2024-01-25T18:02:54.022000Z"),
        ("2024-01-25T18:02:54.0220000+01:00", None, "2024-01-25T17:02:54.022000Z"),
        ("4/25/2022, 3:28:08.898 PM", None, "2022-04-25T15:28:08.898000"),
        ("Fri Sep 17 16:37:25 2021", None, "2021-09-17T16:37:25"),
        ("18-Nov-2021 10:00:00", None, "2021-11-18T10:00:00"),
        ("26 août 2022 16:45:45", None, "2022-08-26T16:45:45"),
        ("/Date(1520000000000)/", None, "2018-03-02T14:13:20Z"),
        # a year that is cut or left out, no date, no such date
        ("ven. août 26 16:45:45 201", None, None),
        ("Mai 18 13:53", None, None),
        ("31.02.2020 10:00", None, None),
        ("4/16/2020 25:00", None, None),
        ("2020-01-01T00:00:00+99:99", None, None),
        ("", None, None),
    ],
)
def test_times(text: str, day_first: bool | None, iso: str | None) -> None:
    assert to_iso(parse_time(text, day_first=day_first)) == iso
