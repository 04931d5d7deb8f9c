"""`evcorr render`: a saved JSON report in another format."""

from __future__ import annotations

from typing import BinaryIO, TextIO

import click

from evcorr.commands.scan import exit_status
from evcorr.report import decode_report
from evcorr.reporters import REPORTERS


@click.command("render")
@click.argument("report", type=click.File("rb"))
@click.option("--format", "format_name", type=click.Choice(list(REPORTERS)), default="text", show_default=True)
@click.option(
    "-o",
    "--output",
    type=click.File("w", encoding="utf-8", lazy=True, atomic=True),
    default="-",
    help="File to write to, instead of standard output.",
)
def command(report: BinaryIO, format_name: str, output: TextIO) -> None:
    """Write a saved report in another format.

    REPORT is what `evcorr scan --format json` wrote, or - for standard input.

    \b
    Examples:
      evcorr scan exports/ --format json -o report.json
      evcorr render report.json --format html -o report.html
      evcorr render report.json

    Exit status: that of the scan it reports.
    """
    document = decode_report(report.read())
    REPORTERS[format_name](document, output)
    raise SystemExit(exit_status(document))
