from datetime import timedelta

import pytest

from evcorr.article import Platform
from evcorr.grade import Grade
from evcorr.matching.index import compile_index
from evcorr.matching.matcher import match
from evcorr.observable import ErrorCode, Event, Message
from evcorr.record import Record
from evcorr.report import Finding
from evcorr.scanning.judging.finding import conclude
from evcorr.scanning.survey.case import Case
from evcorr.scanning.survey.sightings import MOST_EXAMPLES
from evcorr.scanning.systems.windows_version import Version
from evcorr.signature import Signature
from tests.builders import record, signature, utc

DISK = Event(event_id=7, provider="Disk", text="The device has a bad block")
NOON = utc("2026-11-21T12:00:00+00:00")


def findings(known: list[Signature], records: list[Record], version: Version | None = None) -> tuple[Finding, ...]:
    index = compile_index(known)
    cases = {item.id: Case(item) for item in known}
    for one in records:
        matches = match(one, index)
        shown = {found.symptom.signature.id for found in matches}
        for name in shown:
            cases[name].add([found for found in matches if found.symptom.signature.id == name], version, len(shown))
    return conclude(case for case in cases.values() if case.totals.records)


def disk(minutes: int = 0, **fields: object) -> Record:
    known = {"provider": "Disk", "event_id": 7, "time_created": NOON + timedelta(minutes=minutes)}
    return record(fields.pop("message", None), **{**known, **fields})  # type: ignore[arg-type]


def test_entries_are_counted_and_the_best_are_quoted() -> None:
    records = [disk(n, computer="B") for n in range(5)] + [disk(9, message="The device has a bad block.", computer="A")]
    (finding,) = findings([signature(DISK)], records)
    assert (finding.rank, finding.count, finding.grade) == (1, 6, Grade.STRONG)
    assert (finding.first_seen, finding.last_seen) == ("2026-11-21T12:00:00Z", "2026-11-21T12:09:00Z")
    assert finding.computers == ("A", "B")
    (evidence,) = finding.evidence
    assert evidence.count == 6
    assert len(evidence.examples) == MOST_EXAMPLES
    assert evidence.examples[-1].agreed == ("provider", "event_id", "text")


def test_hints_do_not_swell_the_count_of_a_better_finding() -> None:
    known = signature(DISK, Message(text="Access denied"))
    records = [disk(5), *(record("Access denied", time_created=NOON) for _ in range(100))]
    (finding,) = findings([known], records)
    assert (finding.grade, finding.count) == (Grade.LIKELY, 1)
    assert finding.first_seen == finding.last_seen == "2026-11-21T12:05:00Z"
    assert [(item.grade, item.count) for item in finding.evidence] == [(Grade.LIKELY, 1), (Grade.WEAK, 100)]


def test_hints_alone_are_counted() -> None:
    (finding,) = findings([signature(Message(text="Access denied"))], [record("access  denied")] * 3)
    assert (finding.grade, finding.count) == (Grade.WEAK, 3)


def test_an_entry_that_fewer_articles_explain_ranks_higher() -> None:
    rare = signature(Event(event_id=9, provider="Disk"), id="Q9")
    shared = [signature(Event(event_id=7, provider="Disk"), id=f"Q{number}") for number in range(1, 5)]
    found = findings([*shared, rare], [disk(), disk(event_id=9)])
    assert [finding.article for finding in found] == ["Q9", "Q1", "Q2", "Q3", "Q4"]
    assert [finding.rank for finding in found] == [1, 2, 3, 4, 5]
    assert found[0].score > found[1].score == found[4].score > 0


def test_more_symptoms_score_higher() -> None:
    error = ErrorCode(code="2404", space="net")
    both = findings([signature(DISK, error)], [disk(), record("NET HELPMSG 2404")])[0]
    one = findings([signature(DISK, error)], [disk()])[0]
    assert 0 < one.score < both.score < 1


@pytest.mark.parametrize(("version", "applies"), [(Version(4, 0), "yes"), (Version(5, 1), "no"), (None, "unknown")])
def test_the_system_decides_whether_it_applies(version: Version | None, applies: str) -> None:
    known = signature(DISK, platforms=(Platform("Windows NT Server", ("4.0",)),))
    (finding,) = findings([known], [disk()], version)
    assert finding.applies == applies


def test_an_article_that_does_not_apply_scores_lower() -> None:
    known = signature(DISK, platforms=(Platform("Windows NT Server", ("4.0",)),))
    scores = [findings([known], [disk()], version)[0].score for version in (Version(5, 1), None, Version(4, 0))]
    assert scores == sorted(scores)
    assert len(set(scores)) == 3


def test_only_what_is_wanted_has_the_story_of_its_times() -> None:
    cases = []
    for known in (signature(DISK, id="Q1"), signature(Message(text="Access denied"), id="Q2")):
        case = Case(known)
        case.add(match(disk(message="Access denied. The device has a bad block"), compile_index([known])), None)
        cases.append(case)
    whole, some = conclude(cases), conclude(cases, wanted=lambda finding: finding.article == "Q1")
    assert [bool(finding.incidents) for finding in whole] == [True, True]
    assert [(finding.article, bool(finding.incidents)) for finding in some] == [("Q1", True), ("Q2", False)]
    assert some[0] == whole[0]
    assert [finding.group for finding in some] == [finding.group for finding in whole]
