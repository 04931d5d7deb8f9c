"""The weights of the score, as `benchmarks/fit_scores.py` fitted them; changed by that script alone."""

from __future__ import annotations

WEIGHTS = {
    "bias": 1.36,
    "code alone": 1.47,
    "computers": -0.86,
    "module": 2.26,
    "no words": -1.57,
    "other words": -3.94,
    "quiet": -9.06,
    "rivals": -0.15,
    "seen": 1.63,
    "strong": 2.13,
    "strong shared": -1.75,
    "together": -1.16,
    "unseen": -0.42,
    "weak": -2.51,
}
