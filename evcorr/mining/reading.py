"""Reading articles: files are parsed and their observables extracted, in several processes where there are many."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import TypeAlias

import msgspec

from evcorr.article import Article
from evcorr.errors import ArticleError, reason_of
from evcorr.inputs import Input, find_inputs
from evcorr.mining.extractors import MOST, extract_most
from evcorr.mining.layouts import parse_article
from evcorr.mining.layouts.word import is_other_part
from evcorr.mining.remedy import find_remedies, quote_remedy
from evcorr.mining.times import find_timings
from evcorr.observable import Observable
from evcorr.record import Origin, Problem
from evcorr.remedy import Remedy
from evcorr.running.processes import worker_pool
from evcorr.timing import Timing

LARGEST_ARTICLE = 8 << 20
"""No article has as many bytes; a larger file is none."""

_USUAL_SIZE = 1 << 15
"""Few articles have as many bytes."""

_BATCH = 64
"""Files that a process is given at a time; fewer files than that are read without other processes."""

_BATCH_SIZE = 2 << 20
"""Bytes after which a batch is full, so that a few large files do not fill the memory."""

_WAITING = 4
"""Batches that are under way or done for each process; more would only fill the memory."""


class MinedArticle(msgspec.Struct, frozen=True):
    """An article with its file's path and all that it lets somebody observe, symptoms and incidental.

    The article's sections are left out: whoever needs their text parses the file.
    """

    path: str
    article: Article
    observables: tuple[Observable, ...]
    timings: tuple[Timing, ...] = ()
    """What it says of when they are seen."""
    remedies: tuple[Remedy, ...] = ()
    """What it says to do."""
    quote: str | None = None
    """Its own words on that, where they were asked for."""


_File: TypeAlias = tuple[str, bytes]
"""The path and content of an article's file."""

_MineBatch: TypeAlias = Callable[[list[_File | Problem]], list[MinedArticle | Problem]]


def read_articles(
    paths: Iterable[Path | str], jobs: int = 1, *, quote: bool = False
) -> Iterator[MinedArticle | Problem]:
    """Each article of files, folders and archives in order; a file that is none is a problem.

    One that names more than is taken of an article is followed by a problem. With `jobs` processes the same comes in
    the same order. `quote` asks for the articles' own words on what to do. Raises EvcorrError if a process is killed.
    """
    batches = _batches(map(_load, find_inputs(paths)))
    mine_batch = partial(_mine_batch, quote=quote)
    first = next(batches, [])
    second = next(batches, None) if jobs > 1 else None
    if second is None:
        yield from chain.from_iterable(map(mine_batch, chain([first], batches)))
        return
    with worker_pool(jobs) as pool:
        yield from _in_order(pool, mine_batch, chain([first, second], batches), jobs * _WAITING)


def _load(item: Input | Problem) -> _File | Problem:
    """The content of a file, read here because a member of an archive can only be read before the next one."""
    if isinstance(item, Problem):
        return item
    try:
        with item.open() as stream:
            # room for the largest takes longer to make than most articles take to be read
            data = stream.read(_USUAL_SIZE)
            if len(data) == _USUAL_SIZE:
                data += stream.read(LARGEST_ARTICLE + 1 - _USUAL_SIZE)
    except OSError as error:
        return Problem(Origin(item.path), reason_of(error))
    if len(data) > LARGEST_ARTICLE:
        return Problem(Origin(item.path), f"no article: larger than {LARGEST_ARTICLE >> 20} MiB")
    return item.path, data


def _batches(files: Iterable[_File | Problem]) -> Iterator[list[_File | Problem]]:
    """The files in lists of up to `_BATCH`, or fewer large ones."""
    batch: list[_File | Problem] = []
    size = 0
    for file in files:
        batch.append(file)
        size += 0 if isinstance(file, Problem) else len(file[1])
        if len(batch) >= _BATCH or size >= _BATCH_SIZE:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _in_order(
    pool: ProcessPoolExecutor, mine_batch: _MineBatch, batches: Iterator[list[_File | Problem]], waiting: int
) -> Iterator[MinedArticle | Problem]:
    """What the processes make of the batches, in the batches' order."""
    futures = deque(pool.submit(mine_batch, batch) for batch in islice(batches, waiting))
    while futures:
        done = futures.popleft().result()
        futures.extend(pool.submit(mine_batch, batch) for batch in islice(batches, 1))
        yield from done


def _mine_batch(batch: list[_File | Problem], *, quote: bool) -> list[MinedArticle | Problem]:
    mined = chain.from_iterable((item,) if isinstance(item, Problem) else _mine(*item, quote=quote) for item in batch)
    # of a Word document only the part that holds its text is looked for
    return [item for item in mined if not (isinstance(item, Problem) and is_other_part(item.origin.path))]


def _mine(path: str, data: bytes, *, quote: bool) -> Iterator[MinedArticle | Problem]:
    """What is made of one file."""
    try:
        article = parse_article(data, path=path)
    except ArticleError as error:
        yield Problem(Origin(path), f"no article: {error.reason}")
        return
    extraction = extract_most(article)
    yield _mined(path, article, extraction.observables, quote=quote)
    if not extraction.is_whole:
        yield Problem(Origin(path), f"names more than {MOST:,} observables: what stands behind them is left out")


def _mined(path: str, article: Article, observables: tuple[Observable, ...], *, quote: bool) -> MinedArticle:
    """An article with its observables, and what goes with them."""
    timings = find_timings(article, observables)
    bare = msgspec.structs.replace(article, sections=())
    if not observables:
        return MinedArticle(path, bare, observables)
    remedies = find_remedies(article)
    words = quote_remedy(article, remedies) if quote else None
    return MinedArticle(path, bare, observables, timings, remedies, words)
