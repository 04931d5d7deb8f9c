"""The order of day and month, told by all dates of a file."""

from __future__ import annotations

import pytest

from evcorr.readers.fields.date_order import DateOrder


def order_of(*dates: str, told: bool | None = None) -> bool | None:
    order = DateOrder(told)
    for date in dates:
        order.feed(date)
    return order.day_first


@pytest.mark.parametrize(
    ("dates", "day_first"),
    [
        (("03/04/1999", "13/04/1999"), True),
        (("03/04/1999", "04/13/1999"), False),
        (("31/12/96 19:56:34",), True),
        (("04.01.12",), True),
        # back from April to March, or on from 3 April to 4 March?
        (("03/30/99",), False),
        (("01/02/1999", "02/02/1999", "01/03/1999"), True),
        (("02/01/1999", "02/02/1999", "03/01/1999"), False),
        (("05/03/1999", "05/02/1999", "05/01/1999", "04/12/1999"), False),
        (("10/1/2016", "10/2/2016", "10/3/2016"), False),
        (("1-10-2016", "2-10-2016", "3-10-2016"), True),
        (("03/04/1999",), None),
        (("04/04/1999", "05/05/1999"), None),
        (("2019-05-06", "98/11/21", "no date", ""), None),
        (("10.20.30.40", "1/2/3/4"), None),
    ],
)
def test_what_dates_tell(dates: tuple[str, ...], day_first: bool | None) -> None:
    assert order_of(*dates) is day_first


def test_a_number_above_12_outweighs_the_course_of_the_dates() -> None:
    order = DateOrder()
    for date in ("01/02/1999", "02/02/1999", "01/03/1999"):
        order.feed(date)
    assert not order.proven
    order.feed("03/25/1999")
    assert order.proven
    assert order.day_first is False


def test_what_the_user_tells_stands() -> None:
    assert order_of("03/25/1999", told=True) is True
