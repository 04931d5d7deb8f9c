"""The report for a terminal or a pipe."""

from __future__ import annotations

import io
import re

import pytest

from evcorr.report import Evidence, Grade, Report
from evcorr.reporters.terminal.drawing import DETAILED, FURTHER
from evcorr.reporters.text import write_text
from tests.reports import empty_report, example, finding, hostile_report, many_findings, report, sample_report

ESCAPE = "\x1b"
COLOUR = re.compile(r"\x1b\[[0-9;]{0,40}m")


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


class Narrow(io.StringIO):
    """A stream of few characters, such as a pipe on an older Windows."""

    encoding = "cp437"


def drawn(document: Report, out: io.StringIO | None = None) -> str:
    out = out or io.StringIO()
    write_text(document, out)
    return out.getvalue()


def widest(text: str) -> int:
    from rich.cells import cell_len

    return max(cell_len(COLOUR.sub("", line)) for line in text.splitlines())


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("COLUMNS", "NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")


@pytest.mark.parametrize("columns", ["40", "60", "80", "100", "200", "5"])
@pytest.mark.parametrize(
    "document", [sample_report(), hostile_report(), empty_report()], ids=["sample", "hostile", "none"]
)
def test_no_line_is_wider_than_the_pipe(document: Report, columns: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert widest(drawn(document)) <= max(40, int(columns))


@pytest.mark.parametrize("columns", ["", "wide", "-5", "0x50", "9" * 400])
def test_a_pipe_has_80_columns_where_the_environment_tells_nothing(
    columns: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = drawn(sample_report())
    monkeypatch.setenv("COLUMNS", columns)
    assert drawn(sample_report()) == plain
    assert 70 < widest(plain) <= 80


def test_a_pipe_gets_no_escape_sequences() -> None:
    assert ESCAPE not in drawn(sample_report())


def test_a_terminal_gets_the_matched_words_marked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    text = drawn(sample_report(), Terminal())
    assert f"{ESCAPE}[1;4mSystem error 53{ESCAPE}[0m" in text
    assert widest(text) <= 100
    assert set(re.findall(r"\x1b.", text)) == {"\x1b["}
    assert len(re.findall(r"\x1b", text)) == len(COLOUR.findall(text))


def test_no_color_makes_a_terminal_plain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert ESCAPE not in drawn(sample_report(), Terminal())


def test_lines_have_no_blanks_at_their_ends() -> None:
    assert not [line for line in drawn(sample_report()).splitlines() if line != line.rstrip()]


def test_characters_that_the_stream_lacks_are_written_as_escapes() -> None:
    text = drawn(report(finding(title="Größe 漢字")), Narrow())
    assert "Größe \\u6f22\\u5b57" in text
    text.encode("cp437")


def test_a_line_feed_in_a_field_starts_no_line() -> None:
    assert not [
        line for line in drawn(hostile_report("x\r\nFORGED")).splitlines() if line.lstrip(" |").startswith("FORGED")
    ]


def test_markup_of_the_terminal_library_is_text() -> None:
    assert "[bold red]x[/] [/]" in drawn(hostile_report())


def test_the_headline_names_the_problems_and_the_end_lists_them() -> None:
    lines = drawn(sample_report()).splitlines()
    assert lines[0] == "5 findings in 12,481 records of 4 inputs, 5 problems"
    assert lines[-2:] == ["    and 3 more in this input", "  logs/old.zip!app.evt: empty file"]


def test_nothing_found_says_what_was_checked_and_that_it_is_no_proof() -> None:
    text = " ".join(drawn(empty_report()).split())
    assert "Nothing found in 2,204 records of 1 input" in text
    assert "no proof of health" in text
    assert "logs/System.evt: evt, 2,204 records" in text


def test_many_findings_are_told_in_short_and_those_beyond_are_counted() -> None:
    text = drawn(many_findings(DETAILED + FURTHER + 7))
    assert text.count("fix  ") == DETAILED
    assert f"{DETAILED + 1}    Q{DETAILED + 1}  weak" in text
    assert "and 7 more findings" in text


def test_an_entry_without_a_message_has_no_empty_bar() -> None:
    bare = Evidence(
        observable=sample_report().findings[0].evidence[0].observable,
        grade=Grade.LIKELY,
        count=1,
        examples=(example(None),),
    )
    text = drawn(report(finding(bare)))
    assert "|" not in text
    assert "agrees: source, event id, words; likely by itself" in text


def test_what_to_do_stands_before_the_evidence() -> None:
    text = drawn(sample_report())
    first = text[text.index("\n1   Q168845") :]
    labels = [
        "fix ",
        "fixed in ",
        "seen ",
        "when ",
        "incident ",
        "applies ",
        "grade ",
        "why ",
        "article ",
        "log ",
        "read ",
    ]
    places = [first.index(f"\n    {label}") for label in labels]
    assert places == sorted(places)


def test_of_many_findings_a_line_each_comes_first() -> None:
    text = drawn(sample_report())
    lines = text[text.index("\n\n") :].splitlines()[2:7]
    assert [line.split()[3] for line in lines] == [finding.article for finding in sample_report().findings]
    assert "more findings below" in drawn(many_findings(30))
    assert "Q168845" not in "".join(drawn(report(finding())).splitlines()[:3])


@pytest.mark.parametrize(("out", "bars"), [(io.StringIO(), "\u2588\u2581\u2581\u2581\u2582"), (Narrow(), "#___.")])
def test_the_course_of_time_is_drawn_in_characters_that_the_stream_has(out: io.StringIO, bars: str) -> None:
    assert f"             {bars}" in drawn(sample_report(), out)


def test_an_ellipsis_that_the_stream_lacks_is_three_dots() -> None:
    text = drawn(hostile_report("x" * 500), Narrow())
    assert "x..." in text
    assert "\\u2026" not in text


def test_colour_can_be_forced_into_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert ESCAPE in drawn(sample_report())
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[3" not in drawn(sample_report())
