"""Codes, events and STOPs in rarer wordings: hexadecimal without 0x, a blank behind the sign, "errors" of the log."""

from __future__ import annotations

import pytest

from evcorr.article import Article, Section
from evcorr.mining.extractors import extract
from evcorr.observable import ErrorCode, Event, Observable, Role, Stop


def seen(symptoms: str, more: str = "") -> tuple[Observable, ...]:
    sections = (Section("SYMPTOMS", symptoms, 10), Section("MORE INFORMATION", more, 40))
    return extract(Article(id="Q900122", title="Painting Is Slow", sections=sections))


def codes(symptoms: str) -> list[str]:
    return [item.code for item in seen(symptoms) if isinstance(item, ErrorCode)]


@pytest.mark.parametrize(
    ("symptoms", "told"),
    [
        ('A "duplicate color error - 1605" may occur.', ["-1605"]),
        ("Painting fails due to error BB8 (or 50A).", ["BB8", "50A"]),
        ("You get Error Code 13D when you paint.", ["13D"]),
        ("Painting causes a 629 or 546 error.", ["629", "546"]),
        ("The brush may generate 1507 error.", ["1507"]),
        ("This error message appears:\n\n   [State=IM003][Error=0][Microsoft][ODBC Paint] No brush\n\nEnd.", ["IM003"]),
        (
            "This error message appears:\n\n   Run-time error '40':\n   S0002:[Microsoft][ODBC] No brush\n\nEnd.",
            ["40"],
        ),
        ("The brush says:\n\n   Exception description:\n   (1223) No wall was found.\n\n.", ["1223"]),
        ("All walls receive a 401 Access Denied error message.", ["401"]),
        ("The wall has 404 bricks that were not found.", []),
        ("The log has this:\n\n   Paint exited, HRESULT = 0000000b\n\n.", ["0000000b"]),
        ("The status code in the message is -1073741820.", ["-1073741820"]),
        ('The data is "ff fd ff ff (0xfffffdff = -513)."', ["-513"]),
        ('This error appears: "No wall in your house" [F004] [010000F0].', ["[F004] [010000F0]"]),
        ("This error message appears:\n\n   No wall\n   [0003] [00000005]\n\nEnd.", ["[0003] [00000005]"]),
        ("Paint displays error [0003][00000005], and\n\n   No wall [0003] [00000005]\n\n.", ["[0003][00000005]"]),
        ("The paint fails with JET error\n\n   -1601(JET_errRecordNotFound)\n\n.", ["-1601"]),
        ('This error message appears:\n\n   "503 Bad command sequence"\n\nEnd.', ["503"]),
        ("This error message appears:\n\n   401.4 Unauthorized: No paint.\n\nEnd.", ["401.4"]),
        ("This error message appears:\n\n   8447: Internet Paint Error\n\nEnd.", ["8447"]),
        ("This error message appears:\n\n   DFH2411I ???? 19:39:45 INVALID PAINT\n\nEnd.", ["DFH2411I"]),
        ("This error message appears:\n\n   Paint error 'WALL 0178 : 800a0005' Access Error\n\nEnd.", ["800a0005"]),
        ("The paint fails with\n\n   scode = 800A0BC9\n\n.", ["800A0BC9"]),
        ('The brush returns:\n\n   szSqlState = "08S01", *pfNativeError = 0\n\n.', ["08S01"]),
        ("This error message appears:\n\n   PAINT ERROR CODE <183>\n\nEnd.", ["183"]),
        ("This error message appears:\n\n   The wall has no paint. (Code 29.)\n\nEnd.", ["29"]),
        ("This error message appears:\n\n   OLE IDispatch exception code 5 from Paint\n\nEnd.", ["5"]),
        ("This error message appears:\n\n   Microsoft Word Err=1220, no paint\n\nEnd.", ["1220"]),
        ("The mailbox could not be moved. (hr=0x80004005, ec=1252)", ["0x80004005", "1252"]),
        ("The event has data:\n\n   0000: c000005e\n\nEnd.", []),
        ("This error message appears:\n\n   Paint () failed, 10047\n\nEnd.", ["10047"]),
        ("This error message appears:\n\n   Brush opening failed: 3\n\nEnd.", ["3"]),
        ("This error message appears:\n\n   MMSYSTEM296: No paint can be played.\n\nEnd.", ["MMSYSTEM296"]),
        ("The report says:\n\n   MSEXCH:IMS:Paint:Wall:BRUSH 0 (000C05A6) No such wall\n\n.", ["000C05A6"]),
        (
            "This error message appears:\n\n   HTTP Error 403\n   403.4 Forbidden: Paint required\n\nEnd.",
            ["403", "403.4"],
        ),
        ("You receive error 403.7 when you paint.", ["403.7"]),
        (
            "The log has these:\n\n   LME-PAINT-IN    31200   The wall is\n   LME-PAINT-IN 40720: No wall\n\nEnd.",
            ["31200", "40720"],
        ),
        ("Error: the paint is in\n\n   #DEFINE HKEY_PAINT 0x80000002\n\n.", []),
        (
            "Error painting the wall\n\n   Error painting [80070005-508-0-322] The wall is wet.\n\nEnd.",
            ["80070005-508-0-322"],
        ),
        (
            "An error occurs, with this in the log:\n\n   FAULT ->6098bce4 8b4b28 mov ecx,[ebx+0x28]"
            "\n         6098bce9 8b2db0109860 mov ebp,[609810b0]\n\nEnd.",
            [],
        ),
        (
            "This event is logged:\n\n   Event ID: 0\n   Source: ESE97\n   Description: PaintIS ((451)) -1019\n\nEnd.",
            ["-1019"],
        ),
        (
            "This event is logged:\n\n   Event ID: 7\n   Source: Paint\n   Description: It holds -1019 drops.\n\nEnd.",
            [],
        ),
        ('You receive "ASP0115" errors in the browser.', ["0115"]),
        ("You receive a PRO0032E error message.", ["PRO0032E"]),
        ("You receive a TN3270 error message.", []),
        ("The brush makes 350 errors.", []),
        ("Download Mmsystem296.exe to paint.", []),
        ("OPEN(UNIT=1, ERR=100) jumps to the wall.", []),
        ("If painting failed, 3 of the walls stay white.", []),
        ("If painting failed, 5 brushes are dry.", []),
        ("The word Error DEAD is red.", []),
    ],
)
def test_codes(symptoms: str, told: list[str]) -> None:
    assert codes(symptoms) == told


