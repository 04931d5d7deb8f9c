"""The meaning of a match: when a record shows a symptom, what of it agrees, and which grade that earns.

A bare event id, a bare number and a bare module name never match: it takes the provider, the words, or a context that
says what the number is. Codes are compared by identity, whatever their spelling.
"""

from __future__ import annotations

from evcorr.codes import identity, is_system_text, parse_code
from evcorr.grade import Grade
from evcorr.hint import tells_by_itself
from evcorr.matching.agreement import Agreement, best_of
from evcorr.matching.compare_event import compare_event
from evcorr.matching.compare_fault import compare_crash, compare_stop
from evcorr.matching.compare_values import with_values
from evcorr.matching.index import Symptom
from evcorr.matching.shown import Shown
from evcorr.mentions import ErrorMention
from evcorr.observable import Crash, ErrorCode, Event, Message, Stop
from evcorr.provider import canonical_provider
from evcorr.telling_code import OF_WINDOWS, is_common_literal, is_of_database, is_of_one_product, is_part_of_addresses
from evcorr.text.folding import squeeze
from evcorr.text.pattern import Span, find


def compare(symptom: Symptom, shown: Shown) -> Agreement | None:
    """The agreement of a record with a symptom, at its best place; None where there is none."""
    agreement = compare_but_values(symptom, shown)
    return with_values(agreement, symptom, shown) if agreement else None


def compare_but_values(symptom: Symptom, shown: Shown) -> Agreement | None:
    """The same without the values that the article quotes."""
    match symptom.observable:
        case Event() as event:
            return compare_event(event, symptom, shown)
        case Stop() as stop:
            return best_of(compare_stop(stop, symptom, found) for found in shown.stops)
        case ErrorCode() as error:
            return _compare_error(error, symptom, shown)
        case Message():
            return _compare_message(symptom, shown)
        case Crash() as crash:
            return best_of(compare_crash(crash, found) for found in shown.crashes)


def _compare_error(error: ErrorCode, symptom: Symptom, shown: Shown) -> Agreement | None:
    """A code in a context that says it is one; strong where the words of its message stand there too."""
    value = parse_code(error.code)
    if value is None:
        return _compare_literal_code(symptom, error, find(symptom.parts, shown.squeezed) or (), shown)
    shown_codes = (*shown.errors, *(shown.data_codes if shown.data_codes and _names_event(symptom, shown) else ()))
    same = [found for found in shown_codes if _same_code(error, value, found)]
    if not same:
        return None
    spans = () if _is_how_it_came_about(symptom, shown) else find(symptom.parts, shown.squeezed) or ()
    of_one_product = not symptom.parts and (is_of_one_product(value) or is_of_database(error))
    return best_of(
        _grade_code(symptom, error, found, spans, telling=of_one_product and _is_said(found, shown)) for found in same
    )


def _is_said(found: ErrorMention, shown: Shown) -> bool:
    """Whether words beside a number say that it is a code: where there are any, they are part of the mention."""
    return found.end > found.start and parse_code(shown.text[found.start : found.end]) is None


def _names_event(symptom: Symptom, shown: Shown) -> bool:
    """Whether the symptom's article names the record's event: only then a number in its data is the article's code."""
    return any(
        isinstance(one, Event)
        and one.event_id == shown.record.event_id
        and one.provider is not None
        and canonical_provider(one.provider) in shown.providers
        for one in symptom.signature.observables
    )


def _compare_literal_code(
    symptom: Symptom, error: ErrorCode, spans: tuple[Span, ...], shown: Shown
) -> Agreement | None:
    """A code that is no number (`LNK2001`, `[0003][0000005]`) is compared letter for letter."""
    found = find((squeeze(error.code),), shown.squeezed)
    if not found:
        return None
    if spans:
        return Agreement(Grade.STRONG, ("code", "text"), (*found, *spans))
    vague = symptom.shared or is_common_literal(error.code) or is_part_of_addresses(error.code)
    return Agreement(Grade.WEAK if vague else Grade.LIKELY, ("code",), found)


def _same_code(error: ErrorCode, value: int, found: ErrorMention) -> bool:
    """Whether a mention is of the same code, in the same space as far as both tell one."""
    other = parse_code(found.what.code)
    if other is None or identity(other) != identity(value):
        return False
    spaces = (error.space, found.what.space)
    if None in spaces or spaces[0] == spaces[1] or other != value:
        return True
    return any(numbering.issuperset(spaces) for numbering in _ONE_NUMBERING)


_ONE_NUMBERING = (frozenset({"win32", "net", "product", "hresult"}), frozenset({"exception", "ntstatus", "product"}))
"""Spaces that share their numbers: NET HELPMSG shows Win32 codes too, exceptions are NTSTATUS, and products report all
of them as their own."""


def _grade_code(
    symptom: Symptom, error: ErrorCode, found: ErrorMention, spans: tuple[Span, ...], *, telling: bool
) -> Agreement:
    """The words of the code's message make sure; else what says that it is a code, or a number that is `telling`."""
    place = ((found.start, found.end),) if found.end > found.start else ()
    if spans and symptom.distinctive:
        return Agreement(Grade.STRONG, ("code", "text"), (*place, *spans))
    # what a log shows as Windows' own code is a product's of the same number at best
    is_another = error.space == "product" and found.what.space in OF_WINDOWS
    sure = telling or (found.explicit and error.space is not None and not is_another)
    if spans or (sure and not symptom.shared):
        return Agreement(Grade.LIKELY, ("code", "text") if spans else ("code",), (*place, *spans))
    return Agreement(Grade.WEAK, ("code",), place)


def _compare_message(symptom: Symptom, shown: Shown) -> Agreement | None:
    """All the words in order; a hint only where they are too few to single the message out, or say something else.

    A few rare words tell enough where an entry says nothing else.
    """
    spans = find(symptom.parts, shown.squeezed)
    if not spans:
        return None
    if symptom.shared or _is_how_it_came_about(symptom, shown):
        return Agreement(Grade.WEAK, ("text",), spans)
    if symptom.distinctive:
        return Agreement(Grade.STRONG, ("text",), spans)
    is_all = tells_by_itself(symptom.signature.rarities()[symptom.number]) and _are_nearly_all(spans, shown)
    return Agreement(Grade.LIKELY if is_all else Grade.WEAK, ("text",), spans)


def _is_how_it_came_about(symptom: Symptom, shown: Shown) -> bool:
    """Whether the words are those of an error code inside the event of some provider.

    They tell how that event came about, not that the message was shown.
    """
    return _is_of_a_provider(shown) and is_system_text(symptom.parts)


def _are_nearly_all(spans: tuple[Span, ...], shown: Shown) -> bool:
    """Whether an entry that is no provider's own says little but these words; the title of a dialog may stand by."""
    said = sum(end - start for start, end in spans)
    return not _is_of_a_provider(shown) and said >= _NEARLY_ALL * len(shown.text)


_NEARLY_ALL = 0.75


def _is_of_a_provider(shown: Shown) -> bool:
    """Whether a record is a provider's own, event or line of its log, and does not repeat what a dialog said."""
    return bool(shown.providers) and not shown.repeats_dialog
