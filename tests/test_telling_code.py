"""Codes that tell something by themselves, and those that may be anything."""

import pytest

from evcorr.observable import ErrorCode
from evcorr.telling_code import is_common_literal, is_of_database, is_of_one_product, is_part_of_addresses


@pytest.mark.parametrize(("code", "expected"), [("FFFF", True), ("000c", True), ("LNK2001", False), ("0000C", False)])
def test_codes_that_are_written_as_parts_of_addresses(code: str, expected: bool) -> None:
    assert is_part_of_addresses(code) is expected


@pytest.mark.parametrize(("code", "expected"), [("4.4.1", True), ("5-10", True), ("550 5.1.1", False), ("LNK1", False)])
def test_literal_codes_that_may_be_versions_and_dates(code: str, expected: bool) -> None:
    assert is_common_literal(code) is expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [(0xE0050802, True), (0x80070005, False), (0xC0000005, False), (85, False), (0xFFFFFC06, False)],
)
def test_numbers_that_only_one_product_has(value: int, expected: bool) -> None:
    assert is_of_one_product(value) is expected


def test_codes_of_databases_are_negative() -> None:
    assert is_of_database(ErrorCode(code="-1018", space="jet"))
    assert not is_of_database(ErrorCode(code="1018", space="jet"))
    assert not is_of_database(ErrorCode(code="-1018"))
