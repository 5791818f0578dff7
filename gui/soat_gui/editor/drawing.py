"""What is drawn in the viewport: the lines, what stands out in them, what others draw over them."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from soat_core.report import Report
from soat_core.text import Span
from soat_gui.editor.canvas import Canvas, Lines
from soat_gui.editor.highlights import Highlighter, nothing
from soat_gui.editor.lines import Place, Typing
from soat_gui.editor.overlay import Overlay
from soat_gui.editor.painting import LinePainter
from soat_gui.editor.panes import Metrics, Panes
from soat_gui.theme import LIGHT_THEME, Theme


class Standing(NamedTuple):
    """Where the clerk is."""

    place: Place | None
    """The current token."""
    selection: tuple[Span, Span] | None
    """The first and the last of several selected tokens; None when none are."""
    typing: Typing | None
    """What is being typed, or tried on, in place of the current token."""
    is_typing: bool
    """Whether it is being typed: then the field stands on the token."""


class Drawing:
    """In one theme.  Knows nothing of scrolling: lines come with their tops."""

    def __init__(self) -> None:
        self.theme: Theme = LIGHT_THEME
        self.highlights: Highlighter = nothing
        self.overlays: list[Overlay] = []

    def ground(self, painter: QPainter, rect: QRect) -> None:
        """The paper on which all else is drawn."""
        painter.fillRect(rect, QColor(self.theme.surface))

    def words(self, painter: QPainter, rect: QRect, text: str) -> None:
        """What is said where no report is shown."""
        painter.setPen(QColor(self.theme.muted))
        wrapped = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(rect, wrapped, text)

    def report(
        self, painter: QPainter, lines: Lines, report: Report,
        metrics: Metrics, panes: Panes, standing: Standing,
    ) -> None:  # fmt: skip
        """The lines of the report, and what lies over them."""
        canvas = Canvas(painter, self.theme, metrics, panes)
        drawing = LinePainter(canvas, report)
        for line, top in lines:
            found = self.highlights(line.number, line.shown)
            drawing.draw(line, top, standing.place, standing.is_typing, found, standing.selection)
        drawing.finish()
        for overlay in self.overlays:
            overlay(canvas, lines)

    def rules(self, painter: QPainter, panes: Panes, height: int) -> None:
        """Between the columns."""
        painter.setPen(QPen(QColor(self.theme.border), 1))
        for left in panes.lefts[1:]:
            painter.drawLine(left, 0, left, height)
