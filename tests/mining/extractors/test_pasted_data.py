"""Events pasted as JSON and as comma-separated values, and sources that are named once for several events."""

from __future__ import annotations

import pytest

from evcorr.mining.extractors import extract
from evcorr.mining.extractors.events.event_csv import find_event_csv
from evcorr.mining.extractors.events.event_json import find_event_json
from evcorr.mining.layouts import parse_article
from evcorr.observable import Event


@pytest.mark.parametrize(
    "text",
    [
        '{"winlog": {"provider_name": "Contoso-Tray", "channel": "System", "event_id": 12, "level": "Error"},'
        ' "message": "The tray\\nis gone."}',
        '[{"Id": 12, "ProviderName": "Contoso-Tray", "LogName": "System", "LevelDisplayName": "Error",'
        ' "Message": "The tray is gone."}]',
        '{"EventID": 12, "Source": "Contoso-Tray", "EntryType": 1, "Log": "System", "Message": "The tray is gone."}',
        '{"hits": [{"_source": {"event_id": "12", "source_name": "Contoso-Tray", "log_name": "System",'
        ' "level": "error", "message": "The tray is gone."}}]}',
        '{"Event": {"System": {"Provider": {"@Name": "Contoso-Tray"}, "EventID": {"#text": 12}, "Level": 2,'
        ' "Channel": "System"}, "Message": "The tray is gone."}}',
    ],
)
def test_events_as_json(text: str) -> None:
    found = [block.what for block in find_event_json(f"Seen:\n{text}\nCall us.")]
    assert found == [
        Event(event_id=12, provider="Contoso-Tray", channel="System", level="Error", text="The tray is gone.")
    ]


@pytest.mark.parametrize(
    "text",
    [
        '{"id": 12, "name": "tray", "Source": "git"}', '{"event_id": 12, "source": ',
        '{"event_id": "x", "source": "y"}',
        '{"provider": "aws", "id": 12}',
        '{"a":' * 5000 + '"Source":', '{"Source": {"b": [1, 2]}, "event_id": 3}',
    ],
)  # fmt: skip
def test_other_json(text: str) -> None:
    assert list(find_event_json(text)) == []


def test_events_as_comma_separated_values() -> None:
    text = (
        "Level,Date and Time,Source,Event ID,Task Category\n"
        'Error,02/02/2024 06:14:12,Contoso-Tray,12,None,"The tray, the left one,\nis gone."\n'
        "Warning,02/02/2024 06:14:13,Contoso-Tray,13,None,It is there again.\n\nCall us."
    )
    assert [block.what for block in find_event_csv(text)] == [
        Event(event_id=12, provider="Contoso-Tray", level="Error", text="The tray, the left one, is gone."),
        Event(event_id=13, provider="Contoso-Tray", level="Warning", text="It is there again."),
    ]


@pytest.mark.parametrize("head", ["Id,ProviderName,Message", "ProviderName,Id,Message", "Message,Id,ProviderName"])
@pytest.mark.parametrize("quote", ["", '"'])
def test_columns_in_any_order(head: str, quote: str) -> None:
    told = {"Id": "12", "ProviderName": "Contoso-Tray", "Message": "The tray is gone."}
    rows = (head.split(","), [told[name] for name in head.split(",")])
    text = "".join(",".join(f"{quote}{cell}{quote}" for cell in row) + "\n" for row in rows)
    expected = Event(event_id=12, provider="Contoso-Tray", text="The tray is gone.")
    assert [block.what for block in find_event_csv(f"Seen:\n{text}\nCall us.")] == [expected]


def test_an_event_has_the_lower_half_of_an_identifier_and_no_larger_number() -> None:
    head = "EntryType,Source,EventID,Message\n"
    rows = f"{head}Error,Contoso-Tray,3221232496,It is gone.\nError,Contoso-Tray,70000000000,Again.\n\n"
    assert [block.what.event_id for block in find_event_csv(rows)] == [7024]
    told = '[{"EventID": 3221232496, "Source": "Contoso-Tray"}, {"EventID": 70000000000, "Source": "Contoso-Tray"}]'
    assert [block.what.event_id for block in find_event_json(told)] == [7024]


