"""What is told of all records together."""

import random
from datetime import timedelta

from evcorr.record import Record
from evcorr.scanning.survey.census import MOST_NAMES, Census
from evcorr.scanning.survey.tally import checked
from tests.builders import record, utc

NOON = utc("2026-11-21T12:00:00+00:00")


def counted(records: list[Record]) -> Census:
    census = Census()
    census.add_all(records)
    return census


def told(census: Census) -> tuple[object, ...]:
    """All that a census tells."""
    period = census.period
    return (
        *(census.records, period.first, period.last, census.clock.unordered("log"), census.zones),
        *(list(census.computers), list(census.pairs.items()), list(census.sources), list(census.products)),
    )


def test_names_are_bounded_and_the_most_frequent_pairs_come_first() -> None:
    census = Census()
    census.merge(counted([record(provider="Disk", channel="System")] * 3))
    for number in range(2 * MOST_NAMES):
        census.merge(counted([record(provider=f"P{number}", computer=f"C{number}")]))
    pairs = checked(census)
    assert (pairs[0].provider, pairs[0].records) == (None, MOST_NAMES + 1)
    assert (pairs[1].provider, pairs[1].channel, pairs[1].records) == ("Disk", "System", 3)
    assert len(census.computers) == MOST_NAMES
    assert len(census.sources) == 2 * MOST_NAMES


def test_parts_add_up_to_the_whole_wherever_they_are_cut() -> None:
    rng = random.Random(7)  # noqa: S311 - not for secrets
    for _ in range(50):
        records = [
            record(
                provider=rng.choice(["Disk", "W3SVC", "MSExchangeIS", None]),
                event_id=rng.choice([7, None]),
                computer=rng.choice(["A", "A", "B", None]),
                time_created=rng.choice([None, NOON + timedelta(hours=rng.random() * 9), utc("2026-11-21T13:00:00")]),
                recovered=rng.random() < 0.1,
                among_lines=rng.random() < 0.1,
            )
            for _ in range(40)
        ]
        whole, cut = Census(), rng.randrange(41)
        for part in (records[:cut], records[cut:]):
            whole.merge(counted(part))
        assert told(whole) == told(counted(records))
