"""Reads the details of events as Event Viewer shows them in its friendly view, copied into mails and forums.

    - System
      - Provider
       [ Name]  Microsoft-Windows-Kernel-Power
       EventID 41
    - EventData
      BugcheckCode 159

The names are those of the event schema, in English on every Windows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from evcorr.inputs import Input
from evcorr.readers.fields.dating import Undated, dated_lines
from evcorr.readers.fields.hex_dump import read_dump
from evcorr.readers.fields.named_values import Entry, entry_of
from evcorr.readers.head import head_text
from evcorr.readers.reader import EVENT_FIELDS, Reader, ReadOptions
from evcorr.readers.text.loose_text import LooseText
from evcorr.record import Origin, Problem, Record
from evcorr.text.lazy_regex import lazy_regex

_QUOTING = lazy_regex(r"(?:> ?){1,10}")
_SENTENCE = lazy_regex(r"[a-z]\.(?:\s|$)")

MOST_DATA = 500
"""Values of an event that are kept."""

_SIGN = lazy_regex(
    r"^[> \t]{0,20}[-+][ \t]{1,4}System[ \t]*\n(?:[> \t]{0,20}\n){0,2}[> \t]{0,20}[-+][ \t]{1,4}Provider[ \t]*$",
    re.MULTILINE,
)
_SECTION = lazy_regex(r"[ \t]{0,20}[-+][ \t]{1,4}(?P<name>System|EventData|UserData)[ \t]*$")
_BRANCH = lazy_regex(r"[ \t]{0,20}(?:[-+][ \t]{1,4}[\w:.-]{1,80}|Correlation|Execution|Security)[ \t]*$")
_ATTRIBUTE = lazy_regex(r"(?P<margin>[ \t]{0,40})\[[ ](?P<name>[\w:.-]{1,80})\][ \t]{0,8}(?P<value>.*)$")
_ELEMENT = lazy_regex(
    r"(?P<margin>[ \t]{0,40})(?:[-+][ \t]{1,4})?(?P<name>[A-Za-z_][\w.-]{0,80})(?:[ \t]{1,8}(?P<value>\S.*))?$"
)
_VALUE = lazy_regex(r"[ \t]{1,40}(?P<value>\S.*)$")
_DUMP = lazy_regex(r"[ \t]{0,40}(?:[0-9A-Fa-f]{4}:[ ]|In (?:Words|Bytes)\s*$|Binary data:\s*$|-{5,}\s*$)")

_ATTRIBUTES = {
    "Name": "provider",
    "EventSourceName": "event_source_name",
    "Qualifiers": "qualifiers",
    "SystemTime": "when",
    "UserID": "user_id",
}
_ELEMENTS = {
    "EventID": "event_id",
    "Level": "level",
    "Keywords": "keywords",
    "Task": "task",
    "EventRecordID": "record_id",
    "Channel": "channel",
    "Computer": "computer",
}
_OTHERS = frozenset({"Version", "Opcode"})


class _Event(msgspec.Struct):
    """An event as its lines come."""

    line: int
    fields: dict[str, str]
    data: list[tuple[str, str]]
    dump: list[str]
    in_data: bool = False
    set_in: bool = False
    """Whether what belongs to it is set in, so that a line that is not ends it."""

    def take(self, line: str) -> bool:
        """Take in a line; False if it does not belong to the event."""
        if not line.strip():
            return True
        if _BRANCH.match(line):
            return True
        return self._take_data(line) if self.in_data else self._take_system(line)

    def _take_system(self, line: str) -> bool:
        if attribute := _ATTRIBUTE.match(line):
            self.set_in |= bool(attribute["margin"])
            if field := _ATTRIBUTES.get(attribute["name"]):
                self.fields.setdefault(field, attribute["value"].strip())
            return True
        element = _ELEMENT.match(line)
        if element is None or element["name"] not in _ELEMENTS.keys() | _OTHERS:
            return False
        if field := _ELEMENTS.get(element["name"]):
            self.fields.setdefault(field, (element["value"] or "").strip())
        return True

    def _take_data(self, line: str) -> bool:
        if _DUMP.match(line):
            if "Bytes" in line:
                # the same again
                self.dump.clear()
            self.dump.append(line)
            return True
        if len(self.data) >= MOST_DATA:
            return False
        found = _ATTRIBUTE.match(line) or _ELEMENT.match(line)
        if found is not None and (found["margin"] or not (self.set_in or _SENTENCE.search(line))):
            self.data.append((found["name"], (found["value"] or "").strip()))
            return True
        value = _VALUE.match(line)
        if value is not None and self.set_in:
            self.data.append(("", value["value"].strip()))
        return value is not None and self.set_in

    def entry(self, path: str) -> Entry | Problem:
        """The event's record, or that it has no id."""
        place = Origin(path, self.line, "line")
        # a value without a name stands alone on its line, as a name without a value does
        data = tuple(("", name) if not value else (name, value) for name, value in self.data)
        entry = entry_of(self.fields, place, data)
        if entry is None:
            return Problem(place, "an event without an id")
        binary = read_dump("\n" + "\n".join(line for line in self.dump if ":" in line and "data" not in line), 0)[0]
        return Entry(msgspec.structs.replace(entry.record, binary=binary), entry.when) if binary else entry


def sniff(head: bytes) -> bool:
    """Whether there is a System with a Provider below it."""
    return _SIGN.search(head_text(head)) is not None


def read(source: Input, options: ReadOptions) -> Iterator[Record | Problem]:
    """The events in file order, with their first lines; other lines are read as text."""
    return dated_lines(source, options, _entries)


def _entries(lines: Iterable[tuple[int, str]], path: str) -> Iterator[Undated]:
    event: _Event | None = None
    loose = LooseText(path)
    for number, whole in lines:
        line = _QUOTING.sub("", whole, count=1) if whole.startswith(">") else whole
        section = _SECTION.match(line)
        if section is not None and section["name"] == "System":
            if event is not None:
                yield event.entry(path)
            yield from loose.take()
            event = _Event(number, {}, [], [])
        elif event is not None and section is not None:
            event.in_data = True
        elif event is None or not event.take(line):
            if event is not None:
                yield event.entry(path)
                event = None
            yield from loose.add(line, number)
    if event is not None:
        yield event.entry(path)
    yield from loose.take()


READER = Reader(
    name="details",
    title="details of events copied from Event Viewer's friendly view",
    gives=(*EVENT_FIELDS, "event_source_name"),
    sniff=sniff,
    read=read,
    sign="a System over a Provider, each with a minus sign",
    streams=True,
)
