"""A profile of public sample logs: on how many computers an event, a code, or a message's words are seen.

`benchmarks/count_ordinary.py` counts them and writes `data/ordinary.tsv.gz`: `event`, provider and id, `error` and the
code's identity, `words` and the hash of three words in a row, each with the number of computers. What the logs of one
computer alone hold is left out; of words there are only the hashes, for they may be somebody's names.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import TypeAlias

from evcorr.codes import identity, parse_code
from evcorr.data_file import read_table
from evcorr.observable import Crash, ErrorCode, Event, Message, Observable, Stop
from evcorr.provider import canonical_provider
from evcorr.text.folding import words
from evcorr.text.pattern import GAP

LEAST_COMPUTERS = 2
"""What so many computers show is ordinary."""

_IN_A_ROW = 3

Feature: TypeAlias = tuple[str, int]
"""What is counted: of an event the canonical provider and the id, of a code `""` and its identity, of words `*`."""


def event_feature(provider: str, event_id: int) -> Feature:
    """An event by its source and id."""
    return canonical_provider(provider), event_id


def code_feature(value: int) -> Feature:
    """An error code by its identity, given its unsigned value."""
    return "", identity(value)


def word_features(text: str) -> Iterator[Feature]:
    """Each three words in a row of a text; those of a pattern on both sides of a gap are not in a row."""
    for part in text.split(GAP):
        said = words(part)
        for start in range(len(said) - _IN_A_ROW + 1):
            yield "*", zlib.crc32(" ".join(said[start : start + _IN_A_ROW]).encode())


def computers_showing(observable: Observable) -> int:
    """On how many computers of the profile the same event or code is seen, or all the words of a message; 0 for few."""
    match observable:
        case Event(event_id=event_id, provider=str(provider)):
            return _profile().get(event_feature(provider, event_id), 0)
        case ErrorCode(code=code):
            value = parse_code(code)
            return 0 if value is None else _profile().get(code_feature(value), 0)
        case Message(text=text):
            return min((_profile().get(feature, 0) for feature in word_features(text)), default=0)
        case Event() | Stop() | Crash():
            return 0


def is_ordinary(observable: Observable) -> bool:
    """Whether what identifies an observable (source and id, code, or words) is seen in ordinary logs."""
    return computers_showing(observable) >= LEAST_COMPUTERS


@cache
def _profile() -> Mapping[Feature, int]:
    return dict(_features(read_table("ordinary", "data", "ordinary.tsv.gz")))


def _features(rows: Iterable[list[str]]) -> Iterator[tuple[Feature, int]]:
    """Each feature with its computers; a provider's names of several eras count as the one that most show."""
    for kind, *named, value, computers in sorted(rows, key=lambda row: int(row[-1])):
        match kind:
            case "event":
                yield event_feature(named[0], int(value)), int(computers)
            case "error":
                yield code_feature(int(value)), int(computers)
            case _:
                yield ("*", int(value)), int(computers)
