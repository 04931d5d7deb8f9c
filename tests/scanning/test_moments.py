"""Moments add up to the same in any order and any parts, and never take more than so many cells."""

from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from evcorr.scanning.survey import moments as module
from evcorr.scanning.survey.moments import MOST_CELLS, SEVERAL, Moments
from tests.builders import utc

NOON = utc("2026-11-21T12:00:00+00:00")
TIMES = st.one_of(
    st.none(),
    st.datetimes(datetime(1, 1, 2), datetime(9999, 12, 30)),  # noqa: DTZ001 - local times are of no zone
    st.integers(-500_000, 500_000).map(lambda seconds: NOON + timedelta(seconds=seconds)),
)
ENTRIES = st.lists(st.tuples(st.sampled_from([None, "A", "B", "C"]), st.integers(1, 7), TIMES), max_size=60)
Entries = list[tuple[str | None, int, datetime | None]]


def counted(entries: Entries) -> Moments:
    found = Moments()
    for entry in entries:
        found.add(*entry)
    return found


@settings(max_examples=60)
@given(ENTRIES, st.randoms(use_true_random=False), st.integers(0, 60), st.sampled_from([4, 20, MOST_CELLS]))
def test_order_and_parts_change_nothing(entries: Entries, random: object, cut: int, most: int) -> None:
    before, module.MOST_CELLS = module.MOST_CELLS, most
    try:
        whole = list(counted(entries))
        shuffled = sorted(entries, key=lambda _: random.random())  # type: ignore[attr-defined]
        assert list(counted(shuffled)) == whole
        left, right = counted(shuffled[:cut]), counted(shuffled[cut:])
        left.merge(right)
        assert list(left) == whole
        assert len(whole) <= max(most, 6)
        assert sum(one.count for one in whole) == len(entries)
    finally:
        module.MOST_CELLS = before


def test_few_entries_are_kept_to_the_second() -> None:
    found = list(counted([("A", 1, NOON), ("A", 2, NOON), ("A", 1, NOON + timedelta(seconds=1)), ("B", 1, NOON)]))
    assert [(one.computer, one.symptoms, one.first, one.count) for one in found] == [
        ("A", 1, NOON, 1),
        ("A", 1, NOON + timedelta(seconds=1), 1),
        ("A", 2, NOON, 1),
        ("B", 1, NOON, 1),
    ]


def test_many_computers_keep_their_times() -> None:
    entries: Entries = [(f"HOST{number}", 1, NOON + timedelta(days=number)) for number in range(5000)]
    found = list(counted(entries))
    assert len(found) <= MOST_CELLS
    assert {one.computer for one in found} == {SEVERAL}
    assert len(found) > MOST_CELLS // 4
