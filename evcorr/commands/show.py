"""`evcorr show`: one signature in words."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec

from evcorr.article import article_id
from evcorr.commands import options
from evcorr.commands.output import write_out
from evcorr.hint import is_hint
from evcorr.json_text import encode_document
from evcorr.packs.pack import load_signatures
from evcorr.reporters.description import describe_signature
from evcorr.reporters.wording import article_name
from evcorr.signature import Rarity, Signature


@click.command("show")
@click.argument("article", metavar="ARTICLE-ID")
@options.packs
@options.text_or_json
def command(article: str, packs: tuple[Path, ...], format_name: str) -> None:
    """Show in words what a signature looks for.

    What would be seen, and where the article says so; in which order, how often, at a start or an end of the machine,
    where it tells that; what was taken from other articles; how rare it is among the articles and in ordinary logs; the
    systems it applies to; what fixes it. ARTICLE-ID is Q168845, KB168845 or 168845, or
    what a report calls the article.

    \b
    Examples:
      evcorr show Q168845
      evcorr show 168845 --signatures ours.jsonl
      evcorr show Q168845 --format json
    """
    signature = find_signature(load_signatures(packs or None), article)
    if format_name == "json":
        write_out(encode_document(_row(signature)).decode())
    else:
        write_out(describe_signature(signature))


def _row(signature: Signature) -> dict[str, object]:
    """The facts of a signature, each observable with how rare it is and whether it is only a hint."""
    names = ("title", "status", "platforms", "fixed_in", "fix", "remedies", "related")
    symptoms = enumerate(zip(signature.observables, signature.rarities(), strict=True))
    return {
        "article": signature.id,
        **{name: getattr(signature, name) for name in names},
        "symptoms": [
            {
                "observable": item,
                "rarity": _figures(one),
                "hint": is_hint(item, one),
                "values": signature.values_of(number),
            }
            for number, (item, one) in symptoms
        ],
        "timings": signature.timings,
    }


def _figures(rarity: Rarity | None) -> dict[str, int] | None:
    """The figures of a rarity by name; packs keep them as a list."""
    return None if rarity is None else msgspec.structs.asdict(rarity)


def find_signature(signatures: tuple[Signature, ...], article: str) -> Signature:
    """The signature of an article by its id in any spelling, or by what reports call it; a usage error without one."""
    wanted = article_id(article).casefold()
    for signature in signatures:
        if article_id(signature.id).casefold() == wanted:
            return signature
    called = article_name(article).casefold()
    named = [signature for signature in signatures if article_name(signature.id).casefold() == called]
    if not named:
        raise click.UsageError(f"no signature of {article} here; an article that shows nothing observable has none")
    if len(named) > 1:
        raise click.UsageError(f"several articles are called so: {', '.join(one.id for one in named)}")
    return named[0]
