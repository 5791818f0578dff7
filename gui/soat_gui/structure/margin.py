"""Quiet marks in the margin of the text: how far each part goes, and which is decided."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QLineF, Qt
from PySide6.QtGui import QColor, QPen

from soat_core.annotating.arranging import Arrangement
from soat_core.report import Report
from soat_core.structure.kinds import BlockKind
from soat_gui.editor.canvas import Canvas, Lines
from soat_gui.theme import Theme

_BEFORE_TEXT = 6
"""Pixels between a bar and the text."""
_APART = 3
"""Pixels that a bar leaves free where its part begins and ends."""


class _Bar(NamedTuple):
    """What stands beside one line."""

    is_heading: bool
    is_decided: bool
    begins: bool
    ends: bool


class MarginMarks:
    """A bar beside the lines of each part: whole where it was decided, dotted where it is proposed,
    stronger beside headings."""

    def __init__(self) -> None:
        self._bars: dict[int, _Bar] = {}

    def show(self, arrangement: Arrangement | None, report: Report | None) -> None:
        """The parts of another moment, or none."""
        self._bars.clear()
        if arrangement is None or report is None:
            return
        for part in arrangement.parts:
            first = report.line_of(part.start.offset)
            last = report.line_of(max(part.start.offset, part.end.offset - 1))
            heading, decided = part.kind == BlockKind.HEADING, part.note is not None
            for line in range(first, last + 1):
                bar = _Bar(heading, decided, line == first, line == last)
                self._bars.setdefault(line, bar)

    def draw(self, canvas: Canvas, lines: Lines) -> None:
        """Beside the lines in sight, left of the corrected text (see ``Overlay``)."""
        if not self._bars:
            return
        x = canvas.panes.corrected_left - _BEFORE_TEXT
        for line, top in lines:
            bar = self._bars.get(line.number)
            if bar is None:
                continue
            canvas.painter.setPen(_pen(canvas.theme, bar))
            bottom = top + line.rows * canvas.metrics.row_height
            begin, end = top + _APART * bar.begins, bottom - _APART * bar.ends
            canvas.painter.drawLine(QLineF(x, begin, x, end))


def _pen(theme: Theme, bar: _Bar) -> QPen:
    style = Qt.PenStyle.SolidLine if bar.is_decided else Qt.PenStyle.DotLine
    colour = theme.accent if bar.is_heading else theme.muted
    pen = QPen(QColor(colour), 2 if bar.is_heading else 1, style)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen
