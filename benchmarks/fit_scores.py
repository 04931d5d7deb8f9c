"""Fits the weights of the score on logs of incidents: fit_scores.py LABELS.jsonl... from the folder of the checkout.

Half of the articles, chosen by a hash of their ids, are fitted on: those of the labels, and a sample of those that
come with evcorr. Each incident is scanned, and every finding is a case: right where it is the incident's article. The
weights go to evcorr/scanning/weights.py. Needs NumPy.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from unittest import mock

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

import evcorr
from benchmarks.incidents import Incident, incidents_of, incidents_of_signatures, is_held_out, is_shown, write_log
from benchmarks.other_values import with_other_values
from evcorr.scanning import finding
from evcorr.scanning.score import PRIORS, figures_of

PLACE = Path(__file__).parents[1] / "evcorr" / "scanning" / "weights.py"
EVERY = 12
"""One of so many shipped signatures is made an incident of."""

FITTED = ("evt", "xml", "txt", "log")
"""The formats that differ in what they can tell; the others hold the same as one of these."""

RIDGE = 2.0
"""How strongly weights are drawn to zero: a figure that seldom speaks gets little say."""

Case = tuple[dict[str, float], bool]


def main() -> int:
    """Scan, fit, write."""
    signatures = evcorr.load_signatures()
    index = evcorr.compile_index(signatures)
    known = {signature.id for signature in signatures}
    incidents = [*incidents_of(map(Path, sys.argv[1:]), signatures), *incidents_of_signatures(signatures[::EVERY])]
    chosen = [one for one in incidents if one.article in known and not is_held_out(one.article)]
    cases = list(cases_of([*chosen, *map(with_other_values, chosen)], index))
    names = sorted({name for figures, _ in cases for name in figures} - PRIORS.keys())
    rows = np.array([[1.0, *(figures.get(name, 0.0) for name in names)] for figures, _ in cases])
    right = np.array([float(is_right) for _, is_right in cases])
    given = np.array(
        [sum(PRIORS[name] * value for name, value in figures.items() if name in PRIORS) for figures, _ in cases]
    )
    weights = fit(rows, right, given)
    write(dict(zip(["bias", *names], weights.tolist(), strict=True)))
    print(f"{len(chosen)} incidents, {len(cases)} findings, {int(right.sum())} right")
    return 0


def cases_of(incidents: Iterable[Incident], index: evcorr.Index) -> Iterator[Case]:
    """The figures of every finding in every format of the incidents, and whether it is right."""
    options = evcorr.ScanOptions(include_inapplicable=True)
    with tempfile.TemporaryDirectory() as folder:
        for incident in incidents:
            for suffix in FITTED:
                if not is_shown(incident, suffix):
                    continue
                path = Path(folder) / f"log.{suffix}"
                path.write_bytes(write_log(incident, suffix))
                found: list[Case] = []

                def recorded(signature: evcorr.Signature, *rest: object, **more: object) -> dict[str, float]:
                    figures = figures_of(signature, *rest, **more)  # type: ignore[arg-type]
                    found.append((figures, signature.id == incident.article))  # noqa: B023 - used up in this turn
                    return figures

                with mock.patch.object(finding, "figures_of", recorded):
                    evcorr.scan([path], index, options)
                yield from found


def fit(rows: np.ndarray, right: np.ndarray, given: np.ndarray) -> np.ndarray:
    """The weights of a logistic regression with a ridge, beside what is given of each logit, by Newton's method."""
    weights = np.zeros(rows.shape[1])
    ridge = np.full(rows.shape[1], RIDGE)
    ridge[0] = 0.0
    for _ in range(50):
        chance = 1 / (1 + np.exp(-rows @ weights - given))
        slope = rows.T @ (chance - right) + ridge * weights
        curve = (rows * (chance * (1 - chance))[:, None]).T @ rows + np.diag(ridge + 1e-9)
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < 1e-6:
            break
    return weights


def write(weights: dict[str, float]) -> None:
    """Put the weights in their module, two digits each."""
    head = PLACE.read_text(encoding="utf-8").partition("WEIGHTS = {")[0]
    lines = "".join(f'    "{name}": {round(value, 2)},\n' for name, value in weights.items())
    PLACE.write_text(f"{head}WEIGHTS = {{\n{lines}}}\n", encoding="utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
