"""An HTML page as rows of readable text: what it says and shows, without scripts, navigation and page furniture."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from evcorr.mining.layouts.inline import readable
from evcorr.mining.layouts.row import Row, shown_rows, table_rows

if TYPE_CHECKING:
    from lxml.etree import _Element

_LEFT_OUT = {
    "script", "style", "noscript", "template", "nav", "footer", "aside", "form", "button", "select", "option",
    "textarea", "svg", "math", "iframe", "object", "video", "audio", "canvas", "head", "dialog", "menu",
}  # fmt: skip
_INLINE = {
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "ins", "kbd", "label", "mark", "q", "s", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u",
    "var", "wbr", "img",
}  # fmt: skip
_LEVELS = {f"h{level}": level for level in range(1, 7)}
_TITLES = frozenset({"msotitle", "title"})
"""The classes of the paragraph that word processors write for a document's title."""
_SHOWING = frozenset({"pre", "blockquote", "listing", "xmp", "samp"})
_PREFORMATTED = frozenset({"pre", "listing", "xmp"})
_PARTS = ("table", "pre", "blockquote", *_LEVELS)
_CELLS = frozenset({"td", "th"})


class _Walk(msgspec.Struct):
    """Where the walk over a page's elements stands."""

    words: list[str] = []
    """The text of the row that is being read."""
    line: int = 1
    level: int = 0
    item: bool = False
    """The row begins a list item."""
    shown: int = 0
    """How many elements around it show what a screen or a log said."""
    preformatted: int = 0
    cells: list[str] | None = None
    """The cells of the row of a table that is being read."""


def html_rows(root: _Element) -> Iterator[Row]:
    """The rows of a page's main part, in order; a row's line is that of the element that it begins with."""
    from lxml import etree

    walk = _Walk()
    walker = etree.iterwalk(_main_part(root), events=("start", "end"))
    for event, element in walker:
        if not isinstance(element.tag, str):
            continue
        if event == "start" and (element.tag in _LEFT_OUT or _is_hidden(element)):
            walker.skip_subtree()
        elif event == "start":
            yield from _start(walk, element)
        else:
            if element.tag not in _LEFT_OUT and not _is_hidden(element):
                yield from _end(walk, element)
            _add(walk, element.tail)
    yield from _flush(walk)


def _main_part(root: _Element) -> _Element:
    """The element that holds the article: the first that says so, else the whole page."""
    for element in root.iter("main", "article"):
        return element
    for element in root.iter("div"):
        if element.get("role") == "main":
            return element
    return root


def _is_hidden(element: _Element) -> bool:
    return element.get("hidden") is not None or element.get("aria-hidden") == "true"


def _start(walk: _Walk, element: _Element) -> Iterator[Row]:
    tag = str(element.tag)
    if walk.cells is None and tag not in _INLINE:
        yield from _flush(walk)
    if walk.cells is None and not walk.words:
        walk.line = element.sourceline or walk.line
    walk.level = _level(element) or walk.level
    walk.item = walk.item or tag == "li"
    walk.shown += tag in _SHOWING
    walk.preformatted += tag in _PREFORMATTED
    if tag == "tr" and not _is_frame(element):
        walk.cells, walk.words = [], []
    elif walk.words and (tag == "br" or tag not in _INLINE):
        walk.words.append("\n" if walk.preformatted else " ")
    _add(walk, element.text)


def _end(walk: _Walk, element: _Element) -> Iterator[Row]:
    tag = str(element.tag)
    if tag in _CELLS and walk.cells is not None:
        walk.cells.append(_told(walk))
        walk.words = []
    elif tag == "tr" and walk.cells is not None:
        yield from table_rows(walk.cells, walk.line)
        walk.cells, walk.words = None, []
    elif walk.cells is None and tag not in _INLINE:
        yield from _flush(walk)
        if tag != "br":
            yield Row("", walk.line)
        walk.level, walk.item = 0 if _level(element) else walk.level, walk.item and tag != "li"
    walk.shown -= tag in _SHOWING
    walk.preformatted -= tag in _PREFORMATTED


def _level(element: _Element) -> int:
    """The level of the heading that an element is; 0 if it is none."""
    if element.tag == "p" and (element.get("class") or "").casefold() in _TITLES:
        return 1
    return _LEVELS.get(str(element.tag), 0)


def _is_frame(row: _Element) -> bool:
    """Tell whether a table's row only places parts of the page side by side, as older pages do."""
    return next(row.iter(*_PARTS), None) is not None


def _add(walk: _Walk, text: str | None) -> None:
    if text:
        walk.words.append(text)


def _told(walk: _Walk) -> str:
    return " ".join(readable("".join(walk.words)).split())


def _flush(walk: _Walk) -> Iterator[Row]:
    """The rows of the text read so far, which is then begun anew."""
    if walk.preformatted and walk.shown:
        for below, line in enumerate("".join(walk.words).split("\n")):
            yield from shown_rows(readable(line.rstrip()), walk.line + below)
    elif text := _told(walk):
        yield from _row(walk, text)
        walk.item, walk.level = False, 0
    walk.words = []


def _row(walk: _Walk, text: str) -> Iterator[Row]:
    if walk.level:
        yield Row(text, walk.line, walk.level)
    elif walk.shown:
        yield from shown_rows(text, walk.line)
    else:
        yield Row(f"- {text}" if walk.item else text, walk.line)
