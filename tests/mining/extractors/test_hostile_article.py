"""Whatever bytes come in: an article or an `ArticleError`, the same every time, and soon."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evcorr.article import Article, Section
from evcorr.errors import ArticleError
from evcorr.mining.extractors import extract
from evcorr.mining.layouts import parse_article
from evcorr.mining.times import find_timings
from evcorr.observable import Observable
from evcorr.timing import Timing
from tests.growth import assert_linear

ARTICLES = sorted((Path(__file__).parents[1] / "labels" / "articles").iterdir())

PIECES = [
    "DOCUMENT:Q900001  ",
    "\nTITLE   :",
    "\n======\n",
    "\n" + "=" * 70 + "\n",
    "SYMPTOMS\n========\n",
    "CAUSE\n\n",
    "\n\n   ",
    "The information in this article applies to:\n\n - ",
    "version 4.0, ",
    "Event ID: 7 ",
    "Source: x\n",
    "Events 1 through 9, ",
    "the following error message appears:\n\n   ",
    '"',
    "System error 85 ",
    "STOP: 0x0A (0x1, ",
    "access violation in ",
    "a.exe ",
    "App: a.dbg (pid=1)\n",
    "Q900002 ",
    "Service Pack 4 and ",
    "first corrected in ",
    "is not logged",
    "every 5 minutes, ",
    "when you restart the computer, ",
    "These events are followed by ",
    "in this order: ",
    "then ",
    "-or-",
    "0000: 05 00 ",
    "\r\r\n",
    "\x00",
    "\udc80",
    "\t",
    "- ",
    "1. ",
    ". A ",
]


def mine(data: bytes) -> tuple[Article, tuple[Observable, ...], tuple[Timing, ...]] | None:
    try:
        article = parse_article(data)
    except ArticleError:
        return None
    observables = extract(article)
    return article, observables, find_timings(article, observables)


@settings(max_examples=150, deadline=2000)
@given(st.lists(st.sampled_from(PIECES), max_size=60))
def test_any_text_is_an_article_or_refused(pieces: list[str]) -> None:
    mine("".join(pieces).encode("utf-8", "surrogateescape"))


@settings(max_examples=100, deadline=2000)
@given(st.binary(max_size=400))
def test_any_bytes_in_a_body_are_mined(noise: bytes) -> None:
    data = ARTICLES[0].read_bytes()
    assert mine(data[:1200] + noise + data[1200:]) is not None


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.name)
def test_damaged_articles_are_mined_alike_every_time(path: Path) -> None:
    whole = path.read_bytes()
    chance = random.Random(1)  # noqa: S311  the damage has to be the same every time
    for _ in range(40):
        data = bytearray(whole[: chance.randrange(len(whole))])
        for _ in range(chance.randrange(20)):
            if data:
                data[chance.randrange(len(data))] = chance.randrange(256)
        assert mine(bytes(data)) == mine(bytes(data))


@pytest.mark.parametrize(
    "piece",
    [
        *('"', "error 5 ", "Event 1, 2 ", "a ", "\n\n   a", "Aa ", "following error: ", "(", "STOP: 0x0A ("),
        *("Event 7 then event 8 ", "these events repeat. ", "Event 7 followed by ", "when the ", "at ", "every 5 to "),
    ],
)
def test_time_grows_with_length_only(piece: str) -> None:
    def times(size: int) -> None:
        text = "You may see the following error message:\n\n   " + piece * (size // len(piece))
        article = Article(id="Q900001", title="A Title", sections=(Section("SYMPTOMS", text, 1),))
        find_timings(article, extract(article))

    assert_linear(times, 20_000)


@pytest.mark.parametrize("piece", ["event 77 from Aa Bb ", "Event 77: x Description: "])
def test_thousands_of_events_in_one_paragraph_take_their_time_once(piece: str) -> None:
    def mined(count: int) -> tuple[Observable, ...]:
        return extract(Article(id="Q900001", title="A Title", sections=(Section("SYMPTOMS", piece * count, 1),)))

    assert_linear(mined, 12_000)
