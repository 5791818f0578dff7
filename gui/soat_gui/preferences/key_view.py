"""The table of commands and keys: rows are chosen, Enter and Delete act on them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView

from soat_gui.preferences.key_table import DEFAULT, KEYS, KeyTable
from soat_gui.tables.row_table import RowTable

_WIDTHS = {KEYS: 190, DEFAULT: 160}


class KeyView(RowTable):
    """One row at a time; Tab leaves the table."""

    asked = Signal()
    """Another key is wanted for the row."""
    emptied = Signal()
    """No key is wanted for the row."""

    def __init__(self, model: KeyTable) -> None:
        super().__init__()
        self._keys = model
        self.setModel(model)
        model.dataChanged.connect(self._show_default)
        self.setAlternatingRowColors(True)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self.horizontalHeader().setDefaultAlignment(left)

    def arrange(self) -> None:
        super().arrange()
        self.keep_widths(_WIDTHS)
        for column in _WIDTHS:
            self.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
        self._show_default()

    def _show_default(self) -> None:
        """While no key was changed, titles have the room of the keys that there were before."""
        self.setColumnHidden(DEFAULT, not self._keys.has_changes)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.asked.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.emptied.emit()
        else:
            super().keyPressEvent(event)
