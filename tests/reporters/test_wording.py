"""The phrases about a finding."""

from __future__ import annotations

import pytest

from evcorr import phrases
from evcorr.observable import Crash, ErrorCode, Event, Inference, Message, Observable, Stop
from evcorr.reporters import wording
from tests.reports import finding

DESCRIBED: dict[str, tuple[Observable, str, str | None]] = {
    "event": (Event(event_id=5719), "event 5719", None),
    "whole event": (
        Event(event_id=7000, provider="Service Control Manager", channel="System", level="Error", text="It failed."),
        "event 7000 of Service Control Manager, System log, Error",
        "It failed.",
    ),
    "stop": (Stop(code="0x0000001E"), "STOP 0x0000001E", None),
    "whole stop": (
        Stop(code="0x0000001E", params=("0xC0000005", "0x80137D25"), module="ntfs.sys"),
        "STOP 0x0000001E (0xC0000005, 0x80137D25) in ntfs.sys",
        None,
    ),
    "stop without a code": (Stop(module="srv.sys"), "STOP of any code in srv.sys", None),
    "code": (ErrorCode(code="0x80040115"), "error 0x80040115", None),
    "code with its space": (
        ErrorCode(code="2404", space="net", text="The device is in use."),
        "error 2404 (NET HELPMSG)",
        "The device is in use.",
    ),
    "code of a space not known": (ErrorCode(code="5", space="other"), "error 5 (other)", None),
    "message": (Message(text="Access is denied."), "message", "Access is denied."),
    "message with gaps": (Message(text="The <*> service failed: <*>."), "message", "The … service failed: …."),
    "crash": (Crash(), "crash", None),
    "whole crash": (
        Crash(image="spoolsv.exe", module="localspl.dll", exception="0xC0000005"),
        "crash of spoolsv.exe in localspl.dll with 0xC0000005",
        None,
    ),
}


@pytest.mark.parametrize(("observable", "words", "quote"), DESCRIBED.values(), ids=DESCRIBED)
def test_an_observable_is_described_and_quoted(observable: Observable, words: str, quote: str | None) -> None:
    assert phrases.described(observable) == words
    assert phrases.quoted(observable) == quote


def test_what_was_inferred_is_said() -> None:
    event = Event(event_id=1, inferred=(Inference("provider", "Q1"), Inference("event_id", "Q2")))
    assert phrases.inferred(event) == "inferred: source from Q1, event id from Q2"
    assert phrases.inferred(Event(event_id=1)) is None


TIMES = {
    "utc": ("1999-03-01T10:12:44Z", "1999-03-01 10:12:44Z"),
    "local": ("1999-03-01T10:12:44", "1999-03-01 10:12:44"),
    "fraction": ("2021-05-02T11:59:59.999999Z", "2021-05-02 11:59:59Z"),
    "offset": ("2021-05-02T11:59:59+02:00", "2021-05-02 11:59:59+02:00"),
    "none": (None, "time unknown"),
    "no time": ("3 p.m.\x1b", "3 p.m.<U+001B>"),
}


@pytest.mark.parametrize(("time", "shown"), TIMES.values(), ids=TIMES)
def test_a_time_is_shown_to_the_second_with_its_zone(time: str | None, shown: str) -> None:
    assert wording.shown_time(time) == shown


APPLIES = {
    "yes": (("yes", "SP3 runs"), "yes: SP3 runs"),
    "yes without a reason": (("yes", ""), "yes"),
    "no": (("no", "fixed in SP5, ALPHA runs SP6"), "no: fixed in SP5, ALPHA runs SP6"),
    "unknown": (("unknown", ""), "unknown: the log does not tell its Windows version"),
}


@pytest.mark.parametrize(("verdict", "words"), APPLIES.values(), ids=APPLIES)
def test_whether_the_article_applies_is_said_with_the_reason(verdict: tuple[str, str], words: str) -> None:
    assert wording.applies(finding(applies=verdict[0], applies_why=verdict[1])) == words


PLACES = {
    "record": (("a.evt", 7, "record"), "a.evt record 7"),
    "line": (("a.log", 7, "line"), "a.log:7"),
    "byte": (("a.evt", 0, "byte"), "a.evt byte 0"),
    "whole": (("a.zip!b.evt", None, "record"), "a.zip!b.evt"),
}


@pytest.mark.parametrize(("place", "words"), PLACES.values(), ids=PLACES)
def test_a_place_is_written_as_people_look_it_up(place: tuple[str, int | None, str], words: str) -> None:
    assert wording.located(*place) == words  # type: ignore[arg-type]


def test_lists_are_cut() -> None:
    assert phrases.listed(["A", "B", "C"], 3) == "A, B, C"
    assert phrases.listed([f"H{number}" for number in range(1200)], 2) == "H0, H1 and 1,198 more"


def test_standard_input_has_a_name() -> None:
    assert wording.located("-", 3, "line") == "standard input line 3"
    assert wording.located("a-b.log", 3, "line") == "a-b.log:3"
