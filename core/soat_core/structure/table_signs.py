"""How likely it is that what stands in columns is a table, and which rows of it are heads.

Weights are log odds, argued rather than fitted (see ``evidence``). Letterheads, signatures, lists
in two columns, forms, contents and the columns of a newspaper stand side by side as well: without
numbers or a head only many short rows in three columns or more are taken for a table.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TypeVar

from soat_core.structure import formulas
from soat_core.structure.columns import COUNT_HEADS, NUMBER, SERIAL
from soat_core.structure.grids import Grid
from soat_core.structure.lines import Line
from soat_core.structure.marks import mark_of
from soat_core.structure.plain import listed, plain

T = TypeVar("T")

_MARK = re.compile(r"[-–—+•*]|\(?(?:\d{1,3}(?:\.\d{1,2})*|[a-zđ]|[ivxIVX]{1,5})[.)]*")
_LEADER = re.compile(r"[.…_]{5,}")
_BULLETS = "-–—+•*"
_MOST = 0.97
_OFTEN = 0.6
_MOST_PAGES = 2_000
_LONG_CELL = 60.0
"""Letters in one line of a cell: whole sentences."""
_HEAD_WORDS = listed(
    "noi dung|don vi|don vi tinh|don vi thuc hien|so luong|ghi chu|ho va ten|ho ten|chuc vu|nam"
    "|ket qua|thoi gian|thoi gian thuc hien|dia diem|kinh phi|thanh tien|don gia|ty le|ty le (%)"
    "|tong so|tong cong|chi tieu|nhiem vu|co quan chu tri|co quan phoi hop|don vi chu tri"
    "|don vi phoi hop|ten don vi|dia chi|ngay|xa|thon|so ho|noi dung cong viec|nguoi thuc hien"
    "|muc tieu|ke hoach|thuc hien|ma so|so tien|ngay sinh|dien thoai|san pham|tien do|hoan thanh"
    "|hang muc|ten cong trinh",
    "|",
)
"""What heads of columns often say, without accents and capitals."""


def posterior(grid: Grid) -> float:
    """The probability (0 to 1) that a grid, its rows told, is a table."""
    return min(_MOST, 1 / (1 + math.exp(-_score(grid))))


def head_rows(rows: Sequence[Sequence[str]]) -> int:
    """How many rows at the beginning are heads.  ``rows``: what stands in their cells.

    The first is one where it says so, or where it counts nothing and the others do.
    """
    if len(rows) < 2:
        return 0
    first = [_plain(cell) for cell in rows[0]]
    if first and first[0] in COUNT_HEADS:
        return 1 + _below_head(rows)
    told = sum(cell in _HEAD_WORDS for cell in first)
    counts = sum(any(map(_is_number, row)) for row in rows[1:])
    quiet = not any(map(_is_number, rows[0])) and all(rows[0])
    is_head = quiet and (told > 1 or counts >= _OFTEN * (len(rows) - 1))
    return 1 if is_head else 0


# Within


def _score(grid: Grid) -> float:
    rows = [row.texts for row in grid.rows]
    heads = head_rows(rows)
    body = rows[heads:]
    serial, numeric = _counts_on(body), _numeric_columns(body)
    told = heads > 0 and _head_is_told(rows[0])
    score = -2.0 + 0.8 * (min(len(rows), 6) - 2) + min(2.0, 1.3 * (len(grid.columns) - 2))
    score += 3.0 * (heads > 0 and rows[0][0] != "" and _names_counts(rows[0]))
    score += 2.0 * told + 1.0 * (heads > 0 and not told) + 2.5 * serial + min(2.5, 1.25 * numeric)
    if _is_tabbed(grid) and not _are_marks(body):
        score += 3.0
    elif len(grid.columns) == 2 and not (numeric or told):
        # lists have a number and words behind it as well
        score -= 5.5 if _are_marks(body) and not heads else 3.0
    return score - _against(grid, body)


def _is_tabbed(grid: Grid) -> bool:
    """Whether tabs part its columns, as where a word processor's table was taken for text."""
    parted = [strip for strip in grid.strips if strip.is_parted]
    return all(strip.is_tabbed for strip in parted)


def _are_marks(body: Sequence[Sequence[str]]) -> bool:
    """Whether the first column holds numbers and dashes of a list, or of rows."""
    firsts = [row[0] for row in body if row[0]]
    return _share(firsts, lambda text: _MARK.fullmatch(text) is not None) > 0.4


