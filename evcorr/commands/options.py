"""Options that several commands have, each written once."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import click

from evcorr.commands.guidance import GuidedChoice
from evcorr.commands.output import STANDARD_OUTPUT, OutputType
from evcorr.reporters import REPORTERS, SUFFIXES


def _format_of_output(ctx: click.Context, _: click.Parameter, value: str | None) -> str:
    """The format that was asked for, else the one that the name of the file to write says, else text."""
    return value or SUFFIXES.get(Path(ctx.params.get("output") or "").suffix.lower(), "text")


report_format = click.option(
    "--format",
    "format_name",
    type=GuidedChoice(list(REPORTERS)),
    callback=_format_of_output,
    help="What to write. Default: what the name after -o ends in (.html .md .csv .json .jsonl .sarif, .xml for junit), "
    "else text.",
)
"""Stands before `output`, and so is read after it where it is not given."""

text_or_json = click.option(
    "--format",
    "format_name",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="What to write.",
)

output = click.option(
    "-o",
    "--output",
    type=OutputType(),
    default=STANDARD_OUTPUT,
    help="File to write to, instead of standard output.",
)

packs = click.option(
    "--signatures",
    "packs",
    type=click.Path(exists=True, path_type=Path),
    multiple=True,
    help="Pack or folder of packs to look in, instead of those that come with evcorr. Repeatable.",
)

jobs = click.option(
    "--jobs",
    metavar="N",
    type=click.IntRange(min=1),
    default=lambda: os.cpu_count() or 1,
    show_default="one a processor",
    help="Processes that share the work.",
)

progress = click.option(
    "--progress/--no-progress",
    default=None,
    help="Show progress on standard error; default: if it is a terminal.",
)


def with_options(
    command: Callable[..., None], *given: Callable[[Callable[..., None]], Callable[..., None]]
) -> Callable[..., None]:
    """A command with further options, in this order."""
    for option in reversed(given):
        command = option(command)
    return command


articles = click.argument(
    "articles", metavar="ARTICLE...", nargs=-1, required=True, type=click.Path(readable=False, path_type=str)
)