def levels(symptoms: str) -> list[str | None]:
    found = extract(parse_article(f"# The tray\n\n## Symptoms\n\n{symptoms}\n".encode(), path="page.md"))
    return [each.level for each in found if isinstance(each, Event)]


@pytest.mark.parametrize("word", ["None", "none"])
@pytest.mark.parametrize(
    "text",
    [
        "| Event ID | Level | Source | Text |\n|--|--|--|--|\n| 4031 | LEVEL | Contoso Tray | The lamp is out. |",
        "EntryType,Source,EventID,Message\nLEVEL,Contoso-Tray,4031,The lamp went out.\n",
        '{"EventID": 4031, "Source": "Contoso-Tray", "Level": "LEVEL"}',
    ],
)
def test_no_level_is_none(text: str, word: str) -> None:
    assert set(levels(text.replace("LEVEL", "Warning"))) == {"Warning"}
    assert set(levels(text.replace("LEVEL", word))) <= {None}


@pytest.mark.parametrize(
    "text",
    [
        "An event ID 70000 of the source Contoso Tray is in the log.",
        "The following events are in the log:\n\n    70000 - The lamp went out.\n",
        "DnsApi 70000 (Error): The lamp went out.",
        "The system log has DnsApi 70000, 70001.",
        "| Event ID | Source | Description |\n|--|--|--|\n| 70000 | Contoso Tray | The lamp went out. |",
    ],
)
def test_nobody_writes_an_id_that_is_too_large(text: str) -> None:
    assert events(text) == []
    assert events(text.replace("70000", "40310").replace("70001", "40311"))


def events(symptoms: str) -> list[tuple[int, str | None, str | None]]:
    found = extract(parse_article(f"# The tray\n\n## Symptoms\n\n{symptoms}\n".encode(), path="page.md"))
    return [(each.event_id, each.provider, each.text) for each in found if isinstance(each, Event)]


def test_one_source_for_a_table_of_events() -> None:
    table = "| Event | What it says |\n|--|--|\n| 4031 | The lamp went out. |\n\nBoth from source **Contoso Tray**."
    assert events(table) == [(4031, "Contoso Tray", "The lamp went out.")]


def test_the_lead_names_the_source() -> None:
    text = "These events are from source Contoso Tray:\n\n    Event ID 4031 - The lamp went out.\n"
    assert events(text) == [(4031, "Contoso Tray", "The lamp went out.")]


@pytest.mark.parametrize(
    "items",
    [
        "- Source: Contoso Tray\n- Event ID: 4031\n- The lamp went out.",
        "* Event ID: 4031\n* Source: Contoso Tray\n* Text: The lamp went out.",
        "event 4031, source Contoso Tray: The lamp went out.",
        "Alert description: Event Source: Contoso Tray\nEvent ID: 4031\nDescription: The lamp went out.",
    ],
)
def test_labels_in_items(items: str) -> None:
    assert events(items) == [(4031, "Contoso Tray", "The lamp went out.")]


@pytest.mark.parametrize("cited", ["event 153 from disk: {}", "volsnap event 153: {}", "event 153 (disk): {}"])
def test_a_driver_cited_by_name(cited: str) -> None:
    said = "The request at block 7 was repeated."
    assert [(id_, text) for id_, _, text in events(cited.format(said))] == [(153, said)]


def test_two_records_that_a_title_numbers() -> None:
    page = (
        "# Event ID 3216 of the tray\n\n## Symptoms\n\nSeen:\n\n```\nEvent ID: 3216\nSource: Tray\n"
        "System error 5 has occurred.\n\nEvent ID: 3216\nSource: Tray\nSystem error 2116 has occurred.\n```\n"
    )
    found = extract(parse_article(page.encode(), path="page.md"))
    assert [each.text for each in found if isinstance(each, Event)] == [
        "System error 5 has occurred.",
        "System error 2116 has occurred.",
    ]


def test_a_title_of_the_second_level_heads_no_part() -> None:
    page = "## The tray\n\n### Symptoms\n\nIt is gone.\n\n### Fix\n\nWait for event ID 4099 from source Tray.\n"
    found = extract(parse_article(page.encode(), path="page.md"))
    assert [each.role.value for each in found if isinstance(each, Event)] == ["incidental"]
