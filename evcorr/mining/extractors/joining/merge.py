"""Mentions of one distinct thing made one observable, with the richest of what any of them gives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from evcorr.codes import system_message
from evcorr.mining.extractors.context.part import tells_symptoms
from evcorr.mining.extractors.joining.cut_off import spelled_out
from evcorr.mining.extractors.joining.join import code_value, in_place_of
from evcorr.mining.extractors.joining.join_crash import is_bare, is_echo, is_the_problem
from evcorr.mining.extractors.joining.known import Known
from evcorr.mining.extractors.joining.same_message import fills, letters
from evcorr.mining.extractors.joining.title_wording import without_wording_of_title
from evcorr.mining.extractors.joining.unnamed_crash import named_by_title, told_by_code
from evcorr.observable import Crash, ErrorCode, Event, Message, Observable, Role, Stop
from evcorr.text.folding import fold_name, squeeze

# access violation, in-page error, integer division by zero, privileged instruction, breakpoint
_EXCEPTIONS = frozenset({0xC0000005, 0xC0000006, 0xC0000094, 0xC0000096, 0x80000003})
# the STOP that says how a process of the system ended
_PROCESS_TERMINATED = "0xC000021A"
# digits that make a number in a message sure to be the code that the title or the prose names
_TELLING = 3
# a message in a text so many times as long is another
_LEAST_PART = 5
# so many letters tell that two descriptions of one event begin alike
_SAME_BEGINNING = 40
# the module of win32k!Stroke and Win32k.sys
_MODULE = re.compile(r"[!.]")
# what Windows 95 says before its details name the program and the module
_SHUT_DOWN = re.compile(
    r"(?:[\w.]{1,20} (?:- )?)?Th(?:is|e) (?:program|application) (?:has )?(?:performed|caused) an[d]? illegal operation"
    r"|(?:The application )?\S{1,40} has generated (?:errors|an application error)"
    r"|(?:Dr\. Watson for Windows NT )?An application error has occurred(?: and an application error log|\W*\Z)"
    r"|If th(?:e|is) problem persists, contact the program vendor"
    r"|The instruction at (?:[\"'][^\"']{1,24}[\"']|\S{1,24}) referenced memory|The memory could not be"
    r"|Click OK to (?:terminate|debug)",
    re.IGNORECASE,
)


def merge(seen: Iterable[Observable], *, title: str, title_line: int | None = None) -> tuple[Observable, ...]:
    """Return each distinct thing once, in order of first appearance, a symptom if any mention of it is one.

    A message whose words stand in the `title` is placed there. `title_line` tells it from text above headings.
    """
    known = Known()
    for item in without_wording_of_title(spelled_out(tuple(seen), title), title=title, line=title_line):
        found = known.joined(item)
        if found is None:
            known.add(item)
        else:
            place, both = found
            known.replace(place, in_place_of(known.items[place], item, both))
    whole = sorted(
        _without_echoes(_with_driver(list(_with_messages(named_by_title(told_by_code(known.items), title))))),
        key=lambda item: item.line or 0,
    )
    return tuple(_in_title(item, title) for item in whole if not _says_nothing(item, whole))


def _says_nothing(item: Observable, seen: Iterable[Observable]) -> bool:
    """Tell whether an observable is the bare word for a fault, in an article that is about something else."""
    return isinstance(item, Crash) and is_bare(item) and not is_the_problem(item, seen)


def _with_messages(kept: Sequence[Observable]) -> Iterator[Observable]:
    """Yield the observables, each error code without a text with that of the message that carries it, or words it."""
    messages = {letters(item.text): item.text for item in reversed(kept) if isinstance(item, Message)}
    for item in kept:
        if messages and isinstance(item, ErrorCode) and item.text is None and len(item.code) >= _TELLING:
            yield replace(item, text=_carrier(item.code, messages.values()) or messages.get(_worded(item.code)))
        else:
            yield item


def _with_driver(kept: list[Observable]) -> list[Observable]:
    """Return the observables, the one STOP with the driver in which a fault leads to it if it names none itself."""
    stops = [item for item in kept if isinstance(item, Stop)]
    drivers = [item.module for item in kept if isinstance(item, Crash) and _is_in_driver(item)]
    if len(stops) != 1 or len(drivers) != 1 or stops[0].module or stops[0].role is not Role.SYMPTOM:
        return kept
    return [replace(item, module=drivers[0]) if item is stops[0] else item for item in kept]


def _is_in_driver(crash: Crash) -> bool:
    """Tell whether a fault is in a driver, which is no crash of a program: "Access Violation in Win32k.sys"."""
    is_driver = (crash.module or "").lower().endswith(".sys")
    return crash.image is None and is_driver and crash.role is Role.SYMPTOM


def _carrier(code: str, messages: Iterable[str]) -> str | None:
    """Return the first message that has a code in it."""
    # "- 1022 indicating disk error" is shown without its sign
    number = code.removeprefix("-")
    carries = re.compile(rf"(?<![\w.]){re.escape(number)}(?![\w.]\w)")
    return next((text for text in messages if number in text and carries.search(text)), None)


def _worded(code: str) -> str:
    """Return the words that Windows itself has for a code, as messages are compared; "" where it has none."""
    value = code_value(code)
    return letters(system_message(value) or "") if isinstance(value, int) else ""


def _without_echoes(kept: Iterable[Observable]) -> list[Observable]:
    """Return the observables without those that only repeat part of a richer one; it takes the place of the first."""
    whole = list(kept)
    described = " ".join(item.text for item in whole if isinstance(item, Event) and item.text)
    index = 0
    while index < len(whole):
        item = whole[index]
        richer = _RICHER.get(type(item), ())
        at = next(
            (
                at
                for at, other in enumerate(whole)
                if isinstance(other, richer) and at != index and _echoes(item, other, described)
            ),
            None,
        )
        if at is None:
            index += 1
            continue
        if index < at:
            whole[at] = replace(whole[at], where=item.where, line=item.line)
        del whole[index]
    return whole


_RICHER: dict[type, tuple[type, ...]] = {
    Message: (Event, ErrorCode, Crash),
    ErrorCode: (Event, Stop, Crash),
    Crash: (Crash, Stop),
    Stop: (Stop,),
}
"""What may hold all that an observable of a kind tells."""


def _echoes(item: Observable, other: Observable, described: str) -> bool:
    """Tell whether one thing only repeats part of another; `described` is what all events of the article say."""
    match item, other:
        case Message(), Event() if tells_symptoms(item.where) and item.where == other.where:
            # a box shown beside its event is seen as well
            return other.text is not None and fills(other.text, item.text)
        case Message(), Event() | ErrorCode():
            # a symbolic name, E_ACCESSDENIED, is no text that is shown
            return (
                other.text is not None
                and " " in other.text
                and (_is_part(item, other.text) or fills(other.text, item.text))
            )
        case ErrorCode(), Event():
            alike = _is_described_alike(item.text, other.text)
            return item.code == str(other.event_id) and alike and not _is_told_in(item.code, described)
        case ErrorCode(text=None), Stop():
            told = (other.code, *(other.params or ()))
            is_how = other.code == _PROCESS_TERMINATED and code_value(item.code) in _EXCEPTIONS
            return is_how or any(each and code_value(item.code) == code_value(each) for each in told)
        case ErrorCode(), Crash():
            value, raised = code_value(item.code), code_value(other.exception or "")
            return not is_bare(other) and (item.space == "exception" or value in _EXCEPTIONS or value == raised)
        case Message(), Crash():
            return _SHUT_DOWN.match(item.text) is not None
        case Crash(), Crash():
            return is_echo(item, other)
        case Crash(), Stop():
            return _is_of_stop(item, other)
        case Stop(code=None, module=str(module)), Stop(code=str(), module=str(known)):
            return fold_name(module) == fold_name(known)
    return False


def _is_of_stop(crash: Crash, stop: Stop) -> bool:
    """Tell whether what an article calls a crash is what stops the system, and no crash of a program."""
    if crash.exception is None and crash.module is None:
        # "The Gateway May Trap" in a title
        return crash.where == "TITLE" and stop.role is Role.SYMPTOM
    if crash.image or crash.module is None:
        return False
    is_stack = crash.exception is None and "!" in crash.module
    driver = _MODULE.split((stop.module or "").casefold())[0]
    return is_stack or _MODULE.split(crash.module.casefold())[0] == driver


def _is_told_in(code: str, described: str) -> bool:
    """Tell whether events have a number for an error that is also the id of one: "service-specific error 5728"."""
    return re.search(rf"\berrors?(?:\scode)?:?\s{re.escape(code)}(?!\w)", described, re.IGNORECASE) is not None


def _is_described_alike(shown: str | None, description: str | None) -> bool:
    """Tell whether an error has an event's description, or one that begins like it, or none."""
    if shown is None or description is None:
        return shown is None
    ours, theirs = letters(shown), letters(description)
    return theirs in ours or ours[:_SAME_BEGINNING] == theirs[:_SAME_BEGINNING]


def _is_part(item: Message, text: str) -> bool:
    """Tell whether a message is a title's short for a text, or a good part of it: many a text says "out of memory"."""
    part, whole = letters(item.text), letters(text)
    return part in whole and (item.where == "TITLE" or len(part) * _LEAST_PART >= len(whole))


def _in_title(item: Observable, title: str) -> Observable:
    if isinstance(item, Message) and item.where != "TITLE" and squeeze(item.text) in squeeze(title):
        return replace(item, where="TITLE")
    return item
