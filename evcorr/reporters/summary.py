"""The phrases about a scan as a whole that the text and the HTML report share: what was read, found and left out.

Every function returns one line of text that is safe to show in a terminal; markup is left to the reporters.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from evcorr.phrases import counted, listed, short_name
from evcorr.report import InputSummary, Report, System, Unordered
from evcorr.reporters.wording import input_name, shown_time, time_span
from evcorr.text.escaping import clipped


def headline(report: Report) -> str:
    """How many findings in how many records of how many inputs."""
    found = counted(len(report.findings), "finding") if report.findings else "Nothing found"
    return f"{found} in {counted(report.records_read, 'record')} of {counted(len(report.inputs), 'input')}"


def problem_count(report: Report) -> int:
    """All problems that were met, those that are not listed too."""
    return len(report.problems) + report.problems_left_out


def problems_of(report: Report, path: str) -> int:
    """The problems of one input, those that are not listed too."""
    told = sum(problem.path == path for problem in report.problems)
    return max(told, sum(source.problems for source in report.inputs if source.path == path))


def nothing_found(report: Report) -> str:
    """What it means that there is no finding, and what it does not mean."""
    if not report.records_read:
        return "No record could be read, so nothing can be said about these inputs."
    if report.below_grade or report.not_applicable:
        said = "No entry shows an article's symptom clearly enough on a system that the article applies to."
    else:
        entry = "No entry that was looked at" if report.narrowed else "No entry that was read"
        said = f"{entry} shows a symptom of the articles looked for."
    return f"{said} That is no proof of health: it only says what these signatures did not find in these records."


def looked_for(report: Report) -> str:
    """How many signatures were looked for, and how many of them these inputs could have shown."""
    count = counted(report.signatures.count, "signature")
    if not report.signatures_in_reach and report.findings:
        return f"Looked for {count}"
    reach = f"{report.signatures_in_reach:,}" if report.signatures_in_reach else "none"
    return f"Looked for {count}, of which these inputs could have shown {reach}"


def left_out(report: Report) -> Iterator[str]:
    """What the report leaves out, and how to see it."""
    if report.narrowed:
        asked = ", ".join(clipped(one) for one in report.narrowed)
        yield f"Looked only at entries {asked}; what does not tell that was left out too."
    if report.below_grade:
        hints = counted(report.below_grade, "article has", "articles have")
        yield f"{hints} only weaker hints than were asked for; --min-grade weak shows them."
    if report.not_applicable:
        others = counted(report.not_applicable, "article matches but does", "articles match but do")
        yield f"{others} not apply to the systems that the logs show; --all shows them."


def times_explained(report: Report) -> str | None:
    """Which zone the times of the report are in; nothing where it shows none."""
    zoned = {time.endswith("Z") for time in _times(report)}
    if zoned == {True}:
        return "Times are UTC."
    if zoned == {False}:
        return "Times are local to the machine that wrote the log, which does not tell its zone."
    if zoned:
        return "Times that end in Z are UTC; the others are local to the machine that wrote the log."
    return None


def _times(report: Report) -> Iterator[str]:
    for source in report.inputs:
        yield from filter(None, (source.first, source.last))
    for finding in report.findings:
        yield from filter(None, (finding.first_seen, finding.last_seen))


def inputs_facts(report: Report) -> str:
    """What all inputs hold together: records, inputs by format, computers and time range."""
    formats = Counter(source.format for source in report.inputs)
    by_format = ", ".join(f"{number:,} {clipped(name, 40)}" for name, number in formats.most_common(8))
    computers = {name for source in report.inputs for name in source.computers}
    times = sorted(time for source in report.inputs for time in (source.first, source.last) if time)
    repeated = sum(bool(source.same_as) for source in report.inputs)
    facts = [
        f"Read {counted(report.records_read, 'record')} of {counted(len(report.inputs), 'input')}",
        f" ({by_format})" if by_format else "",
        f" of {counted(len(computers), 'computer')}" if computers else "",
        f", {time_span(times[0], times[-1])}" if times else "",
        f"; {counted(repeated, 'input repeats', 'inputs repeat')} another one, which counts once" if repeated else "",
    ]
    return "".join(facts) + "."


def system(one: System) -> str:
    """Windows version, service pack, and since when the log shows it."""
    pack = f" {short_name(one.service_pack)}" if one.service_pack else ""
    since = f" since {shown_time(one.since)}" if one.since else ""
    return f"{short_name(one.edition or one.os)}{pack}{since}"


def systems(source: InputSummary, most: int) -> list[str]:
    """The systems of an input, each with its computer where there are several, so many at most."""
    several = len({one.computer for one in source.systems}) > 1
    return [
        f"{short_name(one.computer)}: {system(one)}" if several and one.computer else system(one)
        for one in source.systems[:most]
    ]


def unordered(one: Unordered) -> str:
    """How many records of an input have no sure place in time, and why."""
    return (
        f"{input_name(one.path)}: {counted(one.records, 'record')} without a sure place in time: {clipped(one.reason)}"
    )


def repetition(path: str) -> str:
    """That an input holds what the one of this path does."""
    return f"the same content as {input_name(path)}, which counts once"


def input_facts(source: InputSummary) -> str:
    """What an input is and holds: format, records and problems, or that another one holds the same."""
    if source.same_as:
        return f"{clipped(source.format, 40)}, {repetition(source.same_as)}"
    facts = [clipped(source.format, 40), counted(source.records, "record")]
    if source.problems:
        facts.append(counted(source.problems, "problem"))
    return ", ".join(facts)


def input_circumstances(source: InputSummary) -> str:
    """When and by whom an input was written: time range, computers and systems; nothing where it tells nothing."""
    facts = [
        time_span(source.first, source.last) if source.first or source.last else "",
        f"on {listed(source.computers, 5)}" if source.computers else "",
        *systems(source, 5),
    ]
    return "; ".join(filter(None, facts))
