"""`evcorr render`: a saved JSON report in another format."""

from __future__ import annotations

from typing import BinaryIO

import click

from evcorr.commands import options
from evcorr.commands.output import refuse_inputs, text_output
from evcorr.commands.scan import exit_status
from evcorr.report import decode_report
from evcorr.reporters import REPORTERS


@click.command("render")
@click.argument("report", type=click.File("rb"))
@options.report_format
@options.output
def command(report: BinaryIO, format_name: str, output: str) -> None:
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
    refuse_inputs(output, [report.name])
    with text_output(output) as out:
        REPORTERS[format_name](document, out)
    raise SystemExit(exit_status(document))
