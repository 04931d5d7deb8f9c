"""Events whose facts stand apart from their id, codes in further wordings, and numbers that are neither."""

from __future__ import annotations

import pytest

from evcorr.article import Article, Section
from evcorr.mentions.event_form import read_labels
from evcorr.mining.extractors import extract
from evcorr.observable import ErrorCode, Event, Observable, Role, Stop


def seen(symptoms: str, title: str = "Painting Is Slow") -> tuple[Observable, ...]:
    return extract(Article(id="Q900120", title=title, sections=(Section("SYMPTOMS", symptoms, 10),)))


def events(symptoms: str, title: str = "Painting Is Slow") -> list[Event]:
    return [item for item in seen(symptoms, title) if isinstance(item, Event)]


RECORD = "Log Name: System\n   Source: Paint\n   Level: Error\n   Description:\n   The brush is dry and cannot be used."
TEXT = "The brush is dry and cannot be used."


@pytest.mark.parametrize(
    ("symptoms", "title"),
    [
        (f"Event 77 is logged:\n\n   {RECORD}", "Painting Is Slow"),
        (f"Your computer logs the following:\n\n   {RECORD}", "Event ID 77 When You Paint"),
    ],
)
def test_record_without_its_id(symptoms: str, title: str) -> None:
    (event,) = seen(symptoms, title)
    assert isinstance(event, Event)
    assert (event.event_id, event.provider, event.channel) == (77, "Paint", "System")
    assert (event.level, event.text) == ("Error", TEXT)


def test_record_without_its_id_of_two_events() -> None:
    told = events(f"Event ID 0, or Event ID 109 is logged in Event Viewer:\n\n   {RECORD}")
    assert [(event.event_id, event.text) for event in told] == [(0, TEXT), (109, TEXT)]


def test_records_without_ids_in_the_order_of_the_ids() -> None:
    second = RECORD.replace("brush", "bucket")
    told = events(f"Events 7 and 8 are logged in the System log:\n\n   {RECORD}\n\n   {second}")
    assert [(event.event_id, event.text) for event in told] == [(7, TEXT), (8, TEXT.replace("brush", "bucket"))]


def test_record_without_its_id_below_one_that_has_it() -> None:
    told = events(f"Event 77 is logged:\n\n   Event ID: 78\n   Source: Brush\n   Type: Error\n\n   {RECORD}")
    assert [(event.event_id, event.provider) for event in told] == [(77, None), (78, "Brush")]


def test_items_of_a_list_are_no_descriptions_of_each_other() -> None:
    told = events(
        "These events may be logged in the event log:\n\n - Event ID 23853\n\n - Event ID 23923 (The paint is dry.)\n\n"
        " - Event ID 40507, 40517, and 40512 (No more paint.)\n\n - Event ID 501\n\n"
        "These lines are in the file:\n\n   A: b"
    )
    ids = [(event.event_id, event.provider, event.text) for event in told]
    assert sorted(ids) == [(number, None, None) for number in (501, 23853, 23923, 40507, 40512, 40517)]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The painter causes an event 96 (Wall A1\npaint job failed) at once.", [(96, "Wall A1 paint job failed")]),
        ("The painter causes event ID 96 (Wall Painting) at once.", [(96, None)]),
        ("The painter causes event ID 96 (see the list below) at once.", [(96, None)]),
        ("The painter causes event ID 96 (Or any other of that kind).", [(96, None)]),
    ],
)
def test_description_in_brackets(sentence: str, told: list[tuple[int, str | None]]) -> None:
    assert [(event.event_id, event.text) for event in events(sentence)] == told


@pytest.mark.parametrize(
    ("below", "text"),
    [
        ("The paint is dry. Brush index:\n   1. [WALL 1]", "The paint is dry. Brush index: 1. [WALL 1]"),
        ("The paint is dry.\n   1. Wet it.", "The paint is dry."),
        ('"The paint is dry".', "The paint is dry"),
        ('"The paint is dry" in the Event Viewer.', "The paint is dry"),
        ('"Paint" is not "Ink"', '"Paint" is not "Ink"'),
    ],
)
def test_where_a_description_ends(below: str, text: str) -> None:
    (event,) = events(f"This event is logged:\n\n   Event ID: 77\n   Source: Paint\n   Description: {below}\n\nEnd.")
    assert (event.text or "").strip('"') == text.strip('"')


