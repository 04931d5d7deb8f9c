"""Events that articles complete for one another."""

from __future__ import annotations

import pytest

from evcorr.mining.completion import complete
from evcorr.observable import Event, Inference, Message, Observable

TEXT = "The redirector could not close the printer queue on server {server} before the timeout."


def event(event_id: int = 3031, server: str = "LOGONSRV1", **fields: str | None) -> Event:
    return Event(**{"event_id": event_id, "text": TEXT.format(server=server), **fields})


def completed(*others: Observable, one: Event | None = None) -> Event:
    """What becomes of an event of Q1, among articles Q2, Q3, ... with one observable each."""
    articles = {"Q1": (one or event(),)} | {f"Q{number}": (item,) for number, item in enumerate(others, start=2)}
    found = complete(articles)["Q1"][0]
    assert isinstance(found, Event)
    return found


def test_the_same_id_and_words_tell_source_log_and_level() -> None:
    found = completed(event(server="BUILDSRV2", provider="Rdr", channel="System", level="Warning"))
    assert (found.provider, found.channel, found.level) == ("Rdr", "System", "Warning")
    assert found.inferred == (Inference("source", "Q2"), Inference("log", "Q2"), Inference("level", "Q2"))
    assert found.text == TEXT.format(server="LOGONSRV1")


def test_names_of_one_source_agree_and_the_first_article_gives_the_spelling() -> None:
    found = completed(event(provider="MRxSmb"), event(provider="Rdr"))
    assert (found.provider, found.inferred) == ("MRxSmb", (Inference("source", "Q2"),))


@pytest.mark.parametrize(
    "others",
    [
        pytest.param((event(provider="Rdr"), event(provider="Srv")), id="others disagree"),
        pytest.param((event(3032, provider="Rdr"),), id="another id"),
        pytest.param((Event(event_id=3031, provider="Rdr"),), id="the id alone"),
        pytest.param(
            (Event(event_id=3031, provider="Rdr", text="Something else went wrong there."),), id="other words"
        ),
        pytest.param((Message(text=TEXT),), id="no event"),
    ],
)
def test_a_source_that_is_not_certain_is_left_out(others: tuple[Observable, ...]) -> None:
    assert completed(*others) == event()


def test_a_message_that_begins_alike_is_the_same_message() -> None:
    told = Event(event_id=3031, provider="Rdr", text="The redirector could not close the printer queue: access denied.")
    assert completed(told).provider == "Rdr"
    other = Event(event_id=3031, provider="Srv", text="The redirector could not find the printer queue.")
    assert completed(other) == event()
    assert completed(told, other).provider == "Rdr"


def test_few_words_are_a_chance() -> None:
    short = Event(event_id=5, text="Failed.")
    assert completed(Event(event_id=5, text="Failed.", provider="Rdr"), one=short) == short


def test_what_an_article_states_stays() -> None:
    stated = event(provider="Srv", channel="System", level="Error")
    assert completed(event(provider="Rdr", channel="Application", level="Warning"), one=stated) == stated


def test_the_words_of_a_source_and_id_take_two_articles() -> None:
    bare = Event(event_id=3031, provider="Rdr", channel="System", level="Error")
    told = event(provider="MRxSmb")
    assert completed(told, one=bare).text is None
    found = completed(told, told, one=bare)
    assert (found.text, found.inferred) == (told.text, (Inference("text", "Q2"),))
