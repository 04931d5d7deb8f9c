"""Crashes that only a title names, or that a code alone tells."""

from __future__ import annotations

import pytest

from evcorr.article import Article, Section
from evcorr.mining.extractors import extract
from evcorr.observable import Crash, ErrorCode, Message, Observable, Role, Stop

_POPUP = 'This appears:\n\n   The instruction at "0x0041842c" referenced memory at "0x00000000".\n\nEnd.'


def seen(symptoms: str, title: str = "Painting Is Slow", *, more: str = "") -> tuple[Observable, ...]:
    sections = (Section("SYMPTOMS", symptoms, 10), Section("MORE INFORMATION", more, 30))
    return extract(Article(id="Q900150", title=title, sections=sections if more else sections[:1]))


def crashes(symptoms: str, title: str) -> list[tuple[str | None, str | None]]:
    return [(item.image, item.exception) for item in seen(symptoms, title) if isinstance(item, Crash)]


@pytest.mark.parametrize(
    ("title", "image"),
    [
        ("PAINT.EXE Application Error with Large Pictures", "PAINT.EXE"),
        ("FIX: Long Path Crashes Paint", "Paint"),
        ("XADM: Long Path Causes Paint Store to Stop", "Paint Store"),
        ("Paint Shop Access Violation When You Print", "Paint Shop"),
        ("Paint Shop GP Faults Under Windows NT", "Paint Shop"),
        ("Painter Traps When You Print", "Painter"),
        ("Long Path Causes AV in Paint Store", "Paint Store"),
        ("Painter Crashes Over Slow Links", "Painter"),
        ("Crash Sometimes Occurs with Long Path", None),
        ("Painter Crashes Converting Pictures", "Painter"),
        ("Random Access Violations with Long Path", None),
        ("How to Set Up Paint AV 4.0", None),
        ("Paint Spooler Service Causing Access Violation", "Paint Spooler Service"),
        ("Painter Stops Processing Pictures", None),
        ("Painter GP Faults When Icon Is Dropped", "Painter"),
        ("Sporadic Access Violations with Long Path", None),
        ("App. Causes Access Violation with Long Path", None),
        ("Painter Terminating with Memory Access Violation, Event ID 7", "Painter"),
        ("Applications May Fail with Access Violation", None),
        ("Long Path May Cause Access Violation (AV) on Paint Server", "Paint Server"),
        ("Trap in PAINTSpool when Stopping Printer", "PAINTSpool"),
        ("PAINTUP Fails With Application Error During Setup", "PAINTUP"),
        ("Access Violation on Paint Server During Set Up", "Paint Server"),
        ("Access Violation on Print Server with Long Path", None),
    ],
)
def test_program_that_a_title_names(title: str, image: str | None) -> None:
    assert [name for name, _ in crashes(_POPUP, title)] == [image]


@pytest.mark.parametrize(
    ("text", "image"),
    [
        ("Microsoft Paint Shop versions 1.0 and 1.1 may cause an access violation.", "Paint Shop"),
        ("Paint Shop or other programs that print may access violate when the tin is full.", "Paint Shop"),
        ('An "access violation" error message may occur in the spooler.', "spooler"),
        ("An access violation will occur within Paint Shop when you print.", "Paint Shop"),
        ("The Paint Spooler Service may stop responding or generate an access violation.", "Paint Spooler Service"),
        ("It causes Paint Shop (PS) to stop responding and generate an access violation.", "Paint Shop"),
        ("If you use Paint Shop (PS) to view a large picture, an access violation occurs.", "Paint Shop"),
        ("When you print in Paint Shop (PS) versions 1.0 and 2.0, you may get an access violation.", "Paint Shop"),
        ("In version 3.0 of Paint Shop, an access violation occurs when you print.", "Paint Shop"),
        (
            "If you copy it and then start the Paint Spooler service, an access violation may occur.",
            "Paint Spooler service",
        ),
        ("An access violation occurs if you try to stop the Paint Spooler service.", "Paint Spooler service"),
        (
            "If a picture of the Paint Web Service has many layers, the information store causes an access violation.",
            "information store",
        ),
        ("A long path may cause an access violation to occur on Paint Server, which stops.", "Paint Server"),
        ("The corruption shows itself as access violations in the PTA.", "PTA"),
        ("The Painting wizard generates an access violation while it paints.", "Painting wizard"),
        ("The Microsoft Connector for Lotus cc:Mail has an access violation.", "Connector for Lotus cc:Mail"),
        (
            "In Paint Server Manager, adding pictures of two sizes may cause an access violation.",
            "Paint Server Manager",
        ),
    ],
)
def test_program_that_a_sentence_names(text: str, image: str) -> None:
    assert crashes(text, "Painting Is Slow") == [(image, "access violation")]


