"""Codes that tools, mail programs and servers number their messages by, with the messages."""

from __future__ import annotations

import pytest

from evcorr.article import Article, Section
from evcorr.mining.extractors import extract
from evcorr.observable import ErrorCode, Event, Observable


def seen(symptoms: str) -> tuple[Observable, ...]:
    return extract(Article(id="Q900141", title="Painting Is Slow", sections=(Section("SYMPTOMS", symptoms, 10),)))


def codes(symptoms: str) -> list[tuple[str, str | None]]:
    return [(item.code, item.text) for item in seen(symptoms) if isinstance(item, ErrorCode)]


SHOWN = "You receive the following error message:\n\n   "


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("CK4008", "CVPACK : warning CK4008: the paint is thin"),
        ("A2159", "error: A2159: the brush cannot be used"),
        ("L1074", "L1074 groupname: the paint group is larger than 64K"),
        ("L2029", "L2029 'BRUSH' : unresolved paint"),
        ("SYS2090", "SYS2090 - the paint failed to load"),
        ("SU-0013", "Warning SU-0013 Setup has found a wet brush."),
        ("159", "Fatal [159] Failure to send paint"),
        ("9", "Warning[ 9] Out of paint: BRUSH"),
        ("302", "OLE IDispatch exception code 302 from Paint: Brush mismatch..."),
        ("403.15", "HTTP 403.15 - Forbidden: Too much paint"),
        ("500-12", "HTTP Error 500-12 Paint is drying"),
        ("504", "SIP/2.0 504 Server time-out error"),
        ("Shell-332-21", "Shell-332-21: a paint server could not be found"),
        ("0x80070005", "The paint could not be sent. Error is [0x80070005-00000000-00000000]"),
    ],
)
def test_code_with_its_message(code: str, message: str) -> None:
    assert codes(SHOWN + message) == [(code, message)]


def test_message_in_quotation_marks_that_opens_with_its_code() -> None:
    assert codes('Painting may report "Fatal [59] Error mixing paint." twice.') == [
        ("59", "Fatal [59] Error mixing paint.")
    ]
    assert codes('Painting fails with "Error 380, Invalid Paint Value" then.') == [
        ("380", "Error 380, Invalid Paint Value")
    ]
    assert codes('Painting fails with "HTTP error 501" then.') == [("501", None)]


def test_listing_is_no_message_of_a_tool() -> None:
    told = SHOWN + "void main(void)\n   {\n   paint(); // error C2440 here\n   brush();\n   }"
    assert [text for _code, text in codes(told)] == [None]


def test_tool_that_looks_errors_up_is_none() -> None:
    assert not codes("To see what it says, type:\n\n   ERROR32 8015 NETEVENT.DLL")


@pytest.mark.parametrize(
    "told",
    [
        "Error 14005 is reported in the Windows NT Application Event log.",
        "An error 1009 is logged in the Event System log.",
        "Error 2171 is repeatedly logged in the Event Application log.",
        "A replication error 1224 is seen in the Application Log of the server.",
    ],
)
def test_error_in_the_event_log_is_an_event(told: str) -> None:
    (event,) = seen(told)
    assert isinstance(event, Event)
    assert event.channel in {"Application", "System"}


@pytest.mark.parametrize(
    "told",
    [
        "System error 1220 is seen in the Application log.",
        "The start fails with error 1069 and logs more in the Application log.",
        "The start fails with error 1069. Look in the Application log.",
    ],
)
def test_error_beside_the_event_log_is_none(told: str) -> None:
    assert [type(item) for item in seen(told)] == [ErrorCode]


def test_id_of_an_error_of_exchange() -> None:
    assert [code for code, _text in codes(SHOWN + "The paint is wet. Exchange Server setup id c103264a")] == [
        "c103264a"
    ]


def test_counts_of_errors_are_no_codes() -> None:
    told = (
        "When you paint,\n     0 Walls encountered errors\n     0 Doors encountered errors\n     1 Walls were painted"
    )
    assert not codes(told)
