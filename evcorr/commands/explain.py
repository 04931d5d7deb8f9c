"""`evcorr explain`: why logs show an article, or why not."""

from __future__ import annotations

from pathlib import Path

import click

from evcorr.commands import exits, options
from evcorr.commands.about_logs import about_logs
from evcorr.commands.output import text_output
from evcorr.commands.show import find_signature
from evcorr.json_text import encode_document
from evcorr.packs.pack import load_signatures
from evcorr.scanning.explaining import explain
from evcorr.scanning.options import ScanOptions


@click.command("explain")
@click.argument("article", metavar="ARTICLE-ID")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(readable=False, path_type=str))
@options.text_or_json
@options.output
@options.packs
@about_logs
def command(
    article: str,
    paths: tuple[str, ...],
    format_name: str,
    output: str,
    packs: tuple[Path, ...],
    logs: ScanOptions,
) -> None:
    """Explain why logs show an article, or why not.

    For each symptom of the article: the entries that show it and what of them agrees, what they tell otherwise or do
    not tell, and what comes near it: the same id from another source, a code where nothing says that it is one, a part
    of the words.

    \b
    Examples:
      evcorr explain Q168845 System.evt
      evcorr explain 168845 exports/ --format json

    Exit status: 1 where the article is shown, 0 where it is not, 3 where some input could not be read.
    """
    signature = find_signature(load_signatures(packs or None), article)
    explanation = explain(signature, paths, logs)
    with text_output(output) as out:
        if format_name == "json":
            out.write(encode_document(explanation).decode())
        else:
            # rich takes long to import
            from evcorr.reporters.tree import write_tree

            write_tree(explanation, out)
    if explanation.problems:
        raise SystemExit(exits.INPUT_UNREADABLE)
    seen = any(symptom.verdict == "seen" for symptom in explanation.symptoms)
    raise SystemExit(exits.FOUND if seen else exits.NOTHING_FOUND)
