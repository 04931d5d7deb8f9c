"""The same records written in every format and read back: each field that the format carries is the same."""

from __future__ import annotations

from datetime import UTC

import pytest

from evcorr.readers import ReadOptions, read_input
from evcorr.readers.all_readers import READERS
from evcorr.record import Problem, Record
from tests.builders import source_of
from tests.writers import pasted_writers as pasted
from tests.writers import table_writers as table
from tests.writers.exports import EXPORTS, RECORDS, Export, Write, locales_of
from tests.writers.locale import CHINESE, ENGLISH, GERMAN, JAPANESE, RUSSIAN, Locale

CASES = [
    pytest.param(export, locale, id=f"{export.name}-{locale.name}")
    for export in EXPORTS
    for locale in locales_of(export)
]


FIRST_YEAR = next(record.time_created.year for record in RECORDS if record.time_created)
"""What the user has to tell of formats whose times have no year."""


def read_back(content: bytes) -> tuple[str, list[Record]]:
    source = source_of(content)
    name, items = read_input(source, ReadOptions(year=FIRST_YEAR))
    records = []
    for item in items:
        assert not isinstance(item, Problem), item
        if isinstance(item, Record):
            records.append(item)
    return name, [record for record in records if record.event_id is not None]


def value_of(record: Record, field: str, export: Export) -> object:
    """A field as the format can carry it."""
    value = getattr(record, field)
    if field == "time_created":
        return value.replace(tzinfo=UTC if export.utc else None)
    if field == "message":
        lines = value.split("\n")[:1] if export.one_line else value.split()
        return " ".join(" ".join(lines).split())
    return value


@pytest.mark.parametrize(("export", "locale"), CASES)
def test_each_reader_gives_back_what_was_written(export: Export, locale: Locale) -> None:
    name, records = read_back(export.write(RECORDS, locale).encode("utf-8"))
    assert name == export.reader
    assert len(records) == len(RECORDS)
    for field in export.carries:
        wanted = [value_of(record, field, export) for record in RECORDS]
        found = [getattr(record, field) for record in records]
        if field == "message":
            found = [" ".join((text or "").split()) for text in found]
        assert found == wanted, field


@pytest.mark.parametrize("export", EXPORTS, ids=lambda export: export.name)
@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "utf-16-le"])
def test_in_any_encoding(export: Export, encoding: str) -> None:
    text = export.write(RECORDS, ENGLISH)
    assert read_back(text.encode(encoding)) == read_back(text.encode("utf-8"))


@pytest.mark.parametrize("export", [one for one in EXPORTS if one.localised], ids=lambda export: export.name)
def test_in_the_code_page_of_western_europe(export: Export) -> None:
    text = export.write(RECORDS, GERMAN).replace("\u200e", "")
    assert read_back(text.encode("cp1252")) == read_back(text.encode("utf-8"))


OTHERS = {"ru": ("cp1251", "cp866"), "ja": ("cp932",), "zh": ("gbk",)}


@pytest.mark.parametrize("write", [pasted.copied, table.saved_before_vista, table.saved_since_vista])
@pytest.mark.parametrize("locale", [RUSSIAN, JAPANESE, CHINESE], ids=lambda locale: locale.name)
def test_in_code_pages_that_show_themselves(write: Write, locale: Locale) -> None:
    text = write(RECORDS, locale).replace("\u200e", "")
    for page in OTHERS[locale.name]:
        assert read_back(text.encode(page)) == read_back(text.encode("utf-8"))


def test_every_reader_of_exports_is_tried() -> None:
    untried = {reader.name for reader in READERS} - {export.reader for export in EXPORTS}
    assert not untried & {"list", "table", "columns", "pslist", "wevtutil", "psloglist", "splunk", "snare", "evtsys"}
    assert not untried & {"eventjson", "clixml", "eventxml", "rowxml", "eventquery", "text", "details"}


@pytest.mark.parametrize("export", EXPORTS, ids=lambda export: export.name)
def test_a_reader_fills_only_what_it_says_it_gives(export: Export) -> None:
    reader = next(one for one in READERS if one.name == export.reader)
    assert set(export.carries) <= set(reader.gives)
    _, records = read_back(export.write(RECORDS, ENGLISH).encode())
    filled = {
        field
        for record in records
        for field in Record.__struct_fields__
        if field not in ("origin", "overlap", "rejoined", "recovered", "among_lines")
        and getattr(record, field) not in (None, (), b"")
    }
    assert filled <= set(reader.gives)
