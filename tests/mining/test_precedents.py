"""Events completed from signatures that are known already."""

from __future__ import annotations

import pytest

from evcorr.mining.completion import complete
from evcorr.mining.precedents import Precedents
from evcorr.observable import Event, Inference
from evcorr.signature import Signature

TEXT = "The redirector could not close the printer queue on server LOGONSRV1 before the timeout."
RUN = "close the printer queue on server <*> before"
"""What a signature keeps of it: it neither begins nor ends as the text does."""


def known(article: str, **fields: object) -> Signature:
    """A signature with one event."""
    return Signature(id=article, title="T", observables=(Event(**{"event_id": 3031, "text": RUN, **fields}),))


def completed(*signatures: Signature, besides: tuple[str, ...] = (), **fields: object) -> Event:
    event = Event(**{"event_id": 3031, "text": TEXT, **fields})
    found = complete({"Q1": (event,)}, Precedents(signatures, besides=besides))["Q1"][0]
    assert isinstance(found, Event)
    return found


def test_words_within_the_text_tell_source_log_and_level() -> None:
    found = completed(known("Q7", provider="Rdr", channel="System", level="Warning"))
    assert (found.provider, found.channel, found.level, found.text) == ("Rdr", "System", "Warning", TEXT)
    assert found.inferred == (Inference("source", "Q7"), Inference("log", "Q7"), Inference("level", "Q7"))


@pytest.mark.parametrize(
    "others",
    [
        pytest.param((known("Q7", provider="Rdr"), known("Q8", provider="Srv")), id="they disagree"),
        pytest.param((known("Q7", provider="Rdr", event_id=3032),), id="another id"),
        pytest.param((known("Q7", provider="Rdr", text="open the printer queue on server"),), id="other words"),
        pytest.param((known("Q7", provider="Rdr", text=None),), id="the id alone"),
        pytest.param((known("Q7", provider="Rdr", text="the printer queue"),), id="few words"),
        pytest.param((known("Q7", provider="Rdr", inferred=(Inference("source", "Q8"),)),), id="inferred itself"),
    ],
)
def test_a_source_that_is_not_certain_is_left_out(others: tuple[Signature, ...]) -> None:
    assert completed(*others) == Event(event_id=3031, text=TEXT)


def test_an_article_that_is_mined_is_no_precedent() -> None:
    assert completed(known("Q7", provider="Rdr"), besides=("Q7",)).provider is None


def test_articles_and_precedents_have_to_agree() -> None:
    events = {"Q1": (Event(event_id=3031, text=TEXT),), "Q2": (Event(event_id=3031, text=TEXT, provider="Rdr"),)}
    assert complete(events, Precedents([known("Q7", provider="Srv")]))["Q1"] == events["Q1"]
    (agreed,) = complete(events, Precedents([known("Q7", provider="MRxSmb")]))["Q1"]
    assert isinstance(agreed, Event)
    assert (agreed.provider, agreed.inferred) == ("Rdr", (Inference("source", "Q2"),))


def test_the_words_of_a_source_and_id_take_two_articles() -> None:
    one, other = (known(article, provider="Rdr", channel="System", level="Error") for article in ("Q7", "Q8"))
    bare = {"provider": "MRxSmb", "channel": "System", "level": "Error", "text": None}
    assert completed(one, **bare).text is None
    found = completed(one, other, **bare)
    assert (found.text, found.inferred) == (RUN, (Inference("text", "Q7"),))
