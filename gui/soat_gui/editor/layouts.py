"""Lines laid out for drawing: made when they come into sight, kept while they may be seen again."""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QTextLayout, QTextLine

from soat_core.review import Review
from soat_core.text import from_utf16, to_utf16, utf16_length
from soat_gui.editor.display import visible
from soat_gui.editor.lines import Mark, ShownLine, Typing, shown_line
from soat_gui.editor.pairing import broken, paired_rows
from soat_gui.editor.panes import Band, Metrics

_KEPT = 600


class LaidText:
    """One line of one pane, wrapped where it is wider than the pane.  Offsets are code points."""

    def __init__(
        self, text: str, metrics: Metrics, band: Band, starts: list[int] | None = None
    ) -> None:
        """``starts`` are where rows begin besides the first, each behind a space; None: where that
        is necessary."""
        self.text = text
        self._has_pairs = utf16_length(text) != len(text)
        self._row_height = metrics.row_height
        self._band = band
        self._layout = QTextLayout(broken(text, starts or []), band.font)
        self._layout.setTextOption(band.option)
        self._layout.setCacheEnabled(True)
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(metrics.width)
            row = line.lineNumber()
            # Fallback fonts have other ascents; the baseline must not move for them.
            line.setPosition(QPointF(0, row * self._row_height + band.baseline - line.ascent()))
        self._layout.endLayout()

    @cached_property
    def rows(self) -> int:
        return max(1, self._layout.lineCount())

    @property
    def underline(self) -> float:
        """Of marks, from the top of the text's band."""
        return self._band.underline

    def draw(self, painter: QPainter, left: float, top: float) -> None:
        self._layout.draw(painter, QPointF(left, top))

    def rectangles(self, start: int, end: int) -> list[QRectF]:
        """Rectangles over ``start..end``, as high as the text's band, one for each row it stands
        on."""
        first, last = self._units(start), self._units(end)
        result: list[QRectF] = []
        for row in range(max(0, self._row_of(first) - 1), self._layout.lineCount()):
            line = self._layout.lineAt(row)
            begin, stop = line.textStart(), line.textStart() + line.textLength()
            if begin > last:
                break
            is_last = row + 1 == self._layout.lineCount()
            if last < begin or first > stop or (first == stop and not is_last):
                continue
            if first < last and last == begin:
                continue
            left = _x(line, max(first, begin))
            right = _x(line, min(last, stop))
            top = row * self._row_height + self._band.top
            result.append(QRectF(left, top, right - left, self._band.height))
        return result

    def row_at(self, offset: int) -> int:
        """The row on which a code point stands."""
        return self._row_of(self._units(offset))

    def _row_of(self, units: int) -> int:
        """The same for a UTF-16 offset."""
        return max(0, bisect_right(self._row_starts, units) - 1)

    @cached_property
    def _row_starts(self) -> list[int]:
        """Where each row begins, in UTF-16: a line of 10,000 letters has hundreds."""
        return [self._layout.lineAt(row).textStart() for row in range(self._layout.lineCount())]

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
    """A line of the report, both its texts."""

    number: int
    ocr: LaidText
    corrected: LaidText
    shown: ShownLine

    @property
    def rows(self) -> int:
        return max(self.ocr.rows, self.corrected.rows)

    def prepare(self) -> None:
        """Measure now what drawing would measure."""
        _ = self.marked, self.underlined, self.noted

    @cached_property
    def marked(self) -> list[tuple[Mark, QRectF]]:
        """Where the marks of the corrected text stand: measured once, drawn many times."""
        return [
            (place.mark, rect)
            for place in self.shown.places
            if place.mark is not Mark.NONE
            for rect in self.corrected.rectangles(place.left, place.right)
        ]

    @cached_property
    def underlined(self) -> list[tuple[Mark, int, int, int]]:
        """The marks with their lines: left, right and height, in whole pixels from where the text
        begins, so that they stand alike wherever the line does."""
        underline = self.corrected.underline
        return [
            (mark, round(rect.left()), round(rect.right()), round(underline + rect.top()))
            for mark, rect in self.marked
        ]

    @cached_property
    def noted(self) -> list[QRectF]:
        """Where the corrected text has notes: of each the last row of the token it ends at."""
        noted = [place for place in self.shown.places if place.noted]
        return [self.corrected.rectangles(place.left, place.right)[-1] for place in noted]


class Layouts:
    """The lines recently seen.  Of one that has changed, what reads as before stays laid out: most
    decisions change no letter."""

    def __init__(self, review: Review, metrics: Metrics) -> None:
        self._review = review
        self.metrics = metrics
        self.typing: Typing | None = None
        self._lines: OrderedDict[int, LaidLine] = OrderedDict()
        self._outdated: set[int] = set()
        """Of the lines those that have changed since."""

    def line(self, number: int) -> LaidLine:
        found = self._lines.get(number)
        if found is None or number in self._outdated:
            found = self._lines[number] = self._make(number, found)
            self._outdated.discard(number)
            if len(self._lines) > _KEPT:
                self._outdated.discard(self._lines.popitem(last=False)[0])
        self._lines.move_to_end(number)
        return found

    def __contains__(self, number: int) -> bool:
        return number in self._lines and number not in self._outdated

    def forget(self, first: int, last: int) -> None:
        """Lines ``first`` to ``last`` (inclusive) have changed."""
        if last - first > _KEPT:
            self._outdated.update(number for number in self._lines if first <= number <= last)
        else:
            self._outdated.update(n for n in range(first, last + 1) if n in self._lines)

    def shown(self, number: int) -> ShownLine:
        """The corrected line without laying it out, where that was not done yet."""
        if number in self:
            return self._lines[number].shown
        return shown_line(self._review, number, self.typing)

    def _make(self, number: int, before: LaidLine | None) -> LaidLine:
        """``before`` is what it was, where that is known."""
        shown = shown_line(self._review, number, self.typing)
        metrics = self.metrics
        if before is None:
            ocr = visible(self._review.document.report.line_text(number))
            laid = LaidText(ocr, metrics, metrics.ocr)
        else:
            laid = before.ocr
        if before is not None and before.shown.text == shown.text:
            return LaidLine(number, laid, before.corrected, shown)
        corrected = LaidText(shown.text, metrics, metrics.corrected)
        if metrics.interlinear and max(laid.rows, corrected.rows) > 1:
            return self._paired(number, laid.text, shown)
        return LaidLine(number, laid, corrected, shown)

    def _paired(self, number: int, ocr: str, shown: ShownLine) -> LaidLine:
        """A line of several rows, each with the same words above and below."""
        metrics = self.metrics
        start = self._review.document.report.line_starts[number]
        rows = paired_rows(ocr, shown, start, metrics)
        above, below = [row.ocr for row in rows], [row.corrected for row in rows]
        return LaidLine(
            number,
            LaidText(ocr, metrics, metrics.ocr, above),
            LaidText(shown.text, metrics, metrics.corrected, below),
            shown,
        )
