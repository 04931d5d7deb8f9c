"""Events that a runbook looks for by a query."""

from __future__ import annotations

import pytest

from evcorr.mining.extractors.events.queried import find_queried
from tests.growth import assert_linear

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
        ("Get-EventLog System -Source PaintTray | where {$_.EventID -eq 7}", [(7, "PaintTray", "System")]),
        ("Get-EventLog -LogName System -Source 'Paint Tray' -InstanceId 2147489656", [(6008, "Paint Tray", "System")]),
        (
            "Get-WinEvent -LogName System | ? { $_.ProviderName -eq 'PaintTray' -and $_.Id -in 7,11 }",
            [(7, "PaintTray", "System"), (11, "PaintTray", "System")],
        ),
        (
            'Event\n| where EventLog == "System"\n| where Source == "PaintTray"\n| where EventID in (101, 203)',
            [(101, "PaintTray", None), (203, "PaintTray", None)],
        ),
        ('{a="b"} | source="PaintTray" | event_id=~"9|15"', [(9, "PaintTray", None), (15, "PaintTray", None)]),
        ('SourceName="PaintTray" EventCode=103', [(103, "PaintTray", None)]),
        ("Provider_Name: Paint Tray\nEventID:\n  - 7\n  - 11", [(7, "Paint Tray", None), (11, "Paint Tray", None)]),
        ('provider.name: "PaintTray" and event.code: (7 or 11)', [(7, "PaintTray", None), (11, "PaintTray", None)]),
        (
            "@{Id=7; ProviderName='PaintTray'}\n@{Id=11; ProviderName='LidTray'}",
            [(7, "PaintTray", None), (11, "LidTray", None)],
        ),
        (
            "Provider[@Name='PaintTray'] and EventID=7 or Provider[@Name='LidTray'] and EventID=11",
            [(7, "PaintTray", None), (11, "LidTray", None)],
        ),
        ("Get-WinEvent -FilterHashtable @{LogName='System'; Id=7031}", []),
        ('Copy-Item -Source "PaintTray"\n$item.Id = 7', []),
        ('source = "PaintTray"\n\nEventID = 7', []),
        ("Get-EventLog System -Source Paint* | where {$_.EventID -eq 7}", []),
        ("@{ProviderName='PaintTray'; Level=2}", []),
        ("@{ProviderName='PaintTray'; Id=70310}", []),
        ("eventlog[System,,,,^1127$]", []),
    ],
)
def test_events_of_a_query(text: str, events: list[Fact]) -> None:
    assert queried(text) == events


def test_queries_without_end_take_no_longer_each() -> None:
    assert_linear(lambda size: queried("source='aa' eventid=7 " * size), 6000)
