"""Extractors: each file here finds one kind of observable in an article's sections."""

from __future__ import annotations

from evcorr.mining.extractors.extraction import EXTRACTORS as EXTRACTORS
from evcorr.mining.extractors.extraction import MOST as MOST
from evcorr.mining.extractors.extraction import extract as extract
from evcorr.mining.extractors.extraction import extract_most as extract_most
