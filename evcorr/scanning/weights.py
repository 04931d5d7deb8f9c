"""The weights of the score, as `benchmarks/fit_scores.py` fitted them; changed by that script alone."""

from __future__ import annotations

WEIGHTS = {
    "bias": -0.01,
    "code alone": 1.65,
    "computers": -0.74,
    "module": 2.06,
    "no words": -0.59,
    "other words": -4.07,
    "quiet": -8.25,
    "rivals": -0.18,
    "seen": 1.62,
    "strong": 2.7,
    "strong shared": -1.81,
    "together": -1.42,
    "unseen": -0.46,
    "weak": -1.98,
}
