"""Which part of a report the viewport shows, and what must be laid out for it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, QPointF, QRect
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QAbstractScrollArea

from soat_gui.editor.layouts import LaidLine
from soat_gui.editor.lines import Place
from soat_gui.editor.stack import Stack
from soat_gui.turns import Turn

_MARGIN_ROWS = 3
"""Rows kept in sight above and below the current line."""

_LINES_AHEAD = 1
"""Laid out in one go; with many marks that takes a millisecond."""

_ROW = 24
"""Pixels, while no report says better."""


class Scroller(QObject):
    """Joins a stack of lines with the scroll bar of the area that shows it.

    Lines are laid out when they come into sight; until then their heights are estimates, so
    whatever lays out may shift what stands below.
    """

    def __init__(self, area: QAbstractScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self._bar = area.verticalScrollBar()
        self._goes_up = False
        self._stays = False
        self._ahead = Turn(self._lay_out_ahead, self, comes_first=True)
        self.stack: Stack | None = None

    def show(self, stack: Stack | None) -> None:
        """Another report, or the same in another font or width."""
        self.stack = stack
        self.set_range()

    # What is in sight

    @property
    def scrolled(self) -> int:
        """Pixels above the upper edge."""
        return self._bar.value()

    @property
    def first_line(self) -> int:
        return self.stack.line_at(self.scrolled) if self.stack else 0

    @property
    def lines(self) -> range:
        if self.stack is None:
            return range(0)
        bottom = self.scrolled + max(0, self._height - 1)
        return range(self.first_line, self.stack.line_at(bottom) + 1)

    @property
    def rows(self) -> int:
        return max(1, self._height // (self.stack.row_height if self.stack else _ROW))

    def top(self, line: int) -> int:
        """Where a line begins in the viewport."""
        return self.stack.top(line) - self.scrolled if self.stack else 0

    def rect(self, place: Place) -> QRect:
        """Where a token of the corrected text stands in the viewport."""
        assert self.stack is not None
        return self.stack.rect(place).translated(0, -self.scrolled)

    def place_at(self, point: QPointF) -> Place | None:
        """The token at a point of the viewport, in either text."""
        return self.stack.place_at(point + QPointF(0, self.scrolled)) if self.stack else None

    def shows(self, place: Place | None, height: int | None = None) -> bool:
        """Whether the line of a token is in sight, or was in a viewport of this height."""
        if place is None or self.stack is None:
            return False
        bottom = self._height if height is None else height
        return self.stack.bottom(place.line) > self.scrolled and self.top(place.line) < bottom

    def eye(self, place: Place | None) -> tuple[int, int]:
        """The line that is read, given the current token, and its height in the viewport."""
        line = place.line if place and place.line in self.lines else self.first_line
        return line, self.top(line)

    def strip(self, line: int) -> QRect:
        """All of a line, as wide as the viewport."""
        assert self.stack is not None
        top, height = self.top(line), self.stack.bottom(line) - self.stack.top(line)
        return QRect(0, top, self._area.viewport().width(), height)

    def lines_in(self, region: QRegion) -> Iterable[LaidLine]:
        """The lines that a region of the viewport touches, laid out."""
        assert self.stack is not None
        found: dict[int, LaidLine] = {}
        for rect in region:  # type: ignore[attr-defined]
            first = self.scrolled + rect.top()
            for line in self.stack.between(first, first + rect.height()):
                found[line.number] = line
        return found.values()

    # Scrolling

    def set_range(self) -> None:
        """The report turned out to be higher or lower than was thought."""
        if self.stack is None:
            self._bar.setRange(0, 0)
            return
        self._bar.setPageStep(self._height)
        self._bar.setSingleStep(self.stack.row_height)
        self._bar.setRange(0, self._whole(max(0, self.stack.height - self._height), up=True))

    def scrolled_by(self, dy: int) -> bool:
        """The scroll bar was moved: lay out what has come into sight.  Whether lines shifted, so
        that all must be drawn anew; nothing is to be drawn while ``stays``."""
        if self.stack is None or self._stays:
            return False
        shifts = self.stack.shifts
        self._goes_up = dy > 0
        self.lay_out()
        return self.stack.shifts != shifts

    @property
    def stays(self) -> bool:
        """Whether the scroll bar only follows lines above that turned out higher or lower: what is
        in sight does not move."""
        return self._stays

    def scroll_to(self, height: int) -> None:
        """Let the viewport begin at a height of the report."""
        self._bar.setValue(height)

    def scroll_by(self, pixels: int) -> None:
        """Let the viewport begin so much further down."""
        self._bar.setValue(self.scrolled + pixels)

    def bring(self, line: int, height: int) -> None:
        """Scroll until a line stands at a height of the viewport, as near as can be."""
        assert self.stack is not None
        for _ in range(3):  # lines above it may turn out to be higher than was thought
            self._bar.setValue(self._whole(self.stack.top(line) - height))
            self.stack.between(self.scrolled, self.scrolled + self._height)
            self.set_range()

    def turn_page(self, direction: int) -> int:
        """Show the next screen, or with -1 the one before; by how many rows it is further."""
        assert self.stack is not None
        row, before = self.stack.row_height, self.scrolled
        # Two rows of what was read stay in sight.
        self._bar.setValue(before + direction * max(row, (self._height // row - 2) * row))
        return round((self.scrolled - before) / row) or direction * self.rows

    def show_place(self, place: Place, *, margin_rows: int = _MARGIN_ROWS) -> None:
        """Scroll only when the current line is near an edge, and far jumps to a third from the
        top: the eye finds it at the same height each time."""
        assert self.stack is not None
        self.stack.lay_out(place.line)
        self.set_range()
        # Of a line that takes many rows, the one with the token counts.
        rect = self.stack.rect(place)
        top, bottom = rect.top(), rect.top() + self.stack.row_height
        margin = min(margin_rows, (self.rows - 1) // 2) * self.stack.row_height
        first, height = self.scrolled, self._height
        if bottom < first - height // 2 or top > first + height + height // 2:
            self._bar.setValue(self._whole(top - height // 3))
        elif top - margin < first:
            self._bar.setValue(self._whole(top - margin))
        elif bottom + margin > first + height:
            self._bar.setValue(self._whole(bottom + margin - height, up=True))

    def _whole(self, height: int, *, up: bool = False) -> int:
        """The nearest height at which a row begins, or with ``up`` the next: no row in sight is to
        be cut by the upper edge."""
        row = self.stack.row_height if self.stack else _ROW
        return -(-height // row) * row if up else round(height / row) * row

    # Laying out

    def lay_out(self) -> None:
        """Lay out what is in sight, and then, when nothing else is to be done, what may be next."""
        if self.stack is not None:
            self.stack.between(self.scrolled, self.scrolled + self._height)
            self.set_range()
            self._ahead.ask()

    def _lay_out_ahead(self) -> None:
        """Make ready what Page Down and Page Up will show, first what lies ahead; a line at a
        time so that no key waits."""
        stack = self.stack
        if stack is None:
            return
        top, height = self.scrolled, self._height
        first = self.first_line
        before = stack.top(first)
        screens = [(top + height, top + 2 * height), (before - height, before)]
        for above, below in reversed(screens) if self._goes_up else screens:
            if stack.prepare(max(0, above), max(0, below), _LINES_AHEAD):
                self._ahead.ask()
                break
        self._stays = True
        self.set_range()
        self._bar.setValue(top + stack.top(first) - before)
        self._stays = False

    @property
    def _height(self) -> int:
        return self._area.viewport().height()
