"""The other articles that an article refers to."""

from __future__ import annotations

import re
from collections.abc import Iterable

from evcorr.article import Section

# "Q148348PC" carries a suffix of an older archive; "Q248838engi.exe" and "Q123456.exe" are files
_REFERENCE = re.compile(
    r"[Qq](?<![\w.\\-][Qq])(?P<number>\d{4,6})(?:[A-Za-z]{2})?(?![\w-])(?!\.(?i:exe|zip|doc|txt|hlp)\b)"
)
_ADDRESS = re.compile(r"articles/Q(\d{2,3})/(\d)/(\d\d)\.asp", re.IGNORECASE)


def find_references(sections: Iterable[Section], *, own: str) -> tuple[str, ...]:
    """Return the ids of the articles named in the sections, in order, each once, the article's `own` left out."""
    found: dict[str, None] = {}
    for section in sections:
        text = _ADDRESS.sub(r" Q\1\2\3 ", section.text) if "articles/" in section.text else section.text
        for reference in _REFERENCE.finditer(text):
            found.setdefault("Q" + reference["number"])
    found.pop(own, None)
    return tuple(found)
