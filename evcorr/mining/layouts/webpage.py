"""Articles saved from a browser as HTML: pages of support.microsoft.com, of Microsoft Learn, or any with headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from evcorr.article import Article, article_id
from evcorr.errors import ArticleError
from evcorr.mining.layouts.html_rows import html_rows
from evcorr.mining.layouts.layout import Source
from evcorr.mining.layouts.own_document import titled_id
from evcorr.mining.layouts.page import Facts, day, file_id, make_article, own_number
from evcorr.mining.layouts.row import Row
from evcorr.mining.references import find_links

if TYPE_CHECKING:
    from lxml.etree import _Element

_BEGINS = re.compile(r"\s{0,200}<(?:!doctype\s{1,20}html|!--|html|head|body|\?xml)", re.IGNORECASE)
_HTML = re.compile(r"<(?:!doctype\s{1,20}html|html|head|body)\b", re.IGNORECASE)
# what a browser notes above a page that it saves
_SAVED = re.compile(r"<!--\s{0,4}saved from url=\(\d{1,6}\)(?P<address>\S{1,1000})")
_NUMBER = re.compile(
    r"(?:(?:/kb|/help|/articles)/(?:kb|q)?|[-/?&;=](?:kb|kbid=))(?P<number>\d{4,7})(?!\d)", re.IGNORECASE
)
_NUMBERED = re.compile(r"(?:KB|Q)\d{5,7}\b")
_LOCALE = re.compile(r"[a-z]{2}(?:-[a-z]{2,8}){1,2}", re.IGNORECASE)
_SITE = re.compile(r"\s[|-]\s(?:Microsoft\s(?:Learn|Docs|Support)|Windows\s.{1,40}\|\sMicrosoft\s\w{1,10})\Z")
_LEARN_HOSTS = frozenset({"learn.microsoft.com", "docs.microsoft.com"})
_HEAD = 4096
_NAMELESS = "page"


def sniff(head: str) -> bool:
    """Tell whether a text begins as an HTML page does."""
    return _BEGINS.match(head) is not None and _HTML.search(head) is not None


def parse(source: Source) -> Article:
    """Return the article of a saved page.

    Its id is the number in its address, in its text or in its title; for a page of Microsoft Learn the path of its
    address; else what its title begins with, as a runbook's does, or the file's name. Raises `ArticleError` where the
    page has neither title nor text.
    """
    root = _tree(source.text)
    rows = tuple(html_rows(root))
    heading = next((row for row in rows if row.level), None)
    title = heading.text if heading else _SITE.sub("", _text_of(root, "title"))
    if not title:
        raise ArticleError("neither a heading nor a title")
    address = _address(root, source.text[:_HEAD])
    facts = Facts(
        id=next(filter(None, _ids(source.path, title, rows, address))),
        title=title,
        title_line=heading.line if heading else 1,
        modified=day(_meta(root, "ms.date") or _meta(root, "updated_at") or _meta(root, "lastModified")),
        links=find_links(" ".join(_targets(root))),
    )
    return make_article(facts, rows)


def _ids(path: str | None, title: str, rows: Sequence[Row], address: str) -> Iterator[str | None]:
    """What may be the id of a page, most certain first."""
    yield _number_in(address)
    yield own_number(rows)
    yield _number_of(title)
    yield _path_of(address)
    yield titled_id(title)
    yield _file(path)


def _tree(text: str) -> _Element:
    """The tree of a page: no network, no script run, depth bounded by the parser; what is too deep is left out."""
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.LxmlError as error:
        raise ArticleError("HTML without an element") from error
    if root is None:
        raise ArticleError("HTML without an element")
    return root


def _text_of(root: _Element, tag: str) -> str:
    found = next(root.iter(tag), None)
    return "" if found is None else " ".join(" ".join(found.itertext()).split())


def _meta(root: _Element, name: str) -> str | None:
    """The content of the first `meta` element of that name or property."""
    for element in root.iter("meta"):
        if (element.get("name") or element.get("property")) == name:
            return element.get("content")
    return None


def _address(root: _Element, head: str) -> str:
    """The address that a page was saved from: as it gives itself, else as the browser noted it."""
    for element in root.iter("link"):
        if element.get("rel") == "canonical" and element.get("href"):
            return element.get("href") or ""
    saved = _SAVED.search(head)
    return _meta(root, "og:url") or (saved["address"] if saved else "")


def _targets(root: _Element) -> tuple[str, ...]:
    return tuple(element.get("href") or "" for element in root.iter("a"))


def _number_in(address: str) -> str | None:
    found = _NUMBER.search(address)
    return article_id(found["number"]) if found else None


def _number_of(title: str) -> str | None:
    found = _NUMBERED.search(title)
    return article_id(found[0]) if found else None


def _path_of(address: str) -> str | None:
    """The path of an address on Microsoft Learn, without the language; None for any other."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.hostname not in _LEARN_HOSTS:
        return None
    steps = [step for step in PurePosixPath(parts.path).parts if step != "/"]
    return "/".join(steps[1:] if steps and _LOCALE.fullmatch(steps[0]) else steps) or None


def _file(path: str | None) -> str:
    return file_id(path or "") or _NAMELESS
