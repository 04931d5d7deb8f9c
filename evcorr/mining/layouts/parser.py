"""From the bytes of a file to an `Article`: decoding, and the choice of a layout."""

from __future__ import annotations

from evcorr.article import Article
from evcorr.errors import ArticleError
from evcorr.mining.layouts import markdown, plain
from evcorr.mining.layouts.layout import Layout

LAYOUTS: tuple[Layout, ...] = (
    Layout("plain", plain.sniff, plain.parse),
    Layout("markdown", markdown.sniff, markdown.parse),
)
"""Every known layout, the surest sign first; a new one is one file and one line here."""

# the longest article of the archive is a file list of 1.1 MB
_MAX_BYTES = 16 << 20
_SNIFFED = 4096
# binary bytes in an article are damage; a blank in their place keeps every column and line where it was
_CONTROLS = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 127), " ")


def parse_article(data: bytes, *, path: str | None = None) -> Article:
    """Return the article that a file holds, whatever its layout, encoding and line ends.

    `path` only serves the message of the `ArticleError` that is raised when the bytes are no article.
    """
    try:
        return _parse(data)
    except ArticleError as error:
        if path is None:
            raise
        raise ArticleError(f"{path}: {error.reason}") from error


def _parse(data: bytes) -> Article:
    if len(data) > _MAX_BYTES:
        raise ArticleError(f"{len(data)} bytes are more than any article has")
    text = _with_line_feeds(_decode(data)).translate(_CONTROLS)
    head = text[:_SNIFFED]
    for layout in LAYOUTS:
        if layout.sniff(head):
            return layout.parse(text)
    raise ArticleError("neither a DOCUMENT line nor an article's front matter at its beginning")


def _with_line_feeds(text: str) -> str:
    """Return a text with a line feed for every end of line: CR LF, the CR CR LF of mail, and CR alone."""
    return text.replace("\r\r\n", "\n").replace("\r\n", "\n").replace("\r", "\n")


def _decode(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
