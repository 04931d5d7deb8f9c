import pytest

from evcorr.record import Level
from evcorr.scanning.filter import Filter
from tests.builders import record, utc

ENTRY = record(
    provider="MRxSmb",
    channel="System",
    computer="ALPHA",
    level=Level.WARNING,
    time_created=utc("2026-11-21T12:00:00+00:00"),
)


@pytest.mark.parametrize(
    ("condition", "taken"),
    [
        (Filter(), True),
        (Filter(since=utc("2026-11-21T12:00:00+00:00"), until=utc("2026-11-21T12:00:00+00:00")), True),
        (Filter(since=utc("2026-11-21T12:00:01")), False),
        (Filter(until=utc("2026-11-21T13:00:00+02:00")), False),
        (Filter(channels=frozenset({"SYSTEM", "Application"})), True),
        (Filter(channels=frozenset({"Application"})), False),
        (Filter(providers=frozenset({"rdr"})), True),
        (Filter(providers=frozenset({"Srv"})), False),
        (Filter(computers=frozenset({"alpha"})), True),
        (Filter(levels=frozenset({Level.ERROR})), False),
        (Filter(levels=frozenset({Level.ERROR, Level.WARNING})), True),
    ],
)
def test_conditions(condition: Filter, taken: bool) -> None:
    assert condition.takes(ENTRY) is taken


def test_what_a_record_does_not_tell_it_does_not_meet() -> None:
    line = record("a line of text")
    assert Filter().takes(line)
    for condition in (Filter(since=utc("2000-01-01")), Filter(channels=frozenset({"System"}))):
        assert not condition.takes(line)


def test_the_conditions_are_told_in_words() -> None:
    assert Filter().in_words() == ()
    told = Filter(
        since=utc("2026-11-21T12:00:00+00:00"),
        providers=frozenset({"Srv", "Rdr"}),
        levels=frozenset({Level.ERROR}),
    ).in_words()
    assert told == ("since 2026-11-21T12:00:00Z", "of the source Rdr or Srv", "of the level Error")


@pytest.mark.parametrize(
    ("wanted", "computer", "taken"),
    [
        ("dc1", "DC1.contoso.com", True),
        ("dc1.contoso.com", "DC1.contoso.com", True),
        ("dc1", "DC11.contoso.com", False),
        ("dc1.fabrikam.com", "DC1.contoso.com", False),
        ("dc1", None, False),
    ],
)
def test_a_computer_by_its_own_name_or_with_its_domain(wanted: str, computer: str | None, *, taken: bool) -> None:
    assert Filter(computers=frozenset({wanted})).takes(record(computer=computer)) is taken
