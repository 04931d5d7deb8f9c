"""The weights of the score, as `benchmarks/fit_scores.py` fitted them; changed by that script alone."""

from __future__ import annotations

WEIGHTS = {
    "bias": 1.33,
    "all params": 3.43,
    "code alone": 2.11,
    "computers": -0.66,
    "entries": 1.06,
    "module": 2.32,
    "no words": -1.2,
    "other words": -3.07,
    "quiet": -8.64,
    "rivals": -0.2,
    "seen": 1.06,
    "strong": 1.62,
    "strong shared": -1.78,
    "together": -2.54,
    "unseen": -0.46,
    "weak": -2.67,
}
