"""A signature in words: what is said of each symptom, and that it fits a terminal."""

from __future__ import annotations

import pytest

from evcorr.observable import Crash, ErrorCode, Event, Inference, Message, Observable, Stop
from evcorr.reporters.description import WIDTH, describe_signature
from evcorr.signature import Rarity, Status
from evcorr.timing import Kind, Timing
from tests.builders import signature


def told(observable: Observable, rarity: Rarity | None = None, **fields: object) -> str:
    """What is said of a signature with one symptom, on one line."""
    return " ".join(describe_signature(signature(observable, rarity=(rarity,), **fields)).split())


@pytest.mark.parametrize(
    ("observable", "rarity", "words"),
    [
        (Event(event_id=7, provider="Disk", where="CAUSE", line=9), None, "event 7 of Disk in CAUSE (line 9)"),
        (Event(event_id=7, provider="Disk"), Rarity(40, 1), "no other article names it"),
        (Event(event_id=7, provider="Disk"), Rarity(40, 27), "27 articles name it; by itself no more than a hint"),
        (
            Event(event_id=7, provider="Disk"),
            Rarity(40, 2, 3),
            "2 articles name it; ordinary logs of 3 computers show it",
        ),
        (Message(text="The spooler lost <*> of its trays"), Rarity(40, 1), '"The spooler lost … of its trays"'),
        (
            Event(event_id=7, provider="Disk", inferred=(Inference("source", "Q2"),)),
            None,
            "in TITLE; inferred: source from Q2",
        ),
        (Stop(code="0x0000001E"), None, "STOP 0x0000001E in TITLE by itself no more than a hint"),
    ],
)
def test_what_is_said_of_a_symptom(observable: Observable, rarity: Rarity | None, words: str) -> None:
    assert words in told(observable, rarity)


def test_the_values_of_its_words_are_told() -> None:
    page = told(Event(event_id=7, provider="Disk", text="Error <*> came"), values=(("0x80070005", "30c043f"),))
    assert '"Error … came" with 0x80070005, 30c043f, where another machine may show others' in page


def test_the_address_of_the_article_is_told_in_one_piece() -> None:
    id = f"windows-server/networking/{'very-' * 12}long"
    assert f"\n  Read      https://learn.microsoft.com/troubleshoot/{id}\n" in describe_signature(signature(id=id))
    assert "Read" not in describe_signature(signature(id="RB-017"))


def test_a_reference_page_is_said_to_be_one() -> None:
    page = told(Stop(code="0x0000001E"), title="Bug Check 0x1E KMODE_EXCEPTION_NOT_HANDLED")
    assert "the article is about every STOP of this code" in page
    assert "hint" not in page


@pytest.mark.parametrize(
    ("timing", "words"),
    [
        (
            Timing(kind=Kind.ORDER, symptoms=(1, 0), seconds=(0, 5), where="CAUSE", line=9),
            "- event 8 of Disk, then event 7 of Disk: one after the other within 5 seconds; in CAUSE (line 9)",
        ),
        (Timing(kind=Kind.ORDER, symptoms=(0, 1)), "event 7 of Disk, then event 8 of Disk: one after the other; in"),
        (Timing(kind=Kind.EVERY, symptoms=(0,), seconds=(900, 900)), "event 7 of Disk: every 15 minutes; in TITLE"),
        (Timing(kind=Kind.EVERY, symptoms=(0,), seconds=(60, 3600)), "event 7 of Disk: every 1 minute to 1 hour"),
        (Timing(kind=Kind.REPEATED, symptoms=(0, 1)), "event 7 of Disk, event 8 of Disk: again and again"),
        (Timing(kind=Kind.REPEATED, symptoms=(1, 9)), "event 8 of Disk: again and again"),
        (Timing(kind=Kind.AT_START, symptoms=(0,)), "event 7 of Disk: when the machine starts"),
        (Timing(kind=Kind.AT_STOP, symptoms=(0,)), "event 7 of Disk: when the machine is shut down"),
    ],
)
def test_what_is_said_of_times(timing: Timing, words: str) -> None:
    symptoms = (Event(event_id=7, provider="Disk"), Event(event_id=8, provider="Disk"))
    shown = " ".join(describe_signature(signature(*symptoms, timings=(timing,))).split())
    assert f"When you would see it - {words.removeprefix('- ')}" in shown


def test_what_the_article_leaves_out_is_said_too() -> None:
    words = told(Event(event_id=7, provider="Disk"), status=Status.REVIEWED, fix="Replace the disk.")
    assert "Signature reviewed by hand." in words
    assert "Systems the article names none Fix Replace the disk." in words
    assert "Fix The article names no fix." in told(Event(event_id=7, provider="Disk"))


def test_lines_fit_a_terminal_and_nothing_acts_on_it() -> None:
    hostile = "\x1b[31mred " * 60
    shown = describe_signature(
        signature(
            Event(event_id=7, provider=hostile, text=hostile, where=hostile),
            Crash(image=hostile),
            ErrorCode(code="85", text=hostile),
            title=hostile,
            fix=hostile,
            fixed_in=hostile,
            related=(hostile,),
        )
    )
    assert "\x1b" not in shown
    assert max(map(len, shown.splitlines())) <= WIDTH
