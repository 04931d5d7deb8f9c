"""The other articles that an article refers to."""

from __future__ import annotations

import re
from collections.abc import Iterable

from evcorr.article import Section, article_id
from evcorr.text.worded_regex import BegunRegex

# "Q148348PC" carries a suffix of an older archive, and "Q142869Event ID 3210" the title without a blank;
# "Q248838engi.exe" and "Q123456.exe" are files
_REFERENCE = BegunRegex(
    ("q",),
    r"(?<![\w.\\-])[Qq](?P<number>\d{4,6})(?:(?=[A-Z][a-z]+\s)|(?:[A-Za-z]{2})?(?![\w-]))(?!\.(?i:exe|zip|doc|txt|hlp)\b)",
    flags=0,
)
_ADDRESS = re.compile(r"articles/Q(\d{2,3})/(\d)/(\d\d)\.asp", re.IGNORECASE)

# the addresses of Knowledge Base articles: .../kb/322756, .../help/4508931/..., .../topic/...-kb5004442-...
_LINK = re.compile(
    r"""
    support\.microsoft\.com/(?:[^\s()<>"'/]{1,200}/){0,4}?
    (?:(?:kb|help|articles)/(?:kb|q)?|[^\s()<>"'/]{0,200}[-?&;=](?:kb|kbid=|en-us;)) (?P<linked>\d{4,7})(?!\d)
  | (?<![\w-])KB[ -]?(?P<named>\d{5,7})(?![\w-])
    """,
    re.VERBOSE | re.IGNORECASE,
)


def find_links(text: str) -> tuple[str, ...]:
    """Return the ids of the articles that a page links to, or names by KB and number, in order, each once."""
    found = (link["linked"] or link["named"] for link in _LINK.finditer(text))
    return tuple(dict.fromkeys(article_id(f"KB{number}") for number in found))


def find_references(sections: Iterable[Section], *, own: str) -> tuple[str, ...]:
    """Return the ids of the articles named in the sections, in order, each once, the article's `own` left out."""
    found: dict[str, None] = {}
    for section in sections:
        text = _ADDRESS.sub(r" Q\1\2\3 ", section.text) if "articles/" in section.text else section.text
        for reference in _REFERENCE.finditer(text):
            found.setdefault("Q" + reference["number"])
    found.pop(own, None)
    return tuple(found)
