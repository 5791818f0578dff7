"""Tables whose cells OCR has written below each other, each on a line of its own.

Only where the numbers of rows stand alone on lines below their head is it known which line is which
cell; what goes on with a cell begins with a small letter, or stands with no blank line above it
where all cells have one. Where the count does not come out nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from soat_core.structure.columns import COUNT_HEADS
from soat_core.structure.grids import GridRow
from soat_core.structure.lines import Line
from soat_core.structure.marks import mark_of

Cell = list[Line]

_LONGEST = 200
"""Code points of a cell."""
_LINES = 60
"""Lines that one row may have."""
_BY_ROWS, _BY_COLUMNS = 0.9, 0.8


@dataclass(frozen=True, slots=True)
class Stacked:
    """A table found so; the first row is its head.  ``posterior``: 0 to 1."""

    rows: list[GridRow]
    posterior: float


def find_stacked(lines: Sequence[Line]) -> Iterator[Stacked]:
    """The tables that single lines make, from top to bottom."""
    at = 0
    while at < len(lines):
        found = None
        if _is_head(lines[at]):
            near = _neighbours(lines, at)
            found = _by_rows(near) or _by_columns(near)
        if found is None:
            at += 1
            continue
        yield found
        at += sum(len(row.lines) for row in found.rows)


# Within


def _is_head(line: Line) -> bool:
    return line.plain.strip(" .:") in COUNT_HEADS


def _neighbours(lines: Sequence[Line], at: int) -> Sequence[Line]:
    """From one line on as far as nothing else stands between, and no other table begins."""
    stop = at + 1
    while (
        stop < len(lines)
        and lines[stop].index == lines[stop - 1].index + 1
        and lines[stop].page == lines[at].page
        and len(lines[stop].text) <= _LONGEST
        and not _is_head(lines[stop])
    ):
        stop += 1
    return lines[at:stop]


# Row after row


def _by_rows(lines: Sequence[Line]) -> Stacked | None:
    serials = _serials(lines)
    if len(serials) < 2 or serials[0] < 3:
        return None
    bounds = [0, *serials]
    aired = _is_aired(lines[: serials[-1] + 1], [0, *serials])
    heads = _cells(lines[: serials[0]], aired=aired)
    count = len(heads)
    rows = [heads]
    for start, end in pairwise(bounds[1:]):
        cells = _cells(lines[start:end], aired=aired)
        if len(cells) != count:
            return None
        rows.append(cells)
    last = _last_row(lines[serials[-1] :], count, aired=aired)
    if last is None or count < 3 or not all(map(_may_be_head, heads)):
        return None
    return Stacked([GridRow(cells) for cells in [*rows, last]], _BY_ROWS)


def _serials(lines: Sequence[Line]) -> list[int]:
    """Where 1, 2, 3 ... stand alone: every so many lines, else one after the other."""
    first = next((at for at, line in enumerate(lines) if _is_number(line, 1)), 0)
    regular: list[int] = []
    while first and (at := first * (len(regular) + 1)) < len(lines):
        if not _is_number(lines[at], len(regular) + 1):
            break
        regular.append(at)
    if len(regular) > 1:
        return regular
    found: list[int] = []
    for at, line in enumerate(lines):
        if _is_number(line, len(found) + 1):
            found.append(at)
        elif found and at - found[-1] > _LINES:
            break
    return found


def _is_number(line: Line, number: int) -> bool:
    return line.text.rstrip(".") == str(number)


def _is_aired(lines: Sequence[Line], starts: Sequence[int]) -> bool:
    """Whether a blank line parts all cells: at least it does before and behind each number."""
    edges = [at for start in starts for at in (start, start + 1) if 0 < at < len(lines)]
    return bool(edges) and all(lines[at].blanks for at in edges)


def _cells(lines: Sequence[Line], *, aired: bool) -> list[Cell]:
    """Lines as cells; the first is one by itself."""
    cells: list[Cell] = []
    for at, line in enumerate(lines):
        goes_on = at > 1 and (not line.blanks if aired else line.text[0].islower())
        if goes_on:
            cells[-1].append(line)
        else:
            cells.append([line])
    return cells


def _last_row(lines: Sequence[Line], count: int, *, aired: bool) -> list[Cell] | None:
    """As many cells as the others have; what stands behind is no part of the table."""
    cells = _cells(lines, aired=aired)
    if len(cells) < count:
        return None
    last = cells[:count]
    ends = last[-1]
    if len(cells) > count and len(ends) > 1 and not aired:
        last[-1] = ends[:2]
    return last if all(_may_be_cell(cell) for cell in last) else None


def _may_be_cell(cell: Cell) -> bool:
    text = cell[0].text
    mark = mark_of(text, cell[0].plain)
    return sum(len(line.text) for line in cell) <= _LONGEST and not (mark and mark.is_labelled)


def _may_be_head(cell: Cell) -> bool:
    """Heads are short, begin with a capital or sign and end no sentence."""
    text = " ".join(line.text for line in cell)
    return len(text) < 60 and not text[0].islower() and not text.endswith((".", ";"))


# Column after column


def _by_columns(lines: Sequence[Line]) -> Stacked | None:
    """Columns of equally many lines, parted by blank lines; the first counts the rows."""
    count = 1
    while count < len(lines) and lines[count].text.rstrip(".") == str(count):
        count += 1
    if count < 3 or len(lines) < 3 * count:
        return None
    columns: list[Sequence[Line]] = []
    for start in range(0, len(lines) - count + 1, count):
        column = lines[start : start + count]
        if any(line.blanks for line in column[1:]) or (start and not column[0].blanks):
            break
        columns.append(column)
    behind = len(columns) * count
    is_closed = behind == len(lines) or lines[behind].blanks > 0
    if len(columns) < 3 or not is_closed or not all(_may_be_head([c[0]]) for c in columns):
        return None
    rows = [GridRow([[column[at]] for column in columns]) for at in range(count)]
    return Stacked(rows, _BY_COLUMNS)
