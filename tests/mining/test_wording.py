"""Patterns made as short as they still single a message out."""

from __future__ import annotations

import pytest

from evcorr.mining import wording
from evcorr.mining.wording import Wording
from evcorr.text.pattern import brief, find, fragments

JAMMED = "The spooler could not print because the tray of printer <n> is jammed. Remove the paper and try again."
PARTS = ("spooler", "print", "because", "tray", "printer", "jammed", "remove", "paper")
COMMON = "the could not of is and try again"


@pytest.fixture(autouse=True)
def _few_are_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wording, "ENOUGH_ARTICLES", 64)
    monkeypatch.setattr(wording, "ENOUGH_BITS", 15)
    monkeypatch.setattr(wording, "LEAST_BITS", 10)


def pattern_of(text: str, *others: str) -> str | None:
    """The pattern of a text of Q1, among those of others and of 64 articles that make its words known ones.

    A word of PARTS is in eight of these articles and worth nearly 3 bits, one of COMMON in 32 and worth nearly one.
    """
    known = [(f"Q{100 + n}", f"{PARTS[n % 8]} {COMMON if n % 2 else ''} filler{n}x") for n in range(64)]
    quoted = [("Q1", text), *((f"Q{number}", other) for number, other in enumerate(others, start=2))]
    return Wording([*quoted, *known]).pattern_of(text)


def test_the_fewest_words_that_single_a_message_out() -> None:
    assert pattern_of(JAMMED) == "spooler could not print because the tray of"


def test_it_is_found_in_the_message_cut_off_or_with_other_words_behind() -> None:
    pattern = pattern_of(JAMMED)
    assert pattern is not None
    for text in (JAMMED, JAMMED[:70], JAMMED.replace("jammed", "empty")):
        assert find(fragments(pattern), text)


def test_words_that_a_further_article_quotes_are_not_enough() -> None:
    other = "The spooler could not print because the tray of printer 4 has no paper."
    assert pattern_of(JAMMED, other) == "could not print because the tray of printer <*> is"


def test_a_further_article_with_the_same_message_is_none() -> None:
    assert pattern_of(JAMMED, JAMMED.replace("<n>", "4")) == "spooler could not print because the tray of printer"


def test_words_of_one_article_alone_count_nothing() -> None:
    named = JAMMED.replace("spooler", "sploler")
    assert pattern_of(named) == "could not print because the tray of printer"


def test_what_says_too_little_is_taken_with_the_sentences_behind_it() -> None:
    text = "The operation could not be completed because of this. " + JAMMED
    found = pattern_of(text)
    assert found is not None
    assert "spooler" in found


def test_what_can_be_no_shorter_stays_as_it_is() -> None:
    assert pattern_of("The printer is jammed") == "The printer is jammed"


@pytest.mark.parametrize("text", ["0x80040115", "", "<server>"])
def test_values_alone_are_no_pattern(text: str) -> None:
    assert pattern_of(text) is None


def test_few_articles_tell_nothing() -> None:
    assert Wording([("Q1", JAMMED)]).pattern_of(JAMMED) == brief(JAMMED)
