"""The findings report: one frozen document that every reporter draws from, and that loads again from its JSON.

The JSON is a contract (`schema` names its version): keys are only ever added. Times are ISO 8601, UTC with a `Z`, or
local without a zone where the input does not tell; null where there is none.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from evcorr.article import Platform
from evcorr.errors import ReportError
from evcorr.grade import Grade
from evcorr.json_text import encode_document
from evcorr.observable import Observable
from evcorr.record import Problem, Unit
from evcorr.remedy import Remedy

SCHEMA = "evcorr-report/1"


Applies = Literal["yes", "no", "unknown"]


class Example(msgspec.Struct, frozen=True, kw_only=True):
    """One log entry that shows an observable: where it stands, its fields, and what of it agreed with the article."""

    path: str
    position: int | None
    unit: Unit
    time_created: str | None
    provider: str | None
    event_id: int | None
    channel: str | None
    computer: str | None
    level: str | None
    message: str | None
    """The entry's words: its message, or its data values; of a long one the part around the words that matched."""
    agreed: tuple[str, ...]
    """Names of what agrees: `provider event_id text code module params image exception`."""
    spans: tuple[tuple[int, int], ...] = ()
    """Half-open ranges of characters of `message` that matched the article's words."""


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """One symptom of the article (`observable.where` is its section), and the log entries that show it."""

    observable: Observable
    grade: Grade
    count: int
    examples: tuple[Example, ...]


class Incident(msgspec.Struct, frozen=True, kw_only=True):
    """Entries of one finding on one computer that follow each other closely in event time."""

    computer: str | None
    first_seen: str | None
    last_seen: str | None
    count: int
    symptoms: tuple[int, ...]
    """Which symptoms it shows, by their places (from 0) in the finding's `evidence`."""
    note: str | None = None
    """What else happened then, or how it fits what the article says of order and distance in time; in words."""


class Timeline(msgspec.Struct, frozen=True, kw_only=True):
    """How many entries fall into each of up to 48 equal parts of the time from `first` to `last`."""

    first: str
    last: str
    counts: tuple[int, ...]


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """An article whose symptoms the logs show; `rank` counts from 1, `score` runs from 0 to 1."""

    article: str
    title: str
    rank: int
    score: float
    grade: Grade
    applies: Applies
    applies_why: str
    count: int
    first_seen: str | None
    last_seen: str | None
    computers: tuple[str, ...]
    fixed_in: str | None
    fix: str | None
    """What to do, in a sentence or two, where the signature says it."""
    platforms: tuple[Platform, ...]
    related: tuple[str, ...]
    status: str
    """`mined` or `reviewed`: who vouches for the signature."""
    symptoms: int
    """How many symptoms the signature has; `evidence` holds those that were seen."""
    evidence: tuple[Evidence, ...]
    incidents: tuple[Incident, ...] = ()
    """The earliest ones; hints count only where there is nothing better."""
    incidents_left_out: int = 0
    """Incidents beyond those listed."""
    timeline: Timeline | None = None
    """None where no entry tells its time."""
    rate: float | None = None
    """Entries an hour where they come as a storm (100 and more, one a minute or faster)."""
    group: int = 0
    """Findings of the same number (from 1) are shown by the same entries in the same way; 0 in older reports."""
    tell_apart: tuple[str, ...] = ()
    """What would tell this finding from the others of its group, in words."""
    reasons: tuple[str, ...] = ()
    """What speaks for and against it, in words."""
    remedies: tuple[Remedy, ...] = ()
    """Where the article says what to do, and what it names there."""
    outdone: bool = False
    """Whether it stands on one symptom, and other articles agree better with each entry that shows it."""


class Unordered(msgspec.Struct, frozen=True, kw_only=True):
    """Records of an input whose place in time is not sure, how many, and why in words."""

    path: str
    records: int
    reason: str


class System(msgspec.Struct, frozen=True):
    """Which Windows an input shows, from which time on."""

    os: str
    service_pack: str | None
    since: str | None
    version: str | None = None
    """`5.1.2600`, or without the build where it is not known."""
    edition: str | None = None
    """The product as Windows calls itself, where the input tells it."""
    computer: str | None = None
    """The computer that ran it, where the input tells its name."""


class InputSummary(msgspec.Struct, frozen=True, kw_only=True):
    """One input: what read it, how much was in it, and how many problems were met."""

    path: str
    format: str
    records: int
    problems: int
    first: str | None
    last: str | None
    computers: tuple[str, ...]
    systems: tuple[System, ...]
    times: Literal["utc", "local", "mixed"] | None = None
    """Whether the times are UTC or the machine's own; null where there are none."""
    same_as: str | msgspec.UnsetType = msgspec.UNSET
    """The input before that has the same content, byte for byte: that one counts, and nothing of this one."""


class Checked(msgspec.Struct, frozen=True):
    """How many records of one provider (null: text without one) on one channel were read."""

    channel: str | None
    provider: str | None
    records: int


class SignatureSet(msgspec.Struct, frozen=True):
    """The signatures looked for: how many, and a digest of their content that is the same for the same ones."""

    count: int
    digest: str


class ReportedProblem(msgspec.Struct, frozen=True):
    """What could not be read: path, position (see `unit`) where there is one, and the reason in words."""

    path: str
    position: int | None
    unit: Unit
    reason: str

    @classmethod
    def of(cls, problem: Problem) -> ReportedProblem:
        """A problem as a report tells it."""
        return cls(problem.origin.path, problem.origin.position, problem.origin.unit, problem.reason)


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """What one scan found, what it read, what it could not read; findings stand in rank order, best first."""

    schema: str = SCHEMA
    evcorr_version: str
    started: str
    signatures: SignatureSet
    inputs: tuple[InputSummary, ...]
    records_read: int
    findings: tuple[Finding, ...]
    problems: tuple[ReportedProblem, ...]
    problems_left_out: int = 0
    """Problems beyond those listed: each input lists only so many."""
    checked: tuple[Checked, ...] = ()
    """Most frequent first."""
    below_grade: int = 0
    """Articles with hints too weak for the asked grade, and so not among the findings."""
    not_applicable: int = 0
    """Articles left out because they do not apply to the system the log shows."""
    signatures_in_reach: int = 0
    """Signatures that this input could have shown: of a provider that was seen, or found by words or codes."""
    unordered: tuple[Unordered, ...] = ()
    """What could not be put in order of time."""
    narrowed: tuple[str, ...] = ()
    """What the user asked of entries (a time, a log, a level), each in words; others were read and not looked at."""


def encode_report(report: Report) -> bytes:
    """The report as one JSON document, UTF-8, indented by two, ending in a line feed."""
    return encode_document(report)


def decode_report(document: bytes) -> Report:
    """The report that `encode_report` wrote; raises ReportError, saying what is wrong, if it is none."""
    try:
        report = msgspec.json.decode(document, type=Report)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ReportError(f"not a saved evcorr report: {error}") from error
    if report.schema != SCHEMA:
        raise ReportError(f"report of schema {report.schema!r}; this version reads {SCHEMA!r}")
    return report
