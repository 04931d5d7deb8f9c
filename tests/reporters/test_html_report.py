"""The report as an HTML page."""

from __future__ import annotations

import base64
import hashlib
import io
import re
from itertools import pairwise

import lxml.html
import pytest
from lxml.html import HtmlElement

from evcorr.report import Report
from evcorr.reporters.html import CARDS, TABLE_ROWS, page, write_html
from tests.reports import empty_report, hostile_report, many_findings, sample_report

ELEMENTS = frozenset(
    re.findall(
        r"\w+",
        """
        html head meta title style body header main footer article section div p span h1 h2 h3 h4 dl dt dd ul li a
        strong code time bdi q blockquote figure figcaption mark details summary table thead tbody tr th td svg rect
        """,
    )
)
"""All that a page is made of: nothing here loads or runs."""

ATTRIBUTES = frozenset(
    re.findall(
        r"[-\w]+",
        """
        lang charset http-equiv content name class id href datetime aria-labelledby aria-label aria-hidden role tabindex
        viewbox x y width height rx scope
        """,
    )
)


def drawn(report: Report) -> str:
    out = io.StringIO()
    write_html(report, out)
    return out.getvalue()


def tree(report: Report) -> HtmlElement:
    return lxml.html.document_fromstring(drawn(report))


@pytest.mark.parametrize(
    "report", [sample_report(), hostile_report(), empty_report()], ids=["sample", "hostile", "none"]
)
def test_the_page_is_made_of_known_elements_only(report: Report) -> None:
    root = tree(report)
    assert {element.tag for element in root.iter()} <= ELEMENTS
    assert {name for element in root.iter() for name in element.attrib} <= ATTRIBUTES


@pytest.mark.parametrize("report", [sample_report(), hostile_report()], ids=["sample", "hostile"])
def test_links_lead_to_places_on_the_page(report: Report) -> None:
    root = tree(report)
    targets = [element.get("href") or "" for element in root.iter("a")]
    assert targets
    assert {target.removeprefix("#") for target in targets} <= {element.get("id") for element in root.iter()}


def test_ids_are_unique() -> None:
    ids = [element.get("id") for element in tree(sample_report()).iter() if element.get("id")]
    assert len(ids) == len(set(ids)) > 5


def test_the_policy_forbids_everything_but_the_page_s_own_style() -> None:
    html = drawn(sample_report())
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    policy = tree(sample_report()).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == [f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"]
    assert "url(" not in style[1]
    assert "@import" not in style[1]


def test_every_hostile_text_is_shown_as_text() -> None:
    shown = " ".join(tree(hostile_report()).text_content().split())
    assert shown.count("<script>alert(1)</script>") > 40
    assert "<U+202E>gnp.exe" in shown


def test_the_matched_words_are_marked_beside_what_the_article_says() -> None:
    first = tree(sample_report()).xpath("//article[@id='finding-1']")[0]
    assert first.xpath(".//mark/text()")[0] == "The redirector was unable to delete the file specified on server"
    assert first.xpath(".//section//h4/text()")[0] == "The article says under SYMPTOMS"
    assert "Install Windows NT 4.0 Service Pack 5" in first.xpath("./div[@class='fix']")[0].text_content()


def test_a_related_article_that_was_found_too_is_linked() -> None:
    links = tree(sample_report()).xpath("//article[@id='finding-1']/footer//a")
    assert [(link.text, link.get("href")) for link in links] == [("Q140059", "#finding-2")]


def test_headings_go_down_one_level_at_a_time() -> None:
    levels = [int(str(element.tag)[1]) for element in tree(sample_report()).iter("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_many_findings_stand_in_folded_tables() -> None:
    number = CARDS + TABLE_ROWS + 7
    root = tree(many_findings(number))
    assert len(root.xpath("//article")) == CARDS
    assert root.xpath("//details/summary[starts-with(., 'Findings')]/text()") == [
        f"Findings {CARDS + 1:,} to {CARDS + TABLE_ROWS:,}",
        f"Findings {CARDS + TABLE_ROWS + 1:,} to {number:,}",
    ]
    assert len(root.xpath("//details[summary[starts-with(., 'Findings')]]//tbody/tr")) == TABLE_ROWS + 7


def test_the_page_is_written_in_small_blocks() -> None:
    assert max(len(block) for block in page(many_findings(CARDS + 20 * TABLE_ROWS))) < 500_000
