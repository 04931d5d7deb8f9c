"""The findings as SARIF 2.1.0 (OASIS), for dashboards, editors and CI: a rule an article, a result a finding.

- A result stands at the first log entry that shows it; the others are related locations, and `occurrenceCount` counts
  all. A place in a text log is a line, a damaged place a byte. A record of an event log is neither, so its number is
  the name of a logical location beside the file's address.
- Grades are levels: strong is `error`, likely `warning`, weak `note`; what does not apply is of kind `notApplicable`.
  `rank` is the score in hundredths.
- The fingerprint is of the article and the computers that show it: the same problem seen again on another day is the
  same result.
- What could not be read is a notification of the run.

The document is written piece by piece, one rule or result a line.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from pathlib import PureWindowsPath
from typing import TextIO
from urllib.parse import quote

import msgspec

from evcorr import phrases
from evcorr.article_address import address_of
from evcorr.grade import Grade
from evcorr.record import Unit
from evcorr.report import Evidence, Example, Finding, Report, ReportedProblem
from evcorr.reporters import advice, wording
from evcorr.reporters.snippet import snippet
from evcorr.text.escaping import clipped
from evcorr.text.lazy_regex import lazy_regex

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
"""The schema of the standard, at the address that editors know it by."""

LEVELS = {Grade.STRONG: "error", Grade.LIKELY: "warning", Grade.WEAK: "note"}
ENTRIES = 20
"""Places of one symptom that are told."""
MESSAGE_LIMIT = 400
LONGEST_PATH = 4096
"""Characters of a path; Linux takes no longer one, Windows one of 32,767 that nobody has."""
LONGEST_ID = 200
"""Characters of an article's id, by which dashboards tell results apart."""

MEMBER = lazy_regex(r"(.{1,4000}?\.(?:zip|tar|t?gz|t?bz2|t?xz|7z|zst|cab))!(.{1,4000})", re.IGNORECASE | re.DOTALL)
"""`archive!member`, where the first part is named like an archive: the file there is, and what is in it."""

Json = dict[str, object]


def write_sarif(report: Report, out: TextIO) -> None:
    """Write the report as a SARIF log of one run to a stream in UTF-8."""
    for piece in pieces(report):
        out.write(piece)


def pieces(report: Report) -> Iterator[str]:
    """The document in pieces of at most one rule or result."""
    driver = {"name": "evcorr", "version": clipped(report.evcorr_version, 40)}
    yield f'{{"$schema":{_json(SCHEMA)},"version":"2.1.0","runs":[{{"tool":{{"driver":{_json(driver)[:-1]},"rules":[\n'
    articles = {finding.article: finding for finding in reversed(report.findings)}
    numbers = {article: number for number, article in enumerate(reversed(articles))}
    yield from _lines(_rule(articles[article]) for article in numbers)
    yield '\n]}},"columnKind":"unicodeCodePoints","results":[\n'
    yield from _lines(_result(finding, numbers[finding.article]) for finding in report.findings)
    yield f'\n],"invocations":[{_json(_invocation(report))}]}}]}}\n'


def _lines(values: Iterable[Json]) -> Iterator[str]:
    for number, value in enumerate(values):
        yield (",\n" if number else "") + _json(value)


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()


def _rule(finding: Finding) -> Json:
    """The article: its title, what to do, and where to read it."""
    title, remedy = clipped(finding.title), advice.sentence(finding)
    where = address_of(finding.article)
    help_text = " ".join(filter(None, [remedy, f"The article: {where}" if where else ""]))
    rule: Json = {
        "id": clipped(finding.article, LONGEST_ID),
        "shortDescription": {"text": _escaped(title)},
        "fullDescription": {"text": _escaped(f"{title}. For {phrases.platforms(finding.platforms) or 'any system'}.")},
        "help": {"text": _escaped(help_text)},
        "properties": {"tags": ["windows", "event-log"], "status": clipped(finding.status, 40)},
    }
    return rule | ({"helpUri": where} if where else {})


def _result(finding: Finding, number: int) -> Json:
    symptoms = [(one, example) for one in finding.evidence for example in one.examples[:ENTRIES]]
    places = [_location(example, evidence) for evidence, example in symptoms]
    does_not_apply = finding.applies == "no"
    return {
        "ruleId": clipped(finding.article, LONGEST_ID),
        "ruleIndex": number,
        "kind": "notApplicable" if does_not_apply else "fail",
        "level": "none" if does_not_apply else LEVELS[finding.grade],
        "rank": round(100 * finding.score, 1),
        "message": {"text": _escaped(_said(finding))},
        "locations": places[:1],
        "relatedLocations": [{"id": at, **place} for at, place in enumerate(places[1:], 1)],
        "occurrenceCount": max(1, finding.count),
        "fingerprints": {"articleOnComputers/v1": _fingerprint(finding)},
        "properties": _properties(finding),
    }


