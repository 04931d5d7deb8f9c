"""A signature in words, as an engineer would note it down."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from evcorr import phrases
from evcorr.article_address import address_of
from evcorr.hint import is_hint
from evcorr.observable import Event, Observable
from evcorr.remedy import release
from evcorr.reporters import advice
from evcorr.sample_values import MOST_VALUES
from evcorr.signature import Rarity, Signature, Status, is_reference
from evcorr.text.escaping import clipped
from evcorr.timing import Kind, Timing, told

WIDTH = 80


def describe_signature(signature: Signature) -> str:
    """What would be seen, where the article says so, how much that tells, on which systems, and what fixes it.

    The lines have at most 80 characters, but for a name or an address that is longer.
    """
    return "\n".join(_lines(signature)) + "\n"


def _lines(signature: Signature) -> Iterator[str]:
    vouched = "reviewed by hand" if signature.status is Status.REVIEWED else "mined from the article"
    yield from _wrapped(f"{clipped(signature.id)}  {clipped(signature.title)}", "")
    yield from _wrapped(f"Signature {vouched}.", "  ")
    yield ""
    yield "  What you would see"
    for number, rarity in enumerate(signature.rarities()):
        yield from _observable(signature, number, rarity)
    if signature.timings:
        yield ""
        yield "  When you would see it"
        for timing in signature.timings:
            yield from _wrapped(f"- {_timing(signature, timing)}", "    ")
    yield ""
    yield from _fact("Systems", phrases.platforms(signature.platforms) or "the article names none")
    yield from _fact("Fix", advice.sentence(signature))
    if signature.fix and signature.fixed_in:
        yield from _fact("Fixed in", clipped(release(signature.fixed_in)))
    for label, value in advice.facts(signature.remedies):
        yield from _fact(label.capitalize(), value)
    if signature.related:
        yield from _fact("Related", phrases.listed(signature.related, 20))
    if where := address_of(signature.id):
        # in one piece, whatever its length
        yield f"{_label('Read')}{where}"


def _observable(signature: Signature, number: int, rarity: Rarity | None) -> Iterator[str]:
    """One symptom: what it is and says, the section of the article, what other articles tell, and how rare it is."""
    observable, values = signature.observables[number], signature.values_of(number)
    yield from _wrapped(f"- {phrases.described(observable)}", "    ")
    words = phrases.quoted(observable)
    if words:
        yield from _wrapped(f'"{words}"', "      ")
    if values:
        yield from _wrapped(
            f"with {phrases.listed(values, MOST_VALUES)}, where another machine may show others", "      "
        )
    place = f" (line {observable.line})" if observable.line else ""
    told = [f"in {clipped(observable.where)}{place}", phrases.inferred(observable)]
    yield from _wrapped("; ".join(filter(None, told)), "      ")
    yield from _wrapped("; ".join(_worth(signature, observable, rarity)), "      ")


def _timing(signature: Signature, timing: Timing) -> str:
    """The symptoms that something is said of, what that is, and where the article says it."""
    seen = [
        phrases.described(signature.observables[number])
        for number in timing.symptoms
        if number < len(signature.observables)
    ]
    of = ", then ".join(seen) if timing.kind is Kind.ORDER else phrases.listed(seen, 4)
    place = f" (line {timing.line})" if timing.line else ""
    return f"{of}: {told(timing)}; in {clipped(timing.where)}{place}"


def _worth(signature: Signature, observable: Observable, rarity: Rarity | None) -> Iterator[str]:
    """How much an observable tells, by itself, of the article's problem, and why."""
    if rarity is not None:
        yield "no other article names it" if rarity.articles < 2 else f"{rarity.articles:,} articles name it"
        if rarity.computers:
            yield f"ordinary logs of {phrases.counted(rarity.computers, 'computer')} show it"
    if isinstance(observable, Event) and observable.only_with_text:
        yield "without these words no more than a hint"
    if is_reference(signature, observable):
        yield "the article is about every STOP of this code"
    elif is_hint(observable, rarity):
        yield "by itself no more than a hint"


def _fact(label: str, words: str) -> Iterator[str]:
    yield from textwrap.wrap(
        words, WIDTH, initial_indent=_label(label), subsequent_indent=_label(""), break_long_words=False
    )


def _label(label: str) -> str:
    """What stands before a fact; nothing but blanks before its further lines."""
    return f"  {label:<9} "


def _wrapped(words: str, indent: str) -> list[str]:
    return textwrap.wrap(words, WIDTH, initial_indent=indent, subsequent_indent=indent + "  ", break_long_words=False)
