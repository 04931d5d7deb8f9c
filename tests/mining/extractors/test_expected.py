"""What an article says ought to be seen, or is seen where nothing is wrong: no symptom."""

from __future__ import annotations

import pytest

from evcorr.article import Article, Section
from evcorr.mining.extractors import extract
from evcorr.mining.extractors.context.expected import is_expected, tells_other_causes, tells_success
from evcorr.observable import Role


@pytest.mark.parametrize(
    "clause",
    [
        "The following events should be recorded when somebody paints:",
        "the compiler should have produced an error (",
        "If all of the above is correct, you should receive one of the following events:",
        "If the import is successful, the following message appears:",
        "The following confirmation message appears:",
        "If the colors were mixed successfully, you will see the following event:",
        "The brush is dry. Normally, event ID 7 is followed by the following event:",
        "Normally, when the painter is done, an",
    ],
)
def test_expected(clause: str) -> None:
    assert is_expected(clause)


@pytest.mark.parametrize(
    "clause",
    [
        "This code should cause the following error:",
        "If the import is not successful, the following message appears:",
        "If you are successful, the next step shows the following message:",
        "You should receive the following error:",
        "When the driver is correct, an error appears:",
        "Normally, this error means the following:",
        "Normally, an",
        "Normally, the brush is wet. Now the following event appears:",
    ],
)
def test_not_expected(clause: str) -> None:
    assert not is_expected(clause)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The following events should be logged:\n\n - Event ID 625: Paint Changed", Role.INCIDENTAL),
        ("Event ID 624 should be logged, but instead you see event ID 625.", Role.SYMPTOM),
        ("The following event is logged:\n\n   Event ID: 625\n   Source: Paint", Role.SYMPTOM),
    ],
)
def test_role_of_event_625(text: str, role: Role) -> None:
    article = Article(id="Q900130", title="Painting Is Slow", sections=(Section("SYMPTOMS", text, 10),))
    assert [item.role for item in extract(article) if getattr(item, "event_id", None) == 625] == [role]


def test_what_somebody_clicks_away_in_a_procedure_is_expected() -> None:
    assert is_expected("Click OK on the pop-up window, which displays the following message:")
    assert is_expected("Save the tin. Click Yes when you are prompted with the following message:")
    assert not is_expected("If you click OK, the following message appears:")
    assert not is_expected("Click Yes. When you paint, the following message appears:")


@pytest.mark.parametrize(
    ("after", "success"),
    [
        (" appears if the conversion completes successfully.", True),
        (" appears if the conversion is not successful.", False),
        (" appears if the painter fails to open the tin successfully.", False),
        (" appears.", False),
    ],
)
def test_words_behind_tell_success(after: str, success: bool) -> None:
    assert tells_success(after) is success


def test_box_that_somebody_closes_before_the_trouble_is_no_part_of_a_procedure() -> None:
    assert not is_expected("When you click OK in the Painting dialog box, one of the following messages appears:")


@pytest.mark.parametrize(
    ("heading", "record", "role"),
    [
        ("MORE INFORMATION", "Type: Information\n   Description: The tin has 4 brushes.", Role.INCIDENTAL),
        ("Check the tin", "Type: Information\n   Description: The tin has 4 brushes.", Role.INCIDENTAL),
        ("MORE INFORMATION", "Description: The painting has completed.", Role.INCIDENTAL),
        ("MORE INFORMATION", "Description: The tin has 4 brushes.", Role.SYMPTOM),
        ("Check the tin", "Description: The painting has completed.", Role.SYMPTOM),
        ("SYMPTOMS", "Type: Information\n   Description: The painting has completed.", Role.SYMPTOM),
        ("MORE INFORMATION", "Type: Error\n   Description: The painting has completed.", Role.SYMPTOM),
        ("MORE INFORMATION", "Type: Information\n   Description: Creating dump file paint.log.", Role.SYMPTOM),
    ],
)
def test_role_of_an_event_that_tells_of_no_trouble(heading: str, record: str, role: Role) -> None:
    text = f"The following event is logged:\n\n   Event ID: 625\n   Source: Paint\n   {record}"
    article = Article(id="Q900131", title="Painting Is Slow", sections=(Section(heading, text, 10),))
    assert [item.role for item in extract(article)] == [role]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ('Painting stops after the "Mixing the colors" message is displayed.', Role.INCIDENTAL),
        ('Painting stops after the "Tin not found" message is displayed.', Role.SYMPTOM),
        ('Painting stops and the "Mixing the colors" message is displayed.', Role.SYMPTOM),
    ],
)
def test_message_that_says_how_far_things_have_got(text: str, role: Role) -> None:
    article = Article(id="Q900132", title="Painting Is Slow", sections=(Section("SYMPTOMS", text, 10),))
    assert [item.role for item in extract(article)] == [role]


