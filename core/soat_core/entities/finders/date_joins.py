"""Dates that belong together: from and to as one stretch of time, quarters that share a year."""

from __future__ import annotations

from soat_core.entities.dates import day_value, months_value, quarter_number, with_year_of
from soat_core.entities.finders.date_forms import DAY, MONTH, span_values
from soat_core.entities.finders.writing import compiled
from soat_core.entities.kinds import EntityKind
from soat_core.entities.mention import Mention

_QUARTER = compiled(r"quý (?P<q>IV|I{1,3}|[1-4])$")
_ROW = compiled(r"~,~|~và~|~,? và~")
_FROM = compiled(r"\btừ (?:ngày )?$")
_TO = compiled(r" (?:đến|tới)(?: hết)?(?: ngày)? |·[-–—]·")
_FROM_DAY_AND_MONTH = compiled(
    rf"\btừ (?:ngày )?{DAY}[/.\-]{MONTH} (?:đến|tới)(?: hết)?(?: ngày)? $"
)
_FROM_DAY = compiled(rf"\btừ ngày {DAY} (?:đến|tới)(?: hết)?(?: ngày)? $")


def with_years(text: str, found: list[Mention]) -> list[Mention]:
    """Quarters of one row share the year that the last one has: "quý I, quý II và quý III/2022"."""
    done: list[Mention] = []
    year = ""
    for one in reversed(found):
        said = text[one.start : one.end]
        after = done[-1] if done else None
        row = after is not None and _ROW.fullmatch(text, one.end, after.start) is not None
        if not one.values and row and year and (quarter := _QUARTER.match(said)) is not None:
            number = quarter_number(quarter["q"]) or 1
            values = months_value(int(year), 3 * number - 2, 3 * number)
            one = Mention(one.start, one.end, one.kind, values, one.posterior)
        year = one.value("from")[:4]
        done.append(one)
    return done[::-1]


def joined(text: str, found: list[Mention]) -> list[Mention]:
    """From and to made one span: "từ ngày 1/6 đến ngày 30/6/2024"."""
    whole: list[Mention] = []
    for one in found:
        before = whole[-1] if whole else None
        span = _two(text, before, one) if before else None
        if span:
            whole[-1] = span
        else:
            whole.append(_from_day(text, one) or one)
    return whole


def _two(text: str, first: Mention, last: Mention) -> Mention | None:
    if not (first.value("when") and last.value("when")):
        return None
    begin = _FROM.search(text[max(0, first.start - 12) : first.start])
    if begin is None or _TO.fullmatch(text, first.end, last.start) is None:
        return None
    start = first.start - (min(12, first.start) - begin.start())
    values = span_values(with_year_of(first.value("when"), last.value("when")), last.value("when"))
    return Mention(start, last.end, EntityKind.DATE, values, min(first.posterior, last.posterior))


def _from_day(text: str, last: Mention) -> Mention | None:
    """ "từ ngày 15 đến ngày 20 tháng 6 năm 2024": the first day has no month of its own."""
    value = last.value("when")
    before = text[max(0, last.start - 40) : last.start]
    if (span := _from_day_and_month(last, before)) is not None:
        return span
    begin = _FROM_DAY.search(before) or _FROM_DAY.search(before + "ngày ")
    if begin is None or len(value) != 10 or int(begin["d"]) > int(value[8:]):
        return None
    start = last.start - len(before) + begin.start()
    values = span_values(f"{value[:8]}{int(begin['d']):02}", value)
    return Mention(start, last.end, EntityKind.DATE, values, 0.95)


def _from_day_and_month(last: Mention, before: str) -> Mention | None:
    """ "từ 01/01 đến 31/12/2022": the first day has the year of the last."""
    value = last.value("when")
    begin = _FROM_DAY_AND_MONTH.search(before)
    if begin is None or len(value) != 10:
        return None
    first = day_value(int(value[:4]), int(begin["m"]), int(begin["d"]))
    if first is None:
        return None
    start = last.start - len(before) + begin.start()
    return Mention(start, last.end, EntityKind.DATE, span_values(first, value), 0.93)
