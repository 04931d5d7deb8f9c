"""Notes in plain text, as operators keep them: a title, then "Symptom: ...", "Cause: ...", "Fix: ..." line by line."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from evcorr.article import Article
from evcorr.mining.layouts.label_heading import split_plain_label
from evcorr.mining.layouts.layout import Source
from evcorr.mining.layouts.markup import rows
from evcorr.mining.layouts.own_document import LONGEST_TITLE, called, require_suffix
from evcorr.mining.layouts.page import file_id, make_article
from evcorr.mining.layouts.row import Row
from evcorr.mining.references import find_links

_SUFFIXES = frozenset({"", ".txt", ".text"})
_NAMELESS = "notes"
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
    require_suffix(source.path, _SUFFIXES, "notes in plain text")
    lines = source.text.split("\n")
    title = _title(lines)
    known = called(title, file_id(source.path or "") or _NAMELESS)
    facts = msgspec.structs.replace(known, links=find_links(source.text))
    return make_article(facts, rows(lines, title.line if title else 0, split_plain_label))


def _title(lines: Sequence[str]) -> Row | None:
    """The first line that says something; None where the notes begin with a part, or with a long text."""
    number, first = next(((number, line.strip()) for number, line in enumerate(lines, 1) if line.strip()), (0, ""))
    if not first or len(first) > LONGEST_TITLE or split_plain_label(first):
        return None
    return Row(_TITLE_LABEL.sub("", first, count=1), number)
