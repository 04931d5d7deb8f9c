"""`evcorr mine`: articles in, a signature pack out."""

from __future__ import annotations

from typing import BinaryIO

import click

from evcorr.commands import exits, options
from evcorr.commands.problems import tell_problems
from evcorr.commands.progress import progress_bar
from evcorr.mining.miner import Mined, mine
from evcorr.packs.pack import dump_pack


@click.command("mine")
@options.articles
@options.binary_output
@options.progress
def command(articles: tuple[str, ...], output: BinaryIO, progress: bool | None) -> None:
    """Make signatures of support articles.

    ARTICLE is a file, a folder or an archive of articles: of the Microsoft Knowledge Base (plain text that begins
    DOCUMENT:Q168845, or Markdown), of Microsoft Learn (Markdown), saved web pages (HTML), or your own runbooks in
    Markdown, with headings. The same articles give the same bytes.

    \b
    Examples:
      evcorr mine Q168845.TXT -o ours.jsonl
      evcorr mine kb-articles.zip -o kb.jsonl
      evcorr scan System.evtx --signatures kb.jsonl

    Exit status: 0 all read, 2 wrong usage, 3 some input was no article (the others are still mined).
    """
    with progress_bar(progress, "Mining", "articles") as watch:
        mined = mine(articles, watch)
    output.write(dump_pack(mined.signatures))
    _tell(mined)
    raise SystemExit(exits.INPUT_UNREADABLE if mined.problems else exits.NOTHING_FOUND)


def _tell(mined: Mined) -> None:
    """Say on standard error what was made of how many articles, and which show nothing."""
    tell_problems(mined.problems)
    for article in mined.silent:
        click.echo(f"{article.id}: nothing observable, so no signature ({article.title})", err=True)
    click.echo(f"{len(mined.signatures)} signatures from {mined.articles} articles", err=True)
