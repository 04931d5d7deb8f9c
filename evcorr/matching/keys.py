"""Where the two streams meet: the keys that an observable is filed under, and the keys that a record shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from typing import TypeAlias

from evcorr.codes import identity_of, parse_code
from evcorr.matching.shown import Shown
from evcorr.mentions import Mention
from evcorr.observable import Crash, ErrorCode, Event, Message, Observable, Stop
from evcorr.provider import canonical_provider
from evcorr.text.folding import fold_name, squeeze
from evcorr.text.lookup import LazyLookup, Lookup
from evcorr.text.pattern import fragments
from evcorr.text.squeezed_bytes import SHORTEST

Key: TypeAlias = tuple[str, str, int | str]
"""What it is a key of, a name that narrows it, and the value: ("event", "mrxsmb", 3031), ("error", "", 2404)."""

WINDOW = 8
"""Words are found by a window of so many squeezed characters, or by all of them where there are fewer."""

ANY = "*"
"""Stands for the provider where a record tells none."""


def keys_of(observable: Observable) -> tuple[tuple[Key, ...], ...]:
    """The keys to file an observable under: of each group one key suffices, for a record that matches shows all of one.

    Empty for an observable that says too little to be looked for.
    """
    match observable:
        case Event(event_id=event_id, provider=provider, text=text, code=code):
            known = canonical_provider(provider) if provider else ""
            words = _windows(fragments(text)) if text else ()
            value = identity_of(code) if code else None
            # by the code alone it is found too, so that what lists the codes of an index has it
            told = () if value is None else (("error", "", value),)
            return ((("event", known, event_id),), (("event", ANY, event_id),), words, told)
        case Stop(code=code, module=module):
            value = parse_code(code) if code else None
            return _one(("stop", "", value) if value is not None else _named("stop module", program(module)))
        case ErrorCode(code=code):
            value = identity_of(code)
            return (_windows((squeeze(code),)),) if value is None else _one(("error", "", value))
        case Message(text=text):
            return (_windows(fragments(text)),)
        case Crash(image=image, module=module):
            key = _named("crash image", program(image))
            return _one(key) if key else tuple((key,) for key in _module_keys(module))


def keys_in(shown: Shown, windows_in: Lookup) -> Iterator[Key]:
    """The keys that a record shows; `windows_in` tells which windows of text keys stand in its squeezed text."""
    yield from event_keys(shown.providers, shown.record.event_id)
    yield from (("event", ANY, citation.event_id) for citation in shown.cited)
    for stop in shown.stops:
        value = parse_code(stop.what.code) if stop.what.code else None
        if value is not None:
            yield ("stop", "", value)
        yield from _present(_named("stop module", program(stop.what.module)))
    for error in (*shown.errors, *shown.data_codes):
        value = identity_of(error.what.code)
        if value is not None:
            yield ("error", "", value)
    yield from _crash_keys(shown.crashes)
    yield from (("text", "", window) for window in windows_in(shown.squeezed.squeezed))


def event_keys(providers: tuple[str, ...], event_id: int | None) -> Iterator[Key]:
    """A record of a known provider shows its own events and those of articles that name none."""
    if event_id is None:
        return
    for provider in (*providers, "") if providers else (ANY,):
        yield ("event", provider, event_id)


def _crash_keys(crashes: Iterable[Mention[Crash]]) -> Iterator[Key]:
    for crash in crashes:
        yield from _present(_named("crash image", program(crash.what.image)))
        yield from _module_keys(crash.what.module)


def _module_keys(module: str | None) -> Iterator[Key]:
    """A module and the function in it, each by itself: Dr. Watson names the function alone."""
    for name in (program(module), program((module or "").partition("!")[2])):
        yield from _present(_named("crash module", name))


def window_lookup(windows: Iterable[str]) -> Lookup:
    """What tells which of the windows of text keys stand in a squeezed text."""
    every = frozenset(windows)
    short = frozenset(window for window in every if len(window) < WINDOW)
    whole = every - short

    def plainly(squeezed: str) -> Set[str]:
        found = whole.intersection({squeezed[start : start + WINDOW] for start in range(len(squeezed) - WINDOW + 1)})
        return {*found, *(window for window in short if window in squeezed)}

    return LazyLookup(every, plainly, _WORTH_AN_ENGINE)


_WORTH_AN_ENGINE = 1 << 16
"""To make an engine of windows that is kept takes about as long as to look at so many characters without one."""


def _windows(parts: tuple[str, ...]) -> tuple[Key, ...]:
    """Every window of the squeezed fragments, or the longest fragment whole where none is as long as a window."""
    longest = max(parts, key=len, default="")
    if len(longest) < SHORTEST:
        return ()
    size = min(WINDOW, len(longest))
    return tuple(("text", "", part[start : start + size]) for part in parts for start in range(len(part) - size + 1))


def program(name: str | None) -> str | None:
    r"""A program or module as crash reports compare it: `exe\store.dbg`, `Store.exe` and `STORE!EcFoo` are `store`."""
    if not name:
        return None
    return name.replace("\\", "/").rpartition("/")[2].partition("!")[0].partition(".")[0]


def _named(kind: str, name: str | None) -> Key | None:
    folded = fold_name(name) if name else ""
    return (kind, "", folded) if folded else None


def _present(key: Key | None) -> Iterator[Key]:
    if key is not None:
        yield key


def _one(key: Key | None) -> tuple[tuple[Key, ...], ...]:
    return ((key,),) if key is not None else ()
