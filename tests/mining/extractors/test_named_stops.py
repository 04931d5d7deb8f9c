"""STOPs that an article calls by name, and what is none."""

from __future__ import annotations

import pytest

from evcorr.article import Article, Section
from evcorr.mining.extractors import extract
from evcorr.observable import Observable, Stop


def seen(symptoms: str, title: str = "Painting Is Slow") -> tuple[Observable, ...]:
    return extract(Article(id="Q900140", title=title, sections=(Section("SYMPTOMS", symptoms, 10),)))


def codes(symptoms: str, title: str = "Painting Is Slow") -> list[str | None]:
    return [item.code for item in seen(symptoms, title) if isinstance(item, Stop)]


@pytest.mark.parametrize(
    ("symptoms", "code"),
    [
        ("A blue screen appears with the message:\n\n     INACCESSIBLE_BOOT_DEVICE", "0x0000007B"),
        ("You may receive this error message:\n\n   INACCESSIBLE_BOOT_DEVICE (0x7B)", "0x0000007B"),
        ('You receive an "IRQL_NOT_LESS_OR_EQUAL" error message.', "0x0000000A"),
        ("This may appear on a blue screen:\n\n   Page fault in nonpaged area (0x00000050)", "0x00000050"),
    ],
)
def test_stop_by_its_name(symptoms: str, code: str) -> None:
    (stop,) = seen(symptoms)
    assert isinstance(stop, Stop)
    assert stop.code == code


def test_driver_behind_the_name_of_a_stop() -> None:
    (stop,) = seen(
        "You receive an error message:\n\n   IRQL_NOT_LESS_OR_EQUAL, ADDRESS 80010000 has base at 80001000 - hal.dll"
    )
    assert isinstance(stop, Stop)
    assert (stop.code, stop.module) == ("0x0000000A", "hal.dll")


def test_driver_on_a_screen_of_windows_10() -> None:
    (stop,) = seen("The machine shows a blue screen:\n\n   Stop code: VIDEO_TDR_FAILURE\n   What failed: paintkm.sys")
    assert isinstance(stop, Stop)
    assert (stop.code, stop.module) == ("0x00000116", "paintkm.sys")


def test_stop_by_its_name_in_a_title() -> None:
    assert codes("The screen is blue.", "Err Msg: Pfn_List_Corrupt") == ["0x0000004E"]


@pytest.mark.parametrize(
    "symptoms",
    [
        "STOP: 0x0000001E (0xC0000005, 0x80100000, 0, 0)\n   IRQL_NOT_LESS_OR_EQUAL",
        "STOP 0x0000001E KMODE_EXCEPTION_NOT_HANDLED appears.",
    ],
)
def test_name_beside_a_code_tells_nothing_more(symptoms: str) -> None:
    assert codes(symptoms) == ["0x0000001E"]


@pytest.mark.parametrize(
    "symptoms",
    [
        "#DEFINE AUDIT_FAILURE 16",
        "The MY_OWN_NAME setting is wrong.",
        "You get an access violation (0x00000050).",
        "The video driver (VIDEO_DRIVER_DEBUG_REPORT_REQUEST) writes a live dump.",
    ],
)
def test_what_names_no_stop(symptoms: str) -> None:
    assert not codes(symptoms)


def test_addresses_below_a_blue_screen_are_no_code() -> None:
    told = 'You get a "STOP 0x0000000A" message with these on a blue screen: f1c2cf0f 00000002 00000001 80146940.'
    assert codes(told) == ["0x0000000A"]


def test_process_of_the_system_in_a_title_is_the_module() -> None:
    symptoms = "This appears:\n\n   STOP: c000021a {Fatal System Error}\n\nIt leads to the Stop 0xC00021A."
    told = seen(symptoms, "STOP Error in CSRSS")
    assert [(item.code, item.module) for item in told if isinstance(item, Stop)] == [("0xC000021A", "CSRSS")]


def test_driver_that_is_mistyped() -> None:
    told = seen("It is possible to get a trap 0x1E in Brushdrv.sys.", "It May Cause Trap 0x1E in Brushdv.sys")
    assert [item.code for item in told if isinstance(item, Stop)] == ["0x0000001E"]


def test_stop_whose_status_is_cut_short() -> None:
    assert codes("The system may stop with STOP message\n21a.") == ["0xC000021A"]
    assert codes("A blue screen with STOP 21A appears.") == ["0xC000021A"]


@pytest.mark.parametrize(
    "symptoms",
    [
        "The system halts with a C000021A STOP code.",
        "This error message appears:\n\n   c000021a fatal system error\n\nEnd.",
        "The system stops with this message:\n\n   0xc000021a (0xe1c55448, 0xc0000005, 0x0, 0x0)\n\nEnd.",
    ],
)
def test_stop_whose_status_needs_no_word_for_it(symptoms: str) -> None:
    (stop,) = seen(symptoms)
    assert isinstance(stop, Stop)
    assert stop.code == "0xC000021A"
