"""`evcorr formats`: what evcorr reads, and what each format can give."""

from __future__ import annotations

import textwrap

import click

from evcorr.readers import READERS


@click.command("formats")
def command() -> None:
    """List the formats that are read, who writes them, and what a record of each can tell.

    The format of an input is told by its content, never by its name. Archives (zip, tar, gz, bz2, xz) are opened.
    """
    for reader in READERS:
        click.echo(f"{reader.name:<10} {reader.title}")
        for line in textwrap.wrap(f"gives {', '.join(reader.gives)}", width=68):
            click.echo(f"{'':<10} {line}")
