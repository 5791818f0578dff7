"""The table of commands and keys: rows are chosen, Enter and Delete act on them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from soat_gui.preferences.key_table import DEFAULT, KEYS, TITLE, KeyTable
from soat_gui.theme import interface_pixels


class KeyView(QTableView):
    """One row at a time; Tab leaves the table."""

    asked = Signal()
    """Another key is wanted for the row."""
    emptied = Signal()
    """No key is wanted for the row."""

    def __init__(self, model: KeyTable) -> None:
        super().__init__()
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setAlternatingRowColors(True)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(interface_pixels(27))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        for column, width in ((KEYS, 190), (DEFAULT, 160)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            self.setColumnWidth(column, interface_pixels(width))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.asked.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.emptied.emit()
        else:
            super().keyPressEvent(event)
