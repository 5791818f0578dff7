"""Dates as TEI has them: the forms of XML Schema, ``2024-11-06``, ``2024-11``, ``2024``, and
``--11-06``, ``--11`` where no year is said.

Which days exist is told by ``datetime``.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import NamedTuple

EARLIEST, LATEST = 1000, 2199
"""Years that a report may speak of."""
_PIVOT = 50
"""Years of two digits: 49 is 2049, 50 is 1950."""
_VALUE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_NO_YEAR = re.compile(r"--(\d{2})(?:-(\d{2}))?")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


class Bounds(NamedTuple):
    """The first and the last day that a value may mean."""

    first: date
    last: date


def day_value(year: int | None, month: int, day: int) -> str | None:
    """``2024-11-06``, or ``--11-06`` without a year; None where there is no such day."""
    try:
        # a leap year: 29 February may be meant where no year is said
        date(2000 if year is None else year, month, day)
    except ValueError:
        return None
    return f"--{month:02}-{day:02}" if year is None else f"{year:04}-{month:02}-{day:02}"


def month_value(year: int | None, month: int) -> str | None:
    """``2024-11``, or ``--11`` without a year; None where there is no such month."""
    if not 1 <= month <= 12:
        return None
    return f"--{month:02}" if year is None else f"{year:04}-{month:02}"


def year_value(year: int) -> str:
    return f"{year:04}"


def full_year(digits: str) -> int:
    """The year of two or four digits."""
    year = int(digits)
    if len(digits) > 2:
        return year
    return year + (2000 if year < _PIVOT else 1900)


def quarter_number(text: str) -> int | None:
    """1 to 4 for ``I`` to ``IV`` or a digit; None for anything else."""
    if text.isdecimal():
        return int(text) if 1 <= int(text) <= 4 else None
    return _ROMAN.get(text.lower())


def months_value(year: int, first: int, last: int) -> tuple[tuple[str, str], ...]:
    """``from`` and ``to`` of some months of one year."""
    return (("from", f"{year:04}-{first:02}"), ("to", f"{year:04}-{last:02}"))


def with_year_of(value: str, other: str) -> str:
    """``value`` with the year of ``other`` where it has none itself; unchanged if that is no day.

    ``15/6`` and ``20/6/2024`` in "từ ngày 15/6 đến ngày 20/6/2024".
    """
    if not value.startswith("--") or _VALUE.fullmatch(other) is None:
        return value
    filled = f"{other[:4]}-{value[2:]}"
    return filled if bounds(filled) else value


def bounds(value: str) -> Bounds | None:
    """What days a value with a year may mean; None where it has none, or is no date at all."""
    match = _VALUE.fullmatch(value)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    if not year or (month is not None and not 1 <= month <= 12):
        return None
    if month is None:
        return Bounds(date(year, 1, 1), date(year, 12, 31))
    last = monthrange(year, month)[1]
    if day is None:
        return Bounds(date(year, month, 1), date(year, month, last))
    return Bounds(*(date(year, month, day),) * 2) if 1 <= day <= last else None


def is_date_value(value: str) -> bool:
    """Whether TEI takes it for ``@when``, ``@from`` and ``@to``."""
    if (match := _NO_YEAR.fullmatch(value)) is not None:
        month, day = int(match[1]), match[2]
        return month_value(None, month) is not None and (
            day is None or day_value(None, month, int(day)) is not None
        )
    return bounds(value) is not None