def test_code_without_its_sign_in_the_title_of_another_article_is_the_same() -> None:
    related = "See this article in the Microsoft Knowledge Base:\n\n   Q900123 Error 1605 When Painting\n"
    told = [
        item for item in seen('A "duplicate color error - 1605" may occur.', related) if isinstance(item, ErrorCode)
    ]
    assert [(item.code, item.role) for item in told] == [("-1605", Role.SYMPTOM)]


@pytest.mark.parametrize(
    ("symptoms", "told"),
    [
        ("WINS logs event error 4204.", [(4204, "WINS")]),
        ("Check the event log for 1002 errors.", [(1002, None)]),
        ("Use Event Viewer. The wall has 139 errors in the application log.", [(139, None)]),
        (
            'An event ID 2025 error message from "MSExchangeIS Private" is in the event log.',
            [(2025, "MSExchangeIS Private")],
        ),
        (
            "There are several Event ID: 4000 errors contained in the log:\n\n   The tin of paint is dry.\n\nEnd.",
            [(4000, None)],
        ),
        ("You get a -1069 error in the application log.", []),
        ("You may get a 550 error message in the FTP log, and the event log may show more.", []),
    ],
)
def test_events(symptoms: str, told: list[tuple[int, str | None]]) -> None:
    assert [(item.event_id, item.provider) for item in seen(symptoms) if isinstance(item, Event)] == told


@pytest.mark.parametrize(
    "symptoms",
    [
        "You get STOP 0x0000000A. The Stop screen information indicates that the Paint.sys driver is the cause.",
        "You get STOP 0x0000000A. The STOP screen lists Paint.sys as the source.",
        "You get STOP 0x0000000A.\n\nThe last parameter differs. In this case, the Stop occurred in\nPaint.sys.",
        "This appears:\n\n   Stop 0x0000000A driver Paint.sys (damaged file).\n\nEnd.",
        "This appears:\n\n   Stop 0x0000000A (0x00000084, 0x00000002, 0x00000001, 0x80003D4A)\n   Paint.sys.\n\nEnd.",
    ],
)
def test_driver_of_a_stop(symptoms: str) -> None:
    (stop,) = (item for item in seen(symptoms) if isinstance(item, Stop))
    assert (stop.code, stop.module) == ("0x0000000A", "Paint.sys")


def test_what_is_shown_of_errors_with_an_event_id_is_their_description() -> None:
    told = seen("There are several Event ID: 4000 errors contained in the log:\n\n   The tin of paint is dry.\n\nEnd.")
    assert [item.text for item in told if isinstance(item, Event)] == ["The tin of paint is dry."]
    assert len(told) == 1


def test_what_is_shown_below_errors_of_a_log_with_an_event_id_is_the_description() -> None:
    told = seen("The System Log has the Paint Control event 703 errors:\n\n   The tin of paint is dry.\n\nEnd.")
    assert [(item.event_id, item.text) for item in told if isinstance(item, Event)] == [
        (703, "The tin of paint is dry.")
    ]


def test_what_an_article_refers_to_below_an_event_is_no_description() -> None:
    told = seen("This article tells of other causes of Event 703 messages:\n\n   Q900001 The Tin Is Dry\n\nEnd.")
    assert [item.text for item in told if isinstance(item, Event)] == [None]
