import pytest

from evcorr.record import Origin, Problem
from evcorr.report import System
from evcorr.scanning.survey.part import MOST_PROBLEMS, Part
from evcorr.scanning.survey.tally import InputTally
from evcorr.scanning.systems.system import Start, start_in
from evcorr.scanning.systems.windows_version import Version
from tests.builders import record, utc


def start(pack: str, time: str, **fields: object) -> Start | None:
    data = (("", "4.0"), ("", "1381"), ("", pack), ("", "Uniprocessor Free"))
    told = record(provider="EventLog", event_id=6009, data=data, time_created=utc(time), computer="A", **fields)
    return start_in(told)


def tally_of(*starts: tuple[str, str]) -> InputTally:
    """The tally of a log that tells of these starts: service pack and time."""
    tally = InputTally("System.evt", "evt")
    for pack, time in starts:
        found = start(pack, time)
        assert found is not None
        tally.start(found)
    return tally


def test_a_system_is_told_when_it_changes() -> None:
    tally = tally_of(
        ("Service Pack 3", "1999-01-01"), ("Service Pack 3", "1999-02-01"), ("Service Pack 6", "1999-03-01")
    )
    assert start("Service Pack 1", "1998-01-01", recovered=True) is None
    assert tally.summary().systems == (
        System("Windows NT 4.0", "Service Pack 3", "1999-01-01T00:00:00", "4.0.1381", computer="A"),
        System("Windows NT 4.0", "Service Pack 6", "1999-03-01T00:00:00", "4.0.1381", computer="A"),
    )
    assert tally.version("A") == Version(4, 0, 1381, 6)
    assert tally.version("B") is None
    assert tally.some_version() == Version(4, 0, 1381)


def test_a_log_that_begins_with_the_newest_tells_since_when() -> None:
    tally = tally_of(
        ("Service Pack 6", "1999-04-01"),
        ("Service Pack 6", "1999-03-01"),
        ("Service Pack 3", "1999-02-01"),
        ("Service Pack 3", "1999-01-01"),
    )
    assert [(system.service_pack, system.since) for system in tally.summary().systems] == [
        ("Service Pack 6", "1999-03-01T00:00:00"),
        ("Service Pack 3", "1999-01-01T00:00:00"),
    ]


@pytest.mark.parametrize(
    ("packs", "ran"),
    [
        ((("3", "1999-01-01"), ("6", "1999-02-01")), [None, 3, 6]),
        ((("6", "1999-02-01"), ("3", "1999-01-01")), [6, 3, None]),
    ],
    ids=["oldest first", "newest first"],
)
def test_records_are_those_of_the_start_before_them(packs: tuple[tuple[str, str], ...], ran: list[int | None]) -> None:
    part = Part("System.csv", "table", begins=True)
    part.starts.extend(filter(None, (start(f"Service Pack {pack}", time) for pack, time in packs)))
    part.epochs["Q1"].update(("A", number) for number in range(3))
    told = InputTally("System.csv", "table").take(part)
    versions = [told["A", number] for number in range(3)]
    assert [version and version.service_pack for version in versions] == ran


def test_problems_are_listed_up_to_a_bound_and_all_counted() -> None:
    tally = InputTally("x", "evt")
    for number in range(MOST_PROBLEMS + 7):
        tally.add_problem(Problem(Origin("x", number, "byte"), "odd"))
    assert len(tally.problems) == MOST_PROBLEMS
    assert tally.summary().problems == MOST_PROBLEMS + 7
