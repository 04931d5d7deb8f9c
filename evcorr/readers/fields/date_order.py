"""Whether the dates of one file have the day or the month first, told by all of its dates together.

Exports write dates as the regional settings of the exporting user have them, the same in the whole file.
"""

from __future__ import annotations

from evcorr.text.lazy_regex import lazy_regex

_DATE = lazy_regex(r"(?<![\d/.:-])(\d{1,2})([-/.])[ ]?(\d{1,2})\2[ ]?(?:\d{4}|\d{2})(?![\d/:]|[.-]\d)")
"""11/21/1998, 21.11.98, 2-9-2024; a date with its year first, or 98/11/21, tells nothing and needs nothing."""

_LEAD = 2
"""By so many changes more than the other a number shows that it is the day."""


UNTOLD_ORDER = "its dates can be read day first or month first, so its times are left out: --date-order says which"
"""What is wrong with a file whose dates go both ways to the end."""


def goes_both_ways(text: str) -> bool:
    """Whether the first date of a text is one with the day first and another one with the month first."""
    found = _DATE.search(text)
    return (
        found is not None and found[1].lstrip("0") != found[3].lstrip("0") and max(int(found[1]), int(found[3])) <= 12
    )


class DateOrder:
    """Takes in the dates of a file in order, and says which of two numbers is the day.

    A number above 12 proves it. Else dots do, which only countries with the day first write; else the order of the
    dates, which in a log goes one way: that reading of them which turns back less often. Else the day is the number
    that changes more often.
    """

    def __init__(self, told: bool | None = None) -> None:
        self._proven = told
        self._dots = False
        self._last = ""
        self._courses = (_Course(), _Course())
        self._changes = [0, 0]
        self._numbers: tuple[int, int] | None = None

    def feed(self, text: str) -> None:
        """Take in the first date of a text; a text without one changes nothing."""
        if self._proven is not None:
            return
        found = _DATE.search(text)
        if found is None or found[0] == self._last:
            return
        self._last = found[0]
        one, two = int(found[1]), int(found[3])
        if one > 12 >= two or two > 12 >= one:
            # above 31 it is a year that stands first
            self._proven = one > two if max(one, two) <= 31 else None
            return
        self._dots |= found[2] == "."
        self._follow(one, two, int(found[0][found.end(3) - found.start() + 1 :]))

    def _follow(self, one: int, two: int, year: int) -> None:
        for course, date in zip(self._courses, ((year, one, two), (year, two, one)), strict=True):
            course.go_on(date)
        if self._numbers is not None:
            for index, (before, now) in enumerate(zip(self._numbers, (one, two), strict=True)):
                self._changes[index] += before != now
        self._numbers = one, two

    @property
    def proven(self) -> bool:
        """Whether no further date can change the answer."""
        return self._proven is not None

    @property
    def settled(self) -> bool:
        """Whether a number above 12 or dots tell the order, so that no further date is likely to change the answer."""
        return self.proven or self._dots

    @property
    def day_first(self) -> bool | None:
        """True for 21/11, False for 11/21, None while the dates go with both."""
        if self._proven is not None:
            return self._proven
        if self._dots:
            return True
        month_first, day_first = (course.turns for course in self._courses)
        if month_first != day_first:
            return day_first < month_first
        lead = self._changes[0] - self._changes[1]
        return lead > 0 if abs(lead) >= _LEAD else None


class _Course:
    """The course of dates in one reading of them."""

    def __init__(self) -> None:
        self._last: tuple[int, int, int] | None = None
        self._steps = [0, 0]

    def go_on(self, date: tuple[int, int, int]) -> None:
        """Take in the next date."""
        if self._last is not None and date != self._last:
            self._steps[date > self._last] += 1
        self._last = date

    @property
    def turns(self) -> int:
        """How many steps go against the direction of most."""
        return min(self._steps)
