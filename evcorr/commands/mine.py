"""`evcorr mine`: articles in, signature packs out."""

from __future__ import annotations

import os
from pathlib import Path

import click

from evcorr.commands import exits, options
from evcorr.commands.output import byte_output, is_folder, refuse_inputs, told
from evcorr.commands.problems import tell_problems
from evcorr.commands.progress import progress_bar
from evcorr.mining.miner import Mined, mine
from evcorr.packs.pack import dump_pack, load_signatures
from evcorr.phrases import counted
from evcorr.text.escaping import visible


@click.command("mine")
@options.articles
@click.option(
    "-o",
    "--output",
    metavar="PACK",
    type=click.Path(readable=False, path_type=str),
    default="-",
    help="Pack to write, or a folder (packs/) for one pack a product family, instead of standard output.",
)
@click.option(
    "--alone",
    is_flag=True,
    help="Take what an article leaves out from the other articles alone: the pack does not depend on the signatures "
    "that come with this version of evcorr.",
)
@click.option(
    "--quote-fix",
    "quote",
    is_flag=True,
    help="Keep each article's own words on what to do, cut to 600 characters, so that reports show them; for articles "
    "that you may pass on, such as your own.",
)
@options.jobs
@options.progress
def command(articles: tuple[str, ...], output: str, alone: bool, quote: bool, jobs: int, progress: bool | None) -> None:
    """Make signatures of support articles.

    ARTICLE is a file, a folder or an archive of articles: of the Microsoft Knowledge Base (plain text that begins
    DOCUMENT:Q168845, or Markdown), of Microsoft Learn (Markdown), saved web pages (HTML), or your own runbooks in
    Markdown, Word (.docx) or plain text, with headings or with lines such as "Cause: ..." and "Fix: ...".

    What an article leaves out of an event (its source, log, level) is taken from the others, and from the signatures
    that come with evcorr, where they tell of the same event and agree; it is marked as inferred, with the article that
    it is from. Where there are thousands of articles, texts that many of them quote get less weight, and articles that
    show nothing else get no signature. The same articles give the same bytes.

    \b
    Examples:
      evcorr mine Q168845.TXT -o ours.jsonl
      evcorr mine kb-articles.zip -o kb.jsonl
      evcorr mine kb-articles.tar.xz -o packs/
      evcorr mine runbooks/ --quote-fix -o ours.jsonl
      evcorr scan System.evtx --signatures kb.jsonl

    Exit status: 0 all read, 2 wrong usage, 3 some input was no article (the others are still mined).
    """
    refuse_inputs(output, articles)
    with progress_bar(progress, "Mining", "articles") as watch:
        mined = mine(articles, watch, jobs=jobs, known=() if alone else load_signatures(), quote=quote)
    # a name that was mistyped empties no pack
    packs = _packs(mined, output) if mined.articles else {}
    for path, content in packs.items():
        with byte_output(path) as out:
            out.write(content)
    _tell(mined)
    if not mined.articles:
        _say("nothing is written")
    raise SystemExit(exits.INPUT_UNREADABLE if mined.problems else exits.NOTHING_FOUND)


def _packs(mined: Mined, output: str) -> dict[str, bytes]:
    """The content of each pack by its path: one pack, or one a family in a folder, which is made if need be."""
    folder = Path(output)
    if not is_folder(output) and not output.endswith(("/", os.sep)):
        return {output: dump_pack(mined.signatures)}
    with told(output):
        folder.mkdir(parents=True, exist_ok=True)
    return {str(folder / f"{name}.jsonl"): dump_pack(known) for name, known in mined.by_family().items()}


def _tell(mined: Mined) -> None:
    """Say on standard error what was made of how many articles, and which show nothing."""
    tell_problems(mined.problems)
    if mined.articles <= _FEW:
        for article in mined.silent:
            _say(f"{article.id}: nothing observable, so no signature ({article.title})")
        for article in mined.vague:
            _say(f"{article.id}: nothing that tells it from other problems ({article.title})")
        for one in mined.superseded:
            _say(f"{one.path}: left out: {one.taken} is {one.id} as well")
    else:
        _say(f"{counted(len(mined.silent), 'article')} with nothing observable")
        _say(f"{counted(len(mined.vague), 'article')} with nothing that tells them from other problems")
        _say(f"{counted(len(mined.superseded), 'file')} left out, as others have the same article")
    _say(f"{counted(len(mined.signatures), 'signature')} from {counted(mined.articles, 'article')}")


def _say(line: str) -> None:
    click.echo(visible(line), err=True)


_FEW = 100
"""Of more articles, those without a signature are counted and not listed; `evcorr articles` shows what is in each."""
