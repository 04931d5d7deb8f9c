"""Markdown as rows of readable text: prose at the margin, code blocks and quotations set in, tables row by row.

Follows CommonMark as far as support pages use it, with the tables of GitHub, the alerts of Microsoft Learn and the
admonitions of MkDocs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

import msgspec

from evcorr.mining.layouts.html_table import HtmlTable, begins_row
from evcorr.mining.layouts.inline import plain_text, readable
from evcorr.mining.layouts.label_heading import LEVEL, split_label
from evcorr.mining.layouts.row import Row, shown_rows, table_rows

_FENCE = re.compile(r"(?P<fence>`{3,12}|~{3,12})\s{0,4}(?P<language>[\w+#-]{0,20})[^`]{0,200}")
_HEADING = re.compile(r"(?P<marks>#{1,6})\s{1,8}(?P<text>\S.{0,400})")
_CLOSING = re.compile(r"\s{1,8}#{1,6}\s{0,8}\Z")
_UNDERLINE = re.compile(r"\s{0,3}(?P<rule>={3,200}|-{3,200})\s{0,20}")
_QUOTE = re.compile(r"(?:>\s?){1,8}")
_ALERT = re.compile(r"\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION|div)\b[^\]]{0,80}\]", re.IGNORECASE)
# what MkDocs sets in below such a line is the page's own
_ADMONITION = re.compile(r"(?:!!!|\?\?\?\+?|===)\s{1,4}(?:[\w-]{1,20}\s{0,4}){0,4}(?:\"(?P<title>[^\"]{0,200})\")?")
_ITEM = re.compile(r"(?:[-*+]|\d{1,3}[.)])\s{1,8}(?=\S)")
# a paragraph that is all of one kind of mark: a message that is set apart
_MARKED = re.compile(r"(?P<mark>\*{1,3}|_{1,3}|`{1,2})(?![*_`])(?P<text>[^*`]{12,1200})(?<![*_`])(?P=mark)[.:]?")
_LEAST_WORDS = 3
# commands that a listing shows beside what they print, typed at a prompt or not
_COMMAND = re.compile(
    r"""
    \s{0,40}(?:\[PS\]\s?[^>]{0,80}>\s?|PS\s[^>]{0,80}>\s?|\$\w{1,40}\s?=\s?)?
    (?:Add|Clear|Complete|Connect|Copy|Disable|Disconnect|Dismount|Enable|Export|Get|Grant|Import|Install|Invoke|Mount|Move|New
      |Register|Remove|Restart|Resume|Search|Select|Set|Start|Stop|Suspend|Test|Uninstall|Unregister|Update|Use|Write)
    -[A-Z][A-Za-z]{2,60}(?:\s{1,8}[^\s:].{0,4000}|\s{0,80})
    """,
    re.VERBOSE,
)
# but for those that ask a log for the events of a source: they say which to look for
_ASKS = re.compile(r"Get-(?:WinEvent|EventLog)\b.{0,400}(?:\bProvider|\s-Source\b|@\{)|Provider\[@Name", re.IGNORECASE)
_RULE = re.compile(r"(?:[-*_=]\s?){3,200}")
_TABLE_RULE = re.compile(r"[|:\s-]{3,400}")
_CELL_END = re.compile(r"(?<!\\)\|")
_COMMENT = "<!--", "-->"
_CODE_INDENT = 4
_MOST_LISTS = 12

SplitLabel: TypeAlias = Callable[[str], tuple[str, str] | None]
"""Tells the name of the part that a line begins, and what stands behind it on the line; None of another line."""

# what somebody types into an editor, rather than what a screen or a log shows
_PROGRAMS = {
    "c", "cpp", "cs", "csharp", "css", "excel", "html", "java", "javascript", "js", "sql", "syntax", "vb",
    "vba", "vbs", "vbscript",
}  # fmt: skip


class _Place(msgspec.Struct):
    """Where the walk over a page's lines stands."""

    fence: str = ""
    """The marks that end the code block; "" outside of one."""
    quoted: bool = False
    """The code block, or the line before, stands in a quotation."""
    column: int = 0
    """How far the line, or the code block, is set in."""
    hidden: bool = False
    """The code block is a program."""
    indented: bool = False
    """The line before is code by its indentation alone."""
    comment: bool = False
    """It is inside of a comment that goes on over lines."""
    alert: bool = False
    """The quotation is a note or a warning, in which the page itself speaks."""
    blank: bool = True
    """The line before is blank."""
    margins: list[int] = []
    """The columns at which the text of the open list items begins, the innermost last."""
    split: SplitLabel = split_label
    """What tells a label that heads a part."""


def rows(lines: Sequence[str], start: int = 0, split: SplitLabel = split_label) -> Iterator[Row]:
    """The rows of a page's lines from line `start` (from 0) on; headings with their level, without marks."""
    place, table = _Place(split=split), HtmlTable()
    for index in range(start, len(lines)):
        line, number = lines[index].expandtabs(4), index + 1
        if place.fence:
            yield from _in_fence(place, line, number)
        elif place.comment:
            place.comment = _COMMENT[1] not in line
            yield Row("", number)
        elif table.is_open or begins_row(line):
            yield from table.rows(line, number)
        elif not line.strip():
            place.blank, place.alert, place.quoted = True, False, False
            yield Row("", number)
        else:
            yield from _outside(place, line, number, lines[index + 1] if index + 1 < len(lines) else "")
            place.blank = False
    yield from table.end_row()


