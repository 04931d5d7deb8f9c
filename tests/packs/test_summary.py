"""The table of counts, and that the one of the packs that come with evcorr is current."""

from __future__ import annotations

import pytest

from evcorr.observable import Crash, Event, Message
from evcorr.packs.pack import read_packs, shipped_signatures
from evcorr.packs.summary import BEGIN, END, packs_of, table, with_table
from tests.builders import signature


def test_counts_by_pack_and_kind() -> None:
    packs = {"winnt": [signature(), signature(Event(event_id=1), Message(text="x"))], "sna": [signature(Crash())]}
    assert table(packs).splitlines()[2:] == [
        "| sna | 1 | 0 | 0 | 0 | 0 | 1 |",
        "| winnt | 2 | 2 | 0 | 0 | 1 | 0 |",
        "| all | 3 | 2 | 0 | 0 | 1 | 1 |",
    ]


def test_the_table_stands_between_its_marks() -> None:
    document = f"# Packs\n\n{BEGIN}\nold\n{END}\nrest\n"
    assert with_table(document, "new\n") == f"# Packs\n\n{BEGIN}\nnew\n{END}\nrest\n"
    with pytest.raises(ValueError, match="no <!--"):
        with_table("# Packs\n", "new\n")


def test_the_table_of_what_comes_with_evcorr_is_current() -> None:
    folder = shipped_signatures()
    document = (folder / "README.md").read_text(encoding="utf-8")
    assert with_table(document, table(packs_of(read_packs([folder])[0], folder))) == document
