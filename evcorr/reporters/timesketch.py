"""The log entries that show a finding as a timeline: JSON Lines that Timesketch imports as they are.

Its importer asks for `message`, `datetime` and `timestamp_desc` in each line, and takes `timestamp` (microseconds since
1970, UTC) and a list `tag`. The other fields have the names that Plaso gives those of an event log, so that searches
and analyzers written for Plaso find them. What has no time has no place in a timeline and is left out; a time without
zone is entered as if it were UTC, and `time_zone` says `local`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TextIO

import msgspec

from evcorr import phrases
from evcorr.article_address import address_of
from evcorr.report import Example, Finding, Report
from evcorr.reporters import advice, wording
from evcorr.text.escaping import clipped
from evcorr.timestamps import from_iso

MESSAGE_LIMIT = 2000
"""Characters of an entry's message."""

Row = dict[str, object]


def write_timesketch(report: Report, out: TextIO) -> None:
    """Write a line for each log entry of each finding, and for first and last sights, to a stream in UTF-8."""
    for finding in report.findings:
        for row in rows(finding):
            out.write(msgspec.json.encode({key: value for key, value in row.items() if value is not None}).decode())
            out.write("\n")


def rows(finding: Finding) -> Iterator[Row]:
    """The entries of a finding, each once, then its first and last time where none of them has it."""
    entries = {_place(example): example for one in finding.evidence for example in one.examples}
    for example in entries.values():
        if moment := _moment(example.time_created, "Event Logged"):
            yield moment | _about(finding, _said(example)) | _entry(example)
    shown = {example.time_created for example in entries.values()}
    for name, time in {"First Seen": finding.first_seen, "Last Seen": finding.last_seen}.items():
        if time not in shown and (moment := _moment(time, name)):
            yield moment | _about(finding, phrases.counted(finding.count, "time"))


def _place(example: Example) -> tuple[str, int | None, str]:
    return example.path, example.position, example.unit


def _moment(time: str | None, described: str) -> Row | None:
    """The three fields of time that Timesketch knows; None where the time is not known."""
    instant = from_iso(time)
    if instant is None or time is None:
        return None
    since = instant - datetime(1970, 1, 1, tzinfo=UTC)
    zoned = wording.ISO_TIME.fullmatch(time)
    return {
        "datetime": instant.isoformat(),
        "timestamp": (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds,
        "timestamp_desc": described,
        "time_zone": "UTC" if zoned and zoned[3] else "local",
    }


def _about(finding: Finding, said: str) -> Row:
    title = clipped(finding.title)
    article = phrases.short_name(finding.article)
    return {
        "message": f"{article} {title}: {said}",
        "data_type": "evcorr:finding",
        "article": article,
        "article_title": title,
        "article_url": address_of(finding.article),
        "grade": finding.grade.value,
        "score": finding.score,
        "applies": finding.applies,
        "what_to_do": advice.sentence(finding),
        "tag": ["evcorr", f"evcorr-{finding.grade}"],
    }


def _entry(example: Example) -> Row:
    return {
        "source_name": _shown(example.provider),
        "event_identifier": example.event_id,
        "event_channel": _shown(example.channel),
        "event_level_name": _shown(example.level),
        "computer_name": _shown(example.computer),
        "display_name": wording.input_name(example.path),
        f"{example.unit}_number": example.position,
    }


def _said(example: Example) -> str:
    return clipped(" ".join((example.message or "")[: 2 * MESSAGE_LIMIT].split()), MESSAGE_LIMIT) or "no message"


def _shown(text: str | None) -> str | None:
    return None if text is None else clipped(text)
