"""Notes in plain text, as operators keep them: a title, then "Symptom: ...", "Cause: ...", "Fix: ..." line by line."""

from __future__ import annotations

import re
from itertools import takewhile

from evcorr.article import Article
from evcorr.errors import ArticleError
from evcorr.mining.layouts.label_heading import split_plain_label
from evcorr.mining.layouts.layout import Source
from evcorr.mining.layouts.markup import rows
from evcorr.mining.layouts.page import Facts, file_id, inner_path, make_article, titled_id
from evcorr.mining.references import find_links

_SUFFIXES = frozenset({"", ".txt", ".text"})
_NAMELESS = "notes"
_LONGEST_TITLE = 200
_TITLE_LABEL = re.compile(r"(?:title|subject|topic|titel|betreff|thema|titre|objet)\s?:\s{0,8}(?=\S)", re.IGNORECASE)
_EVENT_ID = re.compile(r"^[ \t]{0,40}Event[ \t]?ID[ \t]{0,20}:", re.IGNORECASE | re.MULTILINE)
_LEAST_PARTS = 2


def sniff(head: str) -> bool:
    """Tell whether lines of a text begin with the names of several parts, or of one beside a pasted event.

    One name alone begins lines of lists of changes too.
    """
    labels = filter(None, (split_plain_label(line.rstrip()) for line in head.splitlines()))
    parts = {part.casefold() for part, _ in labels}
    return len(parts) + bool(_EVENT_ID.search(head)) >= _LEAST_PARTS if parts else False


def parse(source: Source) -> Article:
    """Return the article of notes; the line above their parts is the title, else the name of their file.

    Raises `ArticleError` where the file is of another kind, or says nothing.
    """
    path = source.path or ""
    if inner_path(path).suffix.lower() not in _SUFFIXES:
        raise ArticleError("neither an article nor notes in plain text")
    lines = source.text.split("\n")
    name = file_id(path) or _NAMELESS
    at, title = _title(lines)
    facts = Facts(
        id=titled_id(title) or name,
        title=title or name,
        title_line=at + 1,
        links=find_links(source.text),
    )
    return make_article(facts, rows(lines, at + bool(title), split_plain_label))


def _title(lines: list[str]) -> tuple[int, str]:
    """Where the title stands, and the title; "" where the notes begin with a part, or with a long text."""
    blank = sum(1 for _ in takewhile(lambda line: not line.strip(), lines))
    first = lines[blank].strip() if blank < len(lines) else ""
    if not first or len(first) > _LONGEST_TITLE or split_plain_label(first):
        return 0, ""
    return blank, _TITLE_LABEL.sub("", first, count=1)
