"""The weights of the score, as `benchmarks/fit_scores.py` fitted them; changed by that script alone."""

from __future__ import annotations

WEIGHTS = {
    "bias": -2.07,
    "articles": 0.04,
    "code alone": 0.5,
    "computers": -0.48,
    "explained": 0.75,
    "image": -0.15,
    "in symptoms": 0.2,
    "in title": 0.59,
    "module": -1.61,
    "no words": 0.6,
    "other words": -2.75,
    "params": 2.73,
    "provider": -0.49,
    "quiet": -4.07,
    "rivals": -1.02,
    "seen": 0.8,
    "share": 1.26,
    "strong": 1.74,
    "text": -0.6,
    "weak": -0.78,
}