def _against(grid: Grid, body: Sequence[Sequence[str]]) -> float:
    """What speaks for something else that stands in columns."""
    lines = [piece for row in grid.rows for cell in row.cells for piece in cell]
    cells = [text for row in body for text in row if text]
    filled = len(cells) / max(1, sum(map(len, body)))
    score = 7.0 * any(map(_is_fixed, lines)) + 3.0 * max(0.0, _OFTEN - filled) / _OFTEN
    score += 5.0 * (_share(lines, lambda one: _LEADER.search(one.text) is not None) > 0.1)
    later = [text for row in body for text in row[1:] if text]
    score += 5.0 * (_share(later, lambda text: text[0] in _BULLETS and len(text) > 2) > 0.3)
    firsts = [row[0] for row in body if row[0]]
    score += 4.0 * (_share(firsts, lambda text: text.endswith(":")) > 0.4)
    score += 4.0 * (_share(cells, lambda text: ": " in text) > 0.4)
    score += 3.0 * (_share(lines, lambda one: len(one.text) > _LONG_CELL) > 0.3)
    return score + 6.0 * _running(grid) + 6.0 * (len(body) == len(grid.rows) and _is_contents(body))


def _is_contents(body: Sequence[Sequence[str]]) -> bool:
    """Whether headings stand there with the numbers of their pages."""
    pages = [int(row[-1]) for row in body if row[-1].isdecimal()]
    if len(body) < 2 or len(pages) < _OFTEN * len(body) or pages != sorted(pages):
        return False
    titles = [" ".join(cell for cell in row[:-1] if cell) for row in body]
    headed = _share(titles, lambda text: mark_of(text, plain(text)) is not None)
    return len(body[0]) <= 3 and pages[-1] < _MOST_PAGES and headed >= 0.4


def _running(grid: Grid) -> float:
    """How often (0 to 1) sentences run on from one row to the next in every column."""
    pairs = list(pairwise(grid.rows))
    runs = 0
    for above, below in pairs:
        told = [(a, b) for a, b in zip(above.texts, below.texts, strict=True) if a and b]
        going = sum(a[-1] not in ".;:!?" and b[0].islower() for a, b in told)
        runs += len(told) > 1 and going >= len(told) / 2
    return runs / max(1, len(pairs))


def _is_fixed(line: Line) -> bool:
    """Whether it belongs to the head or the end of a document."""
    return (
        formulas.find_formula(formulas.NATION, line) is not None
        or formulas.find_formula(formulas.MOTTO, line) is not None
        or formulas.begins_with(formulas.RECIPIENTS, line)
        or formulas.begins_with(formulas.ADDRESSEE, line)
        or formulas.is_signed(line)
        or (len(line.text) > 8 and formulas.is_authority(line))
    )


def _counts_on(body: Sequence[Sequence[str]]) -> bool:
    """Whether the first column counts the rows."""
    told = [row[0].rstrip(".)") for row in body if SERIAL.fullmatch(row[0])]
    numbers = [int(one) for one in told if one.isdigit()]
    on = sum(b == a + 1 for a, b in pairwise(numbers))
    return (
        len(numbers) > 1 and on >= _OFTEN * (len(numbers) - 1) and len(told) >= _OFTEN * len(body)
    )


def _numeric_columns(body: Sequence[Sequence[str]]) -> int:
    """How many columns but the first hold numbers."""
    columns = zip(*body, strict=False) if body else ()
    told = ([cell for cell in column if cell] for column in columns)
    return sum(
        number > 0 and len(cells) > 1 and _share(cells, _is_number) >= 0.7
        for number, cells in enumerate(told)
    )


def _head_is_told(head: Sequence[str]) -> bool:
    words = [_plain(cell) for cell in head]
    return sum(word in _HEAD_WORDS or word in COUNT_HEADS for word in words) > 1


def _names_counts(head: Sequence[str]) -> bool:
    return _plain(head[0]) in COUNT_HEADS


def _below_head(rows: Sequence[Sequence[str]]) -> int:
    """Heads may go on in a second row, which numbers nothing: ``Nam``, ``Nữ``."""
    second = rows[1]
    return int(len(rows) > 2 and not second[0] and not any(map(_is_number, second)))


def _is_number(text: str) -> bool:
    return NUMBER.fullmatch(text.strip()) is not None


def _plain(text: str) -> str:
    return " ".join(plain(text).strip(" .:|").split())


def _share(some: Sequence[T], is_one: Callable[[T], bool]) -> float:
    return sum(map(is_one, some)) / len(some) if some else 0.0
