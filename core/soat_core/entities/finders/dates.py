"""Dates in every form that offices write.

Ends: a form in words has all its words ("ngày 06 tháng 11 năm 2024", "quý I năm 2024", "giai đoạn
2021 - 2025"); figures stand for themselves ("ngày" before "06/11/2024" is not part of the date).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from soat_core.entities.finders.date_forms import (
    DAY,
    END,
    FORMS,
    MONTH,
    WORDS,
    YEAR,
    day_of_month,
    named_years,
    read_month,
    read_year,
    read_years,
    when,
)
from soat_core.entities.finders.date_joins import joined, with_years
from soat_core.entities.finders.writing import compiled, in_small_letters
from soat_core.entities.kinds import EntityKind
from soat_core.entities.mention import Mention

_NUMBERED = compiled(r"(?:số|khoản|điều|kỳ|mẫu|tỷ lệ|tỉ lệ):?~$")
"""Before ``12/2024`` these say that it is no month."""

_MORE_YEARS = compiled(rf"(?:,|,? và|;)·(?P<all>(?:năm )?(?P<y>(?:19|20)\d\d)){END}(?!·[-–—]·\d)")
_TITLED = compiled(
    rf"\b(?:Hiến pháp|(?:Luật|Bộ luật|Pháp lệnh)(?: [^\W\d_]+,?){{1,9}}) (?P<all>{YEAR}){END}"
)
_BARE = compiled(rf"\b(?:đến|tới|từ|vào|trước|sau|kể từ|đầu|cuối|giữa) (?P<all>{YEAR}){END}")
_LIMIT = compiled(rf"\b(?:trước|sau|hết|đến hết|kể từ|chậm nhất) (?P<all>{DAY}/{MONTH}){END}")
_IN_BRACKETS = compiled(rf"\((?P<all>{YEAR})(?=\)|,·(?:19|20)\d\d| đến )")
_COUNTED = compiled(
    r" (?:người|hộ|đồng|triệu|tỷ|nghìn|ngàn|tấn|tạ|kg|ha|m|km|m2|lượt|cán|sinh|học|đảng|tin|bài"
    r"|cuộc|trường|con|cây|USD|suất|căn|buổi)\b"
)


def find_dates(text: str) -> list[Mention]:
    """The dates of a passage, in order; they do not overlap."""
    found = _without_overlaps(sorted(_single(text), key=lambda one: (one.start, -one.end)))
    return joined(text, with_years(text, found))


def _single(text: str) -> Iterator[Mention]:
    taken = bytearray(len(text))
    small = in_small_letters(text)
    for pattern, read, posterior in FORMS:
        if WORDS.get(read, "") not in small:
            continue
        for match in pattern.finditer(small):
            span = match.span("all" if "all" in pattern.groupindex else 0)
            if _touches(taken, span) or (read is read_month and _is_numbered(text, match)):
                continue
            values = read(match)
            if values is None:
                continue
            _take(taken, span)
            yield Mention(*span, EntityKind.DATE, values, posterior)
            if read in (read_year, read_years, named_years):
                for more in _further_years(text, span[1]):
                    _take(taken, (more.start, more.end))
                    yield more
    yield from _bare_years(text, taken)
    yield from _limits(text, taken)


def _is_numbered(text: str, match: re.Match[str]) -> bool:
    return match[0][0].isdecimal() and bool(
        _NUMBERED.search(text[max(0, match.start() - 20) : match.start()])
    )


def _further_years(text: str, at: int) -> Iterator[Mention]:
    """ "năm 2016 và 2019": the years that follow one."""
    while (match := _MORE_YEARS.match(text, at)) is not None and not _is_count(text, match.end()):
        start = match.start("all")
        yield Mention(start, match.end(), EntityKind.DATE, when(match["y"]), 0.93)
        at = match.end()


def _bare_years(text: str, taken: bytearray) -> Iterator[Mention]:
    for pattern, posterior in ((_BARE, 0.85), (_TITLED, 0.85), (_IN_BRACKETS, 0.9)):
        for match in pattern.finditer(text):
            span = match.span("all")
            if _touches(taken, span) or not 1900 <= int(match["y"]) <= 2099:
                continue
            if _is_count(text, span[1]):
                continue
            _take(taken, span)
            yield Mention(*span, EntityKind.DATE, when(match["y"]), posterior)
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


def _limits(text: str, taken: bytearray) -> Iterator[Mention]:
    """ "trước 30/9": figures that only the word before makes a day."""
    for match in _LIMIT.finditer(text):
        span = match.span("all")
        values = day_of_month(match)
        if values is not None and not _touches(taken, span):
            _take(taken, span)
            yield Mention(*span, EntityKind.DATE, values, 0.8)
