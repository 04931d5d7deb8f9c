"""The forms of lines that tell an event: labels with their signs, or an id, a list or a row without any."""

from __future__ import annotations

import re
from functools import lru_cache

from evcorr.event_number import written_id
from evcorr.mentions.event_label import (
    FIELD_BY_LABEL,
    Labels,
    begins_label,
    clean,
    read_foreign,
    read_later,
    read_signed,
)
from evcorr.text.lazy_regex import lazy_regex

_LEAD = lazy_regex(
    r"[ \t>*\u2022\"'(\[-]{0,80}(?:(?:error|warning|information(?:al)?)[ \t](?=description|event[ \t]?id)"
    r"|(?:alert[ \t])?description:[ \t](?=event[ \t](?:source|id):))?",
    re.IGNORECASE,
)
"""What stands before the first label of a line: indentation, mail quoting, bullets, quotes, "Error" description."""

_NUMBERED = lazy_regex(
    r"""
    event(?:[ \t-]?id|[ \t]code|[ \t]number)?[ \t]{0,4}\#?[ \t]{0,4}
    (?P<id>\d{1,5})
    (?:[ \t]{0,4}\((?:(?:source|provider):?[ ])?                            # Event ID 26 (Application Popup)
      (?!(?:error|warning|critical|information|verbose|(?:application|system|security)[ ]log)\)
        |(?!application[ ])[^()]{0,60}[ ](?:error|failure|warning)\))
      (?P<provider>[A-Za-z][\w.-]{1,40}(?:[ ](?:of[ ])?(?-i:[A-Z0-9])[\w.-]{0,20}){0,4})(?<!\.)\))?
    (?:(?:,|[ \t]{1,4}source)[ \t]{1,4}                                    # Event ID 7000, Service Control Manager
      (?P<source>(?-i:[A-Z][\w.]{1,30}(?:[ ](?:of[ ])?[A-Z][\w.]{0,20}){0,3})(?=[ \t]*$)))?
    [ \t]{0,20}(?:[:](?!\d)[ \t]*(?P<text>\S)|[:,]?(?=[ \t]*$))
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""An id without a sign of its own that opens a line: "Event 2022: text", or alone on the line: "Event ID 7"."""

_LISTED = lazy_regex(
    r"event(?:[ \t-]?id)?[ \t]{0,4}(?P<id>\d{1,5}),[ \t]{1,4}"
    r"(?P<provider>[A-Za-z][\w.]{1,30}(?:[ ](?-i:[A-Z0-9])[\w.]{0,20}){0,3}),[ \t]{1,4}"
    r"(?P<level>error|warning|information|success audit|failure audit),[ \t]{1,4}(?P<text>\S)",
    re.IGNORECASE,
)
"""What people write as one list: "Event 650, SNA Server, Warning, ConnectNmPipe returned error"."""

_NUMBERED_FIRST = lazy_regex(
    r"event(?:[ \t-]?id|[ \t]code|[ \t]number)?[ \t]{0,4}(?P<id>\d{1,5})[ \t]{0,4}[-\u2013,;:]?[ \t]{1,4}"
    r"(?=(?:source|type|category|description)[ \t]?[:=])",
    re.IGNORECASE,
)
"""An id without a sign before other labels on its line."""

_ROW = lazy_regex(
    r"""
    (?P<date>\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})[ \t,]{1,4}
    (?P<time>\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:[ ][AP]M)?)[ \t,]{1,4}
    (?P<provider>\S[^\t,]{0,60}?)[ \t,]{1,4}
    (?P<level>Error|Warning|Information|(?:Success|Failure)[ ]Audit)[ \t,]{1,4}
    (?P<category>\S[^\t,]{0,60}?)[ \t,]{1,4}
    (?P<event_id>\d{1,5})[ \t,]{1,4}
    (?P<user>N/A|(?:NT[ ]AUTHORITY|[^\s,\\]{1,40})\\[^\s,\\]{1,60}|SYSTEM)
    (?:[ \t,]{1,4}(?P<computer>[^\s,]{1,64}))?[ \t,]{0,8}(?P<text>\S)?
    """,
    re.VERBOSE,
)
"""A row of Event Viewer's list, or of what NT 3.1 to Server 2003 save as text: fields in order, without labels."""

_UNSIGNED = lazy_regex(
    r"description[ \t]{1,8}(?P<text>(?-i:[A-Z][a-z]*)[ ]\w+[ ]\w)"
    r"|(?P<label>source|description|category|type(?=[ \t]+(?:error|warning|information)[ \t]*$))"
    r"(?:[ \t]+(?P<value>\w[\w .-]{0,40}))?[ \t]*$",
    re.IGNORECASE,
)
"""A label without a sign: "Source SRV", or "Description", alone on its line or not; believed only beside an id."""

_FIRST_COLUMN = lazy_regex(r"(?:event(?:[ ]?id)?|date|time|source|type|user|computer|category)[ \t]", re.IGNORECASE)
_GAP = lazy_regex(r"[ \t]{2,}|\t")
_CELL = lazy_regex(r"(?P<label>event(?:[ ]?id)?|source|type|category)(?:[ ](?P<value>\w.*))?", re.IGNORECASE)
"""Labels and values without signs, in columns: "Event 2335      Source    Paint"."""

LONGEST_KEPT = 1 << 7
MOST_KEPT = 1 << 12
"""So many lines of up to so many characters are remembered: of the records of one log most lines are the same."""


def read_labels(line: str) -> Labels | None:
    """The labels of one line; None for a line that has none, or that is prose with a label's word in it."""
    return _remembered(line) if len(line) <= LONGEST_KEPT else _read(line)


@lru_cache(MOST_KEPT)
def _remembered(line: str) -> Labels | None:
    return _read(line)


def _read(line: str) -> Labels | None:
    lead = _LEAD.match(line)
    start = lead.end() if lead else 0
    if line[start : start + 1].isdigit():
        return _read_row(line, start)
    if not begins_label(line, start):
        return (
            _read_numbered(line, start)
            or _read_columns(line, start)
            or _read_unsigned(line, start)
            or read_foreign(line, start)
        )
    return read_signed(line, start) or _read_numbered(line, start)


def _read_row(line: str, start: int) -> Labels | None:
    """A row of Event Viewer's list; its description begins on it or on the next line."""
    found = _ROW.match(line, start)
    if found is None or written_id(found["event_id"]) is None:
        return read_later(line)
    values = {field: clean(value or "") for field, value in found.groupdict().items() if field != "text"}
    return Labels(values, start, found.start("text") if found["text"] else len(line))


def _read_numbered(line: str, start: int) -> Labels | None:
    """`Event 2022: text`, `Event ID 26 (Application Popup)`, `Event Id 5711 - Source: x`, an id alone on its line."""
    if line[start : start + len("event")].casefold() != "event":
        return None
    if listed := _LISTED.match(line, start):
        values = {"event_id": listed["id"], "provider": listed["provider"], "level": listed["level"]}
        return Labels(values, start, listed.start("text"))
    found = _NUMBERED_FIRST.match(line, start) or _NUMBERED.match(line, start)
    if found is None or written_id(found["id"]) is None or _is_prose(line, start, found):
        return None
    if found.re.pattern == _NUMBERED_FIRST.pattern:
        others = read_signed(line, found.end())
        return Labels({"event_id": found["id"], **others.values}, start, others.text_start) if others else None
    values = {"event_id": found["id"]}
    if provider := found["provider"] or found["source"]:
        values["provider"] = provider
    return Labels(values, start, found.start("text") if found["text"] else None)


def _is_prose(line: str, start: int, found: re.Match[str]) -> bool:
    """Whether a line only goes on with a sentence: "the driver logs", and on the next line "event 9503: so it was"."""
    said = found.groupdict().get("text")
    return said is not None and said.islower() and line[start].islower()


def _read_unsigned(line: str, start: int) -> Labels | None:
    """`Source SRV` and a lone `Description`."""
    found = _UNSIGNED.match(line, start)
    if found is None:
        return None
    if found["text"]:
        return Labels({}, start, found.start("text"), signed=False)
    if found["label"].casefold() == "description":
        return None if found["value"] else Labels({}, start, len(line), signed=False)
    field = FIELD_BY_LABEL[found["label"].casefold()]
    return Labels({field: found["value"]}, start, signed=False) if found["value"] else None


def _read_columns(line: str, start: int) -> Labels | None:
    """`Date  11/24/01   Event ID  1027`: labels and values in turn, all of a line, and at least two of them."""
    if ("  " not in line and "\t" not in line) or _FIRST_COLUMN.match(line, start) is None:
        return None
    cells = iter(_GAP.split(line[start:].strip()))
    values: dict[str, str] = {}
    for cell in cells:
        glued = _CELL.fullmatch(cell)
        label, value = (glued["label"], glued["value"]) if glued and glued["value"] else (cell, next(cells, ""))
        field = FIELD_BY_LABEL.get(label.casefold())
        if field is None or not value or value.casefold() in FIELD_BY_LABEL or field in values:
            return None
        values[field] = value
    return Labels(values, start) if len(values) > 1 else None
