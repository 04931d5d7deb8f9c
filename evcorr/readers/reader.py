"""What a reader of one input format is: a name, what it gives, how it tells its format, how it reads."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from evcorr.inputs import Input
from evcorr.record import Problem, Record


class ReadOptions(msgspec.Struct, frozen=True):
    """What the user says about inputs; `encoding` is the text encoding to use instead of the one found."""

    encoding: str | None = None


EVENT_FIELDS = (
    "provider",
    "event_id",
    "qualifiers",
    "level",
    "task",
    "channel",
    "computer",
    "time_created",
    "record_id",
    "user_id",
    "data",
    "binary",
)
"""The fields of `Record` that every format of event records can fill."""


class Reader(msgspec.Struct, frozen=True):
    """One input format.

    `sniff` takes the first 4 KiB of an input. `read` opens and closes the input itself, yields records in
    file order and a problem for whatever is mended or lost; it raises UnreadableInputError only if nothing at all
    could be read.
    """

    name: str
    title: str
    """Who writes the format, in words."""
    gives: tuple[str, ...]
    """The fields of `Record` that the format can fill."""
    sniff: Callable[[bytes], bool]
    read: Callable[[Input, ReadOptions], Iterator[Record | Problem]]
