"""Lines that lead up to messages, and sentences that tell what a box says."""

from __future__ import annotations

import pytest

from evcorr.article import Article, Section
from evcorr.mining.extractors import extract
from evcorr.observable import ErrorCode, Message


def messages(symptoms: str) -> list[str]:
    seen = extract(Article(id="Q900160", title="Painting Is Slow", sections=(Section("SYMPTOMS", symptoms, 10),)))
    return [item.text for item in seen if isinstance(item, Message)]


@pytest.mark.parametrize(
    "lead",
    [
        "You may see an error message similar to the following in the Paint log:",
        "You receive error messages similar to one of the following when you paint:",
        "An error message is displayed when you open the tin:",
        "The full text of this message resembles the following example:",
        "You receive an error when you open the tin:",
    ],
)
def test_lead_that_goes_on_behind_what_it_announces(lead: str) -> None:
    assert messages(f"{lead}\n\n   The tin is not open.\n\nEnd.") == ["The tin is not open."]


@pytest.mark.parametrize("lead", ["You receive an", "When you paint, you may see the", "Paint displays the"])
def test_message_amid_a_sentence(lead: str) -> None:
    assert messages(f"{lead}\n\n   Tin not open\n\nerror message on the wall.") == ["Tin not open"]


def test_errors_that_stand_one_a_paragraph() -> None:
    text = (
        "You receive errors similar to the following when you paint:\n\n   No brush.\n\n   The tin is not open.\n\nEnd."
    )
    assert messages(text) == ["No brush.", "The tin is not open."]


@pytest.mark.parametrize(
    "lead", ["You see a message such as", "In Paint 3, the message is preceded by", "The error is"]
)
def test_lead_that_breaks_off_without_a_colon(lead: str) -> None:
    assert messages(f"{lead}\n\n   Tin not open\n\nEnd.") == ["Tin not open"]


@pytest.mark.parametrize("lead", ["An error message is displayed when you run this code:", "You see a list:"])
def test_code_under_a_lead_is_no_message(lead: str) -> None:
    assert messages(f"{lead}\n\n   paint tin, brush\n\nEnd.") == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('Painting shows an "Out of Paint" dialog box.', "Out of Paint"),
        ('A dialog titled "Missing Brushes" appears.', "Missing Brushes"),
        ('A window opens and says, "The tin is not open."', "The tin is not open."),
        ('MODE reports "No tin is open" then.', "No tin is open"),
        ('The README file says, "Does not work with brushes."', None),
        ('The "Spelling and Painting" dialog box appears.', None),
    ],
)
def test_words_of_a_box(text: str, message: str | None) -> None:
    assert messages(text) == ([message] if message else [])


@pytest.mark.parametrize(
    "lead",
    [
        "Page 12 of the Painter's Guide states the following:",
        "The Paint Help file incorrectly states the following for the tin:",
        "The following text is included in README.TXT under the section on brushes:",
        "RFC 1646 contains the following text on error messages:",
        "The Paint SDK states:",
        "About messages of this kind, the documentation says:",
        "However, the sample code in the documentation contains the following errors:",
        "The second paragraph on the dialog box should read as follows:",
        "On page 94, change the second warning to read as follows:",
        "Replace the last sentence of the warning with the following text:",
    ],
)
def test_what_a_manual_says_or_ought_to_say_is_no_message(lead: str) -> None:
    assert messages(f"{lead}\n\n   You cannot open the tin, and the brush is not found.\n\nEnd.") == []


@pytest.mark.parametrize(
    "lead",
    [
        "Following page 12 of the guide results in errors similar to the following in the Paint log:",
        "The Help window displays the following error message:",
        "An assertion similar to the following may occur:",
        "In verbose mode, the output is as follows:",
        "Click OK on both resulting error messages:",
        "Click Paint, and note that you receive this prompt:",
        "A dialog box asks you the question:",
    ],
)
def test_lead_that_only_looks_like_that_of_a_manual_or_an_instruction(lead: str) -> None:
    assert messages(f"{lead}\n\n   You cannot open the tin.\n\nEnd.") == ["You cannot open the tin."]


@pytest.mark.parametrize(
    "lead",
    [
        "Press N at all other prompts:",
        "In the Paint dialog box, choose one of the warnings:",
        "In the Paint Properties dialog box, you can:",
        "Be sure to set the following in the Paint Properties dialog box:",
        "The levels of painting are as follows:",
        "When one of the following occurs in the message:",
        "One of the following symptoms may occur:",
        "The following conventions are used in the messages below:",
        "The following script displays the error in a tin:",
        "Question:",
    ],
)
def test_instructions_and_what_else_follows_announce_no_message(lead: str) -> None:
    assert messages(f"{lead}\n\n   You cannot open the tin.\n\nEnd.") == []


