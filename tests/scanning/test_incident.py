"""Incidents, timelines and storms, against a plain reading of their meaning."""

from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from evcorr.scanning.survey.incident import MOST_COUNTS, QUIET, group, incident, storm_rate, timeline
from evcorr.scanning.survey.moments import SEVERAL, Moment, Moments
from tests.builders import utc

NOON = utc("2026-11-21T12:00:00+00:00")
ENTRIES = st.lists(
    st.tuples(
        st.sampled_from([None, "A", "B"]),
        st.sampled_from([1, 2]),
        st.integers(0, 600).map(lambda minutes: NOON + timedelta(minutes=minutes)),
    ),
    max_size=30,
)
Entries = list[tuple[str | None, int, datetime]]


def moments(entries: Entries) -> list[Moment]:
    found = Moments()
    for entry in entries:
        found.add(*entry)
    return list(found)


def plain(entries: Entries) -> list[tuple[str | None, datetime, datetime, int]]:
    """The incidents, by taking entries together until no two of one computer are near each other."""
    found = [(computer, time, time, 1) for computer, _, time in entries]
    while True:
        near = next(
            (
                (one, other)
                for place, one in enumerate(found)
                for other in found[place + 1 :]
                if one[0] == other[0] and one[1] - other[2] <= QUIET and other[1] - one[2] <= QUIET
            ),
            None,
        )
        if near is None:
            return sorted(found, key=lambda item: (item[1], item[0] or ""))
        for one in near:
            found.remove(one)
        found.append(
            (near[0][0], min(one[1] for one in near), max(one[2] for one in near), sum(one[3] for one in near))
        )


@settings(max_examples=80)
@given(ENTRIES)
def test_incidents_are_those_of_the_plain_reading(entries: Entries) -> None:
    found = [(one.moments[0].computer, one.first, one.last, one.count) for one in group(moments(entries))]
    assert found == plain(entries)


def test_an_incident_names_its_symptoms_by_their_place_in_the_evidence() -> None:
    (found,) = group(moments([("A", 0b001, NOON), ("A", 0b100, NOON + timedelta(minutes=5))]))
    shown = incident(found, {0: 1, 2: 0})
    assert (shown.computer, shown.count, shown.symptoms) == ("A", 2, (0, 1))
    assert (shown.first_seen, shown.last_seen) == ("2026-11-21T12:00:00Z", "2026-11-21T12:05:00Z")


def test_entries_without_time_or_zone_are_incidents_apart_and_last() -> None:
    local = NOON.replace(tzinfo=None)
    found = Moments()
    for time in (None, local, NOON, None):
        found.add("A", 1, time)
    assert [(one.first, one.count) for one in group(found)] == [(NOON, 1), (local, 1), (None, 2)]


def test_computers_that_were_put_together_are_not_named() -> None:
    shown = incident(group([Moment(SEVERAL, 1, NOON, NOON, 3)])[0], {0: 0})
    assert shown.computer is None
    assert shown.note is not None


@settings(max_examples=50)
@given(ENTRIES)
def test_a_timeline_counts_every_entry_once(entries: Entries) -> None:
    found = timeline(moments(entries))
    if not entries:
        assert found is None
        return
    assert found is not None
    assert sum(found.counts) == len(entries)
    assert 0 < len(found.counts) <= MOST_COUNTS
    assert found.counts[0] > 0
    assert found.counts[-1] > 0


def test_storms_have_a_rate() -> None:
    second = timedelta(seconds=1)
    assert storm_rate(moments([("A", 1, NOON + number * second) for number in range(7201)])) == 3600
    assert storm_rate(moments([("A", 1, NOON + number * second) for number in range(50)])) is None
    assert storm_rate(moments([("A", 1, NOON + number * timedelta(hours=1)) for number in range(200)])) is None
    assert storm_rate([]) is None
