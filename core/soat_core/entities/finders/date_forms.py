"""The forms that dates have, each with what it says and how sure it is.

Ends: a form in words has all its words; figures stand for themselves (see ``dates``).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from soat_core.annotation import Values
from soat_core.entities.dates import (
    day_value,
    full_year,
    month_value,
    months_value,
    quarter_number,
    year_value,
)
from soat_core.entities.finders.writing import compiled_small
from soat_core.entities.mention import as_values

Read = Callable[[re.Match[str]], Values | None]
"""What a match says; None where it is no date."""

YEAR = r"(?P<y>(?:1[5-9]|20)\d\d)"
YEAR2 = r"(?P<y2>(?:1[5-9]|20)\d\d)"
DAY = r"(?P<d>\d{1,2})"
MONTH = r"(?P<m>\d{1,2})"
_BEGIN = r"(?<![\w/.,\-])"
END = r"(?![\w/]|[.,\-–]\d)"
_CENTURY = 1900
"""Earlier years may run backwards, before our era."""
_SPOKEN_MONTHS = {"ba": 3, "sáu": 6, "chín": 9, "mười": 10}


def when(value: str | None) -> Values:
    """One date.  Empty for a day that does not exist, which is a date all the same."""
    return as_values([("when", value)])


def span_values(first: str, last: str) -> Values:
    """Both ends of a stretch of time, as TEI has them."""
    return as_values([("from", first), ("to", last)])


def _day(match: re.Match[str]) -> Values | None:
    return when(day_value(full_year(match["y"]), int(match["m"]), int(match["d"])))


def _figures(match: re.Match[str]) -> Values | None:
    if not (1 <= int(match["d"]) <= 31 and 1 <= int(match["m"]) <= 12):
        return None
    return _day(match)


def day_of_month(match: re.Match[str]) -> Values | None:
    """A day without its year; None where the figures are none."""
    month, day = int(match["m"]), int(match["d"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return when(day_value(None, month, day))


def read_month(match: re.Match[str]) -> Values | None:
    """What a month says."""
    value = month_value(int(match["y"]), int(match["m"]))
    return when(value) if value else None


def _month_alone(match: re.Match[str]) -> Values | None:
    value = month_value(None, int(match["m"]))
    return when(value) if value else None


def _quarter(match: re.Match[str]) -> Values | None:
    quarter = quarter_number(match["q"])
    return months_value(int(match["y"]), 3 * quarter - 2, 3 * quarter) if quarter else None


def _quarters(match: re.Match[str]) -> Values | None:
    """ "quý I, II/2024", "quý I và quý II năm 2024" as one stretch where the word stands once."""
    first, last = quarter_number(match["q"]), quarter_number(match["q2"])
    if first is None or last is None or first >= last or match[0].lower().count("quý") > 1:
        return None
    return months_value(int(match["y"]), 3 * first - 2, 3 * last)


def _day_to_day(match: re.Match[str]) -> Values | None:
    first = day_value(int(match["y"]), int(match["m"]), int(match["d"]))
    last = day_value(int(match["y2"]), int(match["m2"]), int(match["d2"]))
    return span_values(first, last) if first and last else None


def _days(match: re.Match[str]) -> Values | None:
    """ "01-02/7/2024"."""
    year, month = int(match["y"]), int(match["m"])
    first, last = (day_value(year, month, int(match[one])) for one in ("d", "d2"))
    return span_values(first, last) if first and last and first < last else None


def _month_to_month(match: re.Match[str]) -> Values | None:
    first = month_value(int(match["y"]), int(match["m"]))
    last = month_value(int(match["y2"]), int(match["m2"]))
    return span_values(first, last) if first and last else None


def _quarter_alone(match: re.Match[str]) -> Values | None:
    return () if quarter_number(match["q"]) else None


def _months(match: re.Match[str]) -> Values | None:
    """ "6 tháng đầu năm 2024", "9 tháng năm 2024"; without a year it has no value."""
    said = match["n"].lower()
    count = _SPOKEN_MONTHS.get(said) or (int(said) if said.isdecimal() else 0)
    if not 1 <= count <= 11:
        return None
    if match["y"] is None:
        return ()
    late = (match["which"] or "").lower() == "cuối"
    return months_value(int(match["y"]), *((13 - count, 12) if late else (1, count)))


def _half(match: re.Match[str]) -> Values | None:
    first = match["which"].lower() == "đầu"
    return months_value(int(match["y"]), *((1, 6) if first else (7, 12)))


def read_years(match: re.Match[str]) -> Values | None:
    """What a stretch of years says."""
    first, last = int(match["y"]), int(match["y2"])
    return span_values(year_value(first), year_value(last)) if first < last <= first + 100 else None


def named_years(match: re.Match[str]) -> Values | None:
    """The word before says what it is, so that years in the wrong order are told of."""
    first, last = int(match["y"]), int(match["y2"])
    likely = 0 < abs(last - first) <= 100 and (first < last or last >= _CENTURY)
    return span_values(year_value(first), year_value(last)) if likely else None


def read_year(match: re.Match[str]) -> Values | None:
    """What a year says."""
    return when(year_value(int(match["y"].replace(".", ""))))


def _decade(match: re.Match[str]) -> Values | None:
    first = full_year(match["t"])
    return span_values(year_value(first), year_value(first + 9))


FORMS: tuple[tuple[re.Pattern[str], Read, float], ...] = tuple(
    (compiled_small(pattern), read, posterior)
    for pattern, read, posterior in (
        (
            rf"\bngày (?:(?:mùng|mồng) )?{DAY} ?tháng {MONTH} ?,?·năm (?P<y>\d{{4}})(?!\d)",
            _day,
            0.995,
        ),
        (rf"{_BEGIN}{DAY} tháng {MONTH} ?,?·năm (?P<y>\d{{4}})(?!\d)", _day, 0.95),
        (
            rf"(?P<all>(?:\btừ (?:ngày )?)?{_BEGIN}{DAY}/{MONTH}/{YEAR}·[-–]·"
            rf"(?P<d2>\d{{1,2}})/(?P<m2>\d{{1,2}})/{YEAR2}){END}",
            _day_to_day,
            0.95,
        ),
        (rf"{_BEGIN}{DAY}·[-–]·(?P<d2>\d{{1,2}})/{MONTH}/{YEAR}{END}", _days, 0.9),
        (
            rf"\bngày (?P<all>{DAY}(?P<s>[/.\-]){MONTH}(?P=s)(?P<y>(?:19|20)\d\d)){END}",
            _day,
            0.985,
        ),
        (
            rf"{_BEGIN}{DAY}·(?P<s>[/.\-])·{MONTH}·(?P=s)·(?P<y>(?:1[5-9]|20)\d\d){END}",
            _figures,
            0.985,
        ),
        (rf"\bngày (?P<all>{DAY}(?P<s>[/\-]){MONTH}(?P=s)(?P<y>\d\d)){END}", _figures, 0.93),
        (
            rf"\bquý (?P<q>iv|i{{1,3}}|[1-4])(?:~[-–,]~| và | đến )(?:quý )?"
            rf"(?P<q2>iv|i{{1,3}}|[1-4])(?:,? năm |·[/\-]·){YEAR}(?!\d)",
            _quarters,
            0.95,
        ),
        (
            rf"\bquý (?P<q>iv|i{{1,3}}|[1-4])(?:,? năm |·[/\-]·| ){YEAR}(?!\d)",
            _quarter,
            0.985,
        ),
        (
            rf"\b(?P<n>\d\d?|ba|sáu|chín|mười) tháng (?P<which>đầu|cuối)(?: của)? năm(?: {YEAR})?"
            r"(?! nay| học)(?!\w)",
            _months,
            0.95,
        ),
        (rf"\b(?P<n>\d\d?|sáu|chín|mười)(?P<which>) tháng năm {YEAR}(?!\d)", _months, 0.95),
        (
            r"\bquý (?P<q>iv|i{1,3}|[1-4])(?![\w/]|[.,]\d| năm \d)(?! tháng)",
            _quarter_alone,
            0.9,
        ),
        (rf"\bnửa (?P<which>đầu|cuối) năm {YEAR}(?!\d)", _half, 0.97),
        (
            r"\b(?:giai đoạn|nhiệm kỳ|nhiệm kì|năm học|niên khóa|niên độ|thời kỳ|thời kì|niên hạn)"
            rf"(?: từ)?(?: năm)? {YEAR}(?:~[-–—]~| đến(?: năm)? ){YEAR2}{END}",
            named_years,
            0.985,
        ),
        (rf"\btháng {MONTH}(?:·[/\-]·|,? năm ){YEAR}{END}", read_month, 0.985),
        (rf"\bngày (?P<all>{DAY}[/\-]{MONTH}){END}", day_of_month, 0.9),
        (rf"\bngày (?:(?:mùng|mồng) )?{DAY} tháng {MONTH}(?![\w/])", day_of_month, 0.93),
        (rf"(?<!\d\s)\bnăm {YEAR}~[-–—]~(?:năm )?{YEAR2}{END}", read_years, 0.95),
        (r"\b(?:những|các) năm (?P<t>(?:1[5-9]|20)\d0|[1-9]0)(?!\d|[.,]\d)", _decade, 0.93),
        (r"\bthập (?:kỷ|niên|kỉ) (?P<t>(?:1[5-9]|20)\d0|[1-9]0)(?!\d)", _decade, 0.93),
        (
            r"\bnăm (?:tài chính|ngân sách|dự toán|kế hoạch|báo cáo) (?P<y>(?:19|20)\d\d)"
            r"(?![\d/]|[.,\-–]\d)",
            read_year,
            0.95,
        ),
        (
            r"\bnăm (?P<y>(?:1[5-9]|20)\d\d|2\.0\d\d|1\.9\d\d)"
            r"(?![\d/]|[.,]\d|~[-–—]~(?:19|20)\d\d)",
            read_year,
            0.98,
        ),
        (
            rf"{_BEGIN}{MONTH}/{YEAR}·[-–]·(?P<m2>\d{{1,2}})/{YEAR2}{END}",
            _month_to_month,
            0.9,
        ),
        (rf"{_BEGIN}{MONTH}·?/·?{YEAR}{END}", read_month, 0.85),
        (rf"{_BEGIN}{YEAR}~[-–—]~{YEAR2}(?![\w/]|[.,\-–]\d)", read_years, 0.9),
        (
            rf"(?<!\d\s)(?<!\w)tháng {MONTH}(?![\w/]|[.,\-–]\d)(?! (?:đầu|cuối|âm))",
            _month_alone,
            0.8,
        ),
    )
)
WORDS: dict[Read, str] = {
    _quarters: "quý",
    _quarter: "quý",
    _quarter_alone: "quý",
    _half: "nửa",
    _months: "tháng",
    _month_alone: "tháng",
    day_of_month: "ngày",
}
"""What is in every match of a form, to pass over forms quickly."""
