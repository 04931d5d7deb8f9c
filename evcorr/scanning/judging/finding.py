"""Findings: cases judged, scored and put in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from evcorr.grade import Grade
from evcorr.observable import Stop
from evcorr.report import Finding
from evcorr.scanning.judging.applicability import Verdict, applies_to
from evcorr.scanning.judging.contest import Contestant, Others, contest, contestant
from evcorr.scanning.judging.grouping import group_findings
from evcorr.scanning.judging.hints_together import tell_together
from evcorr.scanning.judging.reasons import is_outdone, reasons_of
from evcorr.scanning.judging.score import figures_of, most_telling, odds, score
from evcorr.scanning.judging.surroundings import Surroundings
from evcorr.scanning.judging.timing_fit import Fit, fits
from evcorr.scanning.survey.case import Case
from evcorr.scanning.survey.incident import MOST_INCIDENTS, group, incident, storm_rate, timeline
from evcorr.scanning.survey.restarts import Restarts
from evcorr.scanning.survey.sightings import Sightings
from evcorr.signature import Status
from evcorr.timestamps import to_iso
from evcorr.timing import Kind


def conclude(
    cases: Iterable[Case],
    around: Surroundings = Surroundings(),  # noqa: B008 - empty
    wanted: Callable[[Finding], bool] = lambda _finding: True,
) -> tuple[Finding, ...]:
    """The findings in rank order: by score, grade and count, reviewed before mined signatures, then by article.

    Those that the same records show alike are one group. Those that are `wanted` also have what the times of
    their entries tell.
    """
    weighed = [_weigh(case, around) for case in cases]
    others = contest([one.contestant for one in weighed])
    judged = sorted(
        ((_judge(one, beside), one.case) for one, beside in zip(weighed, others, strict=True)),
        key=lambda item: _order(item[0]),
    )
    return rank(
        _in_time(finding, case, around.restarts) if wanted(finding) else finding
        for finding, (_, case) in zip(group_findings(judged), judged, strict=True)
    )


class _Weighed(NamedTuple):
    """A case, with all that its finding is judged by but the other cases."""

    case: Case
    seen: Sequence[Sightings]
    verdict: Verdict
    fitting: Sequence[Fit]
    together: bool
    figures: Mapping[str, float]
    contestant: Contestant


def _order(item: Finding) -> tuple[float, int, int, bool, str]:
    return -item.score, -item.grade.rank, -item.count, item.status is Status.MINED, item.article


def rank(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The same findings, numbered from 1 in the order given."""
    return tuple(msgspec.structs.replace(item, rank=number) for number, item in enumerate(findings, start=1))


def _weigh(case: Case, around: Surroundings) -> _Weighed:
    signature, seen = case.signature, _seen(case)
    verdict = applies_to(
        signature,
        case.known_versions(),
        around.products.on(case.totals.computers) if around.products.by_computer else frozenset(),
        around.since,
        case.known_files(),
    )
    together = tell_together(case)
    fitting = fits(signature.timings, case.all_times(), around.restarts)
    figures = figures_of(signature, seen, verdict, fitting, together=together)
    entered = contestant(signature.id, odds(figures), most_telling(signature, seen), seen)
    return _Weighed(case, seen, verdict, fitting, together, figures, entered)


def _judge(weighed: _Weighed, others: Others) -> Finding:
    """The finding, beside others that the same entry shows."""
    case, seen, together = weighed.case, weighed.seen, weighed.together
    signature, period = case.signature, case.period()
    return Finding(
        article=signature.id,
        title=signature.title,
        rank=0,
        score=score(weighed.figures, others.odds),
        grade=Grade.LIKELY if together else case.grade,
        applies=weighed.verdict.applies,
        applies_why=weighed.verdict.why,
        count=case.count(),
        first_seen=to_iso(period.first),
        last_seen=to_iso(period.last),
        computers=case.named_computers(),
        fixed_in=signature.fixed_in,
        fix=signature.fix,
        platforms=signature.platforms,
        related=signature.related,
        remedies=signature.remedies,
        status=signature.status,
        symptoms=len(signature.observables),
        evidence=tuple(sightings.evidence() for sightings in seen),
        reasons=reasons_of(signature, seen, weighed.fitting, together=together, likelier=others.likelier),
        outdone=not together and is_outdone(seen),
    )


def _seen(case: Case) -> list[Sightings]:
    """What was seen of each symptom, the best first: in this order it is the evidence of the finding."""
    return sorted(
        (case.sightings[number] for number in sorted(case.sightings)), key=lambda sightings: -sightings.grade.rank
    )


def _in_time(finding: Finding, case: Case, restarts: Restarts) -> Finding:
    """The finding with what its entries' times tell."""
    places = {sightings.symptom.number: place for place, sightings in enumerate(_seen(case))}
    is_of_stop = any(isinstance(item.observable, Stop) for item in finding.evidence)
    happened = restarts.with_stop if is_of_stop else restarts.since_start
    orders = [timing for timing in case.signature.timings if timing.kind is Kind.ORDER]
    moments = case.times()
    found = group(moments)
    return msgspec.structs.replace(
        finding,
        incidents=tuple(
            incident(one, places, _joined(happened(one), *(fit.words for fit in fits(orders, one.moments, restarts))))
            for one in found[:MOST_INCIDENTS]
        ),
        incidents_left_out=max(0, len(found) - MOST_INCIDENTS),
        timeline=timeline(moments),
        rate=storm_rate(moments),
    )


def _joined(*told: str | None) -> str | None:
    return "; ".join(filter(None, told)) or None
