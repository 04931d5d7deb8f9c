"""Which records of an input have no sure place in time."""

from datetime import timedelta

import pytest

from evcorr.record import Record
from evcorr.scanning.survey.clock import Clock
from tests.builders import record, utc

NOON = utc("2026-11-21T12:00:00+00:00")


def at(*hours: float) -> list[Record]:
    return [record(time_created=NOON + timedelta(hours=hour), computer="A") for hour in hours]


def local(one: Record) -> Record:
    assert one.time_created is not None
    return record(time_created=one.time_created.replace(tzinfo=None), computer="A")


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        (at(0, 1, 2), []),
        (at(3, 2, 1, 0), []),
        (at(0, 1, 2, 1.5, 3), [1]),
        (at(5, 4, 3, 3.5, 2), [1]),
        (at(1, 0.99, 2), []),
        ([record(), record()], []),
        ([record(), *at(0, 1)], [1]),
        ([*at(0, 1), local(at(2)[0])], [1]),
    ],
    ids=["oldest first", "newest first", "set back", "set forward", "threads", "no times", "one without", "mixed"],
)
def test_what_has_no_sure_place_is_counted(records: list[Record], expected: list[int]) -> None:
    clock = Clock()
    clock.add_all(records)
    assert [item.records for item in clock.unordered("log")] == expected


def test_computers_have_clocks_of_their_own() -> None:
    clock = Clock()
    records = [
        record(time_created=one.time_created, computer="AB"[number % 2]) for number, one in enumerate(at(0, 5, 1, 6))
    ]
    clock.add_all(records)
    assert clock.unordered("log") == ()


def test_recovered_records_are_not_compared() -> None:
    clock = Clock()
    clock.add_all([*at(1, 2), record(time_created=NOON, recovered=True, computer="A"), *at(3)])
    assert clock.unordered("log") == ()
