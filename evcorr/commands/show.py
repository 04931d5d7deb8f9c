"""`evcorr show`: one signature in words."""

from __future__ import annotations

from pathlib import Path

import click

from evcorr.article import article_id
from evcorr.commands import options
from evcorr.packs.description import describe_signature
from evcorr.packs.pack import load_signatures
from evcorr.signature import Signature


@click.command("show")
@click.argument("article", metavar="ARTICLE-ID")
@options.packs
def command(article: str, packs: tuple[Path, ...]) -> None:
    """Show in words what a signature looks for.

    What would be seen, and where the article says so; the systems it applies to; what fixes it. ARTICLE-ID is
    Q168845, KB168845 or 168845.

    \b
    Examples:
      evcorr show Q168845
      evcorr show 168845 --signatures ours.jsonl
    """
    signature = _find(load_signatures(packs or None), article)
    if signature is None:
        raise click.UsageError(f"no signature of {article} here; an article that shows nothing observable has none")
    click.echo(describe_signature(signature), nl=False)


def _find(signatures: tuple[Signature, ...], article: str) -> Signature | None:
    """The signature of an article by its id in any spelling."""
    wanted = article_id(article).casefold()
    return next((signature for signature in signatures if article_id(signature.id).casefold() == wanted), None)
