"""The strip over the panes: the current line on the page's picture, and one each side."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from soat_core.layout import Box
from soat_gui.facsimile.images import Located, PageImages
from soat_gui.theme import LIGHT_THEME, ON_PAPER, Theme, interface_pixels

_HEIGHT, _LOW_HEIGHT = 118, 54
"""Pixels; the second where there is little room for the text."""
_LOW_PAGE = 470
"""Pixels: below this height of the page there is little."""
_LARGEST_LINE, _SMALLEST_LINE = 34, 22
"""Pixels that a line of the picture takes on the screen."""
_MARGIN = 14


class ImageStrip(QWidget):
    """Follows the current token.  Never resized for what it shows: the panes must not move.

    Where panels leave little room it shows the one line alone.
    """

    pressed = Signal(int, float, float)
    """A point of a page was clicked: page, and place in the units of its boxes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT_THEME
        self._images: PageImages | None = None
        self._page = 0
        self._line: Box | None = None
        self._word: Box | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.make_room(_LOW_PAGE)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.retranslate()

    def make_room(self, height: int) -> None:
        """The page that it stands on has so many pixels."""
        low = height < interface_pixels(_LOW_PAGE)
        self.setFixedHeight(interface_pixels(_LOW_HEIGHT if low else _HEIGHT))

    def show_images(self, images: PageImages | None) -> None:
        self._images = images
        self.update()

    def show_place(self, page: int, line: Box | None, word: Box | None) -> None:
        """The page, and the boxes of the current line and token, as far as they are known."""
        self._page, self._line, self._word = page, line or word, word
        self.update()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("The current line on the page"))
        self.setToolTip(self.tr("The current line on the page; click to go to a word"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(600, self.height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        shown = self._shown()
        if shown is None or event.button() != Qt.MouseButton.LeftButton:
            return
        _, source, factor = shown
        at = event.position()
        self.pressed.emit(
            self._page, source.left() + at.x() / factor, source.top() + at.y() / factor
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.window))
        painter.setPen(QPen(QColor(self._theme.border), 1))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        shown = self._shown()
        if shown is None:
            painter.setPen(QColor(self._theme.muted))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._reason())
            return
        located, source, factor = shown
        scale = located.scale
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        pixels = QRectF(source.left() * scale, source.top() * scale, source.width() * scale,
                        source.height() * scale)  # fmt: skip
        target = QRectF(0, 0, self.width(), self.height() - 1)
        painter.drawImage(target, located.image, pixels)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._word is not None:
            box = _mapped(self._word, source, factor).adjusted(-4, -3, 4, 3)
            painter.setPen(QPen(QColor(ON_PAPER), 2))
            painter.drawRoundedRect(box, 4, 4)
        elif self._line is not None:
            box = _mapped(self._line, source, factor)
            painter.setPen(QPen(QColor(ON_PAPER), 2))
            painter.drawLine(QPointF(2, box.top()), QPointF(2, box.bottom()))

    def _reason(self) -> str:
        if self._images is None or not self._images.has(self._page):
            return self.tr("There is no picture of this page")
        return self.tr("The picture is being read…")

    def _shown(self) -> tuple[Located, QRectF, float] | None:
        """The picture, the part of the page to show (units of boxes), and pixels for one unit."""
        if self._images is None or not self._images.has(self._page):
            return None
        rough = self._images.image(self._page, self.width())
        if rough is None or not self._images.knows_lines(self._page):
            return None
        wide = rough.image.width() / rough.scale
        high = rough.image.height() / rough.scale
        line = self._line or Box(0, 0, round(wide), round(high / 40))
        factor = self._factor(line, wide)
        located = self._images.image(self._page, round(wide * factor)) or rough
        width, height = self.width() / factor, self.height() / factor
        left = max(0.0, min(line.left - _MARGIN / factor, wide - width))
        about = self._word or line
        if about.right > left + width - _MARGIN / factor:
            left = max(0.0, min(about.left - width / 3, wide - width))
        top = (line.top + line.bottom) / 2 - height / 2
        return located, QRectF(left, top, width, height), factor

    def _factor(self, line: Box, wide: float) -> float:
        """So large that the line fills the strip, yet is neither tiny nor huge."""
        fitting = (self.width() - 2 * _MARGIN) / max(1, line.width)
        line_height = max(1, line.height)
        lowest = interface_pixels(_SMALLEST_LINE) / line_height
        highest = interface_pixels(_LARGEST_LINE) / line_height
        return max(min(fitting, highest), lowest, self.width() / max(1.0, wide) / 4)


def _mapped(box: Box, source: QRectF, factor: float) -> QRectF:
    return QRectF(
        (box.left - source.left()) * factor,
        (box.top - source.top()) * factor,
        box.width * factor,
        box.height * factor,
    )