@pytest.mark.parametrize(
    "lead",
    [
        "Under these conditions, some tins display the message:",
        "Painting on these walls yields this error:",
        "If you execute the paint command under these circumstances, you may get the message:",
        "Some of the error messages that may occur when you paint a wall that is neither dry nor clean, or a tin, are:",
        "The Paint log shows:",
        "In the Paint.log file:",
        "You may see entries that are similar to:",
        "In Paint Manager, you see the following status:",
        "The report contains the following information:",
        "You receive one of the following errors when you paint following a call to CVeryLongNameOfATin::Open():",
    ],
)
def test_lead_that_names_what_is_shown_or_where(lead: str) -> None:
    assert messages(f"{lead}\n\n   You cannot open the tin.\n\nEnd.") == ["You cannot open the tin."]


@pytest.mark.parametrize(
    "lead",
    [
        "Any of the following conditions can cause this error message:",
        "You receive the error if:",
        'You receive the "Not open" error message in situations such as the following:',
        "The following version of Paint causes this error:",
        "PAINT checks to see whether the tin is one of the following:",
    ],
)
def test_what_brings_a_message_about_is_none(lead: str) -> None:
    assert "The tin is dry." not in messages(f"{lead}\n\n   The tin is dry.\n\nEnd.")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        # a message that ends like a lead
        (
            "You receive the following error message:\n\n   Tin unusable because of the following error:\n\n"
            "   The lid is shut.",
            ["Tin unusable because of the following error: The lid is shut."],
        ),
        (
            "You receive one of the following error messages:\n\n   For Paint 3.0:\n\n   The tin is not open.\n\n"
            "   16-bit edition of Paint:\n\n   The brush is not clean.",
            ["The tin is not open.", "The brush is not clean."],
        ),
        (
            "You may receive the following error message:\n\n   Click Details to see why you cannot paint.\n\n"
            "If you click Details, you see the following information:\n\n   Tin: using its old lid.",
            ["Click Details to see why you cannot paint.", "Tin: using its old lid."],
        ),
        (
            "You receive errors similar to the following:\n\n   The description of tin 5 could not be found\n"
            "   contains the following paint: red",
            ["The description of tin 5 could not be found contains the following paint: red"],
        ),
        ("You receive the following error message:\n\n   You cannot use Paint+", ["You cannot use Paint+"]),
    ],
)
def test_where_a_shown_message_begins_and_ends(text: str, shown: list[str]) -> None:
    assert messages(f"{text}\n\nEnd.") == shown


@pytest.mark.parametrize("lead", ["An error message indicating", "Painter may get an error saying", "The error"])
def test_sentence_broken_off_before_what_is_shown(lead: str) -> None:
    assert messages(f"{lead}\n\n   The tin is not open.\n\nis shown when you paint.") == ["The tin is not open."]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("You may receive the error message PAINT_E_NOT_FOUND.", ["PAINT_E_NOT_FOUND"]),
        ("It returns an error code of PAINT_DRY when it rains.", ["PAINT_DRY"]),
        ("It returns the error PAINT_DRY.", ["PAINT_DRY"]),
        ("It returns the error PAINT_DRY (0x0012).", []),
        ("It writes no error to PAINT_LOG.", []),
    ],
)
def test_symbol_that_is_said_to_be_an_error(sentence: str, told: list[str]) -> None:
    assert messages(sentence) == told


def test_items_that_tell_the_reader_what_may_happen_are_no_messages() -> None:
    assert messages(
        "Some common errors include the following:\n\n - The tin may not open.\n\n"
        ' - You may receive several error messages, including "no brush was found," when you paint.\n\nEnd.'
    ) == ["no brush was found"]


@pytest.mark.parametrize(
    ("shown", "code", "text"),
    [
        (
            "Paint Error 4077\n\n   The tin is not open.\n\n   It was closed again.",
            "4077",
            "Paint Error 4077 The tin is not open.",
        ),
        (
            "Could not start the Paint service on \\\\Wall.\n\n   Error 2140: It is too wet.\n\n   No brush.",
            "2140",
            "Could not start the Paint service on \\\\Wall. Error 2140: It is too wet.",
        ),
    ],
)
def test_code_and_its_words_in_two_paragraphs_are_one_error(shown: str, code: str, text: str) -> None:
    symptoms = f"You receive the following error messages:\n\n   {shown}\n\nEnd."
    seen = extract(Article(id="Q900161", title="Painting Is Slow", sections=(Section("SYMPTOMS", symptoms, 10),)))
    error, other = seen
    assert isinstance(error, ErrorCode)
    assert (error.code, error.text, isinstance(other, Message)) == (code, text, True)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("You may receive an 'Access Denied' error message.", ["Access Denied"]),
        ("It gives a 'Brush Not\nReady' error.", ["Brush Not Ready"]),
        ("It says: error C2065: 'paint' error C2079: 'Brush' uses undefined struct 'Tin' error C2513.", []),
        ("It isn't so. You can't paint, and the painter's error is yours.", []),
    ],
)
def test_message_in_single_marks(sentence: str, told: list[str]) -> None:
    assert messages(sentence) == told


def test_messages_that_an_item_announces_in_items_of_its_own() -> None:
    text = (
        "These occur:\n\n - The wall is white.\n\n - When you paint, the following error messages appear:\n\n"
        "   - No brush found\n\n   - The tin is not open\n\n - The paint is dry.\n\nEnd."
    )
    assert messages(text) == ["No brush found", "The tin is not open"]
