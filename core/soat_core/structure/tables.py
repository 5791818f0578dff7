"""Rows of tables: columns parted by bars, by wide gaps, or lines that end in as many numbers."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from soat_core.structure.block import Block
from soat_core.structure.kinds import BlockKind
from soat_core.structure.lines import Line
from soat_core.structure.part import Part

Cells = list[int]
"""Where the cells of a row end, as code points from its beginning."""

_RULE = re.compile(r"[-+|=_:\s]{4,}")
_NUMBER = re.compile(r"[-+]?\d[\d.,/%]*|[-–]")
_SERIAL = re.compile(r"(?:\d{1,3}|[IVX]{1,4})[.)]?")
_COUNT_HEADS = ("tt", "stt", "so tt")


def find_tables(lines: Sequence[Line]) -> list[Part]:
    """A part for each row; lines must be neighbours in the text."""
    parts: list[Part] = []
    taken: set[int] = set()
    for cells_of_line, least, posterior in (
        (_by_bars, (2, 2), 0.97),
        (_by_gaps, (3, 2), 0.85),
        (_by_numbers, (3, 3), 0.75),
    ):
        for rows in _runs(lines, cells_of_line, taken):
            if not _is_worth(rows, least):
                continue
            rows = _with_head(rows, lines, taken)
            taken.update(line.index for line, _ in rows)
            parts.extend(_parts(rows, posterior))
    return parts


def cells_of(text: str, row: Block) -> list[str]:
    """What stands in the cells of a row, without the bars; a row of none is one cell."""
    whole = text[row.start : row.end]
    ends = [int(end) for end in row.value("cells").split()] or [len(whole)]
    starts = [0, *ends[:-1]]
    return [whole[a:b].strip(" |\t") for a, b in zip(starts, ends, strict=True)]


# Within

_Row = tuple[Line, Cells]


def _runs(
    lines: Sequence[Line],
    cells_of_line: Callable[[Line], Cells],
    taken: set[int],
) -> Iterator[list[_Row]]:
    """Neighbouring lines that have as many cells, with the rules between them."""
    run: list[_Row] = []
    for line in lines:
        cells = [] if line.index in taken else cells_of_line(line)
        rule = line.index not in taken and _is_rule(line)
        follows = bool(run) and line.index == run[-1][0].index + 1 and line.blanks <= 1
        if (cells or rule) and follows and (rule or _go_together(run, cells)):
            run.append((line, cells))
            continue
        if run:
            yield run
        run = [(line, cells)] if cells or rule else []
    if run:
        yield run


def _is_worth(run: list[_Row], least: tuple[int, int]) -> bool:
    """Whether there are rows enough, given those wanted of two columns and of more."""
    rows = sum(1 for _, cells in run if cells)
    return rows >= least[max(len(cells) for _, cells in run) > 2]


def _with_head(rows: list[_Row], lines: Sequence[Line], taken: set[int]) -> list[_Row]:
    """The rows with the line above them, where that begins as heads of tables do."""
    first = rows[0][0]
    at = bisect_left(lines, first.index, key=lambda line: line.index) - 1
    above = lines[at] if at >= 0 else None
    if above is None or above.index != first.index - 1 or above.index in taken:
        return rows
    count = next((head for head in _COUNT_HEADS if above.plain.startswith(head + " ")), None)
    return rows if count is None else [(above, [len(count), len(above.text)]), *rows]


def _is_rule(line: Line) -> bool:
    """A line drawn between rows; dashes alone may stand below a heading as well."""
    return _RULE.fullmatch(line.text) is not None and any(sign in line.text for sign in "|+=")


def _go_together(run: Sequence[_Row], cells: Cells) -> bool:
    last = next((row for _, row in reversed(run) if row), None)
    return last is None or abs(len(last) - len(cells)) <= 1


def _by_bars(line: Line) -> Cells:
    inner = line.text.strip("|")
    if line.is_rule or line.text.count("|") < 2 or not inner.strip():
        return []
    offset = len(line.text) - len(line.text.lstrip("|"))
    ends = [offset + match.start() for match in re.finditer(r"\|", inner)]
    return [*ends, len(line.text)]


def _by_gaps(line: Line) -> Cells:
    columns = line.columns()
    return [part.end - line.start for part in columns] if len(columns) > 1 else []


def _by_numbers(line: Line) -> Cells:
    """A label, perhaps a serial number before it, and two numbers or more at the end."""
    words = list(re.finditer(r"\S+", line.text))
    numbers = 0
    while numbers < len(words) and _NUMBER.fullmatch(words[-1 - numbers][0]):
        numbers += 1
    if numbers < 2 or not 0 < len(words) - numbers <= 12 or line.text[0] in "-+*":
        return []
    label = words[: len(words) - numbers]
    ends = [word.end() for word in words[len(label) :]]
    if _SERIAL.fullmatch(label[0][0]) and len(label) > 1:
        return [label[0].end(), label[-1].end(), *ends]
    return [label[-1].end(), *ends]


def _parts(rows: Sequence[_Row], posterior: float) -> Iterator[Part]:
    labels = _label_rows(rows)
    for at, (line, cells) in enumerate(rows):
        values = {"cells": " ".join(map(str, cells))}
        if not cells:
            values = {"role": "rule"}
        elif at in labels:
            values["role"] = "label"
        yield Part(BlockKind.ROW, [line], posterior, values)


def _label_rows(rows: Sequence[_Row]) -> set[int]:
    """The first row, where it counts nothing and others do, or where a rule parts it from them."""
    filled = [at for at, (_, cells) in enumerate(rows) if cells]
    first = filled[0]
    line = rows[first][0]
    words = line.plain.strip("| ").split()
    if words and words[0].strip(".|") in _COUNT_HEADS:
        return {first}
    has_rule = len(filled) > 1 and filled[1] > first + 1
    counts = any(map(str.isdigit, line.text))
    others_count = any(any(map(str.isdigit, rows[at][0].text)) for at in filled[1:])
    return {first} if has_rule or (others_count and not counts) else set()
