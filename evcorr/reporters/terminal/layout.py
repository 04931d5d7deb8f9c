"""How lines of the text report are laid out: how wide they are, how they wrap, and what hangs before them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rich.console import Console
from rich.text import Text

from evcorr import phrases
from evcorr.reporters.sparkline import BARS

WIDEST = 132
"""Longer lines are hard to read; a wider window stays empty beyond."""

MARGIN = 4
LABEL_WIDTH = 9


class Layout(NamedTuple):
    """What lines are laid out for: the console that wraps them, their width, whether it has only plain characters."""

    console: Console
    width: int
    plain: bool

    def wrapped(self, text: Text, indent: int = 0) -> Iterator[Text]:
        """The text in lines that leave room for so many columns before them."""
        for line in text.wrap(self.console, self.width - indent):
            line.rstrip()
            yield line

    def hanging(self, label: str, value: Text, indent: int, style: str = "bold") -> Iterator[Text]:
        """The value indented, and before its first line the label, which pushes the value if it needs the room."""
        lead = f"{label:<{indent - 1}} "
        for number, line in enumerate(self.wrapped(value, len(lead))):
            yield Text.assemble((" " * len(lead) if number else lead, style), line)

    def row(self, label: str, value: Text | str, style: str = "") -> Iterator[Text]:
        """A row of a finding: its label, then the value in a column of its own."""
        text = Text(value, style=style) if isinstance(value, str) else value
        return self.hanging(" " * MARGIN + label, text, MARGIN + LABEL_WIDTH, "dim")

    def left(self, number: int, noun: str, plural: str | None = None) -> Iterator[Text]:
        """How many there are beyond those shown; nothing where there are none."""
        if number > 0:
            yield from self.hanging("", Text(f"and {phrases.counted(number, noun, plural)}", style="dim"), 2)


def layout_for(console: Console) -> Layout:
    """The layout that fits a console."""
    return Layout(console, min(console.width, WIDEST), not encodes(console.encoding, BARS))


def encodes(encoding: str, text: str) -> bool:
    """Whether the encoding has all characters of the text."""
    try:
        text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True
