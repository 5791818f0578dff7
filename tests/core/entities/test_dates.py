"""Dates in the forms of TEI."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soat_core.entities.dates import (
    bounds,
    day_value,
    full_year,
    is_date_value,
    month_value,
    quarter_number,
    with_year_of,
)


@given(st.dates(date(1000, 1, 1), date(2199, 12, 31)))
def test_a_day_is_itself(day: date) -> None:
    value = day_value(day.year, day.month, day.day)
    assert value == day.isoformat()
    assert bounds(value) == (day, day)


@given(st.integers(-5, 40), st.integers(-5, 40))
def test_no_other_days(month: int, day: int) -> None:
    try:
        wanted = date(2023, month, day).isoformat()
    except ValueError:
        wanted = None
    assert day_value(2023, month, day) == wanted


def test_without_a_year() -> None:
    assert day_value(None, 2, 29) == "--02-29"
    assert month_value(None, 13) is None
    assert is_date_value("--02-29") and not is_date_value("--02-30")
    assert with_year_of("--06-15", "2024-06-20") == "2024-06-15"
    assert with_year_of("--02-29", "2023-03-01") == "--02-29"


@pytest.mark.parametrize("value", ["", "2024-13", "2024-02-30", "24", "2024-1-1", "nay", "--13"])
def test_what_is_no_date(value: str) -> None:
    assert not is_date_value(value)
    assert bounds(value) is None


def test_months_and_years_last() -> None:
    assert bounds("2024-02") == (date(2024, 2, 1), date(2024, 2, 29))
    assert bounds("2023") == (date(2023, 1, 1), date(2023, 12, 31))


def test_years_and_quarters_in_short() -> None:
    assert [full_year("24"), full_year("98"), full_year("1945")] == [2024, 1998, 1945]
    assert [quarter_number(one) for one in ("I", "iv", "3", "V", "5")] == [1, 4, 3, None, None]
