"""The weights of the score, as `benchmarks/fit_scores.py` fitted them; changed by that script alone."""

from __future__ import annotations

WEIGHTS = {
    "bias": -1.1,
    "articles": 0.12,
    "code alone": 0.63,
    "computers": -0.56,
    "explained": 1.14,
    "image": -0.5,
    "in symptoms": -0.19,
    "in title": -0.17,
    "module": 0.27,
    "no words": 0.47,
    "other words": -2.6,
    "outdone": -1.03,
    "params": 1.26,
    "provider": 0.13,
    "quiet": -6.38,
    "rivals": -0.68,
    "seen": 0.61,
    "strong": 2.76,
    "strong rivals": -1.38,
    "text": -0.33,
    "together": 0.29,
    "unseen": -0.45,
    "weak": -0.93,
}
