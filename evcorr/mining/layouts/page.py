"""From the rows of a page to an article: sections under their headings, and the facts that pages state."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import takewhile
from pathlib import PurePosixPath

import msgspec

from evcorr.article import INTRODUCTION, Article, Platform, Section, article_id
from evcorr.errors import ArticleError
from evcorr.mining.fix import find_fix
from evcorr.mining.layouts.row import Row
from evcorr.mining.platforms import parse_platforms
from evcorr.mining.references import find_references

_APPLIES = re.compile(
    r"\s{0,8}(?:Applies\sto|Original\sproduct\sversions?)\s{0,4}(?P<colon>:?)\s{0,8}(?P<items>.{0,400})", re.IGNORECASE
)
_ITEM = re.compile(r"\s{0,8}(?:[-*+\u2022]\s{1,4})?(?P<text>\S.*)")
_ORIGINAL = re.compile(
    r"\s{0,8}(?:Original\sKB\snumber|Article\sID)\s{0,4}:\s{0,8}(?:KB|Q)?\s?(?P<number>\d{4,7})\b", re.IGNORECASE
)
_CHECK_MARK = "\u2705\u2713\u2714 "
_DATES = (
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"),
    re.compile(r"(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4})"),
)
_EDGES = re.compile(r"\W+")
# headings of parts that all articles have, and so the title of none
_PART = re.compile(
    r"(?:\d{1,2}[.)]?\s)?(?:symptoms?|problems?|issues?|summary|description|introduction|overview|causes?|root\scause|status"
    r"|(?:re)?solutions?|fix(?:es)?|workarounds?|more\sinformation|what\s(?:you\ssee|happens))\W{0,3}",
    re.IGNORECASE,
)
_MOST_PLATFORMS = 60
_PARTS_OF_ID = 3


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """What a layout knows of a page beside its text; `title` is None where the first heading is the title."""

    id: str
    title: str | None = None
    title_line: int = 1
    modified: date | None = None
    platforms: tuple[Platform, ...] = ()
    keywords: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    """The ids of the articles that it links to."""


def make_article(facts: Facts, rows: Iterable[Row]) -> Article:
    """Return the article of a page; raise `ArticleError` where it has neither title nor heading, or says nothing."""
    told = [row for row in rows if not row.level or row.text]
    heading = first_heading(told)
    if facts.title is None and heading is None:
        raise ArticleError("no heading")
    title, title_line = (facts.title, facts.title_line) if facts.title or not heading else (heading.text, heading.line)
    if not any(row.text.strip() and not row.level for row in told):
        raise ArticleError("nothing under its headings")
    sections = tuple(_sections(told, _folded(title or "")))
    original = _original_number(told)
    related = dict.fromkeys((*original, *facts.links, *find_references(sections, own=facts.id)))
    related.pop(facts.id, None)
    return Article(
        id=facts.id,
        title=" ".join((title or "").split()),
        title_line=title_line,
        modified=facts.modified,
        platforms=facts.platforms or _platforms(told),
        fixed_in=find_fix(sections),
        related=tuple(related),
        keywords=facts.keywords,
        sections=sections,
    )


def first_heading(rows: Iterable[Row]) -> Row | None:
    """The heading that a page begins with, or its first one; None where it has none."""
    return next((row for row in rows if row.level and row.text), None)


def names_part(heading: str) -> bool:
    """Whether a heading only says which part of an article follows, such as "Symptoms"."""
    return _PART.fullmatch(heading) is not None


def own_number(rows: Iterable[Row]) -> str | None:
    """The id of the Knowledge Base article that a page states to be ("Article ID: 168845"); None where it does not."""
    return next(iter(_original_number(rows)), None)


def inner_path(path: str) -> PurePosixPath:
    """The path of a file, within its archive if it lies in one (`archive!member`)."""
    return PurePosixPath(path.replace("\\", "/").rpartition("!")[2])


def path_id(path: str) -> str:
    """The id of a page by its path in the archive: its last folders and its name, without the extension.

    The last two folders tell pages of one name apart, and those above depend on where the archive was unpacked.
    """
    parts = [part for part in inner_path(path).parts if part.strip("./") and not part.endswith(":")]
    return "/".join([*parts[-_PARTS_OF_ID:-1], *(PurePosixPath(part).stem for part in parts[-1:])])


def file_id(path: str) -> str:
    """The id of a page by its file's name, without the extension; `article_id` of it where it is a number."""
    return article_id(inner_path(path).stem)


def platforms_of(products: Iterable[str]) -> tuple[Platform, ...]:
    """The platforms of products that are listed one by one, each once."""
    items = [f"- {product.strip(_CHECK_MARK)}" for product in products if product.strip(_CHECK_MARK)]
    return tuple(dict.fromkeys(parse_platforms(items[:_MOST_PLATFORMS])))


def day(text: str | None) -> date | None:
    """The date that a text holds, as 2022-03-31 or, as Microsoft writes it, 03/31/2022; else None."""
    for wording in _DATES:
        if found := wording.search(text or ""):
            try:
                return date(int(found["year"]), int(found["month"]), int(found["day"]))
            except ValueError:
                return None
    return None


def _original_number(rows: Iterable[Row]) -> tuple[str, ...]:
    found = next(filter(None, (_ORIGINAL.match(row.text) for row in rows)), None)
    return (article_id(found["number"]),) if found else ()


def _platforms(rows: Sequence[Row]) -> tuple[Platform, ...]:
    """The products of an "Applies to" line, or of the list under such a line or heading."""
    for index, row in enumerate(rows):
        found = _APPLIES.fullmatch(row.text)
        if found and found["items"] and found["colon"]:
            return platforms_of(found["items"].split(","))
        if found and not found["items"]:
            below = [row for row in rows[index + 1 : index + 1 + 2 * _MOST_PLATFORMS] if row.text or row.level]
            listed = takewhile(lambda row: not row.level and len(row.text) <= 100, below)
            return platforms_of(item["text"] for row in listed if (item := _ITEM.fullmatch(row.text)))
    return ()


def _sections(rows: Sequence[Row], title: str) -> Iterator[Section]:
    """The sections of a page, with the text before the first smaller heading under that of the title."""
    heading, part, level = INTRODUCTION, "", 0
    held: list[Row] = []
    titled = False
    for row in rows:
        if not row.level:
            held.append(row)
        elif _may_be_title(row, title) and not titled and heading == INTRODUCTION:
            titled = True
            if _folded(row.text) != title:
                yield Section(INTRODUCTION, row.text, row.line)
        else:
            yield from _section(heading, part, held)
            part, level = (row.text, row.level) if not part or row.level <= level else (part, level)
            heading, held = row.text, [Row(row.text, row.line)]
    yield from _section(heading, part, held)


def _may_be_title(row: Row, title: str) -> bool:
    """Whether a heading is the title, at whatever level, or one of the first level that names no part."""
    return (row.level == 1 or _folded(row.text) == title) and not names_part(row.text)


def _section(heading: str, part: str, rows: list[Row]) -> Iterator[Section]:
    """The section of these rows, without the blank ones around them; none where nothing is left."""
    first = next((index for index, row in enumerate(rows) if row.text.strip()), len(rows))
    last = next((index for index in range(len(rows), first, -1) if rows[index - 1].text.strip()), first)
    kept = rows[first:last]
    if kept:
        text, lines = "\n".join(row.text for row in kept), tuple(row.line for row in kept)
        yield Section(heading, text, lines[0], part, lines, is_text=True)


def _folded(title: str) -> str:
    return _EDGES.sub(" ", title).strip().casefold()
