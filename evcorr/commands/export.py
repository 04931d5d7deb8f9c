"""`evcorr export`: signatures for other tools."""

from __future__ import annotations

from pathlib import Path

import click

from evcorr.commands import exits
from evcorr.commands.output import told
from evcorr.packs.pack import load_signatures
from evcorr.phrases import counted
from evcorr.sigma.exporter import export_sigma
from evcorr.text.escaping import clipped

_MOST_NAMED = 5


@click.command("export", short_help="Write signatures as Sigma rules, for SIEMs and other tools.")
@click.argument("packs", metavar="[PACK]...", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--to", "target", type=click.Choice(["sigma"]), default="sigma", show_default=True, help="What to write.")
@click.option(
    "-o",
    "--output",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    help="Folder for the rules; made where there is none.",
)
def command(packs: tuple[Path, ...], target: str, folder: Path) -> None:  # noqa: ARG001 - there is one target yet
    """Write signatures as Sigma rules, for Hayabusa, Chainsaw, Zircolite and SIEMs.

    PACK is a pack or a folder of packs; without one the signatures that come with evcorr are written. Each article
    becomes one file: a rule for each symptom, and where there are several a correlation of them. Symptoms that are
    only hints (a STOP code alone, a message that floods) are left out, as rules have no grades. Every rule is
    checked by pySigma: pip install 'evcorr[sigma]'.

    \b
    Examples:
      evcorr export -o rules/
      evcorr export our-runbooks.jsonl --to sigma -o rules/

    Exit status: 0 written, 2 wrong usage.
    """
    signatures = load_signatures(packs or None)
    with told(str(folder)):
        written = export_sigma(signatures, folder)
    click.echo(f"{counted(written.rules, 'rule')} in {counted(written.files, 'file')}", err=True)
    if written.left_out:
        click.echo(f"{counted(len(written.left_out), 'signature')} left out:", err=True)
    for article, reason in written.left_out[:_MOST_NAMED]:
        click.echo(f"  {clipped(article)}: {clipped(reason)}", err=True)
    if len(written.left_out) > _MOST_NAMED:
        click.echo(f"  and {len(written.left_out) - _MOST_NAMED:,} more", err=True)
    raise SystemExit(exits.NOTHING_FOUND)
