"""One finding as a card of the HTML page: what to do, the article's words, and the log's words beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from evcorr.report import Evidence, Example, Finding, Grade
from evcorr.reporters import wording
from evcorr.reporters.escaping import clipped
from evcorr.reporters.lookup import lookup
from evcorr.reporters.markup import Markup, joined, tag
from evcorr.reporters.snippet import snippet

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


def card(finding: Finding, place: Place) -> Markup:
    """The finding as an article element: what it is, what to do, and the evidence, folded away or not."""
    anchor = anchor_of(finding)
    return tag(
        "article",
        _header(finding, anchor),
        _fix(finding),
        _facts(finding),
        _proof(finding, folded=place.folded),
        _footer(finding, place.anchors),
        class_="finding",
        id=anchor,
        tabindex="-1",
        aria_labelledby=f"{anchor}-title",
        **data_of(finding, place.computers),
    )


def anchor_of(finding: Finding) -> str:
    """The id of a finding's card on the page."""
    return f"finding-{finding.rank}"


def data_of(finding: Finding, computers: Mapping[str, int]) -> dict[str, str | None]:
    """What the page's script filters and sorts by, in one attribute each.

    `is` holds rank, grade, applies, count, first and last time; `on` the numbers of the computers that can be chosen.
    """
    times = (clipped(time, 40).replace(" ", "") if time else "-" for time in (finding.first_seen, finding.last_seen))
    facts = (str(finding.rank), finding.grade.value, finding.applies, str(finding.count), *times)
    on = " ".join(str(computers[name]) for name in finding.computers if name in computers)
    return {"data_is": " ".join(facts), "data_on": on or None}


def _header(finding: Finding, anchor: str) -> Markup:
    where = _where_to_read(finding)
    number = tag("p", f"{finding.rank}. ", tag("strong", clipped(finding.article, 40)), *where, class_="article")
    title = tag("h3", tag("bdi", clipped(finding.title)), id=f"{anchor}-title")
    verdict = tag("div", grade_badge(finding.grade), tag("p", f"score {finding.score:.2f}"), class_="verdict")
    return tag("header", tag("div", number, title), verdict)


def _where_to_read(finding: Finding) -> Iterator[Markup]:
    """Links to the article's page, and to archived copies where it may be gone."""
    if not (found := lookup(finding.article)):
        return
    gone = "Microsoft has withdrawn most articles of this age" if found.archive else None
    yield tag("span", " · ", tag("a", "article", href=found.address, rel="noopener noreferrer external", title=gone))
    if found.archive:
        yield tag("span", " · ", tag("a", "archived copies", href=found.archive, rel="noopener noreferrer external"))


def grade_badge(grade: Grade) -> Markup:
    """The grade as one to three bars and a word, told apart without colour."""
    bars = (
        tag(
            "rect",
            class_="on" if number <= grade.rank else None,
            x=str(7 * number),
            y=str(8 - 4 * number),
            width="5",
            height=str(5 + 4 * number),
            rx="1",
        )
        for number in range(3)
    )
    return tag("span", tag("svg", *bars, viewBox="0 0 19 13", aria_hidden="true"), grade.value, class_="grade")


def moment(time: str | None) -> Markup:
    """A time element, or the words for a time that is not known."""
    shown = wording.shown_time(time)
    if time and wording.ISO_TIME.fullmatch(time):
        return tag("time", shown, datetime=time)
    return tag("span", shown, class_="soft")


def period(first: str | None, last: str | None) -> Markup:
    """The first and the last time, or one where they are the same."""
    return moment(first) if first == last else joined(moment(first), " to ", moment(last))


def _facts(finding: Finding) -> Markup:
    verdict = tag("dd", wording.applies(finding), class_="no" if finding.applies == "no" else None)
    return tag(
        "dl",
        _fact("Seen", tag("dd", wording.counted(finding.count, "time"))),
        _fact("When", tag("dd", period(finding.first_seen, finding.last_seen))),
        _fact("Computers", tag("dd", wording.listed(finding.computers, 4) or "none named")),
        _fact("Applies", verdict),
        class_="facts",
    )


def _fact(name: str, value: Markup) -> Markup:
    return tag("div", tag("dt", name), value)


def _fix(finding: Finding) -> Markup:
    known = bool(finding.fix or finding.fixed_in)
    level = f"Fixed in {clipped(finding.fixed_in)}." if finding.fix and finding.fixed_in else None
    return tag(
        "div",
        tag("h4", "What to do"),
        tag("p", wording.fix(finding)),
        tag("p", level, class_="note") if level else "",
        class_="fix" if known else "fix unnamed",
    )


def _proof(finding: Finding, *, folded: bool) -> Markup:
    """The evidence, in the open or in a fold that says how much there is."""
    told = [_evidence(one, finding) for one in finding.evidence[:EVIDENCE]]
    more = len(finding.evidence) - EVIDENCE
    if more > 0:
        told.append(tag("p", f"and {wording.counted(more, 'more symptom')}", class_="rest soft"))
    if not folded:
        return joined(*told)
    entries = wording.counted(finding.count, "entry", "entries")
    label = f"Evidence: {wording.counted(len(finding.evidence), 'symptom')}, {entries}"
    return tag("details", tag("summary", label), *told, class_="proof")


def _evidence(evidence: Evidence, finding: Finding) -> Markup:
    return tag("section", _said(evidence), _shown(evidence, finding), class_="evidence")


def _said(evidence: Evidence) -> Markup:
    observable = evidence.observable
    quote = wording.quoted(observable)
    inferred = wording.inferred(observable)
    section = "in its title" if observable.where == "TITLE" else f"under {clipped(observable.where, 60)}"
    return tag(
        "div",
        tag("h4", f"The article says {section}"),
        tag("p", wording.described(observable)),
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
    counted = wording.counted(evidence.count, "entry", "entries")
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
        ("Applies to", wording.platforms(finding.platforms)),
        ("Related", _related(finding.related, anchors)),
        ("Why trust it", wording.symptoms_seen(finding)),
    ]
    pairs = (joined(tag("dt", name), tag("dd", value)) for name, value in rows if value)
    return tag("footer", tag("dl", *pairs, class_="pairs"))


def _related(articles: tuple[str, ...], anchors: Mapping[str, str]) -> Markup:
    """Related articles, linked where they are findings of this report themselves."""
    links = [
        tag("a", clipped(article, 40), href=f"#{anchors[article]}") if article in anchors else clipped(article, 40)
        for article in articles[:12]
    ]
    more = f" and {len(articles) - 12:,} more" if len(articles) > 12 else ""
    return joined(*(joined(", " if number else "", link) for number, link in enumerate(links)), more)
