"""What an article says of when its symptoms are seen, tied to the symptoms that it says it of.

A sentence speaks of the symptoms that it names; of those that are shown under it, where it announces them; and, as
"this error" or "these events", of those before it. Sections on the cure are left out.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import msgspec

from evcorr.article import Article, Section
from evcorr.mining.extractors.context.paragraph import paragraphs
from evcorr.mining.extractors.context.sentence import paragraph_at, sentence_bounds
from evcorr.mining.extractors.messages.announcement import last_sentence
from evcorr.mining.extractors.role import is_aside
from evcorr.mining.symptom_place import Place, find_places
from evcorr.mining.time_words import distance_in, told_in
from evcorr.observable import Crash, Event, Observable, Role, Stop
from evcorr.text.folding import fold_blanks
from evcorr.text.worded_regex import BegunRegex
from evcorr.timing import Kind, Timing

MOST_IN_ORDER = 8
"""No article tells a longer sequence than that."""

_MOST_TIMINGS = 32
_FAR = 1000
"""Characters between two symptoms of which one is said to follow the other."""

_NEAR = 250
"""Characters between two of which one is told to come then, or later."""

_REACH = 6
"""Paragraphs above a symptom in which it may be announced."""

_SEEN = re.compile(
    r"\b(?:events?(?!\s(?:log|viewer)\b)|errors?|messages?|warnings?|entr(?:y|ies)|STOP|blue\sscreen|log(?:s|ged)"
    r"|alerts?|access\sviolation|Dr\.?\s?Watson|exceptions?|appears?|displayed|recorded|occurs?)\b",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:log(?:s|ged)|displayed|recorded|appears?|occurs?|generated?|receive[sd]?|report(?:s|ed)|return(?:s|ed)|see|written)\b",
    re.IGNORECASE,
)
_BEFORE = BegunRegex(
    ("this", "the", "above", "preceding", "previous", "same"),
    r"\b(?P<one>this|(?:the\s)?(?:above|preceding|previous|same))\s(?:[\w-]{1,16}\s){0,3}?(?:event|error|message|warning|entry)\b"
    r"|\b(?P<all>these|the\s(?:above|preceding|previous|following)?)\s?(?:[\w-]{1,16}\s){0,3}?(?:events|errors|messages|warnings|entries)\b",
)
_FOLLOWED = re.compile(r"\b(?P<back>preceded)\sby\b|\bfollowed\s(?:\w{1,14}\s){0,3}?by\b", re.IGNORECASE)
_IN_ORDER = re.compile(
    r"\b(?:in\s(?:the\s(?:following|same)|this|that)\s(?:order|sequence)"
    r"|(?:following|this)\s(?:sequence|series)\sof\s(?:[\w-]{1,16}\s){0,3}?(?:events|errors|messages|entries)"
    r"|(?:sequence|series)\sof\s(?:events|errors|messages)\sthat\s(?:follows|appears?|occurs?))\b",
    re.IGNORECASE,
)
_THEN = re.compile(r"\b(?:then|subsequently|afterwards|later)\b", re.IGNORECASE)
_CUES = (
    *("every", "each", "once", "hourly", "interval", "repeat", "continu", "constantly", "again", "over", "times"),
    *("start", "boot", "shut", "followed", "preceded", "order", "sequence", "series"),
    *("then", "subsequently", "later", "afterwards"),
)
"""What any sentence on time holds: a quick look, which says yes too often."""

_IF = re.compile(r"\b(?:if|unless|whether)\b", re.IGNORECASE)


def find_timings(article: Article, observables: Sequence[Observable]) -> tuple[Timing, ...]:
    """What the article says of the symptoms among its observables, which are numbered in the order given."""
    symptoms = {number: item for number, item in enumerate(observables) if item.role is Role.SYMPTOM}
    if not symptoms:
        return ()
    has_events = any(isinstance(item, Event) for item in symptoms.values())
    headings = {item.where for item in symptoms.values()}
    title = Section("TITLE", article.title, article.title_line)
    found: list[Timing] = []
    for section in (title, *article.sections):
        if (has_events or section.heading in headings) and _may_tell(section):
            places = find_places(section, symptoms)
            logged = [place for place in places if isinstance(symptoms[place.number], Event | Stop | Crash)]
            found += [*_of_each(section, places), *_followed(section, places), *_in_order(section, logged)]
    return _merged(found)[:_MOST_TIMINGS]


def _may_tell(section: Section) -> bool:
    """Whether a section speaks of the problem, and has any of the words that tell times."""
    if is_aside(section):
        return False
    text = section.text.casefold()
    return any(map(text.__contains__, _CUES))


def _of_each(section: Section, places: list[Place]) -> Iterator[Timing]:
    """What is said of symptoms one by one."""
    for place in places:
        for sentence in _about(section.text, place.offset):
            for kind, seconds in told_in(sentence) if _SEEN.search(sentence) else ():
                yield _timing(section, place.offset, kind, (place.number,), seconds)
    for start, sentence in _sentences(section.text) if places else ():
        back = _BEFORE.search(sentence)
        known = [place for place in places if place.offset < start] if back else []
        if back and known:
            of = known if back["all"] else known[-1:]
            for kind, seconds in told_in(sentence):
                yield _timing(section, start, kind, tuple(place.number for place in of), seconds)


def _about(text: str, offset: int) -> Iterator[str]:
    """The sentence that names what stands at an offset, if it is prose, and the one that announces it otherwise."""
    first, last = sentence_bounds(text, offset, offset + 1)
    own = fold_blanks(text[first:last])
    here = paragraph_at(text, offset)
    if here is None or here.is_prose:
        yield own
    if here is not None and not (here.is_prose and _VERB.search(own)):
        yield from _announced(text, here.start)


def _announced(text: str, start: int) -> Iterator[str]:
    """The sentence above a paragraph that ends in a colon and tells of something seen."""
    index = bisect_left(paragraphs(text), start, key=lambda paragraph: paragraph.start)
    for paragraph in reversed(paragraphs(text)[max(0, index - _REACH) : index]):
        if paragraph.flat.endswith(":"):
            sentence = last_sentence(paragraph.flat)
            if _SEEN.search(sentence):
                yield sentence
                return


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    """The sentences of a section's prose that speak of something before them."""
    for found in _BEFORE.finditer(text):
        here = paragraph_at(text, found.start())
        if here is not None and here.is_prose:
            first, last = sentence_bounds(text, found.start(), found.end())
            yield first, fold_blanks(text[first:last])


