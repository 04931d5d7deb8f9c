"""The native .evtx parser (package `evtx`), fed with one chunk at a time."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterable
from typing import Any

from evcorr.readers.evtx.images import parser_file
from evcorr.readers.evtx.record_json import NativeRecord

_MOST_FAILURES = 4096
"""More than a chunk can have records: a parser that goes on failing is not asked any more."""


def parse_chunk(data: bytes) -> tuple[list[NativeRecord], list[str]]:
    """The records that the parser reads in a chunk's 64 KiB, in order, and what it said of those it can't read.

    Where the package is not installed, there are no records.
    """
    try:
        from evtx import PyEvtxParser
    except ImportError:
        return [], ["the package evtx is not installed"]
    records: list[NativeRecord] = []
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        parser = PyEvtxParser(io.BytesIO(parser_file(data)), skip_errors=True)
        failures = _exhaust(parser.records_json(), records)
    return records, failures + [str(warning.message) for warning in caught]


def _exhaust(parsed: Iterable[Any], records: list[NativeRecord]) -> list[str]:
    """Append all that the parser gives; what it raises is no end, it goes on with the record after."""
    failures: list[str] = []
    while len(failures) < _MOST_FAILURES:
        try:
            records.extend(parsed)
        except RuntimeError as error:
            failures.append(str(error))
        else:
            break
    return failures
