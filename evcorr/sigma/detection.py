"""One observable as the detection of a Sigma rule: the fields a log has, the values they must have, where to look.

Field names are those that the rules of SigmaHQ use for Windows logs. Classic events name their inserted strings `Data`;
what stands on a screen or a console has no fields and is looked for as keywords.
"""

from __future__ import annotations

import re
from typing import TypeAlias

import msgspec

from evcorr.codes import parse_code
from evcorr.hint import is_shared
from evcorr.observable import Crash, ErrorCode, Event, Message, Observable, Stop
from evcorr.provider import spellings
from evcorr.signature import Rarity
from evcorr.text.folding import fold_blanks
from evcorr.text.pattern import GAP

Item: TypeAlias = str | int | list[str] | list[int]

SHORTEST_PHRASE = 4
"""A phrase with fewer letters and digits stands in every other message."""

_SERVICES = {
    "system": "system",
    "application": "application",
    "security": "security",
    "directory service": "ldap",
    "dns server": "dns-server",
}
"""Names of classic logs, folded, and Sigma's names of the services that write them."""

_CUT = re.compile(rf"{re.escape(GAP)}|[*?]|[\x00-\x1f\x7f]")
"""What parts phrases: what varies, and the characters that are wildcards in Sigma."""

_CONTEXT = {"net": "NET HELPMSG {}", "win32": "System error {}"}
"""The words that show a number to be a code of this space."""


class Detection(msgspec.Struct, frozen=True, kw_only=True):
    """What a rule looks for: `selection` by field, or `keywords` that all stand in one entry, and the log it is in."""

    label: str
    """What is looked for, in a few words, for the rule's title."""
    service: str | None = None
    selection: dict[str, Item] = {}
    keywords: tuple[str, ...] = ()
    exact: bool = False
    """Whether it takes the words, or one more fact than provider and id, to match."""


def detection_of(observable: Observable, rarity: Rarity | None = None) -> Detection | None:
    """The detection of an observable; None for what a rule could only ask for too loosely.

    Like evcorr itself, no rule asks for a bare event id, a bare code or a bare STOP.
    """
    match observable:
        case Event():
            return _event(observable, shared=is_shared(observable, rarity))
        case Stop():
            return _stop(observable)
        case ErrorCode():
            return _error(observable, shared=is_shared(observable, rarity))
        case Message(text=text):
            words = phrases(text)
            return Detection(label="message", keywords=words, exact=True) if words else None
        case Crash():
            return _crash(observable)


def phrases(pattern: str) -> tuple[str, ...]:
    """The literal parts of a pattern as Sigma writes them, in order; parts too short to tell anything are left out."""
    parts = (fold_blanks(part).strip(" .,;:\"'") for part in _CUT.split(pattern))
    return tuple(dict.fromkeys(_literal(part) for part in parts if sum(map(str.isalnum, part)) >= SHORTEST_PHRASE))


def _literal(text: str) -> str:
    """Text in which nothing is a wildcard: Sigma takes a doubled backslash for one."""
    return text.replace("\\", "\\\\")


def _one_or_more(values: tuple[str, ...]) -> str | list[str]:
    return values[0] if len(values) == 1 else list(values)


def _event(event: Event, *, shared: bool) -> Detection | None:
    """Provider and id; the words too where these have to agree: without a provider, or of an event of many articles."""
    words = phrases(event.text or "")
    needs_words = not event.provider or shared or bool(event.only_with_text)
    if not words and needs_words and not event.code:
        return None
    selection: dict[str, Item] = {"EventID": event.event_id}
    if event.provider:
        selection = {"Provider_Name": _one_or_more(tuple(map(_literal, spellings(event.provider)))), **selection}
    told = (event.code,) if event.code else ()
    exact = bool(told or (words and needs_words))
    if exact:
        selection |= _containing("Message", (*(words if needs_words else ()), *told))
    label = f"event {event.event_id}" + (f" of {event.provider}" if event.provider else "")
    service = _SERVICES.get((event.channel or "").casefold().removesuffix(" log"))
    return Detection(label=label, service=service, selection=selection, exact=exact)


def _containing(field: str, words: tuple[str, ...]) -> dict[str, Item]:
    """A field that holds all the words."""
    return {f"{field}|contains": words[0]} if len(words) == 1 else {f"{field}|contains|all": list(words)}


def _stop(stop: Stop) -> Detection | None:
    """The screen's words: the code with the driver or a parameter, or STOP with the driver."""
    params = tuple(param for param in stop.params or () if (parse_code(param) or 0) > 0xFF)
    more = (stop.module,) if stop.module else params[:1]
    if not more:
        return None
    first = stop.code.lower() if stop.code else "STOP"
    return Detection(label=f"STOP {stop.code or ''} {more[0]}".replace("  ", " "), keywords=(first, *more), exact=True)


def _error(error: ErrorCode, *, shared: bool) -> Detection | None:
    """The words of the message, else a code that its form or its context tells to be one."""
    words = phrases(error.text or "")
    label = f"error {error.code}"
    if words:
        return Detection(label=label, keywords=words, exact=True)
    if shared or error.space is None:
        return None
    if error.space in _CONTEXT:
        return Detection(label=label, keywords=(_CONTEXT[error.space].format(error.code),))
    telling = len(error.code) >= 6 and any(map(str.isdigit, error.code))
    return Detection(label=label, keywords=(_literal(error.code),)) if telling else None


def _crash(crash: Crash) -> Detection | None:
    """The report that Windows logs of a program's crash: both program and module, or the module and its exception."""
    named = tuple(name for name in (crash.image, crash.module) if name and " " not in name)
    if crash.exception and parse_code(crash.exception) is not None and len(named) == 1:
        named = (*named, crash.exception.lower().removeprefix("0x"))
    if len(named) < 2:
        return None
    selection: dict[str, Item] = {"Provider_Name": "Application Error", "EventID": 1000}
    selection |= _containing("Data", tuple(_literal(name.partition("!")[0]) for name in named))
    return Detection(label=f"crash in {' '.join(named)}", service="application", selection=selection, exact=True)
