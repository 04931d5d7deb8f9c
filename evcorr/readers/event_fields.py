"""From the named values of an export, whatever its format calls them, to a record and its time as written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any

import msgspec

from evcorr.label_words import FOREIGN_LABELS, NO_VALUES
from evcorr.late_regex import late_regex
from evcorr.level_words import level_named
from evcorr.mentions import parse_unresolved
from evcorr.readers.event_level import level_of
from evcorr.readers.parameters import resolve
from evcorr.record import LEVEL_BY_EVENT_TYPE, Level, Origin, Record

Field = str
"""A name of HEADINGS."""

_NAMES: dict[Field, str] = {
    "provider": "providername provider sourcename source eventsource eventprovider winlogprovidername",
    "event_id": "id eventid eventcode winlogeventid event eventidentifier",
    "instance_id": "instanceid",
    "qualifiers": "qualifiers eventidqualifiers",
    "level": "leveldisplayname eventlevelname eventtypename level eventlevel type loglevel severity",
    "event_type": "entrytype eventtype",
    "keywords": "keywords keywordsdisplaynames",
    "task": "taskdisplayname taskcategory eventcategoryname category eventcategory task",
    "channel": "logname channel eventlog winlogchannel log logfile",
    "computer": "machinename computername computer winlogcomputername hostname host",
    "when": "timecreated timegenerated eventtime dateandtime datetime datum date timestamp systemtime time timewritten",
    "clock": "time",
    "record_id": "recordid recordnumber eventrecordid winlogrecordid index record",
    "user_id": "userid sid username user",
    "message": "message renderedmessage rendereddescription description text raw",
    "strings": "replacementstrings strings parameterxml insertionstrings eventdata",
    "binary": "data binary",
}
HEADINGS: Mapping[Field, tuple[str, ...]] = {field: tuple(names.split()) for field, names in _NAMES.items()}
"""What exports call each field: folded names, the best first."""

FIELD_BY_HEADING: Mapping[str, Field] = MappingProxyType(
    {name: field for field, names in HEADINGS.items() if field != "clock" for name in names}
)
"""The field of each heading, the best of each field first."""

_FOLDED_OUT = late_regex(r"[^\w]|_")
_UTC = late_regex(r"\[UTC\]\s*$", re.IGNORECASE)
_NUMBER = late_regex(r"[+-]?[0-9]{1,20}|0[xX][0-9a-fA-F]{1,16}")
_LONGEST_NUMBER = 20
_HEXADECIMAL = late_regex(r"(?:[0-9A-Fa-f]{2}[\s-]?){1,65536}")
_INSERTED = late_regex(r"Message text not available\.\s{0,4}Insertion strings:")
_PARAMETER = late_regex(r"<(?:Param|Data)\b[^<>]{0,200}>(?P<text>[^<]{0,32768})</(?:Param|Data)>")
_NAME = late_regex(r"\bName=[\"']([^\"'<>]{1,200})[\"']")
_SHORT = 64
"""Texts of so many characters come again and again in a log, so that what they tell is kept."""

LONGEST_HEADINGS = 4096
"""Characters of all headings of a table of events; there are seldom more than a few hundred."""


class Entry(msgspec.Struct, frozen=True):
    """A record without its time, and the time as written."""

    record: Record
    when: str = ""


def fold_heading(heading: str) -> str:
    """A heading, label or property's name for comparison: `Date and Time`, `TimeGenerated [UTC]`, `record_id`."""
    return _known_heading(heading) if len(heading) <= _SHORT else _fold_heading(heading)


def _fold_heading(heading: str) -> str:
    return _FOLDED_OUT.sub("", _UTC.sub("", heading)).casefold()


_known_heading = lru_cache(maxsize=1024)(_fold_heading)


def columns_of(headings: tuple[str, ...]) -> Mapping[Field, tuple[int, ...]]:
    """Which columns hold each field, the best first."""
    # what is asked again and again is small; a hostile input's endless names are not kept
    return _known_columns(headings) if sum(map(len, headings)) <= LONGEST_HEADINGS else _find_columns(headings)


