"""Ends of lines, of whatever system."""

from __future__ import annotations


def with_line_feeds(text: str) -> str:
    """The text with a line feed for every end of line: CR LF, the CR CR LF of mail, and CR alone."""
    return text.replace("\r\r\n", "\n").replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
