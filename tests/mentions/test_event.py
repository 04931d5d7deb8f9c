"""Event blocks: the layouts that are taken, and text that only looks like one."""

from __future__ import annotations

import pytest

from evcorr.mentions import find_event_blocks, parse_unresolved
from evcorr.mentions.event_form import read_labels

SCM = "Service Control Manager"
SPOOLER = "The Spooler service hung on starting."

TAKEN = [
    pytest.param(
        f"Event ID: 7022\nSource: {SCM}\nType: error\nDescription: The Spooler service\nhung on starting.",
        [(7022, SCM, "Error", None, SPOOLER)],
        id="one label a line, description wrapped",
    ),
    pytest.param(
        "Event ID: 5000\n  MSExchangeIS\n  Type: Error\n  Description:\n  The store did not start.",
        [(5000, "MSExchangeIS", "Error", None, "The store did not start.")],
        id="source without a label",
    ),
    pytest.param("EventID:7022\nSource:Srv", [(7022, "Srv", None, None, None)], id="no blanks"),
    pytest.param("Event ID : 7022\r\nSource : Srv\r\n", [(7022, "Srv", None, None, None)], id="blanks before colons"),
    pytest.param(
        "Event: 18\nDescription: Session lost:\n\nSense = 0032\nMode = X\n\nThe mode is wrong.",
        [(18, None, None, None, "Session lost: Sense = 0032 Mode = X")],
        id="a blank line inside the description",
    ),
    pytest.param(
        'Event ID = 10012, Source = MacFile, "The file server\nfailed to start."\n\nNext.',
        [(10012, "MacFile", None, None, "The file server failed to start.")],
        id="one line with equals signs and a quoted description",
    ),
    pytest.param(
        "   Source: Rdr\n   Type: Warning\n   Event: 3031\n   Description: The file was\n      lost.\n\n0000: 00 00",
        [(3031, "Rdr", "Warning", None, "The file was lost.")],
        id="source first, data behind",
    ),
    pytest.param(
        "Event Type:Error\nEvent Source:\tW3SVC\nEvent Category:None\nEvent ID:16\nDescription:\nThe root is gone.\n\n"
        "Event Type:Error\nEvent Source: W3SVC\nEvent ID:17\nDescription: No root.",
        [(16, "W3SVC", "Error", None, "The root is gone."), (17, "W3SVC", "Error", None, "No root.")],
        id="two blocks of the Windows 2000 clipboard",
    ),
    pytest.param(
        "Date: 11/2/95                    Event ID: 9\nTime: 10:02:04 AM                Source: aic78xx\n"
        "User: N/A                        Type: Error\nComputer: ONE    Category: None\n\nDescription:\n\nNo response.",
        [(9, "aic78xx", "Error", None, "No response.")],
        id="two columns",
    ),
    pytest.param(
        "Log Name: System\nSource: disk\nDate: 5/1/2020\nEvent ID: 11\nLevel: Error\nDescription:\nFirst part.\n"
        "\nSecond part.\nEvent Xml:\n<Event/>",
        [(11, "disk", "Error", "System", "First part. Second part.")],
        id="the clipboard of Vista and later",
    ),
    pytest.param(
        "Event[0]:\n  Log Name: System\n  Source: disk\n  Date: 2016-12-22T05:29:02.512\n  Event ID: 11\n  Task: N/A\n"
        "  Level: Error\n  Opcode: N/A\n  Keyword: Classic\n  User: N/A\n  User Name: N/A\n  Computer: ONE\n"
        "  Description:\nBad.\nEvent[1]:\n",
        [(11, "disk", "Error", "System", "Bad.")],
        id="wevtutil",
    ),
    pytest.param(
        "Event ID: 528\nSource: Security\nDescription: Logon:\n  User Name: jo\n  Domain: DOM\n",
        [(528, "Security", None, None, "Logon: User Name: jo Domain: DOM")],
        id="labels of the description itself",
    ),
    pytest.param(
        "Event ID: 5767, Source: RemoteBoot, Type: Error Description: Not\nrestored.",
        [(5767, "RemoteBoot", "Error", None, "Not restored.")],
        id="one line with commas",
    ),
    pytest.param(
        "- Event ID: 10000 Source: DCOM Type: Error", [(10000, "DCOM", "Error", None, None)], id="one line, bullet"
    ),
    pytest.param(
        "11/7/96 4:32:01 PM Dr Watson Information None 4097 N/A ONE\nIt crashed.\n"
        "11/7/96 4:33:01 PM Srv Error X.400 Service 7 NT AUTHORITY\\SYSTEM ONE Bad.",
        [(4097, "Dr Watson", "Information", None, "It crashed."), (7, "Srv", "Error", None, "Bad.")],
        id="rows of the list",
    ),
    pytest.param(
        "6/19/98\t5:06:37 PM\tNbf\tWarning\tNone\t9011\tDOM\\jo\tONE\tLost a link.",
        [(9011, "Nbf", "Warning", None, "Lost a link.")],
        id="rows with tabs",
    ),
    pytest.param(
        '31/12/96,19:56:34,Srv,Failure Audit,Logon,529,N/A,ONE,"Logon failed."',
        [(529, "Srv", "Failure Audit", None, "Logon failed.")],
        id="rows with commas",
    ),
    pytest.param(
        "Source: Srv Event ID: 7024 The service\nstopped.",
        [(7024, "Srv", None, None, "The service stopped.")],
        id="description glued to the id",
    ),
    pytest.param("Event ID: 1106 - Source: SNMP", [(1106, "SNMP", None, None, None)], id="one line with a dash"),
    pytest.param(
        "System Error, Source=W3SVC, Event ID=16", [(16, "W3SVC", None, None, None)], id="labels within a line"
    ),
    pytest.param("Event 2022: No memory.", [(2022, None, None, None, "No memory.")], id="number and text"),
    pytest.param(
        "Event ID 26 (Application Popup): Low.", [(26, "Application Popup", None, None, "Low.")], id="number and source"
    ),
    pytest.param("Event ID 7\n\nSession lost.\n", [(7, None, None, None, "Session lost.")], id="the id alone"),
    pytest.param(
        "   Event ID: 1151\n   Source: MSMail\n\n   The rule failed.\n\nThe user waits.",
        [(1151, "MSMail", None, None, "The rule failed.")],
        id="no label for an indented description",
    ),
    pytest.param(
        "Event ID: 7000 / 7001\nSource: Srv\nDescription: Both.",
        [(7000, "Srv", None, None, "Both."), (7001, "Srv", None, None, "Both.")],
        id="two ids in one block",
    ),
    pytest.param(
        "Source: KMS\nID: 5017\nDescription: Bad.", [(5017, "KMS", None, None, "Bad.")], id="bare ID by a source"
    ),
    pytest.param(
        "Event ID: 0\nSource SRV\nDescription: Odd.", [(0, "SRV", None, None, "Odd.")], id="source without a colon"
    ),
    pytest.param(
        "Event ID: 4097\nSource: Watson\nDescription\nIt crashed.",
        [(4097, "Watson", None, None, "It crashed.")],
        id="description without a colon",
    ),
    pytest.param(
        "> Event ID: 1\n> Source: Srv\n> Description: A\n> b.", [(1, "Srv", None, None, "A b.")], id="quoted mail"
    ),
    pytest.param(
        "The description for Event ID ( 8007 ) in Source ( NwRdr ) could not be found. It contains x, y.",
        [
            (
                8007,
                "NwRdr",
                None,
                None,
                "The description for Event ID ( 8007 ) in Source ( NwRdr ) could not be found. It contains x, y.",
            )
        ],
        id="unresolved description alone",
    ),
]


