"""Codes that messages show without the word error: behind "ID no", at the end of what is shown, with their words."""

from __future__ import annotations

import pytest

from evcorr.article import Article, Section
from evcorr.mining.extractors import extract
from evcorr.observable import ErrorCode, Message, Observable


def seen(symptoms: str, title: str = "Painting Is Slow") -> tuple[Observable, ...]:
    return extract(Article(id="Q900140", title=title, sections=(Section("SYMPTOMS", symptoms, 10),)))


def shown(message: str) -> tuple[Observable, ...]:
    return seen(f"You receive the following error message:\n\n   {message}\n\nPainting stops.")


@pytest.mark.parametrize(
    ("message", "code"),
    [
        ("The tin could not be moved. Paint Store ID No: 581D - 40680 - 000004FF", "581D - 40680 - 000004FF"),
        ("A strange thing has happened. ID no: 00000001-0000-00000000", "00000001-0000-00000000"),
        ("The tin is in this shop already. No: c10312e7", "c10312e7"),
        ("The tin is not in the shop. Identification number: c1010aae", "c1010aae"),
        ("The brush is not known. Paint ID no:0x00206b5", "0x00206b5"),
        ("Device tin.sys could not be loaded. 0xC000024.", "0xC000024"),
        ("The painter lost the power to paint (0x13aa).", "0x13aa"),
        ("The painter cannot find the tin...0XC0020002", "0XC0020002"),
        ("The tin has no lid. Ask your painter for another one. (129)", "129"),
        ("BRU ##> Error setting 'I000003B' (tin I000002E). (10)", "10"),
        ('No brush is called "Tin" (4002).', "4002"),
        ("error 0 in wall array s.cpp", "0"),
        ("Painting failed: LoadTin 80080005", "80080005"),
        ("LoadTin failed. GetLastError returns 0x00000485.", "0x00000485"),
        ("-TinServerUse returned a status 0xE", "0xE"),
        ("The tin cannot be opened [0003][00000005].", "[0003][00000005]"),
        ("552 bucket size exceeded", "552"),
        ("(1123) Negative paint sent to wall.", "1123"),
        ("L4077 wallname: wall wider than the brush", "L4077"),
        ('Paint objects error " 000043ed" the tin is empty.', "000043ed"),
    ],
)
def test_code_of_a_message(message: str, code: str) -> None:
    (error,) = shown(message)
    assert isinstance(error, ErrorCode)
    assert (error.code, error.text) == (code, message)


@pytest.mark.parametrize(
    "message",
    [
        "The painter stopped at address 0x77f7d514",
        "Painting was called from code at: 0x77f2706f",
        "Paint was spilled in tin(01) 0028:C000EC99",
        "The tin holds (0x00000001, 0x00000002)",
        "Painting stopped in Paint 2.0 Beta (1239)",
        "Painting stopped in the summer of (1995)",
        "Painting stopped in brush.cpp(287)",
        "The tin could not be opened. " * 5 + "Paint error 0.",
    ],
)
def test_other_number_at_the_end_of_a_message_is_no_code(message: str) -> None:
    assert not [item for item in shown(message) if isinstance(item, ErrorCode)]


@pytest.mark.parametrize(
    "record",
    [
        "Event ID: 1043\n   Source: Paint\n   Description: The tin is dry. Run the mixer again. c1030b0f",
        'Event ID: 1043\n   Source: Paint\n   Description: "{WIN32:1332(No such tin.)}: Could not open the tin"',
    ],
)
def test_code_in_the_description_of_an_event(record: str) -> None:
    codes = [item for item in seen(f"This event is logged:\n\n   {record}") if isinstance(item, ErrorCode)]
    assert [(code.code in record, code.text) for code in codes] == [(True, None)]


def test_code_at_the_end_of_a_record_without_its_label() -> None:
    record = "Event ID: 1201\n   Source: PaintISS\n   The painter is disabled. 80001010"
    assert [item.code for item in shown(record) if isinstance(item, ErrorCode)] == ["80001010"]


def test_number_that_tells_how_grave_an_event_is_is_no_code() -> None:
    record = "Event ID: 9106\n   Source: MSExchangeMTA\n   A fatal internal MTA error occurred. No tin. (14)"
    assert not [item for item in shown(record) if isinstance(item, ErrorCode)]


@pytest.mark.parametrize(
    "symptoms",
    [
        'This may result in the error "No paint in this tin" (error 3265).',
        'You get error 3265, stating "No paint in this tin."',
        'You get error 3265 as you paint. It\n   stops with error 3265, which says\n   "No paint in this tin."',
    ],
)
def test_words_beside_a_code_are_its_text(symptoms: str) -> None:
    assert [(item.code, item.text.rstrip(".")) for item in seen(symptoms) if isinstance(item, ErrorCode)] == [
        ("3265", "No paint in this tin")
    ]
    assert not [item for item in seen(symptoms) if isinstance(item, Message)]


def test_message_that_is_what_windows_says_for_a_code_is_its_text() -> None:
    found = seen("Paint returns error 1788 when you mix.", title='"The Trust Relationship Failed" Error Message')
    assert [(type(item), item.where) for item in found] == [(Message, "TITLE"), (ErrorCode, "SYMPTOMS")]
    words = "The trust relationship between the primary domain and the trusted domain failed."
    (both,) = seen(f"Paint returns error 1788. You may receive the following error message:\n\n   {words}")
    assert isinstance(both, ErrorCode)
    assert (both.code, both.text) == ("1788", words)
