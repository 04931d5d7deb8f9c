"""HTML that text cannot get into unescaped."""

from __future__ import annotations

from evcorr.reporters.markup import Markup, joined, tag


def test_text_is_escaped_and_markup_is_not() -> None:
    assert tag("p", "a < b & ", tag("b", "<i>")) == "<p>a &lt; b &amp; <b>&lt;i&gt;</b></p>"


def test_attributes_are_escaped_and_named_as_in_html() -> None:
    made = tag("a", "x", href='"><script>', class_="one two", aria_label="'", id=None)
    assert made == '<a href="&quot;&gt;&lt;script&gt;" class="one two" aria-label="&#x27;">x</a>'


def test_markup_that_was_cut_or_added_to_is_text_again() -> None:
    bold = tag("b", "x")
    for text in (bold + "<i>", "<i>" + bold, bold[:3], bold.upper(), f"{bold}", "".join([bold])):
        assert "<" not in joined(text)
    assert isinstance(joined(bold, "<"), Markup)


def test_control_and_bidirectional_characters_do_not_enter() -> None:
    assert tag("p", "\x1b\u202e\x00", id="\n") == '<p id="\n">&lt;U+001B&gt;&lt;U+202E&gt;&lt;U+0000&gt;</p>'


def test_void_elements_have_no_end() -> None:
    assert tag("meta", charset="utf-8") == '<meta charset="utf-8"/>'
