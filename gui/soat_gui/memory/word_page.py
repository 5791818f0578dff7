"""The clerk's own words: their table, and a field for a new one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from soat_gui.commands.bindings import Bindings
from soat_gui.fields import Field
from soat_gui.memory.table_view import TableView


class WordPage(QWidget):
    """Says which word is wanted; the table is filled by others."""

    added = Signal(str)

    def __init__(self, table: TableView, bindings: Bindings) -> None:
        super().__init__()
        self.field = Field(bindings)
        self.field.setPlaceholderText(self.tr("a name, a place, an office: up to four words"))
        label = QLabel(self.tr("&New word or phrase:"))
        label.setBuddy(self.field)
        button = QPushButton(self.tr("&Add"))
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False: self._add())
        row, layout = QHBoxLayout(), QVBoxLayout(self)
        row.setSpacing(8)
        row.addWidget(label)
        row.addWidget(self.field, 1)
        row.addWidget(button)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(table, 1)
        layout.addLayout(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.field.hasFocus():
            self._add()
        else:
            super().keyPressEvent(event)

    def _add(self) -> None:
        text = self.field.text().strip()
        if text:
            self.added.emit(text)
