"""The weights of the score, as `benchmarks/fit_scores.py` fitted them; changed by that script alone."""

from __future__ import annotations

WEIGHTS = {
    "bias": -2.22,
    "articles": 0.59,
    "bits": 1.04,
    "code alone": -0.26,
    "computers": -0.69,
    "explained": 0.1,
    "image": -0.84,
    "in symptoms": 0.32,
    "in title": 1.18,
    "module": -1.47,
    "other words": -4.35,
    "params": 2.49,
    "provider": 0.11,
    "quiet": -3.82,
    "rivals": -1.34,
    "seen": 0.9,
    "share": 1.4,
    "strong": 1.27,
    "text": -3.14,
    "weak": 0.12,
}
