"""The front matter of a Markdown page: the few forms of YAML that pages use, read without a YAML parser.

Real pages break YAML's rules (a colon in a title without quotes), and nothing of theirs may be constructed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec

_FIELD = re.compile(r"(?P<key>[A-Za-z][\w.-]{0,40}(?::[A-Za-z]{1,24})?):(?:\s(?P<value>.*))?")
_ITEM = re.compile(r"\s{0,12}-\s{1,4}(?P<value>\S.*)")
_LISTED = re.compile(r"\[(?P<items>.{0,4000})\]")
_QUOTED = re.compile(r"\"[^\"]{0,400}\"|'[^']{0,400}'|[^,\"']{1,400}")
_ID = re.compile(r"[A-Z][A-Z0-9]{0,9}(?:-[A-Z0-9]{1,10}){0,3}-?\d{1,10}")
_BLOCK = frozenset({">", "|", ">-", "|-"})
_MOST_LINES = 400


class FrontMatter(msgspec.Struct, frozen=True):
    """What stands between the first two rules of a page: each field's values and line, and its end."""

    fields: Mapping[str, tuple[str, ...]]
    lines: Mapping[str, int]
    """The line (from 1) at which a field stands."""
    end: int
    """The lines that the front matter takes; 0 where a page has none."""

    def one(self, key: str) -> str | None:
        """The value of a field, of a list the first; None where there is none."""
        return next(iter(self.fields.get(key, ())), None)

    @property
    def id(self) -> str | None:
        """The id that a page gives itself, "OPS-12" or "INC0012345"; None where it has none or one of another form."""
        value = self.one("id") or ""
        return value if _ID.fullmatch(value) else None


def read_front_matter(lines: Sequence[str]) -> FrontMatter:
    """Return the front matter that a page begins with; an empty one where it has none, or never ends it."""
    nothing = FrontMatter({}, {}, 0)
    if not lines or lines[0].rstrip() != "---":
        return nothing
    rules = (index for index in range(1, min(len(lines), _MOST_LINES)) if lines[index].rstrip() in {"---", "..."})
    end = next(rules, None)
    if end is None:
        return nothing
    fields: dict[str, list[str]] = {}
    places: dict[str, int] = {}
    for key, value, line in _values(lines[1:end]):
        fields.setdefault(key, []).append(value)
        places.setdefault(key, line)
    return FrontMatter({key: tuple(filter(None, values)) for key, values in fields.items()}, places, end + 1)


def _values(lines: Sequence[str]) -> Iterator[tuple[str, str, int]]:
    """Each value with its field's key and its line; the lines that a value goes on over are joined to it."""
    key, value, at = "", "", 0
    for number, line in enumerate(lines, 2):
        field, item = _FIELD.fullmatch(line.rstrip()), _ITEM.fullmatch(line.rstrip())
        if not field and not item:
            value = f"{value} {line.strip()}".strip()
            continue
        if key:
            yield from _each(key, value, at)
        key = field["key"] if field else key
        value, at = ((field or item)["value"] or "").strip(), number  # type: ignore[index]
        value = "" if value in _BLOCK else value
    if key:
        yield from _each(key, value, at)


def _each(key: str, value: str, line: int) -> Iterator[tuple[str, str, int]]:
    """The values of a field, one for each item of a list in brackets."""
    listed = _LISTED.fullmatch(value)
    items = [found[0] for found in _QUOTED.finditer(listed["items"])] if listed else [value]
    for item in items:
        yield key, _unquoted(item.strip()), line


def _unquoted(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1].replace("''", "'") if value[0] == "'" else value[1:-1].replace('\\"', '"')
    return value
