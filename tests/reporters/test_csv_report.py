"""The report as a sheet."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evcorr.report import Report
from evcorr.reporters.csv import BYTE_ORDER_MARK, CELL_LIMIT, COLUMNS, cell, write_csv
from tests.reporters.attacks import ATTACKS, FORMULAS
from tests.reports import empty_report, hostile_report, sample_report

STARTS_A_FORMULA = tuple("=+-@|%\t\r\uff1d\uff0b\uff0d\uff20")


def drawn(report: Report) -> str:
    out = io.StringIO()
    write_csv(report, out)
    return out.getvalue()


def rows(report: Report) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(drawn(report).removeprefix(BYTE_ORDER_MARK))))


def test_a_row_is_a_finding() -> None:
    sheet = rows(sample_report())
    assert [row["article"] for row in sheet] == ["Q168845", "Q140059", "Q161431", "Q171730", "Q259837"]
    first = sheet[0]
    assert (first["rank"], first["grade"], first["count"], first["symptoms_seen"]) == ("1", "strong", "41", "1")
    assert first["entry"] == "logs/System.evt record 812"
    assert first["message"].startswith("The redirector was unable to delete the file")
    assert first["address"] == "https://support.microsoft.com/kb/168845"
    assert first["computers"] == "ALPHA, BETA"


def test_a_sheet_begins_with_a_byte_order_mark_and_its_columns() -> None:
    assert drawn(empty_report()) == BYTE_ORDER_MARK + ",".join(COLUMNS) + "\n"


@pytest.mark.parametrize("text", ATTACKS)
def test_no_cell_starts_a_formula_or_a_row(text: str) -> None:
    sheet = drawn(hostile_report(text))
    assert sheet.count("\n") == 1 + len(hostile_report(text).findings)
    # where the semicolon separates cells, quotes in the middle of a line mean nothing
    for separator in (",", ";"):
        for row in csv.reader(io.StringIO(sheet.removeprefix(BYTE_ORDER_MARK)), delimiter=separator):
            assert not [value for value in row if value.strip("\"' ").startswith(STARTS_A_FORMULA) and "'" not in value]


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_gets_an_apostrophe(text: str) -> None:
    assert "'" in cell(text)


@pytest.mark.parametrize("text", ["System error 85", "a-b", "x = y", "C:\\x; see y", "0x80070005", "1999-03-01"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert cell(text) == text


@given(st.text())
def test_a_cell_is_one_short_line_that_starts_no_formula(text: str) -> None:
    shown = cell(text * 50)
    assert not shown.lstrip().startswith(STARTS_A_FORMULA)
    assert shown.isprintable()
    assert len(shown) <= 11 * CELL_LIMIT
