"""The two panes in one scrolling widget: line stands against line, since both are drawn at once."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Collection
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from soat_core.actions import Changes
from soat_core.errors import ActionError
from soat_core.text import Span
from soat_gui.commands.bindings import Bindings
from soat_gui.commands.keys import Run
from soat_gui.editor.area import ReportArea
from soat_gui.editor.cursor import TokenCursor
from soat_gui.editor.drawing import Standing
from soat_gui.editor.lines import Place
from soat_gui.editor.redrawing import Redrawing
from soat_gui.editor.spot import Spot
from soat_gui.editor.stack import Stack
from soat_gui.editor.token_editor import TokenEditor
from soat_gui.editor.touched import rows_between, rows_changed, rows_of_place, rows_showing
from soat_gui.editor.typing import TypingMode
from soat_gui.session import Session
from soat_gui.theme import Theme


class EditorView(ReportArea):
    """Shows a session and where the clerk stands in it.  Redraws from ``Changes`` alone."""

    moved = Signal()
    """The current token is another one, or reads otherwise."""
    renewed = Signal()
    """The current token has other suggestions; the clerk has not moved."""
    mode_changed = Signal(bool)
    """Whether text is being typed."""

    def __init__(self, run: Run, bindings: Bindings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bindings = bindings
        self._redrawing = Redrawing(self.viewport(), self._scroller)
        self.token_cursor: TokenCursor | None = None
        self._drawn_place: Place | None = None
        self._drawn_selection: tuple[Span, Span] | None = None
        self._cursors: dict[Session, TokenCursor] = {}
        self._spots: dict[Session, Spot] = {}
        self._invites = False
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
            cursor = TokenCursor(session, self.places_of, self._x_of, self.beside, self)
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

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.field.set_theme(theme)

    # Where the clerk stands

    @property
    def standing(self) -> Standing:
        return Standing(self.place, self.selection, self.typing.now, self.typing.is_on)

    @property
    def place(self) -> Place | None:
        return self.token_cursor.place if self.token_cursor else None

    @property
    def selection(self) -> tuple[Span, Span] | None:
        """The first and the last of several selected tokens; None when none are."""
        return self.token_cursor.selection if self.token_cursor else None

    @property
    def held(self) -> Span | None:
        """What must stay as it is, since text is being typed there."""
        typing = self.typing.now
        return None if typing is None else Span(typing.start, max(typing.end, typing.start + 1))

    # Keeping up

    def _changed(self, changes: Changes) -> None:
        if self._session is None or self._stack is None or self.token_cursor is None:
            return
        rows = rows_changed(self._session.document, changes)
        self._redrawing.changed({*rows, *self._take_typing(self._stack)})
        self.token_cursor.refresh(keep_selection=False)

    def _suggested(self, first: int, last: int) -> None:
        if self._stack is None or self.token_cursor is None:
            return
        place = self.place
        self._redrawing.suggested(first, last, place)
        # While text is typed the current token must stay exactly what it was.
        if self.typing.is_on:
            self.follow()
        elif place is None:
            self.token_cursor.refresh()
        elif first <= place.line <= last:
            self._renew_place()

    def _reranked(self, lines: Collection[int]) -> None:
        """Lines may read otherwise; nobody has moved."""
        if self._session is None or self._stack is None or self.token_cursor is None:
            return
        self._redrawing.reranked(rows_showing(self._session.document, lines), self.place)
        self._renew_place()

    def _renew_place(self) -> None:
        place, cursor = self.place, self.token_cursor
        if cursor is None or place is None or self.typing.is_on:
            self.follow()
            return
        now = next((p for p in self.places_of(place.line) if p.span == place.span), None)
        if now is None:
            cursor.refresh()
        elif now != place:
            cursor.renew(now)
            self._drawn_place = now
            self.follow()
            self.renewed.emit()

    def _cursor_moved(self) -> None:
        before, self._drawn_place = self._drawn_place, self.place
        self._selection_changed()
        if self.place is not None and self._stack is not None:
            self._scroller.show_place(self.place)
        self.follow()
        for place in (before, self.place):
            if place is not None and self._session is not None:
                self._redrawing.draw(rows_of_place(self._session.report, place))
        self.moved.emit()

    def _typing_changed(self) -> None:
        if self._stack is None:
            return
        self._redrawing.changed(self._take_typing(self._stack))
        self.follow()

    def _take_typing(self, stack: Stack) -> set[int]:
        """Show what is being typed now; the lines where it is, and where it was before."""
        layouts = stack.layouts
        lines = {t.line for t in (layouts.typing, self.typing.now) if t is not None}
        layouts.typing = self.typing.now
        return lines

    def follow(self) -> None:
        """The field follows the token, also out of sight: where it stands, input methods show
        their windows."""
        if self.place is None or self._stack is None:
            return
        if self.field.font() != self._stack.metrics.font:
            self.field.setFont(self._stack.metrics.font)
        # QLineEdit keeps 2 pixels at each side for itself, and 1 for the cursor.
        self.field.setGeometry(self.place_rect(self.place).adjusted(-2, 0, 3, 0))

    def _x_of(self, place: Place) -> float:
        rect = self.place_rect(place)
        return rect.x() + rect.width() / 2

    def _selection_changed(self) -> None:
        """Draw what is selected now and what was before, as far as it is in sight."""
        before, self._drawn_selection = self._drawn_selection, self.selection
        if before == self._drawn_selection or self._session is None:
            return
        spans = [*(before or ()), *(self._drawn_selection or ())]
        rows, in_sight = rows_between(self._session.report, spans), self.lines_in_sight
        self._redrawing.draw(range(max(rows.start, in_sight.start), min(rows.stop, in_sight.stop)))
