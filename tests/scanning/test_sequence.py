"""Sequences against their plain meaning: the most runs that can be chosen so that none begins before another ended."""

from __future__ import annotations

from datetime import timedelta
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from evcorr.scanning.survey.moments import Moments
from evcorr.scanning.survey.sequence import Runs, runs, stretches
from tests.builders import utc

NOON = utc("2026-11-21T12:00:00+00:00")
STEPS = st.lists(st.lists(st.integers(0, 30), min_size=1, max_size=5), min_size=2, max_size=3)
LONGEST = st.one_of(st.none(), st.integers(0, 12))


def points(seconds: list[int]) -> list[tuple[int, int]]:
    return sorted((second, second) for second in seconds)


def plain(steps: list[list[int]], longest: int | None) -> int:
    """The most runs: of all choices of one time a step in order, as many as can stand one after the other."""
    chosen = {
        (times[0], times[-1])
        for times in product(*steps)
        if list(times) == sorted(times) and (longest is None or times[-1] - times[0] <= longest)
    }

    def most(after: int) -> int:
        return max((1 + most(end) for start, end in chosen if start > after), default=0)

    return most(-1)


@settings(max_examples=300, deadline=None)
@given(STEPS, LONGEST)
def test_runs_are_as_many_as_there_can_be(steps: list[list[int]], longest: int | None) -> None:
    found = runs([points(step) for step in steps], longest)
    assert found.count == plain(steps, longest)
    assert found.widest <= (30 if longest is None else longest)


@settings(max_examples=100, deadline=None)
@given(STEPS, LONGEST, st.integers(1, 6))
def test_coarse_times_deny_nothing(steps: list[list[int]], longest: int | None, coarse: int) -> None:
    cells = [
        sorted({(second >> coarse << coarse, (second >> coarse << coarse) + (1 << coarse) - 1) for second in step})
        for step in steps
    ]
    assert not runs([points(step) for step in steps], longest).count or runs(cells, longest).count


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 3), st.integers(0, 60)), max_size=20), st.randoms(use_true_random=False))
def test_the_order_of_telling_changes_nothing(entries: list[tuple[int, int]], chance: object) -> None:
    shuffled = sorted(entries, key=lambda _: chance.random())  # type: ignore[attr-defined]
    assert _told(entries) == _told(shuffled)


def _told(entries: list[tuple[int, int]]) -> Runs:
    found = Moments()
    for symptoms, second in entries:
        found.add("A", symptoms, NOON + timedelta(seconds=second, milliseconds=second * 7 % 1000))
    return runs([stretches(found, 0), stretches(found, 1)])


def test_coarse_times_are_as_near_as_they_can_be() -> None:
    assert runs([[(8, 9)], [(12, 13)]], 3) == Runs(1, 3)
    assert runs([[(3, 3)], [(5, 10)], [(0, 10)]], 2) == Runs(1, 2)
    assert runs([[(1, 1)], [(1, 1), (9, 9)], [(0, 10)]], 0) == Runs(1, 0)


def test_a_run_is_as_short_as_it_can_be() -> None:
    assert runs([points([0, 50, 58]), points([60, 90])]) == Runs(1, 2)
    assert runs([points([0, 70]), points([60, 90])]) == Runs(2, 60)
    assert runs([points([0, 70]), points([60, 90])], 30) == Runs(1, 20)
