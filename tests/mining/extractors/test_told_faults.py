"""Crashes, codes and sources as sentences tell them, in wordings met beside those of the other tests."""

from __future__ import annotations

import pytest

from evcorr.article import Article, Section
from evcorr.mining.extractors import extract
from evcorr.observable import Crash, ErrorCode, Event, Message, Observable, Stop


def seen(symptoms: str, title: str = "Painting Is Slow") -> tuple[Observable, ...]:
    return extract(Article(id="Q900110", title=title, sections=(Section("SYMPTOMS", symptoms, 10),)))


@pytest.mark.parametrize(
    ("text", "crash"),
    [
        ("If you try to stop it, you receive a Dr. Watson in Paint.exe.", ("Paint.exe", None, None)),
        ("Snmp.exe may cause an access violation.", ("Snmp.exe", None, "access violation")),
        ("PAINTSRV.EXE produces a Trap 000D error when it paints.", ("PAINTSRV.EXE", None, "Trap 000D")),
        ("An access violation may occur in the Brush.dll.", (None, "Brush.dll", "access violation")),
        ("An access violation occurs in Painter when you stop it.", ("Painter", None, "access violation")),
        (
            'You receive an "access violation" error message in the Painter process.',
            ("Painter", None, "access violation"),
        ),
        ("The Paint Service may access violate.", ("Paint Service", None, "access violation")),
        ("An application exception occurs in the PAINT-C library.", (None, "PAINT-C library", "application exception")),
        (
            "The paint transform (PAINT-TO-INK) process may stop with an access violation.",
            ("PAINT-TO-INK", None, "access violation"),
        ),
        ("- PAINTSRV causes an Access Violation error message.", ("PAINTSRV", None, "Access Violation")),
        (
            'This appears:\n\n   The instruction at "0x0041842c"\n   referenced memory at "0x00000000". The memory\n'
            '   could not be "read".',
            (None, None, "memory could not be read"),
        ),
        (
            "The painter may stop unexpectedly with a call stack that is similar to the following:\n\n"
            "   0ab1fcfc 00510cc7 cffa119e PAINT!Stroke+0x25\n   0ab1fd4c 004dfe5a 00000034 PAINT!Main+0x307",
            (None, "PAINT!Stroke", None),
        ),
        ("Exception in Paint.exe After Network Error.", ("Paint.exe", None, "Exception")),
        (
            "You get a general protection (GP) fault in KRNL286 at 0001:259F.",
            (None, "KRNL286", "general protection (GP) fault"),
        ),
        (
            "Visual Paint terminates after this message:\n\n   Fatal error: Exception code = C0000005\n\nEnd.",
            ("Visual Paint", None, "C0000005"),
        ),
        (
            'It says:\n\n   paint.exe - Application Error\n\n   The instruction at "0x1" reference memory at "0x2"',
            ("paint.exe", None, "access violation"),
        ),
        ("The wall generates a general\nprotection fault when it is wet.", (None, None, "general protection fault")),
        ("The Visual Painter (VP) halts and produces a Dr. Watson log.", ("Visual Painter", None, None)),
        (
            "- If the wall is damp, an access\n   violation may occur in Paint.exe.",
            ("Paint.exe", None, "access violation"),
        ),
        ("- Painting leads to an Access\n   Violation error.", (None, None, "Access Violation")),
        (
            "If Drwtsn32.exe is configured as the default debugger, its log has the access violation of\nPaint.exe.",
            ("Paint.exe", None, "access violation"),
        ),
        (
            "Paint.exe may cause an access violation if Dr.Watson is configured as the default\ndebugger.",
            ("Paint.exe", None, "access violation"),
        ),
        ("An application error may occur in Paint.exe.", ("Paint.exe", None, "application error")),
        (
            "Visual Paint may cause a page fault (Fatal Exception error 0E) on the first start.",
            ("Visual Paint", None, "Fatal Exception error 0E"),
        ),
        ("You receive a Fatal Exception Error 06 message.", (None, None, "Fatal Exception Error 06")),
        ("DRWATSON.EXE    26864\nPAINT.EXE    19302", None),
        (
            "This error may occur:\n\n   PAINT : fatal error DX1020: unhandled exception:\n\n   Page fault;\n\nEnd.",
            None,
        ),
        ("SNMP traps in Paint.exe are not sent.", None),
        ("This is a table:\n\n   1 = exceptions; 0 = no exception\n\n   B = brush", None),
        ("The try block gets the access violation that Paint.exe causes.", None),
        ("The painter spins. The call stack is:\n\n   0ab1fcfc 00510cc7 PAINT!Stroke+0x25", None),
    ],
)
def test_crashes(text: str, crash: tuple[str | None, str | None, str | None] | None) -> None:
    found = [(item.image, item.module, item.exception) for item in seen(text) if isinstance(item, Crash)]
    assert found == ([crash] if crash else [])


