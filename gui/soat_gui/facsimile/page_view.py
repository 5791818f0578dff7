"""A whole page that can be moved, magnified and turned."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QPixmap,
    QResizeEvent,
    QTransform,
    QWheelEvent,
    qRgb,
)
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsPixmapItem,
    QGraphicsRectItem,
    QGraphicsScene,
    QGraphicsView,
    QWidget,
)

from soat_core.layout import Box
from soat_gui.facsimile.images import Located
from soat_gui.theme import LIGHT_THEME, ON_PAPER, Theme

_STEP = 1.25
_LARGEST, _SMALLEST = 8.0, 0.05
_LOOKED_AT = 8
"""Of the pixels of a page, every so many in both directions tell how dark it is."""


class PageView(QGraphicsView):
    """Shows one picture in the units of its boxes.  Fits its width until somebody magnifies it."""

    pressed = Signal(float, float)
    """A point of the page was clicked, in the units of its boxes."""
    rescaled = Signal()
    """It is shown larger or smaller: another picture may be wanted."""
    turned_page = Signal(int)
    """Page Up or Page Down beyond the edge: -1 or 1."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scene = QGraphicsScene(self)
        self.setScene(self._scene)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        # A bar that comes and goes would change what fits.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self._picture = QGraphicsPixmapItem()
        self._picture.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
        self._line, self._word = QGraphicsRectItem(), QGraphicsRectItem()
        for item in (self._picture, self._line, self._word):
            self._scene.addItem(item)
        self._theme = LIGHT_THEME
        self._fits = True
        self._angle = 0
        self._contrast = False
        self._located: Located | None = None
        self._pressed_at = QPointF()

    # What is shown

    def show_picture(self, located: Located | None) -> None:
        """A page, or another resolution of the same one."""
        if located is self._located:
            return
        self._located = located
        self._draw()

    def show_boxes(self, line: Box | None, word: Box | None) -> None:
        """Mark the current line and token, and bring them into sight."""
        for item, box in ((self._line, line), (self._word, word)):
            item.setVisible(box is not None)
            if box is not None:
                item.setRect(QRectF(box.left - 3, box.top - 3, box.width + 6, box.height + 6))
        self._keep_in_sight()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.setBackgroundBrush(QColor(theme.window))
        line = QPen(QColor(ON_PAPER), 1, Qt.PenStyle.DashLine)
        word = QPen(QColor(ON_PAPER), 2)
        for item, pen in ((self._line, line), (self._word, word)):
            pen.setCosmetic(True)
            item.setPen(pen)

    @property
    def shown_width(self) -> int:
        """How wide the whole page stands on the screen, in pixels."""
        page = self._picture.sceneBoundingRect()
        scale = abs(self.transform().m11()) or abs(self.transform().m12())
        return max(1, round(page.width() * scale)) if self._located else self.viewport().width()

    # Looking closer

    def zoom(self, steps: int, *, at_mouse: bool = False) -> None:
        """Larger (positive) or smaller; the current token stays in sight, or with ``at_mouse`` what
        is under the mouse."""
        self._fits = False
        wanted = self._scale * _STEP**steps
        if _SMALLEST <= wanted <= _LARGEST:
            anchor = QGraphicsView.ViewportAnchor
            self.setTransformationAnchor(
                anchor.AnchorUnderMouse if at_mouse else anchor.AnchorViewCenter
            )
            self.scale(_STEP**steps, _STEP**steps)
            if not at_mouse:
                self._keep_in_sight()
            self.rescaled.emit()

    def fit_width(self) -> None:
        """So that the whole width of the page is in sight."""
        self._fits = True
        page = self._picture.sceneBoundingRect()
        if page.width() <= 0:
            return
        across = page.height() if self._angle % 180 else page.width()
        factor = (self.viewport().width() - 1) / across  # or rounding brings a scroll bar
        at = self.mapToScene(self.viewport().rect().center())
        self.setTransform(QTransform().rotate(self._angle).scale(factor, factor))
        self.centerOn(at)
        self.rescaled.emit()

    def rotate_page(self) -> None:
        """A quarter to the right."""
        self._angle = (self._angle + 90) % 360
        self.rotate(90)
        if self._fits:
            self.fit_width()
        self._keep_in_sight()

    def set_contrast(self, on: bool) -> None:
        """Faint print darker, grey paper white."""
        self._contrast = on
        self._draw()

    # Events

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1, at_mouse=True)
            event.accept()
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fits:
            self.fit_width()
            self._keep_in_sight()  # a dock that opens is narrow at first

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        moved = event.position() - self._pressed_at
        if moved.manhattanLength() < 4 and event.button() == Qt.MouseButton.LeftButton:
            at = self.mapToScene(event.position().toPoint())
            self.pressed.emit(at.x(), at.y())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        key = event.key()
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(1)
        elif key == Qt.Key.Key_Minus:
            self.zoom(-1)
        elif key == Qt.Key.Key_PageDown and bar.value() == bar.maximum():
            self.turned_page.emit(1)
        elif key == Qt.Key.Key_PageUp and bar.value() == bar.minimum():
            self.turned_page.emit(-1)
        elif key == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    # Within

    @property
    def _scale(self) -> float:
        matrix = self.transform()
        return float((matrix.m11() ** 2 + matrix.m12() ** 2) ** 0.5)

    def _keep_in_sight(self) -> None:
        """The current token, or its line where nothing more is known."""
        about = next((item for item in (self._word, self._line) if item.isVisible()), None)
        if about is not None:
            self.ensureVisible(about.sceneBoundingRect(), 40, 60)

    def _draw(self) -> None:
        located = self._located
        if located is None:
            self._picture.setPixmap(QPixmap())
            return
        image = _contrasted(located.image) if self._contrast else located.image
        before = self._picture.sceneBoundingRect().width()
        self._picture.setPixmap(QPixmap.fromImage(image))
        self._picture.setScale(1 / located.scale)
        self.setSceneRect(self._picture.sceneBoundingRect())
        if self._fits and abs(before - self._picture.sceneBoundingRect().width()) > 1:
            self.fit_width()
            self._keep_in_sight()


def _contrasted(image: QImage) -> QImage:
    """The picture in greys, its darkest hundredth made black and its paper white."""
    import numpy as np

    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(grey.constBits(), np.uint8).reshape(grey.height(), grey.bytesPerLine())
    some = rows[::_LOOKED_AT, : grey.width() : _LOOKED_AT]
    dark, light = (float(level) for level in np.percentile(some, (1, 60)))
    levels = (np.arange(256) - dark) * (255 / max(1.0, light - dark))
    # a table of greys takes the place of working out every pixel
    grey.reinterpretAsFormat(QImage.Format.Format_Indexed8)
    grey.setColorTable(
        [qRgb(level, level, level) for level in levels.clip(0, 255).astype(int).tolist()]
    )
    return grey