@pytest.mark.parametrize(("text", "expected"), TAKEN)
def test_takes_block(text: str, expected: list[tuple[int, str | None, str | None, str | None, str | None]]) -> None:
    found = [block.what for block in find_event_blocks(text)]
    assert [(event.event_id, event.provider, event.level, event.channel, event.text) for event in found] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The event ID 3031 is logged when a file is lost.",
        "ID = 1\nName = X",
        "Event ID: 70000\nSource: Srv",
        "Event ID: <number>\nSource: Srv",
        "Event: 5 people came",
        "Source: Srv\nType: Error",
        "10/3/2001 16:55:59 Service Error code 500 from client ONE",
        "10/3/2001 16:55:59 Error 5 N/A",
        "Description: nothing else",
        "In the event log: 12 entries",
        "On the Event 10 of the agenda",
    ],
)
def test_leaves_text_that_is_no_block(text: str) -> None:
    assert list(find_event_blocks(text)) == []


@pytest.mark.parametrize("end", ["-or-", "----", "Data: 0000", "0000: 04 00 00 00", "RESOLUTION\n====", "Event ID: 2"])
def test_description_ends_before(end: str) -> None:
    first = next(find_event_blocks(f"Event ID: 1\nSource: Srv\nDescription: It is so.\n{end}\n"))
    assert first.what.text == "It is so."


def test_span_covers_the_block() -> None:
    text = "Before.\n\n   Event ID: 1\n   Source: Srv\n   Description: A\n   b.\n\nAfter."
    (block,) = find_event_blocks(text)
    assert text[block.start : block.end] == "Event ID: 1\n   Source: Srv\n   Description: A\n   b."


