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
from evcorr.reporters.html import CARDS, OPEN_CARDS, TABLE_ROWS, page, write_html
from tests.reports import empty_report, finding, hostile_report, many_findings, report, sample_report

ELEMENTS = frozenset(
    re.findall(
        r"\w+",
        """
        html head meta title style body header main footer article section div p span h1 h2 h3 h4 dl dt dd ul li a
        strong code time bdi q blockquote figure figcaption mark details summary table thead tbody tr th td svg rect ol
        script label input select option button output circle line text
        """,
    )
)
"""All that a page is made of: nothing here loads, and the one script is ours."""

ATTRIBUTES = frozenset(
    re.findall(
        r"[-\w]+",
        """
        lang charset http-equiv content name class id href datetime aria-labelledby aria-label aria-hidden role tabindex
        viewbox x y width height rx scope cx cy r x1 x2 y1 y2 rel title hidden for type placeholder autocomplete value
        data-is data-on data-rank aria-live preserveaspectratio
        """,
    )
)


def drawn(document: Report) -> str:
    out = io.StringIO()
    write_html(document, out)
    return out.getvalue()


def tree(document: Report) -> HtmlElement:
    return lxml.html.document_fromstring(drawn(document))


@pytest.mark.parametrize(
    "document", [sample_report(), hostile_report(), empty_report()], ids=["sample", "hostile", "none"]
)
def test_the_page_is_made_of_known_elements_only(document: Report) -> None:
    root = tree(document)
    assert {element.tag for element in root.iter()} <= ELEMENTS
    assert {name for element in root.iter() for name in element.attrib} <= ATTRIBUTES


def test_links_lead_to_places_on_the_page_and_to_the_article() -> None:
    root = tree(sample_report())
    links = list(root.iter("a"))
    here = {f"#{element.get('id')}" for element in root.iter() if element.get("id")}
    away = [link for link in links if link.get("href") not in here]
    assert len(links) > len(away)
    for link in away:
        assert re.fullmatch(
            r"https://(support\.microsoft\.com|web\.archive\.org/web/\*/support\.microsoft\.com)/kb/\d+",
            link.get("href") or "",
        )
        assert link.get("rel") == "noopener noreferrer external"


def test_hostile_ids_lead_nowhere() -> None:
    assert not [link for link in tree(hostile_report()).iter("a") if not (link.get("href") or "").startswith("#")]


def test_ids_are_unique() -> None:
    ids = [element.get("id") for element in tree(sample_report()).iter() if element.get("id")]
    assert len(ids) == len(set(ids)) > 5


def test_the_policy_forbids_everything_but_the_page_s_own_style_and_script() -> None:
    html = drawn(sample_report())
    parts = {name: re.findall(rf"<{name}>(.*?)</{name}>", html, re.DOTALL) for name in ("style", "script")}
    (style,), (script,) = parts["style"], parts["script"]
    digests = [base64.b64encode(hashlib.sha256(part.encode()).digest()).decode() for part in (style, script)]
    policy = tree(sample_report()).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == [
        f"default-src 'none'; style-src 'sha256-{digests[0]}'; script-src 'sha256-{digests[1]}'; "
        "base-uri 'none'; form-action 'none'"
    ]
    assert not re.search(r"url\(|@import", style)
    # nothing that makes markup of text, runs text, asks the network or keeps anything
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacent|document\.write|eval|Function|fetch|XML|Storage|cookie", script
    )


def test_the_script_s_fields_are_hidden_until_it_runs_and_named() -> None:
    root = tree(sample_report())
    (bar,) = root.xpath("//div[@id='toolbar']")
    assert bar.get("hidden") is not None
    fields = {field.get("id") for field in bar.xpath(".//input | .//select")}
    assert (
        {label.get("for") for label in bar.xpath(".//label")} == fields == {"words", "grade", "applies", "on", "order"}
    )


def test_every_id_that_the_script_looks_for_is_there() -> None:
    root = tree(sample_report())
    (script,) = root.xpath("//script/text()")
    looked_for = set(re.findall(r'byId\("(\w+)"\)', str(script))) | {"words", "grade", "applies", "on", "order"}
    assert looked_for <= {element.get("id") for element in root.iter()}


def test_what_the_script_reads_of_a_finding() -> None:
    first, *_, last = tree(sample_report()).xpath("//article")
    assert first.get("data-is") == "1 strong yes 41 1999-03-01T10:12:44Z 1999-03-04T08:00:01Z"
    assert first.get("data-on") == "0 1"
    for card in tree(hostile_report()).xpath("//article"):
        assert len(card.get("data-is").split(" ")) == 6
    assert last.get("data-is").split()[:2] == ["5", "weak"]


def test_the_first_stop_of_the_keyboard_leads_to_the_findings() -> None:
    first = next(tree(sample_report()).iter("a"))
    assert (first.text, first.get("href")) == ("Skip to the findings", "#findings")


def test_the_timeline_draws_each_finding_on_its_computers() -> None:
    sections = tree(sample_report()).xpath("//div[@id='timeline']//section")
    lanes = {section.findtext("h3"): [lane.get("data-rank") for lane in section.xpath("./div")] for section in sections}
    assert lanes == {"ALPHA": ["1", "2", "5"], "BETA": ["1"], "no computer named": ["4"]}
    said = sections[0].xpath(".//svg/title/text()")[0]
    assert said == "Q168845, strong: 1999-03-01 10:12:44+00:00 to 1999-03-04 08:00:01+00:00"
    assert [bar.get("x") for bar in sections[0].xpath("./div[1]//rect")] == ["98.17%"]
    assert "1 finding has no time" in sections[0].getparent().text_content()


def test_a_moment_alone_is_no_timeline() -> None:
    assert not tree(report(finding())).xpath("//div[@id='timeline']")


def test_of_many_findings_only_the_first_lie_open() -> None:
    cards = tree(many_findings(OPEN_CARDS + 3)).xpath("//article")
    assert [bool(card.xpath("./details[@class='proof']")) for card in cards] == [False] * OPEN_CARDS + [True] * 3


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


def test_many_findings_stand_in_folded_lists() -> None:
    number = CARDS + TABLE_ROWS + 7
    root = tree(many_findings(number))
    assert len(root.xpath("//article")) == CARDS
    assert root.xpath("//details/summary[starts-with(., 'Further')]/text()") == [
        f"Further findings 1 to {TABLE_ROWS:,}",
        f"Further findings {TABLE_ROWS + 1:,} to {TABLE_ROWS + 7:,}",
    ]
    lines = root.xpath("//details[@class='panel further']//li")
    assert len(lines) == TABLE_ROWS + 7
    assert lines[0].get("value") == str(CARDS + 1)


def test_the_page_is_written_in_small_blocks() -> None:
    assert max(len(block) for block in page(many_findings(CARDS + 20 * TABLE_ROWS))) < 500_000