@pytest.mark.parametrize(
    ("title", "image"),
    [
        ("FIX: Wall Classes Can Cause IIS to Have Access Violations", "IIS"),
        ("Remote Wall Causes The Visual Painter to GP Fault", "Visual Painter"),
    ],
)
def test_title_that_says_what_a_program_is_caused_to_do(title: str, image: str) -> None:
    (crash,) = seen("The wall is wet.", title=title)
    assert isinstance(crash, Crash)
    assert crash.image == image


def test_a_word_behind_function_is_no_name_of_it() -> None:
    modules = [
        [item.module for item in seen(told, title=title) if isinstance(item, Crash)]
        for told, title in (
            ("The wall is wet.", "Paint Function Causes GP Fault"),
            ("An access violation occurs in the function MonitorWall.", "Painting Is Slow"),
        )
    ]
    assert modules == [[None], ["MonitorWall"]]


def test_program_in_a_folder_of_a_log_is_that_of_the_prose() -> None:
    text = (
        "Paint.exe may cause an access violation:\n\n   Application exception occurred:\n"
        "        App: .\\Debug/paint.exe (pid=12)\n        When: 9/5/2001\n        Exception number: c0000005\n"
    )
    assert [item.image for item in seen(text) if isinstance(item, Crash)] == ["Paint.exe"]


def test_program_as_a_log_names_it() -> None:
    log = "Application: exe\\paintsvr.dbg (pid=23)\nWhen: today\nException number: c0000005"
    (crash,) = seen(f"The log says:\n\n{log}\n", title="Paintsvr.exe Traps in Painting")
    assert isinstance(crash, Crash)
    assert (crash.image, crash.exception) == ("Paintsvr.exe", "c0000005")


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Run-time error '-2147319765 (8002802b)' occurs.", ["8002802b"]),
        ("The brush fails with error message 629 today.", ["629"]),
        ("Error message # 1230 is returned.", ["1230"]),
        ("Error messages 711 and 2005 are displayed.", ["711", "2005"]),
        ("You see 3 error messages 12 times.", []),
        ("Messages such as error 80... and error 4## are of the brush.", []),
        ("The painter logs a conversion error of 4097.", ["4097"]),
        ('It may generate status code 1450 ("Insufficient paint").', ["1450"]),
        ("The call fails with rc=126 (no brush).", ["126"]),
        ("A negative response was sent (SENSE = 0814).", ["0814"]),
        ("SQL Err>> #10025 Sev 9: no paint.", ["10025"]),
        ("The painter logs Event 9 (subcode 1117).", ["1117"]),
        ("This is logged:\n\n   Event 11 (1178) No Paint\n\nEnd.", ["1178"]),
        ("The painter logs an Event ID 3 Qualifier 1106.", ["1106"]),
        ("The painter logs Event 23, Qualifier 11.", []),
        ("See this:\n\n   SUBCODE INFORMATION: X'1152'\n\nEnd.", ["1152"]),
        ("It has a subcode of X'0BC6' today.", ["0BC6"]),
        ("See this:\n\n   SUBCODE INFORMATION:\n   X'1124' No tin.\n   X'1125' No wall.\n\nEnd.", []),
        ("The host sends a 0821 sense code.", ["0821"]),
        ("The painter fails, Sense Data = 84c0000", ["84c0000"]),
        ("The painter fails, Sense Data = 84c0000, or sense data 084C0000.", ["084C0000"]),
        (
            "This is logged:\n\n   Event ID: 3\n   Source: SNA Server\n   Description: (1106)no tin\n\nEnd.",
            ["1106"],
        ),
        ("Causes of the error\n0x00000001          Brush Interrupt\n0x00000002          Paint", []),
    ],
)
def test_codes(text: str, codes: list[str]) -> None:
    assert [item.code for item in seen(text) if isinstance(item, ErrorCode)] == codes


