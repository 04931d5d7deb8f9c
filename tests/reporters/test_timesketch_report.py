"""The entries as a timeline for Timesketch, by the rules of its importer."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime
from typing import Any

import pytest

from evcorr.report import Report
from evcorr.reporters.timesketch import write_timesketch
from tests.reporters.attacks import ATTACKS
from tests.reports import empty_report, hostile_report, sample_report

RESERVED = {"_id", "_type", "_index", "_source", "__ts_timeline_id"}
"""Fields that the importer drops."""


def rows(report: Report) -> list[dict[str, Any]]:
    out = io.StringIO()
    write_timesketch(report, out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


@pytest.mark.parametrize("report", [sample_report(), hostile_report()], ids=["sample", "hostile"])
def test_every_line_has_what_the_importer_asks_for(report: Report) -> None:
    for row in rows(report):
        assert {"message", "datetime", "timestamp_desc"} <= row.keys()
        assert not RESERVED & row.keys()
        when = datetime.fromisoformat(row["datetime"])
        assert when.utcoffset() is not None
        assert row["timestamp"] == round(when.timestamp() * 1_000_000)
        assert isinstance(row["tag"], list)
        assert all(isinstance(value, (str, int, float, list)) for value in row.values())


def test_entries_first_and_last_sights_stand_in_the_timeline() -> None:
    about = [row for row in rows(sample_report()) if row["article"] == "Q168845"]
    assert [(row["timestamp_desc"], row["datetime"]) for row in about] == [
        ("Event Logged", "1999-03-01T10:12:44+00:00"),
        ("Event Logged", "1999-03-02T07:00:10+00:00"),
        ("Event Logged", "1999-03-04T08:00:01+00:00"),
    ]
    assert (about[0]["source_name"], about[0]["event_identifier"], about[0]["record_number"]) == ("Rdr", 3031, 812)
    disk = [row["timestamp_desc"] for row in rows(sample_report()) if row["article"] == "Q259837"]
    assert disk == ["Event Logged", "Last Seen"]


def test_an_entry_that_shows_two_symptoms_stands_there_once() -> None:
    stops = [row for row in rows(sample_report()) if row["article"] == "Q140059"]
    assert [row["timestamp_desc"] for row in stops].count("Event Logged") == 1


def test_what_has_no_time_has_no_place_in_it() -> None:
    assert "Q161431" not in {row["article"] for row in rows(sample_report())}
    assert rows(empty_report()) == []


def test_a_local_time_says_so() -> None:
    local = [row for row in rows(sample_report()) if row["time_zone"] == "local"]
    assert {row["article"] for row in local} == {"Q171730"}
    assert datetime.fromisoformat(local[0]["datetime"]).tzinfo == UTC


@pytest.mark.parametrize("text", ATTACKS)
def test_hostile_text_is_shown_and_does_nothing(text: str) -> None:
    for row in rows(hostile_report(text)):
        assert all(value.isprintable() for value in row.values() if isinstance(value, str))
