"""The two panes in one scrolling widget: line stands against line, since both are drawn at once."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Collection, Iterable
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from soat_core.actions import Changes
from soat_core.editing.rows import rows_of
from soat_core.errors import ActionError
from soat_core.text import Span
from soat_gui.commands.bindings import Bindings
from soat_gui.commands.keys import Run
from soat_gui.editor.cursor import TokenCursor
from soat_gui.editor.highlights import Highlighter, nothing
from soat_gui.editor.layouts import LaidLine
from soat_gui.editor.lines import Place, ShownLine
from soat_gui.editor.overlay import Overlay
from soat_gui.editor.painting import LinePainter
from soat_gui.editor.panes import Metrics, Panes
from soat_gui.editor.scroller import Scroller
from soat_gui.editor.sizing import Sizing
from soat_gui.editor.spot import Spot
from soat_gui.editor.stack import Stack
from soat_gui.editor.token_editor import TokenEditor
from soat_gui.editor.typing import TypingMode
from soat_gui.session import Session
from soat_gui.theme import LIGHT_THEME, Theme, reading_font

_FEW_LINES = 20
"""Changes of more lines than this redraw everything, and lay out only what is in sight."""


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
    word_reached = Signal(object)
    """A place up to which is selected with the mouse."""
    menu_wanted = Signal(object, QPoint)
    """What can be done with a place is asked for (None: with the current one), at a point of the
    screen."""
    rearranged = Signal()
    """The texts stand above each other, or beside each other again."""
    zoomed = Signal(int)
    """Steps of Ctrl+wheel."""

    def __init__(self, run: Run, bindings: Bindings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._bindings = bindings
        self._session: Session | None = None
        self._theme = LIGHT_THEME
        self._scroller = Scroller(self)
        self._sizing = Sizing()
        self.token_cursor: TokenCursor | None = None
        self._drawn_place: Place | None = None
        self._drawn_selection: tuple[Span, Span] | None = None
        self._cursors: dict[Session, TokenCursor] = {}
        self._spots: dict[Session, Spot] = {}
        self._invites = False
        self._highlights: Highlighter = nothing
        self._overlays: list[Overlay] = []
        self.field = TokenEditor(run, bindings, self.viewport())
        self.setFocusProxy(self.field)
        self.typing = TypingMode(self.field, self)
        self.typing.changed.connect(self._typing_changed)
        self.typing.mode_changed.connect(self.mode_changed)

    # What is shown

    def show_session(self, session: Session | None) -> None:
        """Show another report as it was left, one that was not shown yet from its beginning."""
        with contextlib.suppress(ActionError):  # a letter that no report can hold
            self.typing.commit()
        self.typing.discard()
        self._leave()
        self._session = session
        if session is None:
            self._sizing.measure(None)
        self._scroller.show(None)
        self.token_cursor = None
        self._drawn_place = None
        self.typing.attach(None, None)
        self._invites = True
        if session is not None:
            self._come_to(session)
        self.viewport().update()
        self.rearranged.emit()
        self._cursor_moved()
        if session in self._spots:
            spot = self._spots.pop(session)
            self.scroll_to(spot.line, spot.below)

    def spot_of(self, session: Session) -> Spot:
        """Where the clerk is in a report, in front or not."""
        if session is not self._session:
            return self._spots.get(session, Spot())
        line = self.first_visible_line
        below = -self._scroller.top(line)
        return Spot(self.place.start if self.place else 0, line, below)

    def leave_at(self, session: Session, spot: Spot) -> None:
        """Where the clerk shall be when a report comes to the front."""
        self._spots[session] = spot

    def _leave(self) -> None:
        """Remember how the report in front stands."""
        session = self._session
        if session is not None:
            self._spots[session] = self.spot_of(session)
            for signal, slot in self._followed(session):
                signal.disconnect(slot)

    def _come_to(self, session: Session) -> None:
        self._sizing.measure(session.report)
        self._lay_out_anew()
        self.verticalScrollBar().setValue(0)
        cursor = self._cursors.get(session)
        if cursor is None:
            cursor = TokenCursor(session, self.places_of, self._x_of, self._beside, self)
            cursor.moved.connect(self._cursor_moved)
            self._cursors[session] = cursor
            if session in self._spots:
                cursor.go_to(min(self._spots[session].offset, len(session.report.ocr_text)))
        self.typing.attach(session, cursor)
        self.token_cursor = cursor
        for signal, slot in self._followed(session):
            signal.connect(slot)
        cursor.refresh()

    def _followed(self, session: Session) -> tuple[tuple[Any, Callable[..., None]], ...]:
        return (
            (session.changed, self._changed),
            (session.suggested, self._suggested),
            (session.reranked, self._reranked),
        )

    def forget(self, session: Session) -> None:
        """A report is closed: how it stood is of no use any more."""
        self._spots.pop(session, None)
        if session in self._cursors:
            self._cursors.pop(session).deleteLater()

    def scroll_to(self, line: int, below: int = 0) -> None:
        """Let a line begin ``below`` pixels above the upper edge."""
        if self._stack is not None and self._session is not None:
            line = min(line, self._session.report.line_count - 1)
            self._scroller.scroll_to(self._stack.top(line) + below)

    def turn_page(self, direction: int) -> None:
        """Show the next screen, or with -1 the one before; the current token keeps its height."""
        cursor, place = self.token_cursor, self.place
        if self._stack is None or cursor is None or place is None:
            return
        before = self.place_rect(place)
        rows = self._scroller.turn_page(direction)
        if rows > 0:
            cursor.down(rows)
        else:
            cursor.up(-rows)
        if self.place is not None and self.viewport().rect().contains(before.center()):
            self._scroller.scroll_by(self.place_rect(self.place).top() - before.top())

    def invite(self) -> None:
        """Say how to open a report while there is none."""
        self._invites = True
        self.viewport().update()

    @property
    def invitation(self) -> str:
        """What the empty panes say."""
        if self._session is not None or not self._invites:
            return ""
        words = self.tr("Press {key} to open a report, or drop a file here.")
        more = self.tr("{keys}: all keys · {palette}: find a command by its name")
        shown = self._bindings.shown_of
        return "\n\n".join(
            (
                words.format(key=shown("open")),
                more.format(keys=shown("shortcuts"), palette=shown("palette")),
            )
        )

    def highlight(self, highlights: Highlighter) -> None:
        """Let stretches of the lines in sight stand out."""
        self._highlights = highlights
        self.viewport().update()

    def lay_over(self, overlay: Overlay) -> None:
        """Let somebody else draw over the lines, too."""
        self._overlays.append(overlay)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.field.set_theme(theme)
        self.viewport().update()

    def set_text_size(self, pixels: float | None) -> None:
        """The size of the text, or None to fit it to the widest line."""
        self._sizing.choose(pixels)
        self._lay_out_anew()

    @property
    def text_size(self) -> float:
        """Pixels, as chosen or fitted."""
        return self._sizing.size(self.viewport().width())

    def set_interlinear(self, on: bool) -> None:
        """Show the OCR text above each line, or beside it."""
        self._sizing.in_one_column = on
        self._lay_out_anew()
        self.viewport().update()

    @property
    def is_interlinear(self) -> bool:
        """Whether it is shown so, as chosen or since there is no room for two columns."""
        return self.panes.interlinear

    @property
    def is_empty(self) -> bool:
        """Whether no report is shown."""
        return self._session is None

    @property
    def place(self) -> Place | None:
        return self.token_cursor.place if self.token_cursor else None

    @property
    def selection(self) -> tuple[Span, Span] | None:
        """The first and the last of several selected tokens; None when none are."""
        return self.token_cursor.selection if self.token_cursor else None

    @property
    def first_visible_line(self) -> int:
        return self._scroller.first_line

    @property
    def lines_in_sight(self) -> range:
        return self._scroller.lines

    @property
    def held(self) -> Span | None:
        """What must stay as it is, since text is being typed there."""
        typing = self.typing.now
        return None if typing is None else Span(typing.start, max(typing.end, typing.start + 1))

    @property
    def rows_in_sight(self) -> int:
        return self._scroller.rows

    def corrected_line(self, line: int) -> ShownLine:
        """What the right pane shows on a line."""
        assert self._stack is not None
        return self._stack.layouts.shown(line)

    def places_of(self, line: int) -> tuple[Place, ...]:
        return self.corrected_line(line).places

    def place_rect(self, place: Place) -> QRect:
        """Where a token stands in the right pane, in the viewport."""
        return self._scroller.rect(place)

    def place_at(self, point: QPointF) -> Place | None:
        """The token at a point of the viewport, in either pane."""
        return self._scroller.place_at(point)

    # Events

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(self._theme.surface))
        panes = self.panes
        if self._session is not None and self._stack is not None:
            drawing = LinePainter(
                painter, self._theme, self._stack.metrics, panes, self._session.report
            )
            lines: list[tuple[LaidLine, float]] = []
            for line in self._scroller.lines_in(event.region()):
                top = self._scroller.top(line.number)
                found = self._highlights(line.number, line.shown)
                drawing.draw(line, top, self.place, self.typing.is_on, found, self.selection)
                lines.append((line, top))
            drawing.finish()
            for overlay in self._overlays:
                overlay(painter, lines, self._theme, self._stack.metrics, panes)
        else:
            painter.setPen(QColor(self._theme.muted))
            wrapped = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.viewport().rect(), wrapped, self.invitation)
            return
        painter.setPen(QPen(QColor(self._theme.border), 1))
        for left in panes.lefts[1:]:
            painter.drawLine(left, 0, left, self.viewport().height())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange and self._session is not None:
            self._sizing.measure(self._session.report)
            self._lay_out_anew()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out_anew(event.oldSize().height())

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        if self._scroller.stays:
            return
        if self._scroller.scrolled_by(dy):
            self.viewport().update()
        else:
            # What stays in sight is moved, not drawn again.
            self.viewport().scroll(0, dy)
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

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._reach(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        place = None if by_key else self.place_at(QPointF(event.pos()))
        self.menu_wanted.emit(place, event.globalPos())

    def _reach(self, event: QMouseEvent) -> None:
        place = self.place_at(event.position())
        if place is not None and (self.place is None or place.span != self.place.span):
            self.word_reached.emit(place)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._press(event, double=True)

    def _press(self, event: QMouseEvent, *, double: bool) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not double:
            self._reach(event)
            return
        place = self.place_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and place is not None:
            self.word_pressed.emit(place, double)

    # Keeping up

    def _changed(self, changes: Changes) -> None:
        if self._stack is None or self.token_cursor is None:
            return
        self._lines_changed(self._rows_of(changes))
        self.token_cursor.refresh(keep_selection=False)

    def _suggested(self, first: int, last: int) -> None:
        if self._stack is None or self.token_cursor is None:
            return
        in_sight, place = self.lines_in_sight, self.place
        resting, height = self._scroller.eye(place)
        # Words that were moved stand on the rows beside.
        self._stack.layouts.forget(first - 1, last + 1)
        if first < in_sight.stop and last >= in_sight.start:
            self._redraw()
            self._scroller.scroll_to(self._stack.top(resting) - height)
        # While text is typed the current token must stay exactly what it was.
        if self.typing.is_on:
            self._place_field()
        elif place is None or first <= place.line <= last:
            self.token_cursor.refresh()

    def _reranked(self, lines: Collection[int]) -> None:
        """Lines may read otherwise; nothing else moves on the screen, and nobody has moved."""
        stack = self._stack
        if stack is None or self.token_cursor is None:
            return
        lines = self._rows_with(lines)
        in_sight = self.lines_in_sight
        resting, height = self._scroller.eye(self.place)
        shifts = stack.shifts
        seen = [line for line in lines if line in in_sight]
        for line in lines:
            if line in in_sight:
                stack.layouts.renew(line)
                stack.lay_out(line)
            else:
                stack.layouts.forget(line, line)
        if stack.shifts != shifts:
            self._scroller.set_range()
            self._scroller.scroll_to(stack.top(resting) - height)
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
        self._selection_changed()
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
    def panes(self) -> Panes:
        """Where the columns stand."""
        return self._sizing.panes(self.viewport().width())

    @property
    def _stack(self) -> Stack | None:
        return self._scroller.stack

    def _beside(self, place: Place, rows: int, x: float) -> Place | None:
        return self._stack.beside(place, rows, x) if self._stack else None

    def _x_of(self, place: Place) -> float:
        rect = self.place_rect(place)
        return rect.x() + rect.width() / 2

    def _lay_out_anew(self, height_before: int | None = None) -> None:
        """The font or the width may be others: then nothing laid out holds any more.

        ``height_before`` is that of the viewport, if it was another.
        """
        if self._session is None:
            return
        font, panes = reading_font(self.text_size), self.panes
        if self._stack is not None and self._stack.panes.interlinear is not panes.interlinear:
            self.rearranged.emit()
        was_in_sight = self._scroller.shows(self.place, height_before)
        metrics = Metrics(font, panes.text_width, panes.interlinear)
        if self._stack is None or self._stack.metrics != metrics:
            # The current line stays where the eye is.
            line, height = self._scroller.eye(self.place)
            stack = Stack(self._session, metrics, panes)
            stack.layouts.typing = self.typing.now
            self._scroller.show(stack)
            self._scroller.bring(line, height)
        self._scroller.set_range()
        if was_in_sight:  # who has scrolled away is left there
            self._show_place()
        self._place_field()
        self.viewport().update()

    def _redraw(self) -> None:
        self._scroller.lay_out()
        self.viewport().update()

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
        for line in lines:
            self.viewport().update(self._scroller.strip(line))

    def _selection_changed(self) -> None:
        """Draw what is selected now and what was before, as far as it is in sight."""
        before, self._drawn_selection = self._drawn_selection, self.selection
        if before == self._drawn_selection or self._session is None:
            return
        spans = [*(before or ()), *(self._drawn_selection or ())]
        report, in_sight = self._session.report, self.lines_in_sight
        first, last = report.line_of(min(spans).start) - 1, report.line_of(max(spans).end) + 1
        self._update_lines(range(max(first, in_sight.start), min(last + 1, in_sight.stop)))

    def _lines_of(self, place: Place) -> range:
        """A token may run over line ends, and was read on another line if it was moved."""
        assert self._session is not None
        first, last = map(self._session.report.line_of, place.span)
        return range(min(place.line, first), max(place.line, last) + 1)

    def _rows_of(self, changes: Changes) -> Collection[int]:
        """The rows that a change may have changed."""
        assert self._session is not None
        lines = self._rows_with(changes.lines)
        if not any("\n" in edit.text for edit in (*changes.added, *changes.removed)):
            return lines
        # What stood beside these lines may have moved.
        count = self._session.report.line_count
        wide = {line + step for line in changes.lines for step in (-1, 0, 1)}
        return sorted({line for line in wide if 0 <= line < count}.union(lines))

    def _rows_with(self, lines: Collection[int]) -> Collection[int]:
        """The rows that show what stands on OCR lines."""
        assert self._session is not None
        if len(lines) > _FEW_LINES:
            return lines
        document = self._session.document
        return sorted({row for line in lines for row in rows_of(document, range(line, line + 1))})

    def _show_place(self) -> None:
        if self.place is not None and self._stack is not None:
            self._scroller.show_place(self.place)
