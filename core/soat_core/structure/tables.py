"""Rows of tables: told by bars, by what stands below each other, by lines that end in as many
numbers, or by a head above numbered lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from soat_core.structure.block import Block
from soat_core.structure.grid_rows import cells_by_line, with_rows
from soat_core.structure.grids import GridRow, find_grids
from soat_core.structure.headed import find_headed
from soat_core.structure.kinds import BlockKind
from soat_core.structure.lines import Line
from soat_core.structure.part import Part
from soat_core.structure.row_lines import find_barred, find_numbered
from soat_core.structure.stacked import find_stacked
from soat_core.structure.strips import Place, strips_of
from soat_core.structure.table_signs import head_rows, posterior

_LIKELY = 0.5


def find_tables(lines: Sequence[Line], places: Sequence[Place] = ()) -> list[Part]:
    """A part for each row.  ``places`` tell where words stand (see ``strips_of``)."""
    parts = find_barred(lines)
    rest = _without(lines, parts)
    parts += _in_columns(rest, places)
    rest = _without(rest, parts)
    for table in find_stacked(rest):
        parts += _parts(rest, table.rows, table.posterior, heads=1)
    rest = _without(rest, parts)
    parts += find_headed(rest)
    return [*parts, *find_numbered(_without(rest, parts))]


def cells_of(text: str, row: Block) -> list[str]:
    """What stands in the cells of a row, without the bars; a row of none is one cell."""
    whole = text[row.start : row.end]
    ends = [int(end) for end in row.value("cells").split()] or [len(whole)]
    starts = [0, *ends[:-1]]
    return [whole[a:b].strip(" |\t") for a, b in zip(starts, ends, strict=True)]


# Within


def _without(lines: Sequence[Line], parts: Iterable[Part]) -> list[Line]:
    taken = {line.index for part in parts for line in part.lines}
    return [line for line in lines if line.index not in taken]


def _in_columns(lines: Sequence[Line], places: Sequence[Place]) -> Iterator[Part]:
    for found in find_grids(strips_of(lines, places)):
        grid = with_rows(found)
        probability = posterior(grid)
        if probability >= _LIKELY:
            heads = head_rows([row.texts for row in grid.rows])
            yield from _parts(lines, grid.rows, probability, heads)


def _parts(
    lines: Sequence[Line], rows: Sequence[GridRow], probability: float, heads: int
) -> Iterator[Part]:
    whole = {line.index: line for line in lines}
    for number, row in enumerate(rows):
        role = {"role": "label"} if number < heads else {}
        stretches: list[Line] = []
        each: list[dict[str, str]] = []
        for index, start, ends in cells_by_line(row):
            line = whole[index]
            first = start - line.start
            stretches.append(line.part(first, first + ends[-1]))
            each.append({"cells": " ".join(map(str, ends)), **role})
        yield Part(BlockKind.ROW, stretches, probability, each=each)
