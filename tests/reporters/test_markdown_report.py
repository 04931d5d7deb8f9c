"""The report as Markdown, read by a parser of Markdown."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from evcorr.report import Report
from evcorr.reporters.markdown import ACTING, code, prose, write_markdown
from tests.reporters.attacks import ATTACKS
from tests.reports import empty_report, finding, hostile_report, many_findings, report, sample_report

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
HARMLESS = {"text", "code_inline", "strong_open", "strong_close", "softbreak", "inline", "fence"}
OURS = re.compile(
    r"(heading|paragraph|bullet_list|list_item|table|thead|tbody|tr|th|td)_(open|close)|link_open|link_close"
)


def drawn(report: Report) -> str:
    out = io.StringIO()
    write_markdown(report, out)
    return out.getvalue()


def tokens(text: str) -> Iterator[Token]:
    return flat(PARSER.parse(text))


def flat(nested: Iterable[Token]) -> Iterator[Token]:
    for token in nested:
        yield token
        yield from flat(token.children or ())


def shape(report: Report) -> list[str]:
    return [f"{token.type}{token.level}" for token in PARSER.parse(drawn(report))]


def test_the_report_s_parts_are_read_as_such() -> None:
    found = list(tokens(drawn(sample_report())))
    headings = [found[at + 1].content for at, token in enumerate(found) if token.type == "heading_open"]
    assert headings[0] == "5 findings in 12,481 records of 4 inputs"
    assert headings[1].startswith("1. Q168845: Redirector Logs Event 3031")
    links = [token.attrs["href"] for token in found if token.type == "link_open"]
    assert links[0] == "https://support.microsoft.com/kb/168845"
    fences = [token.content for token in found if token.type == "fence"]
    assert fences[0].startswith("The redirector was unable to delete the file")


@pytest.mark.parametrize("text", ATTACKS)
def test_no_text_acts_in_a_ticket(text: str) -> None:
    found = list(tokens(drawn(hostile_report(text))))
    kinds = {token.type for token in found}
    assert not {kind for kind in kinds if kind not in HARMLESS and not OURS.fullmatch(kind)}
    assert not [token for token in found if token.type in ("link_open", "html_inline", "html_block", "image")]
    assert not [token.content for token in found if token.type == "text" and ACTING.search(token.content)]


def test_no_text_changes_the_shape_of_the_report() -> None:
    plain = shape(hostile_report("plain"))
    assert [text for text in ATTACKS if shape(hostile_report(text)) != plain] == []


@given(st.text(alphabet=st.sampled_from("`a\\ |<>[]()*_~!&#@:\x00/.-")).map(lambda text: "x" + text.strip() + "x"))
def test_prose_and_code_are_read_as_the_text_they_were(text: str) -> None:
    text = text.replace("\x00", "")
    for written in (prose(text), code(text)):
        (inline,) = [token for token in PARSER.parse(f"x {written} y") if token.type == "inline"]
        shown = "".join(token.content for token in inline.children or ())
        assert re.sub(r" +", " ", shown) == re.sub(r" +", " ", f"x {text} y")


def test_a_report_without_findings_says_what_that_means() -> None:
    assert "That is no proof of health" in drawn(empty_report())


def test_an_article_that_a_path_names_is_called_by_its_end_which_show_takes() -> None:
    path = "previous-versions/windows/it-pro/windows-server-2008-r2-and-2008/cc735320(v=ws.10)"
    text = drawn(report(finding(article=path)))
    assert "### 1. `cc735320(v=ws.10)`: " in text
    assert "/cc735320%28v=ws.10%29>" in text


def test_a_ticket_stays_short() -> None:
    assert len(drawn(many_findings(3000))) < 300_000