def _find_columns(headings: tuple[str, ...]) -> Mapping[Field, tuple[int, ...]]:
    places: dict[str, int] = {}
    for index, heading in enumerate(headings):
        folded = fold_heading(heading)
        places.setdefault(_ENGLISH.get(folded, folded), index)
    if "time" in places and "date" not in places and "data" in places:
        # a date in Italian, Portuguese and Polish
        places["date"] = places.pop("data")
    columns = {field: tuple(places[name] for name in names if name in places) for field, names in HEADINGS.items()}
    if "date" not in places:
        columns["clock"] = ()
    return MappingProxyType({field: found for field, found in columns.items() if found})


_known_columns = lru_cache(maxsize=256)(_find_columns)


_ENGLISH_BY_FIELD = {
    "event_id": "eventid",
    "provider": "source",
    "channel": "log",
    "category": "category",
    "text": "description",
    "level": "level",
    "date": "date",
    "time": "time",
    "user": "user",
    "computer": "computer",
    "keywords": "keywords",
}
_EVENT_HEADINGS = "Ereignis Événement Suceso Evento Gebeurtenis Händelse Hændelse Hendelse Tapahtuma Zdarzenie Událost"
_ENGLISH: Mapping[str, str] = MappingProxyType(
    {
        fold_heading(word): "event"
        for word in (*_EVENT_HEADINGS.split(), "Esemény", "Событие", "Olay", "イベント", "事件")
    }
    | {
        fold_heading(label): _ENGLISH_BY_FIELD[field]
        for label, field in FOREIGN_LABELS.items()
        if field in _ENGLISH_BY_FIELD and label != "data"
    }
)
"""The English heading for what Event Viewer heads its columns with in the languages of Windows, folded."""


def says_utc(heading: str) -> bool:
    """Whether a heading says that its times are UTC, as those of the Azure portal do."""
    return _UTC.search(heading) is not None


def number(text: str | None) -> int | None:
    """A decimal or hexadecimal number; None for anything else."""
    if not text:
        return None
    text = text.strip()
    if len(text) <= _LONGEST_NUMBER and text.isdecimal() and text.isascii():
        return int(text)
    return int(text, 16 if text[1:2] in "xX" and len(text) > 1 else 10) if _NUMBER.fullmatch(text) else None


def entry_of(fields: Mapping[Field, str], origin: Origin, data: tuple[tuple[str, str], ...] = ()) -> Entry | None:
    """The record of named values, with its insertion strings if they were told apart; None without an event id."""
    get = fields.get
    event_id, qualifiers = split_identifier(number(get("event_id")), number(get("instance_id")))
    if event_id is None:
        return None
    message = _unquoted(get("message", "").strip()) or None
    unresolved = parse_unresolved(message) if message and "escription" in message else None
    data = data or strings_in(get("strings", ""))
    if not data and message:
        data = tuple(("", string) for string in (unresolved.strings if unresolved else _inserted(message)))
    record_id = number(get("record_id"))
    provider = given(get("provider")) or (unresolved.provider if unresolved else None)
    record = Record(
        origin=origin,
        provider=provider,
        event_source_name=given(get("event_source_name")),
        event_id=event_id,
        qualifiers=number(get("qualifiers")) if get("qualifiers") else qualifiers,
        level=_level(get("keywords", ""), get("level", ""), get("event_type", "")),
        task=_task(get("task")),
        channel=given(get("channel")),
        computer=given(get("computer")),
        record_id=record_id if record_id is not None and record_id >= 0 else None,
        user_id=given(get("user_id")),
        message=resolve(message, provider) if message else None,
        data=data,
        binary=bytes_in(get("binary", "")),
    )
    return Entry(record, get("when", ""))


def _inserted(message: str) -> tuple[str, ...]:
    """The strings of an event whose text PsLogList did not find, one a line."""
    found = _INSERTED.match(message)
    return tuple(line.strip() for line in message[found.end() :].split("\n") if line.strip()) if found else ()


