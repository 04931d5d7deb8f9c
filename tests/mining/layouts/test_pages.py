"""Pages of Microsoft Learn, web pages and runbooks: ids, titles, sections and facts, and what is no article."""

from __future__ import annotations

from datetime import date

import pytest

from evcorr.article import Platform, Section, article_id
from evcorr.errors import ArticleError
from evcorr.mining.extractors import extract
from evcorr.mining.layouts import parse_article
from evcorr.observable import Event

LEARN = """---
title: 'Spooler: it''s stuck'
ms.date: 03/31/2022
appliesto:
- Windows Server 2022
- ✅ Microsoft 365
keywords: [one, "two, three"]
---
# A longer title

Before.

## Symptoms

It is stuck.

### On a client

There too.

## Resolution

Unstick it.
"""


def headings(text: str, path: str = "page.md") -> list[tuple[str, str]]:
    return [(section.heading, section.part) for section in parse_article(text.encode(), path=path).sections]


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("Q168845", "Q168845"),
        ("kb168845", "Q168845"),
        (" 168845 ", "Q168845"),
        ("KB 168845", "Q168845"),
        ("KB5004442", "KB5004442"),
        ("5004442", "KB5004442"),
        (" RB-017 ", "RB-017"),
        ("a/b/168845", "a/b/168845"),
        ("123", "123"),
        ("KB12345678", "KB12345678"),
    ],
)
def test_one_id_for_all_spellings_of_a_number(text: str, id_: str) -> None:
    assert article_id(text) == id_


def test_page_of_microsoft_learn() -> None:
    article = parse_article(LEARN.encode(), path="learn.zip!docs/support/print/spooler-stuck.md")
    assert (article.id, article.title, article.title_line) == ("support/print/spooler-stuck", "Spooler: it's stuck", 2)
    assert article.modified == date(2022, 3, 31)
    assert article.platforms == (Platform("Windows Server 2022"), Platform("Microsoft 365"))
    assert article.keywords == ("one", "two, three")


def test_a_heading_that_words_the_title_otherwise_is_a_title_too() -> None:
    first, second, *_ = parse_article(LEARN.encode(), path="page.md").sections
    assert (first.heading, first.text, first.line, first.is_title) == ("TITLE", "A longer title", 9, True)
    assert (second.heading, second.text, second.line, second.is_title) == ("TITLE", "Before.", 11, False)
    same = LEARN.replace("# A longer title", "# Spooler: it\u2019s stuck")
    assert headings(same)[0] == ("TITLE", "")
    assert len(headings(same)) == len(headings(LEARN)) - 1


def test_sections_know_the_part_that_they_divide() -> None:
    assert headings(LEARN)[2:] == [
        ("Symptoms", "Symptoms"),
        ("On a client", "Symptoms"),
        ("Resolution", "Resolution"),
    ]


def test_lines_of_rows_that_share_one() -> None:
    section = Section("a", "x\ny\nz", 3, lines=(3, 3, 9))
    assert [section.line_at(offset) for offset in (0, 2, 4)] == [3, 3, 9]


@pytest.mark.parametrize(
    "path", ["C:\\docs\\support\\print\\a.md", "/x/docs/support/print/a.md", "./support/print/a.md"]
)
def test_the_id_of_a_page_does_not_depend_on_where_it_lies(path: str) -> None:
    assert parse_article(LEARN.encode(), path=path).id == "support/print/a"


def test_front_matter_without_a_title_is_a_runbooks() -> None:
    text = "---\ndate: 2024-02-30\ntags: >-\n  some\n---\n# RB-1: Stuck\n\ntext\n"
    article = parse_article(text.encode(), path="x.md")
    assert (article.id, article.title, article.modified) == ("RB-1", "RB-1: Stuck", None)


