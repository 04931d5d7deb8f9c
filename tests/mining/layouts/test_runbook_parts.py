"""The parts of terse runbooks: tables, bold labels, and what PowerShell shows of a log."""

from __future__ import annotations

import pytest

from evcorr.mining.extractors import extract
from evcorr.mining.layouts import parse_article
from evcorr.observable import Event, Role

LISTED = """
PS C:\\> Get-WinEvent -LogName System | Format-List

TimeCreated  : 3/2/2024 8:12:01 AM
ProviderName : Contoso-Scanner
Id           : 4036
LogName      : System
Message      : The scanner has not answered for 86400 seconds.
"""
TABLE = """
   ProviderName: Contoso-Scanner

TimeCreated                      Id LevelDisplayName Message
-----------                      -- ---------------- -------
3/2/2024 8:10:01 AM            4134 Warning          The scanner could not find its lamp 'left'.
02.03.2024 08:11:40               9 Error            The paper tray of the scanner is...

   ProviderName: Contoso-Tray

TimeCreated                      Id LevelDisplayName Message
-----------                      -- ---------------- -------
3/2/2024 8:10:02 AM              12 Information      The tray was opened by the operator.
"""


def events(text: str, path: str = "page.md") -> list[tuple[int, str | None, str | None, Role]]:
    found = extract(parse_article(text.encode(), path=path))
    return [(each.event_id, each.provider, each.text, each.role) for each in found if isinstance(each, Event)]


@pytest.mark.parametrize(
    "table",
    [
        "| Event ID | Source | Description |\n|---|---|---|\n| 4031 | Contoso Scanner | The lamp went out. |\n",
        "| Log | Source | Event ID | Message |\n|--|--|--|--|\n"
        "| System | Contoso Scanner | 4031 | The lamp went out. |\n",
        "| Ereignis-ID | Quelle | Bedeutung |\n|---|---|---|\n| 4031 | Contoso Scanner | The lamp went out. |\n",
        "| ID d'événement | Journal | Source | Message |\n|--|--|--|--|\n"
        "| 4031 | Système | Contoso Scanner | The lamp went out. |\n",
        "<table>\n<tr><th>Event ID</th><th>Source</th><th>Description</th></tr>\n"
        "<tr><td>4031</td><td>Contoso Scanner</td><td>The lamp went out.</td></tr>\n</table>\n",
    ],
)
def test_a_table_of_events_keeps_the_heads_of_its_columns(table: str) -> None:
    told = events(f"# The scanner stops\n\n## Detection\n\n{table}\n## Impact\n\nNone.\n")
    assert told == [(4031, "Contoso Scanner", "The lamp went out.", Role.SYMPTOM)]


def test_a_row_of_several_ids_is_an_event_each_and_what_it_says_the_text_of_none() -> None:
    table = "| Event ID | Source | Meaning |\n|---|---|---|\n| 4031, 4032 | Contoso Scanner | The lamp went out. |\n"
    told = events(f"# The scanner stops\n\n## Detection\n\n{table}")
    assert told == [(number, "Contoso Scanner", None, Role.SYMPTOM) for number in (4031, 4032)]


def test_what_is_shown_below_a_table_is_no_part_of_its_last_row() -> None:
    table = "| Event ID | Source | Message |\n|---|---|---|\n| 4031 | Contoso Scanner | The lamp went out. |\n"
    told = events(f"# The scanner stops\n\n## Detection\n\n{table}\n```\nlamp: 0 V\nlamp: 0 A\n```\n")
    assert told == [(4031, "Contoso Scanner", "The lamp went out.", Role.SYMPTOM)]


def test_a_table_of_ids_and_sources_alone() -> None:
    table = "| Event ID | Source |\n|---|---|\n| 4031 | Contoso Scanner |\n"
    assert events(f"# The scanner stops\n\n## Detection\n\n{table}") == [(4031, "Contoso Scanner", None, Role.SYMPTOM)]


