"""What a Sigma rule asks for, for each kind of observable; and what no rule asks for, because it is everywhere."""

import pytest

from evcorr.observable import Crash, ErrorCode, Event, Message, Observable, Stop
from evcorr.sigma.detection import detection_of, phrases
from evcorr.signature import Rarity

WORDS = "The spooler <*> has lost its marbles on <*>."
SHARED = Rarity(bits=40, articles=50)


def asked(observable: Observable, rarity: Rarity | None = None) -> object:
    detection = detection_of(observable, rarity)
    return detection and (detection.selection or detection.keywords)


@pytest.mark.parametrize(
    ("observable", "wanted"),
    [
        (Event(event_id=7, provider="Paint"), {"Provider_Name": "Paint", "EventID": 7}),
        (Event(event_id=3031, provider="Rdr"), {"Provider_Name": ["Rdr", "MRxSmb"], "EventID": 3031}),
        (
            Event(event_id=7, text=WORDS),
            {"EventID": 7, "Message|contains|all": ["The spooler", "has lost its marbles on"]},
        ),
        (Stop(code="0x0000001E", module="paint.sys"), ("0x0000001e", "paint.sys")),
        (Stop(module="paint.sys"), ("STOP", "paint.sys")),
        (Stop(code="0x0000001E", params=("0xC0000005", "0x0")), ("0x0000001e", "0xC0000005")),
        (ErrorCode(code="2404", space="net"), ("NET HELPMSG 2404",)),
        (ErrorCode(code="85", space="win32"), ("System error 85",)),
        (ErrorCode(code="0x80040115", space="hresult"), ("0x80040115",)),
        (ErrorCode(code="85", space="win32", text="The marbles are in use"), ("The marbles are in use",)),
        (Message(text="Marbles <*> were lost"), ("Marbles", "were lost")),
        (
            Crash(image="paint.exe", module="brush.dll"),
            {"Provider_Name": "Application Error", "EventID": 1000, "Data|contains|all": ["paint.exe", "brush.dll"]},
        ),
    ],
)
def test_asks_for(observable: Observable, wanted: object) -> None:
    assert asked(observable) == wanted


@pytest.mark.parametrize(
    "observable",
    [
        Event(event_id=7),
        Event(event_id=7, text="<*>"),
        Stop(code="0x0000000A"),
        Stop(code="0x0000000A", params=("0x1C", "0x2")),
        ErrorCode(code="5"),
        ErrorCode(code="-12", space="jet"),
        Message(text="no"),
        Crash(image="paint.exe"),
        Crash(image="the paint program", module="brush.dll"),
    ],
)
def test_asks_for_nothing_that_is_everywhere(observable: Observable) -> None:
    assert detection_of(observable) is None


def test_an_event_that_many_articles_name_needs_its_words() -> None:
    assert asked(Event(event_id=7, provider="Paint"), SHARED) is None
    assert asked(Event(event_id=7, provider="Paint", text="Marbles lost"), SHARED) == {
        "Provider_Name": "Paint",
        "EventID": 7,
        "Message|contains": "Marbles lost",
    }


def test_an_event_whose_words_must_agree_is_asked_for_with_them() -> None:
    event = Event(event_id=7, provider="Paint", text="Marbles lost", only_with_text=True)
    assert asked(event) == {"Provider_Name": "Paint", "EventID": 7, "Message|contains": "Marbles lost"}


def test_an_event_that_has_to_tell_a_code_is_asked_for_with_it() -> None:
    event = Event(event_id=7, provider="Paint", text="Marbles lost", code="0x80070005")
    assert asked(event) == {"Provider_Name": "Paint", "EventID": 7, "Message|contains": "0x80070005"}


@pytest.mark.parametrize(
    ("pattern", "wanted"),
    [
        (r"open C:\Paint\*.bmp now", ("open C:\\\\Paint\\\\", "bmp now")),
        ("really? yes, really", ("really", "yes, really")),
        ("one\x1b[31mtwo three", ("[31mtwo three",)),
        ("a <*> b", ()),
    ],
)
def test_phrases_hold_no_wildcards_and_no_escapes(pattern: str, wanted: tuple[str, ...]) -> None:
    assert phrases(pattern) == wanted
