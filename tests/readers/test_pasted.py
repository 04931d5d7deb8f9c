"""Events pasted into mails and articles, in every layout, with their data, dates and the messages they refer to."""

from __future__ import annotations

import pytest

from evcorr.readers import ReadOptions, read_input
from evcorr.readers.fields.hex_dump import read_dump
from evcorr.readers.fields.message_references import resolve
from evcorr.record import Level, Record
from evcorr.timestamps import to_iso
from tests.builders import source_of

AS_FOUND = ReadOptions()


def events_of(text: str, options: ReadOptions = AS_FOUND) -> list[Record]:
    content = text.encode()
    name, items = read_input(source_of(content, "mail.txt"), options)
    assert name == "text"
    return [item for item in items if isinstance(item, Record) and item.event_id is not None]


LAYOUTS = {
    "E1": "Event ID: 11\nSource: Disk\nType: Error\nCategory: None\nDescription: It is\nbad.\n",
    "E1, blanks before the colon": "Event ID : 11\nSource : Disk\nType : Error\nDescription : It is bad.\n",
    "E1b": "EventID: 11\nSource: Disk\nType: Error\nDescription: It is bad.\n",
    "E1c": "Event: 11\nSource: Disk\nType: Error\nDescription: It is bad.\n",
    "E1d": 'Event ID = 11, Source = Disk, Type = Error, "It is bad."\n',
    "E1e": "Event ID - 11\nSource - Disk\nType - Error\nDescription - It is bad.\n",
    "E2": "   Source: Disk\n   Type: Error\n   Event: 11\n   User: N/A\n   Description: It is bad.\n",
    "E3": "Event Type:\tError\nEvent Source:\tDisk\nEvent Category:\tNone\nEvent ID:\t11\nDate:\t\t1/25/2001\n"
    "Time:\t\t6:11:04 PM\nUser:\t\tN/A\nComputer:\tONE\nDescription:\nIt is bad. \n",
    "E4": "Date: 1/25/01                    Event ID: 11\nTime: 6:11:04 PM                  Source: Disk\n"
    "User: N/A                        Type: Error\nComputer: ONE                    Category: None\n\n"
    "Description:\n\nIt is bad.\n",
    "E5": "Event ID: 11, Source: Disk, Type: Error Description: It is bad.\n",
    "E5, semicolons": "Event ID: 11; Source: Disk; Type: Error; Description: It is bad.\n",
    "E5b": "- Event ID: 11 Source: Disk Type: Error Description: It is bad.\n",
    "E5c": "Source: Disk Event ID: 11 Type: Error Description: It is bad.\n",
    "E7": "1/25/2001  6:11:04 PM  Disk  Error  None  11  N/A  ONE  It is bad.\n",
    "E1, in Markdown": "**Event ID:** 11  \n**Source:** Disk<br />\n**Type**: Error\n**Description:** It is bad.\n",
    "E11": "Log Name:      System\nSource:        Disk\nDate:          1/25/2001 6:11:04 PM\nEvent ID:      11\n"
    "Task Category: None\nLevel:         Error\nKeywords:      Classic\nUser:          N/A\nComputer:      ONE\n"
    "Description:\nIt is bad.\nEvent Xml:\n",
}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("frame", ["{}", "Hello,\n\n{}\nBye.\n", "> {}"], ids=["alone", "in a mail", "quoted"])
def test_every_layout(layout: str, frame: str) -> None:
    text = LAYOUTS[layout]
    quoted = text.replace("\n", "\n> ").removesuffix("> ") if frame.startswith(">") else text
    content = frame.format(quoted)
    if layout == "E7":
        content = "It is in the log since we moved the server.\nIt says:\nThis\n\n" + content
    (event,) = events_of(content)
    assert (event.event_id, event.provider, event.level, event.message) == (11, "Disk", Level.ERROR, "It is bad.")
    if layout in {"E3", "E4", "E7", "E11"}:
        assert (to_iso(event.time_created), event.computer) == ("2001-01-25T18:11:04", "ONE")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Event 11: It is bad.\n", [(11, None, "It is bad.")]),
        ("Event ID 11 (Disk)\n", [(11, "Disk", None)]),
        (
            "The description for Event ID ( 11 ) in Source ( Disk ) could not be found. It contains the following "
            "insertion string(s): a, b.\n",
            [(11, "Disk", None)],
        ),
        ("Event IDs 7000, 7001 and 7024 are logged, and later event 3031.\n", []),
    ],
    ids=["E8", "E8b", "E9", "E6, prose"],
)
def test_layouts_with_fewer_facts(text: str, expected: list[tuple[int, str | None, str | None]]) -> None:
    found = events_of(text)
    assert [(one.event_id, one.provider) for one in found] == [(number, name) for number, name, _ in expected]
    assert all(one.message == words for one, (_, _, words) in zip(found, expected, strict=True) if words)


def test_events_right_below_each_other_keep_their_levels() -> None:
    block = LAYOUTS["E3"]
    first, second = events_of(block + block.replace("Error", "Warning").replace("11", "12"))
    assert (first.message, second.event_id, second.level) == ("It is bad.", 12, Level.WARNING)


BYTES = (
    "0000: 00 00 34 00 02 00 7e 00   ..4...~.\n0008: 00 00 00 00 d7 0b 00 80   ........\n"
    "0010: 5c 00                     \\.\n"
)
DATA = bytes.fromhex("0000340002007e0000000000d70b00805c00")


