"""The phrases that reports share."""

from __future__ import annotations

import pytest

from evcorr.observable import Crash, ErrorCode, Event, Inference, Message, Observable, Stop
from evcorr.report import InputSummary
from evcorr.reporters import wording
from tests.reports import SYSTEM_LOG, empty_report, finding, report

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
    assert wording.described(observable) == words
    assert wording.quoted(observable) == quote


def test_what_was_inferred_is_said() -> None:
    event = Event(event_id=1, inferred=(Inference("provider", "Q1"), Inference("event_id", "Q2")))
    assert wording.inferred(event) == "inferred: source from Q1, event id from Q2"
    assert wording.inferred(Event(event_id=1)) is None


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


def _read_from(first: str | None, last: str | None) -> InputSummary:
    return InputSummary(
        path="a", format="text", records=1, problems=0, first=first, last=last, computers=(), systems=()
    )


ZONES = {
    "utc": (SYSTEM_LOG, "Times are UTC."),
    "local": (_read_from("1999-03-01T10:12:44", None), "Times are local"),
    "both": (_read_from("1999-03-01T10:12:44", "1999-03-01T10:12:44Z"), "Times that end in Z are UTC"),
}


@pytest.mark.parametrize(("source", "note"), ZONES.values(), ids=ZONES)
def test_the_zone_of_the_times_is_explained(source: InputSummary, note: str) -> None:
    explained = wording.times_explained(empty_report(inputs=(source,)))
    assert explained
    assert explained.startswith(note)


def test_no_zone_is_explained_where_there_is_no_time() -> None:
    assert wording.times_explained(empty_report(inputs=(_read_from(None, None),))) is None


FIXES = {
    "reviewed": ({"fix": "Replace the cable.", "fixed_in": "SP4"}, "Replace the cable."),
    "level": ({"fixed_in": "Windows NT 4.0 SP4"}, "Fixed in Windows NT 4.0 SP4, says the article."),
    "neither": ({}, "The article names no fix level; read its RESOLUTION section."),
}


@pytest.mark.parametrize(("fields", "words"), FIXES.values(), ids=FIXES)
def test_the_fix_is_the_best_that_is_known(fields: dict[str, object], words: str) -> None:
    assert wording.fix(finding(**fields)) == words


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
    assert wording.listed(["A", "B", "C"], 3) == "A, B, C"
    assert wording.listed([f"H{number}" for number in range(1200)], 2) == "H0, H1 and 1,198 more"


def test_nothing_found_does_not_claim_more_than_was_read() -> None:
    assert "No entry that was read shows a symptom" in wording.nothing_found(empty_report())
    assert "clearly enough" in wording.nothing_found(empty_report(below_grade=1))
    assert "nothing can be said" in wording.nothing_found(empty_report(records_read=0))


def test_signatures_that_could_have_shown_are_counted_if_that_is_known() -> None:
    assert wording.looked_for(empty_report()).endswith("of which these inputs could have shown 411")
    assert wording.looked_for(empty_report(signatures_in_reach=0)).endswith("could have shown none")
    assert wording.looked_for(report(finding(), signatures_in_reach=0)) == "Looked for 14,873 signatures"


def test_what_is_left_out_is_counted_with_the_way_to_see_it() -> None:
    one = " ".join(wording.left_out(empty_report(below_grade=1, not_applicable=1)))
    assert "1 article has only weaker hints than were asked for; --min-grade weak shows" in one
    assert "1 article matches but does not apply" in one
    assert "2 articles match but do not apply" in " ".join(wording.left_out(empty_report(not_applicable=2)))
    assert not list(wording.left_out(empty_report()))


def test_all_inputs_are_summed_up() -> None:
    local = _read_from("1999-01-31T23:00:00", "1999-02-01T00:00:00")
    words = wording.inputs_facts(empty_report(inputs=(SYSTEM_LOG, local, SYSTEM_LOG), records_read=4409))
    assert words == (
        "Read 4,409 records of 3 inputs (2 evt, 1 text) of 1 computer, 1999-01-31 23:00:00 to 1999-03-04 17:45:30Z."
    )
    assert wording.inputs_facts(empty_report(inputs=(), records_read=0)) == "Read 0 records of 0 inputs."


def test_an_input_is_told_with_what_is_known_of_it() -> None:
    assert wording.input_facts(SYSTEM_LOG) == "evt, 2,204 records"
    assert wording.input_circumstances(SYSTEM_LOG) == (
        "1999-02-11 06:00:12Z to 1999-03-04 17:45:30Z; on ALPHA; Windows NT 4.0 SP3 since 1999-02-11 06:00:12Z"
    )
    assert wording.input_circumstances(_read_from(None, None)) == ""
