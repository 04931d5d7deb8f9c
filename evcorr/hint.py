"""Which observables are mere hints: what they show is seen with other problems, and in ordinary logs, as well."""

from __future__ import annotations

import re

from evcorr.codes import identity, parse_code, table
from evcorr.observable import Crash, ErrorCode, Event, Message, Observable, Stop
from evcorr.ordinary import is_ordinary
from evcorr.provider import canonical_provider
from evcorr.signature import Rarity, Signature, is_reference
from evcorr.text.lazy_regex import lazy_regex
from evcorr.text.pattern import is_distinctive

LEAST_BITS = 24
"""Words of fewer bits are said by other articles and by ordinary logs too; see `mining.rarity` for what counts."""

LEAST_BITS_ALONE = 16
"""Words of fewer bits tell no problem, even where an entry says nothing else."""

MOST_ARTICLES = 5
"""What more articles show tells none of them from the others."""


LEAST_DIGITS = 6
"""A literal code without letters needs so many digits to be told from versions (`550 5.1.1` has them)."""


_CRASH_REPORTS = {
    "Application Error": (1000,),
    "BugCheck": (1001,),
    "DrWatson": (4097,),
    "EventLog": (6008,),
    "Windows Error Reporting": (1001,),
}
"""By source, the events that Windows writes of whatever program or system stopped: which one, they say as a value."""

_CRASH_REPORT_KEYS = frozenset((canonical_provider(source), id) for source, ids in _CRASH_REPORTS.items() for id in ids)


def reports_any_crash(event: Event) -> bool:
    """Whether an event tells of any crash or STOP alike; the STOP or crash in its words is what tells one problem."""
    return event.provider is not None and (canonical_provider(event.provider), event.event_id) in _CRASH_REPORT_KEYS


def is_of_one_product(value: int) -> bool:
    """Whether a code is a whole 32-bit number that no table of Windows has: nothing else is likely to be the same.

    0xF....... is a small negative number, as many programs have them.
    """
    same = identity(value)
    return same >> 28 not in {0x0, 0xF} and not any(same in table(space) for space in _OF_WINDOWS)


def is_of_database(error: ErrorCode) -> bool:
    """Whether a code is one of the negative numbers of Jet and ESE, which few other programs report."""
    value = parse_code(error.code)
    return error.space == "jet" and value is not None and error.code.startswith("-") and identity(value) in table("jet")


_OF_WINDOWS = ("win32", "hresult", "ntstatus", "net")

_HEX_GROUP = lazy_regex(r"[0-9A-F]{1,4}", re.IGNORECASE)


def singles_out(text: str | None, rarity: Rarity | None) -> bool:
    """Whether the words of a pattern tell one problem from others, as far as is known how rare they are."""
    return bool(text) and is_distinctive(text or "") and (rarity is None or rarity.bits >= LEAST_BITS)


def tells_by_itself(rarity: Rarity | None) -> bool:
    """Whether a few words are rare enough to tell a problem where a log entry says nothing else."""
    return rarity is not None and rarity.bits >= LEAST_BITS_ALONE


def is_shared(observable: Observable, rarity: Rarity | None) -> bool:
    """Whether many articles, or ordinary logs, have the same event, code or words, so that these alone tell nothing."""
    # ordinary logs hold codes of which nobody complains; where words say that something failed with one, somebody does
    if not isinstance(observable, ErrorCode) and is_ordinary(observable):
        return True
    return rarity is not None and rarity.articles > MOST_ARTICLES


def is_common_literal(code: str) -> bool:
    """Whether a code that is compared letter for letter may as well be a version or a date: `4.4.1`, `5-10`."""
    return not any(map(str.isalpha, code)) and sum(map(str.isdigit, code)) < LEAST_DIGITS


def is_part_of_addresses(code: str) -> bool:
    """Whether a code is written as the groups of network addresses and GUIDs are: `FFFF`, `000C`."""
    return _HEX_GROUP.fullmatch(code) is not None


_SHARED_MODULES = frozenset(
    {"ntdll", "kernel32", "kernelbase", "user", "user32", "gdi", "gdi32", "krnl386", "msvcrt", "msvcrt40", "mfc40"}
    | {"mfc42", "ole32", "oleaut32", "rpcrt4", "comctl32", "commctrl", "shell32", "advapi32", "ucrtbase", "clr"}
    | {"mscorwks", "combase", "ntoskrnl", "hal", "win32k", "vmm", "unknown"}
)
"""Modules that every program runs in, and what crash reports write where they know none."""


def is_shared_module(module: str) -> bool:
    """Whether crashes of any program happen in a module, so that it tells none of them; not so a function in it."""
    name = module.replace("\\", "/").rpartition("/")[2]
    return "!" not in name and name.partition(".")[0].casefold() in _SHARED_MODULES


def is_hint(observable: Observable, rarity: Rarity | None = None) -> bool:
    """Whether an observable gives a weak match at most, but for words that are all that an entry says."""
    match observable:
        case Message(text=text):
            return not singles_out(text, rarity) or is_shared(observable, rarity)
        case Stop(code=code, params=params, module=module):
            return bool(code) and not params and not module
        case ErrorCode(code=code, space=space, text=text):
            value = parse_code(code)
            bare = is_common_literal(code) if value is None else space is None and not is_of_one_product(value)
            return not text and (bare or is_shared(observable, rarity))
        case Event(provider=provider, text=text, code=code):
            if code and provider:
                return False
            needs_text = not provider or bool(observable.only_with_text) or is_shared(observable, rarity)
            return reports_any_crash(observable) or (not text and needs_text)
        case Crash(image=image, module=module):
            # what an article calls "the video driver" no log names
            return not image and (not module or " " in module)


def only_hints(signature: Signature) -> bool:
    """Whether a signature can never be a finding at the default grade."""
    return not any(is_reference(signature, item) for item in signature.observables) and all(
        map(is_hint, signature.observables, signature.rarities())
    )