@pytest.mark.parametrize("between", ["\n", "\nData:\n", "\nData: (x)Bytes ( )Words\n\n", "Daten:\n"])
def test_bytes_below_an_event_are_its_data(between: str) -> None:
    text = f"Event ID: 3031\nSource: Rdr\nDescription: It is bad.\n{between}{BYTES}\nAnd so on.\n"
    (event,) = events_of(text)
    assert event.binary == DATA
    assert event.message == "It is bad."


def test_words_are_told_from_bytes() -> None:
    text = "Event ID: 22\nSource: mvaudio\n\n   Description: Bad.\n\n   0000: 000c0000 005c0003 00000000 c0040016\n"
    assert events_of(text)[0].binary == bytes.fromhex("00000c0003005c0000000000160004c0")


def test_letters_that_look_like_bytes_are_none() -> None:
    data, end = read_dump("\n0000: 61 62 20 63 64 20 65 66   ab cd ef\n0008: 61   a\nx", 0)
    assert data == b"ab cd efa"
    assert end == len("\n0000: 61 62 20 63 64 20 65 66   ab cd ef\n0008: 61   a\n")


def test_rows_end_where_one_does_not_follow() -> None:
    assert read_dump("\n0000: 01 02 03 04 05 06 07 08\n0018: 01 02\n", 0)[0] == bytes(range(1, 9))
    assert read_dump("\nno row\n", 0) == (b"", 0)
    assert read_dump("\n0008: 01 02\n", 0) == (b"", 0)


BLOCK = "Event ID: 7\nSource: Disk\nDate: {}\nTime: 10:11:12\nDescription: x\n\n"


def test_dates_go_by_all_dates_of_the_file() -> None:
    english = BLOCK.format("3/4/2001") + BLOCK.format("3/14/2001")
    assert [to_iso(one.time_created) for one in events_of(english)] == ["2001-03-04T10:11:12", "2001-03-14T10:11:12"]
    german = BLOCK.replace("Date", "Datum").replace("Event", "Ereignis-").replace("- ID", "-ID")
    text = german.format("3.4.2001") + german.format("14.4.2001")
    assert [to_iso(one.time_created) for one in events_of(text)] == ["2001-04-03T10:11:12", "2001-04-14T10:11:12"]


def test_dates_that_go_both_ways_are_left_out_unless_told() -> None:
    text = BLOCK.format("3/4/2001")
    assert events_of(text)[0].time_created is None
    assert to_iso(events_of(text, ReadOptions(day_first=True))[0].time_created) == "2001-04-03T10:11:12"


@pytest.mark.parametrize(
    ("date", "time"),
    [
        ("1993-08-24", "1993-08-24T10:11:12"),
        ("05-14-93", "1993-05-14T10:11:12"),
        ("13.8.00", "2000-08-13T10:11:12"),
        ("25-May-93", "1993-05-25T10:11:12"),
    ],
)
def test_layouts_of_dates(date: str, time: str) -> None:
    assert to_iso(events_of(BLOCK.format(date))[0].time_created) == time


def test_the_words_of_no_value_are_none() -> None:
    (event,) = events_of("Ereignis-ID: 7\nQuelle: Disk\nBenutzer: Nicht zutreffend\nComputer: -\nBeschreibung:\nx\n")
    assert (event.user_id, event.computer) == (None, None)


def test_audits_are_told_by_keywords() -> None:
    (event,) = events_of("Log Name: Security\nEvent ID: 4625\nLevel: Information\nKeywords: Audit Failure\n")
    assert event.level == Level.FAILURE_AUDIT


AUDIT = (
    "Log Name:      Security\nSource:        Security-Auditing\nDate:          1/25/2001 6:11:04 PM\n"
    "Event ID:      {}\nKeywords:      Audit Failure\nComputer:      ONE\nDescription:\n"
    "Access was denied.\n\nAsk somebody else.\n\nUser:\n\tSecurity ID:\t\tS-1-0-0\n\tAccount Name:\t\tanna\n\n"
    "Details:\n\tReason Code:\t\t48\n\tReason:\t\tNo policy fits.\n\n"
)


def test_a_description_goes_on_to_the_values_below_its_headings() -> None:
    first, second = events_of(AUDIT.format(6273) + AUDIT.format(6274) + "What to do about it?\n")
    assert first.message == second.message
    assert first.message == (
        "Access was denied. Ask somebody else. User: Security ID: S-1-0-0 Account Name: anna "
        "Details: Reason Code: 48 Reason: No policy fits."
    )


def test_prose_below_an_event_is_not_of_it_though_another_event_has_values() -> None:
    plain = AUDIT.partition("Ask")[0].format(1)
    first, _ = events_of(f"{plain}Then we saw this one.\n\n{AUDIT.format(2)}")
    assert first.message == "Access was denied."


def test_xml_that_belongs_to_another_event_is_not_taken() -> None:
    xml = "<Event><System><Provider Name='Srv'/><EventID>8</EventID></System></Event>"
    (event,) = events_of(f"Event ID: 7\nSource: Disk\nDescription: x\nEvent Xml:\n{xml}\n")
    assert (event.event_id, event.provider) == (7, "Disk")


def test_references_to_messages_of_windows_are_looked_up() -> None:
    text = "The X service failed to start due to the following error: %%1053"
    assert resolve(text, "Service Control Manager").endswith("in a timely fashion. (%%1053)")
    assert resolve(text, "Microsoft-Windows-Security-Auditing") == text
    assert resolve("%%99999 and 5%%3 and %%4!x!", None) == "%%99999 and 5%%3 and %%4!x!"
    (event,) = events_of(f"Event ID: 7000\nSource: Service Control Manager\nDescription: {text}\n")
    assert event.message == resolve(text, event.provider)
