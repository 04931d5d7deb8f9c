"""The weights of the score, as `benchmarks/fit_scores.py` fitted them; changed by that script alone."""

from __future__ import annotations

WEIGHTS = {
    "bias": -2.57,
    "articles": 0.51,
    "bits": 0.86,
    "code alone": -1.54,
    "computers": -0.7,
    "explained": 3.56,
    "image": -2.13,
    "in symptoms": 0.35,
    "in title": 1.04,
    "module": -1.73,
    "other words": -2.92,
    "params": 2.22,
    "provider": 0.22,
    "quiet": -4.23,
    "rivals": -1.49,
    "seen": 1.04,
    "share": 0.89,
    "strong": 0.27,
    "text": -3.42,
    "weak": 0.3,
}
