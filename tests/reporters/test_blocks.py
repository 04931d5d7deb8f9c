"""Findings that the logs can't tell apart, as one block, and how each report tells it."""

from __future__ import annotations

import io

import lxml.html
import msgspec
import pytest

from evcorr.reporters import REPORTERS
from evcorr.reporters.blocks import blocks, likely_first
from tests.reports import alike_report, finding, report


def drawn(name: str) -> str:
    out = io.StringIO()
    REPORTERS[name](alike_report(), out)
    return " ".join(out.getvalue().split())


def test_a_block_stands_where_its_best_finding_does() -> None:
    numbered = [(1, 7), (2, 8), (3, 7), (4, 9), (5, 8)]
    told = blocks(finding(rank=rank, group=group) for rank, group in numbered)
    assert [[one.rank for one in block.members] for block in told] == [[1, 3], [2, 5], [4]]


def test_a_report_that_tells_no_groups_has_a_block_a_finding() -> None:
    told = blocks(finding(rank=rank) for rank in (1, 2, 3))
    assert [(block.finding.rank, block.others) for block in told] == [(1, ()), (2, ()), (3, ())]


def test_the_text_report_says_what_fits_as_well_and_what_would_tell_them_apart() -> None:
    text = drawn("text")
    assert "The log can't tell this from 1 other article: Q259837 Disk Is Not Ready" in text
    assert "apart it would also show event 11 of disk; it is fixed in Windows NT 4.0 SP3" in text
    assert "Q142000 Slow Disks fix Replace the cable. apart nothing in its signature tells it" in text
    assert "1,204 times, as a storm of about 803 an hour" in text
    assert "logs/System.evt: 7 records without a sure place in time: the clock was set back" in text


def test_the_page_has_a_card_a_block_and_an_anchor_a_finding() -> None:
    root = lxml.html.document_fromstring(drawn("html"))
    assert [card.get("id") for card in root.xpath("//article")] == ["finding-1", "finding-3"]
    (other,) = root.xpath("//article[1]//section[@class='alike']//li")
    assert (other.get("id"), other.get("data-is").split()[:2]) == ("finding-2", ["2", "likely"])
    assert "Replace the cable." in other.text_content()
    assert "This one: it would also show event 11 of disk" in root.xpath("//article[1]")[0].text_content()
    targets = {link.get("href") for link in root.iter("a")}
    assert {"#finding-1", "#finding-2", "#finding-3"} <= targets


def test_the_others_say_it_too() -> None:
    for name in ("markdown", "junit"):
        assert "event 11 of disk" in drawn(name), name
    for name in ("markdown", "junit", "csv", "sarif"):
        assert "803" in drawn(name), name


def test_the_block_of_an_unknown_group_is_drawn_all_the_same() -> None:
    odd = alike_report()
    alone = msgspec.structs.replace(odd, findings=odd.findings[1:2])
    out = io.StringIO()
    REPORTERS["html"](alone, out)
    assert "can&#x27;t tell this" not in out.getvalue()


def test_what_others_explain_better_is_told_in_short() -> None:
    told, short = likely_first([finding(rank=1), finding(rank=2, outdone=True), finding(rank=3)])
    assert ([one.rank for one in told], [one.rank for one in short]) == ([1, 3], [2])


def test_where_all_are_outdone_the_best_is_told() -> None:
    told, short = likely_first([finding(rank=1, outdone=True), finding(rank=2, outdone=True)])
    assert ([one.rank for one in told], [one.rank for one in short]) == ([1], [2])
    assert likely_first([]) == ([], [])


@pytest.mark.parametrize("name", ["text", "markdown"])
def test_the_reports_name_them_below(name: str) -> None:
    out = io.StringIO()
    REPORTERS[name](report(finding(), finding(rank=2, outdone=True, title="Another Article", fix="Not told.")), out)
    whole = " ".join(out.getvalue().split())
    assert "Less likely: other articles agree better with the same entries" in whole
    assert "Another Article" in whole.partition("Less likely")[2]
    assert "Not told." not in whole
