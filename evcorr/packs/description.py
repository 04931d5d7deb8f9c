"""A signature in words, as an engineer would note it down."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from evcorr.observable import Observable
from evcorr.reporters import wording
from evcorr.reporters.escaping import clipped
from evcorr.signature import Signature, Status

WIDTH = 80


def describe_signature(signature: Signature) -> str:
    """What would be seen, where the article says so, on which systems, and what fixes it; lines of at most 80."""
    return "\n".join(_lines(signature)) + "\n"


def _lines(signature: Signature) -> Iterator[str]:
    vouched = "reviewed by hand" if signature.status is Status.REVIEWED else "mined from the article"
    yield from _wrapped(f"{clipped(signature.id)}  {clipped(signature.title)}", "")
    yield from _wrapped(f"Signature {vouched}.", "  ")
    yield ""
    yield "  What you would see"
    for observable in signature.observables:
        yield from _observable(observable)
    yield ""
    yield from _fact("Systems", wording.platforms(signature.platforms) or "the article names none")
    if signature.fix:
        yield from _fact("Fix", clipped(signature.fix, wording.FIX_LIMIT))
    yield from _fact("Fixed in", clipped(signature.fixed_in or "the article names no fix level"))
    if signature.related:
        yield from _fact("Related", wording.listed(signature.related, 20))


def _observable(observable: Observable) -> Iterator[str]:
    """One symptom: what it is, the section of the article, its words, and what was taken from another article."""
    place = f" (line {observable.line})" if observable.line else ""
    yield from _wrapped(f"- {wording.described(observable)}, in {clipped(observable.where)}{place}", "    ")
    words = wording.quoted(observable)
    if words:
        yield from _wrapped(f'"{words}"', "      ")
    note = wording.inferred(observable)
    if note:
        yield from _wrapped(f"[{note}]", "      ")


def _fact(label: str, words: str) -> Iterator[str]:
    yield from textwrap.wrap(words, WIDTH, initial_indent=f"  {label:<9} ", subsequent_indent=" " * 12)


def _wrapped(words: str, indent: str) -> list[str]:
    return textwrap.wrap(words, WIDTH, initial_indent=indent, subsequent_indent=indent + "  ")
