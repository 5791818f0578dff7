"""One candidate: its number key, its text, its probability."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from soat_core.engine.suggestion import Candidate
from soat_gui.editor.display import EMPTY, visible
from soat_gui.theme import LIGHT_THEME, Theme, reading_font

_WIDEST_TEXT = 240
_HEIGHT = 36


class CandidateChip(QAbstractButton):
    """Drawn by hand: three fonts in one button, and no jump when it is chosen."""

    def __init__(self, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._number = number
        self._percent = ""
        self._chosen = False
        self._theme = LIGHT_THEME
        self._text_font = reading_font(18)
        self._small = QFont(self.font())
        self._small.setPixelSize(12)
        # The keyboard takes candidates by number; the focus stays on the token.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_candidate(self, candidate: Candidate, *, chosen: bool) -> None:
        self.setText(visible(candidate.text) or EMPTY)
        self._percent = percent(candidate.posterior)
        self._chosen = chosen
        self.setAccessibleName(f"{self._number}: {self.text()}, {self._percent}")
        self.setToolTip(self.text() if self._text_width > _WIDEST_TEXT else "")
        self.resize(self.sizeHint())
        self.update()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    @property
    def _text_width(self) -> float:
        return QFontMetricsF(self._text_font).horizontalAdvance(self.text())

    def sizeHint(self) -> QSize:
        text = min(_WIDEST_TEXT, self._text_width)
        small = QFontMetricsF(self._small).horizontalAdvance(self._percent)
        return QSize(round(10 + 18 + 10 + text + 8 + small + 12), _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge, width = (theme.accent, 2) if self._chosen else (theme.border, 1)
        if self.underMouse():
            edge = theme.accent
        painter.setPen(QPen(QColor(edge), width))
        painter.setBrush(QColor(theme.surface))
        inset = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 7, 7)
        key = QRectF(10, (self.height() - 18) / 2, 18, 18)
        painter.setPen(QPen(QColor(theme.border), 1))
        painter.setBrush(QColor(theme.window))
        painter.drawRoundedRect(key.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setFont(self._small)
        painter.setPen(QColor(theme.muted))
        painter.drawText(key, Qt.AlignmentFlag.AlignCenter, str(self._number))
        right = QRectF(0, 0, self.width() - 12, self.height())
        painter.drawText(
            right, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._percent
        )
        painter.setFont(self._text_font)
        painter.setPen(QColor(theme.text))
        fm = QFontMetricsF(self._text_font)
        text = fm.elidedText(self.text(), Qt.TextElideMode.ElideRight, _WIDEST_TEXT)
        painter.drawText(
            QRectF(38, 0, self.width(), self.height() - 2), Qt.AlignmentFlag.AlignVCenter, text
        )


def percent(probability: float) -> str:
    """0 to 1 as a whole percentage that promises neither certainty nor impossibility."""
    rounded = round(probability * 100)
    if rounded >= 100 and probability < 1:
        return ">99%"
    if rounded <= 0:
        return "<1%"
    return f"{rounded}%"
