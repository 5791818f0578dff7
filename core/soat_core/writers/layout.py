"""What stands beside what in official documents (Decree 30/2020/NĐ-CP, Appendix I)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from soat_core.edition import Edition, Item, Part
from soat_core.edition.lines import plain
from soat_core.structure.kinds import BlockKind as Kind

HEAD_LEFT = (Kind.ISSUER, Kind.NUMBER)
HEAD_RIGHT = (Kind.NATION, Kind.MOTTO, Kind.DATELINE)
END_LEFT = (Kind.RECIPIENTS,)
END_RIGHT = (Kind.AUTHORITY, Kind.SIGNATORY)

NUMERIC = re.compile(r"[-+]?\d[\d.,]*\s*%?|-")
"""Cells of tables that are set on the right."""
_AGENCY = re.compile(
    r"(?:ủy ban|uỷ ban|hội đồng|sở|bộ|cục|chi cục|ban|phòng|văn phòng|tổng cục|tòa án|toà án|"
    r"viện|trung tâm|trường|công an|thanh tra|kho bạc|bảo hiểm|liên đoàn|đảng|tỉnh ủy|thành ủy|"
    r"huyện ủy|đảng ủy|mặt trận|hội)\b",
    re.IGNORECASE,
)


_CHAPTER = re.compile(r"(?:phần|chương|mục|phụ lục)\b", re.IGNORECASE)
_SERIAL = re.compile(r"\d{1,3}[.)]?|[IVXLC]{1,6}|[A-Z]")
_LETTERS, _PADDING, _WIDEST_WORD = 72.0, 3.2, 16.0
"""Capitals and small letters that a line of the text's width has; those that the edges of a cell
take; of longer words no column is made wider."""
_LONGEST = 40
"""Letters of a cell that make its column wider."""


def together(part: Part) -> str:
    """What a part is set together with: ``head``, ``end``, ``table``, or nothing."""
    if part.kind in HEAD_LEFT or part.kind in HEAD_RIGHT:
        return "head"
    if part.kind in END_LEFT or part.kind in END_RIGHT:
        return "end"
    return "table" if part.kind is Kind.ROW else ""


def own_lines(lines: Sequence[Sequence[Item]]) -> int:
    """How many lines at the end of the issuer's are the name of the agency itself; what stands
    above is the agency over it."""
    told = [" ".join(plain(line).split()) for line in lines]
    for number in range(len(told) - 1, -1, -1):
        if _AGENCY.match(told[number]):
            return len(told) - number
    return len(told)


def is_numeric(items: Sequence[Item]) -> bool:
    """Whether a cell holds a number and nothing else."""
    return NUMERIC.fullmatch(plain(items).strip()) is not None


def is_chapter(part: Part) -> bool:
    """Whether a heading is one of those that stand in the middle."""
    return part.kind is Kind.HEADING and _CHAPTER.match(plain(part.items).strip()) is not None


def column_shares(parts: Sequence[Part]) -> list[float]:
    """How wide the columns of a table are, as shares of the whole, by what stands in them."""
    longest = [4] * max((len(part.cells) for part in parts), default=1)
    for part in parts:
        for number, cell in enumerate(part.cells):
            longest[number] = max(longest[number], min(_LONGEST, len(plain(cell).strip()) + 2))
    least = [_least_share(parts, number) for number in range(len(longest))]
    return _with_least([one / sum(longest) for one in longest], least)


def is_serial(items: Sequence[Item], number: int) -> bool:
    """Whether a cell, the one of its row with this number from 0 on, counts the rows."""
    return number == 0 and _SERIAL.fullmatch(plain(items).strip()) is not None


def _least_share(parts: Sequence[Part], number: int) -> float:
    """So wide that no word of a column is broken."""
    words = (
        len(word)
        for part in parts
        for cell in part.cells[number : number + 1]
        for word in plain(cell).split()
    )
    return min(_WIDEST_WORD, max(words, default=1) + _PADDING) / _LETTERS


def _with_least(shares: Sequence[float], least: Sequence[float]) -> list[float]:
    """Shares of 1 that are not below the least ones, as far as those leave room."""
    short = [max(0.0, low - share) for share, low in zip(shares, least, strict=True)]
    spare = [max(0.0, share - low) for share, low in zip(shares, least, strict=True)]
    taken = min(1.0, sum(short) / sum(spare)) if sum(spare) > 0 else 0.0
    found = [
        share + lack - extra * taken
        for share, lack, extra in zip(shares, short, spare, strict=True)
    ]
    return [one / sum(found) for one in found]


def common_header(edition: Edition) -> str:
    """The running head, where all that there are say the same; else nothing."""
    told = {" ".join(plain(part.items).split()) for part in edition.of_kind(Kind.HEADER)}
    return told.pop() if len(told) == 1 else ""
