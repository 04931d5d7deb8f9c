"""`evcorr formats`: what evcorr reads, and what each format can give."""

from __future__ import annotations

import textwrap

import click

from evcorr.readers import READERS

_LEFT = " " * 11


@click.command("formats")
def command() -> None:
    """List the formats that are read.

    Tells who writes each, and what a record of it can tell.

    The format of an input is told by its content, never by its name. Archives (zip, tar, gz,
    bz2, xz, zstd, 7z) are opened.
    """
    for reader in READERS:
        for line in textwrap.wrap(
            reader.title, width=68, initial_indent=f"{reader.name:<10} ", subsequent_indent=_LEFT
        ):
            click.echo(line)
        for line in textwrap.wrap(f"gives {', '.join(reader.gives)}", width=68):
            click.echo(_LEFT + line)
