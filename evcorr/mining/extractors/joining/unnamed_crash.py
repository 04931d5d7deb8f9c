"""Crashes that an article tells without a name, or by their code alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from evcorr.mining.extractors.joining.join_crash import is_bare
from evcorr.observable import Crash, ErrorCode, Observable, Role, Stop

_NAME = r"""
    (?!(?:Windows|Computer|System|Program|Application|Setup|Server|EXE|DLL|Err|Dr|When|While|If|During|After|Because)\b)
    [A-Z][\w.+-]{1,20}(?<!ing)(?:\s(?:for\s)?[A-Z0-9][\w.+-]{0,20}){0,4}?
"""
_STOPS = r"(?:Crash|Terminate|Quit|Stop(?!s?\s[A-Z]\w{1,20}ing\b)|Access\sViolate)"
_NO_OBJECT = r"(?:\w{2,20}ly|Sometimes|Occurs?|Over|On|In|At|Under|Before|Upon|From|Every|Due|Until|To|By|Or|And)\b"
_TITLE_FORMS = (
    # "Long Path May Crash Paint"
    re.compile(
        rf"(?<=\w\s)Crash(?:es)?\s(?!{_NO_OBJECT})(?:the\s)?(?:Microsoft\s)?(?P<name>{_NAME})(?=\Z|\s(?:[a-z]|(?:When|While|If|During|After|With)\b))",
        re.VERBOSE,
    ),
    # "XADM: Store.exe Crashes Converting Data", "MTA May Stop When Parsing an Address"
    re.compile(
        rf"(?:\A|:\s?)(?:The\s|Microsoft\s)?(?P<name>{_NAME})\s(?:(?:May|Might|Can|Will)\s)?(?:Unexpectedly\s)?{_STOPS}(?:e?s)?\b",
        re.VERBOSE,
    ),
    # "Long Path Causes Paint to Quit"
    re.compile(rf"\bCauses?\s(?:the\s)?(?:Microsoft\s)?(?P<name>{_NAME})\sto\s{_STOPS}\b", re.VERBOSE),
    # "PAINT.EXE Application Error with Large Pictures"
    re.compile(r"\b(?P<name>[A-Za-z][\w$-]{0,20}\.(?i:exe))\sApplication\sError"),
)
_ACCESS_VIOLATION = re.compile(r"(?:0x)?c0000005", re.IGNORECASE)
# App: exe\\paint.dbg (<process id>)
_PROGRAM = re.compile(r"\bapp(?:lication)?[:,]\s{0,2}(?P<name>[\w\\/$-]{1,40}\.(?:dbg|exe))\b", re.IGNORECASE)
# what Windows says of a program that has not even begun to run
_NOT_BEGUN = re.compile(r"failed\sto\sinitiali[sz]e", re.IGNORECASE)


def named_by_title(seen: Sequence[Observable], title: str) -> list[Observable]:
    """Return the observables, with the program that the title says crashes for the one crash that lacks a name."""
    crashes = [item for item in seen if isinstance(item, Crash)]
    if len(crashes) != 1 or crashes[0].image or crashes[0].role is not Role.SYMPTOM:
        return list(seen)
    found = next(filter(None, (form.search(title) for form in _TITLE_FORMS)), None)
    name = found["name"] if found else None
    return [replace(item, image=name) if isinstance(item, Crash) else item for item in seen]


def told_by_code(seen: Sequence[Observable]) -> list[Observable]:
    """Return the observables, with a crash for the code of an access violation if no other is known better.

    The code takes the place of the bare word for the fault. One that is only mentioned, as in the description of an
    event, stays what it is, unless the title has it or speaks of a fault.
    """
    code = next((item for item in seen if isinstance(item, ErrorCode) and _is_access_violation(item)), None)
    if code is None or any(_tells_more(item) for item in seen):
        return list(seen)
    bare = next((item for item in seen if isinstance(item, Crash)), None)
    in_title = "TITLE" in {code.where, bare.where if bare else None}
    if code.text is None and not in_title and (bare is None or bare.exception is not None):
        return list(seen)
    place = bare or code
    program = _PROGRAM.search(code.text or "")
    image = program["name"] if program else None
    crash = Crash(image=image, exception=code.code, role=code.role, where=place.where, line=place.line)
    rest = (item for item in seen if item is place or item is not code)
    return [crash if item is place else item for item in rest]


def _tells_more(item: Observable) -> bool:
    """Tell whether an observable is a STOP, or a crash of which more is known than the word for its fault."""
    return isinstance(item, Stop) or (isinstance(item, Crash) and not is_bare(item))


def _is_access_violation(error: ErrorCode) -> bool:
    is_code = _ACCESS_VIOLATION.fullmatch(error.code) is not None and error.role is Role.SYMPTOM
    return is_code and _NOT_BEGUN.search(error.text or "") is None
