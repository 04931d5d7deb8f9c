"""A support article, taken apart: what it is about and applies to, and its sections as text."""

from __future__ import annotations

from datetime import date

import msgspec


class Platform(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A product the article applies to, without "Microsoft", and its versions as the article states them."""

    product: str
    versions: tuple[str, ...] = ()


class Section(msgspec.Struct, frozen=True):
    """A heading as written and the lines under it, layout kept; `line` is the file's line (from 1) of the first."""

    heading: str
    text: str
    line: int


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
