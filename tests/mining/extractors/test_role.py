"""What an article says is not seen is no symptom."""

from __future__ import annotations

import pytest

from evcorr.mining.extractors.role import is_incidental


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Event ID 5 is not logged.", "Event ID 5"),
        ("You receive error 11, as expected.", "error 11"),
        ("It fails as expected with error 10061 of the socket.", "error 10061"),
        ("Event ID 5 wasn't logged.", "Event ID 5"),
        ("The service doesn't log event 5.", "event 5"),
        ("Though the queue is full, error 85 isn't displayed.", "error 85"),
    ],
)
def test_what_is_denied_is_incidental(text: str, named: str) -> None:
    start = text.index(named)
    assert is_incidental("SYMPTOMS", text, start, start + len(named))


@pytest.mark.parametrize("text", ["The service logs event 5.", "You can't print, and event 5 is logged."])
def test_what_is_seen_is_a_symptom(text: str) -> None:
    start = text.index("event 5")
    assert not is_incidental("SYMPTOMS", text, start, start + len("event 5"))


@pytest.mark.parametrize(
    "lead",
    [
        "You see the following error instead of a picture:",
        "Painting in TIN.MMF instead of TIN.PAB you receive the following error:",
        "The following error may or may not appear:",
        "You get the following error and a picture is not displayed:",
        "The following error appears when the Update.exe program starts:",
        "After you apply this fix, you receive the following error:",
        "On servers that do not show up in the list, you receive this error:",
    ],
)
def test_what_a_lead_announces_is_a_symptom(lead: str) -> None:
    text = f"{lead}\n\n   The tin is empty."
    assert not is_incidental("SYMPTOMS", text, text.index("The tin"), len(text))


@pytest.mark.parametrize(
    ("heading", "lead"),
    [
        ("SYMPTOMS", "Nothing is painted instead of the following error being shown:"),
        ("SYMPTOMS", "The following events do not appear in the list:"),
        ("SYMPTOMS", "You see a picture rather than this error:"),
        ("MORE INFORMATION", "After you apply this fix, you receive the following error:"),
    ],
)
def test_what_a_lead_denies_is_incidental(heading: str, lead: str) -> None:
    text = f"{lead}\n\n   The tin is empty."
    assert is_incidental(heading, text, text.index("The tin"), len(text))


def test_own_words_of_a_message_deny_nothing() -> None:
    text = 'It says "The system cannot log you on (C00000DF). Try again."'
    start = text.index("C00000DF")
    assert not is_incidental("SYMPTOMS", text, start, start + 8)


@pytest.mark.parametrize(("heading", "incidental"), [("SYMPTOMS", False), ("MORE INFORMATION", True)])
def test_what_a_fix_brings_may_be_the_problem(heading: str, incidental: bool) -> None:
    text = "After you apply this fix, event 5 is logged."
    assert is_incidental(heading, text, text.index("event 5"), len(text) - 1) is incidental


def test_what_comes_of_not_doing_as_told_is_incidental_behind_the_symptoms() -> None:
    text = "Open the tin before you paint. Otherwise, you receive this error:\n\n   The tin is not open."
    start = text.index("The tin is")
    assert is_incidental("MORE INFORMATION", text, start, len(text))
    assert not is_incidental("SYMPTOMS", text, start, len(text))


@pytest.mark.parametrize(
    "lead", ["These new errors are logged as event 5.", "The following new event is logged: event 5"]
)
def test_what_a_changed_program_logs_is_incidental(lead: str) -> None:
    start = lead.index("event 5")
    assert is_incidental("MORE INFORMATION", lead, start, start + len("event 5"))