@pytest.mark.parametrize(
    "record",
    [
        "   Event ID: 77\n   Type: Error\n   Description:\n   The wall is wet.\n\n   Type: 0x10\n   Brush: 1\n",
        "  Event ID: 77\n   Type: Error\n   Description: The wall is wet.\n\n   Type: 0x10\n   Brush: 1\n",
        "  - Event ID: 77\n   Type: Error\n   Description: The wall is wet.\n\n   Type: 0x10\n   Brush: 1\n",
        "   Event ID: 77\n   Type: Error\n   Description:\n   The wall is wet.\n\n \tType: 0x10\n \tBrush: 1\n",
    ],
)
def test_values_that_a_description_lists_below_a_blank_line(record: str) -> None:
    told = events(f"These are logged:\n\n{record}\n   Event ID: 78\n   Type: Error\n   Description: The brush is dry.")
    assert [event.text for event in told] == ["The wall is wet. Type: 0x10 Brush: 1", "The brush is dry."]


def test_article_about_an_event_is_no_description_of_it() -> None:
    (event,) = events("This article is about event ID 77:\n\n   Q900123 PAINT: Unable to Paint on Walls")
    assert event.text is None


def test_event_that_the_system_fails_to_log_is_not_seen() -> None:
    (event,) = events('When no paint is left, Windows NT fails to notify you with Event 2013 "The tin is empty".')
    assert (event.event_id, event.role) == (2013, Role.INCIDENTAL)


def test_record_that_numbers_its_message() -> None:
    (event,) = events(f"This event is logged:\n\n   Source: Paint\n   MessageId=77\n   Severity=Warning\n   {TEXT}")
    assert (event.event_id, event.provider, event.level, event.text) == (77, "Paint", "Warning", TEXT)


@pytest.mark.parametrize("text", ["Open the Event Viewer\n\n1. Start it.", "Look for events\n   2) Stop it."])
def test_number_of_a_step_is_no_id(text: str) -> None:
    assert not seen(f"{text} It is in the log.")


@pytest.mark.parametrize("text", ["event 5120, then 5142", "Event 5120 followed by 5142", "events 5120 and then 5142"])
def test_one_event_after_the_other(text: str) -> None:
    told = [(event.event_id, event.provider) for event in events(f"The node logs {text} (source PaintClustering).")]
    assert told == [(5120, "PaintClustering"), (5142, "PaintClustering")]


@pytest.mark.parametrize(
    "text", ['The painter logs "1007" events.', "The System log fills with error message 1007 events."]
)
def test_id_before_the_word(text: str) -> None:
    assert [event.event_id for event in events(text)] == [1007]


@pytest.mark.parametrize("unit", ["seconds", "minutes", "hour", "days", "times"])
def test_what_is_counted_is_no_id(unit: str) -> None:
    assert [event.event_id for event in events(f"You see event ID 7, then 20 {unit} later nothing.")] == [7]


def test_event_code_within_a_description_opens_no_event() -> None:
    (event,) = seen(
        "This is logged:\n\n    Log Name: Application\n    Source: ASP.NET 4.0\n    Event ID: 1309\n"
        "    Level: Warning\n    Description:\n\n    Event code: 3005\n    Event message: An exception has occurred.\n"
    )
    assert isinstance(event, Event)
    assert event.event_id == 1309
    assert event.text == "Event code: 3005 Event message: An exception has occurred."


def test_same_beginning_and_other_words_are_two_events() -> None:
    block = "   Event ID: 9405\n   Source: Paint\n   An unexpected error has occurred and ended the painter."
    told = events(
        f"{block} Error: Exception e005085f occurred at address 77f1ccc7 there. [1]\n\n"
        f"{block} Error: Error writing brush: no more hair left. [1]"
    )
    assert len(told) == 2


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("DHCP logs an error in the event log with event ID 1008.", "DHCP"),
        ("The Service Control Manager may log event 7000.", "Service Control Manager"),
        ("Event ID 7000 is logged in the System log by the Service Control Manager.", "Service Control Manager"),
        ("SNA Server logs event ID 442.", None),
        ("Paint logs event ID 442.", None),
    ],
)
def test_source_that_logs(text: str, source: str | None) -> None:
    (event,) = seen(text)
    assert isinstance(event, Event)
    assert event.provider == source


