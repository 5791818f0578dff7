"""A table of the memory's window, for the keyboard as much as for the mouse."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from soat_gui.memory.models import Table
from soat_gui.tables.row_table import RowTable
from soat_gui.theme import interface_pixels

_EDITING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
_HEADER = 32
_PADDING = 42
"""Pixels that a heading takes beside its words: margins and the arrow of the order."""


class TableView(RowTable):
    """Rows are chosen as wholes.  Enter and F2 edit, Delete asks to forget, Ctrl+1 … sorts."""

    forget = Signal()

    row_pixels = 28

    def __init__(self, table: Table[Any], wide: Sequence[int], parent: QWidget) -> None:
        """``wide`` are the columns of text, which share the room that is left."""
        super().__init__(parent, several=True)
        self._table = table
        self._wide = wide
        self.leading = wide[-1]
        self.setModel(table)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setAlternatingRowColors(True)
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.sectionClicked.connect(self.sort_by)

    @property
    def chosen(self) -> list[Any]:
        """The rows that are selected, from above."""
        return [self._table.row(number) for number in self.chosen_rows]

    def sort_by(self, column: int) -> None:
        """By a column; the other way round where it is sorted by that already."""
        if column >= len(self._table.columns):
            return
        order = self._table.first_order(column)
        if (column, order) == self._table.sorting:
            rising, falling = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
            order = falling if order is rising else rising
        self._table.sort(column, order)
        self.stand(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = event.key(), event.modifiers()
        if self.state() == QAbstractItemView.State.EditingState:
            event.accept()  # what the field has had its share of
        elif key == Qt.Key.Key_Delete:
            self.forget.emit()
        elif key in _EDITING and self.currentIndex().isValid():
            self.edit(self.currentIndex().siblingAtColumn(self._wide[-1]))
        elif (
            modifiers == Qt.KeyboardModifier.ControlModifier and Qt.Key.Key_1 <= key <= Qt.Key.Key_9
        ):
            self.sort_by(key - Qt.Key.Key_1)
        else:
            super().keyPressEvent(event)

    def edit(self, index: QModelIndex, *rest: Any) -> Any:  # type: ignore[override]
        """Only what may be edited: Qt warns of anything else."""
        if rest:
            return super().edit(index, *rest)
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            super().edit(index)
        return None

    def arrange(self) -> None:
        super().arrange()
        header = self.horizontalHeader()
        header.setFixedHeight(interface_pixels(_HEADER))
        self.keep_widths({})
        metrics = header.fontMetrics()
        for column in set(range(len(self._table.columns))).difference(self._wide):
            texts = self._table.title(column), "00/00/0000"
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(column, max(map(metrics.horizontalAdvance, texts)) + _PADDING)
