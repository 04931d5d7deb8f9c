"""Counts what ordinary logs hold, for the profile that comes with evcorr: count_ordinary.py LOGS...

Writes evcorr/ordinary/data/ordinary.tsv.gz: events, error codes and words that the logs of two or more computers hold.
Prints how many of each there are, and those that articles name: event and id, or code, computers, articles.
"""

from __future__ import annotations

import gzip
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import evcorr
from evcorr.codes import identity, parse_code
from evcorr.errors import EvcorrError
from evcorr.inputs import Input, find_inputs
from evcorr.matching.shown import show
from evcorr.ordinary.profile import LEAST_COMPUTERS, code_feature, event_feature, word_features
from evcorr.readers import read_input
from evcorr.readers.reader import ReadOptions

PROFILE = Path(__file__).parents[1] / "evcorr" / "ordinary" / "data" / "ordinary.tsv.gz"

Row = tuple[str, ...]
"""A line of the profile without its count."""


def main() -> int:
    """Count, write and print."""
    computers: defaultdict[Row, set[str]] = defaultdict(set)
    for source in find_inputs(sys.argv[1:]):
        for record in _records(source) if isinstance(source, Input) else ():
            for row in _rows(record):
                computers[row].add(record.computer or record.origin.path)
    if not computers:
        raise SystemExit("no records there: the profile stays as it is")
    kept = {row: len(seen) for row, seen in sorted(computers.items()) if len(seen) >= LEAST_COMPUTERS}
    content = "".join("\t".join((*row, str(count))) + "\n" for row, count in kept.items())
    # without a time, so that the same profile is the same file
    PROFILE.write_bytes(gzip.compress(content.encode(), mtime=0))
    for kind in ("event", "error", "words"):
        print(f"{sum(row[0] == kind for row in kept)} of {sum(row[0] == kind for row in computers)} {kind} kept")
    _print_named(kept)
    return 0


def _records(source: Input) -> Iterator[evcorr.Record]:
    try:
        yield from (item for item in read_input(source, ReadOptions())[1] if isinstance(item, evcorr.Record))
    except EvcorrError:
        return


def _rows(record: evcorr.Record) -> Iterator[Row]:
    """What is counted of a record."""
    for name in filter(None, {record.provider, record.event_source_name}):
        yield "event", name, str(record.event_id or 0)
    shown = show(record)
    for error in shown.errors:
        value = parse_code(error.what.code)
        if value is not None:
            yield "error", str(identity(value))
    for line in shown.text.splitlines():
        for _, hashed in word_features(line):
            yield "words", str(hashed)


def _print_named(kept: dict[Row, int]) -> None:
    """Print what of the profile signatures look for."""
    named: defaultdict[tuple[str, int], set[str]] = defaultdict(set)
    for signature in evcorr.load_signatures():
        for item in signature.observables:
            if isinstance(item, evcorr.Event) and item.provider:
                named[event_feature(item.provider, item.event_id)].add(signature.id)
            elif isinstance(item, evcorr.ErrorCode) and (value := parse_code(item.code)) is not None:
                named[code_feature(value)].add(signature.id)
    for row, count in kept.items():
        feature = event_feature(row[1], int(row[2])) if row[0] == "event" else code_feature(int(row[1]))
        if row[0] != "words" and feature in named:
            print(*row, count, len(named[feature]), sep="\t")


if __name__ == "__main__":
    raise SystemExit(main())
