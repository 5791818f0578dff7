"""How a command looks in the palette."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from soat_gui.palette.entries import Entry
from soat_gui.palette.model import Entries
from soat_gui.theme import Theme, interface_font, interface_pixels

_LEFT, _RIGHT, _GAP = 14, 12, 12
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class EntryDelegate(QStyledItemDelegate):
    """Its name, the menu it is in, and its key; or instead of the key why it cannot be done."""

    def __init__(self, model: Entries, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self.theme = theme

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(10, interface_pixels(30))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        theme, entry = self.theme, self._model.entry(index.row())
        rect: QRect = option.rect  # type: ignore[attr-defined]
        chosen = option.state & QStyle.StateFlag.State_Selected  # type: ignore[attr-defined]
        painter.save()
        painter.setFont(interface_font())
        if chosen:
            painter.fillRect(rect, QColor(theme.token))
            painter.fillRect(QRect(rect.x(), rect.y(), 4, rect.height()), QColor(theme.accent))
        inside = rect.adjusted(_LEFT, 0, -_RIGHT, 0)
        quiet = theme.text if chosen else theme.muted
        right = self._draw_end(painter, inside, entry, quiet)
        self._draw_title(painter, inside, right, entry, quiet)
        painter.restore()

    def _draw_title(
        self, painter: QPainter, inside: QRect, right: int, entry: Entry, quiet: str
    ) -> None:
        fm = QFontMetrics(painter.font())
        painter.setPen(QColor(quiet if entry.obstacle else self.theme.text))
        width = right - inside.left() - _GAP
        title = fm.elidedText(entry.title, Qt.TextElideMode.ElideRight, width)
        painter.drawText(inside, _MIDDLE, title)
        used = fm.horizontalAdvance(title) + _GAP
        if used + fm.horizontalAdvance(entry.section) < width:
            painter.setFont(interface_font(12))
            painter.setPen(QColor(quiet))
            painter.drawText(inside.adjusted(used, 0, 0, 0), _MIDDLE, entry.section)

    def _draw_end(self, painter: QPainter, inside: QRect, entry: Entry, quiet: str) -> int:
        """What stands at the right; returns where it begins, in pixels."""
        painter.setFont(interface_font(12))
        fm = QFontMetrics(painter.font())
        text = entry.obstacle or entry.keys
        text = fm.elidedText(text, Qt.TextElideMode.ElideRight, inside.width() * 6 // 10)
        width = fm.horizontalAdvance(text)
        left = inside.right() - width
        if entry.obstacle or not text:
            painter.setPen(QColor(quiet))
            painter.drawText(inside, _MIDDLE | Qt.AlignmentFlag.AlignRight, text)
        else:
            height = interface_pixels(20)
            cap = QRect(left - 14, 0, width + 14, height)
            cap.moveTop(inside.top() + (inside.height() - height) // 2)
            painter.setPen(QPen(QColor(self.theme.border), 1))
            painter.setBrush(QColor(self.theme.surface))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.drawRoundedRect(cap.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            painter.setPen(QColor(self.theme.text))
            painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, text)
            left = cap.left()
        painter.setFont(interface_font())
        return left