def _in_fence(place: _Place, line: str, number: int) -> Iterator[Row]:
    if place.quoted:
        line = _QUOTE.sub("", line.lstrip(), count=1) if line.lstrip().startswith(">") else line
    bare = line.strip()
    if bare.startswith(place.fence) and not bare.strip(place.fence[0]):
        place.fence = ""
        yield Row("", number)
    elif place.hidden or (_COMMAND.fullmatch(line) and not _ASKS.search(line)):
        yield Row("", number)
    else:
        indent = min(place.column, len(line) - len(line.lstrip()))
        yield from shown_rows(readable(line[indent:].rstrip()), number)


def _outside(place: _Place, line: str, number: int, below: str) -> Iterator[Row]:
    """The rows of a line that is not blank and in no code block."""
    indent = _relative_indent(place, line)
    bare = line.strip()
    if bare.startswith(_COMMENT[0]):
        place.comment = _COMMENT[1] not in bare
        yield Row("", number)
    elif bare.startswith(">"):
        yield from _quotation(place, bare, number)
    elif place.quoted and not place.alert and not _begins_block(bare):
        # a paragraph of a quotation goes on without the mark ("lazy continuation")
        yield from shown_rows(_text(bare), number)
    elif indent >= _CODE_INDENT and (place.blank or place.indented):
        place.indented = True
        yield from shown_rows(readable(bare), number)
    else:
        place.indented = place.quoted = False
        yield from _block(place, bare, number, below)


def _begins_block(bare: str) -> bool:
    """Whether a line is more than a paragraph's next one."""
    return bool(
        bare[0] == "|" or _is_rule(bare) or _FENCE.fullmatch(bare) or _HEADING.fullmatch(bare) or _ITEM.match(bare)
    )


def _relative_indent(place: _Place, line: str) -> int:
    """How far a line is set in from the text of the list item that it belongs to; closes the items that it ends."""
    place.column = indent = len(line) - len(line.lstrip())
    while place.margins and indent < place.margins[-1] and (place.blank or _ITEM.match(line.lstrip())):
        place.margins.pop()
    return indent - (place.margins[-1] if place.margins else 0)


def _quotation(place: _Place, bare: str, number: int) -> Iterator[Row]:
    """A line of a block quote: what a screen shows, or the prose of an alert."""
    inner = _QUOTE.sub("", bare, count=1)
    place.quoted = True
    if _ALERT.match(inner):
        place.alert = True
        yield Row("", number)
    elif opening := _FENCE.fullmatch(inner.strip()):
        _open(place, opening)
        yield Row("", number)
    elif place.alert:
        yield from _block(place, inner.strip(), number, "")
    elif inner.startswith("|"):
        yield from _table(inner, number)
    else:
        yield from shown_rows(plain_text(inner).strip(), number)


def _open(place: _Place, opening: re.Match[str]) -> None:
    place.fence = opening["fence"]
    place.hidden = opening["language"].lower() in _PROGRAMS


def _block(place: _Place, bare: str, number: int, below: str) -> Iterator[Row]:
    """The rows of a line of prose, a heading, a list item, a row of a table or the line that opens a code block."""
    if opening := _FENCE.fullmatch(bare):
        _open(place, opening)
        yield Row("", number)
    elif heading := _HEADING.fullmatch(bare):
        place.margins.clear()
        yield Row(_text(_CLOSING.sub("", heading["text"])), number, len(heading["marks"]))
    elif place.blank and not place.margins and _UNDERLINE.fullmatch(below) and not _ITEM.match(bare) and bare[0] != "|":
        yield Row(_text(bare), number, 1 if below.strip()[0] == "=" else 2)
    elif bare.startswith("|"):
        yield from _table(bare, number)
    elif _is_rule(bare):
        yield Row("", number)
    elif admonition := _ADMONITION.fullmatch(bare):
        place.margins = [*place.margins, place.column + _CODE_INDENT][-_MOST_LISTS:]
        yield Row("", number)
        yield Row(_text(admonition["title"] or ""), number)
        yield Row("", number)
    elif not place.margins and (label := place.split(bare)):
        yield Row(label[0], number, LEVEL)
        yield Row("", number)
        yield from [Row(_text(label[1]), number)] if label[1] else ()
    else:
        yield from _prose(place, bare, number)


def _is_rule(bare: str) -> bool:
    """Whether a line divides a page, or is an instruction to what shows it."""
    return _RULE.fullmatch(bare) is not None or bare.startswith(":::") or bare == "[[_TOC_]]"


def _prose(place: _Place, bare: str, number: int) -> Iterator[Row]:
    """A line of a paragraph or of a list item; a quotation or a code block may be all of an item."""
    item = _ITEM.match(bare)
    if item is None and place.blank and _is_marked(bare):
        yield from shown_rows(_text(bare), number)
        return
    if item is None:
        yield Row(_text(bare), number)
        return
    # items stand close together, but each speaks for itself
    yield Row("", number)
    place.margins = [*place.margins, place.column + item.end()][-_MOST_LISTS:]
    rest = bare[item.end() :]
    if rest.startswith(">"):
        yield from _quotation(place, rest, number)
    elif opening := _FENCE.fullmatch(rest):
        _open(place, opening)
        yield Row("", number)
    else:
        yield Row(item[0].rstrip() + " " + _text(rest), number)


def _is_marked(bare: str) -> bool:
    marked = _MARKED.fullmatch(bare)
    return marked is not None and len(marked["text"].split()) >= _LEAST_WORDS


def _text(bare: str) -> str:
    return plain_text(bare.removesuffix("\\")).strip()


def _table(bare: str, number: int) -> Iterator[Row]:
    """The rows of one row of a table; the rule under its head gives a blank one."""
    if _TABLE_RULE.fullmatch(bare):
        yield Row("", number)
        return
    cells = _CELL_END.split(bare.strip().strip("|"))
    yield from table_rows(map(plain_text, cells), number)
