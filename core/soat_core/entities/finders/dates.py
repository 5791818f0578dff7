"""Dates in every form that offices write.

Ends: a form in words has all its words ("ngày 06 tháng 11 năm 2024", "quý I năm 2024", "giai đoạn
2021 - 2025"); figures stand for themselves ("ngày" before "06/11/2024" is not part of the date).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from soat_core.annotation import Values
from soat_core.entities.dates import (
    day_value,
    full_year,
    month_value,
    months_value,
    quarter_number,
    with_year_of,
    year_value,
)
from soat_core.entities.finders.writing import compiled
from soat_core.entities.kinds import EntityKind
from soat_core.entities.mention import Mention, as_values

Read = Callable[[re.Match[str]], Values | None]
"""What a match says; None where it is no date."""

_Y = r"(?P<y>(?:1[5-9]|20)\d\d)"
_Y2 = r"(?P<y2>(?:1[5-9]|20)\d\d)"
_D = r"(?P<d>\d{1,2})"
_M = r"(?P<m>\d{1,2})"
_BEGIN = r"(?<![\w/.,\-])"
_END = r"(?![\w/]|[.,\-–]\d)"
_SPOKEN_MONTHS = {"ba": 3, "sáu": 6, "chín": 9, "mười": 10}


def _when(value: str | None) -> Values:
    # a day that does not exist is a date all the same, without a value: checks.py tells
    return as_values([("when", value)])


def _span(first: str, last: str) -> Values:
    return as_values([("from", first), ("to", last)])


def _day(match: re.Match[str]) -> Values | None:
    return _when(day_value(full_year(match["y"]), int(match["m"]), int(match["d"])))


def _figures(match: re.Match[str]) -> Values | None:
    if not (1 <= int(match["d"]) <= 31 and 1 <= int(match["m"]) <= 12):
        return None
    return _day(match)


def _day_of_month(match: re.Match[str]) -> Values | None:
    value = day_value(None, int(match["m"]), int(match["d"]))
    return _when(value) if value else None


def _month(match: re.Match[str]) -> Values | None:
    value = month_value(int(match["y"]), int(match["m"]))
    return _when(value) if value else None


def _month_alone(match: re.Match[str]) -> Values | None:
    value = month_value(None, int(match["m"]))
    return _when(value) if value else None


def _quarter(match: re.Match[str]) -> Values | None:
    quarter = quarter_number(match["q"])
    return months_value(int(match["y"]), 3 * quarter - 2, 3 * quarter) if quarter else None


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


def _years(match: re.Match[str]) -> Values | None:
    first, last = int(match["y"]), int(match["y2"])
    return _span(year_value(first), year_value(last)) if first < last <= first + 100 else None


def _year(match: re.Match[str]) -> Values | None:
    return _when(year_value(int(match["y"].replace(".", ""))))


def _decade(match: re.Match[str]) -> Values | None:
    first = full_year(match["t"])
    return _span(year_value(first), year_value(first + 9))


_FORMS: tuple[tuple[re.Pattern[str], Read, float], ...] = tuple(
    (compiled(pattern), read, posterior)
    for pattern, read, posterior in (
        (
            rf"\bngày (?:(?:mùng|mồng) )?{_D} ?tháng {_M} ?,?·năm (?P<y>\d{{4}})(?!\d)",
            _day,
            0.995,
        ),
        (
            rf"{_BEGIN}{_D}·(?P<s>[/.\-])·{_M}·(?P=s)·(?P<y>(?:1[5-9]|20)\d\d){_END}",
            _figures,
            0.985,
        ),
        (rf"\bngày (?P<all>{_D}(?P<s>[/\-]){_M}(?P=s)(?P<y>\d\d)){_END}", _figures, 0.93),
        (
            rf"\bquý (?P<q>IV|I{{1,3}}|[1-4])(?:,? năm |·[/\-]·| ){_Y}(?!\d)",
            _quarter,
            0.985,
        ),
        (
            rf"\b(?P<n>\d\d?|ba|sáu|chín|mười) tháng (?P<which>đầu|cuối)(?: của)? năm(?: {_Y})?"
            r"(?! nay| học)(?!\w)",
            _months,
            0.95,
        ),
        (rf"\b(?P<n>\d\d?|sáu|chín|mười)(?P<which>) tháng năm {_Y}(?!\d)", _months, 0.95),
        (rf"\bnửa (?P<which>đầu|cuối) năm {_Y}(?!\d)", _half, 0.97),
        (
            r"\b(?:giai đoạn|nhiệm kỳ|nhiệm kì|năm học|niên khóa|niên độ|thời kỳ|thời kì|niên hạn)"
            rf"(?: từ)?(?: năm)? {_Y}(?:~[-–—]~| đến(?: năm)? ){_Y2}{_END}",
            _years,
            0.985,
        ),
        (rf"\btháng {_M}(?:·[/\-]·|,? năm ){_Y}{_END}", _month, 0.985),
        (rf"\bngày (?P<all>{_D}[/\-]{_M}){_END}", _day_of_month, 0.9),
        (rf"\bngày (?:(?:mùng|mồng) )?{_D} tháng {_M}(?![\w/])", _day_of_month, 0.93),
        (rf"\bnăm {_Y}·[-–—]·(?:năm )?{_Y2}{_END}", _years, 0.95),
        (r"\b(?:những|các) năm (?P<t>(?:1[5-9]|20)\d0|[1-9]0)(?!\d|[.,]\d)", _decade, 0.93),
        (r"\bthập (?:kỷ|niên|kỉ) (?P<t>(?:1[5-9]|20)\d0|[1-9]0)(?!\d)", _decade, 0.93),
        (r"\bnăm (?P<y>(?:1[5-9]|20)\d\d|2\.0\d\d|1\.9\d\d)(?![\d/]|[.,]\d)", _year, 0.98),
        (rf"{_BEGIN}{_M}·?/·?{_Y}{_END}", _month, 0.85),
        (rf"{_BEGIN}{_Y}·[-–—]·{_Y2}(?![\w/]|[.,\-–]\d)", _years, 0.9),
        (rf"(?<!\d\s)(?<!\w)tháng {_M}(?![\w/]|[.,\-–]\d)(?! (?:đầu|cuối|âm))", _month_alone, 0.8),
    )
)
_NUMBERED = compiled(r"(?:số|khoản|điều|kỳ|mẫu|tỷ lệ|tỉ lệ):?~$")
"""Before ``12/2024`` these say that it is no month."""

_MORE_YEARS = compiled(rf"(?:,|,? và|;)·(?:năm )?(?P<y>(?:19|20)\d\d){_END}")
_BARE = compiled(rf"\b(?:đến|tới|từ|vào|trước|sau|kể từ) (?P<all>{_Y}){_END}")
_IN_BRACKETS = compiled(rf"\((?P<all>{_Y})(?=\)|,·(?:19|20)\d\d)")
_COUNTED = compiled(
    r" (?:người|hộ|đồng|triệu|tỷ|nghìn|ngàn|tấn|tạ|kg|ha|m|km|m2|lượt|cán|sinh|học|đảng|tin|bài"
    r"|cuộc|trường|con|cây|USD|suất|căn|buổi)\b"
)
_FROM = compiled(r"\btừ (?:ngày )?$")
_TO = compiled(r" (?:đến|tới)(?: hết)?(?: ngày)? |·[-–—]·")
_FROM_DAY = compiled(rf"\btừ ngày {_D} (?:đến|tới)(?: hết)?(?: ngày)? $")


def find_dates(text: str) -> list[Mention]:
    """The dates of a passage, in order; they do not overlap."""
    found = _without_overlaps(sorted(_single(text), key=lambda one: (one.start, -one.end)))
    return _joined(text, found)


def _single(text: str) -> Iterator[Mention]:
    taken = bytearray(len(text))
    for pattern, read, posterior in _FORMS:
        for match in pattern.finditer(text):
            span = match.span("all" if "all" in pattern.groupindex else 0)
            if _touches(taken, span) or (read is _month and _is_numbered(text, match)):
                continue
            values = read(match)
            if values is None:
                continue
            _take(taken, span)
            yield Mention(*span, EntityKind.DATE, values, posterior)
            if read is _year or read is _years:
                for more in _further_years(text, span[1]):
                    _take(taken, (more.start, more.end))
                    yield more
    yield from _bare_years(text, taken)


def _is_numbered(text: str, match: re.Match[str]) -> bool:
    return match[0][0].isdecimal() and bool(
        _NUMBERED.search(text[max(0, match.start() - 20) : match.start()])
    )


def _further_years(text: str, at: int) -> Iterator[Mention]:
    """ "năm 2016 và 2019": the years that follow one."""
    while (match := _MORE_YEARS.match(text, at)) is not None and not _is_count(text, match.end()):
        start = match.start("y")
        yield Mention(start, match.end(), EntityKind.DATE, _when(match["y"]), 0.93)
        at = match.end()


def _bare_years(text: str, taken: bytearray) -> Iterator[Mention]:
    for pattern, posterior in ((_BARE, 0.85), (_IN_BRACKETS, 0.9)):
        for match in pattern.finditer(text):
            span = match.span("all")
            if _touches(taken, span) or not 1900 <= int(match["y"]) <= 2099:
                continue
            if _is_count(text, span[1]):
                continue
            _take(taken, span)
            yield Mention(*span, EntityKind.DATE, _when(match["y"]), posterior)
            if pattern is _IN_BRACKETS:
                yield from _further_years(text, span[1])


def _is_count(text: str, at: int) -> bool:
    return _COUNTED.match(text, at) is not None


def _touches(taken: bytearray, span: tuple[int, int]) -> bool:
    return any(taken[span[0] : span[1]])


def _take(taken: bytearray, span: tuple[int, int]) -> None:
    taken[span[0] : span[1]] = b"\1" * (span[1] - span[0])


def _without_overlaps(mentions: list[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for one in mentions:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _joined(text: str, found: list[Mention]) -> list[Mention]:
    """From and to made one span: "từ ngày 1/6 đến ngày 30/6/2024"."""
    joined: list[Mention] = []
    for one in found:
        before = joined[-1] if joined else None
        span = _two(text, before, one) if before else None
        if span:
            joined[-1] = span
        else:
            joined.append(_from_day(text, one) or one)
    return joined


def _two(text: str, first: Mention, last: Mention) -> Mention | None:
    if not (first.value("when") and last.value("when")):
        return None
    begin = _FROM.search(text[max(0, first.start - 12) : first.start])
    if begin is None or _TO.fullmatch(text, first.end, last.start) is None:
        return None
    start = first.start - (min(12, first.start) - begin.start())
    values = _span(with_year_of(first.value("when"), last.value("when")), last.value("when"))
    return Mention(start, last.end, EntityKind.DATE, values, min(first.posterior, last.posterior))


def _from_day(text: str, last: Mention) -> Mention | None:
    """ "từ ngày 15 đến ngày 20 tháng 6 năm 2024": the first day has no month of its own."""
    value = last.value("when")
    before = text[max(0, last.start - 40) : last.start]
    begin = _FROM_DAY.search(before) or _FROM_DAY.search(before + "ngày ")
    if begin is None or len(value) != 10 or int(begin["d"]) > int(value[8:]):
        return None
    start = last.start - len(before) + begin.start()
    values = _span(f"{value[:8]}{int(begin['d']):02}", value)
    return Mention(start, last.end, EntityKind.DATE, values, 0.95)