@pytest.mark.parametrize(
    ("text", "source", "description"),
    [
        (
            "The following is logged:\n\n   Event 9301 MSExchangePaint Configuration\n   The brush is dry today.",
            "MSExchangePaint",
            "The brush is dry today.",
        ),
        ("Event ID 7000 with Paint Control Manager as the source is logged.", "Paint Control Manager", None),
        ("You see a Schannel Event ID: 36871 message in the event log.", "Schannel", None),
        ("There is a W3SVC warning with Event ID 36 in the event log.", "W3SVC", None),
        ("Event 4010 from the Line Paint Service (LPNTSVC) is logged.", "LPNTSVC", None),
        ("MSExchangePaint X.400 Service event 9298 is logged.", "MSExchangePaint", None),
        ("A System Event ID 7000 is logged.", None, None),
    ],
)
def test_sources_beside_ids(text: str, source: str | None, description: str | None) -> None:
    (event,) = (item for item in seen(text) if isinstance(item, Event))
    assert (event.provider, event.text) == (source, description)


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ('You receive "Brush not found," "Tin not found," or other various error messages.', ["Brush", "Tin"]),
        ('It shows a "The paint is invalid" (ERROR_BAD_PAINT) error message.', ["The paint"]),
        (
            "You receive one of the following error messages when you start Paint version 6.0:\n\n"
            " - Brush not found\n\n - Tin not found\n\nEnd.",
            ["Brush", "Tin"],
        ),
        (
            "You may receive one of the following error messages.\n\nIf you are using the paint shop:\n\n"
            "   Brush not found\n\nIf you are at a prompt:\n\n   Tin not found\n\nEnd.",
            ["Brush", "Tin"],
        ),
        ("Paint shows the following group file error message:\n\n   Too many tins are open.\n\nEnd.", ["Too many"]),
        (
            "1. Open the tin.\n\n   Paint may return the following error message:\n\n   The tin is closed.\n\n2. End.",
            ["The tin"],
        ),
        (
            "You may receive an error message similar to the following, where <tin> is the tin that you use:\n\n"
            "   The <tin> is closed.\n\nEnd.",
            ["The <tin>"],
        ),
    ],
)
def test_messages(text: str, messages: list[str]) -> None:
    found = [item.text for item in seen(text) if isinstance(item, Message)]
    assert len(found) == len(messages)
    assert all(text.startswith(start) for text, start in zip(found, messages, strict=True))


def test_description_goes_on_in_paragraphs_level_with_it() -> None:
    (event,) = seen(
        "This is logged:\n\n   Event ID: 23\n\n   The brush failed.\n\n   Qualifier: AF\n\n   Note: dry.\n\nEnd."
    )
    assert isinstance(event, Event)
    assert event.text == "The brush failed. Qualifier: AF"


def test_description_with_other_values_is_of_the_same_event() -> None:
    block = "   Event ID: 4104\n   Description: An object of the painting library caused an exception in the"
    far, near = "Or later:" + "\n" * 16, "Or:\n\n"
    first, second = f"Either:\n\n{block} brush\n   {{A}} (1).\n\n", f"{block} tin\n   {{B}} (2).\n\nEnd."
    assert len([item for item in seen(first + far + second) if isinstance(item, Event)]) == 1
    # right below one another they are two
    assert len([item for item in seen(first + near + second) if isinstance(item, Event)]) == 2