@pytest.mark.parametrize(
    ("introduction", "role"),
    [
        ("If all of the above is correct, you see this:", Role.INCIDENTAL),
        ("When you paint:", Role.SYMPTOM),
    ],
)
def test_role_by_what_introduces_the_list(introduction: str, role: Role) -> None:
    text = f"{introduction}\n\n - The server logs the following event:\n\n   Event ID: 1300\n   Source: Paint\n   Dry."
    (event,) = seen(text)
    assert event.role is role


@pytest.mark.parametrize(
    ("text", "params", "module"),
    [
        (
            "STOP 0x0000001E (0xc0000005, 0xf3c310c, 0x00000000, 0x00000000)\n"
            "   PAINT_NOT_DRY***Address f3cf310c has a base at f3cf2000\n   Paint.sys",
            ("0xc0000005", "0xf3c310c", "0x00000000", "0x00000000"),
            "Paint.sys",
        ),
        (
            "This is on a blue screen:\n\n   0000001e : c0000005 00000085 00000000 00000085",
            ("c0000005", "00000085", "00000000", "00000085"),
            None,
        ),
        ("Painting can cause a 0x0000001E stop error.", None, None),
        (
            'A "Stop\n0x0000001E" error message on a blue screen with the following parameters:\n\n'
            "   0x0000001d 0x00000002 0x00000001 0xf0a0c26e",
            ("0x0000001d", "0x00000002", "0x00000001", "0xf0a0c26e"),
            None,
        ),
    ],
)
def test_stops_in_further_layouts(text: str, params: tuple[str, ...] | None, module: str | None) -> None:
    (stop,) = seen(text)
    assert isinstance(stop, Stop)
    assert (stop.code, stop.params, stop.module) == ("0x0000001E", params, module)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("It maps to ERROR_BAD_PAINT WINERROR 0x57.", ["0x57"]),
        ("The trace has: R NT Error, System, Error, Code - (15) PAINT_IS_DRY", ["15"]),
        ("The return code from the paint (brush)\ncall was 10055 (X'2747').", ["10055"]),
        ("The log file ends in return code: 1603.", ["1603"]),
        ("You may see -1018 or -1022 error messages.", ["-1018", "-1022"]),
        ("Error code = UnknownPainter (0x000003EB)", ["0x000003EB"]),
        ("The return code of the call was 0 and the painter went on.", []),
        ("The return code: see below.", []),
    ],
)
def test_codes_in_further_wordings(text: str, codes: list[str]) -> None:
    assert [item.code for item in seen(text) if isinstance(item, ErrorCode)] == codes


def test_event_written_as_a_list() -> None:
    told = events(
        "The application event log will include:\n\n  Event 650, Paint Server, Warning, Brush returned error rc=1\n"
        "  Event 121, Paint Server, Error, Fatal error occurred, product ID=00,\n       colour = 0001"
    )
    assert [(event.event_id, event.provider, event.level, event.text) for event in told] == [
        (650, "Paint Server", "Warning", "Brush returned error rc=1"),
        (121, "Paint Server", "Error", "Fatal error occurred, product ID=00, colour = 0001"),
    ]


