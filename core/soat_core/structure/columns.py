"""The columns of a table: stretches of a page's width over which pieces of many strips lie."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from soat_core.structure.strips import Segment, Strip

COUNT_HEADS = frozenset(["tt", "stt", "so tt", "so thu tu"])
"""What stands above the numbers of rows, without accents and capitals."""
SERIAL = re.compile(r"(?:\d{1,3}|[IVX]{1,5})[.)]?")
NUMBER = re.compile(r"[-+]?\d[\d.,]*\s?%?|[-–]")
"""All that stands in a cell of numbers."""
_DRIFT = 3.0
"""Letters that a column may lie over its neighbour's: corrected words have other lengths."""
_SHARE = 0.6
"""Of the shorter of two pieces, so much lies over the other where both are in one column."""
_ODD = 0.2
"""Share of strips that may not fit the columns of the others, as heads over several."""
_NARROW = 0.75
"""Of a table's width, pieces over several columns of it are no wider."""
_ENOUGH = 0.25
"""Share of strips that columns are told by where the others have fewer pieces."""
_NEAR = 2.5
"""Letters that an estimated end of a word may be off."""


@dataclass(slots=True)
class Column:
    left: float
    right: float

    def shares(self, segment: Segment) -> float:
        """How far a piece lies over it, in letters."""
        return min(self.right, segment.right) - max(self.left, segment.left)


def columns_of(parted: Sequence[Strip]) -> list[Column] | None:
    """The columns that nearly all strips share; None where there are none.

    Strips of which two pieces would be in one column are left out where they are few; else those
    with the most pieces tell: others may have two run together.
    """
    columns = _clustered(parted)
    odd = [strip for strip in parted if not _is_one_each(strip, columns)]
    if not odd:
        return _of_some(parted, parted)
    if len(odd) <= max(1, _ODD * len(parted)):
        found = _of_some([strip for strip in parted if strip not in odd], parted)
        if found is not None:
            return found
    counts = Counter(len(strip.segments) for strip in parted)
    for least in sorted(counts, reverse=True):
        fullest = [strip for strip in parted if len(strip.segments) >= least]
        if len(fullest) >= max(2, _ENOUGH * len(parted)):
            found = _of_some(fullest, parted)
            if found is not None:
                return found
    return None


def fitted(strip: Strip, columns: Sequence[Column]) -> Strip:
    """The strip, pieces over several columns cut where those meet.

    Where no wide gap parts two columns a word must end there: the first one, if it counts rows,
    else one that ends near the white space between the columns.
    """
    if not strip.is_parted:
        return strip
    pieces: list[Segment] = []
    for segment in strip.segments:
        while (cut := _cut(segment, columns)) is not None:
            first, segment = cut
            pieces.append(first)
        pieces.append(segment)
    return strip if len(pieces) == len(strip.segments) else replace(strip, segments=tuple(pieces))


def _cut(segment: Segment, columns: Sequence[Column]) -> tuple[Segment, Segment] | None:
    over = [number for number, column in enumerate(columns) if _is_over(column, segment)]
    ends = [match.start() for match in re.finditer(r"\s+", segment.line.text)]
    if not ends or not over:
        return None
    counts = segment.line.plain[: ends[0]] in COUNT_HEADS or SERIAL.fullmatch(
        segment.line.text[: ends[0]]
    )
    if over[0] == 0 and counts and len(columns) > 2:
        return _parted(segment, ends[0]) if len(over) > 1 or _reaches(segment, columns[1]) else None
    if len(over) < 2 or not any(map(str.isalnum, segment.line.text)):
        return None
    left, right = columns[over[0]].right, columns[over[0] + 1].left
    middle = (left + right) / 2
    end = min(ends, key=lambda one: abs(_at(segment, one) - middle))
    is_near = abs(_at(segment, end) - middle) <= (right - left) / 2 + _NEAR
    return _parted(segment, end) if is_near and right > left else None


def _reaches(segment: Segment, column: Column) -> bool:
    return segment.right > column.left + _DRIFT


def _at(segment: Segment, letter: int) -> float:
    """Where on the page a letter of a piece stands, as if all were as wide."""
    return segment.left + (segment.right - segment.left) * letter / len(segment.line.text)


def _parted(segment: Segment, end: int) -> tuple[Segment, Segment]:
    line, at = segment.line, _at(segment, end)
    return (
        Segment(line.part(0, end), segment.left, at),
        Segment(line.part(end), min(at + 1.0, segment.right - 0.1), segment.right),
    )


def _of_some(strips: Sequence[Strip], parted: Sequence[Strip]) -> list[Column] | None:
    """The columns of some of the strips, if each piece has one of its own."""
    columns = _clustered(strips)
    fits = len(strips) > 1 and all(_is_one_each(strip, columns) for strip in strips)
    return _without_spanning(parted, columns) if fits and len(columns) > 1 else None


def _without_spanning(parted: Sequence[Strip], columns: list[Column]) -> list[Column]:
    """Without columns that only the head has, between others: it stands above two of them."""
    for number in range(len(columns) - 2, 0, -1):
        rest = [*columns[:number], *columns[number + 1 :]]
        below = (segment for strip in parted[1:] for segment in strip.segments)
        is_empty = not any(_nearest(segment, columns) == number for segment in below)
        if is_empty and _is_one_each(parted[0], rest):
            columns = rest
    return columns


def _clustered(strips: Iterable[Strip]) -> list[Column]:
    segments = sorted(
        (segment for strip in strips for segment in strip.segments),
        key=lambda segment: (segment.left, segment.right),
    )
    columns: list[Column] = []
    for segment in segments:
        if columns and _is_over(columns[-1], segment):
            columns[-1].right = max(columns[-1].right, segment.right)
        else:
            columns.append(Column(segment.left, segment.right))
    return columns


def _is_over(column: Column, segment: Segment) -> bool:
    length = min(column.right - column.left, segment.right - segment.left)
    return column.shares(segment) >= min(_DRIFT, _SHARE * length)


def _is_one_each(strip: Strip, columns: Sequence[Column]) -> bool:
    told = [_nearest(segment, columns) for segment in strip.segments]
    return len(set(told)) == len(told)


def _nearest(segment: Segment, columns: Sequence[Column]) -> int:
    return max(range(len(columns)), key=lambda number: columns[number].shares(segment))


def placed(strip: Strip, columns: Sequence[Column]) -> list[int] | None:
    """The column of each piece; None where the strip is no part of such a table."""
    told = [_nearest(segment, columns) for segment in strip.segments]
    if sorted(set(told)) != told:
        return None
    whole = columns[-1].right - columns[0].left
    for segment in strip.segments:
        over = sum(_is_over(column, segment) for column in columns)
        is_wide = not strip.is_parted or segment.right - segment.left > _NARROW * whole
        if (over > 1 and is_wide) or (over == 0 and not strip.is_parted):
            return None
    return told
