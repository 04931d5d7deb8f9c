"""The phrases about a scan as a whole."""

from __future__ import annotations

import msgspec
import pytest

from evcorr.report import InputSummary, System
from evcorr.reporters import summary
from tests.reports import SYSTEM_LOG, empty_report, finding, report


def _read_from(first: str | None, last: str | None) -> InputSummary:
    return InputSummary(
        path="a", format="text", records=1, problems=0, first=first, last=last, computers=(), systems=()
    )


ZONES = {
    "utc": (SYSTEM_LOG, "Times are UTC."),
    "local": (_read_from("1999-03-01T10:12:44", None), "Times are local"),
    "both": (_read_from("1999-03-01T10:12:44", "1999-03-01T10:12:44Z"), "Times that end in Z are UTC"),
}


@pytest.mark.parametrize(("source", "note"), ZONES.values(), ids=ZONES)
def test_the_zone_of_the_times_is_explained(source: InputSummary, note: str) -> None:
    explained = summary.times_explained(empty_report(inputs=(source,)))
    assert explained
    assert explained.startswith(note)


def test_no_zone_is_explained_where_there_is_no_time() -> None:
    assert summary.times_explained(empty_report(inputs=(_read_from(None, None),))) is None


def test_nothing_found_does_not_claim_more_than_was_read() -> None:
    assert "No entry that was read shows a symptom" in summary.nothing_found(empty_report())
    assert "clearly enough" in summary.nothing_found(empty_report(below_grade=1))
    assert "nothing can be said" in summary.nothing_found(empty_report(records_read=0))


def test_signatures_that_could_have_shown_are_counted_if_that_is_known() -> None:
    assert summary.looked_for(empty_report()).endswith("of which these inputs could have shown 411")
    assert summary.looked_for(empty_report(signatures_in_reach=0)).endswith("could have shown none")
    assert summary.looked_for(report(finding(), signatures_in_reach=0)) == "Looked for 14,873 signatures"


def test_what_is_left_out_is_counted_with_the_way_to_see_it() -> None:
    one = " ".join(summary.left_out(empty_report(below_grade=1, not_applicable=1)))
    assert "1 article has only weaker hints than were asked for; --min-grade weak shows" in one
    assert "1 article matches but does not apply" in one
    assert "2 articles match but do not apply" in " ".join(summary.left_out(empty_report(not_applicable=2)))
    assert not list(summary.left_out(empty_report()))


def test_all_inputs_are_summed_up() -> None:
    local = _read_from("1999-01-31T23:00:00", "1999-02-01T00:00:00")
    words = summary.inputs_facts(empty_report(inputs=(SYSTEM_LOG, local, SYSTEM_LOG), records_read=4409))
    assert words == (
        "Read 4,409 records of 3 inputs (2 evt, 1 text) of 1 computer, 1999-01-31 23:00:00 to 1999-03-04 17:45:30Z."
    )
    assert summary.inputs_facts(empty_report(inputs=(), records_read=0)) == "Read 0 records of 0 inputs."


def test_an_input_is_told_with_what_is_known_of_it() -> None:
    assert summary.input_facts(SYSTEM_LOG) == "evt, 2,204 records"
    assert summary.input_circumstances(SYSTEM_LOG) == (
        "1999-02-11 06:00:12Z to 1999-03-04 17:45:30Z; on ALPHA; Windows NT 4.0 SP3 since 1999-02-11 06:00:12Z"
    )
    assert summary.input_circumstances(_read_from(None, None)) == ""


def test_systems_are_named_where_there_are_several() -> None:
    one = System("Windows XP", "Service Pack 2", "2004-09-01T00:00:00Z", computer="ONE")
    two = System("Windows 2000", None, None, computer="TWO")
    alone = msgspec.structs.replace(SYSTEM_LOG, systems=(one,))
    both = msgspec.structs.replace(SYSTEM_LOG, systems=(one, two))
    assert summary.systems(alone, 5) == [summary.system(one)]
    assert [line.split(" ")[0] for line in summary.systems(both, 5)] == ["ONE:", "TWO:"]
    assert len(summary.systems(both, 1)) == 1
