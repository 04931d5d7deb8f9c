"""Crash signatures in columns, as pages on crashes of programs give them."""

from __future__ import annotations

import pytest

from evcorr.mining.extractors.crashes.crash_table import crashes_in_tables

_HEAD = "Application name  Application version  Module name  Module version  Offset"


def found(text: str) -> list[tuple[str | None, str | None]]:
    return [(mention.what.image, mention.what.module) for mention in crashes_in_tables(text)]


def test_each_program_and_module_of_a_table_is_a_crash() -> None:
    text = f"""You find:

{_HEAD}

paint.exe  1.0.1.1  brush.dll  2.0.0.1  0x0016D79B

paint.exe  1.0.1.2  brush.dll  2.0.0.2  0x0016EB2E

paint.exe  1.0.1.2  ink.dll  2.0.0.2  0x00000001
"""
    assert found(text) == [("paint.exe", "brush.dll"), ("paint.exe", "ink.dll")]


@pytest.mark.parametrize(
    "head", ["AppName     AppVer     ModName    ModVer    Offset", f"|{_HEAD.replace('  ', '|')}|"]
)
def test_columns_go_by_many_names(head: str) -> None:
    row = "paint.exe   1.0.1.1   brush.dll   2.0.0.1   0016D79B"
    assert found(f"{head}\n  ------  ----\n{row if '|' not in head else row.replace('   ', '|')}") == [
        ("paint.exe", "brush.dll")
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"{_HEAD}\n\nThe table ends.\n\npaint.exe  1.0  brush.dll  2.0  0x1",
        f"{_HEAD}\n\nPaint  1.0  brush  2.0  0x1",
        f"{_HEAD}\n\npaint.exe  1.0",
        "Application name  Version\n\npaint.exe  1.0",
        "The application name is brush.dll",
    ],
)
def test_what_is_no_such_table(text: str) -> None:
    assert found(text) == []
