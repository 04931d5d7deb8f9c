"""Times mining: time_mining.py ARTICLES... [--jobs N] [--rounds 1].

The articles are mined as `evcorr mine` does it, each round in a process of its own; prints Markdown. Of the time by the
clock it tells how much passes before the last article is read, and how much while the articles are compared. Time of
processors and memory are those of all processes together, and of the largest one.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.environment import timed_environment
from evcorr.mining.miner import mine
from evcorr.running.collector import collect_rarely
from evcorr.running.progress import Progress

ROUND = "--one-round"


def measure(articles: list[str], jobs: int) -> dict[str, float]:
    """What one round takes in this process and those that help it."""
    collect_rarely()
    begun = last = time.monotonic()

    def watch(_progress: Progress) -> None:
        nonlocal last
        last = time.monotonic()

    mined = mine(articles, watch, jobs=jobs)
    ended = time.monotonic()
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return {
        "articles": mined.articles,
        "signatures": len(mined.signatures),
        "reading": last - begun,
        "comparing": ended - last,
        "processors": sum(one.ru_utime + one.ru_stime for one in used),
        "memory": max(one.ru_maxrss for one in used) / 1024,
    }


def row(round_: dict[str, float]) -> str:
    """A row of the table."""
    wall = round_["reading"] + round_["comparing"]
    return (
        f"| {round_['articles']:,} | {round_['signatures']:,} | {wall:.1f} = {round_['reading']:.1f} + "
        f"{round_['comparing']:.1f} | {round_['processors']:.1f} | {round_['articles'] / wall:,.0f} | "
        f"{round_['memory']:.0f} |"
    )


def main() -> None:
    """Measure, or print the table of what was measured."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("articles", nargs="+")
    arguments.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    arguments.add_argument("--rounds", type=int, default=1)
    arguments.add_argument(ROUND, action="store_true", help=argparse.SUPPRESS)
    given = arguments.parse_args()
    if given.one_round:
        print(json.dumps(measure(given.articles, given.jobs)))
        return
    print("| articles | signatures | s: reading + comparing | s of processors | articles a second | MiB |")
    print("| ---: | ---: | ---: | ---: | ---: | ---: |")
    command = [sys.executable, __file__, ROUND, "--jobs", str(given.jobs), *given.articles]
    for _ in range(given.rounds):
        done = subprocess.run(command, capture_output=True, check=True, env=timed_environment())  # noqa: S603 - ourselves
        print(row(json.loads(done.stdout)), flush=True)


if __name__ == "__main__":
    main()
