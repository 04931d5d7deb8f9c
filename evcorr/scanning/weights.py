"""The weights of the score, as `benchmarks/fit_scores.py` fitted them; changed by that script alone."""

from __future__ import annotations

WEIGHTS = {
    "bias": -0.95,
    "articles": 0.14,
    "code alone": 0.74,
    "computers": -0.53,
    "explained": 1.14,
    "image": -0.68,
    "in symptoms": -0.17,
    "in title": -0.15,
    "module": -0.49,
    "no words": 0.51,
    "other module": -2.2,
    "other params": -0.65,
    "other words": -2.66,
    "outdone": -0.93,
    "params": 1.5,
    "provider": 0.07,
    "quiet": -7.3,
    "rivals": -0.77,
    "seen": 0.58,
    "strong": 4.04,
    "strong shared": -3.75,
    "text": -0.41,
    "together": 1.03,
    "unseen": -0.49,
    "weak": -1.0,
}
