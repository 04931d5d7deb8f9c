"""What a reader of one input format is: a name, what it gives, how it tells its format, how it reads."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

import msgspec

from evcorr.inputs import Input
from evcorr.record import Extent, Outline, Problem, Record, Sketch
from evcorr.screen import Screen, StoredScreens


class ReadOptions(msgspec.Struct, frozen=True):
    """What the user says about inputs, instead of what they show themselves."""

    encoding: str | None = None
    """The text encoding."""
    format: str | None = None
    """The name of the reader."""
    day_first: bool | None = None
    """Whether dates that go both ways have the day before the month."""
    year: int | None = None
    """The year of the first entry, for logs whose times have none."""
    screen: Screen | None = None
    """What tells where in a text it is worth looking; without one, records are made of all of it."""
    stored: StoredScreens | None = None
    """What gives the screen for records in binary form, of which those not worth a look need only be counted."""
    sketches: bool = False
    """Whether sketches will do where making no records saves time."""


Entry: TypeAlias = Record | Sketch | Outline | Problem | Extent
"""What a reader gives; sketches and outlines only to those who ask for them."""

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

TEXT_FIELDS = (
    "provider",
    "event_id",
    "level",
    "task",
    "channel",
    "computer",
    "time_created",
    "user_id",
    "message",
)
"""Those that tools print for people to read."""


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
    read: Callable[[Input, ReadOptions], Iterator[Entry]]
    sign: str
    """What in an input's first bytes shows the format, in words that go on from "because of"."""
    streams: bool = False
    """Whether inputs are read once from front to back, so that a pipe need not be kept."""
    pieces: Callable[[Input, ReadOptions], Sequence[Input]] | None = None
    """Splits a large file into pieces that can be read apart, in whatever process; None where that can't be done."""
