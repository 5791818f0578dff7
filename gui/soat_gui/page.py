"""The sheet of paper in the window: headings, panes, suggestion bar."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from soat_gui.commands.bindings import Bindings
from soat_gui.commands.keys import Run
from soat_gui.editor.panes import GUTTER
from soat_gui.editor.view import EditorView
from soat_gui.suggestions.bar import SuggestionBar
from soat_gui.theme import LIGHT_THEME, Theme, interface_font, interface_pixels


class Page(QFrame):
    """Holds the parts together; knows nothing of what they do."""

    resized = Signal(int)
    """Its height, in pixels."""

    def __init__(self, run: Run, bindings: Bindings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.view = EditorView(run, bindings, self)
        self.headings = _Headings(self.view)
        self.bar = SuggestionBar(bindings, self)
        self._rule = _Rule()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addWidget(self.headings)
        layout.addWidget(self.view, 1)
        layout.addWidget(self._rule)
        layout.addWidget(self.bar)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit(event.size().height())

    def put_on_top(self, widget: QWidget) -> None:
        """Let a widget stand over the headings."""
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(0, widget)

    def put_above_bar(self, widget: QWidget) -> None:
        """Let a widget stand between the panes and the suggestions."""
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(layout.indexOf(self._rule), widget)

    def set_theme(self, theme: Theme) -> None:
        for part in (self.headings, self._rule, self.view, self.bar):
            part.set_theme(theme)


class _Headings(QWidget):
    """What is what, over each pane."""

    def __init__(self, view: EditorView) -> None:
        super().__init__()
        self._view = view
        self._theme = LIGHT_THEME
        self.setFixedHeight(interface_pixels(30))
        view.rearranged.connect(self.update)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.update()
        elif event.type() == QEvent.Type.FontChange:
            self.setFixedHeight(interface_pixels(30))
        super().changeEvent(event)

    @property
    def texts(self) -> tuple[str, ...]:
        if self._view.is_empty:
            return ("",)
        if self._view.is_interlinear:
            return (self.tr("Corrected text, each line below what the OCR read"),)
        return self.tr("OCR text"), self.tr("Corrected text")

    def paintEvent(self, event: QPaintEvent) -> None:
        panes = self._view.panes
        painter = QPainter(self)
        font = interface_font(12)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(self._theme.muted))
        middle = Qt.AlignmentFlag.AlignVCenter
        width = panes.column_width - GUTTER
        for left, text in zip(panes.lefts, self.texts, strict=False):
            painter.drawText(left + GUTTER, 2, width, self.height() - 2, middle, text)
        painter.setPen(QPen(QColor(self._theme.border), 1))
        for left in panes.lefts[1 : len(self.texts)]:
            painter.drawLine(left, 0, left, self.height())


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
