"""What pages of today word otherwise than the archive: SMTP codes, bug checks and their parameters, parts of a cure."""

from __future__ import annotations

import pytest

from evcorr.article import Article, Section
from evcorr.mining.extractors import extract
from evcorr.mining.extractors.codes.error import extract_error
from evcorr.mining.extractors.role import is_aside, own_bug_check
from evcorr.observable import ErrorCode, Role, Stop


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("It fails with 550 5.1.1 Unknown user.", ["550 5.1.1"]),
        ("error code 550 5.0.350", ["550 5.0.350"]),
        ("The NDR error 5.7.12 is returned; a 5.1.10 NDR too.", ["5.7.12", "5.1.10"]),
        ("    4.3.2: The queue is frozen.", ["4.3.2"]),
        ("The server says 250 2.1.5 Recipient OK.", []),
        ("Exchange 5.5.2650.24, version 5.7.1, and 15.0.4.4.1", []),
    ],
)
def test_smtp_codes_are_taken_whole(text: str, codes: list[str]) -> None:
    found = [mention.what for mention in extract_error(Section("Symptoms", text, 1))]
    assert [(error.code, error.space) for error in found] == [(code, "product") for code in codes]


def test_an_smtp_code_with_and_without_its_class_is_one() -> None:
    body = Section("Symptoms", "The sender gets 550 5.7.12 back.", 3, is_text=True)
    (error,) = extract(Article(id="a", title="Fix NDR error 5.7.12", sections=(body,)))
    assert isinstance(error, ErrorCode)
    assert (error.code, error.where) == ("550 5.7.12", "TITLE")


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("Bug Check 0x1E KMODE_EXCEPTION_NOT_HANDLED", "0x0000001E"),
        ("Stop code 0xC000021A", "0xC000021A"),
        ("Reading bug check 0x1E", None),
        ("Bug check codes", None),
        ("Bug check 0x1E: KMODE_EXCEPTION_NOT_HANDLED", "0x0000001E"),
        ("Bug check 0x1E Caused by Somebody.sys", None),
        ("Bug Check 0x1E KMODE_EXCEPTION_NOT_HANDLED on an edge server", None),
    ],
)
def test_the_page_of_a_bug_check_is_known_by_its_title(title: str, code: str | None) -> None:
    assert own_bug_check(Article(id="a", title=title)) == code


def test_codes_beside_a_bug_checks_own_are_no_symptoms() -> None:
    body = Section("Cause", "The error code is 0xC0000005. See bug check 0x1F6.", 3)
    seen = extract(Article(id="a", title="Bug Check 0x1E NAME", sections=(body,)))
    assert {(item.code, item.role) for item in seen if isinstance(item, Stop | ErrorCode)} == {
        ("0x0000001E", Role.SYMPTOM),
        ("0xC0000005", Role.INCIDENTAL),
        ("0x000001F6", Role.INCIDENTAL),
    }


@pytest.mark.parametrize(
    ("heading", "part", "aside"),
    [
        ("RESOLUTION", "", True),
        ("Resolution 2: Wait", "", True),
        ("Step 1", "Solution", True),
        ("See also", "", True),
        ("Symptoms", "", False),
        ("Status codes", "Symptoms", False),
        ("Cause", "", False),
    ],
)
def test_the_part_of_an_article_tells_what_speaks_of_the_cure(heading: str, part: str, *, aside: bool) -> None:
    assert is_aside(Section(heading, "text", 1, part)) is aside