def test_source_with_its_category_beside_it() -> None:
    (event,) = events("Event ID: 9405\nSource: PaintMTA  Field Engineering\nDescription: It failed.")
    assert event.provider == "PaintMTA"


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (
            "Event ID   Description\n--------   -----------\n   514     Paint has been loaded by the\n"
            "           painter\n   515     A brush has registered\n\nEND 7 notes follow.",
            [(514, None, None, "Paint has been loaded by the painter"), (515, None, None, "A brush has registered")],
        ),
        (
            "These are the events:\n\nEvent ID Description\n-------- -----------\n514      Paint has been loaded...\n"
            "      by the painter\n515      A brush has registered.",
            [
                (514, None, None, "Paint has been loaded... by the painter"),
                (515, None, None, "A brush has registered."),
            ],
        ),
        (
            "Event ID  Level  Source  Details\n\n\n10024  Warning  Paint Store  The bucket is half full.\n\n\n"
            "10023  Error  Paint Store  The bucket is full.\n\nTo empty it, turn it over.",
            [
                (10024, "Paint Store", "Warning", "The bucket is half full."),
                (10023, "Paint Store", "Error", "The bucket is full."),
            ],
        ),
        (
            "| Event | Source | Message |\n|---|---|---|\n| 7 | Paint | Dry again. |\n",
            [(7, "Paint", None, "Dry again.")],
        ),
        (
            "Event ID: Description\n\n7: The paint is dry.\n\n8: The brush too.",
            [(7, None, None, "The paint is dry."), (8, None, None, "The brush too.")],
        ),
        (
            "Source\tCategory\tEvent ID\tDescription\nPaint\tError\t\t145\tThe paint is dry.\n"
            "Brush\tInformation\t100\tStarted.",
            [(145, "Paint", "Error", "The paint is dry."), (100, "Brush", "Information", "Started.")],
        ),
        (
            "|Quota|Event ID|Log|Message|\n|--|--|--|--|\n|Red|22|Debug|The paint is dry.|",
            [(22, None, None, "The paint is dry.")],
        ),
        (
            "Event Log Codes 7 - 8\n---------------------\n\nCode   Description\n----   -----------\n\n"
            "7      The paint is dry,\n       and the brush too.\n\n8      No paint.",
            [(7, None, None, "The paint is dry, and the brush too."), (8, None, None, "No paint.")],
        ),
        ("Codes of the painter\n\nCode   Description\n----   -----------\n\n7      The paint is dry.", []),
        (
            "Source      Category      Event      User\n---------------------\nPaint    None          11         N/A\n",
            [(11, "Paint", None, None)],
        ),
        ("Painter   Event   Description\n\nSmith     7       Dry again.\n", []),
        ("ID   Description   Price\n\n7    Brush   12\n", []),
        ("Events and their meaning\n\n7    Brush dry\n", []),
    ],
)
def test_tables(table: str, expected: list[tuple[int, str | None, str | None, str | None]]) -> None:
    told = [(event.event_id, event.provider, event.level, event.text) for event in events(table)]
    assert told == expected


@pytest.mark.parametrize(
    ("text", "stops"),
    [
        ("Stop 0x0000001E 0xc0000005 0xfbadd487 0x00000000 0x00000064", [("0x0000001E", None)]),
        ("STOP 0x0000001E, 0x0000000A, or 0x00000050", [(f"0x000000{code}", None) for code in ("1E", "0A", "50")]),
        (
            "STOP 0x0000000A in Paint.sys today. STOP 0x0000000A in Brush.sys tomorrow. STOP 0x0000000A in Paint.",
            [("0x0000000A", "Paint.sys"), ("0x0000000A", "Brush.sys")],
        ),
    ],
)
def test_several_stops(text: str, stops: list[tuple[str, str | None]]) -> None:
    assert [(item.code, item.module) for item in seen(text) if isinstance(item, Stop)] == stops


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("You see errors 53, 67, and 2140 today.", ["53", "67", "2140"]),
        ("Error 0xE40200B4, 0xE401065D, or 0xE4010640 when you paint", ["0xE40200B4", "0xE401065D", "0xE4010640"]),
        ('"0xE40200B4" and "0x800700DF" errors when you paint', ["0xE40200B4", "0x800700DF"]),
        ("Paint error 80048212-0", ["80048212-0"]),
        ("You receive the following error message:\n\n   C04F: unexpected error has occurred", ["C04F"]),
        ("STOP: 0x0000001E (0xC000009A, 0x0, 0x0, 0x0). The status is C000009A.", []),
    ],
)
def test_lists_of_codes_and_codes_of_products(text: str, codes: list[str]) -> None:
    assert [item.code for item in seen(text) if isinstance(item, ErrorCode)] == codes


def test_code_that_heads_a_description() -> None:
    told = seen("Event ID: 12\nSource: Paint\nDescription: (1118) Negative Response from the brush")
    assert [item.code for item in told if isinstance(item, ErrorCode)] == ["1118"]
    assert not [
        item
        for item in seen("Event ID: 103\nSource: Paint\nDescription: (103) It is dry")
        if isinstance(item, ErrorCode)
    ]


def test_guide_to_an_error_is_about_it() -> None:
    (error,) = seen("", title="HOWTO: Troubleshoot Run-Time Error '429' in Paint")
    assert error.role is Role.SYMPTOM


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("The brush failed.\nReturn code is 0x15.", ["0x15"]),
        ("IMPORT from file %1 returned result code 4.", ["4"]),
        ("secondary return code: 00000008", ["00000008"]),
        ("Paint error with lasterror = 87 today", ["87"]),
        ("It says Error Code=1005, Device Error=000c today", ["1005", "000c"]),
        ("a sense code of 1003 and sense code 2004", ["1003", "2004"]),
        ("- Microsoft response code: 569002\n\n- SIP response code: 504", ["569002", "504"]),
        ("codes in the range of SIP 400 to 699", []),
        ("STOP 0x0000001E. The first parameter will always be 0xc0000005.", []),
        (
            "You receive the following message:\n\n   Paint was not loaded.\n   WLR0103 The driver cannot be loaded.",
            ["WLR0103"],
        ),
    ],
)
def test_codes_of_returns_and_of_products(text: str, codes: list[str]) -> None:
    assert [item.code for item in seen(text) if isinstance(item, ErrorCode)] == codes


