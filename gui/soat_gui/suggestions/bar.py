"""The bar under the panes: what was read, what it may be, why, and which keys do what."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from soat_core.edits import Edit, EditKind, Origin
from soat_gui.editor.display import EMPTY, visible
from soat_gui.editor.lines import Place
from soat_gui.session import Session
from soat_gui.suggester import EngineState
from soat_gui.suggestions.chip import CandidateChip
from soat_gui.theme import LIGHT_THEME, Theme, reading_font

CANDIDATES = 5
_HEIGHT = 56
_LEFT, _GAP = 16, 9
_WIDEST_READING = 220
_WIDEST_NOTE = 230
"""Pixels that the note has before the hints."""


class SuggestionBar(QWidget):
    """Everything has its place by hand: what does not fit gives way from right to left, and a long
    candidate never widens the window."""

    taken = Signal(int)
    """The number of the candidate that was clicked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(_HEIGHT)
        self._theme = LIGHT_THEME
        self._reading_font = reading_font(18)
        self._small = QFont(self.font())
        self._small.setPixelSize(13)
        self._reading = ""
        self._note = ""
        self._editing = False
        self._chips = [CandidateChip(number, self) for number in range(1, CANDIDATES + 1)]
        self._shown = 0
        self._note_left = 0.0
        for number, chip in enumerate(self._chips, 1):
            chip.hide()
            chip.clicked.connect(lambda _checked=False, n=number: self.taken.emit(n))

    # What is shown

    @property
    def candidates(self) -> list[CandidateChip]:
        """The candidates on offer, best first."""
        return self._chips[: self._shown]

    @property
    def reading(self) -> str:
        """What the OCR read."""
        return self._reading

    @property
    def note(self) -> str:
        """The phrase beside the candidates."""
        return self._note

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for chip in self._chips:
            chip.set_theme(theme)
        self.update()

    def set_editing(self, editing: bool) -> None:
        self._editing = editing
        self.update()

    def show_place(self, session: Session | None, place: Place | None, state: EngineState) -> None:
        """The candidates of a token, also of one that is decided."""
        self._reading, self._note, self._shown = "", "", 0
        if session is not None and place is not None:
            read = session.report.ocr_text[place.start : place.end]
            self._reading = visible(read) or EMPTY
            suggestion = session.review.suggestion_at(place.start)
            edit = session.document.edit_at(place.start, place.end)
            if suggestion is not None and suggestion.end == place.end:
                self._shown = min(CANDIDATES, len(suggestion.candidates))
                for chip, candidate in zip(self._chips, suggestion.candidates, strict=False):
                    chip.show_candidate(candidate, chosen=candidate.text == place.text)
                self._note = suggestion.why
            if edit is not None:
                self._note = self._decision(edit)
            elif not self._shown:
                self._note = self._nothing(state)
        self._arrange()

    def _decision(self, edit: Edit) -> str:
        if edit.kind is EditKind.KEEP:
            return self.tr("kept as read")
        if edit.kind is EditKind.DELETE:
            return self.tr("deleted")
        if edit.origin is Origin.SUGGESTED:
            return self.tr("taken from the suggestions")
        if edit.origin is Origin.AUTO:
            return self.tr("taken as safe, not looked at")
        return self.tr("typed")

    def _nothing(self, state: EngineState) -> str:
        if state is EngineState.LOADING:
            return self.tr("getting the suggestions ready…")
        if state is EngineState.WORKING:
            return self.tr("looking for suggestions…")
        if state is EngineState.BROKEN:
            return self.tr("no suggestions; type the text yourself")
        return self.tr("nothing to suggest")

    def _all_hints(self) -> list[tuple[str, str]]:
        if not self._reading:
            return []
        if self._editing:
            return [("Enter", self.tr("done")), ("Esc", self.tr("discard"))]
        return [
            ("Enter", self.tr("accept")),
            ("F4", self.tr("keep")),
            ("F2", self.tr("edit")),
            ("Tab", self.tr("go on")),
        ]

    @property
    def hints(self) -> list[tuple[str, str]]:
        """The keys that there is room for, with what they do; the first ones go before others."""
        fm = QFontMetricsF(self._small)
        room = self.width() - 16 - self._note_left
        room -= min(_WIDEST_NOTE, fm.horizontalAdvance(self._note) + 16)
        result: list[tuple[str, str]] = []
        for key, text in self._all_hints():
            room -= fm.horizontalAdvance(key) + 12 + 6 + fm.horizontalAdvance(text) + 14
            if room < -14:
                break
            result.append((key, text))
        return result

    # Where it stands

    def sizeHint(self) -> QSize:
        return QSize(600, _HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.update()
        super().changeEvent(event)

    def _arrange(self) -> None:
        x = _LEFT + self._reading_width + 16.0
        for number, chip in enumerate(self._chips):
            fits = number < self._shown and x + chip.width() <= self.width() - _LEFT
            chip.setVisible(fits)
            if fits:
                chip.move(round(x), (_HEIGHT - chip.height()) // 2)
                x += chip.width() + _GAP
        self._note_left = x + 10
        self.update()

    @property
    def _reading_width(self) -> float:
        fm = QFontMetricsF(self._reading_font)
        return min(_WIDEST_READING, fm.horizontalAdvance(self._reading))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(self._theme.muted))
        painter.setFont(self._reading_font)
        fm = QFontMetricsF(self._reading_font)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(
            QRectF(_LEFT, 0, _WIDEST_READING + 4, _HEIGHT - 2),
            left,
            fm.elidedText(self._reading, Qt.TextElideMode.ElideRight, _WIDEST_READING),
        )
        painter.setFont(self._small)
        hints_left = self._draw_hints(painter)
        painter.setPen(QColor(self._theme.muted))
        room = hints_left - 16 - self._note_left
        if room > 40:
            note = QFontMetricsF(self._small).elidedText(
                self._note, Qt.TextElideMode.ElideRight, room
            )
            painter.drawText(QRectF(self._note_left, 0, room + 2, _HEIGHT), left, note)

    def _draw_hints(self, painter: QPainter) -> float:
        """Draw as many as fit right of the note, the first ones first; returns where they begin."""
        fm = QFontMetricsF(self._small)
        x = self.width() - 16.0
        for key, text in reversed(self.hints):
            text_width, key_width = fm.horizontalAdvance(text), fm.horizontalAdvance(key) + 12
            begin = x - text_width - 6 - key_width
            painter.setPen(QColor(self._theme.muted))
            painter.drawText(
                QRectF(x - text_width, 0, text_width + 2, _HEIGHT),
                Qt.AlignmentFlag.AlignVCenter,
                text,
            )
            cap = QRectF(begin, (_HEIGHT - 20) / 2, key_width, 20)
            painter.setPen(QPen(QColor(self._theme.border), 1))
            painter.setBrush(QColor(self._theme.window))
            painter.drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            painter.setPen(QColor(self._theme.muted))
            painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, key)
            x = begin - 14
        return x
