"""Fits the weights of the score on logs of incidents: fit_scores.py [--among LOG] LABELS.jsonl...

From the folder of the checkout. Half of the articles, chosen by a hash of their ids, are fitted on: those of the
labels, and a sample of those that come with evcorr; with --among the incidents of labels are put among the records of
a real log as well. Each log is scanned, and every finding is a case: right where it is the incident's article. The
weights go to evcorr/scanning/judging/weights.py. Needs NumPy.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

import evcorr
from benchmarks import crowd
from benchmarks.contest_fit import Cases, fit
from benchmarks.incidents import Incident, incidents_of, incidents_of_signatures, is_held_out, is_shown, write_log
from benchmarks.other_values import with_other_values
from benchmarks.rank_incidents import arguments
from evcorr.record import Record
from evcorr.scanning.judging import finding
from evcorr.scanning.judging.contest import Contestant
from evcorr.scanning.judging.score import PRIORS

PLACE = Path(__file__).parents[1] / "evcorr" / "scanning" / "judging" / "weights.py"
EVERY = 12
"""One of so many shipped signatures is made an incident of."""

FITTED = ("evt", "xml", "txt", "log")
"""The formats that differ in what they can tell; the others hold the same as one of these."""


class Seen(NamedTuple):
    """A finding in one log: its figures, how it stands in the contest, and whether it is right."""

    figures: dict[str, float]
    contestant: Contestant
    is_right: bool


def main() -> int:
    """Scan, fit, write."""
    labels, among = arguments(sys.argv[1:])
    signatures = evcorr.load_signatures()
    index = evcorr.compile_index(signatures)
    known = {signature.id for signature in signatures}
    labelled = [
        one for one in incidents_of(labels, signatures) if one.article in known and not is_held_out(one.article)
    ]
    mined = [one for one in incidents_of_signatures(signatures[::EVERY]) if not is_held_out(one.article)]
    logs = [
        *_scanned([*labelled, *mined, *map(with_other_values, labelled)], index),
        *(_scanned_among(labelled, crowd.real_records(among), index) if among else ()),
    ]
    names = sorted({name for log in logs for one in log for name in one.figures} - PRIORS.keys())
    cases = cases_of(logs, names)
    write(dict(zip(["bias", *names], fit(cases).tolist(), strict=True)))
    print(f"{len(logs)} logs, {len(cases.right)} findings, {int(cases.right.sum())} right")
    return 0


def _scanned(incidents: Iterable[Incident], index: evcorr.Index) -> Iterator[list[Seen]]:
    """The findings in every format of the incidents."""
    for incident in incidents:
        for suffix in (suffix for suffix in FITTED if is_shown(incident, suffix)):
            yield _seen_in(write_log(incident, suffix), suffix, {incident.article}, index)


def _scanned_among(labelled: Iterable[Incident], real: Sequence[Record], index: evcorr.Index) -> Iterator[list[Seen]]:
    """The findings of incidents in a crowd, each beside the one before, whose article is right too."""
    whole = [one for one in labelled if one.how == "all symptoms"]
    for incident, beside in zip(whole, (whole[-1], *whole), strict=False):
        for suffix in (suffix for suffix in crowd.FORMATS if is_shown(incident, suffix)):
            log = crowd.write_crowded(incident, beside, real, suffix)
            yield _seen_in(log, suffix, {incident.article, beside.article}, index)


def _seen_in(log: bytes, suffix: str, right: Collection[str], index: evcorr.Index) -> list[Seen]:
    """What is found in a log, hints as well."""
    figures: dict[str, dict[str, float]] = {}
    contestants: list[Contestant] = []
    figures_of, contest = finding.figures_of, finding.contest

    def noted(signature: evcorr.Signature, *rest: Any, **more: Any) -> dict[str, float]:
        return figures.setdefault(signature.id, figures_of(signature, *rest, **more))

    def entered(all_of_them: Sequence[Contestant]) -> Any:
        contestants.extend(all_of_them)
        return contest(all_of_them)

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"log.{suffix}"
        path.write_bytes(log)
        with mock.patch.object(finding, "figures_of", noted), mock.patch.object(finding, "contest", entered):
            evcorr.scan([path], index, evcorr.ScanOptions(include_inapplicable=True))
    return [Seen(figures[one.article], one, one.article in right) for one in contestants]


def cases_of(logs: Iterable[Iterable[Seen]], names: Sequence[str]) -> Cases:
    """The findings of all logs as columns; the entries of each log are others than those of the next."""
    rows, given, right, own, shown = [], [], [], [], []
    numbers: dict[object, int] = {}
    for number, log in enumerate(logs):
        for one in log:
            entries = [numbers.setdefault((number, entry), len(numbers)) for entry in sorted(one.contestant.entries)]
            shown += [(entry, len(rows)) for entry in entries]
            own.append(numbers[number, one.contestant.entry])
            rows.append([1.0, *(one.figures.get(name, 0.0) for name in names)])
            given.append(sum(PRIORS[name] * value for name, value in one.figures.items() if name in PRIORS))
            right.append(float(one.is_right))
    return Cases(*map(np.array, (rows, given, right, own, [entry for entry, _ in shown], [row for _, row in shown])))


def write(weights: dict[str, float]) -> None:
    """Put the weights in their module, two digits each."""
    head = PLACE.read_text(encoding="utf-8").partition("WEIGHTS = {")[0]
    lines = "".join(f'    "{name}": {round(value, 2)},\n' for name, value in weights.items())
    PLACE.write_text(f"{head}WEIGHTS = {{\n{lines}}}\n", encoding="utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
