"""Events that a page shows as JSON: what shippers, SIEMs and PowerShell's ConvertTo-Json write of one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from evcorr.event_number import recorded_id
from evcorr.mentions import EventBlock
from evcorr.observable import Event
from evcorr.record import LEVEL_BY_EVENT_TYPE, LEVEL_BY_NUMBER
from evcorr.text.folding import fold_blanks, fold_name
from evcorr.text.level_words import level_spelled, level_told

Value: TypeAlias = "str | int | float | bool | list[Value] | dict[str, Value] | None"

_IDENTITY = (
    (("eventid", "eventcode", "instanceid"), ("providername", "sourcename", "eventsource", "source", "provider")),
    (("id", "code"), ("providername",)),
)
"""Properties that tell id and source of an event, by folded name: "Id" and "Source" may be anything's."""

_CHANNEL, _LEVEL = ("logname", "channel", "log"), ("leveldisplayname", "entrytype", "level", "type")
_TEXT = ("message", "description", "renderedmessage")
_SIGN = re.compile(r"\"(?:provider_?name|event_?id|event_?code|EventSource|SourceName|Provider|Source)\"\s{0,8}:", re.I)
_OPEN = re.compile(r"\{")
_DEEPEST, _LONGEST, _MOST = 6, 65_536, 100
_decoder = json.JSONDecoder(strict=False)


def find_event_json(text: str) -> Iterator[EventBlock]:
    """Yield the events of a section that stand in it as JSON, in order; of lists, each object by itself."""
    if "{" not in text or _SIGN.search(text) is None:
        return
    read, tried = 0, 0
    for opening in _OPEN.finditer(text):
        if opening.start() < read or tried >= _MOST:
            continue
        tried += 1
        try:
            value, length = _decoder.raw_decode(text[opening.start() : opening.start() + _LONGEST])
        except (ValueError, RecursionError):
            continue
        read = opening.start() + length
        for event in _events(value, 0):
            yield EventBlock(event, opening.start(), read)


def _events(value: Value, depth: int) -> Iterator[Event]:
    """Yield the event that an object is, or those in what it holds."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _events(item, depth + 1)
    elif isinstance(value, dict):
        told = dict(_leaves(value, 0))
        event = _event(told)
        if event is not None:
            yield event
        else:
            for item in value.values():
                yield from _events(item, depth + 1)


def _leaves(value: Mapping[str, Value], depth: int) -> Iterator[tuple[str, str]]:
    """Yield the folded names and the texts of an object's properties, and of those in objects that it holds."""
    for key, item in value.items():
        if isinstance(item, dict) and depth < _DEEPEST:
            inner = dict(_leaves(item, depth + 1))
            yield from inner.items()
            # {"Provider": {"@Name": ...}}, {"EventID": {"#text": ...}}
            if own := inner.get("name") or inner.get("text"):
                yield fold_name(key), own
        elif isinstance(item, str | int) and not isinstance(item, bool):
            yield fold_name(key.rpartition(".")[2]), str(item)


def _event(told: Mapping[str, str]) -> Event | None:
    """Return the event that properties tell of; None without an id and a source."""
    pairs = ((_first(told, ids), _first(told, sources)) for ids, sources in _IDENTITY)
    number, provider = next(((number, source) for number, source in pairs if number and source), ("", None))
    event_id = recorded_id(number)
    if event_id is None:
        return None
    text = _first(told, _TEXT)
    return Event(
        event_id=event_id,
        provider=provider,
        channel=_first(told, _CHANNEL),
        level=_level(_first(told, _LEVEL), is_type="entrytype" in told),
        text=fold_blanks(text) or None if text else None,
    )


def _first(told: Mapping[str, str], names: Sequence[str]) -> str | None:
    return next(filter(None, map(told.get, names)), None)


def _level(word: str | None, *, is_type: bool) -> str | None:
    """Return the level that a word or a number stands for; of EntryType the numbers are others."""
    if word is None:
        return None
    numbered = (LEVEL_BY_EVENT_TYPE if is_type else LEVEL_BY_NUMBER).get(int(word)) if word.isdigit() else None
    return level_spelled(numbered) or level_told(word)
