"""Events that a runbook looks for by a query."""

from __future__ import annotations

import pytest

from evcorr.mining.extractors.events.queried import find_queried

Fact = tuple[int, str | None, str | None]


def queried(text: str) -> list[Fact]:
    found = (mention.what for mention in find_queried(text, text.casefold()))
    return [(event.event_id, event.provider, event.channel) for event in found]


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "Get-WinEvent -FilterHashtable @{LogName='System'; ProviderName='Paint Tray'; Id=7031}",
            [(7031, "Paint Tray", "System")],
        ),
        ('@{\n  ProviderName = "PaintTray"\n  ID = 7, 11\n}', [(7, "PaintTray", None), (11, "PaintTray", None)]),
        (
            "*[System[Provider[@Name='PaintTray'] and (EventID=7 or EventID=11)]]",
            [(7, "PaintTray", None), (11, "PaintTray", None)],
        ),
        ("eventlog[System,,,Contoso-Paint,^1127$]", [(1127, "Contoso-Paint", "System")]),
        ("Get-WinEvent -FilterHashtable @{LogName='System'; Id=7031}", []),
        ("@{ProviderName='PaintTray'; Level=2}", []),
        ("@{ProviderName='PaintTray'; Id=70310}", []),
        ("eventlog[System,,,,^1127$]", []),
    ],
)
def test_events_of_a_query(text: str, events: list[Fact]) -> None:
    assert queried(text) == events
