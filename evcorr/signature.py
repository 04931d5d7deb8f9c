"""Signatures: what to look for in logs to recognise an article's problem, and the article's facts for the report."""

from __future__ import annotations

import enum
import hashlib
from collections.abc import Iterable

import msgspec

from evcorr.article import Platform, explained_stop
from evcorr.codes import format_stop
from evcorr.observable import Observable, Stop
from evcorr.remedy import Remedy
from evcorr.text.lazy_regex import lazy_regex
from evcorr.timing import Timing


class Status(enum.StrEnum):
    """Who vouches for a signature."""

    MINED = "mined"
    REVIEWED = "reviewed"


class Rarity(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """How rare an observable is among all articles that were mined, and in ordinary logs.

    `bits` tells how much its words, event and code say together; `articles` is how many articles have the same event
    (id and source) or code, and where there is neither, the same words; `computers` is on how many computers ordinary
    logs show that (see `ordinary`).
    """

    bits: int
    articles: int
    computers: int = 0


class Signature(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An article's symptoms as patterns: `text` of an observable has `<*>` for what varies (see `pattern`).

    `fix` says what to do: reviewed signatures in the words of who reviewed them, mined ones in the article's own, where
    these were asked for.
    """

    id: str
    title: str
    status: Status = Status.MINED
    platforms: tuple[Platform, ...] = ()
    fixed_in: str | None = None
    fix: str | None = None
    related: tuple[str, ...] = ()
    observables: tuple[Observable, ...]
    rarity: tuple[Rarity | None, ...] = ()
    """The rarity of each observable; empty or None where that was not measured."""
    timings: tuple[Timing, ...] = ()
    """What the article says of when the observables are seen."""
    remedies: tuple[Remedy, ...] = ()
    """Where the article says what to do, and what it names there."""
    values: tuple[tuple[str, ...], ...] = ()
    """Of each observable the values that the article quotes in its text where the pattern has gaps; empty where no
    observable has any. They tell articles of the same words apart, and are no condition of a match."""

    def rarities(self) -> tuple[Rarity | None, ...]:
        """The rarity of each observable, None where it is not known; of too few or too many figures none counts."""
        known = len(self.rarity) == len(self.observables)
        return self.rarity if known else (None,) * len(self.observables)

    def values_of(self, number: int) -> tuple[str, ...]:
        """The article's own values in the text of an observable."""
        return self.values[number] if number < len(self.values) else ()


def facts(observable: Observable) -> Observable:
    """An observable without the place it was found in, and without the articles that parts of it are from."""
    return msgspec.structs.replace(observable, where="", line=None, inferred=())


def is_reference(signature: Signature, observable: Observable) -> bool:
    """Whether a signature is that of the reference page of a STOP code, and the observable the code."""
    code = explained_stop(signature.title)
    return isinstance(observable, Stop) and code is not None and observable.code == format_stop(code)


_ARTICLE_NUMBER = lazy_regex(r"(\D*)(\d+)")


def sort_key(signature: Signature) -> tuple[str, int, str]:
    """Orders signatures by the number in their id: Q9999 before Q10000, ids without a number after those."""
    found = _ARTICLE_NUMBER.match(signature.id)
    return (found[1], int(found[2]), signature.id) if found else ("\uffff", 0, signature.id)


def digest(signatures: Iterable[Signature]) -> str:
    """Sixteen hex digits that are the same for the same signatures in any order."""
    lines = sorted(msgspec.json.encode(signature) for signature in signatures)
    return hashlib.sha256(b"\n".join(lines)).hexdigest()[:16]