def test_driver_that_a_title_blames_for_a_stop() -> None:
    (stop,) = seen("It shows STOP 0x0000001e today.", "Access Violation in Paint.sys Leading to STOP 0x0000001E")
    assert isinstance(stop, Stop)
    assert (stop.code, stop.module) == ("0x0000001E", "Paint.sys")


def test_parameter_of_a_stop_is_no_other_stop() -> None:
    told = seen("It shows STOP 0x0000006b. The first parameter in the STOP code, 0xC0000034, tells why.")
    assert [item.code for item in told if isinstance(item, Stop)] == ["0x0000006B"]


@pytest.mark.parametrize(("status", "codes"), [("0xC0000017", ["0xC0000017"]), ("0xc0000005", [])])
def test_status_that_a_stop_says_below_its_code(status: str, codes: list[str]) -> None:
    told = seen(
        "You receive this error message:\n\n   STOP: c000021a {Fatal System Error}\n"
        f"   The Paint process terminated unexpectedly with a status of {status} (0x00000000 0x00000000)."
    )
    assert [item.code for item in told if isinstance(item, Stop)] == ["0xC000021A"]
    assert [item.code for item in told if isinstance(item, ErrorCode)] == codes


def test_further_codes_of_stops() -> None:
    told = seen("It shows STOP 0x0000001e, 0x0000000a, or 0x00000050 today.")
    assert [item.code for item in told if isinstance(item, Stop)] == ["0x0000001E", "0x0000000A", "0x00000050"]


def test_number_of_a_lettered_code_in_the_title() -> None:
    told = seen("This appears:\n\n   SYS3176: A program cannot continue.", title="Paint Stops with System Error: 3176")
    assert [item.code for item in told if isinstance(item, ErrorCode)] == ["SYS3176"]


def test_rows_of_a_stack_hold_no_codes() -> None:
    told = seen("The stack is:\n\n   01c3ffb8 77f04f4a 00000000 c0000034 PAINT!Stroke+0x129\n\nEnd.")
    assert not [item for item in told if isinstance(item, ErrorCode)]


def test_steps_are_no_messages() -> None:
    assert not seen("2. Check Paint for errors:\n\n   a. Start Paint.\n\n   b. Open the tin.\n\nEnd.")


def test_message_of_one_word() -> None:
    assert seen("The following error message is displayed:\n\n   ecBadPaint\n\nEnd.") == (
        Message(text="ecBadPaint", where="SYMPTOMS", line=12),
    )


def test_programs_are_no_messages() -> None:
    told = seen(
        "The following applications have errors when PAINT.EXE is old:\n\n - Visual Paint 2.0\n\n - Tin 1\n\nEnd."
    )
    assert not [item for item in told if isinstance(item, Message)]


@pytest.mark.parametrize(
    "shown",
    [
        "State Dump for Thread Id 0x23b",
        "Date: 04-APR-1993\n   Size: 394384\n   Version: 3.0",
        "*** Install ***\n   * Add help? *\n   * <Add> *",
    ],
)
def test_what_is_shown_but_says_nothing(shown: str) -> None:
    assert not seen(f"The following window appears:\n\n   {shown}\n\nEnd.")


def test_message_that_announces_another() -> None:
    told = seen(
        "You may receive the following error message:\n\n   The tin is closed.\n\n"
        "   When you click OK, you receive the following error message:\n\n      The brush is dry.\n\nEnd."
    )
    assert [item.text for item in told if isinstance(item, Message)] == ["The tin is closed.", "The brush is dry."]


