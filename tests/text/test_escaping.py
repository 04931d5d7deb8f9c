"""Text of logs made safe to show."""

from __future__ import annotations

import pytest

from evcorr.reporters.wording import article_name
from evcorr.text.escaping import clipped, visible, visible_lines

SHOWN = {
    "plain": ("C:\\WINNT [bold] <b>", "C:\\WINNT [bold] <b>"),
    "other letters": ("Größe 漢字 שלום", "Größe 漢字 שלום"),
    "escape sequence": ("\x1b[31mred", "<U+001B>[31mred"),
    "eight-bit escape sequence": ("\x9b2J", "<U+009B>2J"),
    "line feed": ("one\ntwo", "one<U+000A>two"),
    "bidirectional override": ("\u202egnp.exe", "<U+202E>gnp.exe"),
    "isolates": ("\u2066a\u2069", "<U+2066>a<U+2069>"),
    "marks": ("a\u200e\u200fb", "a<U+200E><U+200F>b"),
    "zero width": ("pass\u200bword\ufeff", "pass<U+200B>word<U+FEFF>"),
    "nul": ("a\x00b", "a<U+0000>b"),
    "half a surrogate pair": ("\udcff.evtx", "<U+DCFF>.evtx"),
    "tag characters": ("\U000e0041", "<U+E0041>"),
    "blanks": ("a\tb\xa0c", "a b c"),
}


@pytest.mark.parametrize(("text", "shown"), SHOWN.values(), ids=SHOWN)
def test_what_acts_is_shown_by_its_number(text: str, shown: str) -> None:
    assert visible(text) == shown
    assert visible(shown) == shown


FOLDED = {
    "ends of lines": ("one\r\ntwo\rthree\nfour", "one\ntwo\nthree\nfour"),
    "empty lines": ("one\r\n\r\n\r\ntwo", "one\ntwo"),
    "blanks around ends": ("one  \n\t two", "one\ntwo"),
    "blanks": ("one  two\t\tthree", "one two three"),
    "rarer ends of lines": ("a\x0bb\x0cc\x85d\u2028e\u2029f", "a\nb\nc\nd\ne\nf"),
    "what acts": ("a\x1b\nb\u202e", "a<U+001B>\nb<U+202E>"),
}


@pytest.mark.parametrize(("text", "shown"), FOLDED.values(), ids=FOLDED)
def test_lines_are_kept_and_blanks_folded(text: str, shown: str) -> None:
    assert visible_lines(text) == shown


def test_a_long_field_ends_in_an_ellipsis() -> None:
    assert clipped("x" * 10, 10) == "x" * 10
    assert clipped("x" * 11, 10) == "x" * 9 + "…"


def test_a_field_is_cut_before_it_is_made_visible() -> None:
    assert clipped("\x1b" * 1_000_000, 3) == "<U+001B><U+001B>…"


@pytest.mark.parametrize("char", [" ", "\n", "\r", "\t", "\x1b"])
def test_a_long_run_is_folded_in_no_time(char: str) -> None:
    assert len(visible_lines(char * 300_000)) < 300_000 * len("<U+001B>") + 1


@pytest.mark.parametrize(
    ("article", "name"),
    [
        ("Q168845", "Q168845"),
        ("pages/debugger/bug-check-0xa", "bug-check-0xa"),
        ("runbooks/net/", "net"),
        ("x/" + "y" * 50, "y" * 39 + "\u2026"),
        ("x/\x1by", "<U+001B>y"),
        ("/", "/"),
        ("", ""),
    ],
)
def test_an_article_is_called_by_the_last_part_of_its_path(article: str, name: str) -> None:
    assert article_name(article) == name
