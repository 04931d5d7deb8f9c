"""All observables of an article: every extractor over every section, then one of each distinct thing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import msgspec
from msgspec.structs import replace

from evcorr.article import Article, Section
from evcorr.mining.extractors.codes.error import extract_error
from evcorr.mining.extractors.codes.stop import extract_stop
from evcorr.mining.extractors.crashes.crash import extract_crash
from evcorr.mining.extractors.events.described import describe
from evcorr.mining.extractors.events.event import extract_event
from evcorr.mining.extractors.events.shared_source import with_source_of_all
from evcorr.mining.extractors.extractor import Extractor
from evcorr.mining.extractors.idle import lists_events, shown_below, tells_of_no_trouble
from evcorr.mining.extractors.joining.merge import merge
from evcorr.mining.extractors.joining.overlap import settle
from evcorr.mining.extractors.messages.message import extract_message
from evcorr.mining.extractors.role import is_guide, is_incidental, is_seen_in_guide, own_bug_check
from evcorr.observable import ErrorCode, Event, Observable, Role, Stop

EXTRACTORS: tuple[Extractor, ...] = (
    extract_event,
    extract_stop,
    extract_crash,
    extract_error,
    extract_message,
)
"""Every extractor; where two read one passage, `settle` decides which of them it belongs to."""

MOST = 1000
"""Five times what the richest article of the archive names; a hostile one is cut off there."""


class Extraction(msgspec.Struct, frozen=True):
    """What an article lets somebody observe; it is not whole where the article names more than `MOST` things."""

    observables: tuple[Observable, ...]
    is_whole: bool


def extract(article: Article) -> tuple[Observable, ...]:
    """Return what an article lets somebody observe, in order of first appearance, each distinct thing once.

    `where` is the first section that names it, "TITLE" the title; `line` the line of the file there.
    """
    return extract_most(article).observables


def extract_most(article: Article) -> Extraction:
    """Return what an article lets somebody observe, and whether that is all of it."""
    title = Section("TITLE", article.title, article.title_line)
    guide, own = article.title if is_guide(article) else None, own_bug_check(article)
    placed = (seen for section in (title, *article.sections) for seen in _in_section(section, guide=guide))
    if own is not None:
        placed = (_beside(own, seen) for seen in placed)
    first = tuple(islice(placed, MOST + 1))
    seen = describe(with_source_of_all((title, *article.sections), first[:MOST]), article.sections)
    observables = merge(seen, title=article.title, title_line=article.title_line)
    return Extraction(observables, is_whole=len(first) <= MOST)


def _beside(own: str, seen: Observable) -> Observable:
    """Return what the reference page of a STOP names: a code that is not its own is no symptom."""
    is_other = isinstance(seen, ErrorCode) or (isinstance(seen, Stop) and seen.code != own)
    return replace(seen, role=Role.INCIDENTAL) if is_other else seen


def _in_section(section: Section, *, guide: str | None) -> Iterator[Observable]:
    """Yield what a section names, in the order of its text, each with role and place.

    `guide` is the article's title if it is a guide.
    """
    mentions = [mention for extractor in EXTRACTORS for mention in islice(extractor(section), MOST + 1)]
    settled = settle(mentions, is_title=section.is_title)
    lists_all = lists_events(settled)
    part = section.part or section.heading
    for number, mention in enumerate(settled):
        shown = shown_below(section.text, mention, settled[number + 1 : number + 2])
        incidental = (
            (guide is not None and not is_seen_in_guide(guide, section, mention))
            or is_incidental(part, section.text, mention.start, mention.end)
            or (tells_of_no_trouble(part, section.text, shown) and not (lists_all and isinstance(mention.what, Event)))
        )
        yield replace(
            mention.what,
            role=Role.INCIDENTAL if incidental else Role.SYMPTOM,
            where=section.heading,
            line=section.line_at(mention.start),
        )
