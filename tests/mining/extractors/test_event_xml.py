"""Events that an article shows as XML."""

from __future__ import annotations

import pytest

from evcorr.article import Article, Section
from evcorr.mining.extractors import extract
from evcorr.mining.extractors.events.event_xml import find_event_xml
from evcorr.mining.layouts.parser import parse_article
from evcorr.observable import ErrorCode, Event
from tests.growth import assert_linear

_SYSTEM = (
    '<System><Provider Name="Painter" EventSourceName="Paint"/><EventID Qualifiers="49158">22</EventID>'
    "<Level>2</Level><Channel>Application</Channel></System>"
)
_XMLNS = 'xmlns="http://schemas.microsoft.com/win/2004/08/events/event"'


def told(text: str) -> list[tuple[int, str | None, str | None, str | None, str | None]]:
    events = [block.what for block in find_event_xml(text)]
    return [(one.event_id, one.provider, one.channel, one.level, one.text) for one in events]


@pytest.mark.parametrize(
    ("rest", "text"),
    [
        ("", None),
        ("<EventData><Data>The painter ran out of blue</Data></EventData>", "The painter ran out of blue"),
        ("<EventData><Data>blue</Data></EventData>", None),
        ("<EventData><Data>The painter ran out of</Data><Data>blue paint</Data></EventData>", None),
        ("<RenderingInfo Culture='en-US'><Message>It is\n dry.</Message></RenderingInfo>", "It is dry."),
    ],
)
def test_facts_of_an_event(rest: str, text: str | None) -> None:
    assert told(f"See:\n\n<Event {_XMLNS}>\n{_SYSTEM}{rest}</Event>\n") == [
        (22, "Painter", "Application", "Error", text)
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"<Event {_XMLNS}><System><EventID>many</EventID></System></Event>",
        f"<Event {_XMLNS}><System><Provider Name='Painter'/></System></Event>",
        f"<Event {_XMLNS}><System><EventID>{'9' * 5000}</EventID></System></Event>",
        f"<Event {_XMLNS}>{_SYSTEM}",
        "The <Event> element ends with </Event>.",
        "</Event><Event>",
    ],
)
def test_what_is_no_event(text: str) -> None:
    assert told(text) == []


def test_an_event_without_a_level_has_none() -> None:
    assert told("<Event><System><EventID>7</EventID></System></Event>") == [(7, None, None, None, None)]


def test_one_that_is_cut_off_does_not_take_the_next() -> None:
    assert [id for id, *_ in told(f"<Event><System><EventID>7</EventID>...\n<Event>{_SYSTEM}</Event>")] == [22]


def test_placeholders_and_entities_are_no_harm() -> None:
    entity = "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>"
    text = f"{entity}<Event>{_SYSTEM}<EventData><Data>&e; <name> & more of it</Data></EventData></Event>"
    ((number, provider, _, _, message),) = told(text)
    assert (number, provider) == (22, "Painter")
    assert "root:" not in str(message)


def test_many_that_do_not_end_take_no_time() -> None:
    assert told("<Event><System>" * 50 + "</Event>" * 50) == []
    assert_linear(lambda count: told("<Event><System>" * count + "</Event>" * count), 50_000)


def test_of_what_is_inside_a_code_is_a_symptom_too() -> None:
    page = (
        "# RB-7: The painter stops\n\n## Symptoms\n\nThis event is logged:\n\n```xml\n"
        f"<Event {_XMLNS}>\n{_SYSTEM}\n<EventData><Data>Painting failed with error 0x80070005.</Data></EventData>\n"
        "</Event>\n```\n\n## Resolution\n\nPaint again.\n"
    )
    event, code = extract(parse_article(page.encode()))
    assert isinstance(event, Event)
    assert (event.event_id, event.line) == (22, 8)
    assert isinstance(code, ErrorCode)


def test_the_labels_above_the_xml_tell_of_the_same_event() -> None:
    text = (
        "This event is logged:\n\n    Log Name: Application\n    Source: Painter\n    Event ID: 22\n    Level: Error\n"
        f"    Description:\n    The paint is dry.\n    Event Xml:\n    <Event>{_SYSTEM}</Event>\n"
    )
    (event,) = extract(Article(id="Q900162", title="Painting Is Slow", sections=(Section("SYMPTOMS", text, 10),)))
    assert isinstance(event, Event)
    assert (event.event_id, event.text) == (22, "The paint is dry.")