def test_example_under_a_message_is_none() -> None:
    told = seen(
        "You receive the following error message:\n\n   Paint Failed\n\nExample:\n\n   PAINT /ADD BRUSH\n\nEnd."
    )
    assert [item.text for item in told if isinstance(item, Message)] == ["Paint Failed"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("This is logged:\n\n   Event 7: Source: Brush\n   It failed.\n\nEnd.", "Brush"),
        ("This is logged:\n\n   Event ID: 7\n   MSExchangePaint\n   It failed.\n\nEnd.", "MSExchangePaint"),
    ],
)
def test_source_without_a_line_of_its_own(text: str, source: str) -> None:
    (event,) = seen(text)
    assert isinstance(event, Event)
    assert (event.provider, event.text) == (source, "It failed.")


def test_two_faults_of_one_program_and_module() -> None:
    told = seen(
        "Paint caused a stack fault in module Brush.dll. Paint caused an invalid page fault in module Brush.dll."
    )
    assert [item.exception for item in told if isinstance(item, Crash)] == ["stack fault", "invalid page fault"]


def test_method_at_fault() -> None:
    (crash,) = seen("", title="BUG: CPaint::LoadBrush May Give an Access Violation")
    assert isinstance(crash, Crash)
    assert (crash.module, crash.exception) == ("CPaint::LoadBrush", "Access Violation")


def test_module_of_an_address_without_its_word() -> None:
    (stop,) = seen("STOP:0x000000a (0x1, 0x1c, 0x0, 0x80116bf4\n   0x80116bf4 has base at 80100000 paintdrv.sys")
    assert isinstance(stop, Stop)
    assert (stop.code, stop.module) == ("0x0000000A", "paintdrv.sys")


@pytest.mark.parametrize(
    ("title", "text", "image"),
    [
        ("Painting", "Paintcli may crash with this error:\n\n   Unhandled Exception : Access Violation", "Paintcli"),
        ("Painting", "The Drwtsn32.log may show this:\n\n   Access violation", None),
        ("Access Violation in PAINTCL When Using Oil", "", "PAINTCL"),
        ("SHOP: Paint32 Causes an Access Violation", "", "Paint32"),
        ("Large Tins Cause Access Violation", "", None),
        ("Application Error in PAINTVM Running Old Brushes", "", "PAINTVM"),
        ("GP Fault Using Visual Paint with Large Tins", "", "Visual Paint"),
    ],
)
def test_program_named_by_lead_or_title(title: str, text: str, image: str | None) -> None:
    seen = extract(Article(id="Q900100", title=title, sections=(Section("SYMPTOMS", text, 10),)))
    assert [item.image for item in seen if isinstance(item, Crash)] == [image]


def test_generic_words_of_an_error_count_among_symptoms() -> None:
    text = "When you paint, an out of memory error occurs."
    for heading, found in (("SYMPTOMS", ["out of memory"]), ("CAUSE", [])):
        seen = extract(Article(id="Q900100", title="Painting", sections=(Section(heading, text, 10),)))
        assert [item.text for item in seen if isinstance(item, Message)] == found


def test_crash_on_windows_95_and_on_nt_are_two() -> None:
    text = (
        "On Windows 95:\n\n   PAINT caused an invalid page fault in module BRUSH.DLL at 0137:5f402181\n\n"
        "On Windows NT:\n\n   Paint.exe\n   Exception: access violation (0xc0000005), Address: 0x77f64ce2"
    )
    found = [(item.image, item.module) for item in seen(text) if isinstance(item, Crash)]
    assert found == [("PAINT", "BRUSH.DLL"), ("Paint.exe", None)]


def test_driver_that_stops_the_system_does_not_crash_too() -> None:
    text = "An access violation in win32k!PaintObject occurs:\n\n   STOP 0x0000001E (0xC0000005, 0, 0, 4) in Win32k.sys"
    assert not any(isinstance(item, Crash) for item in seen(text))


def test_driver_whose_fault_leads_to_a_stop_is_its_module() -> None:
    found = seen("STOP 0x0000001E (0xC0000005, 0, 0, 4)", "Access Violation in Brush.sys Leading to STOP 0x1E")
    assert [(type(item), getattr(item, "module", None)) for item in found] == [(Stop, "Brush.sys")]


