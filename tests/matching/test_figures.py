"""What is remembered of lines that differ in figures alone is what each of them shows."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evcorr.matching import figures
from evcorr.matching.figures import Figures
from evcorr.matching.index import compile_index
from evcorr.matching.matcher import Match, match
from evcorr.observable import Crash, ErrorCode, Event, Message, Stop
from evcorr.record import Origin, Record
from evcorr.scanning.survey.recall import Recall
from tests.builders import signature

SIGNATURES = (
    signature(Message(text="The spooler could not find tray 3 of <*> trays"), id="Q1"),
    signature(Message(text="The spooler could not find its <*> tray, code 0x80070005"), id="Q2"),
    signature(Message(text="7 handles were left open by the spooler"), id="Q3"),
    signature(ErrorCode(code="LNK2001", space="product"), id="Q4"),
    signature(ErrorCode(code="5", space="win32", text="Access is denied."), ErrorCode(code="0x80070005"), id="Q5"),
    signature(ErrorCode(code="2404", space="net"), ErrorCode(code="-1018", space="jet"), id="Q6"),
    signature(Stop(code="0x0000001E"), Crash(image="store.exe", module="wcslen"), id="Q7"),
    signature(Event(event_id=7, provider="Disk", text="The device 2 has a bad block in <*>"), id="Q8"),
    signature(Event(event_id=29, provider="W32Time"), Event(event_id=7, text="5 bad blocks were found"), id="Q9"),
    signature(ErrorCode(code="0xC0000034", space="ntstatus"), ErrorCode(code="1275", space="win32"), id="Q10"),
    *(signature(ErrorCode(code="85", space="win32"), id=f"Q{number}") for number in range(100, 116)),
)
INDEX = compile_index(SIGNATURES)
KNOWN = ("3", "5", "7", "29", "85", "1018", "1275", "2404", "2001", "0x80070005", "c0000034", "0x1E", "2147024891")
LINES = (
    "2026-11-21 07:01:{} host",
    "the spooler could not find tray {} of {} trays",
    "the spooler could not find its {} tray, code {}",
    "{} handles were left open by the spooler",
    "07:01:0{} handles were left open by the spooler",
    "{} error {} in file{}",
    "ERROR {} ({}) of x{}: Access is denied.",
    "errors {}, {} and {}",
    "Error in Open{} = {}",
    "error LNK{} in {}",
    "error -{} of {}",
    "error - {}",
    "win{} error {}",
    "Win32 error {} of {}",
    "returned {}x80070005, {}xC0000034 at {}",
    "an exception {} at {}",
    "jet{} failed with -{}",
    "NET HELPMSG {}",
    "result {} status {} code{}",
    "Disk event {}: The device {} has a bad block in {}",
    "Event ID {} from the source Disk, {} times",
    "W32Time event {} of {}",
    "event {} W3{}Time",
    "event ID {}: {} bad blocks were found",
    "the service stopped with error {}",
    "STOP: {} ({}, {})",
    "store.exe caused a fault {} in module {}",
    "{}: nothing, {}",
)
NUMBERS = (
    st.sampled_from(KNOWN)
    | st.integers(0, 99999).map(str)
    | st.sampled_from(("0x0000{}", "8007{}")).flatmap(
        lambda form: st.integers(1000, 9999).map(lambda number: form.format(number))
    )
)


@st.composite
def lines(draw: st.DrawFn) -> list[str]:
    forms = draw(st.lists(st.sampled_from(LINES), min_size=1, max_size=3))
    more = draw(st.lists(st.sampled_from(forms), min_size=3, max_size=12))
    before = draw(st.sampled_from(["", "2026-11-21 07:01:02 "]))
    return [before + form.format(*(draw(NUMBERS) for _ in range(form.count("{}")))) for form in more]


def told(found: Sequence[Match]) -> list[object]:
    return [(one.symptom, one.grade, one.agreed, one.spans, one.differing) for one in found]


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figures, "WORTH_FIGURES", 0)


@settings(max_examples=300, deadline=None)
@given(lines())
def test_each_line_shows_what_it_shows_alone(texts: list[str]) -> None:
    recall = Recall(INDEX)
    for number, text in enumerate(texts):
        record = Record(origin=Origin("x.log", number, "line"), message=text)
        assert told(recall(record).matches) == told(match(record, INDEX)), text


def test_lines_that_differ_in_other_numbers_are_alike() -> None:
    tell = Figures(INDEX)
    form = "2026-11-21 07:01:0{} job {} failed: error 5, event 7 of Disk, {} left"
    first = form.format(1, 17, 33)
    assert tell(first) is None, "it came once"
    known = tell(first)
    assert known is not None
    assert tell(form.format(9, 21, 46)) == known
    assert tell(form.format(9, 21, 46).replace("error 5", "error 8")) != known
    assert tell(form.format(9, 21, 46).replace("event 7", "event 8")) != known
    assert tell(form.format(9, 21, 465)) != known


@pytest.mark.parametrize("said", ["STOP 0x1E", "Msg 5, Level 3", "rc = 5", "x" * 2000, "\u0663 left"])
def test_of_what_may_say_more_nothing_is_told(said: str) -> None:
    tell = Figures(INDEX)
    assert tell(said) is None
    assert tell(said) is None
