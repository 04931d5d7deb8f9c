"""Excerpts from logs: which passages are some, and which of their entries tell of trouble."""

from __future__ import annotations

from itertools import pairwise

import pytest

from evcorr.mining.extractors.messages.excerpt import entries, troubles

STAMPED = "05-14-99 11:32 Sending paint\n05-14-99 11:33 Cannot open\n  the tin\n05-14-99 11:34 Done\n"
YEARLESS = "07/12 20:30 [CRITICAL] cannot open 5\n07/12 20:31 [CRITICAL] the tin is bad\n"
GRADED = "Warning: tin 5 is dry\nError: no brush\n"
OF_MAIL = "14:52:51 Transmitting message 5\n14:52:53 A message of 3644 bytes: deadlocked, run it again\n"
FIXED = "Fix: Message 13: the tin was dry.\nFix: Message 15: the brush was dry.\n"
SIGNED = (
    "Opening the tin~ $$<PAINT_SHOP><Fri Dec 10 01:12:40.304 1999 Pacific Standard Time><thread=322 (0x142)>\n"
    "ERROR - Failed to open the tin $$<PAINT_SHOP><Fri Dec 10\n01:12:40.304 1999><thread=322 (0x142)>\n"
)


@pytest.mark.parametrize(
    ("passage", "told"),
    [
        (STAMPED, ["05-14-99 11:33 Cannot open\n  the tin"]),
        (YEARLESS, ["07/12 20:30 [CRITICAL] cannot open 5", "07/12 20:31 [CRITICAL] the tin is bad"]),
        (GRADED, ["Warning: tin 5 is dry", "Error: no brush"]),
        (SIGNED, ["ERROR - Failed to open the tin"]),
        (OF_MAIL, ["14:52:53 A message of 3644 bytes: deadlocked, run it again"]),
        (FIXED, ["Fix: Message 13: the tin was dry.", "Fix: Message 15: the brush was dry."]),
        ("The paint cannot dry.\nTry at 11:30 again.\n", []),
        ("12:30 Cannot open the tin", []),
        ("Error Code: 0xC0000081\nError Translation: PAINT_E_BAD_TIN\nProblem: A bad tin was supplied.\n", []),
    ],
)
def test_entries_that_tell_of_trouble(passage: str, told: list[str]) -> None:
    assert [passage[start:end].strip() for start, end in troubles(passage)] == told


@pytest.mark.parametrize(("passage", "count"), [(STAMPED, 3), (GRADED, 2), (SIGNED, 2), ("Error: no brush", 0)])
def test_entries_follow_each_other(passage: str, count: int) -> None:
    ranges = entries(passage)
    assert len(ranges) == count
    assert all(before[1] == after[0] for before, after in pairwise(ranges))
