"""The meaning of a match with an event: provider, id and words, as far as the log tells them."""

from __future__ import annotations

import msgspec

from evcorr.any_crash import reports_any_crash
from evcorr.codes import identity_of, is_system_text
from evcorr.grade import Grade
from evcorr.matching.agreement import Agreement
from evcorr.matching.cited import Citation
from evcorr.matching.compare_inserted import inserts_words, refers_to, says_the_same, speaks_of_another
from evcorr.matching.compare_values import has_telling_values
from evcorr.matching.index import Symptom
from evcorr.matching.shown import Shown
from evcorr.observable import Event
from evcorr.provider import canonical_provider
from evcorr.record import QUIET_LEVELS, is_quiet
from evcorr.text.complaint import complains
from evcorr.text.pattern import GAP, Span, find


def compare_event(event: Event, symptom: Symptom, shown: Shown) -> Agreement | None:
    """Provider and id, or id and words, or in free text without an id the words; nothing with the id alone.

    Of an event that many articles name, provider and id are no more than a hint, unless a name in it agrees too. Where
    the signature asks for an error code, the record has to tell that one as well.
    """
    if not event.code:
        return _compare(event, symptom, shown)
    place = _place_of(event.code, shown)
    agreement = None if place is None else _compare(event, symptom, shown)
    if place is None or agreement is None:
        return None
    grade = Grade.STRONG if "provider" in agreement.agreed else agreement.grade
    return msgspec.structs.replace(
        agreement, grade=grade, agreed=(*agreement.agreed, "code"), spans=(*agreement.spans, *place)
    )


def _place_of(code: str, shown: Shown) -> tuple[Span, ...] | None:
    """Where a record tells a code, which is nowhere in its text if its data do; None where it tells none or another."""
    value = identity_of(code)
    for found in (*shown.errors, *shown.data_codes):
        if value is not None and identity_of(found.what.code) == value:
            return ((found.start, found.end),) if found.end > found.start else ()
    return None


def _compare(event: Event, symptom: Symptom, shown: Shown) -> Agreement | None:
    """The same without the code."""
    if shown.record.event_id is None:
        return _compare_cited(event, symptom, shown) or _compare_event_words(event, symptom, shown)
    if event.event_id != shown.record.event_id:
        return None
    named = bool(event.provider and canonical_provider(event.provider) in shown.providers)
    other = bool(event.provider and shown.providers) and not named
    agreed = ("provider", "event_id") if named else ("event_id",)
    spans = find(symptom.parts, shown.squeezed)
    if spans and (symptom.distinctive or not other):
        sure = named or (symptom.distinctive and not other)
        grade = Grade.WEAK if reports_any_crash(event) else Grade.STRONG if sure else Grade.LIKELY
        return Agreement(grade, (*agreed, "text"), spans)
    return _compare_named(event, symptom, shown) if named else None


def _compare_named(event: Event, symptom: Symptom, shown: Shown, *places: Span) -> Agreement:
    """Provider and id agree, and the words do not, or are not told."""
    doubtful = _is_doubtful(event, symptom, shown)
    return Agreement(Grade.WEAK if doubtful else Grade.LIKELY, ("provider", "event_id"), places)


def _compare_cited(event: Event, symptom: Symptom, shown: Shown) -> Agreement | None:
    """A line that cites the event: with its source, or where the article names none, with its words beside the id."""
    same = [one for one in shown.cited if one.event_id == event.event_id]
    if not event.provider:
        return _compare_cited_words(event, same[0], symptom, shown) if same else None
    place = next(filter(None, (one.of(event.provider) for one in same)), None)
    if place is None:
        return None
    spans = find(symptom.parts, shown.squeezed)
    if spans is None:
        return _compare_named(event, symptom, shown, place)
    return Agreement(_grade_of_words(event, shown), ("provider", "event_id", "text"), (place, *spans))


def _compare_cited_words(event: Event, cited: Citation, symptom: Symptom, shown: Shown) -> Agreement | None:
    """Id and words, which stand in for a source that the article does not name."""
    spans = find(symptom.parts, shown.squeezed)
    if not spans:
        return None
    grade = _grade_of_words(event, shown) if symptom.distinctive else Grade.LIKELY
    return Agreement(grade, ("event_id", "text"), (cited.place, *spans))


def _compare_event_words(event: Event, symptom: Symptom, shown: Shown) -> Agreement | None:
    """What a log that tells no ids says in the event's own words, where these single it out.

    Where it cites events, all of other ids, another event has these words as well. What Windows says of an error code
    any program says: such words are no event's own.
    """
    spans = find(symptom.parts, shown.squeezed) if symptom.distinctive else None
    if not spans:
        return None
    if is_system_text(symptom.parts):
        return Agreement(Grade.WEAK, ("text",), spans)
    others = bool(shown.cited) and all(one.event_id != event.event_id for one in shown.cited)
    grade = _grade_of_words(event, shown)
    if others or symptom.shared:
        grade = min(grade, Grade.LIKELY, key=lambda one: one.rank)
    return Agreement(grade, ("text",), spans, ("event_id",) if others else ())


def _grade_of_words(event: Event, shown: Shown) -> Grade:
    """What an event's own words earn in a log that tells no level: news is no sure sign, what any crash says a hint."""
    if reports_any_crash(event):
        return Grade.WEAK
    return Grade.LIKELY if _is_news(shown) and event.level not in QUIET_LEVELS else Grade.STRONG


def _is_doubtful(event: Event, symptom: Symptom, shown: Shown) -> bool:
    """Whether provider and id are only a hint.

    So they are where the words have to agree, where they speak of another case, and of an event that is common or no
    fault.
    """
    if event.only_with_text and not refers_to(symptom.parts, shown):
        return True
    rarity = symptom.signature.rarities()[symptom.number]
    alone = rarity is not None and rarity.articles == 1 and not symptom.shared
    if reports_any_crash(event) or speaks_of_another(event.text, shown, common=symptom.shared, alone=alone):
        return True
    is_news = _is_news(shown)
    if is_news and event.level not in QUIET_LEVELS:
        return True
    # what goes as it should goes so on every machine; the words tell what is wrong with it
    common = symptom.shared or bool(event.text and is_news)
    return common and not (
        says_the_same(symptom.parts, shown)
        or has_telling_values(symptom, shown)
        or _is_all_it_can_say(event, symptom, shown)
    )


def _is_news(shown: Shown) -> bool:
    """Whether an event reports no fault, by its level, or where a line cites it and tells none by its words."""
    return is_quiet(shown.record.level) or (shown.record.event_id is None and not _complains(shown))


def _complains(shown: Shown) -> bool:
    """Whether a text tells of trouble by its words; one that ends with the event that it cites tells it by that."""
    return complains(shown.text) or any(not shown.text[one.place[1] :].strip(_NO_WORDS) for one in shown.cited)


_NO_WORDS = " \t\r\n.:;,!)]>\"'"


def _is_all_it_can_say(event: Event, symptom: Symptom, shown: Shown) -> bool:
    """Whether a record without a message has the article's words all the same, as these have no gap for a value.

    Not so where the article itself quotes other words of the event.
    """
    if shown.record.message is not None or GAP in (event.text or GAP) or not symptom.distinctive:
        return False
    texts = sum(isinstance(one, Event) and one.event_id == event.event_id for one in symptom.signature.observables)
    return texts == 1 and not is_system_text(symptom.parts) and not inserts_words(shown)
