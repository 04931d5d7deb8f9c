"""Dates that go both ways: whatever shape a record has, its time is left out, and the report says so once."""

from __future__ import annotations

import os

import pytest

from evcorr.inputs import Input
from evcorr.readers import read_input
from evcorr.readers.fields.date_order import UNTOLD_ORDER
from evcorr.readers.reader import ReadOptions
from evcorr.record import Problem, Record
from evcorr.timestamps import to_iso
from tests.builders import source_of

RECORDS = {
    "copied": "Log Name:      System\nSource:        Rdr\nDate:          {date} 10:00:00 AM\nEvent ID:      3031\n"
    "Level:         Error\nDescription:\nThe redirector lost its tray.\n\n",
    "labelled": "Event ID: 3031\nSource: Rdr\nType: Error\nDate: {date}\nTime: 10:00:00\n"
    "Description: The redirector lost its tray.\n\n",
    "listed": "TimeCreated  : {date} 10:00:00 AM\nProviderName : Rdr\nId           : 3031\n"
    "Message      : The redirector lost its tray.\n\n",
    "drwtsn32": "\n\nApplication exception occurred:\n        App: spool.exe (pid=227)\n"
    "        When: {date} @ 10:00:00\n        Exception number: c0000005 (access violation)\n\n",
    "line": "{date} 10:00:00 app: event 3031 is logged, the redirector lost its tray\n",
}


def read(form: str, *dates: str, options: ReadOptions = ReadOptions()) -> tuple[list[str | None], list[str]]:  # noqa: B008 - frozen
    """The times and the problems of a log with a record of each date."""
    content = "".join(RECORDS[form].replace("{date}", date) for date in dates).encode()
    return told(source_of(content, "some.log"), options)


def piped(form: str, *dates: str) -> tuple[list[str | None], list[str]]:
    """The same of what comes through a pipe."""
    reading, writing = os.pipe()
    with os.fdopen(writing, "wb") as pipe:
        pipe.write("".join(RECORDS[form].replace("{date}", date) for date in dates).encode())
    return told(Input("-", lambda: os.fdopen(reading, "rb")), ReadOptions())


def told(source: Input, options: ReadOptions) -> tuple[list[str | None], list[str]]:
    """The times and the problems of an input."""
    found = list(read_input(source, options)[1])
    times = [to_iso(item.time_created) for item in found if isinstance(item, Record)]
    return times, [item.reason for item in found if isinstance(item, Problem)]


@pytest.mark.parametrize("form", RECORDS)
def test_one_that_goes_both_ways(form: str) -> None:
    assert read(form, "2/3/2025") == ([None], [UNTOLD_ORDER])
    assert read(form, "2/3/2025", "2/4/2025")[1] in ([UNTOLD_ORDER], [])


@pytest.mark.parametrize("form", RECORDS)
def test_one_that_does_not(form: str) -> None:
    assert read(form, "2/13/2025") == (["2025-02-13T10:00:00"], [])
    assert read(form, "2/3/2025", "2/13/2025") == (["2025-02-03T10:00:00", "2025-02-13T10:00:00"], [])
    assert read(form, "2/3/2025", options=ReadOptions(day_first=True)) == (["2025-03-02T10:00:00"], [])


@pytest.mark.parametrize("form", RECORDS)
def test_a_pipe_tells_the_order_by_what_has_come(form: str) -> None:
    assert piped(form, "2/3/2025") == ([None], [UNTOLD_ORDER])
    assert piped(form, "2.3.2025") == (["2025-03-02T10:00:00"], [])
    assert piped(form, "2/3/2025", "2/13/2025") == (["2025-02-03T10:00:00", "2025-02-13T10:00:00"], [])