def _followed(section: Section, places: list[Place]) -> Iterator[Timing]:
    """What is said to be followed by something, or preceded by it."""
    for found in _FOLLOWED.finditer(section.text) if len(places) > 1 else ():
        before = [place for place in places if found.start() - _FAR < place.offset < found.start()][-1:]
        after = [place for place in places if found.end() <= place.offset < found.end() + _FAR][:1]
        yield from _sequence(section, [*after, *before] if found["back"] else [*before, *after], "")


def _in_order(section: Section, places: list[Place]) -> Iterator[Timing]:
    """What is said to come in an order, or one then the other; of entries of logs alone, as dialogs do so anyway."""
    text = section.text
    for found in _IN_ORDER.finditer(text) if len(places) > 1 else ():
        yield from _sequence(section, [place for place in places if place.offset > found.start()][:MOST_IN_ORDER], "")
    for one, other in pairwise(places):
        between = text[one.offset : other.offset]
        start = sentence_bounds(text, one.offset, one.offset + 1)[0]
        if len(between) < _NEAR and _THEN.search(between) and not _IF.search(text[start : other.offset]):
            yield from _sequence(section, [one, other], between)


def _sequence(section: Section, places: list[Place], between: str) -> Iterator[Timing]:
    numbers = tuple(dict.fromkeys(place.number for place in places))
    if len(numbers) > 1:
        start = min(place.offset for place in places)
        yield _timing(section, start, Kind.ORDER, numbers, distance_in(fold_blanks(between)))


def _timing(
    section: Section, offset: int, kind: Kind, numbers: tuple[int, ...], seconds: tuple[int, int] | None
) -> Timing:
    return Timing(kind=kind, symptoms=numbers, seconds=seconds, where=section.heading, line=section.line_at(offset))


def _merged(found: Iterable[Timing]) -> tuple[Timing, ...]:
    """Orders as they are, and of all else one timing for each thing that is said, of all symptoms it is said of."""
    alike: defaultdict[tuple[object, ...], list[Timing]] = defaultdict(list)
    for one in found:
        alike[one.kind, one.seconds, one.symptoms if one.kind is Kind.ORDER else None].append(one)
    every = {number for one in found if one.kind is Kind.EVERY for number in one.symptoms}
    merged = []
    for (kind, *_), same in alike.items():
        numbers = same[0].symptoms
        if kind is not Kind.ORDER:
            numbers = tuple(sorted({number for one in same for number in one.symptoms}))
        if kind is Kind.REPEATED:
            numbers = tuple(number for number in numbers if number not in every)
        if numbers:
            merged.append(msgspec.structs.replace(same[0], symptoms=numbers))
    return tuple(merged)
