"""The phrases about a finding that the text and the HTML report share: what was seen, when and where.

Every function returns one line of text that is safe to show in a terminal; markup is left to the reporters.
"""

from __future__ import annotations

import re

from evcorr import phrases
from evcorr.record import Unit
from evcorr.report import Evidence, Example, Finding, Incident, Timeline
from evcorr.text.escaping import clipped
from evcorr.text.lazy_regex import lazy_regex

ARTICLE_LIMIT = 40
"""Characters of an article's id that are shown."""

ISO_TIME = lazy_regex(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d{1,9})?(Z|[+-]\d\d:\d\d)?", re.ASCII)
"""A time as reports hold it: day, time of day to the second, zone if any."""


def shown_time(time: str | None) -> str:
    """An ISO 8601 time to the second, with a blank for the `T`; zone as given; anything else is shown as it is."""
    if time is None:
        return "time unknown"
    parts = ISO_TIME.fullmatch(time)
    return f"{parts[1]} {parts[2]}{parts[3] or ''}" if parts else clipped(time, 40)


def time_span(first: str | None, last: str | None) -> str:
    """`FIRST to LAST`, or one time where both are the same."""
    start, end = shown_time(first), shown_time(last)
    return start if start == end else f"{start} to {end}"


def place(position: int | None, unit: Unit) -> str:
    """`record 812`, `line 7`, `byte 4096`, or nothing where the position is not known."""
    return "" if position is None else f"{unit} {position}"


def input_name(path: str) -> str:
    """An input's path as it is shown; standard input by its name."""
    return "standard input" if path == "-" else clipped(path)


def located(path: str, position: int | None, unit: Unit) -> str:
    """`System.evt record 812`, or `netlogon.log:7`, the form that editors and terminals open."""
    shown = input_name(path)
    if position is None:
        return shown
    return f"{shown}:{position}" if unit == "line" and path != "-" else f"{shown} {place(position, unit)}"


def score(value: float) -> str:
    """A score as it is shown: none is certainty, and none is impossible."""
    return f"{min(max(value, 0.01), 0.99):.2f}"


def applies(finding: Finding) -> str:
    """`yes`, `no` or `unknown`: whether the article applies to the system that the log shows, and why."""
    why = clipped(finding.applies_why)
    if finding.applies == "unknown":
        why = why or "the log does not tell its Windows version"
    return f"{finding.applies}: {why}" if why else finding.applies


def article_name(article: str) -> str:
    """An article's id; of a path its last part, cut where that is long. `evcorr show` finds the article by it."""
    return clipped(article.rstrip("/").rpartition("/")[2] or article, ARTICLE_LIMIT)


def seen(finding: Finding) -> str:
    """How often it was seen, and how fast, where the entries came as a storm."""
    times = phrases.counted(finding.count, "time")
    return times if finding.rate is None else f"{times}, as a storm of about {finding.rate:,.0f} an hour"


def incident(one: Incident) -> str:
    """When an incident was, where, how many entries it has, and what else is known of it."""
    on = f" on {phrases.short_name(one.computer)}" if one.computer else ""
    note = f"; {clipped(one.note)}" if one.note else ""
    when = time_span(one.first_seen, one.last_seen)
    return f"{when}{on}, {phrases.counted(one.count, 'entry', 'entries')}{note}"


def incidents_told(finding: Finding) -> bool:
    """Whether its incidents say more than the finding: several, or one of which more is known."""
    return len(finding.incidents) > 1 or any(one.note for one in finding.incidents)


def activity(timeline: Timeline) -> str:
    """What a drawing of the timeline shows, in words."""
    most = max(timeline.counts, default=0)
    parts = f"{len(timeline.counts)} equal parts of {time_span(timeline.first, timeline.last)}"
    return f"entries in {parts}, at most {most:,} in one"


def alternatives(number: int) -> str:
    """That so many other articles fit as well."""
    return f"The log can't tell this from {phrases.counted(number, 'other article')}"


def set_apart(finding: Finding) -> str:
    """What would tell a finding from those like it, or that nothing known does."""
    return clipped("; ".join(finding.tell_apart), 400) or "nothing in its signature tells it from the others"


def symptoms_seen(finding: Finding) -> str:
    """How many of the article's symptoms were seen, and who vouches for the signature."""
    seen = len(finding.evidence)
    vouched = "reviewed by hand" if finding.status == "reviewed" else "mined from the article"
    return f"{seen} of {phrases.counted(max(finding.symptoms, seen), 'symptom')} seen; signature {vouched}"


def entry_facts(example: Example) -> str:
    """Source and event id, level, log and computer of a log entry, as far as they are known."""
    provider = example.provider and phrases.short_name(example.provider)
    event = " ".join(str(fact) for fact in (provider, example.event_id) if fact is not None)
    facts = (example.level, example.channel, example.computer)
    return ", ".join(filter(None, [event, *(phrases.short_name(fact) for fact in facts if fact)]))


def agreement(evidence: Evidence, example: Example, finding: Finding) -> str:
    """Which fields of the entry agree with the article, and the grade of that where it is not the finding's own."""
    fields = clipped(", ".join(phrases.FIELDS.get(name, name) for name in example.agreed))
    alone = "" if evidence.grade is finding.grade else f"{evidence.grade} by itself"
    return "; ".join(filter(None, [fields, alone]))


def more_entries(evidence: Evidence, shown: int) -> str | None:
    """How many entries beyond those shown there are; None if there are none."""
    left = evidence.count - shown
    return phrases.counted(left, "more entry like it", "more entries like it") if left > 0 else None
