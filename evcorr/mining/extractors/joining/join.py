"""Whether two mentions are of one thing, and what they give together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from evcorr.codes import identity_of
from evcorr.mining.extractors.joining.join_crash import are_spelt_alike, join_crashes
from evcorr.mining.extractors.joining.same_message import abbreviates, is_same_message, letters
from evcorr.observable import Crash, ErrorCode, Event, Message, Observable, Role, Stop
from evcorr.text.folding import fold_name, squeeze, words
from evcorr.text.pattern import brief

_BEGINNING = 50
_COVERED = 0.75
# so many words that two descriptions do not share are more than a name in one of them
_OTHER_WORDS = 4
# lines that a record takes, with those before the next one
_NEIGHBOURS = 15
_HEXADECIMAL = re.compile(r"(?:0x)?[0-9a-f]{8}", re.IGNORECASE)
_LETTERED = re.compile(r"[A-Z]{2,5}-?(?P<digits>\d{3,5})")
# what stands for a value: "<computer name>"
_PLACE = re.compile(r"<[^<>]{1,60}>")
_ENHANCED = re.compile(r"(?<![\w.])[45]\.\d{1,3}\.\d{1,3}\Z")


def join(one: Observable, other: Observable) -> Observable | None:
    """Return what two mentions, `one` first in the article, give together; None where they are of two things."""
    match one, other:
        case Event(), Event():
            return _join_events(one, other)
        case Stop(), Stop():
            return _join_stops(one, other)
        case ErrorCode(), ErrorCode():
            return _join_errors(one, other)
        case Message(), Message():
            return _join_messages(one, other)
        case Crash(), Crash():
            return join_crashes(one, other)
    return None


def in_place_of(before: Observable, item: Observable, both: Observable) -> Observable:
    """Return what two mentions give together where the first of them stands, a symptom if either is one."""
    role = Role.SYMPTOM if Role.SYMPTOM in (before.role, item.role) else Role.INCIDENTAL
    return replace(both, role=role, where=before.where, line=before.line)


def code_value(code: str) -> int | str:
    """Return what all spellings of a code have in common; of SMTP's "550 5.1.1" what follows the class."""
    value = identity_of(code)
    if enhanced := _ENHANCED.search(code):
        return enhanced[0]
    return squeeze(code) if value is None else value


def _join_events(one: Event, other: Event) -> Event | None:
    if one.event_id != other.event_id:
        return None
    provider = one.provider or other.provider
    if not _agree(one.provider, other.provider):
        told = _told_fully(one, other)
        if told is None:
            return None
        provider = told.provider
    if one.text and other.text and not _is_same_description(one, other):
        return None
    return replace(
        one,
        provider=provider,
        channel=one.channel or other.channel,
        level=one.level or other.level,
        text=one.text or other.text,
    )


def _told_fully(one: Event, other: Event) -> Event | None:
    """Return which of two mentions tells the event that the other names by another source; None if neither does.

    What stands before the id in a title may be no source at all, and a short form of one anywhere: "ESE Event ID 188".
    """
    if (one.text is None) is (other.text is None):
        return None
    told, named = (one, other) if one.text else (other, one)
    short, long = sorted((fold_name(told.provider or ""), fold_name(named.provider or "")), key=len)
    return told if named.where == "TITLE" or long.startswith(short) else None


def _join_stops(one: Stop, other: Stop) -> Stop | None:
    if not _agree(one.code, other.code) or not _may_be_one_driver(_stem(one.module), _stem(other.module)):
        return None
    # "Stop 0A in Tcpip.sys" in the title of another article tells no driver of this one's STOP
    told = (one, other) if one.role is Role.SYMPTOM else (other, one)
    if one.role is not other.role and told[0].module is None and told[1].module is not None:
        return None
    module = one.module or other.module
    # Nwlnkipx in a title, Nwlnkipx.sys in the body
    if other.module is not None and module is not None and other.module.startswith(f"{module}."):
        module = other.module
    return replace(one, code=one.code or other.code, params=one.params or other.params, module=module)


