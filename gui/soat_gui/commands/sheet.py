"""The sheet of keys (F1), made from the command table."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from soat_gui.commands.keys import shown_keys
from soat_gui.commands.table import COMMANDS, MENUS, Command

_COLUMNS = (("review", "file"), ("edit", "help"), ("view",))
"""So that the sheet fits on a screen of 1366 to 768."""


class ShortcutSheet(QDialog):
    """All keys at a glance; stays open beside the work until Esc or F1."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(26, 22, 26, 24)
        layout.setSpacing(44)
        for sections in _COLUMNS:
            column = QVBoxLayout()
            column.setSpacing(7)
            for section in sections:
                column.addWidget(_Section(section))
                column.addSpacing(10)
            column.addStretch(1)
            layout.addLayout(column)
        self.retranslate()

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        for section in self.findChildren(_Section):
            section.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F1:
            self.close()
        else:
            super().keyPressEvent(event)


class _Section(QWidget):
    """The commands of one menu."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(1, 1)
        self._heading = QLabel()
        font = self._heading.font()
        font.setBold(True)
        self._heading.setFont(font)
        grid.addWidget(self._heading, 0, 0, 1, 2)
        grid.setColumnMinimumWidth(0, 165)
        self._rows: list[tuple[list[Command], QLabel, QLabel]] = []
        for commands in _alike(name):
            key, title = QLabel(), QLabel()
            key.setObjectName("keycap")
            row = len(self._rows) + 1
            grid.addWidget(key, row, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(title, row, 1)
            self._rows.append((commands, key, title))

    def retranslate(self) -> None:
        heading = QCoreApplication.translate("commands", MENUS[self._name])
        self._heading.setText(heading.replace("&", ""))
        either = QCoreApplication.translate("commands", " or ")
        for commands, key, title in self._rows:
            key.setText(either.join(map(shown_keys, commands)))
            title.setText(plain(commands[0].text))


def plain(title: str) -> str:
    """A title without what belongs to menus only."""
    return title.replace("&", "").rstrip("…")


def _alike(section: str) -> list[list[Command]]:
    """The commands of a section that have keys; those that do the same under one name together."""
    rows: dict[tuple[str, str], list[Command]] = {}
    for command in COMMANDS:
        if command.section == section and command.keys:
            rows.setdefault((command.callback, plain(command.title)), []).append(command)
    return list(rows.values())
