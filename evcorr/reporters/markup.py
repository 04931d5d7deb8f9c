"""Builds HTML from names and text such that text cannot become markup: only `tag` makes `Markup`.

Everything that is not yet Markup is made visible (no control or bidirectional characters) and escaped at the one place
where it enters a tag. Joining or cutting Markup gives a plain str, which would be escaped again: mistakes show as
`&lt;` on the page and never run. An element tree would do as well, but costs the import of lxml, and the whole page in
memory or a second way of writing for what is streamed.
"""

from __future__ import annotations

from html import escape

from evcorr.text.escaping import visible_lines


class Markup(str):
    """HTML that is complete; made by `tag`, or from a literal of this package."""

    __slots__ = ()


VOID = frozenset({"circle", "input", "line", "meta", "path", "rect"})
"""Elements without content and end tag (SVG's are closed where they start)."""


def tag(name: str, /, *content: str, **attributes: str | None) -> Markup:
    """An element: str is escaped, Markup stays; `class_`, `aria_label` name `class`, `aria-label`; None leaves out."""
    named = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_safe(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    if name in VOID:
        return Markup(f"<{name}{named}/>")
    return Markup(f"<{name}{named}>{joined(*content)}</{name}>")


def joined(*content: str) -> Markup:
    """Pieces one after the other: str is escaped, Markup stays."""
    return Markup("".join(piece if isinstance(piece, Markup) else _safe(piece) for piece in content))


def _safe(text: str) -> str:
    return escape(text if text.isprintable() else visible_lines(text))
