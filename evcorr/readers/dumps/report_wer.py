"""Report.wer, in which Windows Error Reporting keeps what it sends about a crash, a hang or a STOP: UTF-16 `Key=Value`.

Names of the signature stand beside its values, under numbers that differ: `Sig[3].Name=Fault Module Name`, and
`Sig[3].Value=` the module.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from evcorr.inputs import Input
from evcorr.inputs.text_blocks import read_lines
from evcorr.readers.head import head_text
from evcorr.readers.reader import Reader, ReadOptions
from evcorr.record import Origin, Problem, Record
from evcorr.text.lazy_regex import lazy_regex
from evcorr.timestamps import from_filetime

_MARKS = lazy_regex(r"\A\s{0,20}Version=\d{1,4}\n(?:[^\n]{0,200}\n){0,3}?EventType=")
_PAIR = lazy_regex(r"([\w .\[\]-]{1,120}?)\s{0,8}=(.*)", re.DOTALL)
_SIGNATURE = lazy_regex(r"((?:Dynamic)?Sig\[\d{1,3}\])\.(Name|Value)")
_KEPT = lazy_regex(r"(?:EventType|FriendlyEventName|AppName|AppPath|OriginalFilename|NsAppName|ReportIdentifier)\Z")

MOST_LINES = 20_000
"""A report has some hundreds of lines, most of them names of loaded modules."""


def sniff(head: bytes) -> bool:
    """Whether this is a Report.wer: `Version=1` and then `EventType=`."""
    return _MARKS.search(head_text(head)) is not None


def read(source: Input, options: ReadOptions) -> Iterator[Record | Problem]:
    """One record with the named values of the signature, worded like the event of the same crash or STOP."""
    pairs: dict[str, str] = {}
    with source.open() as stream:
        for number, line in read_lines(stream, options.encoding):
            if number > MOST_LINES:
                yield Problem(Origin(source.path, number, "line"), "too long for a Report.wer; the rest is left out")
                break
            found = _PAIR.fullmatch(line)
            if found is not None:
                pairs.setdefault(found[1], found[2].strip())
            elif line.strip() and not line.startswith("["):
                yield Problem(Origin(source.path, number, "line"), "no Key=Value")
    named = dict(_named(pairs))
    yield Record(
        origin=Origin(source.path, 1, "line"),
        provider="Windows Error Reporting",
        time_created=_filetime(pairs.get("EventTime", "")),
        message="\n".join(_wording(named)) or None,
        data=tuple(named.items()),
    )


def _named(pairs: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The values that have names of their own, and those of the signature by theirs."""
    for key, value in pairs.items():
        found = _SIGNATURE.fullmatch(key)
        if found is None:
            if value and _KEPT.match(key):
                yield key, value
        elif found[2] == "Name" and f"{found[1]}.Value" in pairs:
            yield value, pairs[f"{found[1]}.Value"]


def _wording(named: dict[str, str]) -> Iterator[str]:
    """What happened: a STOP or a crash in the words of their events, then all values with their names."""
    code = named.get("Exception Code")
    stop = named.get("BCCode") or named.get("Code")
    if code:
        yield from _file_at_fault(named, "application", "Application")
        yield from _file_at_fault(named, "module", "Fault Module")
        yield f"Exception code: 0x{code.removeprefix('0x')}"
    if stop and named.get("EventType") == "BlueScreen":
        values = [named.get(f"BCP{n}") or named.get(f"Parameter {n}") or "0" for n in range(1, 5)]
        yield f"BugCheck {stop.removeprefix('0x')}, {{{', '.join(value.removeprefix('0x') for value in values)}}}"
    yield from (f"{name}: {value}" for name, value in named.items())


def _file_at_fault(named: dict[str, str], what: str, prefix: str) -> Iterator[str]:
    """A file as the event of Application Error names it."""
    if name := named.get(f"{prefix} Name"):
        version, stamp = named.get(f"{prefix} Version") or "unknown", named.get(f"{prefix} Timestamp") or "00000000"
        yield f"Faulting {what} name: {name}, version: {version}, time stamp: 0x{stamp}"


def _filetime(digits: str) -> datetime | None:
    """A FILETIME in decimal; None if it is none."""
    if not (digits.isascii() and digits.isdigit()) or len(digits) > 20:
        return None
    return from_filetime(int(digits))


READER = Reader(
    name="wer",
    title="Windows Error Reporting (Report.wer): the signature of a crash, a hang or a STOP",
    gives=("provider", "time_created", "message", "data"),
    sniff=sniff,
    read=read,
    sign="Version= and EventType= at the start",
    streams=True,
)
