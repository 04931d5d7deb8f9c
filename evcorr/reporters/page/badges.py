"""Small pieces of the HTML page that several parts of it show: grades, times, links to articles and to cards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from evcorr.article_address import addresses_of
from evcorr.grade import Grade
from evcorr.report import Finding
from evcorr.reporters import wording
from evcorr.reporters.markup import Markup, joined, tag
from evcorr.text.escaping import clipped


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


def where_to_read(finding: Finding) -> Iterator[Markup]:
    """Links to the article's page, and to archived copies where it may be gone."""
    if not (found := addresses_of(finding.article)):
        return
    gone = "Microsoft has withdrawn most articles of this age" if found.copies else None
    yield tag("span", " · ", tag("a", "article", href=found.page, rel="noopener noreferrer external", title=gone))
    if found.copies:
        yield tag("span", " · ", tag("a", "archived copies", href=found.copies, rel="noopener noreferrer external"))


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
