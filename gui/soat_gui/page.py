"""The sheet of paper in the window: headings, panes, suggestion bar."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from soat_gui.commands.keys import Run
from soat_gui.editor.painting import GUTTER, Panes
from soat_gui.editor.view import EditorView
from soat_gui.suggestions.bar import SuggestionBar
from soat_gui.theme import LIGHT_THEME, Theme


class Page(QFrame):
    """Holds the parts together; knows nothing of what they do."""

    def __init__(self, run: Run, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.view = EditorView(run, self)
        self.headings = _Headings(self.view)
        self.bar = SuggestionBar(self)
        self._rule = _Rule()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addWidget(self.headings)
        layout.addWidget(self.view, 1)
        layout.addWidget(self._rule)
        layout.addWidget(self.bar)

    def set_theme(self, theme: Theme) -> None:
        for part in (self.headings, self._rule, self.view, self.bar):
            part.set_theme(theme)


class _Headings(QWidget):
    """What is what, over each pane."""

    def __init__(self, view: EditorView) -> None:
        super().__init__()
        self._view = view
        self._theme = LIGHT_THEME
        self.setFixedHeight(30)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.update()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        panes = Panes(self._view.viewport().width())
        painter = QPainter(self)
        font = QFont(self.font())
        font.setPixelSize(12)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(self._theme.muted))
        middle = Qt.AlignmentFlag.AlignVCenter
        texts = (self.tr("OCR text"), self.tr("Corrected text"))
        for left, text in zip((0, panes.middle), texts, strict=True):
            painter.drawText(
                left + GUTTER, 2, panes.middle - GUTTER, self.height() - 2, middle, text
            )
        painter.setPen(QPen(QColor(self._theme.border), 1))
        painter.drawLine(panes.middle, 0, panes.middle, self.height())


class _Rule(QWidget):
    """A hairline."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(1)
        self._colour = QColor(LIGHT_THEME.border)

    def set_theme(self, theme: Theme) -> None:
        self._colour = QColor(theme.border)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._colour)
