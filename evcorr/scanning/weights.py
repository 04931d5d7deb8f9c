"""The weights of the score, as `benchmarks/fit_scores.py` fitted them; changed by that script alone."""

from __future__ import annotations

WEIGHTS = {
    "bias": -1.12,
    "articles": -0.03,
    "bits": -0.08,
    "code alone": 0.4,
    "computers": -0.4,
    "explained": 0.72,
    "image": -0.3,
    "in symptoms": 0.13,
    "in title": 0.53,
    "module": -1.88,
    "no words": 0.66,
    "other words": -2.5,
    "params": 2.64,
    "provider": -0.18,
    "quiet": -4.02,
    "rivals": -0.97,
    "seen": 0.83,
    "share": 1.21,
    "strong": 1.77,
    "text": -0.55,
    "weak": -1.11,
}
