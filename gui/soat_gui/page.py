"""The sheet of paper in the window: headings, panes, suggestion bar."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QLayoutItem, QVBoxLayout, QWidget

from soat_gui.commands.bindings import Bindings
from soat_gui.commands.keys import Run
from soat_gui.editor.panes import GUTTER
from soat_gui.editor.view import EditorView
from soat_gui.suggestions.bar import SuggestionBar
from soat_gui.theme import LIGHT_THEME, Theme, interface_font, interface_pixels

_LOWEST, _COMFORTABLE = 32, 90
"""Pixels that the panes keep whatever else is there, and with which there is room for headings."""


class Page(QFrame):
    """Holds the parts together; knows nothing of what they do.

    In a low window the headings go first, then lines of the panes: what can be typed into or
    pressed is never cut.
    """

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

    def event(self, event: QEvent) -> bool:
        # A bar comes or goes, or wants another height.
        if event.type() == QEvent.Type.LayoutRequest:
            self._make_room()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()
        self.resized.emit(event.size().height())

    def _make_room(self) -> None:
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        parts = [item for at in range(layout.count()) if (item := layout.itemAt(at)) is not None]
        taken = 2 + sum(
            _height(item, self.width() - 2)
            for item in parts
            if not item.isEmpty() and item.widget() not in (self.view, self.headings)
        )
        self.view.setMinimumHeight(interface_pixels(_LOWEST))
        # Qt's own least height knows nothing of bars that need two rows.
        self.setMinimumHeight(taken + interface_pixels(_LOWEST))
        left = self.height() - taken - self.headings.height()
        self.headings.setVisible(left >= interface_pixels(_COMFORTABLE))

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


def _height(item: QLayoutItem, width: int) -> int:
    """What a part needs that is so wide."""
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()


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
