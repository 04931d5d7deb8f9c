"""Stacks of programs that crash, as Dr. Watson and debuggers print them."""

from __future__ import annotations

import pytest

from evcorr.article import Article, Section
from evcorr.mining.extractors import extract
from evcorr.observable import Crash, ErrorCode

WATSON = "FramePtr ReturnAd Param#1  Param#2  Param#3  Param#4  Function Name"
DEBUGGER = "FramePtr  RetAddr   Param1   Param2   Param3   Function Name"


def crashes(*texts: str, title: str = "Painting Is Slow") -> list[tuple[str | None, str | None, str | None]]:
    sections = tuple(Section("SYMPTOMS", text, 10 * (place + 1)) for place, text in enumerate(texts))
    seen = extract(Article(id="Q900117", title=title, sections=sections))
    return [(item.image, item.module, item.exception) for item in seen if isinstance(item, Crash)]


def test_table_of_dr_watson_tells_a_crash_without_any_words() -> None:
    told = f"In the log you find:\n\n   {WATSON}\n   0182f918 0042b2e2 00000000 00000000\n   paint!Stroke [omap]"
    assert crashes(told) == [(None, "paint!Stroke", None)]


def test_stack_names_the_place_of_a_crash_that_another_section_tells() -> None:
    stack = f"*----> Stack Back Trace <----*\n\n   {WATSON}\n   0182f918 0042b2e2 0042b2f2 00000000 brush!CBrush::Clear"
    told = "Paint.exe may stop with an access violation."
    assert crashes(told, stack) == [("Paint.exe", "brush!CBrush::Clear", "access violation")]


@pytest.mark.parametrize(
    "told",
    [
        f"The painter may quit with a stack dump like this one:\n\n   {DEBUGGER}\n   03fb 0215dd56 PAINT!Stroke+0x126",
        "An access violation may occur in the painter.\n\n0:018> kb\n\n   ChildEBP RetAddr  Args to Child\n"
        "   0bd8fbf4 612057fd 00dc0004 PAINT!Stroke+0x13",
    ],
)
def test_head_of_the_table_announces_a_stack(told: str) -> None:
    assert [module for _, module, _ in crashes(told)] == ["PAINT!Stroke"]


@pytest.mark.parametrize("why", ["uses all of the CPU", "is in this state"])
def test_stack_of_a_program_that_runs_on_is_no_crash(why: str) -> None:
    told = f"When Paint {why}, quit it and look at its dump:\n\n   {DEBUGGER}\n   0182f918 0042b2e2 00000000 PAINT!Loop"
    assert crashes(told) == []


@pytest.mark.parametrize(
    "raising", ["KERNEL32!RaiseException+0x6a", "\n   KERNEL32!UnhandledExceptionFilter+0x1c1", "ntdll!RtlRaiseStatus"]
)
def test_place_is_behind_the_functions_that_raise_an_exception(raising: str) -> None:
    rows = f"0572f7a8  020050db  e0051234 00000000 00000000 {raising}\n0572f84c  02006a72  00000010 PAINT!Fill"
    told = f"The stack may be:\n\n{DEBUGGER}\n{rows}"
    assert crashes(told) == [(None, "PAINT!Fill", "e0051234")]


def test_log_of_dr_watson_names_the_place_behind_the_functions_that_raise_an_exception() -> None:
    told = (
        "The log has:\n\n   Application exception occurred:\n   App: exe\\paint.dbg (pid=227)\n"
        f"   When: 1/2/1997 @ 7:30:30\n   Exception number: e0051234\n\n   {WATSON}\n"
        "   0572f7a8 020050db KERNEL32!RaiseException\n   0572f84c 02006a72 PAINT!Fill"
    )
    assert crashes(told) == [("exe\\paint.dbg", "PAINT!Fill", "e0051234")]


def test_heap_that_finds_itself_damaged_is_where_a_program_crashed() -> None:
    told = f"Paint.exe stops:\n\n   {WATSON}\n   0572f7a8 020050db ntdll!RtlFreeHeap\n   0572f84c 02006a72 PAINT!Fill"
    assert crashes(told)[0][1] == "ntdll!RtlFreeHeap"


def test_program_is_the_subject_of_the_sentence_above_the_stack() -> None:
    told = "The Visual Paint Server may stop (crash). The call stack is:\n\n   03fb 0215dd56 PAINT!Stroke+0x126"
    assert crashes(told) == [("Visual Paint Server", "PAINT!Stroke", None)]


def test_stack_without_symbols_names_no_place() -> None:
    assert crashes(f"The log has:\n\n   {WATSON}\n   03fb 0215dd56 paint!<nosymbols>\n   04fb 0215dd57 x") == []


def test_file_and_function_in_it_are_one_place() -> None:
    told = f"Paint.exe crashes with this stack:\n\n   {DEBUGGER}\n   03fb 0215dd56 brush!CBrush::Clear+0x2"
    cause = "There is an access violation in Brush.dll."
    assert crashes(told, cause) == [("Paint.exe", "brush!CBrush::Clear", "access violation")]


def test_class_and_its_method_are_one_place() -> None:
    stack = f"{WATSON}\n   03fb 0215dd56 brush!CBrushServerLink::Clear"
    told = f"Paint.exe has an access violation in CBrushServerLink.\n\n   {stack}"
    assert crashes(told) == [("Paint.exe", "brush!CBrushServerLink::Clear", "access violation")]


def test_of_two_functions_the_first_that_is_named_is_the_place() -> None:
    told = f"The stack:\n\n   {WATSON}\n   03fb 0215dd56 ntdll!RtlpCoalesceFreeBlocks"
    title = "Access Violation in ntdll!RtlFreeHeap"
    assert crashes(told, title=title) == [(None, "ntdll!RtlFreeHeap", "Access Violation")]


def test_frame_of_a_stack_is_of_the_crash_whose_place_is_told() -> None:
    told = "An access violation in Brush.dll occurs in Paint.exe."
    stack = f"The log shows:\n\n   {WATSON}\n   03fb 0215dd56 user32!wvsprintfW"
    assert crashes(told, stack) == [("Paint.exe", "Brush.dll", "access violation")]


def test_exception_of_a_stack_is_no_error_of_its_own() -> None:
    event = (
        "Event ID: 9405\nSource: PaintTransfer\nDescription:\nError: Exception e0051234 occurred at Address 77f1cd91."
    )
    stack = f"{DEBUGGER}\n0572f7a8  020050db  e0051234 00000000 00000000 KERNEL32!RaiseException\n0572f84c PAINT!Fill"
    sections = (Section("SYMPTOMS", event, 10), Section("MORE INFORMATION", f"The stack:\n\n{stack}", 30))
    seen = extract(Article(id="Q900118", title="Painter Stops Unexpectedly", sections=sections))
    assert [item.module for item in seen if isinstance(item, Crash)] == ["PAINT!Fill"]
    assert not [item for item in seen if isinstance(item, ErrorCode)]


def test_title_names_the_program_of_a_stack() -> None:
    stack = f"The log shows:\n\n   {WATSON}\n   03fb 0215dd56 brush!Clear"
    assert crashes(stack, title="Paint Store Crashes While Printing") == [("Paint Store", "brush!Clear", None)]
