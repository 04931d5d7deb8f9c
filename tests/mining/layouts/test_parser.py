from __future__ import annotations

from datetime import date

import pytest

from evcorr.article import Platform
from evcorr.errors import ArticleError
from evcorr.mining.layouts import parse_article

PLAIN = """DOCUMENT:Q900101  09-AUG-2001  [winnt]
TITLE   :Spooler Forgets Its Queue After a Restart of the Third Print
         Server in a Ring
PRODUCT :Microsoft Windows NT
PROD/VER:WinNT:4.0
OPER/SYS:
KEYWORDS:kbglued

======================================================================
-------------------------------------------------------------------------------
The information in this article applies to:

 - Microsoft Windows NT Server version 4.0, Terminal Server Edition
-------------------------------------------------------------------------------

SYMPTOMS
========

The queue is empty.

Windows NT 4.0
--------------

And it stays empty.

CAUSE
-----

Somebody emptied it. See Q900102.

Additional query words: queue

======================================================================
Keywords          : kbprint kbnetwork
Technology        : kbWinNT

THE INFORMATION PROVIDED IN THE MICROSOFT KNOWLEDGE BASE IS
PROVIDED "AS IS".
"""

MARKDOWN = """---
layout: page
title: "Q900103: A Page &quot;Turned&quot; Over"
permalink: kb/900/Q900103/
---

## Q900103: A Page &quot;Turned&quot; Over

\tArticle: Q900103
\tProduct(s): Microsoft Windows NT
\tVersion(s): 3.51
\tOperating System(s):
\tKeyword(s): kbnetwork
\tLast Modified: 01-FEB-1999
\t
\t-------------------------------------------------------------------------------
\tThe information in this article applies to:
\t
\t- Microsoft Windows NT Workstation version 3.51
\t-------------------------------------------------------------------------------
\t
\tSYMPTOMS
\t========
\t
\tThe page is &lt;blank&gt;.
\t
"""


def test_plain_article_gives_all_its_facts() -> None:
    article = parse_article(PLAIN.encode())
    assert article.id == "Q900101"
    assert article.title == "Spooler Forgets Its Queue After a Restart of the Third Print Server in a Ring"
    assert article.title_line == 2
    assert article.modified == date(2001, 8, 9)
    assert article.product == "Microsoft Windows NT"
    assert article.platforms == (Platform("Windows NT Server, Terminal Server Edition", ("4.0",)),)
    assert article.related == ("Q900102",)
    assert article.keywords == ("kbprint", "kbnetwork")


def test_dashes_divide_a_section_but_underline_a_known_heading() -> None:
    article = parse_article(PLAIN.encode())
    assert [section.heading for section in article.sections] == ["SYMPTOMS", "CAUSE"]
    assert article.sections[0].text.endswith("Windows NT 4.0\n--------------\n\nAnd it stays empty.")
    assert article.sections[1].text == "Somebody emptied it. See Q900102."


def test_sections_know_their_line_in_the_file() -> None:
    lines = PLAIN.split("\n")
    for section in parse_article(PLAIN.encode()).sections:
        assert lines[section.line - 1] == section.text.split("\n")[0]


def test_markdown_page_gives_the_same_facts() -> None:
    article = parse_article(MARKDOWN.encode())
    assert (article.id, article.title) == ("Q900103", 'A Page "Turned" Over')
    assert article.modified == date(1999, 2, 1)
    assert article.platforms == (Platform("Windows NT Workstation", ("3.51",)),)
    (section,) = article.sections
    assert (section.heading, section.text, section.line) == ("SYMPTOMS", "The page is <blank>.", 25)


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_line_ends_and_encodings_make_no_difference(line_end: str, encoding: str) -> None:
    text = PLAIN.replace("Somebody", "Üwe\N{NO-BREAK SPACE}")
    assert parse_article(text.replace("\n", line_end).encode(encoding)) == parse_article(text.encode())


def test_binary_bytes_in_the_text_are_blanks() -> None:
    article = parse_article(PLAIN.replace("is empty", "is\0\x1b\xff").encode("latin-1"))
    assert article.sections[0].text.startswith("The queue is  ÿ.")


def test_text_before_the_first_heading_belongs_to_the_title() -> None:
    said = "IMPORTANT: this article tells how to modify the registry."
    article = parse_article(PLAIN.replace("SYMPTOMS\n====", f"{said}\n\nSYMPTOMS\n====").encode())
    assert (article.sections[0].heading, article.sections[0].text) == ("TITLE", said)


def test_names_of_columns_over_a_rule_are_no_heading() -> None:
    table = "Source  Category      Event ID\n==============================\nPaint   Error         7\n"
    article = parse_article(PLAIN.replace("CAUSE\n=====", f"{table}\nCAUSE\n=====").encode())
    assert [section.heading for section in article.sections] == ["SYMPTOMS", "CAUSE"]


def test_heading_without_an_underline_counts_if_it_stands_alone() -> None:
    article = parse_article(PLAIN.replace("SYMPTOMS\n========\n", "SYMPTOMS\n").encode())
    assert article.sections[0].heading == "SYMPTOMS"


def test_without_an_applies_to_block_the_header_names_the_product() -> None:
    head, _, rest = PLAIN.partition("-" * 79)
    assert parse_article((head + rest.rpartition("-" * 79)[2]).encode()).platforms == (Platform("Windows NT"),)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\0" * 100,
        b"hello",
        b"DOCUMENT:Q900101",
        b"\xff\xfe" * 9,
        b"---\ntitle: a page\n---\n# A page\n",
        b"MZ\x90",
    ],
)
def test_what_is_no_article_is_refused_with_a_reason(data: bytes) -> None:
    with pytest.raises(ArticleError, match=r"no |nothing "):
        parse_article(data, path="somewhere.txt")
