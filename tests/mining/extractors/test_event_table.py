"""Tables of events: which columns make one, and what their cells tell."""

from __future__ import annotations

import pytest

from evcorr.mining.extractors.events.event_table import find_tables

Row = tuple[int, str | None, str | None, str | None]


def rows(text: str) -> list[Row]:
    events = [mention.what for mention in find_tables(text)]
    return [(event.event_id, event.provider, event.channel, event.text) for event in events]


@pytest.mark.parametrize(
    ("heads", "cells", "expected"),
    [
        ("Event ID  Source  Text", "7  Paint  It is dry.", (7, "Paint", None, "It is dry.")),
        ("ID  Source  Log", "7  Paint  System", (7, "Paint", "System", None)),
        ("Where  ID  Source  Text", "System  7  Paint  It is dry.", (7, "Paint", "System", "It is dry.")),
        ("Host  ID  Source  Message", "PC1  7  Paint  It is dry.", (7, "Paint", None, "It is dry.")),
        ("Log | Source | Event ID | Level", "System | Paint | 7 | Error", (7, "Paint", "System", None)),
    ],
)
def test_a_row_is_an_event(heads: str, cells: str, expected: Row) -> None:
    assert rows(f"{heads}\n\n\n{cells}\n") == [expected]


@pytest.mark.parametrize(
    ("heads", "cells"),
    [
        # a number of anything
        ("Name  ID  Source  Price", "Brush  7  Paint  5.00"),
        ("Name  ID  Text", "Brush  7  It is dry."),
        ("The  ID  of a brush", "System  7  Paint  It is dry."),
    ],
)
def test_an_id_of_anything_else(heads: str, cells: str) -> None:
    assert rows(f"{heads}\n\n\n{cells}\n") == []
