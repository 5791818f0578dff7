"""The note at a word under the mouse, and what the word is marked as."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF
from PySide6.QtGui import QHelpEvent, Qt
from PySide6.QtWidgets import QToolTip

from soat_core.editing.notes import note_on
from soat_core.text import Span
from soat_gui.editor.lines import Place
from soat_gui.workplace import Workplace


class NoteTips(QObject):
    """Shows it as long as the mouse rests there; plain text, whatever is in it."""

    def __init__(self, workplace: Workplace, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = workplace.desk
        self._view = workplace.page.view
        self.more: Callable[[Place], str] = lambda _place: ""
        """What else there is to say of a word."""
        self._view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ToolTip or not isinstance(event, QHelpEvent):
            return False
        text = self._note_at(QPointF(event.pos()))
        if text:
            if Qt.mightBeRichText(text):
                text = Qt.convertFromPlainText(text)
            QToolTip.showText(event.globalPos(), text, self._view.viewport())
        else:
            QToolTip.hideText()
        return True

    def _note_at(self, point: QPointF) -> str:
        place, session = self._view.place_at(point), self._desk.session
        if place is None or session is None:
            return ""
        note = note_on(session.document, Span(*place.span))
        return "\n".join(filter(None, (note.text if note else "", self.more(place))))
