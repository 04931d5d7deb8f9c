"""One record's matches go to the cases of their articles, each with the number of its rivals."""

from evcorr.grade import Grade
from evcorr.matching.index import compile_index
from evcorr.matching.matcher import match
from evcorr.observable import Event, Message
from evcorr.scanning.survey.case import Cases, gather
from evcorr.scanning.survey.showing import showings
from tests.builders import signature
from tests.scanning.test_finding import DISK, disk


def test_rivals_are_the_articles_that_are_shown_as_well() -> None:
    known = [signature(DISK, id="Q1"), signature(DISK, id="Q2"), signature(Event(event_id=7, provider="Disk"), id="Q3")]
    cases: Cases = {}
    seen = disk(message="The device has a bad block")
    shown = showings(match(seen, compile_index(known)))
    gather(cases, shown, seen, (1, 1))
    assert list(cases) == ["Q1", "Q2", "Q3"]
    assert [cases[name].sightings[0].rivals for name in ("Q1", "Q2", "Q3")] == [2, 2, 3]
    assert [cases[name].sightings[0].better for name in ("Q1", "Q2", "Q3")] == [0, 0, 2]


def test_of_one_grade_more_that_agrees_is_shown_better() -> None:
    words = "The device has a bad block"
    known = [signature(DISK, id="Q1"), signature(Message(text=words), id="Q2")]
    cases: Cases = {}
    seen = disk(message=words)
    gather(cases, showings(match(seen, compile_index(known))), seen, (1, 1))
    assert {name: cases[name].sightings[0].rivals for name in cases} == {"Q1": 1, "Q2": 2}
    assert {name: cases[name].sightings[0].better for name in cases} == {"Q1": 0, "Q2": 1}


def test_a_record_that_shows_nothing_makes_no_case() -> None:
    cases: Cases = {}
    gather(cases, showings([]), disk(), (1, 1))
    assert not cases


def test_a_source_and_id_with_other_words_are_no_better_than_any_words() -> None:
    other = Event(event_id=7, provider="Disk", text="The controller did not answer within the time that was set for it")
    known = [signature(other, id="Q1"), signature(Message(text="bad block"), id="Q2")]
    cases: Cases = {}
    seen = disk(message="The drawer of the canvas has a bad block, and is not for use by the painters")
    gather(cases, showings(match(seen, compile_index(known))), seen, (1, 1))
    assert {name: cases[name].grade for name in cases} == {"Q1": Grade.WEAK, "Q2": Grade.WEAK}
    assert {name: cases[name].sightings[0].better for name in cases} == {"Q1": 1, "Q2": 0}
