"""Pages that are broken, cut, random, or made to cost time and memory: an article or `ArticleError`, and soon."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evcorr.article import Article
from evcorr.errors import ArticleError
from evcorr.mining.extractors import extract
from evcorr.mining.layouts import parse_article
from tests.growth import assert_linear

SAMPLES = Path(__file__).parents[3] / "samples" / "articles"
PAGES = [path for path in sorted(SAMPLES.iterdir()) if path.suffix in {".md", ".html"}]
FRONT = "---\ntitle: t\n---\n# t\n\n"
HTML = "<!doctype html><html><body><h1>t</h1>"


def read(data: bytes, path: str) -> Article | None:
    try:
        article = parse_article(data, path=path)
    except ArticleError:
        return None
    extract(article)
    last = data.count(b"\n") + data.count(b"\r") + 1
    assert all(1 <= line <= last for section in article.sections for line in section.lines)
    assert all(len(section.lines) == section.text.count("\n") + 1 for section in article.sections if section.lines)
    return article


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_damaged_pages_are_read_or_refused(path: Path) -> None:
    source, data = random.Random(7), path.read_bytes()  # noqa: S311 - not for secrets
    for _ in range(60):
        damaged = bytearray(data[: source.randrange(len(data))] if source.random() < 0.5 else data)
        for _ in range(source.randrange(8)):
            if damaged:
                damaged[source.randrange(len(damaged))] = source.choice(b"\0\n<>`#|[]*&\xff-")
        read(bytes(damaged), path.name)


@settings(max_examples=150, deadline=None)
@given(
    st.text(alphabet="a1 \n\t#>`~|-*_[]()<>&;:!\\=.\u00e9", max_size=300), st.sampled_from(["", FRONT, "# t\n\n", HTML])
)
def test_any_marks_are_read_or_refused(text: str, begin: str) -> None:
    read((begin + text).encode(), "x.md")


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300), st.sampled_from([b"", FRONT.encode(), HTML.encode(), b"<meta charset=big5><html>"]))
def test_any_bytes_are_read_or_refused(data: bytes, begin: bytes) -> None:
    read(begin + data, "x.md")


@pytest.mark.parametrize(
    "unit",
    [
        "[", "[a](", "![", "![a](", "`", "``a` ", "*a", "**a ", "_a ", "_", "<", "<a ", "&amp;", "&#1114112;", "\\",
        ":::image ", "[!INCLUDE ", "|", "| a ", "\n|a", "\n> ", "> ", "\n- ", "- ", "\n    a", "\n```\n", "\n#",
        "\n# a\n", "\n---\n", "\n- a: b", "<!--", "\n\n", " ", "\t", "support.microsoft.com/", "a/", "KB",
        "Applies to: ", "5.7.1 ", " Source: a Event ID: 1", "<div>", "<table><tr>", "<td>",
        "\n<tr><td>", "<pre>", "<br>", "<p hidden>", "<b>",
    ],
)  # fmt: skip
@pytest.mark.parametrize("begin", [FRONT, HTML, "---\ntitle: t\n"], ids=["markdown", "html", "front"])
def test_no_mark_costs_more_than_its_length(begin: str, unit: str) -> None:
    def mine(size: int) -> Article | None:
        return read(f"{begin}{unit * (size // len(unit))}\n\nend\n".encode(), "x.md")

    assert_linear(mine, 60_000)


def test_entities_are_not_expanded() -> None:
    page = (
        '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">'
        '<!ENTITY c SYSTEM "/etc/passwd">]>'
        "<html><body><h1>t</h1><p>x &b; &c;</p></body></html>"
    )
    article = read(page.encode(), "x.html")
    assert article is not None
    assert all("aaaa" not in section.text and "root:" not in section.text for section in article.sections)


def test_what_is_nested_too_deep_is_left_out() -> None:
    page = f"{HTML}<p>before</p>{'<div>' * 100_000}deep"
    article = read(page.encode(), "x.html")
    assert article is not None
    assert article.sections[0].text == "before"


def test_a_page_that_is_too_large_is_refused() -> None:
    with pytest.raises(ArticleError, match="more than any article has"):
        parse_article(HTML.encode() + b"<p>a" * (5 << 20))
