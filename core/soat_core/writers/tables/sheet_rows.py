"""The rows of a sheet as Excel has them inside (ECMA-376, part 1, 18.3.1.73 and 18.3.1.4).

XlsxWriter makes the workbook; its half a million calls for the cells of a long report take ten
seconds, writing them here takes one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from soat_core.writers.tables.cells import Cell, looks_like_formula, printable

_EPOCH = datetime(1899, 12, 30)
_DAY_S = 86_400
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


class Looks(NamedTuple):
    """Numbers of cell formats of the workbook."""

    text: str
    quoted: str
    time: str
    share: str


def sheet_rows(rows: Iterable[Sequence[Cell]], looks: Looks, first: int) -> tuple[bytes, int]:
    """Rows from the one with the number ``first`` on, and how many they are."""
    letters = _Letters()
    written = [
        f'<row r="{number}">{"".join(_cells(row, str(number), looks, letters))}</row>'
        for number, row in enumerate(rows, first)
    ]
    return "".join(written).encode(), len(written)


# Within


class _Letters(dict[int, str]):
    """Columns by number from 0 on."""

    def __missing__(self, number: int) -> str:
        before = self[number // 26 - 1] if number >= 26 else ""
        self[number] = before + chr(ord("A") + number % 26)
        return self[number]


def _cells(row: Sequence[Cell], number: str, looks: Looks, letters: _Letters) -> Iterable[str]:
    for column, cell in enumerate(row):
        if cell is None or cell == "":
            continue
        place = letters[column] + number
        for kind, write in _WRITERS:
            if isinstance(cell, kind):
                yield write(cell, place, looks)
                break


def _string(cell: str, place: str, looks: Looks) -> str:
    text = printable(cell)
    style = looks.quoted if looks_like_formula(text) else looks.text
    if "&" in text or "<" in text or ">" in text:
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if "_x" in text:
        text = _ESCAPED.sub("_x005F_", text)
    return (
        f'<c r="{place}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
    )


def _time(cell: datetime, place: str, looks: Looks) -> str:
    passed = cell.astimezone().replace(tzinfo=None) - _EPOCH
    days = passed.days + (passed.seconds + passed.microseconds / 1e6) / _DAY_S
    return f'<c r="{place}" s="{looks.time}"><v>{days:.10f}</v></c>'


def _share(cell: float, place: str, looks: Looks) -> str:
    return f'<c r="{place}" s="{looks.share}"><v>{cell!r}</v></c>'


def _count(cell: int, place: str, looks: Looks) -> str:
    return f'<c r="{place}" s="{looks.text}"><v>{cell}</v></c>'


_WRITERS: Sequence[tuple[type, Callable[..., str]]] = (
    (str, _string),
    (datetime, _time),
    (float, _share),
    (int, _count),
)
