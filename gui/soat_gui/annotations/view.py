"""The table of annotations: walked and decided by single keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication, QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from soat_gui.annotations.items import Item
from soat_gui.annotations.model import AnnotationModel, Column
from soat_gui.commands.keys import key_of
from soat_gui.standing import stand_on
from soat_gui.theme import interface_pixels, reading_font

_ROW, _READING_PIXELS = 27, 15
_WIDTHS = {
    Column.LINE: 60,
    Column.WORDS: 236,
    Column.KIND: 112,
    Column.VALUES: 150,
    Column.STATE: 128,
}
_KEYS = {
    "Return": "take", "Enter": "take", "Del": "drop", "F4": "drop", "F2": "edit",
    "Ctrl+R": "series", "Ctrl+Shift+A": "safe", "Tab": "next", "Shift+Tab": "previous",
    "Shift+Left": "end-left", "Shift+Right": "end-right", "Ctrl+Shift+Left": "start-left",
    "Ctrl+Shift+Right": "start-right", "Ctrl+Shift+E": "source",
}  # fmt: skip
"""What they do with the current row."""


class AnnotationView(QTableView):
    """One row is current.  Letters are those of kinds."""

    walked = Signal()
    """Another row is current."""
    acted = Signal(str)
    """A key that does something with the current row: one of the words in ``_KEYS``."""
    lettered = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(_Delegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)

    @property
    def items(self) -> AnnotationModel | None:
        model = self.model()
        return model if isinstance(model, AnnotationModel) else None

    @property
    def current(self) -> Item | None:
        model, index = self.items, self.currentIndex()
        return model.item(index.row()) if model is not None and index.isValid() else None

    def show_items(self, model: AnnotationModel | None) -> None:
        """Another list, from its beginning."""
        self.setModel(model)
        if model is not None:
            self._share_room()
            self.stand(0)

    def stand(self, row: int) -> None:
        """Make a row the current one, or the last one where there are fewer."""
        model = self.items
        if model is not None and model.rowCount():
            stand_on(self, min(max(0, row), model.rowCount() - 1), Column.WORDS)

    # Events

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            is_asked = event.type() == QEvent.Type.ShortcutOverride
            if is_asked and (key_of(event) in _KEYS or _letter(event)):
                event.accept()
                return True
            is_tab = key_of(event) in ("Tab", "Shift+Tab")
            if event.type() == QEvent.Type.KeyPress and is_tab and self.current is not None:
                self.keyPressEvent(event)
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act, letter = _KEYS.get(key_of(event)), _letter(event)
        row = self.currentIndex().row()
        if act in ("next", "previous"):
            self.stand(row + (1 if act == "next" else -1))
        elif act is not None:
            self.acted.emit(act)
        elif letter:
            self.lettered.emit(letter)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange and self.model() is not None:
            self._share_room()
        super().changeEvent(event)

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().currentChanged(current, previous)
        self.walked.emit()

    # Within

    def _share_room(self) -> None:
        self.verticalHeader().setDefaultSectionSize(interface_pixels(_ROW))
        header = self.horizontalHeader()
        for column in Column:
            width = _WIDTHS.get(column)
            mode = QHeaderView.ResizeMode.Fixed if width else QHeaderView.ResizeMode.Stretch
            header.setSectionResizeMode(column, mode)
            if width:
                header.resizeSection(column, interface_pixels(width))


def _letter(event: QKeyEvent) -> str:
    held = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
    text = event.text().casefold()
    return text if not held and len(text) == 1 and text.isalnum() else ""


class _Delegate(QStyledItemDelegate):
    """Report text in the font of the report; the words themselves stand out."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        column = index.column()
        if column in (Column.LINE, Column.BEFORE, Column.BEHIND):
            muted = QGuiApplication.palette().color(QPalette.ColorRole.PlaceholderText)
            option.palette.setColor(QPalette.ColorRole.Text, muted)
        if column in (Column.BEFORE, Column.WORDS, Column.BEHIND):
            option.font = _font(bold=column == Column.WORDS)
        if column == Column.BEFORE:
            option.textElideMode = Qt.TextElideMode.ElideLeft


def _font(*, bold: bool) -> QFont:
    font = reading_font(interface_pixels(_READING_PIXELS))
    font.setBold(bold)
    return font
