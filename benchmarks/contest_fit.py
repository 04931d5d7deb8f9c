"""Fits weights to findings that take from each other's chances, as `evcorr.scanning.judging.contest` lets them.

A finding with odds `o` beside others of the same entry with odds `s` together is right with the chance `o / (1+o+s)`.
The weights are those that make what became of all findings likeliest, drawn to zero by a ridge.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

RIDGE = 2.0
"""How strongly weights are drawn to zero: a figure that seldom speaks gets little say."""

MOST_STEPS = 200
_MOST_LOGIT = 30.0
_SMALLEST = 1e-12


class Cases(NamedTuple):
    """Findings as columns: figures with a 1 before them, what is given of each logit, and whether they are right.

    `own` is the number of the entry that tells most of each; `entries` and `rows` tell pair by pair which entry shows
    the finding of which row.
    """

    figures: np.ndarray
    given: np.ndarray
    right: np.ndarray
    own: np.ndarray
    entries: np.ndarray
    rows: np.ndarray


def fit(cases: Cases) -> np.ndarray:
    """The weights, the bias first, by the method of Broyden, Fletcher, Goldfarb and Shanno."""
    size = cases.figures.shape[1]
    weights, inverse = np.zeros(size), np.eye(size) / len(cases.right)
    loss, slope = _loss(weights, cases)
    for _ in range(MOST_STEPS):
        step = -inverse @ slope
        while (found := _loss(weights + step, cases))[0] > loss + 1e-4 * (step @ slope) and abs(step).max() > _SMALLEST:
            step /= 2
        change, gain = found[1] - slope, loss - found[0]
        weights, loss, slope = weights + step, *found
        if gain < 1e-8 * loss:
            break
        if (bend := change @ step) > _SMALLEST:
            turn = np.eye(size) - np.outer(step, change) / bend
            inverse = turn @ inverse @ turn.T + np.outer(step, step) / bend
    return weights


def _loss(weights: np.ndarray, cases: Cases) -> tuple[float, np.ndarray]:
    """How unlikely what became of the findings is with these weights, and how that changes with each of them."""
    odds = np.exp(np.clip(cases.figures @ weights + cases.given, -_MOST_LOGIT, _MOST_LOGIT))
    number = int(cases.entries.max()) + 1
    others = np.maximum(np.bincount(cases.entries, odds[cases.rows], number)[cases.own] - odds, 0.0)
    chance = np.clip(odds / (1 + odds + others), _SMALLEST, 1 - _SMALLEST)
    right = cases.right
    loss = -float(np.sum(right * np.log(chance) + (1 - right) * np.log(1 - chance)))
    # each finding's logit counts for itself, and against those whose most telling entry it shows as well
    own = chance - right
    against = -own / (1 + others)
    felt = np.bincount(cases.rows, np.bincount(cases.own, against, number)[cases.entries], len(odds)) - against
    drawn = RIDGE * np.concatenate(([0.0], weights[1:]))
    return loss + float(drawn @ weights) / 2, cases.figures.T @ (own + felt * odds) + drawn
