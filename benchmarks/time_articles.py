"""Times how long each article takes to be read and taken apart: time_articles.py ARTICLES...

Prints how many took longer than some bounds, and the slowest; exits with 1 if one took longer than MOST_SECONDS of
a processor's time.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator

from evcorr.errors import ArticleError
from evcorr.inputs import Input, find_inputs
from evcorr.mining.extractors import extract
from evcorr.mining.layouts import parse_article

MOST_SECONDS = 0.5

_BOUNDS = (0.005, 0.02, 0.05, 0.1, 0.2)

_SLOWEST = 10


def timed(paths: Iterable[str]) -> Iterator[tuple[float, str]]:
    """The seconds of a processor's time that each article takes, and its path; what is no article takes time too."""
    for source in find_inputs(paths):
        if not isinstance(source, Input):
            continue
        with source.open() as stream:
            data = stream.read()
        begun = time.process_time()
        try:
            extract(parse_article(data, path=source.path))
        except ArticleError as error:
            print(f"no article: {error.reason}")
        yield time.process_time() - begun, source.path


def main() -> int:
    """Time all and print."""
    seconds = sorted(timed(sys.argv[1:]), reverse=True)
    print(f"{len(seconds)} articles in {sum(taken for taken, _ in seconds):.1f} s of a processor")
    for bound in _BOUNDS:
        slow = sum(taken > bound for taken, _ in seconds)
        print(f"{slow:6} took more than {bound * 1000:.0f} ms")
    for taken, path in seconds[:_SLOWEST]:
        print(f"{taken * 1000:7.1f} ms  {path}")
    return 1 if seconds and seconds[0][0] > MOST_SECONDS else 0


if __name__ == "__main__":
    raise SystemExit(main())
