"""Which strips of a table are one row: its cells may run over several lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from soat_core.structure.columns import COUNT_HEADS, NUMBER, SERIAL
from soat_core.structure.grids import Grid, GridRow
from soat_core.structure.lines import Line
from soat_core.structure.strips import Strip

_OFTEN = 0.6


def with_rows(grid: Grid) -> Grid:
    """The grid, its ``rows`` told."""
    strips, places = grid.strips, grid.places
    starts = _by_blanks(strips, places) or _by_first_column(strips, places)
    bounds = [*starts, len(strips)]
    grid.rows = [_row(strips[a:b], places[a:b], len(grid.columns)) for a, b in pairwise(bounds)]
    return grid


# Within


def _row(strips: Sequence[Strip], places: Sequence[Sequence[int]], columns: int) -> GridRow:
    row = GridRow([[] for _ in range(columns)])
    for strip, told in zip(strips, places, strict=True):
        for segment, number in zip(strip.segments, told, strict=True):
            row.cells[number].append(segment.line)
    return row


def _by_blanks(strips: Sequence[Strip], places: Sequence[Sequence[int]]) -> list[int]:
    """Where rows begin if blank lines part them: each group has one number of a row at most, and
    most have one.  Numbers may stand in the middle of their rows then."""
    starts = [at for at, strip in enumerate(strips) if at == 0 or strip.blanks]
    if len(starts) < 3 or len(starts) == len(strips):
        return []
    counts = [
        sum(_has_serial(strips[n], places[n]) for n in range(a, b))
        for a, b in pairwise([*starts, len(strips)])
    ]
    numbered = sum(count == 1 for count in counts)
    return starts if max(counts) == 1 and numbered >= _OFTEN * len(starts) else []


def _by_first_column(strips: Sequence[Strip], places: Sequence[Sequence[int]]) -> list[int]:
    starts = [0]
    for at in range(1, len(strips)):
        if not _continues(strips, places, starts[-1], at):
            starts.append(at)
    if len(starts) > 1 and places[0][0] > 0 and _is_head(strips[starts[1]]):
        del starts[1]  # the head of the first column stands lower than the others
    return starts


def _continues(
    strips: Sequence[Strip], places: Sequence[Sequence[int]], start: int, at: int
) -> bool:
    """Whether a strip goes on with the row that begins at ``start``."""
    strip, told = strips[at], places[at]
    if strip.blanks:
        return False
    if told[0] > 0:
        above = set[int]().union(*map(_numbers, strips[start:at], places[start:at]))
        return not above & _numbers(strip, told)
    text = strip.segments[0].line.text
    is_whole = len(told) >= max(map(len, places[:at]))
    return text[0].islower() and not is_whole and SERIAL.fullmatch(text) is None


def _numbers(strip: Strip, told: Sequence[int]) -> set[int]:
    """Columns that hold a number: no number goes on in the next line."""
    pairs = zip(strip.segments, told, strict=True)
    return {number for segment, number in pairs if NUMBER.fullmatch(segment.line.text)}


def _has_serial(strip: Strip, told: Sequence[int]) -> bool:
    first = strip.segments[0].line
    return told[0] == 0 and (SERIAL.fullmatch(first.text) is not None or _is_head(strip))


def _is_head(strip: Strip) -> bool:
    return strip.segments[0].line.plain in COUNT_HEADS


def cells_by_line(row: GridRow) -> Iterator[tuple[int, int, list[int]]]:
    """For each line of the text in a row: its index, where its stretch begins (code points of the
    text), and where cells end from there; the last one ends with the stretch."""
    pieces: dict[int, list[tuple[int, Line]]] = {}
    for number, cell in enumerate(row.cells):
        for piece in cell:
            pieces.setdefault(piece.index, []).append((number, piece))
    for index in sorted(pieces):
        start = pieces[index][0][1].start
        ends: list[int] = []
        for number, piece in pieces[index]:
            ends += [ends[-1] if ends else 0] * (number - len(ends))
            ends.append(piece.end - start)
        yield index, start, ends + [ends[-1]] * (len(row.cells) - len(ends))
