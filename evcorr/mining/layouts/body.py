"""The body that all layouts of the archive share: the applies-to block, headed sections, and a trailer of keywords."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

import msgspec

from evcorr.article import INTRODUCTION, Article, Platform, Section
from evcorr.mining.fix import find_fix
from evcorr.mining.platforms import parse_platforms, product_name
from evcorr.mining.references import find_references

_KNOWN = {
    "SYMPTOMS", "SYMPTOM", "SUMMARY", "INTRODUCTION", "DESCRIPTION", "CAUSE", "STATUS", "WORKAROUND",
    "RESOLUTION", "MORE INFORMATION", "REFERENCES",
}  # fmt: skip
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_DAY = re.compile(r"(?<!\d)(\d{1,2})-([A-Za-z]{3})-(\d{4})(?!\d)")
_UNDERLINE = re.compile(r"(?P<rule>={3,}|-{3,})\s*")
_RULE_MARKS = ("=", "-")
_LONG_RULE = 60
_MAX_HEADING = 80
# the names of columns over a table
_COLUMNS = re.compile(r"\S(?: {2,}|\t+)\S.*\S(?: {2,}|\t+)\S")
_APPLIES = re.compile(r"\s{0,8}The information in this article applies to", re.IGNORECASE)
_TRAILER = re.compile(r"(?:Additional (?:query|reference) words?|KBCategory|Keywords {2,20}:)", re.IGNORECASE)
_TRAILER_LETTERS = ("A", "K", "T")
_DISCLAIMER = re.compile(r"THE INFORMATION PROVIDED IN THE MICROSOFT KNOWLEDGE BASE IS")
_KEYWORDS = re.compile(r"Keywords\s{0,20}:(?P<words>.*)")
_PAGE_MARKUP = re.compile(r"\{% (?:raw|endraw) %\}\s*")
# a sentence; less before the first heading is left over from a header
_SAYS_SOMETHING = 40


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """What a layout's header tells of an article."""

    id: str
    title: str
    title_line: int
    product: str | None
    modified: date | None
    keywords: tuple[str, ...]


class _Span(msgspec.Struct, frozen=True):
    """The lines of the file that a part of the body takes, from 0, the end not included."""

    start: int
    end: int


def article(head: Head, lines: list[str], start: int) -> Article:
    """Return the article with this head whose body begins at line `start` (from 0) of the file."""
    end = _trailer(lines, start)
    applies = _applies(lines, start, end)
    sections = tuple(_sections(lines, applies.end, end))
    platforms = parse_platforms(lines[applies.start : applies.end]) or _platforms_of_product(head.product)
    return Article(
        id=head.id,
        title=" ".join(head.title.split()),
        title_line=head.title_line,
        product=head.product,
        modified=head.modified,
        platforms=platforms,
        fixed_in=find_fix(sections),
        related=find_references(sections, own=head.id),
        keywords=_keywords(lines, end) or head.keywords,
        sections=sections,
    )


def day(text: str) -> date | None:
    """Return the first date of the form 09-AUG-2001 in a text, or None."""
    for found in _DAY.finditer(text):
        try:
            return date(int(found[3]), _MONTHS.index(found[2].upper()) + 1, int(found[1]))
        except ValueError:
            return None
    return None


def _platforms_of_product(product: str | None) -> tuple[Platform, ...]:
    if product is None or product.casefold() == "see article":
        return ()
    return (Platform(product_name(product)),)


def _trailer(lines: list[str], start: int) -> int:
    """Return the line where the article's text ends and its query words, keywords or disclaimer begin."""
    for index in range(start, len(lines)):
        line = lines[index]
        if line[:1] in _TRAILER_LETTERS and (_TRAILER.match(line) or _DISCLAIMER.match(line)):
            return index
    return len(lines)


def _applies(lines: list[str], start: int, end: int) -> _Span:
    """Return the lines that say what the article applies to; an empty span at `start` where there are none."""
    for first in range(start, end):
        if _APPLIES.match(lines[first]):
            break
        if _is_heading(lines, first, end):
            return _Span(start, start)
    else:
        return _Span(start, start)
    for last in range(first + 1, end):
        if _is_long_rule(lines[last]) or _is_heading(lines, last, end):
            return _Span(first, last)
    return _Span(first, end)


def _rule(line: str) -> str:
    """Return the marks of a line that is a rule or an underline; "" for any other line."""
    found = _UNDERLINE.fullmatch(line) if line[:1] in _RULE_MARKS else None
    return found["rule"] if found else ""


def _is_long_rule(line: str) -> bool:
    return len(_rule(line)) >= _LONG_RULE


def _is_heading(lines: list[str], index: int, end: int) -> bool:
    """Tell whether a line is the heading of a section: underlined with `=`, or of a name that all articles use.

    Headings of any other name that are underlined with `-` divide a section and stay part of its text.
    """
    heading = lines[index].rstrip()
    rule = _rule(lines[index + 1]) if index + 1 < end else ""
    if heading in _KNOWN:
        return rule != "" or _stands_alone(lines, index, end)
    if rule[:1] != "=" or len(rule) >= _LONG_RULE or not 0 < len(heading) <= _MAX_HEADING:
        return False
    if heading[0].isspace() or heading[0] in "=-+|" or _COLUMNS.search(heading):
        return False
    return _fits(rule, heading)


def _stands_alone(lines: list[str], index: int, end: int) -> bool:
    before = index == 0 or not lines[index - 1].strip()
    return before and (index + 1 >= end or not lines[index + 1].strip())


def _fits(rule: str, heading: str) -> bool:
    """Tell whether an underline is about as long as what it underlines; a divider of a listing is not."""
    return abs(len(rule) - len(heading)) <= 4 + len(heading) // 2


def _sections(lines: list[str], start: int, end: int) -> Iterator[Section]:
    heads = [index for index in range(start, end) if _is_heading(lines, index, end)]
    introduction = _section(INTRODUCTION, lines, start, heads[0] if heads else end)
    if introduction and len(introduction.text) >= _SAYS_SOMETHING:
        yield introduction
    for head, following in pairwise([*heads, end]):
        underlined = head + 1 < end and _rule(lines[head + 1]) != ""
        if section := _section(lines[head].strip(), lines, head + 1 + underlined, following):
            yield section


def _section(heading: str, lines: list[str], start: int, end: int) -> Section | None:
    """Return the section of these lines without the blank lines and rules around them; None where nothing is left."""
    while start < end and _is_blank(lines[start]):
        start += 1
    while start < end and _is_blank(lines[end - 1]):
        end -= 1
    if start == end:
        return None
    return Section(heading, "\n".join(line.rstrip() for line in lines[start:end]), start + 1)


def _is_blank(line: str) -> bool:
    return not line.strip() or _is_long_rule(line) or _PAGE_MARKUP.fullmatch(line) is not None


def _keywords(lines: list[str], start: int) -> tuple[str, ...]:
    """Return the keywords of the trailer, those of wrapped lines too."""
    words: list[str] = []
    for line in lines[start:]:
        if found := _KEYWORDS.match(line):
            words += found["words"].split()
        elif words and line.startswith(" "):
            words += line.split()
        elif words:
            break
    return tuple(words)
