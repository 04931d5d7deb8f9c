"""Phrases that all who tell people something share: numbers with their nouns, lists, and observables in words.

Every function returns one line of text that is safe to show in a terminal.
"""

from __future__ import annotations

from collections.abc import Sequence

from evcorr.article import Platform
from evcorr.observable import Crash, ErrorCode, Event, Message, Observable, Stop, text_of
from evcorr.text.escaping import ELLIPSIS, clipped
from evcorr.text.pattern import GAP

QUOTE_LIMIT = 240
"""Characters of an article's message text that are quoted."""

NAME_LIMIT = 80
"""Characters of a name that are shown."""

MOST_NAMES = 12
"""So many products, and so many versions of one, are named."""

SPACES = {
    "net": "NET HELPMSG",
    "win32": "Win32",
    "hresult": "HRESULT",
    "ntstatus": "NTSTATUS",
    "jet": "Jet",
    "exception": "exception",
    "product": "the product's own",
}
"""Code spaces of `ErrorCode.space` in words."""

FIELDS = {
    "provider": "source",
    "event_id": "event id",
    "text": "words",
    "code": "code",
    "module": "module",
    "params": "parameters",
    "all params": "each of them",
    "image": "program",
    "exception": "exception",
    "channel": "log",
    "level": "level",
    "values": "values in the words",
}
"""Names of `Example.agreed`, and of inferred fields, in the words of the articles."""


def short_name(name: str) -> str:
    """The name of a computer, product, log or source, as far as it is shown."""
    return clipped(name, NAME_LIMIT)


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """`1 finding`, `12,481 records`."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def listed(names: Sequence[str], most: int) -> str:
    """The first names with commas between them, and how many more there are."""
    shown = ", ".join(short_name(name) for name in names[:most])
    left = len(names) - most
    return f"{shown} and {left:,} more" if left > 0 else shown


def platforms(stated: Sequence[Platform]) -> str:
    """Products and their versions, as the article states them."""
    return "; ".join(map(_platform, stated[:MOST_NAMES])) + ("; ..." if len(stated) > MOST_NAMES else "")


def _platform(platform: Platform) -> str:
    return " ".join([short_name(platform.product), listed(platform.versions, MOST_NAMES)]).strip()


def described(observable: Observable) -> str:
    """What the article says would be seen, without the words that it quotes."""
    match observable:
        case Event():
            return _event(observable)
        case Stop():
            return _stop(observable)
        case ErrorCode():
            space = f" ({SPACES.get(observable.space, observable.space)})" if observable.space else ""
            return clipped(f"error {observable.code}{space}")
        case Message():
            return "message"
        case Crash():
            return _crash(observable)


def quoted(observable: Observable) -> str | None:
    """The words that the article quotes for it, clipped, an ellipsis for what varies; None where it quotes none."""
    text = text_of(observable)
    return clipped(text.replace(GAP, ELLIPSIS), QUOTE_LIMIT) if text else None


def _event(event: Event) -> str:
    facts = [
        f"event {event.event_id}"
        + (f" of {event.provider}" if event.provider else "")
        + (f" with code {event.code}" if event.code else ""),
        f"{event.channel} log" if event.channel else "",
        event.level or "",
    ]
    return clipped(", ".join(filter(None, facts)))


def _stop(stop: Stop) -> str:
    words = ["STOP", stop.code or "of any code"]
    if stop.params:
        words.append(f"({', '.join(stop.params)})")
    if stop.module:
        words.append(f"in {stop.module}")
    return clipped(" ".join(words))


def _crash(crash: Crash) -> str:
    words = [f"crash of {crash.image}" if crash.image else "crash"]
    if crash.module:
        words.append(f"in {crash.module}")
    if crash.exception:
        words.append(f"with {crash.exception}")
    return clipped(" ".join(words))


def inferred(observable: Observable) -> str | None:
    """Which facts the article leaves out, and which article they were taken from."""
    if not observable.inferred:
        return None
    facts = (f"{FIELDS.get(one.field, one.field)} from {one.article}" for one in observable.inferred)
    return clipped("inferred: " + ", ".join(facts))
