"""Times without a year: the user tells the first, the others follow."""

from __future__ import annotations

from datetime import datetime

import pytest

from evcorr.readers import ReadOptions, read_input
from evcorr.readers.fields.yearless import Years
from evcorr.record import Origin, Problem, Record
from tests.builders import source_of

PLACE = Origin("some.log", 1, "line")

NETLOGON = """\
12/30 20:30:03 [CRITICAL] NlSessionSetup: DOMA Session setup: cannot I_NetServerAuthenticate 0xc0000022
01/02 08:12:26 [LOGON] SamLogon: Network logon of D\\U from \\\\M Returns 0xC0000234
"""
EVTSYS = """\
<27>Dec 30 14:57:57 ONE Rdr: 3031: The redirector was unable to delete a file.
<27>Jan  2 14:57:57 ONE Rdr: 3031: The redirector was unable to delete a file.
"""
GET_EVENT_LOG = """\
   Index Time           EntryType   Source                 InstanceID Message
   ----- ----           ---------   ------                 ---------- -------
     102 janv. 02 13:53 Error       Rdr                          3031 It failed.
     101 déc. 30 13:53  Error       Rdr                          3031 It failed.
"""


def times(content: str, year: int | None) -> tuple[list[datetime | None], list[Problem]]:
    """The times of the records in a text, and its problems."""
    content_bytes = content.encode()
    source = source_of(content_bytes, "some.log")
    entries = list(read_input(source, ReadOptions(year=year))[1])
    records = [entry for entry in entries if isinstance(entry, Record)]
    return [record.time_created for record in records], [entry for entry in entries if isinstance(entry, Problem)]


@pytest.mark.parametrize("content", [NETLOGON, EVTSYS], ids=["netlogon", "evtsys"])
def test_the_year_changes_where_the_log_goes_on_into_the_next(content: str) -> None:
    found, problems = times(content, 1998)
    assert [time.year for time in found if time] == [1998, 1999]
    assert not problems


def test_a_table_with_the_newest_first_goes_back_into_the_year_before() -> None:
    found, problems = times(GET_EVENT_LOG, 1999)
    assert [time.year for time in found if time] == [1999, 1998]
    assert not problems


@pytest.mark.parametrize("content", [NETLOGON, EVTSYS, GET_EVENT_LOG], ids=["netlogon", "evtsys", "get-eventlog"])
def test_without_a_year_times_are_left_out_and_that_is_told_once(content: str) -> None:
    found, problems = times(content, None)
    assert found == [None, None]
    (problem,) = problems
    assert "--year" in problem.reason


@pytest.mark.parametrize("text", ["02/29 10:00:00", "Foo 12 10:00:00", "13/01 10:00:00", "12/30/1998 10:00:00", ""])
def test_what_is_no_time_of_that_year_gives_none(text: str) -> None:
    assert Years(1999).time(text, PLACE) is None


def test_a_day_in_february_lies_in_the_nearest_year_that_has_it() -> None:
    years = Years(1999)
    years.time("12/01 00:00:00", PLACE)
    assert years.time("02/29 00:00:00", PLACE) == datetime(2000, 2, 29)  # noqa: DTZ001


def test_years_of_the_calendar_end() -> None:
    years = Years(9999)
    assert years.time("12/31 23:59:59", PLACE) is not None
    assert years.time("01/01 00:00:00", PLACE) == datetime(9999, 1, 1)  # noqa: DTZ001
