"""The phrases about a finding that the text and the HTML report share: what was seen, when and where.

Every function returns one line of text that is safe to show in a terminal; markup is left to the reporters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from evcorr.article import Platform
from evcorr.observable import Crash, ErrorCode, Event, Message, Observable, Stop
from evcorr.record import Unit
from evcorr.report import Evidence, Example, Finding, Incident, Timeline
from evcorr.reporters.escaping import ELLIPSIS, clipped
from evcorr.text.late_regex import late_regex
from evcorr.text.pattern import GAP

QUOTE_LIMIT = 240
"""Characters of an article's message text that are quoted."""

ARTICLE_LIMIT = 40
"""Characters of an article's id that are shown."""

SPACES = {
    "net": "NET HELPMSG",
    "win32": "Win32",
    "hresult": "HRESULT",
    "ntstatus": "NTSTATUS",
    "jet": "Jet",
    "exception": "exception",
    "product": "the product's own",
}
"""Code spaces of `ErrorCode.space` in words."""

AGREED = {
    "provider": "source",
    "event_id": "event id",
    "text": "words",
    "code": "code",
    "module": "module",
    "params": "parameters",
    "all params": "each of them",
    "image": "program",
    "exception": "exception",
    "channel": "log",
    "level": "level",
    "values": "values in the words",
}
"""Names of `Example.agreed`, and of inferred fields, in the words of the articles."""

ISO_TIME = late_regex(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d{1,9})?(Z|[+-]\d\d:\d\d)?", re.ASCII)
"""A time as reports hold it: day, time of day to the second, zone if any."""


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """`1 finding`, `12,481 records`."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


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


def listed(names: Sequence[str], most: int) -> str:
    """The first names with commas between them, and how many more there are."""
    shown = ", ".join(clipped(name, 80) for name in names[:most])
    left = len(names) - most
    return f"{shown} and {left:,} more" if left > 0 else shown


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


def platforms(platforms: Sequence[Platform]) -> str:
    """Products and their versions, as the article states them."""
    return "; ".join(_platform(one) for one in platforms[:12]) + ("; ..." if len(platforms) > 12 else "")


def _platform(platform: Platform) -> str:
    return " ".join([clipped(platform.product, 80), listed(platform.versions, 12)]).strip()


def article_name(article: str) -> str:
    """An article's id; of a path its last part, cut where that is long. `evcorr show` finds the article by it."""
    return clipped(article.rstrip("/").rpartition("/")[2] or article, ARTICLE_LIMIT)


def seen(finding: Finding) -> str:
    """How often it was seen, and how fast, where the entries came as a storm."""
    times = counted(finding.count, "time")
    return times if finding.rate is None else f"{times}, as a storm of about {finding.rate:,.0f} an hour"


def incident(incident: Incident) -> str:
    """When one incident was, where, how many entries it has, and what else is known of it."""
    on = f" on {clipped(incident.computer, 80)}" if incident.computer else ""
    note = f"; {clipped(incident.note)}" if incident.note else ""
    when = time_span(incident.first_seen, incident.last_seen)
    return f"{when}{on}, {counted(incident.count, 'entry', 'entries')}{note}"


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
    return f"The log can't tell this from {counted(number, 'other article')}"


def set_apart(finding: Finding) -> str:
    """What would tell a finding from those like it, or that nothing known does."""
    return clipped("; ".join(finding.tell_apart), 400) or "nothing in its signature tells it from the others"


def symptoms_seen(finding: Finding) -> str:
    """How many of the article's symptoms were seen, and who vouches for the signature."""
    seen = len(finding.evidence)
    vouched = "reviewed by hand" if finding.status == "reviewed" else "mined from the article"
    return f"{seen} of {counted(max(finding.symptoms, seen), 'symptom')} seen; signature {vouched}"


def described(observable: Observable) -> str:
    """What the article says would be seen, without the words that it quotes."""
    match observable:
        case Event():
            return _event(observable)
        case Stop():
            return _stop(observable)
        case ErrorCode():
            space = f" ({SPACES.get(observable.space, observable.space)})" if observable.space else ""
            return clipped(f"error {observable.code}{space}")
        case Message():
            return "message"
        case Crash():
            return _crash(observable)


def quoted(observable: Observable) -> str | None:
    """The words that the article quotes for it, clipped, an ellipsis for what varies; None where it quotes none."""
    text = None if isinstance(observable, (Stop, Crash)) else observable.text
    return clipped(text.replace(GAP, ELLIPSIS), QUOTE_LIMIT) if text else None


def _event(event: Event) -> str:
    facts = [
        f"event {event.event_id}" + (f" of {event.provider}" if event.provider else ""),
        f"{event.channel} log" if event.channel else "",
        event.level or "",
    ]
    return clipped(", ".join(filter(None, facts)))


def _stop(stop: Stop) -> str:
    words = ["STOP", stop.code or "of any code"]
    if stop.params:
        words.append(f"({', '.join(stop.params)})")
    if stop.module:
        words.append(f"in {stop.module}")
    return clipped(" ".join(words))


def _crash(crash: Crash) -> str:
    words = [f"crash of {crash.image}" if crash.image else "crash"]
    if crash.module:
        words.append(f"in {crash.module}")
    if crash.exception:
        words.append(f"with {crash.exception}")
    return clipped(" ".join(words))


def inferred(observable: Observable) -> str | None:
    """Which facts the article leaves out, and which article they were taken from."""
    if not observable.inferred:
        return None
    facts = (f"{AGREED.get(one.field, one.field)} from {one.article}" for one in observable.inferred)
    return clipped("inferred: " + ", ".join(facts))


def entry_facts(example: Example) -> str:
    """Source and event id, level, log and computer of a log entry, as far as they are known."""
    event = " ".join(
        str(fact) for fact in (example.provider and clipped(example.provider, 80), example.event_id) if fact is not None
    )
    facts = (example.level, example.channel, example.computer)
    return ", ".join(filter(None, [event, *(clipped(fact, 80) for fact in facts if fact)]))


def agreement(evidence: Evidence, example: Example, finding: Finding) -> str:
    """Which fields of the entry agree with the article, and the grade of that where it is not the finding's own."""
    fields = clipped(", ".join(AGREED.get(name, name) for name in example.agreed))
    alone = "" if evidence.grade is finding.grade else f"{evidence.grade} by itself"
    return "; ".join(filter(None, [fields, alone]))


def more_entries(evidence: Evidence, shown: int) -> str | None:
    """How many entries beyond those shown there are; None if there are none."""
    left = evidence.count - shown
    return counted(left, "more entry like it", "more entries like it") if left > 0 else None
