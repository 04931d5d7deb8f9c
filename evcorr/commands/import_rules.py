"""`evcorr import`: rules of other tools become a signature pack."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

import click

from evcorr.commands import exits, options
from evcorr.commands.output import byte_output, is_folder, refuse_inputs
from evcorr.commands.problems import tell_problems
from evcorr.errors import reason_of
from evcorr.packs.pack import dump_pack
from evcorr.phrases import counted
from evcorr.record import Origin, Problem
from evcorr.sigma.importer import Refusal, read_sigma
from evcorr.signature import Signature
from evcorr.special_file import why_left

_SUFFIXES = frozenset({".yml", ".yaml"})


@click.command("import", short_help="Make a signature pack of Sigma rules.")
@click.argument("rules", metavar="RULE...", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@options.output
def command(rules: tuple[Path, ...], output: str) -> None:
    """Make a signature pack of Sigma rules, to look for them in anything that evcorr reads.

    RULE is a Sigma rule (.yml) or a folder of them. Taken are plain rules for Windows logs that ask for provider,
    event id, channel and words; words are looked for in the order in which the rule names them. Any other rule is
    refused as a whole, and told on standard error with the reason. This needs pySigma: pip install 'evcorr[sigma]'.

    \b
    Examples:
      evcorr import rules/windows/builtin -o sigma.jsonl
      evcorr scan exports/ --signatures sigma.jsonl

    Exit status: 0 all rules taken, 2 wrong usage, 3 some were refused.
    """
    rule_files = list(_rule_files(rules))
    refuse_inputs(output, rule_files)
    imported = [item for path in rule_files for item in _imported(path, rules)]
    signatures = [item for item in imported if isinstance(item, Signature)]
    problems = [item for item in imported if isinstance(item, Problem)]
    if signatures:
        with byte_output(output) as out:
            out.write(dump_pack(signatures))
    tell_problems(problems)
    click.echo(f"{counted(len(signatures), 'signature')}, {counted(len(problems), 'rule')} refused", err=True)
    if not signatures:
        click.echo("nothing is written", err=True)
    raise SystemExit(exits.INPUT_UNREADABLE if problems else exits.NOTHING_FOUND)


def _imported(path: Path, named: Collection[Path]) -> Iterator[Signature | Problem]:
    """The signatures of a file's rules, and why others are refused; a pipe is read only where it is named itself."""
    place = Origin(str(path))
    if path not in named and (reason := why_left(path)):
        yield Problem(place, reason)
        return
    try:
        content = path.read_bytes()
    except OSError as error:
        yield Problem(place, reason_of(error))
        return
    for item in read_sigma(content):
        yield Problem(place, f"{item.title or 'rule'}: {item.reason}") if isinstance(item, Refusal) else item


def _rule_files(paths: Iterable[Path]) -> Iterator[Path]:
    """The files themselves, and the rules in folders, sorted."""
    for path in paths:
        found = sorted(file for file in path.rglob("*") if file.suffix in _SUFFIXES) if path.is_dir() else [path]
        yield from (file for file in found if not is_folder(str(file)))
