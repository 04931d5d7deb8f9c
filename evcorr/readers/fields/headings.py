"""What exports call the fields of an event: the headings of columns, labels of lines and names of properties."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from types import MappingProxyType

from evcorr.text.label_words import FOREIGN_LABELS
from evcorr.text.lazy_regex import lazy_regex

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

_FOLDED_OUT = lazy_regex(r"[^\w]|_")
_UTC = lazy_regex(r"\[UTC\]\s*$", re.IGNORECASE)
_SHORT = 64
"""Headings of so many characters come again and again, so that what they tell is kept."""

LONGEST_HEADINGS = 4096
"""Characters of all headings of a table of events; there are seldom more than a few hundred."""


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


def first_values(columns: Mapping[Field, tuple[int, ...]], value_at: Callable[[int], str | None]) -> dict[Field, str]:
    """Of each field the value of the first of its columns that has one; a time of day goes with its date."""
    fields: dict[Field, str] = {}
    for field, indexes in columns.items():
        for index in indexes:
            if value := value_at(index):
                fields[field] = value
                break
    if "clock" in fields:
        fields["when"] = f"{fields.get('when', '')} {fields['clock']}"
    return fields


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
