"""The table of what was found: walked and ticked by single keys."""

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

from soat_gui.commands.keys import key_of
from soat_gui.find.found_model import Column, FoundModel
from soat_gui.standing import stand_on
from soat_gui.theme import interface_pixels, reading_font

_READING_PIXELS = 16
_ROW = 27
_KEYS = {"Space", "Return", "Enter", "Ctrl+A"}
_WIDTHS = {Column.LINE: 92, Column.FOUND: 150, Column.RESULT: 170, Column.NOTE: 190}


class FoundView(QTableView):
    """One row is current, several may be chosen."""

    walked = Signal(int)
    """The number of the hit that is current now."""
    visited = Signal(int)
    """The number of a hit that the clerk wants to go to and stay at."""
    entered = Signal()

    def __init__(self, model: FoundModel) -> None:
        super().__init__()
        self._model = model
        self._is_filling = False
        self.setModel(model)
        self.setItemDelegate(_Delegate(model, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.doubleClicked.connect(self._visit)
        self.show_replacing(False)

    @property
    def current(self) -> int | None:
        """The number of the hit of the current row."""
        index = self.currentIndex()
        return index.row() if index.isValid() else None

    def stand_on(self, number: int) -> None:
        """Make a row the current one; nobody walks anywhere for it."""
        if number < self._model.rowCount():
            self._is_filling = True
            stand_on(self, number, Column.FOUND)
            self._is_filling = False

    def show_replacing(self, on: bool) -> None:
        """Whether there is a plan to look at."""
        for column in (Column.RESULT, Column.NOTE):
            self.setColumnHidden(column, not on)
        self._share_room()

    # Events

    def event(self, event: QEvent) -> bool:
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and key_of(event) in _KEYS:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        name = key_of(event)
        if name in ("Return", "Enter"):
            self.entered.emit()
        elif name == "Space":
            self._toggle()
        elif name == "Ctrl+A":
            self._model.tick_all()
        elif event.text().isprintable() and event.text():
            event.ignore()  # Qt would look for a row that begins so
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._share_room()
        super().changeEvent(event)

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and current.row() != previous.row() and not self._is_filling:
            self.walked.emit(current.row())

    # Within

    def _toggle(self) -> None:
        """The chosen rows become what the current one was not."""
        current = self.current
        if current is not None:
            chosen = {index.row() for index in self.selectionModel().selectedRows()}
            self._model.tick(sorted(chosen | {current}), not self._model.is_ticked(current))

    def _visit(self, index: QModelIndex) -> None:
        if index.column() != Column.LINE:
            self.visited.emit(index.row())

    def _share_room(self) -> None:
        self.verticalHeader().setDefaultSectionSize(interface_pixels(_ROW))
        header = self.horizontalHeader()
        for column in Column:
            if column in _WIDTHS:
                header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
                header.resizeSection(column, interface_pixels(_WIDTHS[column]))
            else:
                header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)


class _Delegate(QStyledItemDelegate):
    """Report text in the font of the report; what counts in a row stands out."""

    def __init__(self, model: FoundModel, parent: QTableView) -> None:
        super().__init__(parent)
        self._model = model

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        column, replacing = index.column(), self._model.plan is not None
        off = replacing and not self._model.is_ticked(index.row())
        if column in (Column.LINE, Column.NOTE) or off:
            muted = QGuiApplication.palette().color(QPalette.ColorRole.PlaceholderText)
            option.palette.setColor(QPalette.ColorRole.Text, muted)
        if column not in (Column.LINE, Column.NOTE):
            key_word = Column.RESULT if replacing else Column.FOUND
            option.font = self._font(bold=column == key_word and not off)
        if column == Column.BEFORE:
            option.textElideMode = Qt.TextElideMode.ElideLeft

    def _font(self, *, bold: bool) -> QFont:
        font = reading_font(interface_pixels(_READING_PIXELS))
        font.setBold(bold)
        return font
