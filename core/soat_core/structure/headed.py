"""Tables run together: a head that begins with ``STT`` above lines that count 1, 2, 3 ...

With one blank between all words only numbers at the ends of lines, and the head's capitals, tell
cells apart; the rest stays one cell, which a person cuts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from soat_core.structure.kinds import BlockKind
from soat_core.structure.lines import Line
from soat_core.structure.part import Part
from soat_core.structure.plain import plain
from soat_core.structure.row_lines import trailing_numbers

_HEAD_LINES, _ROW_LINES = 3, 6
_LONGEST_HEAD = 110
_OFTEN = 0.7
_TOTAL = re.compile(r"(?:tong|cong|tong cong|tong so)\b.*\d")
_NUMBERED = re.compile(r"(\d{1,3})[.)]?\s+(?=\S)")
_HEAD = re.compile(r"(?:s?tt|so tt|so thu tu)\s+(?=\S)")
_UNITS = ("don vi tinh", "dvt", "don vi")
_TOLD, _GUESSED = 0.8, 0.6


def find_headed(lines: Sequence[Line]) -> Iterator[Part]:
    """A part for each row."""
    at = 0
    while at < len(lines):
        rows = _rows_from(lines, at) if _is_head(lines[at]) else []
        if len(rows) > 2:
            yield from _parts(rows)
            at += sum(map(len, rows))
        else:
            at += 1


# Within

_Row = list[Line]


def _is_head(line: Line) -> bool:
    if _HEAD.match(line.plain) is None or any(map(str.isdigit, line.text)):
        return False
    return len(line.text) <= _LONGEST_HEAD and line.text.count(" ") > 1


def _rows_from(lines: Sequence[Line], at: int) -> list[_Row]:
    """The head and the rows below it, with the lines of each."""
    rows: list[_Row] = [[lines[at]]]
    for line in lines[at + 1 :]:
        last = rows[-1][-1]
        if line.index != last.index + 1 or line.page != last.page:
            break
        told = _NUMBERED.match(line.text)
        if told is not None and int(told[1]) == len(rows):
            rows.append([line])
        elif len(rows[-1]) >= (_HEAD_LINES if len(rows) == 1 else _ROW_LINES):
            break
        else:
            rows[-1].append(line)
    tail = rows[-1][1:]
    rows[-1] = rows[-1][:1]
    for line in tail:
        if line.blanks or not line.text[0].islower():
            break
        rows[-1].append(line)
    behind = tail[len(rows[-1]) - 1 : len(rows[-1])]
    if len(rows) > 2 and behind and not behind[0].blanks and _TOTAL.match(behind[0].plain):
        rows.append(behind)
    return rows


def _parts(rows: Sequence[_Row]) -> Iterator[Part]:
    head = rows[0][0]
    heads = _heads(head.text) if len(rows[0]) == 1 else []
    numbers = _usual([len(trailing_numbers(row[0].text)) for row in rows[1:] if _is_counted(row)])
    has_unit = len(heads) == numbers + 3 and _says_unit(head.text, heads)
    if not numbers and any(row[0].text[len(str(n))] in ".)" for n, row in enumerate(rows[1:], 1)):
        return  # a list below something that happens to begin so
    is_told = numbers > 0 and len(heads) == numbers + 2 + has_unit
    posterior = _TOLD if is_told else _GUESSED
    found = [_ends(row[0].text, numbers, has_unit=has_unit) for row in rows[1:]]
    yield _part(rows[0], heads if is_told else _two(head), posterior, {"role": "label"})
    for row, ends in zip(rows[1:], found, strict=True):
        yield _part(row, ends, posterior, {})


def _part(row: _Row, ends: Sequence[int], posterior: float, values: dict[str, str]) -> Part:
    """What goes on below belongs to the words of the row."""
    told = [" ".join(map(str, ends)), *(f"0 {len(line.text)}" for line in row[1:])]
    each = [{"cells": one, **values} for one in told]
    return Part(BlockKind.ROW, row, posterior, each=each)


def _two(head: Line) -> list[int]:
    match = _HEAD.match(head.plain)
    return [len(match[0].rstrip()) if match else 0, len(head.text)]


def _is_counted(row: _Row) -> bool:
    return _NUMBERED.match(row[0].text) is not None


def _usual(counts: Sequence[int]) -> int:
    """How many numbers most rows end in; 0 where they differ."""
    number, often = Counter(counts).most_common(1)[0]
    return number if often >= _OFTEN * len(counts) else 0


def _heads(text: str) -> list[int]:
    """Where cells of a head end, each of which begins with a capital."""
    starts = [
        match.start()
        for match in re.finditer(r"\S+", text)
        if match.start() and match[0][:1].isupper()
    ]
    return [*(len(text[:start].rstrip()) for start in starts), len(text)]


def _says_unit(text: str, heads: Sequence[int]) -> bool:
    return plain(text[heads[1] : heads[2]]).strip() in _UNITS


def _ends(text: str, numbers: int, *, has_unit: bool) -> list[int]:
    """Where the cells of a row end: number, words, and as many numbers as the others have."""
    told = trailing_numbers(text)
    serial = _NUMBERED.match(text)
    first = len(serial[1]) if serial else 0
    if serial is None and told:
        words = len(text[: told[0][0]].rstrip())
        between = [words] * (numbers + has_unit - len(told))
        return [0, words, *between, *(stop for _, stop in told)]
    tail = told[-numbers:] if numbers else []
    if len(told) < numbers or (tail and tail[0][0] <= first):
        return [first, len(text)]
    words = len(text[: tail[0][0]].rstrip()) if tail else len(text)
    ends = [first, words, *(stop for _, stop in tail)]
    if has_unit:
        ends.insert(1, _unit_start(text, first, words))
    return ends


def _unit_start(text: str, first: int, words: int) -> int:
    """Where the words before a unit end: at the last capital behind the first word."""
    label = text[first:words]
    capitals = [match.start() for match in re.finditer(r"\S+", label) if match[0][:1].isupper()]
    start = capitals[-1] if len(capitals) > 1 else len(label)
    return first + len(label[:start].rstrip())
