"""Wordings of articles, kind by kind: what each extractor takes, and what looks alike and is left."""

from __future__ import annotations

import pytest

from evcorr.article import Article, Section
from evcorr.mining.extractors import extract
from evcorr.mining.extractors.codes.error import extract_error
from evcorr.mining.extractors.context.sentence import channel_in
from evcorr.mining.extractors.crashes.crash import extract_crash
from evcorr.mining.extractors.events.event import extract_event
from evcorr.mining.extractors.messages.announcement import announces
from evcorr.mining.extractors.messages.frame import message_text
from evcorr.mining.extractors.messages.message import extract_message
from evcorr.mining.extractors.role import is_incidental


def section(text: str, heading: str = "SYMPTOMS") -> Section:
    return Section(heading, text, 1)


@pytest.mark.parametrize(
    "sentence",
    [
        "You may receive the following error message:",
        "The following error appears when you start the program:",
        "Paint reports the following when saving a file:",
        "The description of event 3031 is as follows:",
        "An error message similar to the following may be displayed:",
        "This message box appears:",
        "This may show the following information in the Paint.log file:",
        "The following log entry is created in the file:",
        "The painter will receive the following error when opening the tin while the shop says that it is in use:",
    ],
)
def test_announces_a_message(sentence: str) -> None:
    assert announces(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "This error can occur for the following reasons:",
        "To work around this error, use the following command:",
        "At a command prompt, type:",
        "The following table shows the names:",
        "For more information, see the following article in the Microsoft Knowledge Base:",
        "The error occurs if you have the following in your file:",
        "The README.TXT that comes with Paint includes the following:",
        "Page 17 of the manual on errors reads as follows:",
        "Add the following entry:",
    ],
)
def test_announces_something_else(sentence: str) -> None:
    assert not announces(sentence)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Event ID 534 is in the log.", [534]),
        ("Multiple instances of event IDs 7000, 7001 and\n7024 are logged.", [7000, 7001, 7024]),
        ("events 9301 through 9303 in the log", [9301, 9302, 9303]),
        ("logs a 701 event at high severity", [701]),
        ("The eventlog shows RemotePaint Error # 20078:", [20078]),
        (
            "Errors may be in the event log:\n\n   5000 Unable to paint. Error 7.\n\n   1081 Painting failed badly.",
            [5000, 1081],
        ),
        (
            "The following event IDs may be logged:\n\n   2110\n   A fatal error came.\n\n   2171 An error came.",
            [2110, 2171],
        ),
        ("Click the Click event of Command1.", []),
        ("In the event 2 of them fail, call 555-1234.", []),
        ("It fires event 1 for each brush.", []),
        ("the event handler 1234.5", []),
    ],
)
def test_event_ids(text: str, ids: list[int]) -> None:
    assert [mention.what.event_id for mention in extract_event(section(text))] == ids


def test_event_takes_source_log_and_quoted_description() -> None:
    (mention,) = extract_event(section('The PaintSvc event 534 is in the Security Log. "The user may not paint here."'))
    assert (mention.what.provider, mention.what.channel) == ("PaintSvc", "Security")
    (mention,) = extract_event(section('Event ID 534 in the Security Log. "The user may not paint here."'))
    assert mention.what.text == "The user may not paint here."


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("in the System Event log of the client", "System"),
        ("the SYSTEM EventLog", "System"),
        ("the application log of the Event Viewer", "Application"),
        ("the system or the application log", "Application"),
        ("the system log and the application log", None),
        ("in the event log", None),
        ("an application logs on", None),
    ],
)
def test_channel(text: str, channel: str | None) -> None:
    assert channel_in(text) == channel


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ('you receive a "Printer Not Ready" error message.', ["Printer Not Ready"]),
        ('The error message "Paint is wet" appears.', ["Paint is wet"]),
        ('A "Paint is dry" or "paint is wet" error is displayed.', ["Paint is dry", "paint is wet"]),
        ("an Access Denied message will be returned", ["Access Denied"]),
        ('You receive this message: "The paint is still wet."', ["The paint is still wet."]),
        ('An error message reporting "The tin is not sealed." appears.', ["The tin is not sealed."]),
        ('You see a message indicating that a "PAINT ERROR" was found.', ["PAINT ERROR"]),
        ('A "No Paint Found" or "Brush error" browser error message appears.', ["No Paint Found", "Brush error"]),
        ('The message: "+ Str(Paint) + Tin" is built.', []),
        ("The message appears:\n\n   Paint Service\n   -------------\n   Could not paint.", ["Could not paint."]),
        ("The following error appears:\n\n   C:\\>paint\n\n   No paint left.\n   OK", ["No paint left."]),
        (
            "One of these messages appears:\n\n   No paint.\n   Buy some.\n\n   -or-\n\n   No brush left.",
            ["No paint. Buy some.", "No brush left."],
        ),
        (
            "The log says:\n\n   Error: no paint left\n   Warning: no brush left",
            ["Error: no paint left", "Warning: no brush left"],
        ),
        (
            'The service now includes the name:\n\n   "Couldn\'t open the pot -- Pot not found."',
            ["Couldn't open the pot -- Pot not found."],
        ),
        ("This message appears:\n\n   No pot.\n\n   NOTE: Buy one.", ["No pot."]),
        ('Click the "Paint All" button.', []),
        ("The Paint dialog box appears.", []),
        ("a Windows NT error message", []),
        ("The following error handler is used:\n\n   Sub Form_Load()\n   End Sub", []),
        ("You see this error message:\n\n   A registry error message.", []),
    ],
)
def test_messages(text: str, messages: list[str]) -> None:
    assert [mention.what.text for mention in extract_message(section(text))] == messages


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ('If you open it, you receive the error message "The tin cannot be shared."', ["The tin cannot be shared."]),
        ('Click OK in the message box "Paint All Tins" and wait.', []),
    ],
)
def test_messages_that_a_cure_quotes(text: str, messages: list[str]) -> None:
    assert [mention.what.text for mention in extract_message(section(text, "RESOLUTION"))] == messages


