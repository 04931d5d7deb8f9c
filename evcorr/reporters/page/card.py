"""One finding as a card of the HTML page: what to do, the article's words, and the log's words beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from evcorr import phrases
from evcorr.remedy import release
from evcorr.report import Evidence, Example, Finding
from evcorr.reporters import advice, wording
from evcorr.reporters.blocks import Block
from evcorr.reporters.markup import Markup, joined, tag
from evcorr.reporters.page.badges import anchor_of, data_of, grade_badge, moment, period, where_to_read
from evcorr.reporters.page.circumstances import alike, incidents
from evcorr.reporters.page.sparkline import spark_drawing
from evcorr.reporters.snippet import snippet
from evcorr.text.escaping import clipped

MESSAGE_LIMIT = 900
"""Characters of a log entry's message that are shown."""
ENTRIES = 10
"""Log entries of one symptom that are shown: the first in the open, the others folded."""
EVIDENCE = 20
"""Symptoms of one finding that are shown."""


class Place(NamedTuple):
    """What a card knows of its page: anchors of articles, numbers of computers, and whether its evidence is folded."""

    anchors: Mapping[str, str]
    computers: Mapping[str, int]
    folded: bool


def card(block: Block, place: Place) -> Markup:
    """The finding as an article element: what it is, what to do, and the evidence, folded away or not."""
    finding = block.finding
    anchor, proof = anchor_of(finding), _proof(finding)
    return tag(
        "article",
        _header(finding, anchor),
        _fix(finding),
        _facts(finding),
        *alike(block),
        *incidents(finding),
        _fold(finding, proof) if place.folded else proof,
        _footer(finding, place.anchors),
        class_="finding",
        id=anchor,
        tabindex="-1",
        aria_labelledby=f"{anchor}-title",
        **data_of(finding, place.computers),
    )


def _header(finding: Finding, anchor: str) -> Markup:
    where = where_to_read(finding)
    number = tag(
        "p", f"{finding.rank}. ", tag("strong", wording.article_name(finding.article)), *where, class_="article"
    )
    title = tag("h3", tag("bdi", clipped(finding.title)), id=f"{anchor}-title")
    verdict = tag(
        "div", grade_badge(finding.grade), tag("p", f"score {wording.score(finding.score)}"), class_="verdict"
    )
    return tag("header", tag("div", number, title), verdict)


def _facts(finding: Finding) -> Markup:
    verdict = tag("dd", wording.applies(finding), class_="no" if finding.applies == "no" else None)
    return tag(
        "dl",
        _fact("Seen", tag("dd", wording.seen(finding))),
        _fact("When", tag("dd", period(finding.first_seen, finding.last_seen), *_spread(finding))),
        _fact("Computers", tag("dd", phrases.listed(finding.computers, 4) or "none named")),
        _fact("Applies", verdict),
        class_="facts",
    )


def _spread(finding: Finding) -> Iterator[Markup]:
    """How the entries are spread over the time; one entry is not."""
    if finding.timeline and finding.count > 1:
        yield spark_drawing(finding.timeline.counts, wording.activity(finding.timeline))


def _fact(name: str, value: Markup) -> Markup:
    return tag("div", tag("dt", name), value)


def _fix(finding: Finding) -> Markup:
    known = bool(finding.fix or finding.fixed_in)
    level = f"Fixed in {clipped(release(finding.fixed_in))}." if finding.fix and finding.fixed_in else None
    return tag(
        "div",
        tag("h4", "What to do"),
        tag("p", advice.sentence(finding)),
        tag("p", level, class_="note") if level else "",
        *(tag("p", f"{label} ", tag("code", value), class_="note") for label, value in advice.facts(finding.remedies)),
        class_="fix" if known else "fix unnamed",
    )


def _proof(finding: Finding) -> Markup:
    """The evidence, symptom by symptom."""
    told = [_evidence(one, finding) for one in finding.evidence[:EVIDENCE]]
    more = len(finding.evidence) - EVIDENCE
    if more > 0:
        told.append(tag("p", f"and {phrases.counted(more, 'more symptom')}", class_="rest soft"))
    return joined(*told)


def _fold(finding: Finding, proof: Markup) -> Markup:
    """The evidence in a fold that says how much there is."""
    entries = phrases.counted(finding.count, "entry", "entries")
    label = f"Evidence: {phrases.counted(len(finding.evidence), 'symptom')}, {entries}"
    return tag("details", tag("summary", label), proof, class_="proof")


def _evidence(evidence: Evidence, finding: Finding) -> Markup:
    return tag("section", _said(evidence), _shown(evidence, finding), class_="evidence")


def _said(evidence: Evidence) -> Markup:
    observable = evidence.observable
    quote = phrases.quoted(observable)
    inferred = phrases.inferred(observable)
    section = "in its title" if observable.where == "TITLE" else f"under {clipped(observable.where, 60)}"
    return tag(
        "div",
        tag("h4", f"The article says {section}"),
        tag("p", phrases.described(observable)),
        tag("p", tag("q", quote)) if quote else "",
        tag("p", inferred, class_="note") if inferred else "",
        class_="said",
    )


def _shown(evidence: Evidence, finding: Finding) -> Markup:
    shown = evidence.examples[:ENTRIES]
    entries = [_entry(evidence, example, finding) for example in shown]
    left = wording.more_entries(evidence, len(shown))
    tail = tag("p", f"and {left}", class_="note") if left else ""
    if len(entries) > 1:
        label = wording.more_entries(evidence, 1) or "more entries like it"
        tail = tag("details", tag("summary", label), *entries[1:], tail)
    counted = phrases.counted(evidence.count, "entry", "entries")
    return tag("div", tag("h4", f"The log shows in {counted}"), *entries[:1], tail)


def _entry(evidence: Evidence, example: Example, finding: Finding) -> Markup:
    place = tag("code", wording.located(example.path, example.position, example.unit))
    facts = wording.entry_facts(example)
    agreement = wording.agreement(evidence, example, finding)
    caption = joined(place, " · ", moment(example.time_created), f" · {facts}" if facts else "")
    pieces = snippet(example.message or "", example.spans, MESSAGE_LIMIT)
    words = (tag("mark", piece.text) if piece.marked else piece.text for piece in pieces)
    return tag(
        "figure",
        tag("figcaption", caption),
        tag("blockquote", *words, class_="entry") if pieces else "",
        tag("p", f"Agrees: {agreement}", class_="note") if agreement else "",
    )


def _footer(finding: Finding, anchors: Mapping[str, str]) -> Markup:
    rows = [
        ("Applies to", phrases.platforms(finding.platforms)),
        ("Related", _related(finding.related, anchors)),
        ("Why trust it", wording.symptoms_seen(finding)),
        ("Weighed", clipped("; ".join(finding.reasons), 600)),
    ]
    pairs = (joined(tag("dt", name), tag("dd", value)) for name, value in rows if value)
    return tag("footer", tag("dl", *pairs, class_="pairs"))


def _related(articles: tuple[str, ...], anchors: Mapping[str, str]) -> Markup:
    """Related articles, linked where they are findings of this report themselves."""
    links = [
        tag("a", wording.article_name(article), href=f"#{anchors[article]}")
        if article in anchors
        else wording.article_name(article)
        for article in articles[:12]
    ]
    more = f" and {len(articles) - 12:,} more" if len(articles) > 12 else ""
    return joined(*(joined(", " if number else "", link) for number, link in enumerate(links)), more)
