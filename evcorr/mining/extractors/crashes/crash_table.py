"""Tables of crash signatures: column names such as "Application name  Module name  Offset", and one crash a row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evcorr.mentions import Mention
from evcorr.observable import Crash
from evcorr.text.folding import fold_blanks
from evcorr.text.worded_regex import BegunRegex

_PROGRAM = frozenset({"application name", "app name", "appname", "faulting application name", "faulting application"})
_MODULE = frozenset({"module name", "mod name", "modname", "faulting module name", "faulting module"})
_CUE = BegunRegex(("app",), r"(?:app|application)\s?name\b")
_LINE = re.compile(r"^.*\S.*$", re.MULTILINE)
_CELL = re.compile(r"[ \t]{2,}|[ \t]?\|[ \t]?")
_FILE = re.compile(r"[\w$~()-]{1,60}\.[A-Za-z]\w{2}(?:_[\w.]{1,60})?")
_RULE = re.compile(r"[ \t|+=:-]*")


def crashes_in_tables(text: str) -> Iterator[Mention[Crash]]:
    """Yield the crashes of a section's tables of signatures, each program and module once a table."""
    if _CUE.search(text) is None:
        return
    columns: tuple[int, int] | None = None
    seen: set[tuple[str, str]] = set()
    for line in _LINE.finditer(text):
        cells = [fold_blanks(cell) for cell in _CELL.split(line[0].strip(" \t|"))]
        if heading := _columns(cells):
            columns = heading
            seen.clear()
        elif columns and (row := _row(cells, columns)):
            if row not in seen:
                yield Mention(Crash(image=row[0], module=row[1]), line.start(), line.end())
            seen.add(row)
        elif not _RULE.fullmatch(line[0]):
            columns = None


def _columns(cells: list[str]) -> tuple[int, int] | None:
    """Return which cells of a line name program and module; None where it heads no such table."""
    names = [cell.casefold() for cell in cells]
    program = next((index for index, name in enumerate(names) if name in _PROGRAM), None)
    module = next((index for index, name in enumerate(names) if name in _MODULE), None)
    return None if program is None or module is None else (program, module)


def _row(cells: list[str], columns: tuple[int, int]) -> tuple[str, str] | None:
    """Return the program and module that a row names; None for a line that is no row."""
    if max(columns) >= len(cells):
        return None
    program, module = (cells[column] for column in columns)
    return (program, module) if _FILE.fullmatch(program) and _FILE.fullmatch(module) else None
