"""Reads events that agents forwarded by syslog: Snare's tab-separated lines, and those of eventlog-to-syslog."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from evcorr.inputs import Input
from evcorr.readers.fields.dating import Undated, dated_lines
from evcorr.readers.fields.named_values import Entry, entry_of
from evcorr.readers.head import head_text
from evcorr.readers.reader import Reader, ReadOptions
from evcorr.readers.text.loose_text import LooseText
from evcorr.record import Level, Origin, Problem, Record
from evcorr.text.lazy_regex import lazy_regex

_SNARE = lazy_regex(r"MSWinEventLog(?P<tab>\t|#011|\\t|[ ]{1,4}(?=\d))")

_FIELDS = (
    *("criticality", "channel", "counter", "when", "event_id", "provider"),
    *("user_id", "sid_type", "level", "computer", "task"),
)
"""What Snare writes behind its tag, in order; then come data (not of older agents), message, and a number or sum."""

_EVTSYS = lazy_regex(
    r"""
    (?:<(?P<priority>\d{1,3})>)?
    (?:(?P<syslog>[A-Z][a-z]{2}\ {1,2}\d{1,2}\ \d\d:\d\d:\d\d)\ (?P<computer>[\w.-]{1,255})\ )?
    (?P<provider>[A-Za-z][\w.+/-]{1,100}):\ (?P<event_id>\d{1,5}):\ (?P<message>\S.*)
    """,
    re.VERBOSE,
)
_USER = lazy_regex(
    r"(?P<user_id>NT[ ]AUTHORITY\\?(?:SYSTEM|LOCAL SERVICE|NETWORK SERVICE)|N/A|S-1-[\d-]{1,180}"
    r"|[\w.-]{1,60}\\[\w.$ -]{1,60}): "
)

_LEVELS = {2: Level.CRITICAL, 3: Level.ERROR, 4: Level.WARNING, 5: Level.INFORMATION, 6: Level.INFORMATION}
"""By syslog's severity (RFC 5424, 6.2.1), as evtsys sets it."""


def _is_snare(head: bytes) -> bool:
    return _SNARE.search(head_text(head)) is not None


def _is_evtsys(head: bytes) -> bool:
    """Whether most of the first lines are of evtsys: its form alone is not much."""
    lines = [line for line in head_text(head).split("\n")[:20] if line.strip()]
    found = [match for line in lines if (match := _EVTSYS.match(line))]
    told = any(match["priority"] or match["syslog"] or "_" in match["provider"] for match in found)
    return told and len(found) * 2 > len(lines)


Parse = Callable[[str, Origin], Entry | None]


def _read(parse: Parse, source: Input, options: ReadOptions) -> Iterator[Record | Problem]:
    """An event for each line that is one; other lines are read as text."""
    return dated_lines(source, options, partial(_entries, parse))


def _entries(parse: Parse, lines: Iterable[tuple[int, str]], path: str) -> Iterator[Undated]:
    loose = LooseText(path)
    for number, line in lines:
        place = Origin(path, number, "line")
        entry = parse(line, place)
        if entry is not None:
            yield from loose.take()
            yield entry
        elif line.strip():
            if "MSWinEventLog" in line:
                yield Problem(place, "an event of Snare that breaks off")
            yield from loose.add(line, number)
    yield from loose.take()


def snare_entry(line: str, place: Origin) -> Entry | None:
    """The event of a line of Snare; None for any other line, and where it breaks off before its id."""
    tag = _SNARE.search(line)
    if tag is None:
        return None
    tab = tag["tab"] if tag["tab"].strip(" ") or tag["tab"] == "\t" else "\t"
    cells = line[tag.end() :].rstrip("\r\n").split(tab)
    fields = dict(zip(_FIELDS, (cell.strip() for cell in cells), strict=False))
    data, message = _data_and_message(cells[len(_FIELDS) :], tab)
    values = {name: fields.get(name, "") for name in _FIELDS if name not in ("criticality", "counter", "sid_type")}
    return entry_of(
        {**values, "message": message, "record_id": fields.get("counter", "")}, place, (("", data),) if data else ()
    )


def _data_and_message(cells: list[str], tab: str) -> tuple[str, str]:
    """What Snare writes last: data, message, and a number or a sum; older agents leave out the data."""
    if len(cells) > 1 and cells[-1].strip().lstrip("-").isalnum():
        cells = cells[:-1]
    data, message = (cells[0], tab.join(cells[1:])) if len(cells) > 1 else ("", "".join(cells))
    return data.strip(), message.replace("  ", "\n").strip()


def evtsys_entry(line: str, place: Origin) -> Entry | None:
    """The event of a line of eventlog-to-syslog; None for any other. Its time has no year."""
    found = _EVTSYS.match(line)
    if found is None:
        return None
    message = found["message"]
    user = _USER.match(message)
    fields = {
        "provider": found["provider"].replace("_", " "),
        "event_id": found["event_id"],
        "computer": found["computer"] or "",
        "when": found["syslog"] or "",
        "message": message[user.end() :] if user else message,
        "user_id": user["user_id"] if user else "",
        "level": _LEVELS.get(int(found["priority"]) & 7, Level.INFORMATION).value if found["priority"] else "",
    }
    return entry_of(fields, place)


_GIVES = ("provider", "event_id", "level", "computer", "user_id", "message")

SNARE = Reader(
    name="snare",
    title="Snare's agents, as lines of syslog or of their own",
    gives=(*_GIVES, "channel", "task", "time_created", "record_id", "data"),
    sniff=_is_snare,
    read=partial(_read, snare_entry),
    sign="the tag MSWinEventLog",
    streams=True,
)

EVTSYS = Reader(
    name="evtsys",
    title="eventlog-to-syslog (evtsys)",
    gives=(*_GIVES, "time_created"),
    sniff=_is_evtsys,
    read=partial(_read, evtsys_entry),
    sign="lines of syslog with a source and an event's id",
    streams=True,
)
