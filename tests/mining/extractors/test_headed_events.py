"""Events whose source stands beside the id on a line of its own, and descriptions that stand apart from their id."""

from __future__ import annotations

import pytest

from evcorr.article import Article, Section
from evcorr.mining.extractors import extract
from evcorr.observable import Event, Message

LEAD = "The following events are logged in Event Viewer:"
TEXT = "The brush is dry and cannot be used."


def events(symptoms: str, title: str = "Painting Is Slow") -> list[Event]:
    article = Article(id="Q900121", title=title, sections=(Section("SYMPTOMS", symptoms, 10),))
    found = extract(article)
    assert not [item for item in found if isinstance(item, Message)]
    return [item for item in found if isinstance(item, Event)]


@pytest.mark.parametrize(
    ("head", "provider", "level"),
    [
        ("MSPaintMTA Event ID: 77", "MSPaintMTA", None),
        ("MSPaintMTAEvent ID 77", "MSPaintMTA", None),
        ("PAINTSVC Event 77:", "PAINTSVC", None),
        ("Service Control Manager. Event ID 77", "Service Control Manager", None),
        ("Event ID 77 MSExchangeIS Public", "MSExchangeIS Public", None),
        ("Event ID 77 MSExchangeDS MAPI Interface", "MSExchangeDS", None),
        ("Event 77     MSExchangeDS    Warning", "MSExchangeDS", "Warning"),
        ("Event 77     MSExchangeDS    Wet Paint", "MSExchangeDS", None),
        ("Event 77: SNA Server", "SNA Server", None),
        ("Event ID 77, Source Paintsvc:", "Paintsvc", None),
        ("Event 77 Warning", None, "Warning"),
        ("Event ID 77 Type Error\n   Source: Paint", "Paint", "Error"),
        ("Informational Application event ID 77:", None, "Information"),
        ("MSPaintMTA Event ID 77\n   Type: Warning\n   Category: Brushes", "MSPaintMTA", "Warning"),
        ("Event ID 77 MSExchangeIS Public\n   Warning", "MSExchangeIS Public", "Warning"),
        ("MSPaintMTA Event ID 77\n   Source: Paint", "Paint", None),
        ("4077: MSExchangeIMC", "MSExchangeIMC", None),
        ("4077 MTA", "MTA", None),
        ("4077 MSExchange Pop3 Authentication", "MSExchange Pop3", None),
        ("ID 4077\n   MSExchangeNNTP\n   Error", "MSExchangeNNTP", "Error"),
        ("4077 (Informational) PAINT_EVENT_BRUSH_DRY", None, "Information"),
        ("4077 - PAINT_EVENT_BRUSH_DRY\n   ---------------------", None, None),
        ("4077 (source PAINTSVC)", "PAINTSVC", None),
        ("Warning 4077 Source MSExchangeIS Private", "MSExchangeIS Private", "Warning"),
        ("NETLOGON: 4077", "NETLOGON", None),
        ("MSExchangeMTA   Warning   Resource   4077", "MSExchangeMTA", "Warning"),
        ("4077\n   Source: Paint\n   Description:", "Paint", None),
        ("Error: 4077\n   Source: Paint Access\n   Type: Warning", "Paint Access", "Warning"),
        ("Error 4077 Source: MSPaintMTA\n   Description:", "MSPaintMTA", None),
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_line_that_heads_a_record(head: str, gap: str, provider: str | None, level: str | None) -> None:
    (event,) = events(f"{LEAD}\n\n   {head}{gap}   {TEXT}\n\nEnd.")
    assert (event.event_id % 4000, event.provider, event.level, event.text) == (77, provider, level, TEXT)


def test_records_below_one_another_are_each_headed() -> None:
    told = events(
        f"{LEAD}\n\n   MSPaintMTA Event ID 7\n   {TEXT}\n\n"
        "   Event ID 8/9 MSExchangeIS Public\n   The bucket is empty.\n\n"
        "   Event ID: 10\n   Source: Wall\n   Description: The wall is wet.\n\nEnd."
    )
    assert [(item.event_id, item.provider, item.text) for item in told] == [
        (7, "MSPaintMTA", TEXT),
        (8, "MSExchangeIS Public", "The bucket is empty."),
        (9, "MSExchangeIS Public", "The bucket is empty."),
        (10, "Wall", "The wall is wet."),
    ]


def test_levels_and_symbols_of_messages_need_no_word_for_an_event() -> None:
    told = events(
        "Startup\n-------\n\n   1 (Success) PAINT_EVENT_STARTING\n   Painting begins.\n\n"
        f"   4077 (Error) PAINT_EVENT_BRUSH_DRY\n   {TEXT}\n\nSteps\n-----\n\n   2 (Success) Paint it."
    )
    facts = [(event.event_id, event.level, event.text) for event in told]
    assert facts == [(1, "Information", "Painting begins."), (4077, "Error", TEXT)]


def test_number_and_name_are_an_event_only_where_events_are_told_of() -> None:
    assert not events(
        "The event log was read. These are the colors:\n\n   4077   DarkBlue\n   4078   LightBlue\n\nEnd."
    )


@pytest.mark.parametrize(
    ("symptoms", "told"),
    [
        (f"In the event log, you will see:\n\n   MSPaintMTA 1004 {TEXT}", (1004, "MSPaintMTA", TEXT)),
        (f"Two events are logged in the event log:\n\n - ID 7009 {TEXT}", (7009, None, TEXT)),
        (f"You might see event ID 5714\n\n   {TEXT}\n\nand more.", (5714, None, TEXT)),
        (f"It results in an event ID 633 error stating:\n\n   {TEXT}", (633, None, TEXT)),
        (f"Event 20 is in the log. The event is described by the following message:\n\n   {TEXT}", (20, None, TEXT)),
        (f"The logs contain event ID 9. The entry description is similar to this one:\n\n   {TEXT}", (9, None, TEXT)),
        (f"Event 21 is in the event log. This is explained as:\n\n   {TEXT}", (21, None, TEXT)),
        (f"This is in the event log:\n\n   Event 15 Source Paintsvc {TEXT}", (15, "Paintsvc", TEXT)),
        (
            f"This is in the event log:\n\n   Event 15,Source:Paintsvc,Category:X400 Service {TEXT}",
            (15, "Paintsvc", TEXT),
        ),
        (f"The event log has this COMTI 102 event:\n\n   Description: (102) {TEXT}", (102, "COMTI", TEXT)),
        ("The log has event ID 1000. The source is Userenv.", (1000, "Userenv", None)),
        ("The event log has event 1017 posted by the Paintlib source.", (1017, "Paintlib", None)),
        ("Numerous 9405 events are in the event log with a source of Paint.", (9405, "Paint", None)),
        (
            f"The log has errors coming from source Paint Host Security:\n\n   Event ID 7\n   {TEXT}",
            (7, "Paint Host Security", TEXT),
        ),
        ("The fix logs an event (ID\n2450) in the log.", (2450, None, None)),
        ("Windows File Painting 64005 events are in the event log.", (64005, None, None)),
    ],
)
def test_facts_apart_from_the_id(symptoms: str, told: tuple[int, str | None, str | None]) -> None:
    (event,) = events(symptoms)
    assert (event.event_id, event.provider, event.text) == told


@pytest.mark.parametrize(
    "symptoms",
    [
        "The error is in the Windows 2000 Event Viewer.",
        "The client watches the Windows 2000 Event log.",
        "You get the event message 3 times in the event log.",
        "The event log tells of the Qualifier 0005 event.",
    ],
)
def test_numbers_that_are_no_ids(symptoms: str) -> None:
    assert not events(symptoms)


def test_next_event_is_no_part_of_a_description() -> None:
    told = events(
        f"{LEAD}\n\n   Event ID 7\n   Source: Paint\n   {TEXT}\n\n   Event ID 57 Wall Warning The wall is wet.\n\nEnd."
    )
    assert (told[0].event_id, told[0].text) == (7, TEXT)


def test_records_as_event_viewer_shows_them_in_its_pane() -> None:
    common = "Level: Error\n   Source: Paint\n   Machine: wall\n   Message:"
    told = events(
        f"{LEAD}\n\n   Time: 1:00\n   ID: 7\n   {common} {TEXT}\n\n"
        f"   Time: 2:00\n   ID: 8\n   {common} The wall is wet.\n\nEnd."
    )
    assert [(item.event_id, item.provider, item.text) for item in told] == [
        (7, "Paint", TEXT),
        (8, "Paint", "The wall is wet."),
    ]
    (event,) = events(
        f"{LEAD}\n\n   Log Name: System\n   Source: Paint\n   Event ID: 9\n   OpCode:\n   Logged: 1/2/2003\n"
        f"   Computer: wall\n   Description:\n   {TEXT}"
    )
    assert (event.channel, event.text) == ("System", TEXT)


def test_records_of_the_log_file_of_exchange() -> None:
    told = events(
        "The following may be seen:\n\n   message NMI0210: X.400 Service Event, severity 14\n\n"
        "             (MTA PAINT(15) Proc 112) 10-30-96 02:04:35pm\n             Paint conversion failed\n"
        "               Brush at fault  06000046\n\n   message NMI0062: X.400 Service Event, severity 12\n\n"
        "             (MTA PAINT(15) Proc 112) 10-30-96 02:04:35pm\n             Paint failure"
    )
    assert [event.event_id for event in told] == [210, 62]
    assert (
        told[0].text == "(MTA PAINT(15) Proc 112) 10-30-96 02:04:35pm Paint conversion failed Brush at fault 06000046"
    )


def test_labels_that_only_a_record_has_need_no_word_for_an_event() -> None:
    (event,) = events(
        "You receive this error message:\n\n   ID 4077\n   source- Paint\n   type- error\n   Category- Walls\n"
        f"   {TEXT}\n\nEnd.",
        title="Error 4077 When You Paint",
    )
    assert (event.event_id, event.provider, event.level, event.text) == (4077, "Paint", "Error", TEXT)


def test_sentence_that_goes_on_behind_an_id_is_no_description() -> None:
    (event,) = events(
        f"This is logged:\n\n   Event ID: 4077\n   Source: Paint\n   Description: {TEXT}\n\n"
        "The brush is dry, so that the Paint service logs\nevent 4077: telling that it cannot be used."
    )
    assert event.text == TEXT


def test_descriptions_with_other_marks_for_their_values_are_one() -> None:
    block = "   Event ID: 4077\n   Description: The brush <{}> was left in the tin of %1.\n\n"
    (event,) = events(f"These events are logged:\n\n{block.format('number')}-or-\n\n{block.format('name')}End.")
    assert event.text == "The brush <number> was left in the tin of %1."


@pytest.mark.parametrize(
    "below",
    [
        "   Description: It will be one of the following:\n\n - The brush is dry.\n\n - The wall is\n   wet.\n\n",
        "\n   Unable to open the tin 1.\n\n   Unable to open the tin 2.\n\n   Unable to open the tin 3.\n\n",
    ],
)
def test_descriptions_that_share_their_labels(below: str) -> None:
    told = events(f"{LEAD}\n\n   Event ID: 4077\n   Source: Paint\n   Type: Error\n{below}End.")
    assert {(item.event_id, item.provider, item.level) for item in told} == {(4077, "Paint", "Error")}
    assert len(told) == below.count(".\n\n")
    assert told[0].text in ("The brush is dry.", "Unable to open the tin 1.")
    assert len({item.text for item in told}) == len(told)
