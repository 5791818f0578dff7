"""Draws one line of both panes: ground, number, text, marks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from soat_core.report import Report
from soat_gui.editor.layouts import LaidLine, LaidText, Metrics
from soat_gui.editor.lines import Mark, Place
from soat_gui.theme import Theme

GUTTER = 46
"""Pixels for the line number and the space after it."""

PADDING = 10
"""Pixels between the text and the right edge of its pane."""


@dataclass(frozen=True)
class Panes:
    """Where the two panes stand in the viewport."""

    width: int

    @property
    def middle(self) -> int:
        return self.width // 2

    @property
    def ocr_left(self) -> int:
        return GUTTER

    @property
    def corrected_left(self) -> int:
        return self.middle + GUTTER

    @property
    def text_width(self) -> int:
        return max(40, self.width // 2 - GUTTER - PADDING)


class LinePainter:
    """Draws with one theme, font and geometry."""

    def __init__(
        self, painter: QPainter, theme: Theme, metrics: Metrics, panes: Panes, report: Report
    ) -> None:
        self._painter = painter
        self._theme = theme
        self._metrics = metrics
        self._panes = panes
        self._report = report
        self._number_font = QFont()
        self._number_font.setPixelSize(max(10, round(metrics.fm.height() * 0.58)))
        self._number_metrics = QFontMetricsF(self._number_font)

    def draw(self, line: LaidLine, top: float, current: Place | None, typing: bool) -> None:
        here = current if current is not None and current.line == line.number else None
        height = line.rows * self._metrics.row_height
        if here is not None:
            self._painter.fillRect(
                QRectF(0, top, self._panes.width, height), QColor(self._theme.line)
            )
        if self._begins_page(line.number):
            self._page_rule(top)
        for left in (0, self._panes.middle):
            self._number(line.number, left, top, here is not None)
        if current is not None:
            self._box_read(line, top, current)
        if here is not None and not typing:
            place = next((p for p in line.shown.places if p.span == here.span), None)
            if place is not None:
                self._box(line.corrected, place.left, place.right, self._panes.corrected_left, top)
        self._painter.setPen(QColor(self._theme.text))
        line.ocr.draw(self._painter, self._panes.ocr_left, top)
        line.corrected.draw(self._painter, self._panes.corrected_left, top)
        for mark, rect in line.marked:
            self._underline(mark, rect, top)

    def _begins_page(self, line: int) -> bool:
        start, end = self._report.line_span(line)
        page = self._report.page_of(end)
        return page > 0 and self._report.page_starts[page] >= start

    def _page_rule(self, top: float) -> None:
        self._painter.setPen(QPen(QColor(self._theme.muted), 1, Qt.PenStyle.DashLine))
        self._painter.drawLine(QPointF(0, top), QPointF(self._panes.width, top))

    def _number(self, line: int, left: int, top: float, here: bool) -> None:
        self._painter.setFont(self._number_font)
        self._painter.setPen(QColor(self._theme.text if here else self._theme.muted))
        text = str(line + 1)
        width = self._number_metrics.horizontalAdvance(text)
        self._painter.drawText(
            QPointF(left + GUTTER - 12 - width, top + self._metrics.baseline), text
        )

    def _box_read(self, line: LaidLine, top: float, current: Place) -> None:
        """Box the OCR reading of the current token, which may run over line ends."""
        start, end = self._report.line_span(line.number)
        first, last = max(current.start, start) - start, min(current.end, end) - start
        if first < last or (current.start == current.end and first == last):
            self._box(line.ocr, first, last, self._panes.ocr_left, top)

    def _box(self, text: LaidText, start: int, end: int, left: float, top: float) -> None:
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        self._painter.setPen(QPen(QColor(self._theme.accent), 1))
        self._painter.setBrush(QColor(self._theme.token))
        for rect in text.rectangles(start, end):
            margin = self._metrics.box_margin
            box = rect.translated(left, top).adjusted(-margin, 1.5, margin, -1.5)
            self._painter.drawRoundedRect(box, 3, 3)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _underline(self, mark: Mark, rect: QRectF, top: float) -> None:
        self._painter.setPen(_pen(self._theme, mark))
        left = round(self._panes.corrected_left + rect.left())
        right = round(self._panes.corrected_left + rect.right())
        height = round(top + self._metrics.underline + rect.top())
        self._painter.drawLine(left, height, right, height)


@cache
def _pen(theme: Theme, mark: Mark) -> QPen:
    """The underline: its style tells the mark even without colours."""
    flat = Qt.PenCapStyle.FlatCap
    if mark is Mark.VERY_DOUBTFUL:
        return QPen(QColor(theme.very_doubtful), 2, Qt.PenStyle.SolidLine, flat)
    if mark is Mark.DOUBTFUL:
        pen = QPen(QColor(theme.doubtful), 2, Qt.PenStyle.CustomDashLine, flat)
        pen.setDashPattern([1, 1])
        return pen
    if mark is Mark.TAKEN:
        pen = QPen(QColor(theme.decided), 1, Qt.PenStyle.CustomDashLine, flat)
        pen.setDashPattern([1, 3])
        return pen
    return QPen(QColor(theme.decided), 1, Qt.PenStyle.SolidLine, flat)
