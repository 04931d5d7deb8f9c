"""Ends of lines."""

import pytest

from evcorr.text.line_ends import with_line_feeds


@pytest.mark.parametrize(
    ("text", "expected"),
    [("a\r\nb", "a\nb"), ("a\r\r\nb", "a\nb"), ("a\rb\r", "a\nb\n"), ("a\n\nb", "a\n\nb"), ("a\r\n\r\nb", "a\n\nb")],
)
def test_every_end_of_line_is_one_line_feed(text: str, expected: str) -> None:
    assert with_line_feeds(text) == expected
