"""Counts the events in ordinary logs that signatures name by source and id: count_ordinary.py LOGS...

Prints each that logs of two or more computers hold, for `evcorr/ordinary.py`: source, id, computers, records, articles.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict

import evcorr
from evcorr.errors import EvcorrError
from evcorr.inputs import Input, find_inputs
from evcorr.provider import canonical_provider
from evcorr.readers import read_input
from evcorr.readers.reader import ReadOptions

LEAST_COMPUTERS = 2


def main() -> int:
    """Count and print."""
    articles: defaultdict[tuple[str, int], set[str]] = defaultdict(set)
    for signature in evcorr.load_signatures():
        for item in signature.observables:
            if isinstance(item, evcorr.Event) and item.provider:
                articles[canonical_provider(item.provider), item.event_id].add(signature.id)
    records: Counter[tuple[str, int]] = Counter()
    computers: defaultdict[tuple[str, int], set[str | None]] = defaultdict(set)
    for found in find_inputs(sys.argv[1:]):
        for record in _records(found) if isinstance(found, Input) else ():
            for name in filter(None, (record.provider, record.event_source_name)):
                key = (canonical_provider(name), record.event_id or 0)
                if key in articles:
                    records[key] += 1
                    computers[key].add(record.computer)
    for key in sorted(computers):
        if len(computers[key]) >= LEAST_COMPUTERS:
            print(*key, len(computers[key]), records[key], len(articles[key]), sep="\t")
    return 0


def _records(source: Input) -> list[evcorr.Record]:
    try:
        return [item for item in read_input(source, ReadOptions())[1] if isinstance(item, evcorr.Record)]
    except EvcorrError:
        return []


if __name__ == "__main__":
    raise SystemExit(main())
