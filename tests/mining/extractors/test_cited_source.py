"""The sources of events as notes and runbooks cite them."""

from __future__ import annotations

import pytest

from evcorr.article import Article, Section
from evcorr.mining.extractors import extract
from evcorr.mining.extractors.events.opening_source import without_head, without_source
from evcorr.observable import Event

Fact = tuple[int, str | None, str | None]


def events(symptoms: str) -> list[Fact]:
    seen = extract(Article(id="Q900163", title="Painting Is Slow", sections=(Section("SYMPTOMS", symptoms, 10),)))
    return [(item.event_id, item.provider, item.text) for item in seen if isinstance(item, Event)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('Event ID 364 (Source: Paint FS) "The brush is not wet."', (364, "Paint FS", "The brush is not wet.")),
        ('- event 133, source Paint FS: "The brush is not wet."', (133, "Paint FS", "The brush is not wet.")),
        ("- Event 133 (source paintacpi): Brush 4 was lost.", (133, "paintacpi", "Brush 4 was lost.")),
        (
            'Event 1020 from Contoso-Paint-Server: "It is 100 percent dry."',
            (1020, "Contoso-Paint-Server", "It is 100 percent dry."),
        ),
        ("Event ID 7031 (Paint Control Manager)", (7031, "Paint Control Manager", None)),
        ('Event 1000 "Paint Error": The painter fell.', (1000, "Paint Error", "The painter fell.")),
        ("Hyper-P-VMMS event 32022: Painting did not start.", (32022, "Hyper-P-VMMS", "Painting did not start.")),
        ("The P32Time source logs event 36 each day.", (36, "P32Time", None)),
        ('Event 7 from source Paint: "Paint has a hole in it."', (7, "Paint", "Paint has a hole in it.")),
        (
            "Provider Windows Paint Update Services logs event IDs 12002.",
            (12002, "Windows Paint Update Services", None),
        ),
        ("- Event ID 5719, source PAINTLOGON, in the System log", (5719, "PAINTLOGON", None)),
        (
            "Many Event ID 54's coming from source Paint Host Security may be present.",
            (54, "Paint Host Security", None),
        ),
        (
            "It posts an event 55 coming from the Paint RPC Service in the application log.",
            (55, "Paint RPC Service", None),
        ),
        (
            "On it: MSExchange ADAccess, event 2070: It lost the tray.",
            (2070, "MSExchange ADAccess", "It lost the tray."),
        ),
        ('Event 2004 "Paint-Tray-Detector" with the log', (2004, "Paint-Tray-Detector", None)),
        ("Event 57 is being logged by Hyper-P-Painting.", (57, "Hyper-P-Painting", None)),
        ("See event 6 of source AutoPainting with the code.", (6, "AutoPainting", None)),
        ("Event 56 from disk in the System log", (56, "disk", None)),
        ('Event 2019 (PaintSrv) on FS02: "The pool was empty."', (2019, "PaintSrv", "The pool was empty.")),
        (
            "Contoso-Paint-Server, Event 1057: It could not paint.",
            (1057, "Contoso-Paint-Server", "It could not paint."),
        ),
        ("Event ID 58 is logged. The source for the event ID is PaintMon.", (58, "PaintMon", None)),
        ("Event ID 59 appears, which indicates the Paint\nManager (PM) is the source.", (59, "Paint Manager", None)),
        ("Event ID 60 appears. The message lists the Paint Manager as the source.", (60, "Paint Manager", None)),
        ("See error 7411 from SMS_PAINT_MANAGER in the system log.", (7411, "SMS_PAINT_MANAGER", None)),
    ],
)
def test_source_and_description(text: str, expected: Fact) -> None:
    assert events(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Event ID 4037 (Internal Painting Error)",
        "Event 529 (Logon Failure) is logged.",
        "Event ID 4015 (Warning)",
        "Event ID 4015 (Application Log)",
        "Event ID 4015 (see the table)",
        "Event ID 4015, whose source is unknown",
        "Event ID 4015 from Windows 2000: none",
    ],
)
def test_what_names_no_source(text: str) -> None:
    assert [provider for _, provider, _ in events(text)] == [None]


def test_the_source_is_not_cut_from_a_description_that_begins_with_it() -> None:
    assert events("- Event 203 (source DNS): DNS server could not read it.") == [
        (203, "DNS", "DNS server could not read it.")
    ]


@pytest.mark.parametrize(
    ("description", "bare"),
    [
        ("Source DNS, Description: It could not read.", "It could not read."),
        ("DNS [(147)] The engine stopped.", "[(147)] The engine stopped."),
        ("DNS server could not read.", "DNS server could not read."),
        ("DNS", None),
    ],
)
def test_a_description_is_told_without_the_source_before_it(description: str, bare: str | None) -> None:
    assert without_source(description, "DNS") == bare


def test_events_listed_with_the_name_of_a_provider() -> None:
    text = (
        "These events are logged:\n\n- Contoso-Paint-Drying 5120: The paint has dried\n\n- Ntfs 140: The wall is gone"
    )
    assert events(text) == [
        (5120, "Contoso-Paint-Drying", "The paint has dried"),
        (140, "Ntfs", "The wall is gone"),
    ]


@pytest.mark.parametrize(
    ("record", "provider", "text"),
    [
        ("Catagory: None Description: The paint is dry.", None, "The paint is dry."),
        ("PAINT_DRY_FAILED Message Text: The paint is wet.", None, "The paint is wet."),
        ("from PaintIS Private Category: Out Description: The paint ran.", "PaintIS Private", "The paint ran."),
        ("has Source = DrPaint with the following Description: It fell.", "DrPaint", "It fell."),
        ("Application: paint.exe Description: It fell.", None, "Application: paint.exe Description: It fell."),
    ],
)
def test_a_description_is_told_without_the_rest_of_its_record(record: str, provider: str | None, text: str) -> None:
    event = without_head(Event(event_id=7, text=record))
    assert (event.provider, event.text) == (provider, text)
