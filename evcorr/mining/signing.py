"""From an article's observables to its signature: symptoms alone, their texts as patterns."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

import msgspec

from evcorr.article import Article
from evcorr.codes import format_stop, is_known, named_codes, parse_code
from evcorr.observable import Crash, ErrorCode, Event, Message, Observable, Role, Stop, text_of
from evcorr.sample_values import MOST_VALUES, all_values_in, fold_value, values_in
from evcorr.signature import Signature, facts
from evcorr.text.folding import squeeze, words
from evcorr.text.pattern import GAP, brief
from evcorr.text.squeezed_bytes import SHORTEST
from evcorr.timing import Timing

FEWEST_WORDS = 2
"""A message of one word ("error", "write") stands in every log, and is not even a hint."""


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
            message = Message(text=text or "", where=observable.where, line=observable.line)
            return _as_pattern(message, pattern_of) if text else None
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