@pytest.mark.parametrize(
    ("heading", "lead", "message", "role"),
    [
        (
            "SYMPTOMS",
            "The wall stays white, though this message appears:",
            "The wall was successfully painted.",
            Role.INCIDENTAL,
        ),
        ("SYMPTOMS", "This error message appears:", "The wall was successfully painted.", Role.SYMPTOM),
        ("SYMPTOMS", "This message appears:", "The wall was not successfully painted.", Role.SYMPTOM),
        ("SYMPTOMS", "This message appears:", "The wall has been painted.", Role.SYMPTOM),
    ],
)
def test_message_that_all_went_well(heading: str, lead: str, message: str, role: Role) -> None:
    text = f"{lead}\n\n   {message}\n"
    article = Article(id="Q900133", title="Painting Is Slow", sections=(Section(heading, text, 10),))
    assert [item.role for item in extract(article)] == [role]


def test_message_of_success_in_the_title_is_what_the_article_is_about() -> None:
    told = 'Message "The Wall Was Successfully Painted" Appears'
    assert [item.role for item in extract(Article(id="Q900134", title=told, sections=()))] == [Role.SYMPTOM]


@pytest.mark.parametrize(
    ("before", "after", "others"),
    [
        ("NOTE: There are various causes of the ", " error.", True),
        ("See the book about other possible causes for ", ".", True),
        ("One possible cause of ", " is an empty tin.", False),
        ("", " can occur for other reasons and stops no brush.", True),
        ("", " may also be logged for reasons other than an empty tin.", True),
        ("", " can occur when you paint.", False),
        ("", " occurs for other reasons too.", False),
    ],
)
def test_words_around_tell_other_causes(before: str, after: str, others: bool) -> None:
    assert tells_other_causes(before, after) is others


def test_event_with_various_causes_is_a_symptom_where_it_is_shown_as_one() -> None:
    shown = "%s, this event is logged:\n\n   Event ID: 625\n   Source: Paint\n   Description: The tin is empty.\n\n"
    note = "NOTE: There are various causes of the Event 625 error.\n"

    def roles(lead: str) -> list[Role]:
        sections = (Section("MORE INFORMATION", shown % lead + note, 10),)
        return [item.role for item in extract(Article(id="Q900135", title="Painting Is Slow", sections=sections))]

    assert roles("When you paint") == [Role.SYMPTOM]
    assert roles("With the fix applied") == [Role.INCIDENTAL]


@pytest.mark.parametrize(("events", "role"), [(8, Role.SYMPTOM), (7, Role.INCIDENTAL)])
def test_list_of_many_events_has_those_that_tell_of_no_trouble_too(events: int, role: Role) -> None:
    text = "\n\n".join(f"Event ID: {number}\nDescription: The brush started." for number in range(1, events + 1))
    article = Article(id="Q900130", title="Events of Paint", sections=(Section("MORE INFORMATION", text, 10),))
    assert {item.role for item in extract(article)} == {role}


@pytest.mark.parametrize(("level", "role"), [("Information", Role.INCIDENTAL), ("Error", Role.SYMPTOM)])
def test_event_that_a_sentence_only_names_is_what_is_shown_below(level: str, role: Role) -> None:
    text = (
        "The colour is written to Event ID 77 and looks like this:\n\n"
        f"   Event ID: 77\n   Type: {level}\n   Description: The brush service is up."
    )
    article = Article(id="Q900130", title="Painting Is Slow", sections=(Section("MORE INFORMATION", text, 10),))
    assert [item.role for item in extract(article)] == [role]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("With Paint 4.0 SP3 installed, no wall is wet. The brush logs event ID 24.", Role.INCIDENTAL),
        ("With the fix in place, no wall is wet. The brush logs event ID 24.", Role.INCIDENTAL),
        ("When you paint with SP3 installed, the brush logs event ID 24.", Role.SYMPTOM),
        ("Paint 4.0 SP3 is there. The brush logs event ID 24.", Role.SYMPTOM),
    ],
)
def test_what_a_paragraph_tells_of_the_time_with_the_fix_is_no_symptom(text: str, role: Role) -> None:
    article = Article(id="Q900130", title="Painting Is Slow", sections=(Section("MORE INFORMATION", text, 10),))
    assert [item.role for item in extract(article)] == [role]


@pytest.mark.parametrize(
    ("heading", "role"),
    [("How do you know this worked?", Role.INCIDENTAL), ("How do you know that you painted?", Role.SYMPTOM)],
)
def test_what_shows_that_a_procedure_worked_is_no_symptom(heading: str, role: Role) -> None:
    section = Section(heading, "Event ID 625 (source: Paint) is logged in the System log.", 10)
    article = Article(id="Q900130", title="Painting Is Slow", sections=(section,))
    assert [item.role for item in extract(article)] == [role]


def test_what_event_viewer_may_show_in_a_guide_is_a_symptom() -> None:
    shown = "Event ID: 7000\n   Source: Paint\n   Description: The brush is dry."
    section = Section("MORE INFORMATION", f"Open the tin. Event Viewer may display the following:\n\n   {shown}", 10)
    article = Article(id="Q900130", title="How to Paint", sections=(section,))
    assert [item.role for item in extract(article)] == [Role.SYMPTOM]
