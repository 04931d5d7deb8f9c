"""Layouts of support articles: each file here reads one, and all give the same `Article`."""

from __future__ import annotations

from evcorr.mining.layouts.parser import LAYOUTS as LAYOUTS
from evcorr.mining.layouts.parser import parse_article as parse_article
