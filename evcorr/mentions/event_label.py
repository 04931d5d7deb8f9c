"""The labels of event texts ("Event ID:", "Source ="), and what a line says that has them."""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

from evcorr.event_number import written_id
from evcorr.text.folding import fold_blanks
from evcorr.text.label_words import FOREIGN_LABELS, fold_label
from evcorr.text.lazy_regex import lazy_regex

FIELD_BY_LABEL: Mapping[str, str] = {
    "event id": "event_id",
    "event-id": "event_id",
    "eventid": "event_id",
    "event_id": "event_id",
    "event code": "event_id",
    "eventcode": "event_id",
    "event number": "event_id",
    "event": "event_id",
    "id": "bare_id",
    "messageid": "bare_id",
    "instance id": "instance_id",
    "source": "provider",
    "source name": "provider",
    "sourcename": "provider",
    "event source": "provider",
    "provider": "provider",
    "provider name": "provider",
    "src": "provider",
    "type": "level",
    "event type": "level",
    "level": "level",
    "severity": "level",
    "log": "channel",
    "log name": "channel",
    "event log": "channel",
    "category": "category",
    "cat": "category",
    "event category": "category",
    "task category": "category",
    "task": "category",
    "date": "date",
    "time": "time",
    "logged": "date",
    "user": "user",
    "computer": "computer",
    "keywords": "keywords",
    "keyword": "keywords",
    "opcode": "other",
    "facility": "other",
    "symbolicname": "other",
    "user name": "other",
    "machine": "other",
    "description": "text",
    "desc": "text",
    "event description": "text",
    "event text": "text",
    "message": "text",
    "event xml": "xml",
    "data": "data",
}
"""What a label says, by its folded words; `other` is passed over.

A bare "ID" counts only beside a source: MIF and SQL texts have it too.
"""

_NAMES = "|".join(sorted((re.escape(name).replace(r"\ ", r"[ \t]") for name in FIELD_BY_LABEL), key=len, reverse=True))

_BOLD = r"(?:\*\*)?"
_MARKUP = lazy_regex(r"<br ?/?>|\*\*", re.IGNORECASE)
"""What pages in Markdown have around labels and behind values."""

_LABEL = lazy_regex(
    rf"(?<![\w.\\/<-])({_NAMES}){_BOLD}[ \t\xa0]{{0,20}}(?:[:=#]|-(?=[ \t]|$)){_BOLD}[ \t\xa0]*", re.IGNORECASE
)
"""A label and its sign: "Event ID:", "Event ID :", "Source = ", "Event ID #", "Source - ", "**Event ID:**"."""

_FOREIGN_NAMES = "|".join(
    re.escape(name).replace(r"\ ", r"[ \t\xa0]").replace("'", "['\u2019]")
    for name in sorted({*FIELD_BY_LABEL, *FOREIGN_LABELS}, key=len, reverse=True)
)
_ANY_LABEL = lazy_regex(
    rf"(?<![\w.\\/<-])({_FOREIGN_NAMES}){_BOLD}[ \t\xa0]{{0,20}}[:=\uff1a]{_BOLD}[ \t\xa0\u3000]*", re.IGNORECASE
)
"""The same in any language of Windows; looked for only in a line that begins with a label of one of them."""

_LONGEST_FOREIGN = max(map(len, FOREIGN_LABELS)) + 20
_SIGN = lazy_regex(r"[:=\uff1a]")

_BEGINS_WITH_DATE = lazy_regex(r"\d{1,4}[-/.]\s?\d{1,2}[-/.]\s?\d")
"""What tells "Data:", a date in Italian, Portuguese and Polish, from binary data."""

_MORE = lazy_regex(r"[^\W\d][.*)]{0,3}[ \t\xa0]{0,20}(?:[:=#\uff1a]|-(?=[ \t]|$))")
"""What any label ends with, a letter before its sign: a quick look whether a line has another one."""