def test_driver_is_of_neither_of_two_stops() -> None:
    found = seen("STOP 0x0000001E or STOP 0x0000000A occurs.\n\nAn access violation in Brush.sys is the cause.")
    assert [item.module for item in found if isinstance(item, Stop)] == [None, None]


@pytest.mark.parametrize(
    ("title", "text", "image"),
    [
        ("XADM: Store.exe Crashes Mixing Colours", "An access violation may occur if red is mixed.", "Store.exe"),
        ("XADM: MTA May Stop When Mixing", "An access violation may occur if red is mixed.", "MTA"),
        ("Computer Crashes While Mixing", "An access violation may occur if red is mixed.", None),
        (
            "MTA Crashes",
            "The mixer service has an access violation in Mixer.exe. The access violation is rare.",
            "Mixer.exe",
        ),
        (
            "Painting",
            "The following error appears and Visual Paint closes:\n\n   Fatal error: Exception code: C0000005",
            "Visual Paint",
        ),
    ],
)
def test_program_of_a_bare_fault(title: str, text: str, image: str | None) -> None:
    assert [item.image for item in seen(text, title) if isinstance(item, Crash)] == [image]


@pytest.mark.parametrize(
    ("title", "symptoms", "cause", "crashes"),
    [
        ("Access Violation When Mixing Red", "Mixing stops.", "", 1),
        ("Mixing Is Slow", "An access violation occurs.", "", 1),
        ("Mixing Is Slow", "Mixing stops.", "An access violation occurs.", 0),
        ("Access Violation When Mixing Red", "STOP 0x0000001E appears.", "", 0),
        ("Access Violation When Mixing Red", "Paint.exe has a page fault.", "", 1),
        ("Mixing Is Slow", "Dr. Watson appears.", "", 0),
        ("Mixing Is Slow", "This message appears:\n\n   An illegal operation, red by green, was mixed.", "", 0),
    ],
)
def test_bare_fault_is_the_problem_where_nothing_else_is(title: str, symptoms: str, cause: str, crashes: int) -> None:
    sections = (Section("SYMPTOMS", symptoms, 10), Section("CAUSE", cause, 20))
    seen = extract(Article(id="Q900100", title=title, sections=sections))
    assert sum(isinstance(item, Crash) for item in seen) == crashes


@pytest.mark.parametrize(
    ("title", "text", "image"),
    [
        ("Paint for Windows 4.0 Produces GP Fault", "", "Paint for Windows 4.0"),
        ("SHOP: The PAINT_TIN Service Causes an Access Violation", "", "PAINT_TIN Service"),
        ("Brushes Cause a GPF in PB 4.0", "", "PB 4.0"),
        ("Painting", "When you open a tin in Visual Paint 2.0, you may receive a GP fault.", "Visual Paint 2.0"),
        (
            "Painting",
            "If you add red within Tin Manager, and you save it, you may get an access violation.",
            "Tin Manager",
        ),
        ("Painting", "If you open a tin in Windows, you may receive a GP fault.", None),
        (
            "Painting",
            "This can cause the External Paint program to hang, or to produce a general protection error.",
            "External Paint program",
        ),
        ("Painting", "An access violation may occur in the directory service.", "directory service"),
        ("GP Fault Using Visual Paint with Large Pictures", "A GP fault occurs.", "Visual Paint"),
        ("GP Fault Running Painter on a Wall", "A GP fault occurs.", "Painter"),
        ("GP Fault Using Large Pictures", "A GP fault occurs.", None),
        ("Painting", 'Visual Paint closes with an "Exception error."', "Visual Paint"),
        (
            "Painting",
            "Process 7 generated fatal exception c0000005 EXCEPTION_ACCESS_VIOLATION. Paint is terminating it.",
            "Paint",
        ),
        (
            "Painting",
            "Visual Paint 5.0 will show an error, such as:\n\n   The instruction at 0x1 referenced memory at 0x2.",
            "Visual Paint 5.0",
        ),
    ],
)
def test_programs_that_crash(title: str, text: str, image: str | None) -> None:
    assert [item.image for item in seen(text, title) if isinstance(item, Crash)] == [image]


