"""Mining: article files become signatures, and what shows nothing observable is named as such."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from evcorr.article import Article
from evcorr.errors import ArticleError
from evcorr.inputs import Input, find_inputs
from evcorr.mining.extractors import extract
from evcorr.mining.layouts import parse_article
from evcorr.observable import Observable
from evcorr.progress import Progress, Watch
from evcorr.record import Origin, Problem
from evcorr.signature import Signature, sign, sort_key

LARGEST_ARTICLE = 8 << 20
"""No article has as many bytes; a larger file is none."""


class MinedArticle(msgspec.Struct, frozen=True):
    """An article with its file's path and all that it lets somebody observe, symptoms and incidental."""

    path: str
    article: Article
    observables: tuple[Observable, ...]


class Mined(msgspec.Struct, frozen=True):
    """What a set of articles gave: signatures sorted by article, the articles that show nothing, and problems."""

    signatures: tuple[Signature, ...]
    silent: tuple[Article, ...]
    problems: tuple[Problem, ...]
    articles: int


def read_articles(paths: Iterable[Path | str]) -> Iterator[MinedArticle | Problem]:
    """Each article of files, folders and archives in order; a file that is none is a problem."""
    for item in find_inputs(paths):
        yield item if isinstance(item, Problem) else _read_article(item)


def _read_article(item: Input) -> MinedArticle | Problem:
    try:
        with item.open() as stream:
            data = stream.read(LARGEST_ARTICLE + 1)
        if len(data) > LARGEST_ARTICLE:
            return Problem(Origin(item.path), f"no article: larger than {LARGEST_ARTICLE >> 20} MiB")
        article = parse_article(data, path=item.path)
    except ArticleError as error:
        return Problem(Origin(item.path), f"no article: {error.reason}")
    except OSError as error:
        return Problem(Origin(item.path), error.strerror or str(error))
    return MinedArticle(item.path, article, extract(article))


def mine(paths: Iterable[Path | str], watch: Watch | None = None) -> Mined:
    """The signatures of all articles; of several editions of one article the newest is taken.

    `watch` is told after each article.
    """
    newest: dict[str, MinedArticle] = {}
    problems: list[Problem] = []
    articles = 0
    for item in read_articles(paths):
        if isinstance(item, Problem):
            problems.append(item)
            continue
        articles += 1
        known = newest.get(item.article.id)
        if known is None or _edition(item) > _edition(known):
            newest[item.article.id] = item
        if watch is not None:
            watch(Progress(item.path, articles))
    signed = [(item.article, sign(item.article, item.observables)) for item in newest.values()]
    return Mined(
        signatures=tuple(sorted((signature for _, signature in signed if signature is not None), key=sort_key)),
        silent=tuple(article for article, signature in signed if signature is None),
        problems=tuple(problems),
        articles=articles,
    )


def _edition(item: MinedArticle) -> tuple[str, int]:
    """Orders editions of one article: by date, then by how much they show."""
    modified = item.article.modified
    return (modified.isoformat() if modified else "", len(item.observables))
