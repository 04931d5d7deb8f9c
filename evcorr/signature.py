"""Signatures: what to look for in logs to recognise an article's problem, and the article's facts for the report."""

from __future__ import annotations

import enum
import hashlib
from collections.abc import Callable, Iterable
from typing import TypeAlias

import msgspec

from evcorr.article import Article, Platform, explained_stop
from evcorr.codes import format_stop, is_known, named_codes, parse_code
from evcorr.observable import Crash, ErrorCode, Event, Message, Observable, Role, Stop, text_of
from evcorr.remedy import Remedy
from evcorr.sample_values import MOST_VALUES, all_values_in, fold_value, values_in
from evcorr.text.folding import squeeze, words
from evcorr.text.late_regex import late_regex
from evcorr.text.pattern import GAP, brief
from evcorr.text.squeezed_bytes import SHORTEST
from evcorr.timing import Timing

FEWEST_WORDS = 2
"""A message of one word ("error", "write") stands in every log, and is not even a hint."""


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
        """The rarity of each observable, None where it is not known; figures that are too few or too many are not."""
        known = len(self.rarity) == len(self.observables)
        return self.rarity if known else (None,) * len(self.observables)

    def values_of(self, number: int) -> tuple[str, ...]:
        """The article's own values in the text of an observable."""
        return self.values[number] if number < len(self.values) else ()


PatternOf: TypeAlias = Callable[[str], str | None]
"""Makes the pattern of a message as an article quotes it; None where nothing but values remains."""


def sign(
    article: Article,
    observables: Iterable[Observable],
    *,
    pattern_of: PatternOf = brief,
    timings: Iterable[Timing] = (),
) -> Signature | None:
    """The signature of an article's symptoms; None where it shows nothing that a log could hold.

    `pattern_of` makes the patterns of their texts; who knows what other articles quote can make shorter ones.
    `timings` number the observables as they are given here.
    """
    patterns: dict[Observable, Observable] = {}
    kept: dict[int, Observable] = {}
    values: dict[Observable, tuple[str, ...]] = {}
    for number, item in enumerate(observables):
        pattern = _as_pattern(item, pattern_of) if item.role is Role.SYMPTOM else None
        if pattern is not None:
            # two texts may have the same pattern; the one that the article names first counts
            kept[number] = facts(pattern)
            patterns.setdefault(facts(pattern), pattern)
            values.setdefault(facts(pattern), _values(item, pattern))
    if not patterns:
        return None
    return Signature(
        id=article.id,
        title=article.title,
        platforms=article.platforms,
        fixed_in=article.fixed_in,
        related=article.related,
        observables=tuple(patterns.values()),
        timings=_renumbered(timings, kept, tuple(patterns)),
        values=tuple(values.values()) if any(values.values()) else (),
    )


def _values(quoted: Observable, pattern: Observable) -> tuple[str, ...]:
    """The values of a quoted text that its pattern leaves out; an error code's own is a field."""
    told = all_values_in(text_of(pattern) or "")
    own = fold_value(quoted.code) if isinstance(quoted, ErrorCode) else ""
    values = values_in(text_of(quoted) or "")
    return tuple(value for value in values if (folded := fold_value(value)) not in told and folded != own)[:MOST_VALUES]


def _renumbered(
    timings: Iterable[Timing], kept: dict[int, Observable], patterns: tuple[Observable, ...]
) -> tuple[Timing, ...]:
    """The timings of what was kept, each once."""
    numbers = {pattern: number for number, pattern in enumerate(patterns)}
    places = {number: numbers[pattern] for number, pattern in kept.items()}
    return tuple(dict.fromkeys(one for timing in timings if (one := timing.renumbered(places)) is not None))


def facts(observable: Observable) -> Observable:
    """An observable without the place it was found in, and without the articles that parts of it are from."""
    return msgspec.structs.replace(observable, where="", line=None, inferred=())


def _as_pattern(observable: Observable, pattern_of: PatternOf) -> Observable | None:
    """The observable with its text as a pattern; None for what no log can show by itself.

    That is a message of values alone or of one word, an event id without source and words, and a crash of an unknown
    program. A code of two or three letters and digits (BB8), or of noughts, is looked for as part of its message.
    """
    match observable:
        case Event():
            event = msgspec.structs.replace(observable, text=observable.text and pattern_of(observable.text))
            return event if event.provider or event.text else None
        case ErrorCode(code=code, text=text) if _is_no_sign(code):
            return (
                _as_pattern(Message(text=text, where=observable.where, line=observable.line), pattern_of)
                if text
                else None
            )
        case ErrorCode():
            text = observable.text and pattern_of(observable.text)
            return msgspec.structs.replace(observable, text=text, space=_true_space(observable))
        case Message(text=text) if (stop := _stop_named(text)) is not None:
            return Stop(code=stop, where=observable.where, line=observable.line)
        case Message():
            pattern = pattern_of(observable.text)
            told = pattern is not None and len(words(pattern.replace(GAP, " "))) >= FEWEST_WORDS
            return msgspec.structs.replace(observable, text=pattern) if told else None
        case Stop(code=str(code)) if not _is_known("stop", code):
            # a slip of the pen, which no screen shows; the driver may still tell
            return msgspec.structs.replace(observable, code=None, params=None) if observable.module else None
        case Stop():
            return observable
        case Crash(image=image, module=module):
            return observable if image or module else None


def _is_no_sign(code: str) -> bool:
    """Whether a code can't be looked for: too short where it is no number, or nought, which tells of success."""
    return not code.strip("0xX- ") or (parse_code(code) is None and len(squeeze(code)) < SHORTEST)


def is_reference(signature: Signature, observable: Observable) -> bool:
    """Whether a signature is that of the reference page of a STOP code, and the observable the code."""
    code = explained_stop(signature.title)
    return isinstance(observable, Stop) and code is not None and observable.code == format_stop(code)


def _stop_named(text: str) -> str | None:
    """The code of the STOP that a text is the name of, and nothing else (PAGE_FAULT_IN_NONPAGED_AREA)."""
    if "_" not in text or " " in text:
        return None
    codes = (known.value for space, known in named_codes().get(text.casefold(), ()) if space == "stop")
    return next(map(format_stop, codes), None)


def _true_space(error: ErrorCode) -> str | None:
    """The space that an article's words suggest for a code, unless that space does not have it."""
    return error.space if error.space is None or _is_known(error.space, error.code) else None


def _is_known(space: str, code: str) -> bool:
    value = parse_code(code)
    return value is None or is_known(space, value)


_ARTICLE_NUMBER = late_regex(r"(\D*)(\d+)")


def sort_key(signature: Signature) -> tuple[str, int, str]:
    """Orders signatures by the number in their id: Q9999 before Q10000, ids without a number after those."""
    found = _ARTICLE_NUMBER.match(signature.id)
    return (found[1], int(found[2]), signature.id) if found else ("\uffff", 0, signature.id)


def digest(signatures: Iterable[Signature]) -> str:
    """Sixteen hex digits that are the same for the same signatures in any order."""
    lines = sorted(msgspec.json.encode(signature) for signature in signatures)
    return hashlib.sha256(b"\n".join(lines)).hexdigest()[:16]
