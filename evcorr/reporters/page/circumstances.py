"""What a card says beside its evidence: the incidents of a finding, and the articles that fit as well."""

from __future__ import annotations

from collections.abc import Iterator

from evcorr import phrases
from evcorr.report import Finding, Incident
from evcorr.reporters import advice, wording
from evcorr.reporters.blocks import Block
from evcorr.reporters.markup import Markup, tag
from evcorr.reporters.page.badges import anchor_of, data_of, period, where_to_read
from evcorr.text.escaping import clipped

ALIKE = 20
"""Other articles of a block that are shown."""


def alike(block: Block) -> Iterator[Markup]:
    """The articles that the same entries show as well, each with what it would do and what would tell it apart."""
    if block.others:
        left = len(block.others) - ALIKE
        more = tag("li", f"and {phrases.counted(left, 'more article')}") if left > 0 else ""
        own = tag("p", f"This one: {wording.set_apart(block.finding)}.", class_="note")
        others = tag("ul", *map(_other, block.others[:ALIKE]), more)
        yield tag("section", tag("h4", wording.alternatives(len(block.others))), own, others, class_="alike")


def _other(finding: Finding) -> Markup:
    name = tag("p", tag("strong", wording.article_name(finding.article)), " ", tag("bdi", clipped(finding.title)))
    links = tag(
        "p",
        f"{finding.rank}. {finding.grade}, score {wording.score(finding.score)}",
        *where_to_read(finding),
        class_="note",
    )
    remedy = tag("p", advice.sentence(finding))
    apart = tag("p", f"Apart: {wording.set_apart(finding)}", class_="note")
    # no computers: a block is of one set of entries, and its card names them
    return tag("li", name, links, remedy, apart, id=anchor_of(finding), tabindex="-1", **data_of(finding, {}))


def incidents(finding: Finding) -> Iterator[Markup]:
    """A fold with a line an incident, where they say more than the finding as a whole."""
    if wording.incidents_told(finding):
        left = finding.incidents_left_out
        more = tag("li", f"and {phrases.counted(left, 'more incident')}", class_="soft") if left else ""
        label = phrases.counted(len(finding.incidents) + left, "incident")
        yield tag(
            "details", tag("summary", label), tag("ol", *map(_incident, finding.incidents), more), class_="incidents"
        )


def _incident(incident: Incident) -> Markup:
    on = f" on {phrases.short_name(incident.computer)}" if incident.computer else ""
    note = f". {clipped(incident.note)}" if incident.note else ""
    said = f"{on}, {phrases.counted(incident.count, 'entry', 'entries')}{note}"
    return tag("li", period(incident.first_seen, incident.last_seen), said)
