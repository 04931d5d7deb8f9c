from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from evcorr.timestamps import Period, from_iso, in_zone, moved, to_iso, unless_zero

BERLIN = ZoneInfo("Europe/Berlin")
LOCAL = datetime(2026, 3, 29, 1, 30)  # noqa: DTZ001 - local on purpose
FIRST, LAST = datetime.min, datetime.max  # noqa: DTZ901 - local on purpose


def test_utc_ends_in_z_and_local_times_have_no_zone() -> None:
    assert to_iso(datetime(2026, 1, 2, 3, 4, 5, 600000, BERLIN)) == "2026-01-02T02:04:05.600000Z"
    assert to_iso(LOCAL) == "2026-03-29T01:30:00"
    assert to_iso(None) is None


@pytest.mark.parametrize("text", [None, "", "yesterday", "0001-01-01T00:00:00+23:00", "1999-02-30T00:00:00Z"])
def test_what_is_no_time_is_none(text: str | None) -> None:
    assert from_iso(text) is None


def test_a_time_without_zone_is_taken_for_utc() -> None:
    assert from_iso("1999-03-01T10:00:00") == from_iso("1999-03-01T11:00:00+01:00") == from_iso("1999-03-01T10:00:00Z")


def test_a_zone_places_local_times_only() -> None:
    assert in_zone(LOCAL, BERLIN) == datetime(2026, 3, 29, 0, 30, tzinfo=UTC)
    assert in_zone(LOCAL, None) is LOCAL
    aware = datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    assert in_zone(aware, BERLIN) is aware


@pytest.mark.parametrize(("time", "hours"), [(FIRST, 2), (LAST, -2)])
def test_a_time_beyond_the_calendar_is_none(time: datetime, hours: int) -> None:
    assert in_zone(time, timezone(timedelta(hours=hours))) is None
    assert moved(time, timedelta(hours=-hours)) == time
    assert moved(LOCAL, timedelta(minutes=5)) == LOCAL.replace(minute=35)


def test_a_skipped_hour_moves_on_and_of_a_repeated_one_the_first_is_meant() -> None:
    assert in_zone(LOCAL.replace(hour=2), BERLIN) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    repeated = datetime(2026, 10, 25, 2, 30)  # noqa: DTZ001 - local on purpose
    assert in_zone(repeated, BERLIN) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_a_period_takes_aware_and_local_times() -> None:
    period = Period()
    assert (period.first, period.last) == (None, None)
    for time in (LOCAL, None, LOCAL.replace(year=2025), LOCAL.replace(tzinfo=UTC, year=2027)):
        period.add(time)
    assert (to_iso(period.first), to_iso(period.last)) == ("2025-03-29T01:30:00", "2027-03-29T01:30:00Z")
    other = Period()
    other.add(LOCAL.replace(year=2030))
    period.merge(other)
    assert to_iso(period.last) == "2030-03-29T01:30:00"


def test_a_field_that_nobody_filled_in_is_no_time() -> None:
    assert unless_zero(datetime(1601, 1, 1, tzinfo=UTC)) is None
    assert unless_zero(LOCAL) is LOCAL
    assert unless_zero(None) is None