def test_module_in_the_line_above_a_stop() -> None:
    (stop,) = seen(
        "The following stop error message may appear in Paint.sys during a read:\n\n"
        "   STOP: 0x0000003F (0x0,0x0,0x0,0x0)"
    )
    assert isinstance(stop, Stop)
    assert stop.module == "Paint.sys"


def test_description_below_a_sentence_that_says_it_is_logged() -> None:
    (event,) = events("Before that, an event 2245 may be logged:\n\n   paint_read failed with problem DRY.")
    assert (event.event_id, event.text) == (2245, "paint_read failed with problem DRY.")


@pytest.mark.parametrize(
    "sentence", ["The text of the error message is:", "Some of these events include the following description:"]
)
def test_description_below_the_sentence_behind_that_of_the_event(sentence: str) -> None:
    (event,) = events(f"The Paint service stops with Event ID 5 in the log. {sentence}\n\n   Error: The tin is empty")
    assert event.text == "Error: The tin is empty"


def test_description_behind_the_source_on_its_line() -> None:
    (event,) = events(
        "This is logged in the event log:\n\n   Event ID: 1011, Source: Perflib, The paint file\n   is dry."
    )
    assert (event.provider, event.text) == ("Perflib", "The paint file is dry.")


@pytest.mark.parametrize(
    ("record", "text"),
    [
        ("Event ID: 77 - The brush is dry.", "The brush is dry."),
        ("Event ID: 77: The brush is dry\n   and broken.", "The brush is dry and broken."),
        ('Event ID: 77 - "The brush is dry."', "The brush is dry."),
        ("Event ID: 77 - Warning", None),
    ],
)
def test_description_behind_the_id_on_its_line(record: str, text: str | None) -> None:
    assert [(event.event_id, event.text) for event in events(f"This is logged:\n\n   {record}")] == [(77, text)]


def test_description_below_all_that_event_viewer_prints() -> None:
    (event,) = events(
        "You may receive the following event ID messages:\n\n"
        "Date:\t\t7/6/00\t\tEvent ID: \t168\nTime:\t\t4:00:06 PM\tSource:\t\tPaintMTA\n"
        "User:\t\tN/A\t\tType:\t\tWarning\nComputer:\tSERVER  \tCategory;\tPaint\n\n"
        "Unable to find the paint for\nthe wall."
    )
    assert (event.event_id, event.provider, event.text) == (168, "PaintMTA", "Unable to find the paint for the wall.")


@pytest.mark.parametrize(
    "record",
    [
        "Event 2168         Source    PaintMTA\n   Type  Warning      Category  Wet Paint\n   The wall is wet.",
        "Date      11/24/01       Event ID  2168\n   Time      12:14:44 PM    Source    PaintMTA\n"
        "   User      N/A            Type      Warning\n\n   The wall is wet.",
    ],
)
def test_record_whose_labels_stand_in_columns_without_signs(record: str) -> None:
    (event,) = events(f"These are logged:\n\n   {record}")
    assert (event.event_id, event.provider, event.level) == (2168, "PaintMTA", "Warning")
    assert event.text == "The wall is wet."


@pytest.mark.parametrize("line", ["Type  Date  Time  Source", "Event 7   The paint  is dry"])
def test_columns_that_label_nothing(line: str) -> None:
    assert read_labels(line) is None


def test_record_whose_labels_are_parted_by_dashes() -> None:
    (event,) = events(
        "The log has:\n\n- Event 4010 – Source: MSPaint Rules – Task Category: Rules – Message: Paint failed."
    )
    assert (event.event_id, event.provider, event.text) == (4010, "MSPaint Rules", "Paint failed.")


def test_source_behind_the_log_with_an_equals_sign() -> None:
    (event,) = events("You may see:\n\n   Event id's 100 in the system log, source=paintsvc. The paint is dry.")
    assert (event.event_id, event.provider, event.channel) == (100, "paintsvc", "System")


