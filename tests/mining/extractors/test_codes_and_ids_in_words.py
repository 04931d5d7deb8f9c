"""Codes and event ids that only the wording of an article tells as such, and numbers beside the same words."""

from __future__ import annotations

import pytest

from evcorr.mining.extractors import extract
from evcorr.mining.layouts import parse_article
from evcorr.observable import ErrorCode, Event, Observable, Role, Stop
from tests.mining.articles import article


def seen(symptoms: str, title: str = "A Service Fails") -> tuple[Observable, ...]:
    return extract(parse_article(article("Q999999", symptoms, title=title), path="Q999999.TXT"))


def codes(symptoms: str) -> list[str]:
    return [item.code for item in seen(symptoms) if isinstance(item, ErrorCode)]


def ids(symptoms: str, title: str = "A Service Fails") -> list[int]:
    return [item.event_id for item in seen(symptoms, title) if isinstance(item, Event)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It fails with primary_rc = AP_PARAMETER_CHECK (0x0001).", ["0x0001"]),
        ("The SEND verb ends with an LUA_CANCELLED (0x0021) primary return code.", ["0x0021"]),
        ("The call fails with WSAECONNREFUSED (10061).", ["10061"]),
        ("The call to recv() returns 10058 (WSAESHUTDOWN).", ["10058"]),
        ("Paint ends with -1808 (Jet_ErrDiskFull).", ["-1808"]),
        ("RAS error code returned: 718, RAS table index 0", ["718"]),
        ("Paint could not be installed. ErrorCode: 1601(0x641).", ["1601"]),
        ("Ticket Options: 0x40810010\nFailure Code: 7", ["7"]),
        ('"Brush" terminated abnormally with exit code 65', ["65"]),
        ("The following exit code:\n\n   128L ERROR_WAIT_NO_CHILDREN - There are no children.", ["128"]),
        ("Paint cannot process the request. Status code = 57", ["57"]),
        ("Error [ 81] No brush NAME", ["81"]),
        ("Error launching (#0x3EB) of the brush", ["0x3EB"]),
        ("The following error, 1815, is generated.", ["1815"]),
        ("Exception e0010004 has occurred with parameters -1026 and 0.", ["e0010004", "-1026"]),
        ("   Event ID: 5\n   Source: Paint\n   Description: Correct the problem and log off.\n   (1009)", ["1009"]),
        ("   Event ID: 5\n   Source: Paint\n   Description: Correct the problem and log off. (14)", []),
        ("The result was the 201 error code.", ["201"]),
        ('Note the "502" response code.', ["502"]),
        ("Error reading brush names (-30719)", ["-30719"]),
        ("ERROR write: (57) The brush is not connected", ["57"]),
        ("They have the same error code, 0xe0050803.", ["0xe0050803"]),
        ("Enumeration failure\nHRESULT: 0xEEEE0001", ["0xEEEE0001"]),
        ("A brush could not be sent. Supplied code <0xe160052a>", ["0xe160052a"]),
        ("Failed to create a connection, error <0x4c3>.", ["0x4c3"]),
        ("GetLastError returns 0x57F (ERROR_WNDCLASS_NOT_THERE).", ["0x57F"]),
        ("The request failed with HTTP status 401: Unauthorized", ["401"]),
    ],
)
def test_code(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Parser error 00000001.PRI was not written.", id="file"),
        pytest.param("There are two ways to solve the error:\n\n1. Paint it again.\n\n2. Wait.", id="step"),
        pytest.param("   00503037 250e000780       and     eax,0x8007000e", id="instruction"),
        pytest.param("FAULT ->0050304a ba0e000780   mov     edx,0x8007000e", id="instruction at fault"),
        pytest.param("The RAS error code returned: 0, which is none", id="no error"),
        pytest.param("a what_rcvd value of AP_CONFIRM_DEALLOCATE (0x0400)", id="value"),
        pytest.param("secondary_rc = 0xCCCCCCCC (undefined)", id="undefined"),
        pytest.param("Cause of error\n\n\n\n0x10: The brush returned nothing", id="row below a heading"),
        pytest.param("Canon Bubble-Jet BJC-240, -610, and -620", id="printers"),
        pytest.param("// disable warning C4786: symbol greater than 255 characters", id="told to a compiler"),
        pytest.param("messages that start with Paint error 80... or 48...", id="beginning of codes"),
    ],
)
def test_no_code(text: str) -> None:
    assert codes(text) == []


def test_exception_of_a_crash_is_no_error() -> None:
    text = "The application, paint, generated an error.\n\nThe exception generated was c0000005 at address 0040ab12."
    assert codes(text) == []


def test_what_should_be_returned_is_no_symptom() -> None:
    (error,) = seen("The call should return primary_rc = AP_NOT_LOADED (0xF004), which says so.")
    assert error.role is Role.INCIDENTAL


