"""The lines of a report one below the other: where each stands, and what stands at a point."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPointF, QRect

from soat_gui.editor.layouts import LaidLine, Layouts, Metrics
from soat_gui.editor.lines import Place
from soat_gui.editor.painting import Panes
from soat_gui.editor.rows import Rows
from soat_gui.session import Session


class Stack:
    """One session in one font and width.  All heights are pixels from the top of the report."""

    def __init__(self, session: Session, metrics: Metrics, panes: Panes) -> None:
        self._report = session.report
        self.metrics = metrics
        self.panes = panes
        self.layouts = Layouts(session.review, metrics)
        self._rows = Rows(self._estimated_rows())
        self.shifts = 0
        """How often lines turned out to be higher or lower than was known, so that others moved."""
        self.row_height = metrics.row_height

    @property
    def height(self) -> int:
        return self._rows.total * self.row_height

    def top(self, line: int) -> int:
        return self._rows.top(line) * self.row_height

    def bottom(self, line: int) -> int:
        return self.top(line) + self._rows.of(line) * self.row_height

    def line_at(self, y: float) -> int:
        return self._rows.line_at(int(y) // self.row_height)

    def lay_out(self, line: int) -> LaidLine:
        """The line, whose height is exact from now on."""
        laid = self.layouts.line(line)
        self.shifts += self._rows.set(line, laid.rows)
        return laid

    def between(self, top: int, bottom: int) -> list[LaidLine]:
        """The lines that can be seen between two heights."""
        result: list[LaidLine] = []
        line = self.line_at(top)
        while line < self._rows.line_count and self.top(line) < bottom:
            result.append(self.lay_out(line))
            line += 1
        return result

    def prepare(self, top: int, bottom: int, count: int) -> bool:
        """Lay out up to ``count`` lines between two heights; True while some are left."""
        line = self.line_at(top)
        while line < self._rows.line_count and self.top(line) < bottom:
            if line not in self.layouts:
                if not count:
                    return True
                self.lay_out(line)
                count -= 1
            line += 1
        return False

    def rect(self, place: Place) -> QRect:
        """Where a token stands in the right pane (its first row, if it has several)."""
        laid = self.lay_out(place.line)
        found = next((p for p in laid.shown.places if p.span == place.span), place)
        rects = laid.corrected.rectangles(found.left, found.right)
        top = self.top(place.line)
        if not rects:
            return QRect(self.panes.corrected_left, top, 1, self.row_height)
        return rects[0].translated(self.panes.corrected_left, top).toAlignedRect()

    def place_at(self, point: QPointF) -> Place | None:
        """The token nearest to a point, in either pane."""
        if not 0 <= point.y() < self.height:
            return None
        laid = self.lay_out(self.line_at(point.y()))
        places = laid.shown.places
        y = point.y() - self.top(laid.number)
        if point.x() >= self.panes.middle:
            at = laid.corrected.offset_at(point.x() - self.panes.corrected_left, y)
            distances = [_distance(at, place.left, place.right) for place in places]
        else:
            at = self._report.line_starts[laid.number]
            at += laid.ocr.offset_at(point.x() - self.panes.ocr_left, y)
            distances = [_distance(at, place.start, place.end) for place in places]
        return places[distances.index(min(distances))] if places else None

    def _estimated_rows(self) -> list[int]:
        starts = [*self._report.line_starts, len(self._report.ocr_text) + 1]
        # Vietnamese text takes about this much of an average letter of the font.
        letters = self.metrics.width / self.metrics.fm.averageCharWidth() * 0.92
        return [
            1 if after - start <= letters else 1 + int((after - start) / letters)
            for start, after in pairwise(starts)
        ]


def _distance(at: int, start: int, end: int) -> int:
    if start <= at < max(end, start + 1):
        return 0
    return min(abs(at - start), abs(at - end + 1)) + 1
