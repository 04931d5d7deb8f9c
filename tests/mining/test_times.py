"""What articles say of when their symptoms are seen, and of which symptoms they say it."""

from __future__ import annotations

import pytest

from evcorr.mining.extractors import extract
from evcorr.mining.layouts import parse_article
from evcorr.mining.signing import sign
from evcorr.mining.time_words import distance_in, told_in
from evcorr.mining.times import find_timings
from evcorr.observable import ErrorCode, Event, Message, Stop
from evcorr.timing import Kind, Timing
from tests.mining.articles import article

BLOCK = """
   Event ID: {id}
   Source: {source}
   Type: Error
   Description: {words}
"""


def block(id: int, words: str, source: str = "Courier") -> str:
    return BLOCK.format(id=id, words=words, source=source)


PICKUP = block(41, "The courier service could not pick up the parcel.")
DELIVERY = block(42, "The parcel was returned to the depot unopened.")
OTHER = block(43, "The depot closed its gates for the night shift.")


def said(symptoms: str, title: str = "A Parcel Fails") -> list[tuple[str, list[object], tuple[int, int] | None]]:
    """The kinds of what is said, the ids or codes it is said of, and the seconds."""
    parsed = parse_article(article("Q100001", symptoms, title=title), path="q1.txt")
    observables = extract(parsed)
    return [
        (timing.kind.value, [_name(observables[number]) for number in timing.symptoms], timing.seconds)
        for timing in find_timings(parsed, observables)
    ]


def _name(observable: object) -> object:
    match observable:
        case Event(event_id=name) | Stop(code=name) | ErrorCode(code=name) | Message(text=name):
            return name
        case _:
            return type(observable)


@pytest.mark.parametrize(
    ("symptoms", "expected"),
    [
        (f"When you restart the computer, the following event is logged:\n{PICKUP}", ("at start", [41], None)),
        (f"Each time the server is restarted, this event is logged:\n{PICKUP}", ("at start", [41], None)),
        (f"During system startup, the following error is logged:\n{PICKUP}", ("at start", [41], None)),
        (f"When you shut down Windows NT, the following event is logged:\n{PICKUP}", ("at stop", [41], None)),
        (f"The following event is logged every 15 minutes:\n{PICKUP}", ("every", [41], (900, 900))),
        (f"About once an hour, the following event is logged:\n{PICKUP}", ("every", [41], (3600, 3600))),
        (f"At 10-minute intervals the following event is logged:\n{PICKUP}", ("every", [41], (600, 600))),
        (f"The following event appears every two to three seconds:\n{PICKUP}", ("every", [41], (2, 3))),
        (f"The following event appears every few minutes:\n{PICKUP}", ("repeated", [41], None)),
        (f"The following event is logged:\n{PICKUP}\nThis event is logged repeatedly.", ("repeated", [41], None)),
        (
            f"You see these events:\n{PICKUP}{DELIVERY}\nThe above events are repeated continuously.",
            ("repeated", [41, 42], None),
        ),
        (f"The following events are logged in this order:\n{PICKUP}{DELIVERY}{OTHER}", ("order", [41, 42, 43], None)),
        (f"The following sequence of events is logged:\n{DELIVERY}{PICKUP}", ("order", [42, 41], None)),
        (f"You see this event:\n{PICKUP}\nIt is followed by:\n{DELIVERY}", ("order", [41, 42], None)),
        (f"You see this event:\n{PICKUP}\nIt is preceded by another event:\n{DELIVERY}", ("order", [42, 41], None)),
        (
            f"You see this event:\n{PICKUP}\nThen, within 5 seconds, the following event is logged:\n{DELIVERY}",
            ("order", [41, 42], (0, 5)),
        ),
    ],
)
def test_what_is_said_of_events(symptoms: str, expected: tuple[str, list[object], tuple[int, int] | None]) -> None:
    assert expected in said(symptoms)


def test_a_title_tells_it_too() -> None:
    assert said("The screen turns blue.", "STOP 0x0000001E in Courier.sys During Shutdown") == [
        ("at stop", ["0x0000001E"], None)
    ]


@pytest.mark.parametrize(
    "symptoms",
    [
        f"The following event is logged:\n{PICKUP}\n",
        f"When you start the Courier Message Service, the following event is logged:\n{PICKUP}",
        f"When you start Windows Explorer, the following event is logged:\n{PICKUP}",
        f"The courier calls every 15 minutes.\n\nOnce, the following event was logged:\n{PICKUP}",
        f"The following events are logged:\n{PICKUP}{DELIVERY}",
        f"If event 41 is logged, then look for event 42.\n\nYou may see:\n{PICKUP}{DELIVERY}",
        "Restart the computer every day.",
    ],
)
def test_what_is_not_said_of_any_symptom(symptoms: str) -> None:
    assert said(symptoms) == []


def test_the_cure_tells_nothing_of_the_problem() -> None:
    text = article("Q100001", f"The following event is logged:\n{PICKUP}")
    text = text.replace(b"CAUSE\n=====", b"RESOLUTION\n==========")
    text = text.replace(b"The service pack is missing.", b"After you restart the computer, event 41 is logged again.")
    parsed = parse_article(text, path="q1.txt")
    assert find_timings(parsed, extract(parsed)) == ()


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("This event occurs hourly.", [(Kind.EVERY, (3600, 3600))]),
        ("It is logged at 5 minutes past the hour.", []),
        ("It is logged every 60 to 61 seconds.", [(Kind.EVERY, (60, 61))]),
        ("It is logged every 61 to 60 seconds.", []),
        ("It is logged over and over.", [(Kind.REPEATED, None)]),
    ],
)
def test_what_a_sentence_tells(sentence: str, expected: list[tuple[Kind, tuple[int, int] | None]]) -> None:
    assert list(told_in(sentence)) == expected


@pytest.mark.parametrize(
    ("words", "seconds"),
    [("within 5 seconds", (0, 5)), ("Two minutes later, event 3", (0, 120)), ("a few seconds later", None), ("", None)],
)
def test_distances(words: str, seconds: tuple[int, int] | None) -> None:
    assert distance_in(words) == seconds


def test_a_signature_numbers_what_it_keeps() -> None:
    parsed = parse_article(
        article("Q100001", f"These events are logged in this order:\n{PICKUP}{DELIVERY}{OTHER}"), path="q1.txt"
    )
    observables = extract(parsed)
    # what no log can show is left out of the signature, and the others move up
    with_gap = (Message(text="17"), *observables)
    timing = Timing(kind=Kind.ORDER, symptoms=(1, 0, 3))
    signature = sign(parsed, with_gap, timings=(timing, timing, Timing(kind=Kind.REPEATED, symptoms=(0,))))
    assert signature is not None
    assert signature.timings == (Timing(kind=Kind.ORDER, symptoms=(0, 2)),)
