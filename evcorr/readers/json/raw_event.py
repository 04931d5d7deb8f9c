"""An event that an export keeps as text, as it came to a collector: Splunk's key=value form, event XML, or any text."""

from __future__ import annotations

from collections.abc import Iterator

from evcorr.readers.exports.label_blocks import block_entries
from evcorr.readers.exports.labelled_text import SPLUNK_BLOCKS, SPLUNK_SIGN
from evcorr.readers.fields.dating import Undated
from evcorr.readers.text.passages import Passage
from evcorr.readers.text.plaintext import passage_records
from evcorr.readers.xml.eventxml import read_text_piece
from evcorr.record import Origin


def raw_entries(text: str, place: Origin) -> Iterator[Undated]:
    """The events of a text that stands at a place of an input."""
    if SPLUNK_SIGN.match(text.lstrip()):
        line = place.position or 1
        yield from block_entries(((line, one) for one in text.lstrip().splitlines()), place.path, SPLUNK_BLOCKS)
    elif "<Event" in text:
        yield from read_text_piece(text, place)
    elif text.strip():
        yield from passage_records(Passage(text, place.position or 1), place.path)
