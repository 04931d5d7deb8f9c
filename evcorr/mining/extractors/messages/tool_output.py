"""What tools print in a form that tells itself, unannounced: PowerShell's errors, SQL Server's, robocopy's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evcorr.mentions import Mention
from evcorr.observable import ErrorCode
from evcorr.text.folding import fold_blanks

_STAMP = r"(?:\d{4}[-/]\d\d[-/]\d\d[T\s]\d\d:\d\d:\d\d(?:\.\d{2,7})?\s{1,4}(?:[\w?]{1,12}\s{1,8}(?=[A-Z\['\"]))?)?"
# the message, on the same line or on the next one
_TEXT = rf"[ \t]{{0,4}}(?:\n[ \t]{{0,40}}{_STAMP})?(?P<text>[A-Z'\"\[][^\n]{{8,600}})"
_SQL = re.compile(
    rf"^[ \t]{{0,40}}{_STAMP}(?:Error:\s(?P<logged>\d{{1,6}}),\sSeverity:\s\d{{1,2}},\sState:\s\d{{1,3}}\.?"
    r"|(?:Server:\s)?Msg\s(?P<shown>\d{1,6}),\sLevel\s\d{1,2},\sState\s\d{1,3}"
    rf"(?:,\s(?:Server|Procedure)\s[^\n,]{{1,80}}){{0,2}}(?:,\sLine\s\d{{1,6}})?){_TEXT}",
    re.MULTILINE,
)
_COPY = re.compile(
    rf"^[ \t]{{0,40}}{_STAMP}ERROR\s(?P<code>\d{{1,5}})\s\(0x[0-9A-F]{{8}}\)\s(?P<doing>[^\n]{{1,300}})"
    r"\n[ \t]{0,40}(?P<text>[A-Z][^\n]{8,300})",
    re.MULTILINE,
)
# the end of what PowerShell prints of an error, up to the blank line behind it
_CATEGORY = re.compile(r"\\?\+\sCategoryInfo\s{0,12}:[^\n]{0,400}(?:\n[^\n]{0,400}\S){0,4}")
# where it stood: "At line:1 char:1", "At C:\\Scripts\\move.ps1:18 char:9"
_AT = r"\bAt\s(?:line|[A-Za-z]:\\[^\n]{1,160}?):\d{1,6}\schar:\d{1,5}\b"
_TAIL = re.compile(rf"\s*(?:{_AT}|\\?\+\sCategoryInfo\s{{0,12}}:).*", re.DOTALL)
_CMDLET = re.compile(r"^[ \t]{0,40}[A-Z][a-z]+-[A-Z]\w{1,60}\s:\s", re.MULTILINE)
# the name of a program or a variable in its place, rather than words that wrap: "the following error\nmessage : "
_HEAD = re.compile(r"^[ \t]{0,40}(?!message\s)\S{1,60}\s:\s", re.MULTILINE)
_AT_MARGIN = re.compile(r"^\S", re.MULTILINE)
# a code that only the error's id has: "ActiveDirectoryServer:8614,Microsoft.ActiveDirectory..."
_QUALIFIED = re.compile(
    r"\bFullyQualifiedErrorId\s{0,12}:\s{0,4}(?:[A-Za-z]{2,40}:(?P<code>[1-9]\d{1,9})|(?P<signed>-\d{9,10}))(?=,)"
)
_WRAPPED = re.compile(r"[ \t]*\n[ \t]{0,40}(?!\d{4}-|Msg\s|Error:|Server:|[\[(])\S[^\n]{0,300}(?<=\S)")
_ENDS = (".", "!", "?", '"')
_MOST_LINES = 4
_FARTHEST = 1500


def codes_of_console(text: str) -> Iterator[Mention[ErrorCode]]:
    """Yield the codes that SQL Server, robocopy and PowerShell print, each with its message."""
    for found in _SQL.finditer(text) if ", State" in text else ():
        end = _end_of_message(text, found.end())
        said = fold_blanks(text[found.start("text") : end])
        yield Mention(ErrorCode(code=found["logged"] or found["shown"], space="product", text=said), found.start(), end)
    for found in _COPY.finditer(text) if "ERROR " in text else ():
        code = ErrorCode(code=found["code"], space="win32", text=fold_blanks(found["text"]))
        yield Mention(code, found.start(), found.end())
    for start, end in powershell_errors(text):
        if qualified := _QUALIFIED.search(text, start, end):
            said = without_place(_HEAD.sub("", text[start:end], count=1))
            space = "win32" if qualified["code"] else "hresult"
            code = ErrorCode(code=qualified[qualified.lastgroup or 0], space=space, text=fold_blanks(said))
            yield Mention(code, start, end)


def _end_of_message(text: str, end: int) -> int:
    """Return where a message ends of which a line does: below, where it wraps and a line ends with a full stop."""
    for _ in range(_MOST_LINES):
        below = _WRAPPED.match(text, end)
        if text[end - 1] in _ENDS or below is None:
            break
        end = below.end()
    return end


def powershell_errors(text: str) -> Iterator[tuple[int, int]]:
    """Yield the half-open ranges of what PowerShell prints of errors: the message, where it failed, the category."""
    if "CategoryInfo" not in text:
        return
    read = 0
    for found in _CATEGORY.finditer(text):
        yield _start_of_error(text, max(read, found.start() - _FARTHEST), found.start()), found.end()
        read = found.end()


def _start_of_error(text: str, first: int, end: int) -> int:
    """Return where the message starts before a category: at the cmdlet that tells it, or in its paragraph."""
    # a message may have a blank line in it
    cmdlets = list(_CMDLET.finditer(text, first, end))
    if cmdlets and not _AT_MARGIN.search(text, cmdlets[-1].end(), end):
        return cmdlets[-1].start()
    first = max(first, text.rfind("\n\n", first, end) + 2)
    heads = [*_CMDLET.finditer(text, first, end)] or [*_HEAD.finditer(text, first, end)]
    return heads[-1].start() if heads else first


def without_place(text: str) -> str:
    """Return what PowerShell prints of an error without where it failed and its category."""
    return _TAIL.sub("", text) if "CategoryInfo" in text or " char:" in text else text
