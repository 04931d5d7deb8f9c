"""Other values: an incident as another machine shows it, with other numbers than those that the article quotes.

A code that the article's label names by itself identifies the problem, and every machine with the problem shows it.
Whatever else is a number may be a mere sample: a process, a thread, an address, a table's index.
"""

from __future__ import annotations

import random
import re

import msgspec

from benchmarks.incidents import Incident
from evcorr.codes import identity, parse_code, table
from evcorr.observable import Crash, ErrorCode, Observable, Stop

_NUMBER = re.compile(
    r"\{[0-9A-Fa-f]{8}-[0-9A-Fa-f-]{27}\}|\b0x[0-9A-Fa-f]{1,16}\b|\b(?=[a-f]*\d)[0-9a-f]{6,16}\b|(?<![\w.])\d{2,10}\b(?!\.\d)",
    re.IGNORECASE,
)
"""Class ids, codes, addresses and counts; not versions, nor single digits."""

_KERNEL = 0x80000000


def with_other_values(incident: Incident) -> Incident:
    """The incident with other values where an article's may be samples; the same each time."""
    chance = random.Random(f"{incident.article} values")  # noqa: S311 - not for secrets
    named = {
        identity(value)
        for one in incident.observables
        if isinstance(one, ErrorCode) and (value := parse_code(one.code)) is not None
    }
    others = tuple(_changed(one, named, chance) for one in incident.observables)
    return incident._replace(observables=others)


def _changed(observable: Observable, named: set[int], chance: random.Random) -> Observable:
    match observable:
        case Stop(params=tuple(params)):
            return msgspec.structs.replace(observable, params=tuple(_elsewhere(param, chance) for param in params))
        case Stop() | Crash():
            return observable
        case _:
            text = _NUMBER.sub(lambda found: _other(found[0], named, chance), observable.text or "") or None
            return msgspec.structs.replace(observable, text=text)


def _elsewhere(param: str, chance: random.Random) -> str:
    """A parameter where drivers are loaded at other addresses, or as it is where it is no address."""
    value = parse_code(param)
    if value is None or not _KERNEL <= value < 1 << 32 or value in table("ntstatus"):
        return param
    return f"0x{_KERNEL + (value + (chance.randrange(1, 1 << 18) << 12)) % _KERNEL:08x}"


def _other(number: str, named: set[int], chance: random.Random) -> str:
    """Another number of the same form, unless the article names this one as a code."""
    value = parse_code(number)
    if value is not None and identity(value) in named:
        return number
    digits = "0123456789abcdef" if re.search(r"[a-f]|0x", number, re.IGNORECASE) else "123456789"
    start = 2 if number[:2].casefold() == "0x" else 0
    return number[:start] + "".join(chance.choice(digits) if one.isalnum() else one for one in number[start:])
