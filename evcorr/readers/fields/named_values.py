"""From the named values of an export, whatever its format calls them, to a record and its time as written."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import msgspec

from evcorr.mentions import parse_unresolved
from evcorr.readers.fields.headings import Field
from evcorr.readers.fields.hex_dump import split_dump
from evcorr.readers.fields.level import level_of
from evcorr.readers.fields.message_references import resolve
from evcorr.record import LEVEL_BY_EVENT_TYPE, Level, Origin, Record
from evcorr.text.label_words import NO_VALUES
from evcorr.text.lazy_regex import lazy_regex
from evcorr.text.level_words import level_named

_NUMBER = lazy_regex(r"[+-]?[0-9]{1,20}|0[xX][0-9a-fA-F]{1,16}")
_LONGEST_NUMBER = 20
_HEXADECIMAL = lazy_regex(r"(?:[0-9A-Fa-f]{2}[\s-]?){1,65536}")
_INSERTED = lazy_regex(r"Message text not available\.\s{0,4}Insertion strings:")
_PARAMETER = lazy_regex(r"<(?:Param|Data)\b[^<>]{0,200}>(?P<text>[^<]{0,32768})</(?:Param|Data)>")
_NAME = lazy_regex(r"\bName=[\"']([^\"'<>]{1,200})[\"']")
_SHORT = 64
"""Texts of so many characters come again and again in a log, so that what they tell is kept."""


class Entry(msgspec.Struct, frozen=True):
    """A record without its time, and the time as written."""

    record: Record
    when: str = ""


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
    described, dump = _described(get("message", ""))
    message = described or None
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
        binary=bytes_in(get("binary", "")) or dump,
    )
    return Entry(record, get("when", ""))


def _described(text: str) -> tuple[str, bytes]:
    """A description, and the data that tools print below it."""
    text = text.strip()
    description, dump = split_dump(text) if "0000:" in text else (text, b"")
    return _unquoted(description), dump


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