def test_application_error_of_a_title_that_names_the_program() -> None:
    text = "You receive an application exception (Dr. Watson) error message."
    assert crashes(text, "XADM: Paint Manager Application Error with Long Path") == [
        ("Paint Manager", "Application Error")
    ]
    assert crashes(text, "Long Path Causes Application Error") == []
    assert crashes(text, "Paint Server Application Error: Duplicate Name") == []


def test_code_of_an_access_violation_in_a_sentence() -> None:
    text = "Clicking OK causes Visual Paint 6.0 to terminate with a C0000005 error."
    assert crashes(text, "FIX: C0000005 Error With Long Path") == [("Visual Paint 6.0", "C0000005")]


def test_program_called_like_the_end_of_its_file() -> None:
    text = 'It says:\n\n   WinPaint.exe - Application Error\n\n   The instruction at "0x1" referenced memory at "0x2".'
    assert [name for name, _ in crashes(text, "Paint Generates Application Error")] == ["WinPaint.exe"]


def test_details_of_an_illegal_operation_are_of_its_program() -> None:
    text = (
        "This causes an illegal operation in PAINT.EXE.\n\nDetails show an invalid page fault in module BRUSH.DLL."
        "\n\nOn Windows NT you see this:\n\n   PAINT.EXE\n   Exception: access violation (0x00000005), Address: 0x5001"
    )
    told = [item for item in seen(text) if isinstance(item, Crash)]
    assert [(item.image, item.module) for item in told] == [("PAINT.EXE", "BRUSH.DLL"), ("PAINT.EXE", None)]


@pytest.mark.parametrize(
    ("title", "text", "place"),
    [
        (
            "Event ID 5: PAINTSRV Generates Dr. Watson with Fault in StrokeBru",
            "The log has an access violation in function StrokeBrush.",
            ("PAINTSRV", "StrokeBrush"),
        ),
        ("Access Violation in Brushmon", "An access violation occurs in the Brushmon.dll.", (None, "Brushmon.dll")),
        ("GP Fault in Brushmn.dll", "A GP fault occurs in module Brushmon.dll.", (None, "Brushmon.dll")),
        (
            "Exception 0E Using Large Pictures",
            "This appears:\n\n   A fatal exception 0E has occurred at 0028:C14E2A51 in VXD BRUSH(01) + 1\n\nEnd.",
            (None, "BRUSH"),
        ),
    ],
)
def test_place_that_title_and_body_write_otherwise(title: str, text: str, place: tuple[str | None, str]) -> None:
    assert [(item.image, item.module) for item in seen(text, title) if isinstance(item, Crash)] == [place]


def test_versions_of_a_library_are_two() -> None:
    text = "PAINT caused a GP fault in module BRUSH350.DLL. PAINT caused a GP fault in module BRUSH360.DLL."
    assert [item.module for item in seen(text) if isinstance(item, Crash)] == ["BRUSH350.DLL", "BRUSH360.DLL"]


def test_box_in_a_line_names_its_program() -> None:
    text = 'This appears:\n\n   Painter application error "The instruction at 0x1 referenced memory at 0x2."\n\nEnd.'
    assert [name for name, _ in crashes(text, "Painting Is Slow")] == ["Painter"]
    assert [name for name, _ in crashes(text.replace("Painter", "The"), "Painting Is Slow")] == [None]


def test_title_of_a_box_is_no_message() -> None:
    (crash,) = seen("It stops.", 'Error Message: "PAINT.EXE - Application Error"')
    assert isinstance(crash, Crash)


def test_debugger_that_is_the_program_named_last() -> None:
    (crash,) = (item for item in seen("It stops.", "BRUSH.DLL Access Violation with Visual Debugger"))
    assert isinstance(crash, Crash)
    assert crash.module == "BRUSH.DLL"


@pytest.mark.parametrize(
    "text",
    [
        "The access violation is seen in the kernel debugger only.",
        'It says "Exception Error" when it is wet.',
        "Look at Page Faults/sec while you paint.",
        "The pages are there without triggering a page fault.",
    ],
)
def test_what_no_program_shows(text: str) -> None:
    assert crashes(text, "Painting Is Slow") == []


def test_two_bare_words_are_one_crash() -> None:
    assert crashes("You may see an access violation or invalid page fault.", "Painting Is Slow") == [
        (None, "access violation")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The following error message appears:\n\n   Fatal exception: Error code=C0000005\n\nEnd.",
        "A Dr. Watson error occurs, with error 0xC0000005.",
    ],
)
def test_code_of_an_access_violation_is_a_crash(text: str) -> None:
    told = seen(text, "Painting Gives a Dr. Watson Error")
    assert [type(item) for item in told] == [Crash]


def test_shown_program_of_a_code() -> None:
    text = "The log has this error:\n\n   App: exe\\paint.dbg (<process id>)\n   Exception number: c0000005\n\nEnd."
    assert crashes(text, "Painting Is Slow") == [("exe\\paint.dbg", "c0000005")]


