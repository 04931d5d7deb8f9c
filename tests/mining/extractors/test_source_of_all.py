"""The source that an article names once for all its events."""

from __future__ import annotations

import pytest

from evcorr.article import Article, Section
from evcorr.mining.extractors import extract
from evcorr.observable import Event


def events(summary: str, title: str = "Events of Paint") -> list[tuple[int, str | None, str | None]]:
    table = "EventID   Description\n-------   -----------\n   71     The wall is wet\n   72     The wall is dry\n"
    sections = (Section("SUMMARY", summary, 10), Section("MORE INFORMATION", table, 20))
    found = extract(Article(id="Q900140", title=title, sections=sections))
    return [(item.event_id, item.provider, item.channel) for item in found if isinstance(item, Event)]


@pytest.mark.parametrize(
    ("summary", "provider", "channel"),
    [
        ("These events appear in the Security event log, with a\nsource of Security.", "Security", "Security"),
        ('All of these events have a source of "Wall Paint," and can be ignored.', "Wall Paint", None),
        ("These events are a source of delight.", None, None),
        ("The first event has a source of Paint.", None, None),
    ],
)
def test_source_of_all_events(summary: str, provider: str | None, channel: str | None) -> None:
    assert events(summary) == [(71, provider, channel), (72, provider, channel)]


@pytest.mark.parametrize(
    ("title", "provider"),
    [("DNS Event IDs 71 Through 72 for Paint", "DNS"), ("Paint Server Event Log Codes 71 - 72", None)],
)
def test_source_of_the_range_of_events_that_a_title_names(title: str, provider: str | None) -> None:
    assert [(number, source) for number, source, _ in events("All of them.", title)] == [(71, provider), (72, provider)]
