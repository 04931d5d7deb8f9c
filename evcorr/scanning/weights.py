"""The weights of the score, as `benchmarks/fit_scores.py` fitted them; changed by that script alone."""

from __future__ import annotations

WEIGHTS = {
    "bias": -3.16,
    "articles": 0.34,
    "bits": 0.67,
    "computers": -0.7,
    "explained": 3.81,
    "image": -1.22,
    "in symptoms": 0.14,
    "in title": 0.31,
    "module": -0.62,
    "other words": -1.91,
    "params": 1.04,
    "provider": 1.25,
    "quiet": -4.82,
    "rivals": -1.44,
    "seen": 1.23,
    "share": 1.11,
    "strong": 0.11,
    "text": -1.9,
    "weak": 0.19,
}
