"""Rarity measured over many articles."""

from __future__ import annotations

import pytest

from evcorr.mining import rarity
from evcorr.mining.rarity import with_rarity
from evcorr.mining.wording import Wording
from evcorr.observable import ErrorCode, Event, Message, Observable, Stop, text_of
from evcorr.ordinary import computers_showing
from evcorr.signature import Rarity
from tests.builders import signature


@pytest.fixture(autouse=True)
def _few_are_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rarity, "ENOUGH_ARTICLES", 16)


def measured(*each: Observable) -> list[Rarity | None]:
    """The rarity of one observable an article, among sixteen articles that each quote a text, and no more."""
    others = [Message(text=f"filler{number}") for number in range(16 - len(each))]
    every = {f"Q{number}": item for number, item in enumerate([*each, *others])}
    wording = Wording((id, text_of(item) or f"{id} wordless") for id, item in every.items())
    known = with_rarity([signature(item, id=id) for id, item in every.items()], wording)
    return [one.rarity[0] for one in known[: len(each)]]


def test_a_word_of_one_article_is_worth_the_most() -> None:
    # log2 of 16 articles for each word
    assert measured(Message(text="spooler jammed <*>")) == [Rarity(8, 1)]


def test_a_word_of_many_articles_is_worth_little() -> None:
    common = measured(Message(text="access denied tray"), *[Message(text=f"access denied {n}x") for n in range(7)])
    assert common[0] == Rarity(1 + 1 + 4, 1)


def test_what_articles_share_is_worth_less_and_counted() -> None:
    # three words in four of sixteen articles: 2 bits each, less 2 bits for each doubling
    shared = measured(*[Message(text="access is denied")] * 4)
    assert shared == [Rarity(3 * 2 - 2 * 2, 4)] * 4


def test_a_message_quoted_at_different_lengths_is_the_same_message() -> None:
    whole = Message(text="instruction referenced memory which could not be read")
    assert [one and one.articles for one in measured(whole, Message(text="memory which instruction referenced"))] == [
        1,
        2,
    ]


def test_events_and_codes_count_as_a_feature_and_by_themselves() -> None:
    events = measured(Event(event_id=7, provider="Rdr"), Event(event_id=7, provider="MRxSmb", text="spooler"))
    assert events == [Rarity(3 - 2, 2), Rarity(3 + 4, 2)]
    assert measured(ErrorCode(code="2404"), ErrorCode(code="0x80070964")) == [Rarity(1, 2)] * 2
    assert measured(Stop(code="0x0000000A")) == [None]


def test_few_articles_tell_nothing() -> None:
    assert with_rarity([signature()], Wording([])) == [signature()]


def test_what_ordinary_logs_show_is_counted() -> None:
    driver = Event(event_id=7026, provider="Service Control Manager")
    assert [one and one.computers for one in measured(driver, Event(event_id=9, provider="Unheard"))] == [
        computers_showing(driver),
        0,
    ]