def test_crash_in_a_method_is_that_in_the_method_of_its_class() -> None:
    title = "BUG: Access Violation in CPaint::Clear"
    found = seen("An access violation in function Clear() occurs.", title)
    assert [item.module for item in found if isinstance(item, Crash)] == ["CPaint::Clear"]


def test_bare_fault_takes_no_place() -> None:
    shown = "Access violation in tin no. 7, not opened."
    text = f"The following error message appears:\n\n   {shown}\n\nError 0xC0000005 follows."
    messages = [item.text for item in seen(text) if isinstance(item, Message)]
    assert messages == [shown]
    assert [item.code for item in seen(text) if isinstance(item, ErrorCode)] == ["0xC0000005"]


def test_box_of_an_unknown_exception_is_another_crash_than_a_stack_fault() -> None:
    text = (
        "Either of these appears:\n\n   PAINT caused a stack fault in module BRUSH.DLL at 015f:1030493b.\n\n-or-\n\n"
        "   PAINT.EXE - Application error. The exception unknown software exception\n"
        "   (0xc00000fd) occurred in the application at location 0x1030837b."
    )
    crashes = [(item.image, item.module) for item in seen(text) if isinstance(item, Crash)]
    assert crashes == [("PAINT", "BRUSH.DLL"), ("PAINT.EXE", None)]


def test_stack_fault_of_a_title_is_that_of_the_log() -> None:
    log = "App: exe\\paint.dbg (pid=23)\nWhen: today\nException number: c00000fd"
    crashes = [
        item for item in seen(f"The log says:\n\n{log}\n", "Paint.exe Has a Stack Fault") if isinstance(item, Crash)
    ]
    assert [(item.image, item.exception) for item in crashes] == [("Paint.exe", "c00000fd")]


def test_box_of_a_small_device() -> None:
    text = (
        "You receive this error:\n\n   Fatal Application Error\n   <name> has performed an illegal operation.\n"
        "   Program: <name>\n   Exception: 0x80000003\n   Address: 01a62d66"
    )
    (crash,) = seen(text)
    assert isinstance(crash, Crash)
    assert (crash.image, crash.exception) == ("<name>", "0x80000003")


def test_unknown_module_is_told_in_two_ways() -> None:
    text = (
        'You see an "Invalid Page Fault in module <unknown>" error message. Details are:\n\n'
        "   PAINT caused an invalid page fault in module unknown at 0137:bff9d709"
    )
    assert len([item for item in seen(text) if isinstance(item, Crash)]) == 1


def test_second_of_two_messages_that_a_sentence_quotes() -> None:
    told = seen('Paint may show an error message, such as "There are no more tins" or "Brush not found."')
    assert [item.text for item in told if isinstance(item, Message)] == ["There are no more tins", "Brush not found."]


def test_place_of_a_message_is_none() -> None:
    assert not seen("The following error message appears:\n\n   ERROR: XXXXXXXXXXXXXXXXXXXXXXXX\n\nEnd.")


def test_process_is_named_by_its_program() -> None:
    (crash,) = seen("The Paintlogon process causes an access violation.")
    assert isinstance(crash, Crash)
    assert crash.image == "Paintlogon"


def test_fault_with_a_module_is_another_crash_than_that_of_a_log() -> None:
    text = (
        "One of these appears:\n\n   VP32.exe, Exception: access violation (0xc0000005), Address: 0x022a00b8.\n\n"
        "-or-\n\n"
        "   VP caused a general protection fault in module BRUSH.OCX at 0003:0000fb7f."
    )
    assert [item.module for item in seen(text) if isinstance(item, Crash)] == [None, "BRUSH.OCX"]


