"""Single events in the forms of tools and servers, as those print them: what each field becomes."""

from __future__ import annotations

from evcorr.readers import read_input
from evcorr.record import Level, Problem, Record
from evcorr.timestamps import to_iso
from tests.builders import source_of


def read(text: str) -> tuple[str, list[Record]]:
    """The reader that takes a text, and the events in it; a problem fails the test."""
    content = text.encode()
    name, items = read_input(source_of(content))
    entries = list(items)
    assert not [item for item in entries if isinstance(item, Problem)]
    return name, [item for item in entries if isinstance(item, Record) and item.event_id is not None]


def test_psloglist_without_the_text_of_a_message() -> None:
    name, (event,) = read(
        "System log on \\\\ONE:\n[512] Foo\n   Type:     ERROR\n   Computer: ONE\n"
        "   Time:     9/25/2020 8:36:47 AM   ID:       7\n"
        "Message text not available.  Insertion strings:\n\tfirst one\n\tsecond\n"
    )
    assert name == "psloglist"
    assert event.data == (("", "first one"), ("", "second"))


def test_psloglist_with_data() -> None:
    _, (event,) = read(
        "System log on \\\\ONE:\n[512] Rdr\n   Type:     ERROR\n   Computer: ONE\n"
        "   Time:     9/25/2020 8:36:47 AM   ID:       3031\nIt could not delete the file.\n"
        "  Data:\n  0000: 00 00 34 00 02 00 7e 00   ..4...~.\n  0008: 34 00                     4.\n\n"
    )
    assert event.message == "It could not delete the file."
    assert event.binary == bytes.fromhex("0000340002007e003400")


def test_psloglist_refers_to_messages_of_windows() -> None:
    _, (event,) = read(
        "System log on \\\\ONE:\n[512] Service Control Manager\n   Type:     ERROR\n   Computer: ONE\n"
        "   Time:     9/25/2020 8:36:47 AM   ID:       7000\n"
        "The PORTMON service failed to start due to the following error: \n%%1275\n"
    )
    assert event.message is not None
    assert event.message.endswith("has been blocked from loading (%%1275)")


TRACKED = """#Software: Microsoft Exchange Server
#Version: 14.0.0.0
#Log-type: Message Tracking Log
#Date: 2016-04-05T00:00:02.052Z
#Fields: date-time,client-ip,server-hostname,source,event-id,message-id,recipient-status
2016-04-05T00:00:02.052Z,,MAIL1,STOREDRIVER,DELIVER,<1@x>,
2016-04-05T00:00:03.000Z,,MAIL1,ROUTING,FAIL,<2@x>,"550 5.1.1 no such recipient, ""joe"" of ONE"
2016-04-05T00:00:04.000Z,,MAIL1,SMTP,DEFER,<3@x>,
"""


def test_message_tracking_of_exchange() -> None:
    content = TRACKED.replace("\n", "\r\n").encode()
    name, items = read_input(source_of(content, "MSGTRK.LOG"))
    records = [item for item in items if isinstance(item, Record) and item.data]
    assert name == "exchangelog"
    assert [(one.provider, one.computer, one.level) for one in records] == [
        ("MSExchange Message Tracking", "MAIL1", level) for level in (Level.INFORMATION, Level.ERROR, Level.WARNING)
    ]
    assert to_iso(records[0].time_created) == "2016-04-05T00:00:02.052000Z"
    assert dict(records[1].data)["recipient-status"] == '550 5.1.1 no such recipient, "joe" of ONE'
    assert [one.origin.position for one in records] == [6, 7, 8]


def test_rows_of_xml_that_are_cut_or_empty_are_told() -> None:
    rows = "<ROW><EventID>7</EventID></ROW>\n<ROW><X>1</X></ROW>\n<ROW><Eve"
    xml = f"<ROOT CREATED_BY='Microsoft Log Parser V2.2'>\n{rows}"
    name, items = read_input(source_of(xml, "a.xml"))
    entries = list(items)
    assert name == "rowxml"
    assert [(entry.origin.position, type(entry)) for entry in entries] == [(2, Record), (3, Problem), (4, Problem)]


def test_a_log_of_which_one_line_looks_like_a_row_of_a_list() -> None:
    log = (
        "2001-05-14 06:00:00 EASEL [Brush-31] ERROR - Paint pot 17 in use.\n"
        "2001-05-14 06:03:00 EASEL [Brush-31] the pot was put away\n"
        "2001-05-14 06:06:00 EASEL [Brush-31] the canvas was hung\n"
    )
    name, events = read(log)
    assert name == "text"
    assert not events


def test_a_list_whose_other_rows_are_cut_short() -> None:
    log = (
        "04.01.12,15:37:21,4,0,11707,Painter,N/A,EASEL,The canvas was hung.\n"
        "12/14/2005,10:08:41 AM,4,....\n"
        "04.01.12,15:30:11,1,0,....\n"
    )
    name, items = read_input(source_of(log, "a.txt"))
    assert name == "list"
    assert [item.event_id for item in items if isinstance(item, Record) and item.origin.position == 1] == [11707]
