"""The archive as Markdown pages: front matter, a heading `## Q150047: Title`, and the article's text tab-indented."""

from __future__ import annotations

import html
import re

from evcorr.article import Article, article_id
from evcorr.errors import ArticleError
from evcorr.mining.layouts import body
from evcorr.mining.layouts.body import Head
from evcorr.mining.layouts.layout import Source

_HEADING = re.compile(r"^#{1,3}[ \t]{1,8}(?P<id>Q\d{4,7}):[ \t]{0,8}(?P<title>.*)", re.MULTILINE)
_FRONT_TITLE = re.compile(r"^title:[ \t]{0,8}\"?(?P<id>Q\d{4,7}):[ \t]{0,8}(?P<title>[^\n\"]*)", re.MULTILINE)
_FIELD = re.compile(
    r"\t?(?P<name>Article|Product\(s\)|Version\(s\)|Operating System\(s\)|Keyword\(s\)|Last Modified):(?P<value>.*)"
)
_MAX_HEADER = 24


def sniff(head: str) -> bool:
    """Tell whether a text's beginning names an article in front matter, or in a heading with the page's fields."""
    return _FRONT_TITLE.search(head) is not None or (_HEADING.search(head) is not None and "\n\tArticle:" in head)


def parse(source: Source) -> Article:
    """Return the article of a page in this layout; raise `ArticleError` where it names none."""
    text = source.text
    found = _HEADING.search(text) or _FRONT_TITLE.search(text)
    if not found:
        raise ArticleError("no heading with an article's id")
    lines = [html.unescape(line.removeprefix("\t")) for line in text.split("\n")]
    title_at = text.count("\n", 0, found.start())
    fields, end = _header(lines, title_at + 1)
    head = Head(
        id=article_id(found["id"]),
        title=html.unescape(found["title"]).strip(),
        title_line=title_at + 1,
        product=fields.get("Product(s)") or None,
        modified=body.day(fields.get("Last Modified", "")),
        keywords=tuple(fields.get("Keyword(s)", "").split()),
    )
    return body.article(head, lines, end)


def _header(lines: list[str], start: int) -> tuple[dict[str, str], int]:
    """Return the fields under the heading, and where the body begins: after the last of them."""
    fields: dict[str, str] = {}
    end = start
    for index in range(start, min(start + _MAX_HEADER, len(lines))):
        if field := _FIELD.match(lines[index]):
            fields[field["name"]] = field["value"].strip()
            end = index + 1
    return fields, end