@pytest.mark.parametrize(
    ("heading", "path", "id_"),
    [
        ("# RB-017: Spooler", "x.md", "RB-017"),
        ("# SRV-HV-12 - Spooler", "x.md", "SRV-HV-12"),
        ("# [OPS-12] Spooler", "x.md", "OPS-12"),
        ("# KB168845 - Spooler", "x.md", "Q168845"),
        ("# Q168845: Spooler", "x.md", "Q168845"),
        ("# 168845: Spooler", "x.md", "Q168845"),
        ("# Spooler", "a.zip!b/spooler-stuck.md", "spooler-stuck"),
        ("# Spooler", "b\\KB168845.md", "Q168845"),
        ("# COM: Spooler", "x.txt", "x"),
        ("# SRV2019: Spooler", "x.md", "x"),
        ("Spooler\n=======", "README", "README"),
    ],
)
def test_the_id_of_a_runbook(heading: str, path: str, id_: str) -> None:
    assert parse_article(f"{heading}\n\ntext\n".encode(), path=path).id == id_


@pytest.mark.parametrize(
    ("text", "platforms"),
    [
        ("Applies to: A 1.0, B", (Platform("A", ("1.0",)), Platform("B"))),
        ("_**Applies to:** A 1.0_", (Platform("A", ("1.0",)),)),
        (
            "Applies to:\n\n- A\n- B\n\nThis is a sentence that goes on for long. " + "And on. " * 20,
            (Platform("A"), Platform("B")),
        ),
        ("## Applies to\n\n- A\n\n## Next\n\n- B", (Platform("A"),)),
        ("This applies to nobody.", ()),
    ],
)
def test_platforms_that_a_page_states(text: str, platforms: tuple[Platform, ...]) -> None:
    assert parse_article(f"# T\n\n{text}\n\n## S\n\ntext".encode(), path="x.md").platforms == platforms


@pytest.mark.parametrize(
    ("link", "related"),
    [
        ("[x](https://support.microsoft.com/help/322756)", ("Q322756",)),
        ("https://support.microsoft.com/en-us/kb/322756/a", ("Q322756",)),
        ("<https://support.microsoft.com/topic/a-title-kb5004442-f36e>", ("KB5004442",)),
        ("https://support.microsoft.com/default.aspx?scid=kb;en-us;322756", ("Q322756",)),
        ("KB 5004442, then Q322756, KB5004442 again", ("KB5004442", "Q322756")),
        ("_Original KB number:_ &nbsp; 322756", ("Q322756",)),
        ("https://support.contoso.com/help/322756 GKB5004442 KB12", ()),
    ],
)
def test_articles_that_a_page_refers_to(link: str, related: tuple[str, ...]) -> None:
    assert parse_article(f"# T\n\n{link}\n".encode(), path="x.md").related == related


def web(body: str, head: str = "<title>A title | Microsoft Learn</title>", charset: str = "utf-8") -> bytes:
    page = f"<!DOCTYPE html>\n<html><head><meta charset={charset}>{head}</head><body>{body}</body></html>"
    return page.encode(charset)


@pytest.mark.parametrize(
    ("head", "body", "id_"),
    [
        ('<link rel="canonical" href="https://learn.microsoft.com/en-us/troubleshoot/a/b">', "", "troubleshoot/a/b"),
        ('<link rel="canonical" href="https://support.microsoft.com/help/168845/a">', "", "Q168845"),
        ('<meta property="og:url" content="https://support.microsoft.com/topic/t-kb5004442-f3">', "", "KB5004442"),
        ("", "<p>Article ID: 168845</p>", "Q168845"),
        ("", "<h1>KB168845: a</h1>", "Q168845"),
        ("", "<h1>RB-003: a</h1>", "RB-003"),
        ("", "<p class=MsoTitle>RB-003: a<o:p></o:p></p><h2>b</h2>", "RB-003"),
        ('<link rel="canonical" href="https://learn.microsoft.com/en-us/a/b">', "<h1>RB-003: a</h1>", "a/b"),
        ('<link rel="canonical" href="http://[bad">', "", "saved"),
        ("", "", "saved"),
    ],
)
def test_the_id_of_a_web_page(head: str, body: str, id_: str) -> None:
    assert parse_article(web(f"{body}<p>text</p>", f"<title>T</title>{head}"), path="x/saved.html").id == id_


