"""Tables of which each row is one line by itself: with bars, or ending in as many numbers."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from soat_core.structure.columns import COUNT_HEADS, SERIAL
from soat_core.structure.kinds import BlockKind
from soat_core.structure.lines import Line
from soat_core.structure.part import Part

Cells = list[int]
"""Where the cells of a row end, as code points from its beginning."""

_RULE = re.compile(r"[-+|=_:\s]{4,}")
_NUMBER = re.compile(r"[-+]?\d[\d.,/%]*|[-–]")
_Row = tuple[Line, Cells]


def find_barred(lines: Sequence[Line]) -> list[Part]:
    """A part for each row whose cells bars part, and for the rules between them."""
    return _found(lines, _by_bars, 2, 0.97)


def find_numbered(lines: Sequence[Line]) -> list[Part]:
    """A part for each of three neighbours or more that end in as many numbers."""
    return _found(lines, _by_numbers, 3, 0.75)


def cells_told(line: Line) -> list[int]:
    """Where cells of a line end as far as it tells them: by bars, by a number it begins with, by
    numbers that it ends in."""
    told = _by_bars(line)
    if told:
        return told
    numbers = trailing_numbers(line.text)
    serial = re.match(r"\d{1,3}[.)]?(?=\s)", line.text)
    ends = [len(serial[0])] if serial else []
    first = ends[0] if ends else 0
    words = len(line.text[: numbers[0][0]].rstrip()) if numbers else len(line.text)
    if words > first:
        return [*ends, words, *(stop for _, stop in numbers)]
    return [*(stop for _, stop in numbers)] or [len(line.text)]


def trailing_numbers(text: str) -> list[tuple[int, int]]:
    """Where the numbers stand that a line ends in."""
    words = [word.span() for word in re.finditer(r"\S+", text)]
    count = 0
    while count < len(words) and _NUMBER.fullmatch(text[slice(*words[-1 - count])]):
        count += 1
    return words[len(words) - count :]


# Within


def _found(
    lines: Sequence[Line], cells_of_line: Callable[[Line], Cells], least: int, posterior: float
) -> list[Part]:
    parts: list[Part] = []
    for rows in _runs(lines, cells_of_line):
        if sum(1 for _, cells in rows if cells) >= least:
            taken = {line.index for part in parts for line in part.lines[-1:]}
            parts.extend(_parts(_with_head(rows, lines, taken), posterior))
    return parts


def _runs(lines: Sequence[Line], cells_of_line: Callable[[Line], Cells]) -> Iterator[list[_Row]]:
    """Neighbouring lines that have as many cells, with the rules between them."""
    run: list[_Row] = []
    for line in lines:
        cells = cells_of_line(line)
        rule = _is_rule(line)
        follows = bool(run) and line.index == run[-1][0].index + 1 and line.blanks <= 1
        if (cells or rule) and follows and (rule or _go_together(run, cells)):
            run.append((line, cells))
            continue
        if run:
            yield run
        run = [(line, cells)] if cells or rule else []
    if run:
        yield run


def _with_head(rows: list[_Row], lines: Sequence[Line], taken: set[int]) -> list[_Row]:
    """The rows with the line above them, where that begins as heads of tables do."""
    first = rows[0][0]
    at = bisect_left(lines, first.index, key=lambda line: line.index) - 1
    above = lines[at] if at >= 0 else None
    if above is None or above.index != first.index - 1 or above.index in taken:
        return rows
    count = next((head for head in COUNT_HEADS if above.plain.startswith(head + " ")), None)
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


def _by_numbers(line: Line) -> Cells:
    """A label, perhaps a serial number before it, and two numbers or more at the end."""
    numbers = trailing_numbers(line.text)
    label = line.text[: numbers[0][0]].split() if numbers else []
    if len(numbers) < 2 or not 0 < len(label) <= 12 or line.text[0] in "-+*":
        return []
    end = len(line.text[: numbers[0][0]].rstrip())
    ends = [end, *(stop for _, stop in numbers)]
    if SERIAL.fullmatch(label[0]) and len(label) > 1:
        return [len(label[0]), *ends]
    return ends


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
    if words and any(" ".join(words[:count]).strip(".|") in COUNT_HEADS for count in (1, 2, 3)):
        return {first}
    has_rule = len(filled) > 1 and filled[1] > first + 1
    counts = any(map(str.isdigit, line.text))
    others_count = any(any(map(str.isdigit, rows[at][0].text)) for at in filled[1:])
    return {first} if has_rule or (others_count and not counts) else set()
