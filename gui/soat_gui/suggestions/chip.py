"""What can be taken by one key or a click: the key, the text, and what speaks for it."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from soat_gui.editor.display import EMPTY, visible
from soat_gui.theme import LIGHT_THEME, Theme, interface_font, interface_pixels, reading_font

READING_PIXELS = 18
_WIDEST_TEXT = 240


class Chip(QAbstractButton):
    """Drawn by hand: three fonts in one button, and no jump when it is chosen.

    Left is the key that takes it, right what speaks for it; where Enter takes it, that key stands
    on the right.  The right side has the same width on all, so nothing moves when it changes.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._key = ""
        self._label = ""
        self._enter = ""
        self._tail = 0.0
        self._is_narrow = False
        self._is_marked = False
        self._theme = LIGHT_THEME
        self._set_fonts()
        # The keyboard takes them by their keys; the focus stays on the token.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_text(self, text: str, *, key: str, label: str, about: str = "") -> None:
        """``about`` is the long form of ``label``, for the tool tip and for screen readers."""
        shown = visible(text) or EMPTY
        if (shown, key) != (self.text(), self._key):
            self._key = key
            self.setText(shown)
            self._measure()
        self._label = label
        elided = self.text() if self._text_width > _WIDEST_TEXT else ""
        self.setToolTip("\n".join(filter(None, (elided, about))))
        self.setAccessibleName(", ".join(filter(None, (self.text(), about or label))))
        self._arrange()

    def mark(self, *, marked: bool, enter: str = "") -> None:
        """Whether it is what is shown in the text, or what Enter takes: then ``enter`` is the name
        of that key."""
        self._is_marked, self._enter = marked, enter
        self.setAccessibleDescription(enter or self._key)
        self.update()

    @property
    def key(self) -> str:
        """The key that takes it, besides Enter."""
        return self._key

    @property
    def takes_enter(self) -> bool:
        """Whether the Enter key takes it while something is typed or tried."""
        return bool(self._enter)

    @property
    def label(self) -> str:
        return self._label

    def set_narrow(self, narrow: bool) -> None:
        """Whether there is no room for labels, only for the Enter key where that takes it."""
        if narrow is not self._is_narrow:
            self._is_narrow = narrow
            self._arrange()

    def set_tail(self, width: float) -> None:
        """Pixels for the label or the Enter key."""
        if width != self._tail:
            self._tail = width
            self._arrange()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._set_fonts()
            self._arrange()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        text = min(_WIDEST_TEXT, self._text_width)
        tail = 8 + self._tail if self._has_tail else 0
        width = 10 + self._key_width + 10 + text + tail + 10
        return QSize(round(width), self._height)

    # Within

    def _set_fonts(self) -> None:
        self._text_font = reading_font(interface_pixels(READING_PIXELS))
        self._small = interface_font(12)
        self._height = interface_pixels(36)
        self._cap_height = cap_height(self._small)
        self._text_metrics = QFontMetricsF(self._text_font)
        self._measure()

    def _measure(self) -> None:
        """Measuring text takes its time, and the bar asks often."""
        self._text_width = self._text_metrics.horizontalAdvance(self.text())
        self._key_width = max(18.0, cap_width(self._small, self._key)) if self._key else 0.0

    def _arrange(self) -> None:
        self.resize(self.sizeHint())
        self.update()

    @property
    def _has_tail(self) -> bool:
        return bool(self._enter) or not self._is_narrow

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        strong = self._is_marked or bool(self._enter)
        edge = theme.accent if strong or self.underMouse() else theme.border
        width = 2 if strong else 1
        painter.setPen(QPen(QColor(edge), width))
        painter.setBrush(QColor(theme.surface))
        inset = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 7, 7)
        painter.setFont(self._small)
        if self._key:
            draw_cap(painter, theme, self._cap(10, self._key_width), self._key)
        self._draw_tail(painter)
        painter.setFont(self._text_font)
        painter.setPen(QColor(theme.text))
        text = self._text_metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, _WIDEST_TEXT)
        left = 20 + self._key_width
        painter.drawText(
            QRectF(left, 0, self.width(), self.height() - 2), Qt.AlignmentFlag.AlignVCenter, text
        )

    def _draw_tail(self, painter: QPainter) -> None:
        if self._enter:
            width = cap_width(self._small, self._enter)
            cap = self._cap(self.width() - 9 - width, width)
            draw_cap(painter, self._theme, cap, self._enter, strong=True)
            return
        if not self._has_tail:
            return
        painter.setPen(QColor(self._theme.muted))
        painter.drawText(
            QRectF(0, 0, self.width() - 10, self.height()),
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
            self._label,
        )

    def _cap(self, left: float, width: float) -> QRectF:
        height = self._cap_height
        return QRectF(left, (self.height() - height) / 2, width, height)


def cap_width(font: QFont, key: str) -> float:
    """Pixels that a key cap takes in a font."""
    return _advance(font.key(), key) + 10


@lru_cache(maxsize=256)
def _advance(font: str, key: str) -> float:
    found = QFont()
    found.fromString(font)
    return QFontMetricsF(found).horizontalAdvance(key)


def cap_height(font: QFont) -> int:
    return round(QFontMetricsF(font).height() + 3)


def draw_cap(
    painter: QPainter, theme: Theme, cap: QRectF, key: str, *, strong: bool = False
) -> None:
    """A key as it looks on the keyboard, in the font that is set."""
    painter.setPen(QPen(QColor(theme.accent if strong else theme.border), 1))
    painter.setBrush(QColor(theme.window))
    painter.drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setPen(QColor(theme.accent if strong else theme.muted))
    painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, key)


def percent(probability: float) -> str:
    """0 to 1 as a whole percentage that promises neither certainty nor impossibility."""
    rounded = round(probability * 100)
    if rounded >= 100 and probability < 1:
        return ">99%"
    if rounded <= 0:
        return "<1%"
    return f"{rounded}%"
