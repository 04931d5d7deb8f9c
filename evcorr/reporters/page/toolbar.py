"""The bar of the HTML page that filters and sorts findings; without script the page is whole and shows none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from evcorr.grade import Grade
from evcorr.phrases import short_name
from evcorr.report import Finding
from evcorr.reporters.markup import Markup, tag

COMPUTERS = 200
"""Computers that can be chosen; the most named ones."""

ORDERS = {
    "rank": "best evidence first",
    "last": "last seen first",
    "first": "first seen first",
    "count": "most entries first",
    "article": "by article",
}


def toolbar(findings: Sequence[Finding], computers: Sequence[str]) -> Markup:
    """Fields that the page's script reads; hidden until it has made them work."""
    grades = [grade.value for grade in reversed(Grade) if any(one.grade is grade for one in findings)]
    applies = [word for word in ("yes", "unknown", "no") if any(one.applies == word for one in findings)]
    words = tag("input", type="search", id="words", autocomplete="off", placeholder="article, words, source, event id")
    fields = [
        _field("Find", words, "words"),
        _field("Grade", _choice("grade", {"": "any", **{grade: grade for grade in grades}}), "grade"),
        _field("Applies", _choice("applies", {"": "any", **{word: word for word in applies}}), "applies"),
        _field("Computer", _choice("on", {"": "any", **_numbered(computers)}), "on") if len(computers) > 1 else "",
        _field("Order", _choice("order", ORDERS), "order"),
    ]
    buttons = tag(
        "div",
        tag("button", "Open all", type="button", id="open"),
        tag("button", "Close all", type="button", id="close"),
        class_="buttons",
    )
    shown = tag("output", "", id="shown", aria_live="polite")
    return tag("div", *fields, buttons, shown, id="toolbar", role="search", aria_label="Filter findings", hidden="")


def computers_of(findings: Iterable[Finding]) -> tuple[str, ...]:
    """The computers to choose from, in alphabetical order."""
    named = Counter(name for finding in findings for name in finding.computers)
    often = sorted(named, key=lambda name: (-named[name], name))[:COMPUTERS]
    return tuple(sorted(often, key=str.casefold))


def _field(name: str, field: Markup, target: str) -> Markup:
    return tag("div", tag("label", name, for_=target), field)


def _choice(name: str, options: dict[str, str]) -> Markup:
    return tag("select", *(tag("option", said, value=value) for value, said in options.items()), id=name)


def _numbered(computers: Sequence[str]) -> dict[str, str]:
    return {str(number): short_name(name) for number, name in enumerate(computers)}