def _may_be_one_driver(one: str | None, other: str | None) -> bool:
    """Tell whether two drivers are one, which an article may mistype: Ntoskrl and Ntoskrnl."""
    return one is None or other is None or are_spelt_alike(one.casefold(), other.casefold())


def _stem(module: str | None) -> str | None:
    """Return the name of a driver without its extension, which some mentions leave out."""
    return module and module.partition(".")[0]


def _join_errors(one: ErrorCode, other: ErrorCode) -> ErrorCode | None:
    if code_value(one.code) != code_value(other.code) and not _is_unsigned_in_title(one, other):
        return None
    if _is_general(one.code) and one.text and other.text and not words_alike(one.text, other.text):
        return None
    code = (
        other.code
        if other.code.startswith("-")
        or digits_of(other.code) == one.code
        or other.code.endswith(f" {one.code}")
        or (_HEXADECIMAL.fullmatch(other.code) and not _HEXADECIMAL.fullmatch(one.code))
        else one.code
    )
    return replace(one, code=code, space=one.space or other.space, text=one.text or other.text)


def digits_of(code: str) -> str | None:
    """Return the number of a code with letters before it, which titles leave out; None for any other code."""
    found = _LETTERED.fullmatch(code)
    return found["digits"] if found else None


def _is_general(code: str) -> bool:
    """Tell whether a code is one digit, as in "Error: -1": only its text says what failed."""
    return len(code.lstrip("-")) == 1


def _is_unsigned_in_title(one: ErrorCode, other: ErrorCode) -> bool:
    """Tell whether a title gives as "Error 1032" what the body gives as -1032, or as SYS1032."""
    if other.role is Role.INCIDENTAL and one.code == f"-{other.code}":
        return True
    return one.where == "TITLE" and (other.code == f"-{one.code}" or digits_of(other.code) == one.code)


def _join_messages(one: Message, other: Message) -> Message | None:
    """Join a message with one that it is part of or an abbreviation of, or that has only other values."""
    if not is_same_message(one.text, other.text):
        return None
    ours, theirs = letters(one.text), letters(other.text)
    # the title of another article has capitals that the message has not
    if ours == theirs and one.role is Role.SYMPTOM and other.role is Role.INCIDENTAL:
        return one
    return other if ours in theirs or abbreviates(one.text, other.text) else one


def words_alike(title: str, text: str) -> bool:
    """Tell whether a title words a message a little otherwise: most words of the shorter are in the longer."""
    short, long = sorted((words(title), words(text)), key=len)
    common = sum((Counter(short) & Counter(long)).values())
    return len(short) > 1 and common / len(short) >= _COVERED


def _is_same_description(one: Event, other: Event) -> bool:
    """Tell whether two events have one description, cut short, or with other values in it rather than other words.

    Records right below one another with other values in them are two.
    """
    ours, theirs = one.text or "", other.text or ""
    short, long = sorted((letters(ours), letters(theirs)), key=len)
    if short in long or _have_one_form(ours, theirs):
        return True
    begin_alike = short[:_BEGINNING] == long[:_BEGINNING] or brief(ours) == brief(theirs)
    return begin_alike and not _are_neighbours(one, other) and not _differ_in_words(words(ours), words(theirs))


def _have_one_form(one: str, other: str) -> bool:
    """Tell whether two texts are one, only the names of its places, <file> and <share>, being others."""
    if not ("<" in one and "<" in other):
        return False
    return _PLACE.sub("<>", one) == _PLACE.sub("<>", other)


def _are_neighbours(one: Event, other: Event) -> bool:
    """Tell whether two events are shown right below one another."""
    lines = abs((one.line or 0) - (other.line or 0))
    return one.where == other.where and 0 < lines <= _NEIGHBOURS


def _differ_in_words(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether there are more words than those of a name between what two descriptions begin and end with alike."""
    first = next((at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), 0)
    one, other = one[first:], other[first:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    ours, theirs = (Counter(filter(str.isalpha, side)) for side in (one, other))
    least = min(ours.total(), theirs.total())
    return least >= _OTHER_WORDS and (ours & theirs).total() < least / 2


def _agree(one: str | None, other: str | None) -> bool:
    return one is None or other is None or fold_name(one) == fold_name(other)