@pytest.mark.parametrize(
    "label", ["**Remediation**", "**Fix:**", "**Next steps**:", "__Rollback__", "**Lösung:**", "**Résolution**"]
)
@pytest.mark.parametrize("between", ["\n\n", " "])
def test_a_bold_label_begins_a_part(label: str, between: str) -> None:
    if between == " " and ":" not in label:
        label = "**Mitigation:**"
    text = (
        "# The scanner stops\n\n**Symptom:** Event ID 4031 from source Scanner: The lamp of it went out.\n"
        f"{label}{between}Restart it. Event ID 4099 from source Scanner tells that it worked.\n"
    )
    assert [(id_, role) for id_, _, _, role in events(text)] == [(4031, Role.SYMPTOM), (4099, Role.INCIDENTAL)]


def test_other_bold_words_begin_no_part() -> None:
    text = "# The scanner stops\n\n## Symptoms\n\n**Fixed lamps** go out.\n\n**Event ID:** 4031\n**Source:** Scanner\n"
    article = parse_article(text.encode(), path="page.md")
    assert [section.heading for section in article.sections if not section.is_title] == ["Symptoms"]


@pytest.mark.parametrize(
    "heading", ["Remediation", "3. Mitigation steps", "Rollback plan", "Fix", "What to do", "Verification"]
)
def test_what_the_cure_names_is_incidental(heading: str) -> None:
    start = "# The scanner stops\n\n## Detection\n\nIt stops.\n\n"
    text = f"{start}## {heading}\n\nWait for event ID 4099 from source Scanner.\n"
    assert [role for *_, role in events(text)] == [Role.INCIDENTAL]


def test_a_heading_that_tells_what_to_fix_is_of_the_problem() -> None:
    text = "# Scanners\n\n## Fix lamps that go out\n\nEvent ID 4099 from source Scanner is logged.\n"
    assert [role for *_, role in events(text)] == [Role.SYMPTOM]


def test_events_that_powershell_lists() -> None:
    text = f"# The scanner stops\n\n## Detection\n\n```\n{LISTED}```\n"
    said = "The scanner has not answered for 86400 seconds."
    assert events(text) == [(4036, "Contoso-Scanner", said, Role.SYMPTOM)]


def test_the_name_of_a_provider_that_heads_no_table() -> None:
    assert events('# The scanner stops\n\nIt is seen with ProviderName: "Scanner"\n') == []


def test_events_in_the_tables_of_powershell() -> None:
    text = f"# The scanner stops\n\n## Detection\n\n```\n{TABLE}```\n"
    assert [told[:3] for told in events(text)] == [
        (4134, "Contoso-Scanner", "The scanner could not find its lamp 'left'."),
        (9, "Contoso-Scanner", "The paper tray of the scanner is"),
        (12, "Contoso-Tray", "The tray was opened by the operator."),
    ]


def test_a_row_without_a_provider_is_no_event() -> None:
    text = "# The scanner stops\n\n```\n" + "\n".join(TABLE.split("\n")[2:8]) + "\n```\n"
    assert events(text) == []


def test_a_record_of_provider_and_bare_id_in_a_list() -> None:
    text = "# The scanner stops\n\nSeen:\n\n- Provider: `Contoso-Scanner`\n- Id: `13`\n- Log: `Application`\n"
    assert [told[:2] for told in events(text)] == [(13, "Contoso-Scanner")]


def test_a_short_id_counts_beside_its_source() -> None:
    assert [told[:2] for told in events("# It stops\n\nMSExchangeIS event 20 was seen.\n")] == [(20, "MSExchangeIS")]
    assert events("# It stops\n\nThe macro raises event 20 there.\n") == []


def test_a_source_of_several_words_is_not_cut_short() -> None:
    text = "# It stops\n\nEvent 1130 from TerminalServices-RemoteConnectionManager is logged.\n"
    assert [told[:2] for told in events(text)] == [(1130, "TerminalServices-RemoteConnectionManager")]


@pytest.mark.parametrize(
    ("front", "id_"),
    [
        ("id: OPS-12\ntitle: Lamps", "OPS-12"),
        ("id: INC0012345", "INC0012345"),
        ("id: KB168845\ntitle: Lamps", "Q168845"),
        ("id: 2f0c-lamps\nowner: us", "page"),
        ("id: lamps\ntitle: Lamps", "page"),
    ],
)
def test_the_id_that_front_matter_states(front: str, id_: str) -> None:
    text = f"---\n{front}\n---\n# The scanner stops\n\nIt stops.\n"
    assert parse_article(text.encode(), path="page.md").id == id_
