"""What a reader gives: records of logs and problems of inputs, each with the place it came from."""

from __future__ import annotations

import enum
from datetime import datetime, timedelta
from typing import ClassVar, Literal, NamedTuple, TypeAlias

import msgspec

Unit = Literal["record", "line", "byte"]
"""What a position counts: `record` is the log's own EventRecordID, `line` counts from 1, `byte` from 0."""


class Level(enum.StrEnum):
    """A record's level in the words of Event Viewer; the two audits are levels of classic logs only."""

    CRITICAL = "Critical"
    ERROR = "Error"
    WARNING = "Warning"
    INFORMATION = "Information"
    VERBOSE = "Verbose"
    SUCCESS_AUDIT = "Success Audit"
    FAILURE_AUDIT = "Failure Audit"


LEVEL_BY_NUMBER = {
    1: Level.CRITICAL,
    2: Level.ERROR,
    3: Level.WARNING,
    4: Level.INFORMATION,
    5: Level.VERBOSE,
    0: Level.INFORMATION,
}
"""`System/Level` of the Windows event schema (0 is "log always", which Event Viewer shows as Information)."""

LEVEL_BY_EVENT_TYPE = {
    0: Level.INFORMATION,
    1: Level.ERROR,
    2: Level.WARNING,
    4: Level.INFORMATION,
    8: Level.SUCCESS_AUDIT,
    16: Level.FAILURE_AUDIT,
}
"""`EventType` of a classic EVENTLOGRECORD."""


QUIET_LEVELS = frozenset({Level.INFORMATION, Level.VERBOSE, Level.SUCCESS_AUDIT})
"""Levels of what goes as it should, unless an article says otherwise."""


def is_quiet(level: Level | None) -> bool:
    """Whether a record of this level reports no fault; one that tells no level may."""
    return level in QUIET_LEVELS


class Origin(msgspec.Struct, frozen=True):
    """Where something stands: the input's path (`archive!member` inside an archive) and the position in it."""

    path: str
    position: int | None = None
    unit: Unit = "record"


class Problem(msgspec.Struct, frozen=True):
    """What could not be read, and why, in words for the person who sent the input."""

    origin: Origin
    reason: str
    of_all: bool = False
    """Whether it concerns all of the input, and is told once of it, though several pieces of it tell."""


class Extent(msgspec.Struct, frozen=True):
    """How much text was read: so many lines, and the times that the first and the last one with a time begin with."""

    lines: int
    first: datetime | None = None
    last: datetime | None = None


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of a log, as every reader gives it; what the input does not tell is None or empty.

    A record of a text log may be only `origin`, `message` and perhaps `time_created`. Times are aware UTC where the
    input tells the zone, else naive: the local time of the machine that wrote the log.
    """

    origin: Origin
    provider: str | None = None
    event_source_name: str | None = None
    """`Provider/@EventSourceName`: the classic name of a provider that now has a manifest."""
    event_id: int | None = None
    """The low 16 bits of the identifier."""
    qualifiers: int | None = None
    """The high 16 bits of a classic identifier."""
    level: Level | None = None
    task: str | None = None
    channel: str | None = None
    computer: str | None = None
    time_created: datetime | None = None
    record_id: int | None = None
    user_id: str | None = None
    message: str | None = None
    """The rendered description, or for text logs the entry's own lines, joined by line feeds."""
    data: tuple[tuple[str, str], ...] = ()
    """EventData or UserData as (name, value) in order; the name is "" for classic insertion strings."""
    binary: bytes = b""
    recovered: bool = False
    """Found outside the log's live part: overwritten or cut off, not yet erased."""
    overlap: int = 0
    """So many first characters of `message` were the end of the record before: matches inside are no news."""
    rejoined: bool = False
    """The lines of `message` were put together again: only words that go on from one to the next are news."""
    among_lines: bool = False
    """Found among the lines of a text, which are counted in an `Extent`: it does not count as a record itself."""


class Source(NamedTuple):
    """By whom an event was logged, and where, as its record tells it."""

    computer: str | None
    channel: str | None
    provider: str | None
    event_source_name: str | None


CLOCK_STEP = timedelta(minutes=5)
"""Records are written a little out of order by several threads; only a longer step is one of the clock."""


Stand: TypeAlias = tuple[str | None, datetime]
"""A computer, and what its clock showed, in UTC or taken for it."""


class Steps(NamedTuple):
    """How the clock went in a row of records: where it began and ended, and its steps of more than `CLOCK_STEP`."""

    first: Stand
    last: Stand
    later: int
    earlier: int


class Sketch(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What of a record is looked at first, and most often last: enough to count it, and to see whether it may matter.

    The fields are those of `Record`. `text` is what the record shows: its message, or its data values one a line.
    """

    recovered: ClassVar[bool] = False
    among_lines: ClassVar[bool] = False

    provider: str | None
    event_source_name: str | None
    event_id: int | None
    channel: str | None
    computer: str | None
    time_created: datetime | None
    text: str

    def record(self) -> Record:
        """The whole record."""
        raise NotImplementedError


class Outline(msgspec.Struct, frozen=True, kw_only=True):
    """Records that follow one another, counted, of which only those are sketched that may be worth a look."""

    records: int
    sources: tuple[tuple[Source, int], ...]
    """Who logged how many of them, in the order of the first of each."""
    first: datetime
    last: datetime
    """The earliest and the latest time."""
    steps: Steps
    sketches: tuple[tuple[int, Sketch], ...]
    """Each with its place among the records, from 0 on."""
    sample: tuple[tuple[int, Sketch], ...] = ()
    """All others, which should show nothing, for somebody to see that they do not; mostly left out."""
