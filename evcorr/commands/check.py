"""`evcorr check`: every fault of signature packs, with file and line."""

from __future__ import annotations

from pathlib import Path

import click

from evcorr.commands import exits
from evcorr.commands.output import write_out
from evcorr.commands.problems import describe
from evcorr.packs.lint import lint
from evcorr.packs.pack import read_packs
from evcorr.phrases import counted


@click.command("check")
@click.argument("packs", metavar="PACK...", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
def command(packs: tuple[Path, ...]) -> None:
    """Look for faults in signature packs.

    PACK is a .jsonl pack, a reviewed .yaml signature, or a folder of them. Every fault is told with file and line:
    what can't be read, what can never match, what would match anything, what is there twice.

    \b
    Examples:
      evcorr check ours.jsonl
      evcorr check signatures/

    Exit status: 0 no faults, 1 faults, 2 wrong usage.
    """
    placed, faults = read_packs(packs)
    faults.extend(lint(placed))
    faults.sort(key=lambda fault: (fault.origin.path, fault.origin.position or 0))
    write_out("".join(f"{describe(fault)}\n" for fault in faults))
    click.echo(f"{counted(len(placed), 'signature')}, {counted(len(faults), 'fault')}", err=True)
    raise SystemExit(exits.FOUND if faults else exits.NOTHING_FOUND)
