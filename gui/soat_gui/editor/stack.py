"""The lines of a report one below the other: where each stands, and what stands at a point."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRect

from soat_core.editing.rows import row_of
from soat_gui.editor.layouts import LaidLine, Layouts
from soat_gui.editor.lines import Place
from soat_gui.editor.panes import Metrics, Panes
from soat_gui.editor.rows import Rows
from soat_gui.session import Session

_Edges = Callable[[Place], tuple[int, int]]
"""Where a token begins and ends, in one of the two texts."""


class Stack:
    """One session in one font and width.  All heights are pixels from the top of the report."""

    def __init__(self, session: Session, metrics: Metrics, panes: Panes) -> None:
        self._report = session.report
        self._document = session.document
        self.metrics = metrics
        self.panes = panes
        self.layouts = Layouts(session.review, metrics)
        self._rows = Rows(self._estimated_rows())
        self.shifts = 0
        """How often lines turned out to be higher or lower than was known, so that others moved."""
        self.row_height = metrics.row_height

    @property
    def line_count(self) -> int:
        return self._rows.line_count

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
                self.lay_out(line).prepare()
                count -= 1
            line += 1
        return False

    def rect(self, place: Place) -> QRect:
        """Where a token stands in the corrected text (its first row, if it has several)."""
        laid = self.lay_out(place.line)
        found = laid.shown.place_of(place.span) or place
        rects = laid.corrected.rectangles(found.left, found.right)
        top = self.top(place.line)
        if not rects:
            band = self.metrics.corrected
            left = self.panes.corrected_left
            return QRect(left, top + round(band.top), 1, round(band.height))
        return rects[0].translated(self.panes.corrected_left, top).toAlignedRect()

    def place_at(self, point: QPointF) -> Place | None:
        """The token nearest to a point, in either text."""
        if not 0 <= point.y() < self.height:
            return None
        laid = self.lay_out(self.line_at(point.y()))
        places = laid.shown.places
        y = point.y() - self.top(laid.number)
        if self._is_on_corrected(point.x(), y):
            at = laid.corrected.offset_at(point.x() - self.panes.corrected_left, y)
            return _nearest(places, at, lambda place: (place.left, place.right))
        at = self._report.line_starts[laid.number]
        at += laid.ocr.offset_at(point.x() - self.panes.ocr_left, y)
        # Words that were moved stand on another row.
        places = self.layouts.shown(row_of(self._document, at)).places
        return _nearest(places, at, lambda place: place.span)

    def beside(self, place: Place, rows: int, x: float) -> Place | None:
        """The token ``rows`` rows below (negative: above) that is nearest to ``x``.

        A long line has many rows.  Rows without tokens are passed over; where there are no more
        rows it is a token of the last one that has any.
        """
        step = 1 if rows > 0 else -1
        line, row = self._walk(place.line, self._row_of(place), rows)
        if not self.lay_out(line).shown.places:
            line = self._inked(line, step)
            row = 0 if step > 0 else self._last_row(line)
        laid = self.lay_out(line)
        y = (row + 0.5) * self.row_height
        at = laid.corrected.offset_at(x - self.panes.corrected_left, y)
        near = _near(laid.shown.places, at, lambda one: (one.left, one.right))
        here = [one for one in near if laid.corrected.row_at(one.left) == row] or near
        return min(here, key=lambda one: abs(self.rect(one).center().x() - x), default=None)

    def _walk(self, line: int, row: int, rows: int) -> tuple[int, int]:
        """The line, and the row in it, so many rows further on."""
        while rows:
            step = 1 if rows > 0 else -1
            room = self._last_row(line) - row if step > 0 else row
            taken = min(abs(rows), room)
            row += step * taken
            rows -= step * taken
            if rows:
                if not 0 <= line + step < self._rows.line_count:
                    break
                line += step
                row = 0 if step > 0 else self._last_row(line)
                rows -= step
        return line, row

    def _inked(self, line: int, step: int) -> int:
        """The next line with tokens that way, else the other way."""
        for direction in (step, -step):
            found = line
            while 0 <= found < self._rows.line_count:
                if self.layouts.shown(found).places:
                    return found
                found += direction
        return line

    def _row_of(self, place: Place) -> int:
        laid = self.lay_out(place.line)
        return laid.corrected.row_at((laid.shown.place_of(place.span) or place).left)

    def _last_row(self, line: int) -> int:
        return self.lay_out(line).corrected.rows - 1

    def _is_on_corrected(self, x: float, y: float) -> bool:
        """Whether a point of a line is on its corrected text; ``y`` counts from its top."""
        if self.panes.interlinear:
            return y % self.row_height >= self.metrics.corrected.top
        return x >= self.panes.lefts[-1]

    def _estimated_rows(self) -> list[int]:
        starts = [*self._report.line_starts, len(self._report.ocr_text) + 1]
        # Vietnamese text takes about this much of an average letter of the font.
        letters = self.metrics.width / self.metrics.fm.averageCharWidth() * 0.92
        return [
            1 if after - start <= letters else 1 + int((after - start) / letters)
            for start, after in pairwise(starts)
        ]


def _near(places: Sequence[Place], at: int, edges: _Edges) -> Sequence[Place]:
    """The token at an offset and those beside it."""
    index = bisect_right(places, at, key=lambda place: edges(place)[0])
    return places[max(0, index - 2) : index + 2]


def _nearest(places: Sequence[Place], at: int, edges: _Edges) -> Place | None:
    near = _near(places, at, edges)
    return min(near, key=lambda place: _distance(at, *edges(place)), default=None)


def _distance(at: int, start: int, end: int) -> int:
    if start <= at < max(end, start + 1):
        return 0
    return min(abs(at - start), abs(at - end + 1)) + 1
