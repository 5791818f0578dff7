"""Draws one line of the report: ground, number, both texts, marks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from PySide6.QtCore import QLine, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from soat_core.report import Report
from soat_core.text import Span
from soat_gui.editor.canvas import Canvas
from soat_gui.editor.highlights import Highlight
from soat_gui.editor.layouts import LaidLine
from soat_gui.editor.lines import Mark, Place
from soat_gui.editor.panes import GUTTER, Band
from soat_gui.theme import Theme

_TOOTH = 3
"""Pixels of half a tooth of the line under doubtful readings."""
_NOTE_SIZE = 7.0
"""Pixels of the corner that tells of a note."""


class LinePainter:
    """Draws with one theme, font and geometry."""

    def __init__(self, canvas: Canvas, report: Report) -> None:
        self._painter, self._theme, self._metrics, self._panes = canvas
        self._report = report
        self._number_font = QFont()
        self._number_font.setPixelSize(max(10, round(self._metrics.fm.height() * 0.58)))
        self._number_metrics = QFontMetricsF(self._number_font)
        # Drawn together at the end: changing fonts and pens back and forth takes longer.
        self._numbers: dict[bool, list[tuple[QPointF, str]]] = {True: [], False: []}
        self._underlines: dict[Mark, list[QLine]] = {}
        self._notes: list[QPolygonF] = []

    def draw(
        self,
        line: LaidLine,
        top: float,
        current: Place | None,
        typing: bool,
        found: Sequence[Highlight] = (),
        selection: tuple[Span, Span] | None = None,
    ) -> None:
        here = current if current is not None and current.line == line.number else None
        height = line.rows * self._metrics.row_height
        if here is not None:
            self._painter.fillRect(
                QRectF(0, top, self._panes.width, height), QColor(self._theme.line)
            )
        if self._begins_page(line.number):
            self._page_rule(top)
        self._number(line.number, top, here is not None)
        if selection is not None:
            self._select(line, top, *selection)
        if current is not None:
            self._box_read(line, top, current)
        if here is not None and not typing:
            place = next((p for p in line.shown.places if p.span == here.span), None)
            if place is not None:
                self._box_corrected(line, top, place)
        for highlight in found:
            self._highlight(line, top, highlight)
        # Quiet above its line; on the ground of the current one it would be too faint.
        is_quiet = self._panes.interlinear and here is None
        self._painter.setPen(QColor(self._theme.muted if is_quiet else self._theme.text))
        line.ocr.draw(self._painter, self._panes.ocr_left, top)
        self._painter.setPen(QColor(self._theme.text))
        line.corrected.draw(self._painter, self._panes.corrected_left, top)
        self._underline(line, round(top))
        for rect in line.noted:
            self._note(rect, top)

    def finish(self) -> None:
        """Draw what was kept for the end."""
        self._painter.setFont(self._number_font)
        for here, numbers in self._numbers.items():
            self._painter.setPen(QColor(self._theme.text if here else self._theme.muted))
            for place, text in numbers:
                self._painter.drawText(place, text)
        for mark, lines in self._underlines.items():
            self._painter.setPen(_pen(self._theme, mark))
            self._painter.drawLines(lines)
        if self._notes:
            self._draw_notes()

    def _begins_page(self, line: int) -> bool:
        start, end = self._report.line_span(line)
        page = self._report.page_of(end)
        return page > 0 and self._report.page_starts[page] >= start

    def _page_rule(self, top: float) -> None:
        self._painter.setPen(QPen(QColor(self._theme.muted), 1, Qt.PenStyle.DashLine))
        self._painter.drawLine(QPointF(0, top), QPointF(self._panes.width, top))

    def _number(self, line: int, top: float, here: bool) -> None:
        text = str(line + 1)
        right = GUTTER - 12 - self._number_metrics.horizontalAdvance(text)
        baseline = top + self._metrics.corrected.baseline
        for left in self._panes.lefts:
            self._numbers[here].append((QPointF(left + right, baseline), text))

    def _select(self, line: LaidLine, top: float, first: Span, last: Span) -> None:
        """The ground of selected tokens, in one piece, in both texts."""
        chosen = [place for place in line.shown.places if first <= place.span <= last]
        if chosen:
            rects = line.corrected.rectangles(chosen[0].left, chosen[-1].right)
            self._box(rects, self._metrics.corrected, self._panes.corrected_left, top)
        start, end = self._report.line_span(line.number)
        left, right = max(first.start, start) - start, min(last.end, end) - start
        if left < right:
            rects = line.ocr.rectangles(left, right)
            self._box(rects, self._metrics.ocr, self._panes.ocr_left, top)

    def _box_read(self, line: LaidLine, top: float, current: Place) -> None:
        """Box the OCR reading of the current token, which may run over line ends."""
        start, end = self._report.line_span(line.number)
        first, last = max(current.start, start) - start, min(current.end, end) - start
        if first < last or (current.start == current.end and first == last):
            rects = line.ocr.rectangles(first, last)
            self._box(rects, self._metrics.ocr, self._panes.ocr_left, top)

    def _box_corrected(self, line: LaidLine, top: float, place: Place) -> None:
        rects = line.corrected.rectangles(place.left, place.right)
        self._box(rects, self._metrics.corrected, self._panes.corrected_left, top)

    def _box(self, rects: list[QRectF], band: Band, left: float, top: float) -> None:
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        self._painter.setPen(QPen(QColor(self._theme.accent), 1))
        self._painter.setBrush(QColor(self._theme.token))
        margin = band.box_margin
        for rect in rects:
            box = rect.translated(left, top).adjusted(-margin, 1.5, margin, -1.5)
            self._painter.drawRoundedRect(box, 3, 3)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _highlight(self, line: LaidLine, top: float, what: Highlight) -> None:
        """A ground and a frame; the frame of the current one is the thicker."""
        text, left = line.corrected, self._panes.corrected_left
        if what.in_ocr:
            text, left = line.ocr, self._panes.ocr_left
        width = 2 if what.is_current else 1
        colour = self._theme.text if what.is_current else self._theme.warning
        self._painter.setPen(QPen(QColor(colour), width, j=Qt.PenJoinStyle.MiterJoin))
        self._painter.setBrush(QColor(self._theme.found))
        for rect in text.rectangles(what.left, what.right):
            box = rect.translated(left, top).toAlignedRect().adjusted(-1, 3, 0, -3)
            self._painter.drawRect(box)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)

    def _underline(self, line: LaidLine, top: int) -> None:
        begin = self._panes.corrected_left
        for mark, left, right, height in line.underlined:
            left, right, height = begin + left, begin + right, top + height
            lines = self._underlines.setdefault(mark, [])
            if mark is Mark.UNCLEAR:
                lines += _wave(left, right, height)
            elif mark is Mark.SOURCE:
                lines += [QLine(left, height + step, right, height + step) for step in (-1, 2)]
            else:
                lines.append(QLine(left, height, right, height))

    def _note(self, rect: QRectF, top: float) -> None:
        """A small corner, as people know it from tables."""
        right = self._panes.corrected_left + rect.right() + 2
        upper, size = top + rect.top() + 3, _NOTE_SIZE
        corner = (QPointF(right - size, upper), QPointF(right, upper), QPointF(right, upper + size))
        self._notes.append(QPolygonF(corner))

    def _draw_notes(self) -> None:
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(self._theme.accent))
        for corner in self._notes:
            self._painter.drawPolygon(corner)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _wave(left: int, right: int, height: int) -> list[QLine]:
    """A line of small teeth."""
    steps = range(left, right, _TOOTH)
    ups = (height + 1, height - 2)
    return [
        QLine(x, ups[at % 2], min(x + _TOOTH, right), ups[(at + 1) % 2])
        for at, x in enumerate(steps)
    ]


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
    if mark is Mark.UNCLEAR:
        return QPen(QColor(theme.doubtful), 1, Qt.PenStyle.SolidLine, flat)
    if mark is Mark.LOCKED:
        pen = QPen(QColor(theme.muted), 1, Qt.PenStyle.CustomDashLine, flat)
        pen.setDashPattern([6, 3])
        return pen
    return QPen(QColor(theme.decided), 1, Qt.PenStyle.SolidLine, flat)
