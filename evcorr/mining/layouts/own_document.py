"""Documents that people write for themselves, in whatever form: which files they are, and what they are called by."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from itertools import takewhile

from evcorr.article import article_id
from evcorr.errors import ArticleError
from evcorr.mining.layouts.page import Facts, first_heading, inner_path, names_part
from evcorr.mining.layouts.row import Row

LONGEST_TITLE = 200
"""A longer line is text."""

# "RB-017: Spooler stops", "KB168845 - ...", "[OPS-12] ..."; a word such as "COM+" or a year is no id
_OWN_ID = re.compile(
    r"\[?(?P<id>(?:KB|Q)\s?\d{4,7}|[A-Z][A-Z0-9]{0,9}(?:-[A-Z][A-Z0-9]{0,9}){0,3}-\d{1,7}|\d{5,7})"
    r"(?:\]|\s?[:.]|\s[-\u2013\u2014]\s)"
)


def require_suffix(path: str | None, suffixes: Set[str], kind: str) -> None:
    """Raise `ArticleError` where a file's name says that it is something else, such as a script with comments."""
    if inner_path(path or "").suffix.lower() not in suffixes:
        raise ArticleError(f"neither an article nor {kind}")


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
    return next((row for row in above if len(row.text) <= LONGEST_TITLE), Row(name, 1))


def called(title: Row | None, name: str) -> Facts:
    """A document by its title and the id that this begins with; by its name where it has none."""
    if title is None:
        return Facts(id=name, title=name)
    return Facts(id=titled_id(title.text) or name, title=title.text, title_line=title.line)


def titled_id(title: str) -> str | None:
    """The id that a title begins with ("RB-017: Spooler stops"); None where it begins with none."""
    own = _OWN_ID.match(title)
    return article_id(own["id"]) if own else None
