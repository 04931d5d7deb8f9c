"""Makes text of logs and articles safe to show: what would move a cursor, turn text around or hide becomes visible.

A log entry may carry escape sequences, line feeds, bidirectional marks and other text that acts instead of standing
there (Unicode TR 36, "Trojan Source"). Such characters are shown as `<U+001B>`, the form that `less` uses.
"""

from __future__ import annotations

from evcorr.text.lazy_regex import lazy_regex

FIELD_LIMIT = 300
"""Characters of a title, path or name that are shown; longer ones end in an ellipsis."""

ELLIPSIS = "…"

_BLANKS = lazy_regex(r"[ \t\xa0]{1,1000}")
_LINE_BREAKS = lazy_regex(r" ?(?:\r\n?|\n|\x0b|\x0c|\x85|\u2028|\u2029)(?: ?(?:\r\n?|\n)){0,1000} ?")


def visible(text: str) -> str:
    """The text on one line, every character that acts, or shows nothing, as `<U+001B>`; blanks stay blanks."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else _named(char) for char in text)


def _named(char: str) -> str:
    return " " if char in "\t\xa0" else f"<U+{ord(char):04X}>"


def visible_lines(text: str) -> str:
    """As `visible`, but blanks are folded and runs of line breaks become one line feed."""
    folded = _LINE_BREAKS.sub("\n", _BLANKS.sub(" ", text))
    return "\n".join(visible(line) for line in folded.split("\n"))


def clipped(text: str, limit: int = FIELD_LIMIT) -> str:
    """The text made visible, at most `limit` characters of it."""
    if len(text) <= limit:
        return visible(text)
    return visible(text[: limit - 1]) + ELLIPSIS