def _said(finding: Finding) -> str:
    """What was seen, what it means, whether it applies, and what to do."""
    on = f" on {phrases.listed(finding.computers, 5)}" if finding.computers else ""
    when = wording.time_span(finding.first_seen, finding.last_seen)
    return (
        f"{clipped(finding.title)}: seen {wording.seen(finding)}{on}, {when}. "
        f"Applies: {wording.applies(finding)}. What to do: {advice.sentence(finding)}"
    )


def _escaped(text: str) -> str:
    """Text in which nothing is a link or a placeholder of a SARIF message (sections 3.11.5 and 3.11.6)."""
    return re.sub(r"[\\\[\]]", r"\\\g<0>", text).replace("{", "{{").replace("}", "}}")


def _properties(finding: Finding) -> Json:
    facts: Json = {
        "grade": finding.grade.value,
        "score": finding.score,
        "applies": finding.applies,
        "firstSeen": finding.first_seen and clipped(finding.first_seen, 40),
        "lastSeen": finding.last_seen and clipped(finding.last_seen, 40),
        "group": finding.group or None,
        "incidents": len(finding.incidents) + finding.incidents_left_out,
        "computers": [phrases.short_name(name) for name in finding.computers[:100]],
    }
    return {name: value for name, value in facts.items() if value is not None}


def _fingerprint(finding: Finding) -> str:
    known = "\n".join([finding.article, *sorted(finding.computers)])
    return hashlib.sha256(known.encode(errors="backslashreplace")).hexdigest()


def _location(example: Example, evidence: Evidence) -> Json:
    place = _place(example.path, example.position, example.unit)
    words = "".join(piece.text for piece in snippet(example.message or "", example.spans, MESSAGE_LIMIT))
    said = f"{phrases.described(evidence.observable)}, {wording.shown_time(example.time_created)}: {words}"
    return place | {"message": {"text": _escaped(said.rstrip(": "))}}


def _place(path: str, position: int | None, unit: Unit) -> Json:
    """Where something stands: the file's address, the line or byte in it, and in words what no region can say."""
    if path == "-":
        return {"logicalLocations": [{"fullyQualifiedName": wording.located(path, position, unit)}]}
    inside = MEMBER.fullmatch(path)
    physical: Json = {"artifactLocation": {"uri": file_uri(inside[1] if inside else path)}}
    place: Json = {"physicalLocation": physical}
    if not inside and position is not None and unit != "record":
        physical["region"] = {"startLine": max(1, position)} if unit == "line" else {"byteOffset": max(0, position)}
    else:
        name = " ".join(filter(None, [wording.input_name(inside[2]) if inside else "", wording.place(position, unit)]))
        place |= {"logicalLocations": [{"fullyQualifiedName": name}]} if name else {}
    return place


def file_uri(path: str) -> str:
    """The path as a URI (RFC 3986): a relative one stays relative, a full one becomes `file:///...`."""
    windows = PureWindowsPath(path)
    if windows.drive or ("\\" in path and "/" not in path):
        path = windows.as_posix()
    whole = _slashes(quote(path[:LONGEST_PATH].encode(errors="backslashreplace"), safe="/~"))
    if windows.drive and windows.root:
        return f"file:///{whole.replace('%3A', ':', 1)}" if whole[0] != "/" else f"file:{whole}"
    # a colon in a relative path, which would end a scheme, is escaped by quote
    return f"file://{whole}" if whole.startswith("/") else whole


def _slashes(path: str) -> str:
    """Runs of slashes as one, but for the two before a server's name on Windows."""
    folded = re.sub(r"/{2,}", "/", path)
    return f"/{folded}" if path.startswith("//") and not path.startswith("///") else folded


def _invocation(report: Report) -> Json:
    notes = [_notification(problem) for problem in report.problems]
    started = {"startTimeUtc": report.started} if wording.ISO_TIME.fullmatch(report.started) else {}
    return {"executionSuccessful": True, **started, "toolExecutionNotifications": notes}


def _notification(problem: ReportedProblem) -> Json:
    return {
        "level": "warning",
        "message": {"text": _escaped(clipped(problem.reason))},
        "locations": [_place(problem.path, problem.position, problem.unit)],
    }
