"""Options that several commands have, each written once."""

from __future__ import annotations

from pathlib import Path

import click

from evcorr.reporters import REPORTERS

report_format = click.option(
    "--format",
    "format_name",
    type=click.Choice(list(REPORTERS)),
    default="text",
    show_default=True,
    help="What to write.",
)

text_output = click.option(
    "-o",
    "--output",
    type=click.File("w", encoding="utf-8", lazy=True, atomic=True),
    default="-",
    help="File to write to, instead of standard output.",
)

binary_output = click.option(
    "-o",
    "--output",
    type=click.File("wb", lazy=True, atomic=True),
    default="-",
    help="File to write to, instead of standard output.",
)

packs = click.option(
    "--signatures",
    "packs",
    type=click.Path(exists=True, path_type=Path),
    multiple=True,
    help="Pack or folder of packs to look in, instead of those that come with evcorr. Repeatable.",
)

progress = click.option(
    "--progress/--no-progress",
    default=None,
    help="Show progress on standard error; default: if it is a terminal.",
)

articles = click.argument("articles", metavar="ARTICLE...", nargs=-1, required=True, type=click.Path(path_type=str))
