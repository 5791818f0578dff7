"""What cannot be right in a text: days that do not exist, documents cited before they were issued,
sums that their words contradict.

The author may have written it so: it is pointed out, never changed.  Only what is certain is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from soat_core.entities.dates import bounds
from soat_core.entities.finders.document_numbers import document_type
from soat_core.entities.finders.laws import KINDS
from soat_core.entities.finders.writing import compiled
from soat_core.entities.kinds import EntityKind
from soat_core.entities.mention import Mention
from soat_core.entities.number_words import HALF, WORDS, read_words
from soat_core.entities.numbers import FIGURE, read_figure
from soat_core.i18n import tr

_DATELINE = compiled(
    r"^[^\n]{0,60}?[A-ZĐ][^\W\d_]+,·ngày (?P<d>\d{1,2}) tháng (?P<m>\d{1,2}) năm (?P<y>\d{4})·$"
)
_HEAD = 6_000
"""Code points within which the place and date of a document stand."""
_IN_WORDS = compiled(
    r"~[(\[]?~(?:(?:viết )?bằng chữ|ghi bằng chữ|viết bằng chữ)·:?~(?P<words>[^()\[\].;:\d]{3,200})"
)
_BESIDE = compiled(r"~\(~(?P<words>[^()\[\].;:\d]{8,200}?) đồng(?!\w)[^()]{0,20}\)")
"""``(Hai trăm triệu đồng)`` right behind a sum."""
_FIGURE = re.compile(FIGURE)
_INSIDE = compiled(r"\((?P<words>[^()\d]+)\)")
_BEFORE = compiled(r"bằng chữ·:?~(?P<words>[^()\[\].;:\d]{3,200}?) đồng(?: Việt Nam| chẵn)?~,?~\($")
_SHARE_OF = compiled(r"\bchiếm(?: (?:tỷ lệ|tỉ lệ|tỷ trọng|khoảng|tới|đến|gần|trên|hơn))*~$")
_DAY = re.compile(r"\d\D+\d")
_NEED_YEAR = ("NĐ", "TT", "TTLT")
"""Kinds whose numbers have the year in them since 1997 (Decree 34/2016/NĐ-CP, Article 56)."""
_NUMBER_YEAR = re.compile(r"[/\-]((?:19|20)\d\d)[/\-]")
_FIRST_WITH_YEAR = 1997


class Doubt(StrEnum):
    """What is wrong."""

    NO_SUCH_DAY = "no-such-day"
    BACKWARDS = "backwards"
    ISSUED_LATER = "issued-later"
    OPEN_NUMBER = "open-number"
    YEAR_DIFFERS = "year-differs"
    TYPE_DIFFERS = "type-differs"
    YEAR_MISSING = "year-missing"
    WORDS_DIFFER = "words-differ"
    OVER_THE_WHOLE = "over-the-whole"


@dataclass(frozen=True, slots=True)
class Finding:
    """``text[start:end]`` cannot be right (code points).

    ``said`` is what stands there, ``other`` what contradicts it: the date of the report, the sum
    that the words say; empty where nothing does.
    """

    start: int
    end: int
    doubt: Doubt
    said: str
    other: str = ""

    @property
    def message(self) -> str:
        """One clause for people."""
        return tr(*_MESSAGES[self.doubt], said=self.said, other=self.other)


_MESSAGES = {
    Doubt.NO_SUCH_DAY: ("there is no such day: {said}", "không có ngày này: {said}"),
    Doubt.BACKWARDS: (
        "the time ends before it begins: {said}",
        "khoảng thời gian kết thúc trước khi bắt đầu: {said}",
    ),
    Doubt.ISSUED_LATER: (
        "{said} is dated later than the report, which is of {other}",
        "{said} ghi ngày sau ngày của báo cáo ({other})",
    ),
    Doubt.OPEN_NUMBER: (
        "the number of the document is not complete: {said}",
        "số, ký hiệu văn bản còn thiếu: {said}",
    ),
    Doubt.YEAR_DIFFERS: (
        "the number says {said}, the date {other}",
        "số, ký hiệu ghi năm {said} nhưng ngày ban hành ghi năm {other}",
    ),
    Doubt.TYPE_DIFFERS: (
        "the document is called {said}, but its number is that of {other}",
        "văn bản gọi là {said} nhưng ký hiệu là của {other}",
    ),
    Doubt.YEAR_MISSING: (
        "the number has no year, as such documents have: {said}",
        "số, ký hiệu của loại văn bản này phải có năm: {said}",
    ),
    Doubt.WORDS_DIFFER: (
        "the figures say {said}, the words {other}",
        "số tiền bằng số là {said}, bằng chữ là {other}",
    ),
    Doubt.OVER_THE_WHOLE: (
        "a part of more than the whole: {said}",
        "phần chiếm nhiều hơn toàn bộ: {said}",
    ),
}


def report_date(text: str) -> str:
    """The ISO date of the place and date line near the beginning; empty where there is none."""
    for match in re.finditer(_DATELINE.pattern, text[:_HEAD], re.MULTILINE | re.IGNORECASE):
        value = f"{int(match['y']):04}-{int(match['m']):02}-{int(match['d']):02}"
        if bounds(value) is not None:
            return value
    return ""


def check_mentions(text: str, mentions: Sequence[Mention], date: str = "") -> list[Finding]:
    """What is wrong with what ``text`` mentions, by place.

    ``date`` is the report's (ISO); empty where it is not known, or to have it looked for.
    """
    date = date or report_date(text)
    found: list[Finding] = []
    for one in mentions:
        said = " ".join(text[one.start : one.end].split())
        match one.kind:
            case EntityKind.DATE:
                found += _dates(one, said)
            case EntityKind.DOCUMENT:
                found += _documents(one, said, date)
            case EntityKind.MONEY:
                found += _sums(text, one, said)
            case EntityKind.PERCENT:
                found += _shares(text, one, said)
    return found


def _dates(one: Mention, said: str) -> Iterator[Finding]:
    if not one.values and _DAY.search(said):
        yield Finding(one.start, one.end, Doubt.NO_SUCH_DAY, said)
    first, last = bounds(one.value("from")), bounds(one.value("to"))
    if first is not None and last is not None and first.first > last.last:
        yield Finding(one.start, one.end, Doubt.BACKWARDS, said)


def _documents(one: Mention, said: str, date: str) -> Iterator[Finding]:
    number, kind, when = one.value("number"), one.value("type"), one.value("when")
    issued, reported = bounds(when), bounds(date)
    if issued is not None and reported is not None and issued.first > reported.last:
        yield Finding(one.start, one.end, Doubt.ISSUED_LATER, number or said, _shown(date))
    if not number:
        return
    if number.endswith("-"):
        yield Finding(one.start, one.end, Doubt.OPEN_NUMBER, number)
    year = _NUMBER_YEAR.search(number)
    if issued is None and year and reported is not None and int(year[1]) > reported.last.year:
        yield Finding(one.start, one.end, Doubt.ISSUED_LATER, number, _shown(date))
    if year and len(when) == 10 and year[1] != when[:4]:
        yield Finding(one.start, one.end, Doubt.YEAR_DIFFERS, year[1], when[:4])
    coded = document_type(number)
    if kind and coded and kind != coded and not {kind, coded} & _LOOSE:
        yield Finding(one.start, one.end, Doubt.TYPE_DIFFERS, _name(kind), _name(coded))
    recent = not when or int(when[:4] or 0) >= _FIRST_WITH_YEAR
    if year is None and coded in _NEED_YEAR and recent and "LB" not in number:
        yield Finding(one.start, one.end, Doubt.YEAR_MISSING, number)


_LOOSE = {"Luật", "Bộ luật", "Pháp lệnh", "CV", "DA", "ĐA", "L", "TC", "TTLT"}
"""What they are called and what their numbers say may differ."""


def _name(kind: str) -> str:
    return next((name for name, short in KINDS.items() if short == kind), kind)


def _sums(text: str, one: Mention, said: str) -> Iterator[Finding]:
    if not one.value("quantity"):
        return
    for start, end, words in _said_in_words(text, one):
        if words is not None and words not in _meant(one, said):
            other = f"{words:,}".replace(",", ".")
            yield Finding(start, end, Doubt.WORDS_DIFFER, said, other)
            return


def _meant(one: Mention, said: str) -> tuple[Decimal, ...]:
    """The sum, and its figures alone: "50 (năm mươi) nghìn đồng"."""
    figure = _FIGURE.match(said)
    read = read_figure(figure[0]) if figure else None
    alone = (read.value,) if read else ()
    return (Decimal(one.value("quantity")), *alone)


def _said_in_words(text: str, one: Mention) -> Iterator[tuple[int, int, int | None]]:
    """What words beside a sum say: behind it, in brackets within it, or before it."""
    if (match := _IN_WORDS.match(text, one.end)) is not None:
        yield one.start, match.end("words"), read_words(_only_words(match["words"]))
    elif (match := _BESIDE.match(text, one.end)) is not None:
        yield one.start, match.end("words"), read_words(match["words"])
    if (match := _INSIDE.search(text, one.start, one.end)) is not None:
        yield one.start, one.end, read_words(match["words"])
    begin = max(0, one.start - 260)
    if (match := _BEFORE.search(text[begin : one.start])) is not None:
        yield begin + match.start("words"), one.end, read_words(match["words"])


def _only_words(text: str) -> str:
    """The words of the number: up to ``đồng``, ``chẵn`` or whatever else follows; none where it
    has decimals."""
    kept: list[str] = []
    for word in re.findall(r"[^\W\d_]+", text):
        if word.lower() in ("phẩy", "phảy", "chấm"):
            return ""
        if word.lower() not in (*WORDS, HALF):
            break
        kept.append(word)
    return " ".join(kept)


def _shares(text: str, one: Mention, said: str) -> Iterator[Finding]:
    before = text[max(0, one.start - 40) : one.start]
    if Decimal(one.value("quantity") or 0) > 100 and _SHARE_OF.search(before):
        yield Finding(one.start, one.end, Doubt.OVER_THE_WHOLE, said)


def _shown(date: str) -> str:
    return "/".join(reversed(date.split("-")))
