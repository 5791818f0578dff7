"""Draws an action in two lines: what became of what; how, by whom and when."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from soat_core.history import Standing
from soat_gui.history.model import ENTRY, Entry, HistoryModel
from soat_gui.history.times import told
from soat_gui.theme import interface_font, interface_pixels

Index = QModelIndex | QPersistentModelIndex
_SIDE, _TOP = 9, 5
_LINE = 2


class EntryDelegate(QStyledItemDelegate):
    """What does not stand any more is said in words, and drawn muted and struck through; a line
    parts it from what stands."""

    def __init__(self, model: HistoryModel) -> None:
        super().__init__(model)
        self._model = model

    @property
    def height(self) -> int:
        """Of a row, in pixels."""
        first, second = (QFontMetrics(font).height() for font in _fonts())
        return first + second + 2 * interface_pixels(_TOP)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self.height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = index.data(ENTRY)
        if not isinstance(entry, Entry):
            return
        painter.save()
        option.widget.style().drawPrimitive(
            QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget
        )
        if entry.is_last:
            self._draw_line(painter, option)
        self._draw(painter, option, entry)
        painter.restore()

    def _draw(self, painter: QPainter, option: QStyleOptionViewItem, entry: Entry) -> None:
        # not the option's own: a style sheet makes its muted colour paler
        palette = QGuiApplication.palette()
        text = palette.color(QPalette.ColorRole.Text)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        muted = text if is_chosen else palette.color(QPalette.ColorRole.PlaceholderText)
        stands = entry.standing in (Standing.DONE, Standing.PAST)
        large, small = _fonts()
        large.setStrikeOut(not stands)
        side, top = interface_pixels(_SIDE), interface_pixels(_TOP)
        room = option.rect.adjusted(side, top, -side, -top)
        upper = QRect(room.topLeft(), QSize(room.width(), QFontMetrics(large).height()))
        lower = QRect(room.left(), upper.bottom() + 1, room.width(), QFontMetrics(small).height())
        when = _written(painter, upper, small, muted, told(entry.when), at_right=True)
        upper.setRight(upper.right() - when - side)
        _written(painter, upper, large, text if stands else muted, entry.what)
        number = _written(painter, lower, small, muted, entry.number, at_right=True)
        lower.setRight(lower.right() - number - side)
        _written(painter, lower, small, muted, self._below(entry))

    def _below(self, entry: Entry) -> str:
        said = self._model.standing_in_words(entry)
        return " · ".join(part for part in (said, entry.how, entry.who) if part)

    def _draw_line(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        accent = QGuiApplication.palette().color(QPalette.ColorRole.Link)
        painter.setPen(QPen(accent, _LINE))
        y = option.rect.top() + _LINE // 2
        painter.drawLine(option.rect.left(), y, option.rect.right(), y)


def _fonts() -> tuple[QFont, QFont]:
    return interface_font(14), interface_font(12)


def _written(
    painter: QPainter,
    room: QRect,
    font: QFont,
    colour: QColor,
    text: str,
    *,
    at_right: bool = False,
) -> int:
    """Write a text, shortened to its room; gives its width in pixels."""
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.setFont(font)
    painter.setPen(colour)
    side = Qt.AlignmentFlag.AlignRight if at_right else Qt.AlignmentFlag.AlignLeft
    flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    painter.drawText(room, flags, shown)
    return metrics.horizontalAdvance(shown)
