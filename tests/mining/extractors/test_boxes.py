"""Crashes as Windows and Dr. Watson show them in boxes and logs that articles quote."""

from __future__ import annotations

import pytest

from evcorr.article import Article, Section
from evcorr.mining.extractors import extract
from evcorr.mining.extractors.crashes.watson import crashes_logged
from evcorr.observable import Crash, Message, Observable

LOG = """\
Application exception occurred:
     App: exe\\{name}.dbg (<process id>)
     When: <date> @ <time>
     Exception number: c0000005 (access violation)

State Dump for Thread Id <thread id>

function: Stroke
   *----> Stack Back Trace <----*
   Function Name
   brush!Stroke
   paint!Main
"""


def seen(symptoms: str, title: str = "Painting Is Slow") -> tuple[Observable, ...]:
    return extract(Article(id="Q900120", title=title, sections=(Section("SYMPTOMS", symptoms, 10),)))


@pytest.mark.parametrize(
    ("shown", "crash"),
    [
        (
            "Paint.exe has generated errors and will be closed by Windows. You will need\n   to restart the program.",
            Crash(image="Paint.exe", where="SYMPTOMS", line=12),
        ),
        (
            "PAINT executed an invalid instruction in module BRUSH.DLL at 0137:79342eb.",
            Crash(image="PAINT", module="BRUSH.DLL", exception="invalid instruction", where="SYMPTOMS", line=12),
        ),
        (
            "An application error has occurred and an application error log is being\n   generated.\n   PAINT.EXE",
            Crash(image="PAINT.EXE", where="SYMPTOMS", line=12),
        ),
        (
            "PAINT.EXE - Application Error\n   The instruction at <memory address> references memory at\n"
            '   "memory address". The memory could not be "read".',
            Crash(image="PAINT.EXE", exception="memory could not be read", where="SYMPTOMS", line=13),
        ),
        (
            "CLIEXCEPT (Logged to all threads) An exception was raised in the application 'Paint Log\n   Agent'\n"
            "   CLIEXCEPT A fatal exception occurred in THIS THREAD. Information follows:\n"
            '   CLIEXCEPT Exception Type : 0xc0000005"',
            Crash(image="Paint Log Agent", exception="0xc0000005", where="SYMPTOMS", line=12),
        ),
        (
            "<Title> has caused an error in BRUSH.VBX",
            Crash(module="BRUSH.VBX", exception="error", where="SYMPTOMS", line=12),
        ),
    ],
)
def test_box_is_a_crash_and_no_message(shown: str, crash: Crash) -> None:
    assert seen(f"You receive the following error message:\n\n   {shown}") == (crash,)


def test_title_that_shortens_the_box_is_no_message() -> None:
    box = "You receive this error message:\n\n   Paint.exe has generated errors and will be closed by Windows."
    (crash,) = seen(box, title="Error Message: Paint.exe Has Generated Errors...")
    assert isinstance(crash, Crash)
    assert (crash.image, crash.where) == ("Paint.exe", "TITLE")


def test_program_that_only_runs_instructions_is_no_crash() -> None:
    assert seen("The processor executed an instruction in module 4.") == ()


def test_log_without_the_number_of_the_process_names_the_frame_at_fault() -> None:
    mentions = list(crashes_logged(LOG.format(name="paint") + "\n" + LOG.format(name="print")))
    assert [mention.what for mention in mentions] == [
        Crash(image=f"exe\\{name}.dbg", module="brush!Stroke", exception="c0000005") for name in ("paint", "print")
    ]


def test_log_with_a_mere_word_for_the_process_is_read() -> None:
    log = LOG.format(name="paint").replace("<process id>", "pid")
    assert [mention.what.module for mention in crashes_logged(log)] == ["brush!Stroke"]


def test_divide_error_is_a_crash_and_no_message() -> None:
    (crash,) = seen('This is shown:\n\n   "PAINT caused a divide error in module PAINT.EXE at 0137:00482a61"')
    assert crash == Crash(image="PAINT", module="PAINT.EXE", exception="divide error", where="SYMPTOMS", line=12)


def test_what_dr_watson_says_first_is_no_message_beside_the_crash() -> None:
    shown = "An application error has occurred and an application error log is being generated."
    lead = "You receive the following error message:\n\n   Dr. Watson for Windows NT\n\n   "
    exception = "Paint.exe\n   Exception: access violation (0xc0000005), Address: 0x5f40dccf"
    assert [type(item) for item in seen(f"{lead}{shown}\n\n   {exception}")] == [Crash]
    assert [type(item) for item in seen(f"{lead}{shown}")] == [Message]


def test_log_of_a_program_without_symbols_names_no_function() -> None:
    log = LOG.format(name="paint").split("function:")[0] + "   paint!<nosymbols>"
    assert [mention.what.module for mention in crashes_logged(log)] == [None]


def test_utility_that_comes_with_a_product_is_the_program() -> None:
    crashes = seen(
        "The BRUSHES utility provided with Paint 6.11 will generate the error\n\n   PAINTX : fatal error:\n"
        "   General protection fault\n\nwhen it paints."
    )
    assert [item.image for item in crashes if isinstance(item, Crash)] == ["BRUSHES"]
    assert not any(isinstance(item, Message) and "General" in item.text for item in crashes)


def test_module_of_windows_is_none_of_the_program_that_another_mention_names() -> None:
    text = "Brush Gold version 5.0 causes a general protection (GP) fault.\n\nA GP Fault in KRNL386.EXE is shown."
    crashes = [item for item in seen(text) if isinstance(item, Crash)]
    assert [(item.image, item.module) for item in crashes] == [("Brush Gold", "KRNL386.EXE")]


def test_module_of_a_stop_is_no_crash_whatever_its_extension() -> None:
    title = "STOP 0x00000050 in Brush.sys When Painting"
    items = seen("The problem is related to a font which causes a trap in Brush.sys.", title=title)
    assert not any(isinstance(item, Crash) for item in items)
