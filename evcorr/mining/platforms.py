"""The products and versions of an article's "applies to" block."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from evcorr.article import Platform

_ITEM = re.compile(r"\s{0,12}[-*]\s{1,4}(?P<text>\S.*)")
_VERSION_WORD = re.compile(r",?\s{1,4}versions?\s{1,4}(?=\S)", re.IGNORECASE)
_LAST_NUMBER = re.compile(r"(?P<product>.*\S)\s{1,4}(?P<version>\d{1,3}\.\d{1,4}\w{0,3}(?:\s{1,2}SP\d{1,2}[a-z]?)?)")
# "..., on platform(s):", "..., used with:" and the like only introduce the items under them
_LEAD_IN = re.compile(r",?\s{1,4}(?:on platform\(s\)|\w{1,20} with|for use on):\s*\Z")
_LEADING_LABEL = re.compile(r"(?:the\s+)?operating systems?\s*:\s*", re.IGNORECASE)
_EDITOR_NOTE = re.compile(r"\*EDITOR[^*]{0,80}\*(?P<name>[^*]{1,80})\*\s*use [\d, ]{1,40}")
_EDITION = re.compile(r"(?P<version>\S+(?:\s+\S+){0,3}?)\s+(?P<rest>for\s+.*)")
_VERSION = re.compile(r"\d|SP\s?\d|SR-?\d|Service (?:Pack|Release)|OSR|Release|Beta", re.IGNORECASE)
# the maker's name is all the name that "Microsoft 365" has
_MAKER = re.compile(r"Microsoft(?:\(R\))?\s+(?!\d)")


def parse_platforms(lines: Iterable[str]) -> tuple[Platform, ...]:
    """Return the platforms of an "applies to" block, one an item, in order; wrapped items are joined first."""
    return tuple(_platform(item) for item in _items(lines))


def product_name(text: str) -> str:
    """Return a product's name without "Microsoft" before it and with white space folded."""
    return _MAKER.sub("", " ".join(text.split()), count=1) if text.lstrip().startswith("Microsoft") else text.strip()


def _items(lines: Iterable[str]) -> Iterator[str]:
    item = ""
    for line in lines:
        if found := _ITEM.match(line):
            if item:
                yield item
            item = found["text"].strip()
        elif item and line.strip():
            item = f"{item} {line.strip()}"
        elif item:
            yield item
            item = ""
    if item:
        yield item


# most articles apply to what others apply to as well
@lru_cache(maxsize=256)
def _platform(item: str) -> Platform:
    item = _LEAD_IN.sub("", item)
    if ":" in item:
        item = _LEADING_LABEL.sub("", item, count=1)
    if "*" in item:
        item = _EDITOR_NOTE.sub(r"\g<name>", item)
    item = item.strip()
    name, word, versions = _split(item)
    if word:
        return _with_versions(product_name(name), versions)
    if numbered := _LAST_NUMBER.fullmatch(item):
        return Platform(product_name(numbered["product"]), (numbered["version"],))
    return Platform(product_name(item))


def _split(item: str) -> tuple[str, bool, str]:
    found = _VERSION_WORD.search(item)
    if not found:
        return item, False, ""
    return item[: found.start()], True, item[found.end() :]


def _with_versions(name: str, text: str) -> Platform:
    """Return the platform of a name and a list such as "4.0, 4.0 SP1, Terminal Server Edition".

    What is no version belongs to the name, though it stands behind the version.
    """
    versions: list[str] = []
    for part in (p.strip().removeprefix("and ").strip() for p in text.split(",")):
        if not part:
            continue
        if versions and not _VERSION.match(part):
            name = f"{name}, {part}"
        elif edition := _EDITION.fullmatch(part):
            name = f"{name} {edition['rest']}"
            versions.append(edition["version"])
        else:
            versions.append(part)
    return Platform(name, tuple(versions))
