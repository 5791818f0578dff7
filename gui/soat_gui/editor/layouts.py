"""Lines laid out for drawing: made when they come into sight, kept while they may be seen again."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextLine, QTextOption

from soat_core.review import Review
from soat_core.text import from_utf16, to_utf16, utf16_length
from soat_gui.editor.display import visible
from soat_gui.editor.lines import Mark, ShownLine, Typing, shown_line

_KEPT = 600


@dataclass(frozen=True)
class Metrics:
    """The font of both panes and what follows from it, in pixels; measured once."""

    font: QFont
    width: float
    """For text, in each pane."""

    @cached_property
    def fm(self) -> QFontMetricsF:
        return QFontMetricsF(self.font)

    @cached_property
    def row_height(self) -> int:
        return round(self.fm.height() * 1.32)

    @cached_property
    def baseline(self) -> float:
        """From the top of a row."""
        return (self.row_height - self.fm.height()) / 2 + self.fm.ascent()

    @cached_property
    def underline(self) -> float:
        """Of marks, from the top of a row."""
        return self.baseline + max(4.0, self.fm.descent() * 1.1)

    @cached_property
    def box_margin(self) -> float:
        """How far the box of the current token reaches beyond it: not up to its neighbours."""
        return min(2.5, self.fm.horizontalAdvance(" ") * 0.45)


class LaidText:
    """One line of one pane, wrapped where it is wider than the pane.  Offsets are code points."""

    def __init__(self, text: str, metrics: Metrics) -> None:
        self.text = text
        self._has_pairs = utf16_length(text) != len(text)
        self._row_height = metrics.row_height
        self._layout = QTextLayout(text, metrics.font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(Qt.LayoutDirection.LeftToRight)
        option.setTabStopDistance(metrics.fm.horizontalAdvance(" ") * 8)
        self._layout.setTextOption(option)
        self._layout.setCacheEnabled(True)
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(metrics.width)
            row = line.lineNumber()
            # Fallback fonts have other ascents; the baseline must not move for them.
            line.setPosition(QPointF(0, row * self._row_height + metrics.baseline - line.ascent()))
        self._layout.endLayout()

    @property
    def rows(self) -> int:
        return max(1, self._layout.lineCount())

    def draw(self, painter: QPainter, left: float, top: float) -> None:
        self._layout.draw(painter, QPointF(left, top))

    def rectangles(self, start: int, end: int) -> list[QRectF]:
        """Whole-row rectangles over ``start..end``, one for each row it stands on."""
        first, last = self._units(start), self._units(end)
        result: list[QRectF] = []
        for row in range(self._layout.lineCount()):
            line = self._layout.lineAt(row)
            begin, stop = line.textStart(), line.textStart() + line.textLength()
            is_last = row + 1 == self._layout.lineCount()
            if last < begin or first > stop or (first == stop and not is_last):
                continue
            if first < last and last == begin:
                continue
            left = _x(line, max(first, begin))
            right = _x(line, min(last, stop))
            result.append(QRectF(left, row * self._row_height, right - left, self._row_height))
        return result

    def _units(self, offset: int) -> int:
        return to_utf16(self.text, offset) if self._has_pairs else offset

    def offset_at(self, x: float, y: float) -> int:
        """The code point nearest to a point."""
        if not self._layout.lineCount():
            return 0
        row = min(max(0, int(y // self._row_height)), self._layout.lineCount() - 1)
        units = self._layout.lineAt(row).xToCursor(x, QTextLine.CursorPosition.CursorOnCharacter)
        return from_utf16(self.text, units)


def _x(line: QTextLine, units: int) -> float:
    """Where the UTF-16 offset ``units`` stands."""
    found: Any = line.cursorToX(units)  # a pair, whatever the stubs say
    return float(found[0])


@dataclass(frozen=True)
class LaidLine:
    """A line of the report in both panes."""

    number: int
    ocr: LaidText
    corrected: LaidText
    shown: ShownLine

    @property
    def rows(self) -> int:
        return max(self.ocr.rows, self.corrected.rows)

    @cached_property
    def marked(self) -> list[tuple[Mark, QRectF]]:
        """Where the marks of the corrected text stand: measured once, drawn many times."""
        return [
            (place.mark, rect)
            for place in self.shown.places
            if place.mark is not Mark.NONE
            for rect in self.corrected.rectangles(place.left, place.right)
        ]


class Layouts:
    """The lines recently seen."""

    def __init__(self, review: Review, metrics: Metrics) -> None:
        self._review = review
        self.metrics = metrics
        self.typing: Typing | None = None
        self._lines: OrderedDict[int, LaidLine] = OrderedDict()

    def line(self, number: int) -> LaidLine:
        found = self._lines.get(number)
        if found is None:
            found = self._make(number)
            self._lines[number] = found
            if len(self._lines) > _KEPT:
                self._lines.popitem(last=False)
        else:
            self._lines.move_to_end(number)
        return found

    def __contains__(self, number: int) -> bool:
        return number in self._lines

    def forget(self, first: int, last: int) -> None:
        """Lines ``first`` to ``last`` (inclusive) have changed."""
        if last - first > _KEPT:
            for number in [n for n in self._lines if first <= n <= last]:
                del self._lines[number]
            return
        for number in range(first, last + 1):
            self._lines.pop(number, None)

    def renew(self, number: int) -> None:
        """The line may have changed in its marks only: then it need not be laid out again."""
        found = self._lines.get(number)
        if found is not None:
            shown = shown_line(self._review, number, self.typing)
            if shown.text == found.shown.text:
                self._lines[number] = LaidLine(number, found.ocr, found.corrected, shown)
            else:
                del self._lines[number]

    def shown(self, number: int) -> ShownLine:
        """The corrected line without laying it out, where that was not done yet."""
        found = self._lines.get(number)
        return found.shown if found else shown_line(self._review, number, self.typing)

    def _make(self, number: int) -> LaidLine:
        shown = shown_line(self._review, number, self.typing)
        ocr = visible(self._review.document.report.line_text(number))
        return LaidLine(
            number, LaidText(ocr, self.metrics), LaidText(shown.text, self.metrics), shown
        )
