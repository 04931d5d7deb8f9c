"""One identity of a code in all its spellings."""

from __future__ import annotations

import pytest

from evcorr.codes import format_stop, identity, parse_code


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("5", 5),
        ("0x5", 5),
        ("0X00000005", 5),
        ("0x00000001E", 0x1E),
        ("80070005", 0x80070005),
        ("c0000005", 0xC0000005),
        ("0000001E", 0x1E),
        ("-1018", 4294966278),
        ("-2147024891", 0x80070005),
        ("4294967295", 0xFFFFFFFF),
        (" 85 ", 85),
        ("12345678", 12345678),
        ("84c0000", 0x84C0000),
        ("8123456", 8123456),
        ("C0000008H", None),
        ("4294967296", None),
        ("-2147483649", None),
        ("LNK2001", None),
        ("", None),
        ("0x", None),
        ("0x123456789", None),
        ("[0003][0000005]", None),
    ],
)
def test_parse_code(text: str, value: int | None) -> None:
    assert parse_code(text) == value


@pytest.mark.parametrize("text", ["5", "0x5", "0x80070005", "80070005", "-2147024891", "2147942405"])
def test_all_spellings_of_one_code_are_one(text: str) -> None:
    value = parse_code(text)
    assert value is not None
    assert identity(value) == 5


@pytest.mark.parametrize(
    ("value", "same"),
    [(0xD0000034, 0xC0000034), (0xC0000034, 0xC0000034), (0x80004005, 0x80004005), (0x1E, 0x1E), (0x8007FFFF, 0xFFFF)],
)
def test_identity(value: int, same: int) -> None:
    assert identity(value) == same


@pytest.mark.parametrize(
    ("value", "text"),
    [(0x1E, "0x0000001E"), (0x1000000A, "0x0000000A"), (0xC000021A, "0xC000021A"), (0xDEADDEAD, "0xDEADDEAD")],
)
def test_format_stop(value: int, text: str) -> None:
    assert format_stop(value) == text
