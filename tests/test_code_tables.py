"""The tables of codes that come with evcorr, and what a code that somebody wrote down can be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evcorr.codes import Reading, describe_code, format_stop, identity, is_known, parse_code, table
from evcorr.codes.table import SPACES
from evcorr.codes.value import MASK

WHERE_ANY = [(space, value) for space in SPACES for value in table(space)]


def reading(written: str, space: str) -> Reading:
    """The first reading of a code in a space."""
    return next(item for item in describe_code(written).readings if item.space == space)


@pytest.mark.parametrize("space", SPACES)
def test_a_table_is_sorted_and_names_every_code(space: str) -> None:
    codes = table(space)
    assert list(codes) == sorted(codes)
    for value, known in codes.items():
        assert known.value == value <= MASK
        assert known.names
        assert all(name.isidentifier() for name in known.names)
        assert known.message is None or (known.message.strip() == known.message != "")


@pytest.mark.parametrize(
    ("space", "code", "name", "message"),
    [
        ("win32", 5, "ERROR_ACCESS_DENIED", "Access is denied."),
        ("win32", 85, "ERROR_ALREADY_ASSIGNED", "The local device name is already in use."),
        ("win32", 10061, "WSAECONNREFUSED", None),
        ("net", 2404, "NERR_DevInUse", None),
        ("net", 2250, "NERR_UseNotFound", None),
        ("ntstatus", 0xC0000034, "STATUS_OBJECT_NAME_NOT_FOUND", "The object name is not found."),
        ("ntstatus", 0xC0000005, "STATUS_ACCESS_VIOLATION", None),
        ("hresult", 0x80070005, "E_ACCESSDENIED", "General access denied error."),
        ("hresult", 0x80004005, "E_FAIL", None),
        ("stop", 0x1E, "KMODE_EXCEPTION_NOT_HANDLED", None),
        ("stop", 0x7B, "INACCESSIBLE_BOOT_DEVICE", None),
        ("jet", -1018 & MASK, "JET_errReadVerifyFailure", None),
    ],
)
def test_well_known_codes(space: str, code: int, name: str, message: str | None) -> None:
    known = table(space)[code]
    assert known.names[0] == name
    if message:
        assert known.message == message


@pytest.mark.parametrize(
    ("written", "readings"),
    [
        ("2404", [("win32", "2404"), ("net", "2404")]),
        ("85", [("win32", "85"), ("stop", "0x00000055"), ("stop", "0x00000085")]),
        ("0x1E", [("stop", "0x0000001E"), ("win32", "30")]),
        ("1e", [("stop", "0x0000001E"), ("win32", "30")]),
        ("0x1000007F", [("stop", "0x0000007F")]),
        ("0x80070005", [("hresult", "0x80070005"), ("win32", "5")]),
        ("-2147024891", [("hresult", "0x80070005"), ("win32", "5")]),
        ("0x80070964", [("win32", "2404"), ("net", "2404")]),
        ("c0000034", [("ntstatus", "0xC0000034")]),
        ("0xD0000034", [("ntstatus", "0xC0000034")]),
        ("-1018", [("jet", "-1018")]),
        ("4294966278", [("jet", "-1018")]),
        (" nerr_usenotfound ", [("net", "2250")]),
        ("STATUS_PENDING", [("ntstatus", "0x00000103")]),
        ("99999", []),
        ("", []),
        ("-", []),
        ("0x", []),
        ("nonsense", []),
        ("123456789012", []),
    ],
)
def test_a_code_is_read_in_every_space_that_has_it(written: str, readings: list[tuple[str, str]]) -> None:
    assert [(item.space, item.code) for item in describe_code(written).readings] == readings


def test_bare_digits_are_taken_for_a_hexadecimal_stop_too_and_it_says_so() -> None:
    stops = [item for item in describe_code("50").readings if item.space == "stop"]
    assert [(item.names[0], item.hexadecimal) for item in stops] == [
        ("PHASE1_INITIALIZATION_FAILED", False),
        ("PAGE_FAULT_IN_NONPAGED_AREA", True),
    ]


def test_a_code_that_no_table_has_still_has_its_spellings() -> None:
    code = describe_code("-3")
    assert code.spellings == ("0xFFFFFFFD", "4294967293", "-3")
    assert code.readings == ()
    assert code.errors == {0xFFFFFFFD}


def test_what_an_error_code_and_a_stop_code_can_be_are_kept_apart() -> None:
    code = describe_code("85")
    assert (code.errors, code.stops) == ({85}, {0x55, 0x85})
    named = describe_code("KMODE_EXCEPTION_NOT_HANDLED")
    assert (named.errors, named.stops) == (frozenset(), {0x1E})


@given(st.sampled_from(WHERE_ANY))
def test_every_spelling_of_a_reading_leads_back_to_it(place: tuple[str, int]) -> None:
    space, value = place
    first = reading(table(space)[value].names[0], space)
    for spelling in (*first.spellings, *first.hresult, *first.dump):
        number = parse_code(spelling)
        assert number is not None
        assert format_stop(number) == first.code if space == "stop" else identity(number) == identity(value)
    assert any(item.code == first.code for item in describe_code(first.code).readings if item.space == space)


# eight digits that begin with 8 or 9 are taken for an HRESULT
@given(st.integers(0, MASK).filter(lambda value: not 80_000_000 <= value <= 99_999_999))
def test_all_spellings_of_a_number_are_one_number(value: int) -> None:
    assert {parse_code(spelling) for spelling in describe_code(f"0x{value:X}").spellings} == {value}


@given(st.text(max_size=30))
def test_any_text_can_be_asked_for(text: str) -> None:
    assert describe_code(text).written == text.strip()


@pytest.mark.parametrize(
    ("space", "value", "known"),
    [
        ("win32", 5, True),
        ("win32", 2140, True),  # FormatMessage explains LAN Manager's too
        ("win32", 0x80070005, True),
        ("win32", 99999, False),
        ("win32", -1018 & MASK, False),
        ("win32", 0xE0000101, True),  # a set-up program's
        ("net", 85, True),
        ("net", 3534, True),  # the user interface's have no names
        ("net", 99999, False),
        ("hresult", 0x80004005, True),
        ("hresult", 0x80070964, True),
        ("hresult", 0xD0000034, True),
        ("hresult", 0x80040ABC, True),  # means what its interface says
        ("hresult", 0x801992B7, False),
        ("ntstatus", 0xC0000034, True),
        ("ntstatus", 0xC04AADF1, False),
        ("ntstatus", 0xE0010004, True),  # another maker's
        ("jet", -1018 & MASK, True),
        ("jet", -4999 & MASK, False),
        ("stop", 0x1E, True),
        ("stop", 0xC0000221, True),  # the status that the system could not go on from
        ("stop", 0x21A, False),
        ("product", 99999, True),
        ("exception", 0x0EEDFADE, True),
    ],
)
def test_is_known(space: str, value: int, known: bool) -> None:
    assert is_known(space, value) is known
