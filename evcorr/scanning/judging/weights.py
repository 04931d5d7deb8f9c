"""The weights of the score, as `benchmarks/fit_scores.py` fitted them; changed by that script alone."""

from __future__ import annotations

WEIGHTS = {
    "bias": 1.35,
    "all params": 3.39,
    "code alone": 2.08,
    "computers": -0.65,
    "entries": 1.04,
    "module": 2.28,
    "no words": -1.19,
    "other words": -3.02,
    "quiet": -8.68,
    "rivals": -0.19,
    "seen": 1.06,
    "strong": 1.65,
    "strong shared": -1.81,
    "together": -2.51,
    "unseen": -0.46,
    "weak": -2.75,
}
