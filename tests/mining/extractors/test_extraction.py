from __future__ import annotations

from evcorr.article import Article, Section
from evcorr.mining.extractors import extract
from evcorr.observable import Crash, ErrorCode, Event, Message, Role, Stop


def article(title: str, **sections: str) -> Article:
    built = [
        Section(name.replace("_", " "), text.strip("\n"), 10 * n) for n, (name, text) in enumerate(sections.items(), 1)
    ]
    return Article(id="Q900100", title=title, sections=tuple(built))


def test_event_of_title_and_block_is_one_with_the_richest_facts() -> None:
    found = extract(
        article(
            "Service Logs Event 4711",
            SYMPTOMS="""
The following event is logged in the system event log:

   Event ID: 4711
   Source: Frobnicator
   Type: Error
   Description: The frob could not be nicked.
""",
        )
    )
    assert found == (
        Event(
            event_id=4711,
            provider="Frobnicator",
            channel="System",
            level="Error",
            text="The frob could not be nicked.",
            where="TITLE",
            line=1,
        ),
    )


def test_article_without_anything_to_observe_gives_nothing() -> None:
    assert extract(article("How to Paint a Port", SUMMARY="Use the port event handler, and see page 2000.")) == ()


def test_message_and_code_are_told_apart() -> None:
    found = extract(
        article(
            "Drive Letters Vanish",
            SYMPTOMS="""
You may receive the following error message:

   The letter is gone.

At the command prompt, the following error message appears:

   System error 85 has occurred.

   The local device name is already in use.
""",
        )
    )
    assert found == (
        Message(text="The letter is gone.", where="SYMPTOMS", line=12),
        ErrorCode(
            code="85",
            space="win32",
            text="System error 85 has occurred. The local device name is already in use.",
            where="SYMPTOMS",
            line=16,
        ),
    )


def test_stop_known_by_module_alone() -> None:
    (found,) = extract(article("Stop Error Message in Paint.sys", CAUSE="A Stop message in Paint.sys is shown."))
    assert found == Stop(module="Paint.sys", where="TITLE", line=1)


def test_crash_takes_the_place_of_its_exception_code() -> None:
    (found,) = extract(
        article(
            "Painter Stops",
            SYMPTOMS="""
The log shows:

   Application exception occurred:
   App: exe\\painter.dbg (pid=12)
   When: 1/2/1999 @ 8:44:29.876
   Exception number: c0000005 (access violation)
""",
        )
    )
    assert isinstance(found, Crash)
    assert (found.image, found.exception) == ("exe\\painter.dbg", "c0000005")


def test_what_a_related_article_is_called_is_incidental() -> None:
    (found,) = extract(
        article(
            "Painter Stops",
            MORE_INFORMATION="""
For more information, see the following article in the Microsoft Knowledge Base:

   Q900101 Event ID 9 When Painting
""",
        )
    )
    assert found == Event(event_id=9, role=Role.INCIDENTAL, where="MORE INFORMATION", line=12)


def test_title_numbers_the_event_that_the_body_describes() -> None:
    (found,) = extract(
        article(
            "Event ID 3113 When Painting",
            SYMPTOMS="""
The following error message may be displayed in the system log of Event Viewer:

   Painting failed because the wall was wet.
""",
        )
    )
    assert found == Event(event_id=3113, channel="System", text="Painting failed because the wall was wet.", line=1)


def test_list_of_fixes_has_no_symptoms() -> None:
    listed = "Event ID 7 is logged when you paint.\n\nPaint.exe causes an access violation."
    assert {item.role for item in extract(article("List of Bugs Fixed in Paint 2.0", SUMMARY=listed))} == {
        Role.INCIDENTAL
    }
