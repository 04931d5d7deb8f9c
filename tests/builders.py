"""Builders of the project's values with defaults, for tests to say only what they are about."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

from evcorr.inputs import Input
from evcorr.observable import Event, Observable
from evcorr.record import Origin, Record
from evcorr.signature import Signature


def record(message: str | None = None, **fields: Any) -> Record:
    """A record at place 1 of `System.evt`."""
    return Record(**{"origin": Origin("System.evt", 1), "message": message, **fields})


def source_of(content: str | bytes, path: str = "some.file") -> Input:
    """An input that holds a text, as UTF-8, or bytes."""
    data = content.encode() if isinstance(content, str) else content
    return Input(path, lambda: io.BytesIO(data), len(data))


def signature(*observables: Observable, **fields: Any) -> Signature:
    """A signature of article Q1 with these observables, by default one event."""
    known = observables or (Event(event_id=7, provider="Disk"),)
    return Signature(**{"id": "Q1", "title": "An article", "observables": known, **fields})


def utc(text: str) -> datetime:
    """A time from ISO 8601."""
    return datetime.fromisoformat(text)
