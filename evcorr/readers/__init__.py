"""Readers: each turns inputs of one format into records and problems."""

from __future__ import annotations

from evcorr.readers.reader import Entry as Entry
from evcorr.readers.reader import Reader as Reader
from evcorr.readers.reader import ReadOptions as ReadOptions
from evcorr.readers.registry import pieces_of as pieces_of
from evcorr.readers.registry import read_input as read_input
