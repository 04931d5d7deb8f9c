"""The weights of the score, as `benchmarks/fit_scores.py` fitted them; changed by that script alone."""

from __future__ import annotations

WEIGHTS = {
    "bias": -3.15,
    "articles": 0.34,
    "bits": 0.67,
    "computers": -0.69,
    "explained": 3.81,
    "image": -1.23,
    "in symptoms": 0.14,
    "in title": 0.31,
    "module": -0.62,
    "other words": -1.91,
    "params": 1.03,
    "provider": 1.25,
    "quiet": -4.83,
    "rivals": -1.44,
    "seen": 1.21,
    "share": 1.11,
    "strong": 0.1,
    "text": -1.89,
    "weak": 0.17,
}