def test_the_title_of_a_page_without_a_heading_is_that_of_its_window() -> None:
    assert parse_article(web("<p>text</p>"), path="x.html").title == "A title"


@pytest.mark.parametrize("charset", ["utf-8", "windows-1251", "shift_jis", "iso-8859-5"])
def test_a_page_is_read_in_the_encoding_that_it_declares(charset: str) -> None:
    assert parse_article(web("<h1>Стоп</h1><p>x</p>", charset=charset)).title == "Стоп"


def test_a_page_with_a_byte_order_mark() -> None:
    page = "\ufeff" + web("<h1>Стоп</h1><p>x</p>", charset="utf-8").decode()
    assert parse_article(page.encode("utf-16-le")).title == "Стоп"


def test_what_stands_around_an_article_is_left_out() -> None:
    body = (
        "<nav>n</nav><script>s</script><style>s</style><template>t</template><main><h1>T</h1><p>one<br>two"
        "<b>three</b> four</p><p hidden>h</p><ul><li>a<li>b</ul><pre>x\n  y</pre></main><footer>f</footer>"
    )
    (section,) = parse_article(web(body)).sections
    assert section.text.split() == ["one", "twothree", "four", "-", "a", "-", "b", "x", "y"]
    assert "\n      y" in section.text


def test_a_table_that_only_places_parts_of_the_page_is_no_table() -> None:
    page = web(
        "<table><tr><td>menu</td><td><h1>T</h1><h2></h2><p>text</p><table><tr><td>a<td>b</table></td></tr></table>"
    )
    article = parse_article(page)
    assert article.title == "T"
    assert [line for line in article.sections[-1].text.split("\n") if line] == ["menu", "text", "a: b"]


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("just words\n\nand more\n", "x.txt"),
        ("", "x.md"),
        ("# Title only\n", "x.md"),
        ("---\ntitle: a\n---\n", "x.md"),
        ("# a comment\nexit 1\n", "script.py"),
        ("<html></html>", "x.html"),
        ("<html><body><p>text</p></body></html>", "x.html"),
        ("<!doctype html>", "x.html"),
        ("```\n# not a heading\n```\ntext", "x.md"),
    ],
)
def test_what_is_no_article(text: str, path: str) -> None:
    with pytest.raises(ArticleError):
        parse_article(text.encode(), path=path)


@pytest.mark.parametrize(
    ("page", "title", "sections"),
    [
        (
            "RUNBOOK 77 - Paint dries\n\nSYMPTOMS\n========\n\nIt is dry.\n\nRESOLUTION\n==========\n\nWet it.\n",
            "RUNBOOK 77 - Paint dries",
            ["TITLE", "SYMPTOMS", "RESOLUTION"],
        ),
        ("# Symptoms\n\nIt is dry.\n\n# Fix\n\nWet it.\n", "dry", ["Symptoms", "Fix"]),
        ("# Paint dries\n\n# Symptoms\n\nIt is dry.\n\n# Fix\n\nWet it.\n", "Paint dries", ["Symptoms", "Fix"]),
    ],
)
def test_a_heading_that_only_names_a_part_is_no_title(page: str, title: str, sections: list[str]) -> None:
    article = parse_article(page.encode(), path="notes/dry.md")
    assert (article.title, [section.heading for section in article.sections]) == (title, sections)


def test_labels_with_bars_between_them_are_those_of_an_event() -> None:
    page = (
        "# Paint\n\n## Symptoms\n\n    Event ID: 7038 | Source: Paint Control Manager | Level: Error\n"
        "    The painter was not let in.\n\nEvent ID: 7041; Source: Paint; Description: It is late.\n"
    )
    events = [item for item in extract(parse_article(page.encode())) if isinstance(item, Event)]
    assert [(event.event_id, event.provider, event.text) for event in events] == [
        (7038, "Paint Control Manager", "The painter was not let in."),
        (7041, "Paint", "It is late."),
    ]
