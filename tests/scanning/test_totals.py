"""Totals of parts add up to those of the whole, in whatever order."""

from datetime import UTC, datetime, timedelta

from evcorr.grade import Grade
from evcorr.scanning.survey.totals import Totals

START = datetime(2001, 5, 14, tzinfo=UTC)
MARKS = (3, (1 << 64) - 1, 12)
"""Of which two sums are more than 64 bits hold."""


def totals(*numbers: int) -> Totals:
    """Of records of these numbers, the last of which is a hint."""
    told = Totals()
    for number in numbers:
        grade = Grade.WEAK if number == len(MARKS) - 1 else Grade.STRONG
        told.count(grade, 1, MARKS[number])
        told.moments[grade].add(f"PC{number}", 1, START + timedelta(hours=number))
        told.computers.add(f"PC{number}")
        told.files.add(("paint.exe", (number, 0)))
    return told


def facts(told: Totals) -> object:
    counted = [(told.records[grade], told.prints[grade], list(told.moments[grade])) for grade in Grade]
    return counted, told.computers, told.files


def test_parts_add_up() -> None:
    whole = facts(totals(0, 1, 2))
    for first, second in (((0,), (1, 2)), ((2, 1), (0,)), ((), (1, 0, 2))):
        added = totals(*first)
        added.merge(totals(*second))
        assert facts(added) == whole
