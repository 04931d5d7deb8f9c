"""What a layout is: a name, a look at the file's first bytes, and a parser of its text."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from evcorr.article import Article


class Source(msgspec.Struct, frozen=True):
    """An article's file: its decoded text with bare line feeds, and its path where it is known."""

    text: str
    path: str | None = None


class Layout(msgspec.Struct, frozen=True):
    """One form in which articles are kept.

    `sniff` takes the file's first characters and says whether they look like this layout; `parse` takes the whole
    file and raises `ArticleError` where it is no article after all.
    """

    name: str
    sniff: Callable[[str], bool]
    parse: Callable[[Source], Article]
