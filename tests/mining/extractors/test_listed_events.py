"""Events that a log is said to show, told by the id that opens each passage."""

from __future__ import annotations

import pytest

from evcorr.article import Article, Section
from evcorr.mining.extractors import extract
from evcorr.observable import Event, Observable

TEXT = "The brush is dry and cannot be used."
LEAD = "The following errors may appear in the system log:"


def seen(symptoms: str) -> tuple[Observable, ...]:
    return extract(Article(id="Q900122", title="Painting Is Slow", sections=(Section("SYMPTOMS", symptoms, 10),)))


@pytest.mark.parametrize(
    ("entry", "source", "level"),
    [
        (f"4204 {TEXT}", None, None),
        (f'4204 - "{TEXT}"', None, None),
        (f"(4204) {TEXT}", None, None),
        (f"ID: 4204 {TEXT}", None, None),
        (f"4204 - MSPaintIS - {TEXT}", "MSPaintIS", None),
        (f'4204 - MSPaintMTA - X.400 Service - "{TEXT}"', "MSPaintMTA", None),
        (f"4204 : MSPaintNotes: Information : {TEXT}", "MSPaintNotes", "Information"),
        (f"4204/MSPaintDS/Error/{TEXT}", "MSPaintDS", "Error"),
        (f"4204\n   MSExchangeDS {TEXT}", "MSExchangeDS", None),
        (f"4204 - Warning - {TEXT}", None, "Warning"),
    ],
)
def test_entry_of_a_log(entry: str, source: str | None, level: str | None) -> None:
    (event,) = seen(f"{LEAD}\n\n   {entry}\n\nEnd.")
    assert isinstance(event, Event)
    assert (event.event_id, event.channel, event.text) == (4204, "System", TEXT)
    assert (event.provider, event.level) == (source, level)


def test_entries_below_one_another() -> None:
    told = seen(f"{LEAD}\n\n   1311 {TEXT}\n\n   5719 No paint is left in the bucket.\n\nEnd.")
    assert [item.event_id for item in told if isinstance(item, Event)] == [1311, 5719]


def test_entry_below_a_record_and_one_in_capitals() -> None:
    told = seen(
        f"{LEAD}\n\n   Event ID: 4146\n\n   {TEXT}\n\n   7023: THE PAINT SERVICE TERMINATED: no paint.\n\n"
        f"   4147\n   {TEXT}\n\nEnd."
    )
    events = [(item.event_id, item.text) for item in told if isinstance(item, Event)]
    assert events == [(4146, TEXT), (7023, "THE PAINT SERVICE TERMINATED: no paint."), (4147, TEXT)]


@pytest.mark.parametrize(
    "symptoms",
    [
        f"These lines may appear in Paint.log:\n\n   4204 {TEXT}",
        f"To save the system log, use the following steps:\n\n   4204 {TEXT}",
        f"This event causes the following error:\n\n   (4204) {TEXT}",
        f"{LEAD}\n\n   4204: A-B {TEXT[:4]}",
    ],
)
def test_number_that_is_no_id(symptoms: str) -> None:
    assert not [item for item in seen(symptoms) if isinstance(item, Event)]
