"""The timeline of the HTML page: when each finding was seen on each computer, drawn as lanes of inline SVG.

Every place is a percentage, so that the drawing is as wide as its window and needs neither script nor style
attributes. A reader that draws nothing reads each lane's times in words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple, TypeAlias

from evcorr import phrases
from evcorr.report import Finding
from evcorr.reporters import wording
from evcorr.reporters.markup import Markup, tag
from evcorr.reporters.page.axis import Axis, axis_of
from evcorr.reporters.page.badges import anchor_of
from evcorr.text.escaping import clipped
from evcorr.timestamps import from_iso

OPEN, COMPUTERS, LANES = 8, 40, 6
"""Computers that are drawn in the open, all that are drawn, and findings of each."""
SPELLS = 100
"""Spells of one lane that are drawn."""


Spell: TypeAlias = tuple[datetime, datetime]
"""From when to when something was seen; both are the same where it was seen once."""


class Lane(NamedTuple):
    """One finding on one computer (empty: none is named), and the times it was seen, in order."""

    computer: str
    finding: Finding
    spells: tuple[Spell, ...]


def timeline(findings: Sequence[Finding], computers: Mapping[str, int]) -> Iterator[Markup]:
    """The lanes of the findings, those of one computer together, the one with the best finding first.

    `computers` are those that the page's script can be asked for.
    """
    lanes = [lane for finding in findings for lane in _lanes(finding)]
    axis = axis_of(moment for lane in lanes for spell in lane.spells for moment in spell)
    if axis is None:
        return
    groups: dict[str, list[Lane]] = {}
    for lane in lanes:
        groups.setdefault(lane.computer, []).append(lane)
    drawn = [_group(name, groups[name], axis, computers) for name in list(groups)[:COMPUTERS]]
    timeless = len(findings) - len({lane.finding.rank for lane in lanes})
    without = f"{phrases.counted(timeless, 'finding has', 'findings have')} no time and so no place here."
    note = tag("p", without, class_="note") if timeless else ""
    span = wording.time_span(axis.first.isoformat(), axis.last.isoformat()).replace("+00:00", "Z")
    yield tag("h2", "Timeline ", tag("span", span, class_="span"))
    yield tag(
        "div", _scale(axis), *drawn[:OPEN], *_folded(drawn, len(groups)), note, class_="panel timeline", id="timeline"
    )


def _folded(drawn: Sequence[Markup], all_of_them: int) -> Iterator[Markup]:
    """What is drawn beyond the first computers, and how many more there are."""
    if len(drawn) > OPEN:
        left = all_of_them - len(drawn)
        more = tag("p", f"and {phrases.counted(left, 'more computer')}", class_="note") if left else ""
        label = phrases.counted(all_of_them - OPEN, "more computer")
        yield tag("details", tag("summary", label), *drawn[OPEN:], more)


def _lanes(finding: Finding) -> Iterator[Lane]:
    """The incidents on each computer; in a report that tells none, the times of the entries shown."""
    seen: dict[str, list[Spell]] = {}
    for computer, first, last in _sightings(finding):
        start = from_iso(first)
        if start is not None:
            seen.setdefault(computer or "", []).append((start, max(start, from_iso(last) or start)))
    for computer, spells in seen.items():
        yield Lane(computer, finding, tuple(sorted(spells)[:SPELLS]))


def _sightings(finding: Finding) -> Iterator[tuple[str | None, str | None, str | None]]:
    """Computer, first and last time of each incident, and of the whole finding where it leaves incidents out."""
    if finding.incidents:
        yield from ((one.computer, one.first_seen, one.last_seen) for one in finding.incidents)
    else:
        examples = (example for one in finding.evidence for example in one.examples)
        yield from ((one.computer, one.time_created, one.time_created) for one in examples)
    if len(finding.computers) <= 1 and (finding.incidents_left_out or not finding.incidents):
        yield (finding.computers or (None,))[0], finding.first_seen, finding.last_seen


def _scale(axis: Axis) -> Markup:
    """The round times above the lanes; every other one goes where the window is narrow."""
    names = (
        tag("text", mark.name, x=f"{mark.place}%", y="12", class_=_side(mark.place, number))
        for number, mark in enumerate(axis.marks())
    )
    return tag("div", tag("svg", *names, class_="scale", aria_hidden="true"), class_="lane")


def _side(place: float, number: int) -> str:
    ends = "end" if place > 90 else "start" if place < 4 else "middle"
    return f"{ends} minor" if number % 2 else ends


def _group(computer: str, lanes: Sequence[Lane], axis: Axis, computers: Mapping[str, int]) -> Markup:
    left = len(lanes) - LANES
    more = tag("p", f"and {phrases.counted(left, 'more finding')}", class_="note") if left > 0 else ""
    name = phrases.short_name(computer) or "no computer named"
    drawn = (_lane(lane, axis) for lane in lanes[:LANES])
    number = computers.get(computer)
    return tag("section", tag("h3", name), *drawn, more, data_on=None if number is None else str(number))


def _lane(lane: Lane, axis: Axis) -> Markup:
    finding = lane.finding
    last = max(end for _, end in lane.spells)
    when = wording.time_span(lane.spells[0][0].isoformat(), last.isoformat())
    said = f"{wording.article_name(finding.article)}, {finding.grade}: {when}"
    marks = (tag("line", x1=f"{mark.place}%", x2=f"{mark.place}%", y1="0", y2="100%") for mark in axis.marks())
    drawing = tag("svg", tag("title", said), *marks, *_seen(lane.spells, axis), role="img", aria_label=said)
    named = tag("span", clipped(finding.title, 160), class_="title")
    link = tag("a", tag("strong", wording.article_name(finding.article)), " ", named, href=f"#{anchor_of(finding)}")
    return tag("div", link, drawing, class_=f"lane {finding.grade}", data_rank=str(finding.rank))


def _seen(spells: Iterable[Spell], axis: Axis) -> Iterator[Markup]:
    """A bar for each spell that is long enough to see, and dots at its ends."""
    places = {(axis.place(first), axis.place(last)) for first, last in spells}
    for first, last in sorted(places):
        if first < last:
            yield tag(
                "rect", class_="bar", x=f"{first}%", width=f"{round(last - first, 2)}%", y="8", height="4", rx="2"
            )
    for place in sorted({place for pair in places for place in pair}):
        yield tag("circle", cx=f"{place}%", cy="10", r="4")
