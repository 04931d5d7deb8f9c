"""Progress on standard error."""

from __future__ import annotations

from evcorr.commands.progress import short_path


def test_progress_shows_the_end_of_a_long_path_with_nothing_in_it_that_acts() -> None:
    assert short_path("logs/a.evtx") == "logs/a.evtx"
    assert short_path("/exports/of/the/customer/of/last/week/System.evtx") == "…e/customer/of/last/week/System.evtx"
    assert short_path("logs/\x1b[31m.evtx") == "logs/<U+001B>[31m.evtx"
