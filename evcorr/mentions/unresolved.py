"""Descriptions that Event Viewer could not resolve, because the message file of their source was missing."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from evcorr.event_number import LARGEST_ID
from evcorr.text.folding import fold_blanks
from evcorr.text.lazy_regex import lazy_regex
from evcorr.text.worded_regex import BegunRegex

MAX_LENGTH = 2000
"""Insertion strings beyond so many characters are other text."""

_BLANK_LINE = lazy_regex(r"\n[ \t\r>]*\n")

_UNRESOLVED = BegunRegex(
    ("the", "description"),
    r"""
    (?:the\s{1,80})?description\s{1,80}for\s{1,80}event\s{1,80}id\s{0,80}
    [(\[<']?\s{0,80}(?P<id>-?\d{1,10})\s{0,80}[)\]>']?\s{1,80}
    (?:(?:in|from)\s{1,80}source\s{1,80}[(\[<']?\s{0,80}
       (?P<provider>[^\s()\[\]<>'][^()\[\]<>']{0,80}?)
       \s{0,80}[)\]>']?\s{1,80})?
    (?:could\s{1,80}not|cannot)\s{1,80}be\s{1,80}found
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""The first words; the id and source stand in brackets of any kind or in none, the oldest form has no source."""

_STRINGS = lazy_regex(
    r"""
    (?: insertion\s{1,80}string(?:\(s\)|s)?\s{0,80}:?
      | is\s{1,80}part\s{1,80}of\s{1,80}the\s{1,80}event\s{0,80}:
      | included\s{1,80}with\s{1,80}the\s{1,80}event\s{0,80}:
    )[ \t]*
    """,
    re.VERBOSE | re.IGNORECASE,
)


_REMARK = lazy_regex(
    r"^[ \t]*the[ ](?:message[ ]resource|specified|locale|system|handle)\b", re.IGNORECASE | re.MULTILINE
)
"""What Event Viewer says below the strings: that the message is not in the table, that there is no such file."""


class Unresolved(msgspec.Struct, frozen=True):
    """A description without its message file: id (16 bit), source, and the strings that were to be inserted."""

    event_id: int
    provider: str | None
    strings: tuple[str, ...]


def find_unresolved(text: str) -> Iterator[tuple[Unresolved, int, int]]:
    """Every unresolved description in the text, in order, with its start and its end, which is the paragraph's."""
    for found in _UNRESOLVED.finditer(text) if "escription" in text or "DESCRIPTION" in text else ():
        rest = text[found.end() : found.end() + MAX_LENGTH]
        blank = _BLANK_LINE.search(rest)
        paragraph = (rest[: blank.start()] if blank else rest).rstrip()
        yield _read(found, paragraph), found.start(), found.end() + len(paragraph)


def parse_unresolved(text: str) -> Unresolved | None:
    """The id, source and insertion strings of a whole description; None if it is a resolved one."""
    found = _UNRESOLVED.search(text)
    return _read(found, text[found.end() :]) if found else None


def _read(found: re.Match[str], rest: str) -> Unresolved:
    """The values in the first words of a description, and the strings in the rest of it."""
    listed = _STRINGS.search(rest)
    split = _split_lines if listed and "included" in listed[0].casefold() else _split_strings
    return Unresolved(
        event_id=int(found["id"]) & LARGEST_ID,
        provider=fold_blanks(found["provider"]) if found["provider"] else None,
        strings=split(rest[listed.end() :]) if listed else (),
    )


def _split_lines(listed: str) -> tuple[str, ...]:
    """Strings as Vista and later list them, one a line, with a remark on the cause behind them."""
    lines = _REMARK.split(listed.strip(), 1)[0].splitlines()
    strings = [fold_blanks(line) for line in lines if line.strip()]
    return tuple(strings) if len(strings) > 1 else _split_strings(listed)


def _split_strings(listed: str) -> tuple[str, ...]:
    """Strings as Event Viewer joins them: by commas (but not inside brackets), with a full stop at the end."""
    strings = [""]
    depth = 0
    for character in listed.rstrip(' \t\r\n"').removesuffix("."):
        depth += (character in "([") - (character in ")]" and depth > 0)
        if character == "," and not depth:
            strings.append("")
        else:
            strings[-1] += character
    folded = tuple(map(fold_blanks, strings))
    # PowerShell's Get-EventLog quotes each
    is_quoted = all(len(one) > 1 and one[0] == one[-1] == "'" for one in folded)
    return tuple(one[1:-1] for one in folded) if is_quoted else folded
