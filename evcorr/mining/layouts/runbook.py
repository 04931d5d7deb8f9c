"""Runbooks and notes that people keep in Markdown: headings, and what a log or a screen showed pasted under them."""

from __future__ import annotations

import re

import msgspec

from evcorr.article import Article, article_id
from evcorr.mining.layouts.front_matter import read_front_matter
from evcorr.mining.layouts.label_heading import split_plain_label
from evcorr.mining.layouts.layout import Source
from evcorr.mining.layouts.markup import rows
from evcorr.mining.layouts.own_document import called, require_suffix, title_row
from evcorr.mining.layouts.page import day, file_id, make_article
from evcorr.mining.references import find_links

_HEADING = re.compile(r"^(?:[ ]{0,3}#{1,6}[ \t]{1,8}\S|[^\s>|-][^\n]{0,200}\n(?:={3,}|-{3,})[ \t]{0,8}$)", re.MULTILINE)
_SUFFIXES = frozenset({"", ".md", ".markdown", ".mdown", ".mkd", ".txt", ".text"})
_NAMELESS = "runbook"


def sniff(head: str) -> bool:
    """Tell whether a text has a Markdown heading near its beginning."""
    return _HEADING.search(head) is not None


def parse(source: Source) -> Article:
    """Return the article of a runbook; its first heading tells its id, else its front matter or file's name.

    Raises `ArticleError` where it has no heading, or is a file of another kind, such as a script with comments.
    """
    require_suffix(source.path, _SUFFIXES, "a file in Markdown")
    lines = source.text.split("\n")
    front = read_front_matter(lines)
    told = list(rows(lines, front.end, split_plain_label))
    name = file_id(source.path or "") or _NAMELESS
    known = called(title_row(told, name), article_id(front.id) if front.id else name)
    facts = msgspec.structs.replace(known, modified=day(front.one("date")), links=find_links(source.text))
    return make_article(facts, told)
