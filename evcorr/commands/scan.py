"""`evcorr scan`: logs in, a findings report out."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click
import msgspec

from evcorr.commands import exits, options
from evcorr.commands.about_logs import about_logs
from evcorr.commands.guidance import GroupedCommand, GuidedChoice
from evcorr.commands.narrowing import narrowing
from evcorr.commands.output import file_of, refuse_inputs, text_output
from evcorr.commands.problems import describe
from evcorr.commands.progress import progress_bar
from evcorr.grade import Grade
from evcorr.matching.index import Index
from evcorr.packs.cache import load_index
from evcorr.record import Problem
from evcorr.report import Report
from evcorr.reporters import REPORTERS
from evcorr.scanning.filter import Filter
from evcorr.scanning.options import ScanOptions
from evcorr.scanning.scanner import scan
from evcorr.scanning.survey.sharing import Workers
from evcorr.special_file import why_left
from evcorr.text.escaping import visible


class _Scan(GroupedCommand):
    groups = {  # noqa: RUF012 - as in its base
        "The report": ("format_name", "output", "min_grade", "include_all"),
        "Which entries are looked at": ("since", "until", "channels", "providers", "computers", "levels"),
        "What to know about the logs": ("system", "zone", "encoding", "reader", "date_order", "year"),
        "What is looked for": ("packs",),
        "Running": ("follow", "jobs", "verbose", "progress"),
    }


@click.command("scan", cls=_Scan)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(readable=False, path_type=str))
@options.report_format
@options.output
@options.packs
@click.option(
    "--min-grade",
    type=GuidedChoice([grade.value for grade in Grade]),
    default=Grade.LIKELY.value,
    show_default=True,
    help="Report findings from this grade on; 'weak' shows hints too.",
)
@click.option("--all", "include_all", is_flag=True, help="Also report articles that do not apply to this Windows.")
@narrowing
@about_logs
@click.option(
    "--follow",
    is_flag=True,
    help="Keep reading one growing log or a pipe; print each finding when it appears, and the whole report at the end.",
)
@click.option("-v", "--verbose", is_flag=True, help="Say which reader took which input, and why.")
@options.jobs
@options.progress
def command(
    paths: tuple[str, ...],
    format_name: str,
    output: str,
    packs: tuple[Path, ...],
    min_grade: str,
    include_all: bool,
    narrowed: Filter,
    logs: ScanOptions,
    follow: bool,
    verbose: bool,
    jobs: int,
    progress: bool | None,
) -> None:
    """Look for documented problems in logs, and say what fixes them.

    PATH is a log, a folder, an archive (zip, tar, gz, bz2, xz, zstd, 7z), or - for standard input. What a file is, is
    told by its content: .evtx, .evt, event XML, and text such as pasted events, STOP screens and console output
    ('evcorr formats' lists all). Nothing is sent anywhere, and nothing is written but the report.

    \b
    Examples:
      evcorr scan System.evtx                         one log
      evcorr scan exports/ -o report.html             a folder, as a page to send
      evcorr scan logs.zip -o findings.csv            a sheet; .md is for tickets
      evcorr scan logs.zip --since 2026-11-01 --level Error
      evcorr scan server.evt --os "NT 4.0 SP6" --timezone Europe/Berlin
      type transcript.txt | evcorr scan -             what a command printed
      evcorr scan logs/ --format json | jq .findings[].article
      evcorr scan logs/ --signatures our-runbooks.jsonl
      evcorr scan --follow C:\\logs\\app.log           until Ctrl-C

    \b
    Where do I get a log?
      wevtutil epl System System.evtx   (Event Viewer: Save All Events As)
    Nothing found?
      --min-grade weak shows hints, --all what does not apply to this Windows;
      -v says how each input was read. The report lists what was checked.
    Too much found?
      --min-grade strong, or fewer entries: --since, --level, --provider.
    What does a finding mean, and why this article?
      evcorr show Q168845
    Times or characters look wrong?
      --timezone, --date-order, --year, --encoding
    My own articles?
      evcorr mine articles/ -o ours.jsonl, then --signatures ours.jsonl
    The same findings in another format?
      scan with -o report.json once, then evcorr render report.json -o x.html

    Exit status: 0 nothing found, 1 findings, 2 wrong usage, 3 some input could not be read (what was found is still
    reported).
    """
    if follow and len(paths) != 1:
        raise click.UsageError("--follow reads one log; give one file, or - for standard input")
    refuse_inputs(output, paths)
    index, faults = _load(packs)
    wanted = msgspec.structs.replace(
        logs,
        filter=narrowed,
        min_grade=Grade(min_grade),
        include_inapplicable=include_all,
        problems=faults,
        output=file_of(output),
    )
    if follow:
        # few scans follow
        from evcorr.commands.following import follow_input

        followed = follow_input(paths[0], index, wanted, format_name, output)
        if followed is None:
            raise SystemExit(exits.FOUND)
        report = followed
    else:
        with progress_bar(progress, "Scanning", "records") as watch:
            # a pack that can be read only once is of no use to other processes
            count = 1 if any(map(why_left, packs)) else jobs
            report = scan(paths, index, wanted, watch, Workers(count, partial(_index_of, packs)))
        with text_output(output) as out:
            REPORTERS[format_name](report, out)
    if verbose:
        _tell_readers(report, chosen=logs.reading.format is not None)
    raise SystemExit(exit_status(report))


FAULTS = 5
"""Faults of packs that an error tells."""


def _load(packs: tuple[Path, ...]) -> tuple[Index, tuple[Problem, ...]]:
    """The index of the packs' signatures, and the packs' faults; a usage error where there is no signature at all."""
    index, faults = load_index(packs)
    if not index.signatures:
        told = "".join(f"\n{describe(fault)}" for fault in faults[:FAULTS])
        more = f"\nand {len(faults) - FAULTS:,} more" if len(faults) > FAULTS else ""
        raise click.UsageError(f"no signature to look for; a pack is what 'evcorr mine' writes{told}{more}")
    return index, faults


def _index_of(packs: tuple[Path, ...]) -> Index:
    """The index again, in a process that helps: most often it is in the cache."""
    return load_index(packs)[0]


def _tell_readers(report: Report, *, chosen: bool) -> None:
    """Write to standard error which reader took each input, and by what it knew it."""
    from evcorr.readers.all_readers import READERS

    signs = {reader.name: reader.sign for reader in READERS}
    for source in report.inputs:
        if source.format in signs:
            why = "as --format-in says" if chosen else f"because of {signs[source.format]}"
            click.echo(visible(f"{source.path}: read as {source.format} {why}"), err=True)


def exit_status(report: Report) -> int:
    """3 where some input could not be read, else 1 with findings, else 0."""
    if report.problems:
        return exits.INPUT_UNREADABLE
    return exits.FOUND if report.findings else exits.NOTHING_FOUND