def test_program_that_never_began_has_not_crashed() -> None:
    text = "This error appears:\n\n   The application failed to initialize properly (0xc0000005).\n\nEnd."
    assert [type(item) for item in seen(text)] == [ErrorCode]


def test_message_under_a_line_with_its_code() -> None:
    (error,) = seen("If you paint, error 1743 appears with this message:\n\n   Brush is read only.\n\nEnd.")
    assert isinstance(error, ErrorCode)
    assert (error.code, error.text) == ("1743", "Brush is read only.")


@pytest.mark.parametrize(
    ("shown", "role"),
    [
        ("Paint is now set up.", Role.INCIDENTAL),
        ("The brush may drip. Would you like the wizard to change it?", Role.INCIDENTAL),
        ("The brush is not clean.", Role.SYMPTOM),
        ("This picture is too large to paint.", Role.SYMPTOM),
    ],
)
def test_message_of_a_step_is_no_symptom(shown: str, role: Role) -> None:
    more = f"1. Click Paint. The following message appears:\n\n   {shown}\n\nEnd."
    assert [item.role for item in seen("It is slow.", more=more) if isinstance(item, Message)] == [role]


def test_message_that_its_lead_calls_an_error_is_a_symptom() -> None:
    more = "If you paint twice, the following error is displayed:\n\n   Paint is now set up.\n\nEnd."
    assert [item.role for item in seen("It is slow.", more=more) if isinstance(item, Message)] == [Role.SYMPTOM]


def test_word_behind_the_symptoms_is_the_crash_of_these() -> None:
    told = seen("An invalid page fault occurs in Paint.exe.", more="These steps cause a general protection fault.")
    assert [item.image for item in told if isinstance(item, Crash)] == ["Paint.exe"]


@pytest.mark.parametrize(
    ("title", "symptoms", "image"),
    [
        (
            "PRB: Large Picture Causes GPF",
            "You receive this:\n\n   PAINT caused an invalid page fault in module BRUSH.DLL at 0137:bff7.",
            "PAINT",
        ),
        ("Fatal Exception 0E When You Paint", "Paint.exe causes a page fault when it draws.", "Paint.exe"),
    ],
)
def test_fault_of_a_title_is_that_of_the_symptoms_by_whatever_word(title: str, symptoms: str, image: str) -> None:
    (crash,) = (item for item in seen(symptoms, title) if isinstance(item, Crash))
    assert (crash.image, crash.where) == (image, "TITLE")


def test_fault_without_a_name_is_that_of_the_title() -> None:
    told = seen("An exception 0E occurs when you paint.", "Fatal Exception 0E in VPAINT Using a Script")
    assert [item.module for item in told if isinstance(item, Crash)] == ["VPAINT"]


def test_what_a_title_calls_a_trap_is_the_stop() -> None:
    told = seen("The system may generate a STOP 0x23 (FAT_FILE_SYSTEM) error.", "PGW May Trap When Creating Devices")
    assert [(type(item), item.where) for item in told] == [(Stop, "TITLE")]


@pytest.mark.parametrize(
    ("text", "title", "crash"),
    [
        ("Paint.exe causes an access violation in Brush.dll.", "Painting Is Slow", ("Paint.exe", "Brush.dll")),
        ("An access violation occurs in Brush.dll when you use MFC.", "Painting Is Slow", (None, "Brush.dll")),
        ("A program that uses BRUSH has an access violation in Brush.dll.", "Painting Is Slow", (None, "Brush.dll")),
        ("It is wet.", "Painter.exe Access Violation in BRUSH!Clear", ("Painter.exe", "BRUSH!Clear")),
    ],
)
def test_program_beside_the_place_of_its_crash(text: str, title: str, crash: tuple[str | None, str]) -> None:
    told = [item for item in seen(text, title) if isinstance(item, Crash)]
    assert [(item.image, item.module) for item in told] == [crash]


def test_function_whose_calls_are_counted_is_no_place() -> None:
    told = seen("Paint.exe has an access violation because of a large number of GetBrushData calls.")
    assert [item.module for item in told if isinstance(item, Crash)] == [None]


def test_stack_of_a_stop_is_no_crash_of_a_program() -> None:
    more = (
        "The crash dump has this stack trace:\n\n   bb3e7df0 a3053c5d win32k!PaintDesktop+0xda\n   bb3e7e84 nt!Ki+0x1"
    )
    told = seen("You may see this:\n\n   STOP: 0x0000001E (0x1, 0x2, 0x3, 0x4)\n\nEnd.", more=more)
    assert [type(item) for item in told] == [Stop]


def test_words_of_any_crash_are_no_message() -> None:
    words = "The instruction at ' 0xff042500 ' referenced memory at ' 0xff042500 '\n   could not be read."
    found = seen(f"Paint Shop stops, and the following Dr. Watson error message appears:\n\n   {words}\n\nEnd.")
    assert [type(item) for item in found] == [Crash]
