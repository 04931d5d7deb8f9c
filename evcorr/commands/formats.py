"""`evcorr formats`: what evcorr reads, and what each format can give."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

import click

from evcorr.commands.output import write_out
from evcorr.readers import Reader
from evcorr.readers.all_readers import READERS

_LEFT = " " * 11


@click.command("formats")
def command() -> None:
    """List the formats that are read.

    Tells who writes each, and what a record of it can tell.

    The format of an input is told by its content, never by its name. Archives (zip, tar, gz,
    bz2, xz, zstd, 7z) are opened.
    """
    write_out("".join(f"{line}\n" for reader in READERS for line in _lines(reader)))


def _lines(reader: Reader) -> Iterator[str]:
    """What a reader reads, and what a record of it can tell."""
    yield from textwrap.wrap(reader.title, width=68, initial_indent=f"{reader.name:<10} ", subsequent_indent=_LEFT)
    yield from textwrap.wrap(
        f"gives {', '.join(reader.gives)}", width=79, initial_indent=_LEFT, subsequent_indent=_LEFT
    )
