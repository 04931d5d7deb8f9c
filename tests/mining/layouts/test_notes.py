"""Notes in plain text: a title, and parts that begin with their names."""

from __future__ import annotations

import pytest

from evcorr.article import Article
from evcorr.errors import ArticleError
from evcorr.mining.extractors import extract
from evcorr.mining.layouts import parse_article
from evcorr.observable import Event, Message, Role

NOTES = """
The scanner stops at noon

Seen about once a month. In the System log:

Log Name: System
Source: Contoso Scanner
Event ID: 4031
Description: The lamp went out.

Cause: somebody dusted it
Fix: put the lamp back, then scanctl start prints "The lamp is not cold."
"""


def parsed(text: str, path: str = "ops/scanner.txt") -> Article:
    return parse_article(text.encode(), path=path)


def test_notes_have_a_title_and_parts() -> None:
    article = parsed(NOTES)
    assert (article.id, article.title) == ("scanner", "The scanner stops at noon")
    assert [section.heading for section in article.sections] == ["TITLE", "Cause", "Fix"]


def test_what_is_pasted_is_a_symptom_and_the_fix_shows_none() -> None:
    found = [item for item in extract(parsed(NOTES)) if isinstance(item, Event | Message)]
    symptoms = [(item.text, item.line) for item in found if item.role is Role.SYMPTOM]
    assert symptoms == [("The lamp went out.", 6)]


@pytest.mark.parametrize(
    ("first", "article_id", "title"),
    [
        ("RB-12: Scanner stops", "RB-12", "RB-12: Scanner stops"),
        ("Title: Scanner stops", "scanner", "Scanner stops"),
        ("", "scanner", "scanner"),
    ],
)
def test_the_line_above_the_parts_is_the_title(first: str, article_id: str, title: str) -> None:
    article = parsed(f"{first}\n\nSymptom: no picture\nCause: no lamp\n")
    assert (article.id, article.title) == (article_id, title)


def test_a_part_may_have_its_name_on_a_line_of_its_own() -> None:
    article = parsed("Scanner stops\n\nSYMPTOMS\n\nThe glass is dark.\n\nRESOLUTION\n\nDust it.\n")
    assert [section.heading for section in article.sections] == ["SYMPTOMS", "RESOLUTION"]


def test_a_runbook_in_markdown_has_such_parts_too() -> None:
    article = parsed("# Scanner stops\n\nSymptom: no picture\nFix: dust it\n", "ops/scanner.md")
    assert [section.heading for section in article.sections][-2:] == ["Symptom", "Fix"]


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("3.1\n\nFix: the lamp goes on again\nFix: so does the fan\n", "changes.txt"),
        ("12:01 lamp on\n12:02 lamp off\n", "lamp.txt"),
        ("Symptom: no picture\nCause: no lamp\n", "scanner.ini"),
    ],
)
def test_other_texts_are_no_notes(text: str, path: str) -> None:
    with pytest.raises(ArticleError):
        parsed(text, path)


@pytest.mark.parametrize("verb", ["fails with", "ends with", "prints", "logs"])
def test_what_a_program_prints_and_ends_with_is_a_message(verb: str) -> None:
    text = f'Scanner stops\n\nSymptom: scan.exe {verb} "The lamp is locked by another user".\nCause: two users\n'
    assert [item.text for item in extract(parsed(text)) if isinstance(item, Message)] == [
        "The lamp is locked by another user"
    ]


def test_a_line_that_says_error_message_has_one_behind_it() -> None:
    text = "Scanner stops\n\nSymptom: no picture.\nError message: Lamp 7 is locked by another user\nFix: wait\n"
    assert [item.text for item in extract(parsed(text)) if isinstance(item, Message)] == [
        "Lamp 7 is locked by another user"
    ]
