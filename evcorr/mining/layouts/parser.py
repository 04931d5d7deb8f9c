"""From the bytes of a file to an `Article`: decoding, and the choice of a layout."""

from __future__ import annotations

import re

from evcorr.article import Article
from evcorr.errors import ArticleError
from evcorr.inputs.encoding import ANSI, detect_encoding
from evcorr.mining.layouts import learn, markdown, notes, plain, runbook, webpage, word
from evcorr.mining.layouts.layout import Layout, Source
from evcorr.text.line_ends import with_line_feeds

LAYOUTS: tuple[Layout, ...] = (
    Layout("plain", plain.sniff, plain.parse),
    Layout("markdown", markdown.sniff, markdown.parse),
    Layout("word", word.sniff, word.parse),
    Layout("webpage", webpage.sniff, webpage.parse),
    Layout("learn", learn.sniff, learn.parse),
    Layout("runbook", runbook.sniff, runbook.parse),
    Layout("notes", notes.sniff, notes.parse),
)
"""Every known layout, the surest sign first; a new one is one file and one line here."""

# the longest article of the archive is a file list of 1.1 MB
_MAX_BYTES = 16 << 20
_SNIFFED = 4096
# encodings of the Web only: Python knows others that are slow to decode, or are none of text
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset=[\"']?((?:utf-8|windows-\d{3,4}|iso-8859-\d{1,2}|iso-2022-\w{2}|koi8-[ru]|shift_jis"
    rb"|euc-(?:jp|kr)|gb(?:2312|k|18030)|big5|us-ascii)\b)",
    re.IGNORECASE,
)
# binary bytes in an article are damage; a blank in their place keeps every column and line where it was
_CONTROLS = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 127), " ")


def parse_article(data: bytes, *, path: str | None = None) -> Article:
    """Return the article that a file holds, whatever its layout, encoding and line ends.

    `path`, as reports show it (`archive!member` in an archive), gives a page its id that states none. Raises
    ArticleError, with the reason, when the bytes are no article.
    """
    if len(data) > _MAX_BYTES:
        raise ArticleError(f"{len(data)} bytes are more than any article has")
    text = with_line_feeds(_decode(data)).translate(_CONTROLS)
    head = text[:_SNIFFED]
    for layout in LAYOUTS:
        if layout.sniff(head):
            return layout.parse(Source(text, path))
    raise ArticleError(
        "no sign of an article at its beginning: a DOCUMENT line, front matter, HTML, headings, parts (Cause:, Fix:)"
    )


def _decode(data: bytes) -> str:
    """Return the text of a file: by its byte order mark, as a page says, as UTF-8, else in the ANSI code page."""
    declared = _DECLARED.search(data, 0, _SNIFFED)
    encoding = detect_encoding(data[:_SNIFFED]) or (declared[1].decode() if declared else "utf-8")
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except (UnicodeDecodeError, LookupError):
        return data.decode(ANSI if encoding == "utf-8" or declared else encoding, errors="replace")
