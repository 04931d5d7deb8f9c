"""What Event Viewer asks, and which articles answer."""

import pytest

from evcorr.observable import Event
from evcorr.serving.question import Question, answer, events_of, question_in
from evcorr.signature import Status
from tests.builders import signature

EVENTS = events_of(
    [
        signature(Event(event_id=3031, provider="Rdr"), id="Q2"),
        signature(Event(event_id=3031, text="unable to delete the file"), id="Q3"),
        signature(Event(event_id=3031, provider="Paint"), id="Q4"),
        signature(Event(event_id=3031, provider="MRxSmb"), id="Q5", status=Status.REVIEWED),
    ]
)


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("EvtID=3031&EvtSrc=Rdr", Question(3031, "Rdr")),
        (
            "ProdName=Microsoft%C2%AE+Windows&ProdVer=10.0&EvtID=7&EvtSrc=Disk&LCID=1033",
            Question(7, "Disk", "Microsoft® Windows 10.0"),
        ),
        ("evtid=3221487623&evtsrc=Service+Control+Manager", Question(7, "Service Control Manager")),
        ("EvtID=-1&EvtSrc=MSSQLServer", None),
        ("EvtID=%D9%A3", None),
        ("EvtID=" + "9" * 4000, None),
        ("EvtSrc=Rdr", None),
        ("&".join(f"a{n}=1" for n in range(100)), None),
        ("", None),
    ],
)
def test_what_is_asked(query: str, wanted: Question | None) -> None:
    assert question_in(query) == wanted


def test_its_source_answers_first_under_any_of_its_names_and_another_s_never() -> None:
    found = answer(Question(3031, "rdr"), EVENTS)
    assert [(one.signature.id, one.sure) for one in found] == [("Q5", True), ("Q2", True), ("Q3", False)]


def test_without_a_source_all_may_be_meant() -> None:
    found = answer(Question(3031), EVENTS)
    assert {one.signature.id for one in found} == {"Q2", "Q3", "Q4", "Q5"}
    assert not any(one.sure for one in found)


def test_nobody_knows_it() -> None:
    assert answer(Question(1, "Rdr"), EVENTS) == ()
