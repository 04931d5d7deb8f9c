"""Extractors: each file here finds one kind of observable in an article's sections."""

from __future__ import annotations

from evcorr.extractors.extraction import EXTRACTORS as EXTRACTORS
from evcorr.extractors.extraction import extract as extract
