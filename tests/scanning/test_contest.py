"""Contests: an entry has one cause, so that what one article gains the others of the same entry lose."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from evcorr.matching.index import compile_index
from evcorr.matching.matcher import match
from evcorr.observable import Event, Message
from evcorr.report import Finding
from evcorr.scanning.judging.contest import Contestant, contest
from evcorr.scanning.judging.finding import conclude
from evcorr.scanning.survey.case import Case
from evcorr.signature import Signature
from tests.builders import record, signature

CANVAS = "the canvas is missing from the easel in the studio"
FLOOD = "all brushes were lost in the great flood of the cellar"
ALONE = signature(Event(event_id=7, provider="Paint", text=CANVAS), id="Q1")
WITH_MORE = signature(Event(event_id=7, provider="Paint", text=CANVAS), Message(text=FLOOD), id="Q2")


def concluded(known: list[Signature], *messages: str) -> dict[str, Finding]:
    cases = {item.id: Case(item) for item in known}
    for number, message in enumerate(messages):
        entry = record(message, provider="Paint", event_id=7)
        for item in known:
            if found := match(entry, compile_index([item])):
                cases[item.id].add(found, None, len(known), (number,))
    return {item.article: item for item in conclude(case for case in cases.values() if case.sightings)}


def test_an_article_of_which_more_is_seen_takes_from_the_other() -> None:
    beside = concluded([ALONE, WITH_MORE], CANVAS, FLOOD)
    assert beside["Q2"].score > beside["Q1"].score
    assert "the same entry speaks more for Q2" in beside["Q1"].reasons
    assert not any("speaks more" in reason for reason in beside["Q2"].reasons)
    assert beside["Q1"].score < concluded([ALONE, WITH_MORE], CANVAS)["Q1"].score


def test_articles_that_the_same_entry_shows_alike_are_not_all_right() -> None:
    alike = [signature(Event(event_id=7, provider="Paint", text=CANVAS), id=f"Q{number}") for number in range(5)]
    scores = [item.score for item in concluded(alike, CANVAS).values()]
    assert len(set(scores)) == 1
    assert sum(scores) <= 1


ENTRIES = st.integers(0, 5).map(lambda number: (number,))
CONTESTANTS = st.builds(
    lambda odds, entry, more: Contestant("Q1", odds, entry, more | {entry}),
    st.floats(1e-13, 1e13),
    ENTRIES,
    st.frozensets(ENTRIES, max_size=3),
)


@given(st.lists(CONTESTANTS, max_size=9), st.randoms(use_true_random=False))
def test_the_order_of_articles_makes_no_difference(contestants: list[Contestant], chance) -> None:  # type: ignore[no-untyped-def]
    order = list(range(len(contestants)))
    chance.shuffle(order)
    others = contest(contestants)
    assert contest([contestants[number] for number in order]) == [others[number] for number in order]
    assert all(one.odds >= 0 for one in others)
