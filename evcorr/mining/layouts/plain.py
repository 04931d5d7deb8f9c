"""The plain text of the Knowledge Base archive: `DOCUMENT:`, `TITLE   :` and other header lines, a rule, the body."""

from __future__ import annotations

import re

from evcorr.article import Article, article_id
from evcorr.errors import ArticleError
from evcorr.mining.layouts import body
from evcorr.mining.layouts.body import Head
from evcorr.mining.layouts.layout import Source

_DOCUMENT = re.compile(r"^[ \t]{0,8}DOCUMENT[ \t]{0,8}:[ \t]{0,8}(Q?\d{4,7})\b(.{0,80})", re.MULTILINE)
_FIELD = re.compile(r"(?P<name>TITLE|PRODUCT|PROD/VER|OPER/SYS|KEYWORDS)[ \t]{0,8}:(?P<value>.*)")
_RULE = re.compile(r"[=-]{20,}\s*")
# no header of the archive has more lines; a file that never rules it off is read from here on
_MAX_HEADER = 24


def sniff(head: str) -> bool:
    """Tell whether a text's beginning has the DOCUMENT line of the archive."""
    return _DOCUMENT.search(head) is not None


def parse(source: Source) -> Article:
    """Return the article of a text in this layout; raise `ArticleError` where it has no DOCUMENT line or no title."""
    text = source.text
    found = _DOCUMENT.search(text)
    if not found:
        raise ArticleError("no DOCUMENT line")
    lines = text.split("\n")
    start = text.count("\n", 0, found.start(1)) + 1
    fields, title_line, end = _header(lines, start)
    if not fields.get("TITLE"):
        raise ArticleError("no TITLE line")
    head = Head(
        id=article_id(found[1]),
        title=fields["TITLE"],
        title_line=title_line,
        product=fields.get("PRODUCT") or None,
        modified=body.day(found[2]),
        keywords=tuple(fields.get("KEYWORDS", "").split()),
    )
    return body.article(head, lines, end)


def _header(lines: list[str], start: int) -> tuple[dict[str, str], int, int]:
    """Return the header's fields with wraps joined, the line (from 1) of the title, and where the body begins."""
    fields: dict[str, str] = {}
    name, title_line = "", 1
    for index in range(start, min(start + _MAX_HEADER, len(lines))):
        line = lines[index]
        if _RULE.fullmatch(line):
            return fields, title_line, index + 1
        if field := _FIELD.match(line):
            name = field["name"]
            fields[name] = field["value"].strip()
            title_line = index + 1 if name == "TITLE" else title_line
        elif name and line.strip():
            fields[name] = f"{fields[name]} {line.strip()}".strip()
    return fields, title_line, min(start + _MAX_HEADER, len(lines))
