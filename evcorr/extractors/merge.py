"""Mentions of one distinct thing made one observable, with the richest of what any of them gives."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from evcorr.codes import identity, parse_code
from evcorr.observable import Crash, ErrorCode, Event, Message, Observable, Role, Stop
from evcorr.pattern import generalise
from evcorr.text import fold_name, squeeze, words

_COVERED = 0.8
_NAMED_FAULT = re.compile(r"fatal exception 0?[0-9A-F]{1,2}|general protection|(?:0x)?c0000\w{3}", re.IGNORECASE)
_CODE = re.compile(r"(?:0x)?[0-9a-f]{8}", re.IGNORECASE)
_DEBUG_FILE = re.compile(r"(?:\A.*\\)?(?P<stem>[^\\.]+)(?:\.\w+)?\Z", re.DOTALL)


def merge(seen: Iterable[Observable], *, title: str) -> tuple[Observable, ...]:
    """Return each distinct thing once, in order of first appearance, a symptom if any mention of it is one.

    A message whose words stand in the `title` is placed there.
    """
    kept: list[Observable] = []
    for item in seen:
        for index, before in enumerate(kept):
            joined = _join(before, item)
            if joined is not None:
                role = Role.SYMPTOM if Role.SYMPTOM in (before.role, item.role) else Role.INCIDENTAL
                kept[index] = replace(joined, role=role, where=before.where, line=before.line)
                break
        else:
            kept.append(item)
    return tuple(_in_title(item, title) for item in _without_echoes(kept))


def _join(one: Observable, other: Observable) -> Observable | None:
    """Return what two mentions of one thing give together; None where they are two things."""
    match one, other:
        case Event(), Event():
            return _join_events(one, other)
        case Stop(), Stop():
            return _join_stops(one, other)
        case ErrorCode(), ErrorCode():
            return _join_errors(one, other)
        case Message(), Message():
            return _longer(one, other) if _says_the_same(one.text, other.text) else None
        case Crash(), Crash():
            return _join_crashes(one, other)
    return None


def _join_events(one: Event, other: Event) -> Event | None:
    if one.event_id != other.event_id or not _agree(one.provider, other.provider):
        return None
    if one.text and other.text and not _is_same_text(one.text, other.text):
        return None
    return replace(
        one,
        provider=one.provider or other.provider,
        channel=one.channel or other.channel,
        level=one.level or other.level,
        text=one.text or other.text,
    )


def _join_stops(one: Stop, other: Stop) -> Stop | None:
    if not _agree(one.code, other.code) or (None in (one.code, other.code) and not _agree(one.module, other.module)):
        return None
    return replace(
        one, code=one.code or other.code, params=one.params or other.params, module=one.module or other.module
    )


def _join_errors(one: ErrorCode, other: ErrorCode) -> ErrorCode | None:
    if _value(one.code) != _value(other.code):
        return None
    code = other.code if _CODE.fullmatch(other.code) and not _CODE.fullmatch(one.code) else one.code
    return replace(one, code=code, space=one.space or other.space, text=one.text or other.text)


def _value(code: str) -> int | str:
    value = parse_code(code)
    return code.casefold() if value is None else identity(value)


def _join_crashes(one: Crash, other: Crash) -> Crash | None:
    if not (_agree(_stem(one.image), _stem(other.image)) and _agree(_stem(one.module), _stem(other.module))):
        return None
    exceptions = [text for text in (one.exception, other.exception) if text]
    return replace(
        one,
        image=_fuller(one.image, other.image),
        module=_fuller(one.module, other.module),
        exception=next(
            (text for text in exceptions if any(map(str.isdigit, text))), exceptions[0] if exceptions else None
        ),
    )


def _stem(name: str | None) -> str | None:
    """Return a program's name without folder and extension: "exe\\store.dbg" is the symbol file of store.exe."""
    found = _DEBUG_FILE.match(name) if name else None
    return found["stem"] if found else name


def _fuller(one: str | None, other: str | None) -> str | None:
    """Return the name that tells more: that of the program itself rather than of its symbol file."""
    names = [name for name in (one, other) if name]
    return next((name for name in names if name.lower().endswith(".exe")), names[0] if names else None)


def _agree(one: str | None, other: str | None) -> bool:
    return one is None or other is None or fold_name(one) == fold_name(other)


def _is_same_text(one: str, other: str) -> bool:
    """Tell whether two descriptions are one message, with other values in it or cut short."""
    short, long = sorted((squeeze(one), squeeze(other)), key=len)
    return short in long or generalise(one) == generalise(other)


def _says_the_same(one: str, other: str) -> bool:
    """Tell whether one message is in the other, or is the other with different values or cut short by the title."""
    short, long = sorted((words(one), words(other)), key=len)
    if not short:
        return True
    common = sum((Counter(short) & Counter(long)).values())
    return (common / len(short) >= _COVERED and (len(short) > 1 or short[0] == long[0])) or generalise(
        one
    ) == generalise(other)


def _longer(one: Message, other: Message) -> Message:
    return one if len(one.text) >= len(other.text) else other


def _without_echoes(kept: Sequence[Observable]) -> list[Observable]:
    """Return the observables but for bare ones that only repeat part of a richer one, which takes their place."""
    whole = list(kept)
    for item in kept:
        index = next((n for n, other in enumerate(whole) if other is not item and _echoes(item, other)), None)
        if index is None or item not in whole:
            continue
        if whole.index(item) < index:
            whole[index] = replace(whole[index], where=item.where, line=item.line)
        whole.remove(item)
    return [item for item in whole if not _is_bare(item)]


def _is_bare(item: Observable) -> bool:
    """Tell whether nothing but the word for a fault is known of a crash: no program, no module, no exception's number."""
    if not isinstance(item, Crash) or item.image or item.module:
        return False
    return _NAMED_FAULT.match(item.exception or "") is None


def _echoes(item: Observable, other: Observable) -> bool:
    match item, other:
        case Message(), Event() | ErrorCode():
            return other.text is not None and squeeze(item.text) in squeeze(other.text)
        case ErrorCode(), Event():
            alike = item.text is None or (other.text is not None and squeeze(other.text) in squeeze(item.text))
            return item.code == str(other.event_id) and alike
        case ErrorCode(text=None), Stop():
            return _value(item.code) == (_value(other.code) if other.code else None)
        case ErrorCode(text=None), Crash():
            return other.exception is not None and _value(item.code) == _value(other.exception)
        case Crash(image=None, module=None), Crash():
            return bool(other.image or other.module) and _agree(item.exception, other.exception)
        case Stop(code=None), Stop():
            return other.module is not None and _agree(item.module, other.module)
    return False


def _in_title(item: Observable, title: str) -> Observable:
    if isinstance(item, Message) and item.where != "TITLE" and squeeze(item.text) in squeeze(title):
        return replace(item, where="TITLE")
    return item
