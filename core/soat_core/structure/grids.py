"""Columns that several strips share, and the rows and cells that follow from them.

A column is a stretch of the page's width over which the pieces of many strips lie, one of each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from soat_core.structure.columns import Column, columns_of, fitted, placed
from soat_core.structure.lines import Line
from soat_core.structure.strips import Strip

_PROSE = 0.6
"""Of the width of all, a line of running text takes more."""
_ALONE = 5
"""Strips of one piece in a row that may stand within a table."""


@dataclass(slots=True)
class GridRow:
    """Of each column the pieces that stand in it, from top to bottom."""

    cells: list[list[Line]]

    @property
    def lines(self) -> set[int]:
        return {piece.index for cell in self.cells for piece in cell}

    @property
    def texts(self) -> list[str]:
        return [" ".join(piece.text for piece in cell) for cell in self.cells]

    @property
    def first(self) -> Line:
        return min((piece for cell in self.cells for piece in cell), key=lambda one: one.start)


@dataclass(slots=True)
class Grid:
    """A table to be: ``strips`` with, for each, the column of every piece."""

    columns: list[Column]
    strips: list[Strip]
    places: list[list[int]]
    rows: list[GridRow] = field(default_factory=list)

    @property
    def lines(self) -> set[int]:
        return {index for strip in self.strips for index in strip.lines}


def find_grids(strips: Sequence[Strip]) -> Iterator[Grid]:
    """The tables that strips may be, from top to bottom; they share no strip."""
    for run in _runs(strips):
        yield from _grids_of(run)


# Within


def _runs(strips: Sequence[Strip]) -> Iterator[list[Strip]]:
    """Neighbours among which parted ones stand again and again."""
    run: list[Strip] = []
    for strip in strips:
        if run and (strip.page != run[-1].page or strip.blanks > 2 or _gap(run[-1], strip)):
            yield run
            run = []
        run.append(strip)
    if run:
        yield run


def _gap(above: Strip, below: Strip) -> bool:
    """Whether something else stands between two strips."""
    return min(below.lines) > max(above.lines) + 1


def _grids_of(run: Sequence[Strip]) -> Iterator[Grid]:
    for group in _near_parted(run):
        yield from _fitting(group)


def _near_parted(run: Sequence[Strip]) -> Iterator[list[Strip]]:
    """From one parted strip on as long as another one is near."""
    group: list[Strip] = []
    alone: list[Strip] = []
    for strip in run:
        if strip.is_parted:
            group += [*alone, strip] if group else [strip]
            alone = []
        elif group:
            alone.append(strip)
            if len(alone) > _ALONE:
                yield [*group, *alone]
                group, alone = [], []
    if group:
        yield [*group, *alone]


def _fitting(group: Sequence[Strip]) -> Iterator[Grid]:
    """The grid of a group, or those of its parts where something parts it."""
    parted = [strip for strip in group if strip.is_parted]
    if len(parted) < 2:
        return
    columns = columns_of(parted)
    if columns is None or not all(placed(fitted(one, columns), columns) for one in parted):
        for pieces in (_cut_at_prose(group), _cut_at_blanks(group)):
            if len(pieces) > 1:
                for piece in pieces:
                    yield from _fitting(piece)
                return
    if columns is None:
        return
    strips = [fitted(one, columns) for one in group]
    told = [placed(strip, columns) for strip in strips]
    last = max(at for at, strip in enumerate(group) if strip.is_parted)
    places = [
        one
        for at, (strip, one) in enumerate(zip(strips, told, strict=True))
        if one is not None and not _ends(strip, one, is_below=at > last)
    ]
    if len(places) == len(strips):
        yield from _closed(columns, strips, places)
        return
    kept: list[Strip] = []
    for at, (strip, one) in enumerate(zip(group, told, strict=True)):
        if one is None or _ends(strip, one, is_below=at > last):
            # the columns of what comes below are none of its
            yield from _fitting(kept)
            kept = []
        else:
            kept.append(strip)
    yield from _fitting(kept)


def _ends(strip: Strip, told: Sequence[int], *, is_below: bool) -> bool:
    """Whether one piece behind a blank line stands below a table rather than in it."""
    return is_below and strip.blanks > 0 and told[0] == 0


def _closed(columns: list[Column], strips: list[Strip], places: list[list[int]]) -> Iterator[Grid]:
    """A grid of what is parted, with what goes on below it."""
    last = max((n for n, strip in enumerate(strips) if strip.is_parted), default=-1)
    while last + 1 < len(strips) and places[last + 1][0] > 0 and not strips[last + 1].blanks:
        last += 1
    if sum(strip.is_parted for strip in strips[: last + 1]) > 1:
        yield Grid(columns, strips[: last + 1], places[: last + 1])


def _cut_at_prose(group: Sequence[Strip]) -> list[list[Strip]]:
    """What stands between single lines that are as wide as running text."""
    segments = [segment for strip in group for segment in strip.segments]
    whole = max(one.right for one in segments) - min(one.left for one in segments)
    pieces: list[list[Strip]] = [[]]
    for strip in group:
        only = strip.segments[0]
        if not strip.is_parted and only.right - only.left > _PROSE * whole:
            pieces.append([])
        else:
            pieces[-1].append(strip)
    return [piece for piece in pieces if piece]


def _cut_at_blanks(group: Sequence[Strip]) -> list[list[Strip]]:
    pieces: list[list[Strip]] = []
    for strip in group:
        if not pieces or strip.blanks:
            pieces.append([])
        pieces[-1].append(strip)
    return pieces
