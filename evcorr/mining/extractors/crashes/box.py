"""Crashes as programs and systems show them in a box of their own, by wording that only articles quote."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evcorr.mentions import Mention
from evcorr.observable import Crash
from evcorr.text.folding import fold_blanks
from evcorr.text.worded_regex import WordedRegex

# Process 12 generated fatal exception c0000005 EXCEPTION_ACCESS_VIOLATION. SQL Server is terminating this process.
_TERMINATED = re.compile(
    r"\bgenerated\s{1,20}fatal\s{1,20}exception\s{1,20}(?P<exception>c0000[0-9a-f]{3})\b(?:\s{1,20}EXCEPTION_\w{1,40})?"
    r"(?:\.\s{1,20}(?P<name>[\w. ]{2,40})\sis\s{1,20}terminating\b)?",
    re.IGNORECASE,
)
# what Windows 2000 says: "Paint.exe has generated errors and will be closed by Windows."
_CLOSED = re.compile(
    r"\b(?P<name>[\w$~-]{2,40}(?:\.exe)?)\s{1,20}has\s{1,20}generated\s{1,20}errors\s{1,20}and\s{1,20}will\s{1,20}be\s{1,20}closed\s{1,20}by"
    r"\s{1,20}Windows\b(?:\.\s{1,20}You\s{1,20}will\s{1,20}need\s{1,20}to\s{1,20}restart\s{1,20}the\s{1,20}program\b)?"
    r"(?:\.\s{1,20}An\s{1,20}error\s{1,20}log\s{1,20}is\s{1,20}being\s{1,20}(?:generated|created)\b)?",
    re.IGNORECASE,
)
# the box of Windows CE: Program: PAINT.EXE  Exception: 0x80000003  Address: 01a62d66
_BOX = re.compile(
    r"\bProgram:\s{1,20}(?P<name>[^\n:]{1,60}?)\s{1,20}Exception:\s{1,20}(?P<exception>0x[0-9A-F]{8})\s{1,20}Address:",
    re.IGNORECASE,
)
# Windows 95: "Paint executed an invalid instruction in module BRUSH.DLL at 0137:79342eb."
_EXECUTED = WordedRegex(
    ("executed",),
    r"(?<![\w>])(?P<name><?[A-Za-z][\w$~.-]{1,40})\s{1,20}executed\s{1,20}an\s{1,20}(?P<exception>(?:invalid|illegal)\s{1,20}instruction)"
    r"(?:\s{1,20}in\s{1,20}module\s{1,20}(?P<module>(?:[\w$~-]{1,40}\.\w{3}|<?[\w$~-]{1,40}>?)))?",
)
# Dr. Watson of Windows NT 3.x and 4.0, which names the program on the line below
_LOGGED = re.compile(
    r"\bapplication\s{1,20}error\s{0,20}log\s{1,20}is\s{1,20}being\s{1,20}generated[.:]?\s{1,40}(?P<name>[\w\\$~-]{1,40}\.(?:exe|dbg|flt|scr))\b"
    r"(?:\s{1,20}exception:?\s{1,20}\[?(?P<exception>0x[0-9a-f]{8})\]?)?",
    re.IGNORECASE,
)
# the logs of SMS: An exception was raised in the application 'Paint Agent' ... Exception Type : 0xc0000005
_RAISED = re.compile(
    r"\bexception\s{1,20}was\s{1,20}raised\s{1,20}in\s{1,20}the\s{1,20}application\s{1,20}'(?P<name>[^'<]{2,40})'"
    r"(?:[^:]{0,120}:[^:]{0,40}\bException\s{1,4}Type\s{0,4}:\s{0,4}(?P<exception>0x[0-9a-f]{8}))?",
    re.IGNORECASE,
)
_FORMS = (
    (" raised", _RAISED),
    ("being", _LOGGED),
    ("atal", _TERMINATED),
    ("xception:", _BOX),
    ("closed", _CLOSED),
    ("nstruction", _EXECUTED),
)


def crashes_in_boxes(text: str) -> Iterator[Mention[Crash]]:
    """Yield the crashes that boxes tell, with what each names of program, module and exception."""
    for cue, form in _FORMS:
        for found in form.finditer(text) if cue in text else ():
            told = found.groupdict()
            exception = fold_blanks(told.get("exception") or "") or None
            image = told["name"] and fold_blanks(told["name"])
            yield Mention(
                Crash(image=image, module=told.get("module"), exception=exception), found.start(), found.end()
            )
