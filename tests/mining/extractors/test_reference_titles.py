"""Messages that the titles of other articles name."""

from __future__ import annotations

import pytest

from evcorr.mining.extractors import extract
from evcorr.mining.layouts import parse_article
from evcorr.observable import Message, Role

ARTICLE = """DOCUMENT:Q900201  09-AUG-2001  [winnt]
TITLE   :The Paint Does Not Dry
PRODUCT :Microsoft Windows NT
PROD/VER:WinNT:4.0
OPER/SYS:
KEYWORDS:

======================================================================

SYMPTOMS
========

The wall is wet.

REFERENCES
==========

For more information, see the following articles:

"""


@pytest.mark.parametrize(
    ("entry", "texts"),
    [
        ("   ARTICLE-ID: Q900202\n   TITLE     : Err Msg: The Brush Is Too Wide\n", ["The Brush Is Too Wide"]),
        ('   Q900203 "The Wall Is Missing" Error Message When You Paint\n', ["The Wall Is Missing"]),
        (
            "   Q900202 Err Msg: The Brush Is Too Wide\n   Q900203 Err Msg: The Wall Is Missing\n",
            ["The Brush Is Too Wide", "The Wall Is Missing"],
        ),
        ('   Q900204 PRB: The Tin "Leaks"\n', []),
        ("   Q900205 Error Messages of the Paint Shop\n", []),
        ("   Q900206 Err Msg: STOP: 0x0000000A\n", []),
    ],
)
def test_messages_in_titles_of_other_articles_are_incidental(entry: str, texts: list[str]) -> None:
    found = [item for item in extract(parse_article((ARTICLE + entry).encode())) if isinstance(item, Message)]
    assert [(item.text, item.role) for item in found] == [(text, Role.INCIDENTAL) for text in texts]
