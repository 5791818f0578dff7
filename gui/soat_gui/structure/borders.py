"""Quiet marks in the text: where the cells of tables begin."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPen

from soat_core.annotating.arranging import Arrangement, PlacedPart
from soat_core.annotating.ends import Position
from soat_core.annotating.row_cells import ends_in
from soat_core.report import Report
from soat_core.structure.kinds import BlockKind
from soat_gui.annotations.marks import stretches
from soat_gui.editor.canvas import Canvas, Lines
from soat_gui.editor.layouts import LaidLine
from soat_gui.theme import Theme

_BEFORE = 3.5
"""Pixels between a border and the word behind it."""
_APART = 2.0
"""Pixels that a border leaves free above and below."""


class _Border(NamedTuple):
    start: Position
    """Of the first word of a cell."""
    is_decided: bool


class CellBorders:
    """A thin line before each cell but the first of a row: whole where the row was decided, dotted
    where it is proposed."""

    def __init__(self) -> None:
        self._borders: dict[int, list[_Border]] = {}
        self._report: Report | None = None

    def show(self, arrangement: Arrangement | None, report: Report | None) -> None:
        """The rows of another moment, or none."""
        self._borders.clear()
        self._report = report
        if arrangement is None or report is None:
            return
        for part in arrangement.parts:
            if part.kind == BlockKind.ROW:
                for start in _starts(part, report.ocr_text):
                    border = _Border(Position(start), part.note is not None)
                    self._borders.setdefault(report.line_of(start), []).append(border)

    def draw(self, canvas: Canvas, lines: Lines) -> None:
        """In the corrected text of the lines in sight (see ``Overlay``)."""
        if self._report is None or not self._borders:
            return
        for line, top in lines:
            for border in self._borders.get(line.number, ()):
                canvas.painter.setPen(_pen(canvas.theme, border))
                for rect in _first_letters(line, border.start, self._report):
                    x = canvas.panes.corrected_left + rect.left() - _BEFORE
                    above, below = top + rect.top() + _APART, top + rect.bottom() - _APART
                    canvas.painter.drawLine(QLineF(x, above, x, below))


def _first_letters(line: LaidLine, start: Position, report: Report) -> Iterator[QRectF]:
    """Where what begins at a position is drawn on a line; nowhere where nothing of it is left."""
    place = (start, Position(start.offset + 1), "", False)
    for one in stretches(line.shown, report, [place]):
        yield from line.corrected.rectangles(one.left, one.left + 1)[:1]


def _starts(part: PlacedPart, text: str) -> Iterator[int]:
    """Where its cells but the first begin in the OCR text; empty ones begin nowhere."""
    ends = ends_in(part.start, part.end, part.values)
    last = part.end.offset
    seen = {part.start.offset}
    for end in ends[:-1]:
        start = part.start.offset + end
        while start < last and (text[start].isspace() or text[start] == "|"):
            start += 1
        if start < last and start not in seen:
            seen.add(start)
            yield start


def _pen(theme: Theme, border: _Border) -> QPen:
    style = Qt.PenStyle.SolidLine if border.is_decided else Qt.PenStyle.DotLine
    return QPen(QColor(theme.muted), 1, style)