def test_error_with_the_number_of_an_event() -> None:
    text = (
        "   Event ID: 2127\n   Source: Paint\n   Description: The brush was lost. Operating system error: 2127.\n\n"
        "   Event ID: 2155\n   Source: Paint\n   Description: The canvas was lost."
    )
    assert (ids(text), codes(text)) == ([2127, 2155], ["2127"])
    assert (
        codes("   Event ID: 2127\n   Source: Paint\n   Description: The brush was lost.\n\nError 2127 is logged.") == []
    )


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        ("It stops.", "Paint Stops and Generates 9156 Events", [9156]),
        ("It stops.", "Paint Stops with 2191, 2198, and 9405 Events", [2191, 2198, 9405]),
        ("It stops.", "Paint Disconnects and 2004 Event Appears", [2004]),
        ("You see a 2022 event.", "A Service Fails", [2022]),
        ("The event IDs 2380 and 2446/2447 are logged.", "A Service Fails", [2380, 2446, 2447]),
        ("Record at least 120 events, between 100 and 200 events per second.", "A Service Fails", []),
        ("Events 4124 and/or 4126 are in the event log.", "Painting Is Slow", [4124, 4126]),
        ("Paint logs a 232 or a 233 event.", "Painting Is Slow", [232, 233]),
        ("It may log a 9318 and a 289 event in the log.", "Painting Is Slow", [9318, 289]),
        ("The event log contains 254 and 142 information and warning events.", "Painting Is Slow", [254, 142]),
        ("Look for the first 285 events, or for a 285 Field Engineering event.", "Painting Is Slow", [285]),
        ("The event ID will be 3089.", "Painting Is Slow", [3089]),
        ('LogEvent "Event12" writes to the event log, and \\temp\\event539.txt is made.', "Painting Is Slow", []),
    ],
)
def test_ids(text: str, title: str, expected: list[int]) -> None:
    assert ids(text, title) == expected


def test_labels_behind_an_id_on_its_line() -> None:
    (one, other) = seen(
        "   Event ID 10014 Description: The brush failed.\n\n   Event ID: 7900 Error: The canvas is wet."
    )
    assert one == Event(event_id=10014, text="The brush failed.", where="SYMPTOMS", line=one.line)
    assert other == Event(event_id=7900, level="Error", text="The canvas is wet.", where="SYMPTOMS", line=other.line)


def test_driver_of_another_article_is_not_this_ones() -> None:
    told = seen("Windows stops with STOP 0x0000000A.\n\n   Q999998 Stop 0A in Paint.sys When Drawing")
    stops = [(item.code, item.module, item.role) for item in told if isinstance(item, Stop)]
    assert stops == [("0x0000000A", None, Role.SYMPTOM), ("0x0000000A", "Paint.sys", Role.INCIDENTAL)]


def test_driver_is_named_with_its_extension() -> None:
    told = seen("A stop 0x0000000A is received in Brush.sys.", title="Stop 0x0000000A in Brush When Drawing")
    (stop,) = [item for item in told if isinstance(item, Stop)]
    assert (stop.module, stop.where) == ("Brush.sys", "TITLE")


def test_end_of_a_products_name_is_no_source() -> None:
    (event,) = [
        item for item in seen("The Connector for Novell PaintWise logs an event 6067 error.") if isinstance(item, Event)
    ]
    assert (event.event_id, event.provider) == (6067, None)
    (event,) = [item for item in seen("The PaintWise service logs an event 6067 error.") if isinstance(item, Event)]
    assert event.provider == "PaintWise"


def test_event_within_a_description_is_none() -> None:
    assert ids("   Event code: 1003\n   Event message: Compilation is starting.\n   Event time: now") == []


def test_title_behind_a_reference_without_a_blank() -> None:
    (event,) = seen("See also:\n\nQ999997Event ID 3722 Appears and Goes")
    assert (event, event.role) == (
        Event(event_id=3722, role=Role.INCIDENTAL, where="SYMPTOMS", line=event.line),
        Role.INCIDENTAL,
    )
    read = parse_article(
        article("Q999999", "See also:\n\nQ999997Event ID 3722 Appears and Q999996engi.exe"), path="Q999999.TXT"
    )
    assert read.related == ("Q999997",)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('Users see "The tray is stuck. Opening it failed with error 0x80070005".',
         "The tray is stuck. Opening it failed with error 0x80070005"),
        ('After "Open the tray" they get "Opening it failed with error 0x80070005."',
         "Opening it failed with error 0x80070005."),
        ('Another article has the title "XTRY: Opening Trays Fails with Error 0x80070005".', None),
        ('The word "tray" is seen, and error 0x80070005 in "another window that is open".', None),
    ],
)  # fmt: skip
def test_a_quoted_message_that_a_code_stands_in(text: str, said: str | None) -> None:
    assert [item.text for item in seen(text) if isinstance(item, ErrorCode)] == [said]