def test_title_of_a_box_is_no_message() -> None:
    told = seen(
        'A message box titled "Unable to Paint" with the following error message appears:\n\n   The tin is lost.'
    )
    assert [item.text for item in told if isinstance(item, Message)] == ["The tin is lost."]


def test_messages_one_after_the_other() -> None:
    told = seen(
        "You receive this error message:\n\n   Permission Denied\n\nand then\n\n   The tin was not opened.\n\nEnd."
    )
    assert [item.text for item in told if isinstance(item, Message)] == ["Permission Denied", "The tin was not opened."]


@pytest.mark.parametrize(
    ("title", "crash"),
    [
        ("Access Violation in Painter When Using Oil", ("Painter", None)),
        ("Oil Driver May Cause a GP Fault in Painter", ("Painter", None)),
        ("Painter Randomly Stops with Access Violation", ("Painter", None)),
        ("Cleaning Dry Brush Can Cause GPF", (None, None)),
        ("BRUSH.DLL May Cause GP Faults", (None, "BRUSH.DLL")),
        ("Painter 2.5 Causes a GP Fault", ("Painter 2.5", None)),
        ("Visual Paint Wizard Causes Page Fault", ("Visual Paint Wizard", None)),
        ("Long Path in a Paint Wizard Causes GP Fault", (None, None)),
        ("Closing Painter 2.5 Causes GP Fault", (None, None)),
    ],
)
def test_program_of_a_title(title: str, crash: tuple[str | None, str | None]) -> None:
    (found,) = seen("The wall is wet.", title)
    assert isinstance(found, Crash)
    assert (found.image, found.module) == crash


@pytest.mark.parametrize(
    ("text", "crash"),
    [
        ("A general protection (GP) fault occurs in the module USER.EXE.", (None, "USER.EXE")),
        ("An application error in Krnl386.exe occurs.", (None, "Krnl386.exe")),
        ("You see this:\n\n   General Protection Fault in Module Gdi.exe.", (None, "Gdi.exe")),
        ("Microsoft Windows NT 4.0 may have an access violation in Brush.dll.", (None, "Brush.dll")),
        ("Some cards are bad. They may cause a general protection fault.", (None, None)),
        (
            "Painter stops.\n\nThe Paint.log has:\n\n   App: exe\\paint.dbg (pid=176)\n   Exception number: c0000005",
            ("exe\\paint.dbg", None),
        ),
    ],
)
def test_what_is_no_program(text: str, crash: tuple[str | None, str | None]) -> None:
    (found,) = seen(text)
    assert isinstance(found, Crash)
    assert (found.image, found.module) == crash


@pytest.mark.parametrize(
    ("text", "crash"),
    [
        ("The Windows NT Server spooler process may generate access violations.", ("spooler process", None)),
        ("Windows NT Painter may cause an access violation.", ("Painter", None)),
        ("Windows NT Server may have an access violation in Brush.dll.", (None, "Brush.dll")),
        ("It may hang, or the information store may stop with an access violation.", ("information store", None)),
        ("Setting it to DRY or WET may cause an access violation.", (None, None)),
        ("The Painter service encountered an access violation when it started.", ("Painter service", None)),
        ("You see an exception error in paintsvc.exe.", ("paintsvc.exe", None)),
    ],
)
def test_program_that_a_sentence_is_about(text: str, crash: tuple[str | None, str | None]) -> None:
    (found,) = seen(text)
    assert isinstance(found, Crash)
    assert (found.image, found.module) == crash


def test_two_files_are_two_programs_but_a_misspelt_one_is_none() -> None:
    log = "\n\nThe log shows:\n\n   App: exe\\wallserver.dbg (pid=7)\n   Exception number: c0000005"
    two = seen(f"Brush.exe may encounter an access violation.{log}")
    one = seen(f"Walserver.exe may encounter an access violation.{log}")
    assert [len([item for item in told if isinstance(item, Crash)]) for told in (two, one)] == [2, 1]
