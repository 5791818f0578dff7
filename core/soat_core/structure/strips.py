"""What stands at one height of a page, cut where wide gaps are: the raw material of tables.

Where a text has no pictures its own columns of letters tell how far things are apart; tabs count as
the columns of a word processor's tables.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from soat_core.structure.lines import TAB, Line

WIDE = 2.0
"""Letters between two stretches of a line from which on they may stand in different columns."""
_GAP = re.compile(r"\s*\t|\s{2,}")
_TABBED = 40.0
"""Letters that a cell between tabs is taken to be wide."""
_SAME_HEIGHT = 0.5
"""Of the lower one of two lines, so much must lie beside the other."""
_BLANK = 0.9
"""Of a line's height: more white above it is a blank line."""


class Place(NamedTuple):
    """``text[start:end]``, with no wide gap in it, on its page: letters and lines.

    ``left`` and ``right`` count the letters of a usual line, ``top`` and ``bottom`` usual lines;
    both ``top`` and ``bottom`` are 0 where nothing is known of heights.
    """

    start: int
    end: int
    left: float
    right: float
    top: float = 0.0
    bottom: float = 0.0


class Segment(NamedTuple):
    """A stretch of a line between wide gaps; ``left`` and ``right`` in letters."""

    line: Line
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Strip:
    """What stands side by side, from left to right."""

    segments: tuple[Segment, ...]
    page: int
    blanks: int
    """Blank lines above it."""
    is_tabbed: bool = False
    """Whether tabs part its pieces."""

    @property
    def lines(self) -> set[int]:
        """The lines of the text, by their index, that it is made of."""
        return {segment.line.index for segment in self.segments}

    @property
    def is_parted(self) -> bool:
        return len(self.segments) > 1


def strips_of(lines: Sequence[Line], places: Sequence[Place] = ()) -> list[Strip]:
    """The strips of each page, from top to bottom.

    ``places``, in the order of the text, tell where things stand on pictures, or stood before the
    text was corrected.  Lines side by side are one strip where their heights are known.
    """
    starts = [place.start for place in places]
    found: list[Strip] = []
    for _, page in groupby(lines, key=attrgetter("page")):
        found += _of_page([(line, _places_in(line, places, starts)) for line in page])
    return found


# Within

_Known = tuple[Line, Sequence[Place]]


def _places_in(line: Line, places: Sequence[Place], starts: Sequence[int]) -> Sequence[Place]:
    return places[bisect_left(starts, line.start) : bisect_left(starts, line.end)]


def _of_page(known: Sequence[_Known]) -> list[Strip]:
    if all(told and told[0].bottom for _, told in known):
        return list(_by_height(known))
    return [
        Strip(tuple(_segments(line, told)), line.page, line.blanks, "\t" in line.text)
        for line, told in known
    ]


def _by_height(known: Sequence[_Known]) -> Iterator[Strip]:
    ordered = sorted(known, key=lambda one: (one[1][0].top + one[1][0].bottom, one[0].index))
    rows: list[list[_Known]] = []
    for one in ordered:
        if rows and all(_stand_beside(one[1], other) for _, other in rows[-1]):
            rows[-1].append(one)
        else:
            rows.append([one])
    above = None
    for row in rows:
        segments = sorted(
            (segment for line, told in row for segment in _segments(line, told)),
            key=attrgetter("left"),
        )
        top = min(told[0].top for _, told in row)
        blanks = 0 if above is None else int(top - above > _BLANK)
        above = max(told[0].bottom for _, told in row)
        yield Strip(tuple(segments), row[0][0].page, blanks)


def _stand_beside(one: Sequence[Place], other: Sequence[Place]) -> bool:
    """Whether two lines share their height and nothing else."""
    first, second = one[0], other[0]
    shared = min(first.bottom, second.bottom) - max(first.top, second.top)
    lower = min(first.bottom - first.top, second.bottom - second.top)
    is_beside = one[-1].right <= second.left or other[-1].right <= first.left
    return is_beside and shared > _SAME_HEIGHT * lower


def _segments(line: Line, told: Sequence[Place]) -> Iterator[Segment]:
    if told:
        yield from _placed(line, told)
    elif "\t" in line.text:
        yield from _tabbed(line)
    else:
        yield from _spaced(line)


def _placed(line: Line, told: Sequence[Place]) -> Iterator[Segment]:
    """Cut where places begin; those that begin within a word are one with the place before."""
    begun = [(0, told[0])]
    for place in told[1:]:
        cut = place.start - line.start
        if line.text[cut - 1].isspace():
            begun.append((cut, place))
    ends = [*(cut for cut, _ in begun[1:]), len(line.text)]
    for (start, place), end in zip(begun, ends, strict=True):
        yield Segment(line.part(start, end), place.left, place.right)


def _tabbed(line: Line) -> Iterator[Segment]:
    """Each tab goes to the next column, also where nothing stands between two."""
    done, column = 0, line.indent // TAB
    for cell in line.text.split("\t"):
        if cell.strip():
            left = column * _TABBED
            piece = line.part(done, done + len(cell))
            yield Segment(piece, left, left + min(_TABBED - WIDE, len(cell)))
        done += len(cell) + 1
        column += 1


def _spaced(line: Line) -> Iterator[Segment]:
    done = 0
    for gap in _GAP.finditer(line.text):
        yield _at_letters(line, done, gap.start())
        done = gap.end()
    yield _at_letters(line, done, len(line.text))


def _at_letters(line: Line, start: int, end: int) -> Segment:
    return Segment(line.part(start, end), line.indent + start, line.indent + end)