def split_identifier(event_id: int | None, instance_id: int | None = None) -> tuple[int | None, int | None]:
    """The id's low 16 bits and its qualifiers, of either number; a classic id may come with all of its 32 bits."""
    whole = instance_id if event_id is None else event_id
    if whole is None or not -0x80000000 <= whole <= 0xFFFFFFFF:
        return None, None
    high = (instance_id if instance_id is not None else whole) >> 16 & 0xFFFF
    return whole & 0xFFFF, high or None


def strings_in(text: str) -> tuple[tuple[str, str], ...]:
    """The values of `{a, b}`, `a|b` or `<Param>a</Param>...`, named where the text names them."""
    if not text:
        return ()
    text = text.strip()
    if "<" in text:
        return tuple(
            (name[1] if (name := _NAME.search(found[0][:300])) else "", found["text"])
            for found in _PARAMETER.finditer(text)
        )
    if text[:2] == '{"':
        return _named_strings(text)
    if text[:1] == "{" and text[-1:] == "}":
        return tuple(("", part) for part in text[1:-1].split(", ")) if len(text) > 2 else ()
    return tuple(("", part) for part in text.split("|")) if text and text.casefold() not in NO_VALUES else ()


def _named_strings(text: str) -> tuple[tuple[str, str], ...]:
    """The values of a JSON object, as which Azure Monitor keeps an event's data; of anything else the text itself."""
    try:
        values = msgspec.json.decode(text, type=dict[str, Any])
    except msgspec.DecodeError:
        return (("", text),)
    return tuple(
        ("" if name == "Data" else name, str(one))
        for name, value in values.items()
        for one in (value if isinstance(value, list) else [value])
        if one is not None
    )


def bytes_in(text: str) -> bytes:
    """The bytes that a text gives in hexadecimal or as `{1, 2}`; none for anything else."""
    if not text:
        return b""
    text = text.strip()
    if text[:1] == "{":
        numbers = [number(part) for part in text.strip("{}").split(",")]
        return bytes(one for one in numbers if one is not None and 0 <= one <= 255)
    return bytes.fromhex(text.replace("-", "")) if text and _HEXADECIMAL.fullmatch(text) and _even(text) else b""


def _unquoted(text: str) -> str:
    """A description without the quotes that Wazuh and others put around it."""
    return text[1:-1].strip() if len(text) > 1 and text[0] == text[-1] == '"' and '"' not in text[1:-1] else text


def _even(text: str) -> bool:
    return sum(map(str.isalnum, text)) % 2 == 0


def _level(keywords: str, level: str, event_type: str) -> Level | None:
    """The level, by word or number; an audit's is told by its keywords."""
    short = len(keywords) + len(level) + len(event_type) <= _SHORT
    return (_known_level if short else _find_level)(keywords, level, event_type)


def _find_level(keywords: str, level: str, event_type: str) -> Level | None:
    audit = level_named(keywords) or level_of(None, _mask(keywords))
    if audit in (Level.SUCCESS_AUDIT, Level.FAILURE_AUDIT):
        return audit
    word = level.strip()
    value = number(word)
    if word and value is None and (named := level_named(word)):
        return named
    kind = event_type.strip()
    classic = number(kind)
    if kind and (found := LEVEL_BY_EVENT_TYPE.get(classic) if classic is not None else level_named(kind)):
        return found
    return level_of(value, None)


_known_level = lru_cache(maxsize=1024)(_find_level)


def _mask(keywords: str) -> str | None:
    """Keywords as a hexadecimal mask; PowerShell and NXLog write a signed decimal number."""
    value = number(keywords)
    return f"{value & 0xFFFFFFFFFFFFFFFF:x}" if value is not None else None


def given(text: str | None) -> str | None:
    """A name; None for nothing, and for the words that say so in any language."""
    if not text:
        return None
    return _known_name(text) if len(text) <= _SHORT else text.strip()


@lru_cache(maxsize=4096)
def _known_name(text: str) -> str | None:
    text = text.strip()
    return None if text.casefold() in NO_VALUES else text


def _task(text: str | None) -> str | None:
    text = text.strip() if text else ""
    return text if text.casefold() == "none" else given(text)
