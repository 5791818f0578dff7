"""Selecting several words, and copying them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from soat_core.text import Span
from soat_gui.editor.chosen import chosen_span
from soat_gui.editor.cursor import TokenCursor
from soat_gui.editor.lines import Place
from soat_gui.workplace import Workplace


class SelectionController(QObject):
    """Shift with the keys that walk, and with the mouse.  Walking without Shift drops it."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace.window)
        self._desk = workplace.desk
        self._view = workplace.page.view
        self._status = workplace.status

    def left(self) -> None:
        self._extend(TokenCursor.left)

    def right(self) -> None:
        self._extend(TokenCursor.right)

    def up(self) -> None:
        self._extend(TokenCursor.up)

    def down(self) -> None:
        self._extend(TokenCursor.down)

    def line_start(self) -> None:
        self._extend(TokenCursor.line_start)

    def line_end(self) -> None:
        self._extend(TokenCursor.line_end)

    def reach(self, place: Place) -> None:
        """The mouse has come to a word."""
        self._extend(lambda cursor: cursor.go_to(*place.span))

    def _extend(self, step: Callable[[TokenCursor], object]) -> None:
        self._view.typing.commit()
        cursor = self._view.token_cursor
        if cursor is not None:
            cursor.extend(step)

    # Copying

    def copy(self) -> None:
        """The words as they are shown."""
        session, span = self._desk.session, self._span
        if session is None or span is None:
            return
        if self._view.selection is not None:
            QGuiApplication.clipboard().setText(session.review.shown_text(*span).strip())
        elif self._view.place is not None:
            QGuiApplication.clipboard().setText(self._view.place.text)

    def copy_read(self) -> None:
        """The words as the OCR read them."""
        session, span = self._desk.session, self._span
        if session is not None and span is not None:
            read = session.report.ocr_text[span.start : span.end].strip()
            QGuiApplication.clipboard().setText(read)
            if not read:
                self._status.say(self.tr("Nothing was read here"))

    @property
    def _span(self) -> Span | None:
        return chosen_span(self._view)
