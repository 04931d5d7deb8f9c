"""What the user wants of a scan."""

from __future__ import annotations

from datetime import datetime, tzinfo
from pathlib import Path

import msgspec

from evcorr.grade import Grade
from evcorr.readers.reader import ReadOptions
from evcorr.record import Problem
from evcorr.scanning.filter import Filter
from evcorr.scanning.systems.windows_version import Version


class ScanOptions(msgspec.Struct, frozen=True, kw_only=True):
    """What to look at and what to report; the defaults look at everything and report what is at least likely."""

    filter: Filter = Filter()
    min_grade: Grade = Grade.LIKELY
    include_inapplicable: bool = False
    """Also report articles that are not about the system that the log shows."""
    system: Version | None = None
    """The Windows that wrote the logs, instead of what they tell themselves."""
    zone: tzinfo | None = None
    """The zone of times that are local and tell none."""
    reading: ReadOptions = ReadOptions()
    problems: tuple[Problem, ...] = ()
    """Met before the scan, to be reported with its own: faults of signature packs."""
    output: Path | None = None
    """Where the report goes: a file there is none of the logs, though it lies in a folder of them."""
    started: datetime | None = None
    """When the scan began, for the report; None takes SOURCE_DATE_EPOCH where it is set, else the clock."""