def test_keeps_what_the_log_side_needs() -> None:
    (block,) = find_event_blocks(
        "Event Type:Error\nEvent Source:Srv\nEvent Category:Disk\nEvent ID:1\nDate:12/11/2000\nTime:1:10:14 PM\n"
        "User:DOM\\jo\nComputer:ONE"
    )
    assert (block.date, block.time, block.user) == ("12/11/2000", "1:10:14 PM", "DOM\\jo")
    assert (block.computer, block.category) == ("ONE", "Disk")


def test_placeholders_are_no_values() -> None:
    (block,) = find_event_blocks("Event ID: 1\nSource: <any service>\nUser: N/A\nComputer: <name>")
    assert (block.what.provider, block.user, block.computer) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "event_id", "provider", "strings"),
    [
        (
            "The description for Event ID ( 0 ) in Source ( SNA Host\nSecurity ) could not be found. It contains the "
            "following insertion string(s): 0x79.",
            0,
            "SNA Host Security",
            ("0x79",),
        ),
        (
            "The description for Event ID [528] in Source [Security] could not be found. It contains the following "
            "insertion string(s): joeb,\nUNI,[0x0,0x13B8],2.",
            528,
            "Security",
            ("joeb", "UNI", "[0x0,0x13B8]", "2"),
        ),
        (
            "Description for Event ID 0 could not be found. It contains the insertion string \\device\\Srv",
            0,
            None,
            ("\\device\\Srv",),
        ),
        (
            "The description for Event ID '10016' in Source 'DCOM' cannot be found. The following information is part "
            "of the event: a, b",
            10016,
            "DCOM",
            ("a", "b"),
        ),
        ("The description for Event ID 1073748860 from source X cannot be found.", 7036, "X", ()),
    ],
)
def test_parses_unresolved(text: str, event_id: int, provider: str | None, strings: tuple[str, ...]) -> None:
    unresolved = parse_unresolved(text)
    assert unresolved is not None
    assert (unresolved.event_id, unresolved.provider, unresolved.strings) == (event_id, provider, strings)


def test_leaves_resolved_descriptions() -> None:
    assert parse_unresolved("The description of event 5 is long.") is None


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("  * Event ID # 12", {"event_id": "12"}),
        ("Event ID 7000, Paint Control Manager", {"event_id": "7000", "provider": "Paint Control Manager"}),
        ("Event 5004 Source MSPaintSA", {"event_id": "5004", "provider": "MSPaintSA"}),
        ("Type Error", {"level": "Error"}),
        ("Event Id 5711 - Source: PAINT", {"event_id": "5711", "provider": "PAINT"}),
        ("Source - Dr. Watson", {"provider": "Dr. Watson"}),
        ("Source: workstation <name> is not valid", {"provider": "workstation"}),
        ("Source: MSPaint <Protocol> Interface", {"provider": "MSPaint <Protocol> Interface"}),
        ("Type:Error", {"level": "Error"}),
        ("Severity=Warning", {"level": "Warning"}),
        ("Cat: Brushes", {"category": "Brushes"}),
        ("event_id: 29", {"event_id": "29"}),
        ("Source: PaintSvc.", {"provider": "PaintSvc"}),
        ("Source: Paint Server The bucket with the paint", {"provider": "Paint Server"}),
    ],
)
def test_reads_labels(line: str, fields: dict[str, str]) -> None:
    labels = read_labels(line)
    assert labels is not None
    assert labels.values == fields


@pytest.mark.parametrize(
    "line", ["", "Sources: two", "the source is: x", "datasource=abc", "Event 5 was seen", "Typed: x"]
)
def test_reads_no_labels(line: str) -> None:
    assert read_labels(line) is None


@pytest.mark.parametrize("label", ["Desc: ", "Event text: ", "Description ", "Description -\n"])
def test_description_under_another_label(label: str) -> None:
    (block,) = find_event_blocks(f"Event ID: 5\nSource: Paint\n{label}The brush is dry.")
    assert (block.what.provider, block.what.text) == ("Paint", "The brush is dry.")


def test_strings_of_vista_stand_one_a_line() -> None:
    unresolved = parse_unresolved(
        "The description for Event ID 7 from source Srv cannot be found. Either the component that raises this event "
        "is not installed.\n\nThe following information was included with the event: \n\none, two\nthree\n\n"
        "The message resource is present but the message was not found in the message table\n"
    )
    assert unresolved is not None
    assert unresolved.strings == ("one, two", "three")
