"""Runbooks and notes that people keep in Markdown: headings, and what a log or a screen showed pasted under them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from evcorr.article import Article, article_id
from evcorr.errors import ArticleError
from evcorr.mining.layouts.front_matter import read_front_matter
from evcorr.mining.layouts.label_heading import split_plain_label
from evcorr.mining.layouts.layout import Source
from evcorr.mining.layouts.markup import rows
from evcorr.mining.layouts.page import (
    Facts,
    day,
    file_id,
    first_heading,
    inner_path,
    make_article,
    names_part,
    titled_id,
)
from evcorr.mining.layouts.row import Row
from evcorr.mining.references import find_links

_HEADING = re.compile(r"^(?:[ ]{0,3}#{1,6}[ \t]{1,8}\S|[^\s>|-][^\n]{0,200}\n(?:={3,}|-{3,})[ \t]{0,8}$)", re.MULTILINE)
_SUFFIXES = frozenset({"", ".md", ".markdown", ".mdown", ".mkd", ".txt", ".text"})
_NAMELESS = "runbook"
_LONGEST_TITLE = 200


def sniff(head: str) -> bool:
    """Tell whether a text has a Markdown heading near its beginning."""
    return _HEADING.search(head) is not None


def parse(source: Source) -> Article:
    """Return the article of a runbook; its first heading tells its id, else its front matter or file's name.

    Raises `ArticleError` where it has no heading, or is a file of another kind, such as a script with comments.
    """
    path = source.path or ""
    if inner_path(path).suffix.lower() not in _SUFFIXES:
        raise ArticleError("neither an article nor a file in Markdown")
    lines = source.text.split("\n")
    front = read_front_matter(lines)
    told = list(rows(lines, front.end, split_plain_label))
    name = file_id(path) or _NAMELESS
    title = title_row(told, name)
    facts = Facts(
        id=titled_id(title.text) or (article_id(front.id) if front.id else name),
        title=title.text,
        title_line=title.line,
        modified=day(front.one("date")),
        links=find_links(source.text),
    )
    return make_article(facts, told)


def title_row(told: Sequence[Row], name: str) -> Row:
    """The first heading; where that only names the part that follows, the line above it, or the file's name.

    Raises `ArticleError` where there is no heading.
    """
    heading = first_heading(told)
    if heading is None:
        raise ArticleError("no heading")
    if not names_part(heading.text):
        return heading
    above = (row for row in takewhile(lambda row: row is not heading, told) if row.text.strip())
    return next((row for row in above if len(row.text) <= _LONGEST_TITLE), Row(name, 1))
