"""The two panes in one scrolling widget: line stands against line, since both are drawn at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from PySide6.QtCore import QPointF, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QRegion,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from soat_core.actions import Changes
from soat_core.text import Span
from soat_gui.commands.keys import Run
from soat_gui.editor.cursor import TokenCursor
from soat_gui.editor.layouts import LaidLine, Metrics
from soat_gui.editor.lines import Place, ShownLine
from soat_gui.editor.painting import LinePainter, Panes
from soat_gui.editor.stack import Stack
from soat_gui.editor.text_size import LARGEST, SMALLEST, fitting_size, widest_line
from soat_gui.editor.token_editor import TokenEditor
from soat_gui.editor.typing import TypingMode
from soat_gui.session import Session
from soat_gui.theme import LIGHT_THEME, Theme, reading_font

_MARGIN_ROWS = 3
"""Rows kept in sight above and below the current line."""

_FEW_LINES = 20
"""Changes of more lines than this redraw everything, and lay out only what is in sight."""

_LINES_AHEAD = 4
"""Laid out in one go; takes about a millisecond."""


class EditorView(QAbstractScrollArea):
    """Shows a session and where the clerk stands in it.  Redraws from ``Changes`` alone."""

    moved = Signal()
    """The current token is another one, or reads otherwise."""
    renewed = Signal()
    """The current token has other suggestions; the clerk has not moved."""
    mode_changed = Signal(bool)
    """Whether text is being typed."""
    word_pressed = Signal(object, bool)
    """A place was clicked; True for a double click."""
    zoomed = Signal(int)
    """Steps of Ctrl+wheel."""

    def __init__(self, run: Run, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._session: Session | None = None
        self._theme = LIGHT_THEME
        self._stack: Stack | None = None
        self._chosen_size: float | None = None
        self._widest = 0.0
        self.token_cursor: TokenCursor | None = None
        self._drawn_place: Place | None = None
        self._invites = False
        self._ahead = QTimer(self)
        self._ahead.setSingleShot(True)
        self._ahead.timeout.connect(self._lay_out_ahead)
        self.field = TokenEditor(run, self.viewport())
        self.setFocusProxy(self.field)
        self.typing = TypingMode(self.field, self)
        self.typing.changed.connect(self._typing_changed)
        self.typing.mode_changed.connect(self.mode_changed)

    # What is shown

    def show_session(self, session: Session) -> None:
        """Show another report, from its beginning."""
        self.typing.discard()
        self._session = session
        self._stack = None
        self._drawn_place = None
        self._widest = widest_line(session.report)
        self._lay_out_anew()
        self.verticalScrollBar().setValue(0)
        if self.token_cursor is not None:
            self.token_cursor.deleteLater()
        self.token_cursor = TokenCursor(session, self.places_of, self._x_of, self)
        self.token_cursor.moved.connect(self._cursor_moved)
        self.typing.attach(session, self.token_cursor)
        session.changed.connect(self._changed)
        session.suggested.connect(self._suggested)
        session.reranked.connect(self._reranked)
        self._cursor_moved()

    def invite(self) -> None:
        """Say how to open a report while there is none."""
        self._invites = True
        self.viewport().update()

    @property
    def invitation(self) -> str:
        """What the empty panes say."""
        if self._session is not None or not self._invites:
            return ""
        return self.tr("Press Ctrl+O to open a report, or drop a file here.")

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.field.set_theme(theme)
        self.viewport().update()

    def set_text_size(self, pixels: float | None) -> None:
        """The size of the text, or None to fit it to the widest line."""
        self._chosen_size = None if pixels is None else min(LARGEST, max(SMALLEST, pixels))
        self._lay_out_anew()

    @property
    def text_size(self) -> float:
        """Pixels, as chosen or fitted."""
        if self._chosen_size is not None:
            return self._chosen_size
        return fitting_size(self._widest, self._panes.text_width)

    @property
    def place(self) -> Place | None:
        return self.token_cursor.place if self.token_cursor else None

    @property
    def first_visible_line(self) -> int:
        return self._stack.line_at(self._scrolled) if self._stack else 0

    @property
    def lines_in_sight(self) -> range:
        if self._stack is None:
            return range(0)
        bottom = self._scrolled + max(0, self.viewport().height() - 1)
        return range(self.first_visible_line, self._stack.line_at(bottom) + 1)

    @property
    def held(self) -> Span | None:
        """What must stay as it is, since text is being typed there."""
        typing = self.typing.now
        return None if typing is None else Span(typing.start, max(typing.end, typing.start + 1))

    @property
    def rows_in_sight(self) -> int:
        row = self._stack.row_height if self._stack else 24
        return max(1, self.viewport().height() // row)

    def corrected_line(self, line: int) -> ShownLine:
        """What the right pane shows on a line."""
        assert self._stack is not None
        return self._stack.layouts.shown(line)

    def places_of(self, line: int) -> tuple[Place, ...]:
        return self.corrected_line(line).places

    def place_rect(self, place: Place) -> QRect:
        """Where a token stands in the right pane, in the viewport."""
        assert self._stack is not None
        return self._stack.rect(place).translated(0, -self._scrolled)

    def place_at(self, point: QPointF) -> Place | None:
        """The token at a point of the viewport, in either pane."""
        if self._stack is None:
            return None
        return self._stack.place_at(point + QPointF(0, self._scrolled))

    # Events

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(self._theme.surface))
        panes = self._panes
        if self._session is not None and self._stack is not None:
            drawing = LinePainter(
                painter, self._theme, self._stack.metrics, panes, self._session.report
            )
            for line in self._lines_in(event.region()):
                top = self._stack.top(line.number) - self._scrolled
                drawing.draw(line, top, self.place, self.typing.is_on)
        painter.setPen(QColor(self._theme.muted))
        left_pane = QRect(0, 0, panes.middle, self.viewport().height())
        painter.drawText(left_pane, Qt.AlignmentFlag.AlignCenter, self.invitation)
        painter.setPen(QPen(QColor(self._theme.border), 1))
        painter.drawLine(panes.middle, 0, panes.middle, self.viewport().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out_anew()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        if self._stack is None:
            return
        shifts = self._stack.shifts
        self._lay_out_sight()
        if self._stack.shifts == shifts:
            # What stays in sight is moved, not drawn again.
            self.viewport().scroll(0, dy)
        else:
            self.viewport().update()
        self._place_field()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            steps = event.angleDelta().y()
            if steps:
                self.zoomed.emit(1 if steps > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._press(event, double=False)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._press(event, double=True)

    def _press(self, event: QMouseEvent, *, double: bool) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        place = self.place_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and place is not None:
            self.word_pressed.emit(place, double)

    # Keeping up

    def _changed(self, changes: Changes) -> None:
        if self._stack is None or self.token_cursor is None:
            return
        self._lines_changed(changes.lines)
        self.token_cursor.refresh()

    def _suggested(self, first: int, last: int) -> None:
        if self._stack is None or self.token_cursor is None:
            return
        self._stack.layouts.forget(first, last)
        self._redraw()
        # While text is typed the current token must stay exactly what it was.
        if self.typing.is_on:
            self._place_field()
        else:
            self.token_cursor.refresh()

    def _reranked(self, lines: Collection[int]) -> None:
        """Lines may read otherwise; nothing else moves on the screen, and nobody has moved."""
        stack = self._stack
        if stack is None or self.token_cursor is None:
            return
        in_sight = self.lines_in_sight
        place = self.place
        resting = place.line if place and place.line in in_sight else in_sight.start
        height = stack.top(resting) - self._scrolled
        shifts = stack.shifts
        seen = [line for line in lines if line in in_sight]
        for line in lines:
            if line in in_sight:
                stack.layouts.renew(line)
                stack.lay_out(line)
            else:
                stack.layouts.forget(line, line)
        if stack.shifts != shifts:
            self._set_range()
            self.verticalScrollBar().setValue(stack.top(resting) - height)
            self._redraw()
        else:
            self._update_lines(seen)
        self._renew_place()

    def _renew_place(self) -> None:
        place, cursor = self.place, self.token_cursor
        if cursor is None or place is None or self.typing.is_on:
            self._place_field()
            return
        now = next((p for p in self.places_of(place.line) if p.span == place.span), None)
        if now is None:
            cursor.refresh()
        elif now != place:
            cursor.renew(now)
            self._drawn_place = now
            self._place_field()
            self.renewed.emit()

    def _cursor_moved(self) -> None:
        before, self._drawn_place = self._drawn_place, self.place
        self._show_place()
        self._place_field()
        for place in (before, self.place):
            if place is not None:
                self._update_lines(self._lines_of(place))
        self.moved.emit()

    def _typing_changed(self) -> None:
        if self._stack is None:
            return
        layouts = self._stack.layouts
        lines = {t.line for t in (layouts.typing, self.typing.now) if t is not None}
        layouts.typing = self.typing.now
        self._lines_changed(lines)
        self._place_field()

    def _place_field(self) -> None:
        """The field follows the token, also out of sight: where it stands, input methods show
        their windows."""
        if self.place is None or self._stack is None:
            return
        self.field.setFont(self._stack.metrics.font)
        # QLineEdit keeps 2 pixels at each side for itself, and 1 for the cursor.
        self.field.setGeometry(self.place_rect(self.place).adjusted(-2, 0, 3, 0))

    # Geometry

    @property
    def _panes(self) -> Panes:
        return Panes(self.viewport().width())

    @property
    def _scrolled(self) -> int:
        return self.verticalScrollBar().value()

    def _x_of(self, place: Place) -> float:
        rect = self.place_rect(place)
        return rect.x() + rect.width() / 2

    def _lay_out_anew(self) -> None:
        """The font or the width may be others: then nothing laid out holds any more."""
        if self._session is None:
            return
        metrics = Metrics(reading_font(self.text_size), self._panes.text_width)
        old = self._stack
        if old is None or (old.metrics.font, old.metrics.width) != (metrics.font, metrics.width):
            self._stack = Stack(self._session, metrics, self._panes)
            self._stack.layouts.typing = self.typing.now
            line = self.place.line if self.place else self.first_visible_line
            height = old.top(line) - self._scrolled if old is not None else 0
            self._set_range()
            # The current line stays where the eye is.
            self.verticalScrollBar().setValue(self._stack.top(line) - height)
        self._set_range()
        self._show_place()
        self._place_field()
        self.viewport().update()

    def _redraw(self) -> None:
        self._lay_out_sight()
        self.viewport().update()

    def _lay_out_sight(self) -> None:
        """Lines may take more rows than before, or than was estimated."""
        if self._stack is not None:
            self._stack.between(self._scrolled, self._scrolled + self.viewport().height())
            self._set_range()
            self._ahead.start()

    def _lay_out_ahead(self) -> None:
        """Make ready what Page Down will show, a few lines at a time so that no key waits."""
        if self._stack is None:
            return
        height = self.viewport().height()
        bottom = self._scrolled + height
        if self._stack.prepare(bottom, bottom + height, _LINES_AHEAD):
            self._ahead.start()
        self._set_range()

    def _lines_changed(self, lines: Collection[int]) -> None:
        """Lay these lines out anew, and redraw no more than has moved."""
        assert self._stack is not None
        shifts = self._stack.shifts
        for line in lines:
            self._stack.layouts.forget(line, line)
        if len(lines) > _FEW_LINES:
            self._redraw()
            return
        for line in lines:
            self._stack.lay_out(line)
        if self._stack.shifts != shifts:
            self._redraw()
        else:
            self._update_lines(lines)

    def _update_lines(self, lines: Iterable[int]) -> None:
        assert self._stack is not None
        for line in lines:
            top, bottom = self._stack.top(line), self._stack.bottom(line)
            strip = QRect(0, top - self._scrolled, self.viewport().width(), bottom - top)
            self.viewport().update(strip)

    def _lines_of(self, place: Place) -> range:
        """A token may run over line ends."""
        assert self._session is not None
        report = self._session.report
        return range(place.line, max(place.line, report.line_of(place.end)) + 1)

    def _lines_in(self, region: QRegion) -> list[LaidLine]:
        """The lines that a region of the viewport touches."""
        assert self._stack is not None
        found: dict[int, LaidLine] = {}
        for rect in region:  # type: ignore[attr-defined]
            first = self._scrolled + rect.top()
            for line in self._stack.between(first, first + rect.height()):
                found[line.number] = line
        return list(found.values())

    def _set_range(self) -> None:
        if self._stack is None:
            return
        bar = self.verticalScrollBar()
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(self._stack.row_height)
        bar.setRange(0, max(0, self._stack.height - self.viewport().height()))

    def _show_place(self) -> None:
        """Scroll only when the current line is near an edge, and far jumps to a third from the
        top: the eye finds it at the same height each time."""
        if self.place is None or self._stack is None:
            return
        self._stack.lay_out(self.place.line)
        self._set_range()
        # Of a line that takes many rows, the one with the token counts.
        rect = self._stack.rect(self.place)
        top, bottom = rect.top(), rect.top() + self._stack.row_height
        margin = min(_MARGIN_ROWS, (self.rows_in_sight - 1) // 2) * self._stack.row_height
        first, height = self._scrolled, self.viewport().height()
        if bottom < first - height // 2 or top > first + height + height // 2:
            self.verticalScrollBar().setValue(top - height // 3)
        elif top - margin < first:
            self.verticalScrollBar().setValue(top - margin)
        elif bottom + margin > first + height:
            self.verticalScrollBar().setValue(bottom + margin - height)
