"""Standing on a row of a table."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QAbstractItemView


def stand_on(view: QAbstractItemView, row: int, column: int = 0) -> None:
    """Make a row the current one and the only chosen one.

    Not by ``selectRow``, nor ``setCurrentIndex`` of the view: those ask which keys are held down,
    and of a shortcut with Ctrl they take the row out of what is chosen.
    """
    flag = QItemSelectionModel.SelectionFlag
    index = view.model().index(row, column)
    view.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)
    view.scrollTo(index)