_NUMBERS = lazy_regex(
    r"""
    [(\[]?(?P<first>\d{1,5})[)\]]?
    (?P<more>(?:[ \t]{0,4}(?:,[ \t]{0,4}(?:and|or)|[/,&]|and|or)[ \t]{0,4}\d{1,5}\b){0,8})  # 7000 / 7001
    (?=[ \t]*(?:$|[,;.:()"\u201d/<-]|(?:event|source|type|category|description|date|time|user|computer|log|level)\b))
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""The value of an id label: a number, or several, and then nothing that makes it a count or a word of prose."""

_NUMBER_AND_TEXT = lazy_regex(r"(\d{1,5})[ \t]{1,8}(?=[A-Z])")
"""An id and the description glued to it: "Source: Srv Event ID: 7024 The service ..."."""

_NUMBER_AND_LEVEL = lazy_regex(
    r"(?P<id>\d{1,5})[ \t]{1,4}(?P<level>error|warning|information):[ \t]{1,4}(?=\S)", re.IGNORECASE
)
"""An id with its level and the description behind it: "Event ID: 7900 Error: Device metadata package error"."""

_QUOTED = lazy_regex(r"[,;][ \t]*(?=[\"\u201c])")
"""Where the description begins that stands quoted, without a label, after the last value."""

_SAYS = lazy_regex(r",[ \t]{1,4}(?=[A-Z][a-z]+[ ][a-z]+)|[ \t](?=(?:The|An?)[ ]\w+[ ](?:\w+[ ]){2})")
"""The same behind a source, without quotation marks: "Source: Perflib, The library file"."""

_SAYS_BEHIND_ID = lazy_regex(r"(?<=\d)[ \t]?[-\u2013:][ \t]{1,4}(?=[\"\u201c]?[A-Z]\w*[ ]\w)")
"""The same behind an id: "Event ID: 4097: The application failed", "Event ID: 205 - An address is in use"."""

_SAYS_BEHIND = {"provider": _SAYS, "event_id": _SAYS_BEHIND_ID}

_FORWARDED = ("WinEventLog", "XmlWinEventLog")

_COLUMN = lazy_regex(r"[ \t]{2,}")
"""What parts a source from the category beside it."""

_FROM_PLACEHOLDER = lazy_regex(r"(?:^|\s)<(?![^<>]{1,40}>\s(?-i:[A-Z])\w{1,20}$).*|^n/a$", re.DOTALL | re.IGNORECASE)
"""What is no value: "<LocalComputerName>", also behind a value that it is glued to, and "N/A"."""


class Labels(msgspec.Struct, frozen=True):
    """What one line labels: values by field, where its first label starts, where a description starts (or None)."""

    values: Mapping[str, str]
    start: int
    text_start: int | None = None
    signed: bool = True
    """Whether a sign (":", "=") marks the labels; if not, they are believed only beside an id."""
    is_code: bool = False
    """Whether the id is an "Event code", which the descriptions of ASP.NET number their own events by."""


def read_numbers(value: str) -> tuple[int, ...]:
    """The event ids of an id label's value ("7000 / 7001"), none for a placeholder, a word or a number too large."""
    found = _NUMBERS.match(value)
    if found is None:
        return ()
    ids = map(written_id, re.findall(r"\d+", found[0]))
    return tuple(number for number in ids if number is not None)


def begins_label(line: str, start: int) -> bool:
    """Whether an English label, with its sign, stands at an offset of a line."""
    return _LABEL.match(line, start) is not None


def read_signed(line: str, start: int, labels: re.Pattern[str] = _LABEL) -> Labels | None:
    """The labels of a line from an offset on, each value running to the next label; None for a label of prose."""
    values: dict[str, str] = {}
    first = labels.match(line, start)
    found = list(labels.finditer(line, start)) if first is None or _MORE.search(line, first.end()) else [first]
    for label, following in zip(found, [*found[1:], None], strict=True):
        value = line[label.end() : following.start() if following else None]
        field = _field_of(label[1], value)
        if field == "text":
            return Labels(values, start, label.end())
        if field == "event_id" and not read_numbers(value):
            return _read_glued(line, label.end(), values, start)
        if field == "provider" and value.startswith(_FORWARDED):
            # what Splunk calls the log that an event came from
            field = "other"
        if field == "provider":
            value = _COLUMN.split(value.strip(), 1)[0].rstrip(".:")
        quoted = _QUOTED.search(value)
        if following is None and field in _SAYS_BEHIND:
            quoted = quoted or _SAYS_BEHIND[field].search(value)
        if field != "other":
            values.setdefault(field, clean(value[: quoted.start()] if quoted else value))
        if quoted:
            return Labels(values, start, label.end() + quoted.end())
    return Labels(values, start, is_code=fold_label(found[0][1]) == "event code")


def _field_of(label: str, value: str) -> str:
    """What a label says; English comes first, but for the one word that is a date elsewhere."""
    folded = fold_label(label)
    # letters that are alike only to regular expressions, such as the dotless i, make a label that is none
    field = FIELD_BY_LABEL.get(folded) or FOREIGN_LABELS.get(folded, "other")
    return "date" if field == "data" and _BEGINS_WITH_DATE.match(value) else field


def _read_glued(line: str, at: int, values: dict[str, str], start: int) -> Labels | None:
    """The labels read so far, with an id whose description follows: behind its level, or behind a source before it."""
    levelled = _NUMBER_AND_LEVEL.match(line, at)
    if levelled is not None:
        return Labels({**values, "event_id": levelled["id"], "level": levelled["level"]}, start, levelled.end())
    number = _NUMBER_AND_TEXT.match(line, at)
    if number is not None and "provider" in values:
        return Labels({**values, "event_id": number[1]}, start, number.end())
    return Labels(values, start) if values else None


def read_foreign(line: str, start: int) -> Labels | None:
    """The labels of a line that begins with one in another language than English, or of one that begins with none."""
    sign = _SIGN.search(line, start, start + _LONGEST_FOREIGN)
    label = fold_label(line[start : sign.start()].rstrip("* ")) if sign is not None else ""
    is_known = label in FOREIGN_LABELS and _ANY_LABEL.match(line, start) is not None
    return read_signed(line, start, _ANY_LABEL) if is_known else read_later(line)


def read_later(line: str) -> Labels | None:
    """Labels that begin within the line; both an id and a source have to be there."""
    folded = line.casefold()
    if "event" not in folded or not ("source" in folded or "provider" in folded):
        return None
    first = _LABEL.search(line)
    labels = read_signed(line, first.start()) if first else None
    return labels if labels and {"event_id", "provider"} <= labels.values.keys() else None


def clean(value: str) -> str:
    """A value without markup, closing signs and placeholders."""
    return _FROM_PLACEHOLDER.sub("", fold_blanks(_MARKUP.sub("", value))).strip(" ,;-\u2013\"'")
