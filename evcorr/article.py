"""A support article, taken apart: what it is about and applies to, and its sections as text."""

from __future__ import annotations

import re
from datetime import date

import msgspec

from evcorr.text.lazy_regex import lazy_regex

INTRODUCTION = "TITLE"
"""The heading given to the title, and to text that stands before the first heading: it belongs to the title."""

_NUMBER = lazy_regex(r"\s*(?:(?:KB|Q)[ -]?)?(?P<number>\d{4,7})\s*", re.IGNORECASE)
_LONGEST_Q = 6
_REFERENCE = lazy_regex(
    r"(?:bug\s?check|stop\scode)\s(?P<code>0x[0-9a-f]{1,8})(?:\s?[:-])?(?:\s(?-i:[A-Z][A-Z0-9_]{2,80}))?\s?",
    re.IGNORECASE,
)
"""The code and its name, and nothing about a problem with it."""


class Platform(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A product the article applies to, without "Microsoft", and its versions as the article states them."""

    product: str
    versions: tuple[str, ...] = ()


class Section(msgspec.Struct, frozen=True):
    """A heading as written and the lines under it, layout kept; `line` is the file's line (from 1) of the first."""

    heading: str
    text: str
    line: int
    part: str = ""
    """The heading of the part that the section belongs to: its own, or "Resolution" for the "Step 1" under it."""
    lines: tuple[int, ...] = ()
    """The file's line of each line of the text, where they do not simply follow each other in the file."""
    is_text: bool = False
    """It is text, though it stands under no heading but the article's title."""

    @property
    def is_title(self) -> bool:
        """Whether it is a title of the article rather than text."""
        return self.heading == INTRODUCTION and not self.is_text and "\n" not in self.text

    def line_at(self, offset: int) -> int:
        """The file's line that a character of the text comes from."""
        below = self.text.count("\n", 0, offset)
        return self.lines[below] if self.lines else self.line + below


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """A parsed article. The text before the first heading is no section unless it says something."""

    id: str
    title: str
    title_line: int = 1
    product: str | None = None
    modified: date | None = None
    platforms: tuple[Platform, ...] = ()
    fixed_in: str | None = None
    related: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()


def explained_stop(title: str) -> int | None:
    """The STOP code that an article with this title is the reference page of: "Bug Check 0x1E ...", "Stop code 0x1E".

    None for any other article. Such a page is about every STOP of that code, whatever its parameters and driver.
    """
    found = _REFERENCE.fullmatch(title)
    return int(found["code"], 16) if found else None


def article_id(text: str) -> str:
    """The one form of an article's id: "168845", "kb168845" and "Q168845" are Q168845; other ids stay as written.

    Numbers of seven digits were given out long after the letter Q was given up, and are known by KB.
    """
    found = _NUMBER.fullmatch(text)
    if not found:
        return text.strip()
    return ("Q" if len(found["number"]) <= _LONGEST_Q else "KB") + found["number"]
