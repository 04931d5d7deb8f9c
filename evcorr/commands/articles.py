"""`evcorr articles`: what is seen in each article, as JSON Lines."""

from __future__ import annotations

import click

from evcorr.commands import exits, options
from evcorr.commands.output import byte_output, refuse_inputs
from evcorr.commands.problems import describe
from evcorr.json_text import encode_line
from evcorr.mining.reading import MinedArticle, read_articles
from evcorr.record import Problem


@click.command("articles")
@options.articles
@click.option("--format", "format_name", type=click.Choice(["jsonl"]), default="jsonl", show_default=True)
@options.output
def command(articles: tuple[str, ...], format_name: str, output: str) -> None:  # noqa: ARG001 - one format so far
    """Show what each article lets somebody observe.

    Writes one JSON object a line for each article: its id, title, platforms, fix, related articles, path, and every
    observable with its role (symptom or incidental), the section it stands in and the line.

    \b
    Examples:
      evcorr articles Q168845.TXT
      evcorr articles kb-articles.zip | jq 'select(.observables == []) | .article'

    Exit status: 0 all read, 2 wrong usage, 3 some input was no article (the others are still shown).
    """
    problems = 0
    refuse_inputs(output, articles)
    with byte_output(output) as out:
        for item in read_articles(articles):
            if isinstance(item, Problem):
                problems += 1
                click.echo(describe(item), err=True)
            else:
                out.write(encode_line(_row(item)) + b"\n")
    raise SystemExit(exits.INPUT_UNREADABLE if problems else exits.NOTHING_FOUND)


def _row(item: MinedArticle) -> dict[str, object]:
    """One article in the form of the labels, with its path."""
    article = item.article
    return {
        "article": article.id,
        "title": article.title,
        "platforms": article.platforms,
        "fixed_in": article.fixed_in,
        "related": article.related,
        "observables": item.observables,
        "path": item.path,
    }