@pytest.mark.parametrize(
    ("title", "message"),
    [
        ("Err Msg: Paint Was Unable to Dry...", "Paint Was Unable to Dry"),
        ('SMS: "Please Insert Brush" Message on Clients', "Please Insert Brush"),
        ('"No Paint in Tin" or "Dry" Errors When Painting', "No Paint in Tin"),
        ('"No Paint" Scheme May Cause Error', None),
        ("How to Paint", None),
    ],
)
def test_message_of_title(title: str, message: str | None) -> None:
    assert [mention.what.text for mention in extract_message(section(title, "TITLE"))] == ([message] if message else [])


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("fails at link time with LNK2001 errors", ["LNK2001"]),
        ("The function fails with return code 20.", ["20"]),
        ("the server returns a 404 error", ["404"]),
        ("This error message appears:\n\n   PRO0003E: paint file open failure.", ["PRO0003E"]),
        ("The server answers with the error:\n\n   550 Relaying denied", ["550"]),
        ("Event ID: 5\nSource: x\nDescription: it failed.\n0000: 00000000 c0000054 00000000", []),
        ("There are 404 brushes.", []),
        ("Run-time error - 2147467259 (80004005) occurs.", ["80004005"]),
        ("It returns an error from 0x80000000 to 0xFFFFFFFF.", []),
    ],
)
def test_error_codes(text: str, codes: list[str]) -> None:
    assert [mention.what.code for mention in extract_error(section(text))] == codes


def test_error_takes_the_whole_message_that_shows_it() -> None:
    (mention,) = extract_error(
        section("You receive the following error:\n\n   Cannot paint on <WALL>!\n   [Error 203. It is wet.]")
    )
    assert mention.what.text == "Cannot paint on <WALL>! [Error 203. It is wet.]"


@pytest.mark.parametrize(
    ("text", "image", "module"),
    [
        ("may cause an access violation in the Paint.exe process", "Paint.exe", None),
        ("a trap in Paint.exe (in function _bm_rel@04) when painting", "Paint.exe", "_bm_rel@04"),
        ("The Paint service experiences access violations.", "Paint service", None),
        ("The information store may stop with an access violation.", "information store", None),
        ("you may receive a GP fault in UNIDRV.DLL", None, "UNIDRV.DLL"),
    ],
)
def test_crashes(text: str, image: str | None, module: str | None) -> None:
    (mention,) = extract_crash(section(text))
    assert (mention.what.image, mention.what.module) == (image, module)


@pytest.mark.parametrize(
    "text", ["the painter may have exceptions if you paint", "set a mouse trap in the code", "exception handling"]
)
def test_no_crash_without_a_fault(text: str) -> None:
    assert extract(Article(id="Q900100", title="Painting", sections=(section(text),))) == ()


@pytest.mark.parametrize(
    ("text", "incidental"),
    [
        ("Event ID 7 is logged.", False),
        ("Event ID 7 is not logged.", True),
        ("No event is logged, so Event ID 7 helps nobody.", False),
        ("Instead of Event ID 7, you see nothing.", True),
        ("You see Event ID 7 instead of a picture.", False),
        ("For more, see:\n\n   Q900002 Event ID 7 Is Logged", True),
    ],
)
def test_role(text: str, incidental: bool) -> None:
    start = text.index("Event ID 7")
    assert is_incidental("SYMPTOMS", text, start, start + len("Event ID 7")) is incidental
    assert is_incidental("RESOLUTION", text, start, start + len("Event ID 7"))


def test_frame_is_left_out() -> None:
    assert message_text('   Title: Paint\n   Text: "It is\n   wet."\n   [OK]') == "It is wet."
