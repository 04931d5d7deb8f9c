"""Titles of other articles that a text refers to, each behind the other article's id."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evcorr.mining.extractors.context.paragraph import Paragraph, paragraphs
from evcorr.mining.extractors.context.sentence import paragraph_at

# an entry in a list of articles: what follows its id is the other article's title
_ENTRY = re.compile(
    r"(?:^|\n)[^\w\n]{0,12}(?:ARTICLE-ID\s?:\s{0,4})?Q\d{4,6}(?:[A-Z]{0,2}\b|(?-i:(?=[A-Z][a-z])))", re.IGNORECASE
)
_LONGEST_TITLE = 400


def is_in_reference(text: str, start: int) -> bool:
    """Tell whether a place stands in the title of another article that the text refers to."""
    paragraph = paragraph_at(text, start)
    if paragraph is None:
        return False
    return _ENTRY.search(text[max(paragraph.start, start - _LONGEST_TITLE) : start]) is not None


def reference_titles(text: str) -> Iterator[tuple[int, int]]:
    """Yield the half-open ranges of the titles of the articles that a text refers to."""
    for paragraph in paragraphs(text):
        yield from _titles(text, paragraph)


def _titles(text: str, paragraph: Paragraph) -> Iterator[tuple[int, int]]:
    entries = list(_ENTRY.finditer(text[paragraph.start : paragraph.end]))
    ends = [entry.start() for entry in entries[1:]] + [paragraph.end - paragraph.start]
    for entry, end in zip(entries, ends, strict=False):
        yield paragraph.start + entry.end(), paragraph.start + min(end, entry.end() + _LONGEST_TITLE)