def test_description_goes_on_in_a_paragraph_that_begins_with_if() -> None:
    (event,) = events(
        "You may receive the following:\n\n   Event ID: 25\n   Source: Paint\n   Description: This can be ignored.\n\n"
        "   If your wall is wet, then the paint has not dried."
    )
    assert event.text == "This can be ignored. If your wall is wet, then the paint has not dried."


@pytest.mark.parametrize(
    ("head", "text"),
    [
        ("16:13:33 2050 BRUSH", "A fatal brush error occurred. Call the painter who has\n   seen it."),
        (
            "Stop Error in Paint, Event ID 2050",
            "Thank you for your patience while the paint dries. The\n   wall is wet.",
        ),
    ],
)
def test_line_that_names_the_event_is_not_in_its_description(head: str, text: str) -> None:
    (event,) = events(f"This can end with an event 2050 similar to the following:\n\n   {head}\n   {text}")
    assert (event.event_id, event.text) == (2050, " ".join(text.split()))


@pytest.mark.parametrize(
    ("title", "source"),
    [
        ("Computer Running WINS May Log Event 3096", "Net Logon"),
        ("Store Stops with ESE Event ID 3096", "ESE97"),
        ("MSExchangeIS Private Event ID 3096", "MSExchangeIS Private"),
    ],
)
def test_source_that_a_title_guesses_is_that_of_the_record(title: str, source: str) -> None:
    (event,) = events(f"This event is logged:\n\n   Event ID: 3096\n   Source: {source}\n   Description: {TEXT}", title)
    assert (event.provider, event.text, event.where) == (source, TEXT, "TITLE")


def test_one_id_of_two_sources_in_the_body_is_two_events() -> None:
    told = events(f"Event ID 9 from source Disk is logged:\n\n   Event ID: 9\n   Source: Atapi\n   Description: {TEXT}")
    assert [event.provider for event in told] == ["Disk", "Atapi"]


LABELS = "   Event ID: 77\n   Source: Paint\n   Type: Error\n"


@pytest.mark.parametrize(
    "shown",
    [
        f"{LABELS}\nDescription: The description is one of the following, where %s is the brush:\n\n"
        " - The brush %s\n   is dry. (%d)\n\n - The tin was not opened.",
        f"{LABELS}   Description: Any of the following:\n\n"
        "   - The brush %s is dry. (%d)\n\n   - The tin was not opened.",
    ],
)
def test_record_that_lists_its_descriptions_is_several_events(shown: str) -> None:
    told = seen(f"These events are logged:\n\n{shown}\n\nThe wall stays white.")
    assert [(item.event_id, item.provider, item.level, item.text) for item in told if isinstance(item, Event)] == [
        (77, "Paint", "Error", "The brush %s is dry. (%d)"),
        (77, "Paint", "Error", "The tin was not opened."),
    ]
    assert len(told) == 2


def test_record_below_which_descriptions_begin_alike_is_several_events() -> None:
    told = events(
        f"These events are logged:\n\n{LABELS}\n"
        + "\n".join(f"   The picture in {name}.bmp cannot be read.\n" for name in ("a", "b", "c"))
    )
    assert [event.text for event in told] == [f"The picture in {name}.bmp cannot be read." for name in ("a", "b", "c")]


@pytest.mark.parametrize(
    "sentence",
    [
        "The System log contains the following two PaintSvc event 7703 errors:",
        "One of the following 7703 error messages may be logged in the application event log:",
    ],
)
def test_sentence_that_announces_several_descriptions_is_of_several_events(sentence: str) -> None:
    told = events(f"{sentence}\n\n   The wall A is\n   wet.\n\n   The brush B is dry.\n\nPaint it again.\n\n   Now.")
    facts = [(event.event_id, event.text) for event in told]
    assert facts == [(7703, "The wall A is wet."), (7703, "The brush B is dry.")]


def test_paragraphs_of_one_description_begin_otherwise() -> None:
    (event,) = events(f"This event is logged:\n\n{LABELS}\n   The picture cannot be read.\n\n   The brush is dry.")
    assert event.text == "The picture cannot be read. The brush is dry."


def test_log_of_events_in_a_list_is_that_of_the_line_above_it() -> None:
    told = events(
        "These are logged in the System log:\n\n - Event 77 The brush is dry today.\n\n - Event 78 The tin is shut.\n\n"
        "The list below is of another kind.\n\n - Event 79 The wall is wet.\n"
    )
    assert [(event.event_id, event.channel) for event in told] == [(77, "System"), (78, "System"), (79, None)]
