"""Pasted events where a text is parted: each is read once, whole, wherever a passage ends and whenever more comes."""

from __future__ import annotations

import io
from typing import BinaryIO, cast

import pytest

from evcorr.inputs import Input
from evcorr.readers.reader import ReadOptions
from evcorr.readers.text.plaintext import read_text
from evcorr.record import Record

COPIED = """Event Type:\tError
Event Source:\tRdr
Event Category:\tNone
Event ID:\t3031
Date:\t\t1/2/2000
Time:\t\t10:00:00 AM
User:\t\tN/A
Computer:\tSRV
Description:
The redirector lost its tray.
"""
SET_IN = "".join(f"  {line}\n" for line in COPIED.splitlines())
FORMS = {"copied": COPIED, "set in": SET_IN, "with a blank line": COPIED.replace("Description:\n", "Description:\n\n")}


class Pauses(io.RawIOBase):
    """A stream that gives its pieces one at a time, with a pause after each."""

    def __init__(self, pieces: list[bytes]) -> None:
        super().__init__()
        self._pieces = pieces

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        piece = self._pieces.pop(0) if self._pieces else b""
        buffer[: len(piece)] = piece
        return len(piece)

    def wait_for_more(self, _seconds: float) -> bool:
        return False


def events(*pieces: str) -> list[tuple[str | None, int, str | None]]:
    """The events of a text that comes in pieces, with pauses between them."""
    stream = cast(BinaryIO, Pauses([piece.encode() for piece in pieces]))
    entries = read_text(Input("some.txt", lambda: stream), ReadOptions())
    records = (entry for entry in entries if isinstance(entry, Record) and entry.event_id is not None)
    return [(record.provider, record.event_id or 0, record.message) for record in records]


ONE = [("Rdr", 3031, "The redirector lost its tray.")]


@pytest.mark.parametrize("form", FORMS)
def test_where_a_long_passage_is_parted(form: str) -> None:
    for before in range(40, 70):
        text = "just a line of words\n" * before + FORMS[form] + "\nand more of these\n" * 80
        assert events(text) == ONE, before


@pytest.mark.parametrize("following", ["more\n", "\nmore of it\n", "2026-01-01 10:00 more\n"])
@pytest.mark.parametrize("form", FORMS)
def test_what_comes_after_a_pause_is_no_second_event(form: str, following: str) -> None:
    assert events("a line\n" + FORMS[form], following) == ONE
    assert events("a line\n" + FORMS[form], following, FORMS[form]) == 2 * ONE


def test_a_pause_amid_the_labels() -> None:
    for cut in range(7, COPIED.index("Description"), 7):
        assert events(COPIED[:cut], COPIED[cut:], "more\n") == ONE, cut


def test_an_event_with_its_words_is_given_at_once() -> None:
    pieces = [COPIED.encode(), b"more\n"]
    stream = cast(BinaryIO, Pauses(pieces))
    entries = read_text(Input("some.txt", lambda: stream), ReadOptions())
    first = next(entries)
    assert pieces == [b"more\n"]
    assert isinstance(first, Record)
    assert first.event_id == 3031
