"""All commands with their keys, for Qt's table."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from soat_gui.commands.bindings import Bindings
from soat_gui.commands.command import Command, plain, spoken_title
from soat_gui.commands.keys import shown_keys, standard
from soat_gui.commands.search import fold, score

TITLE, KEYS, DEFAULT = range(3)
_NOWHERE = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


class KeyTable(QAbstractTableModel):
    """Holds which commands are shown; their keys are those of the bindings."""

    def __init__(self, bindings: Bindings, parent: QObject) -> None:
        super().__init__(parent)
        self._bindings = bindings
        self._commands: Sequence[Command] = bindings.commands
        bindings.changed.connect(self._renew)

    def look_for(self, text: str) -> None:
        """Show only what fits some letters of a title, or a key, the best first."""
        query, every = fold(text), self._bindings.commands
        self.beginResetModel()
        if query:
            ranked = [(score(query, *self._found_by(command)), command) for command in every]
            ranked.sort(key=lambda pair: -pair[0])
            self._commands = [command for fit, command in ranked if fit]
        else:
            self._commands = every
        self.endResetModel()

    def command(self, row: int) -> Command:
        return self._commands[row]

    @property
    def has_changes(self) -> bool:
        """Whether any command has other keys than at first."""
        return any(map(self._is_changed, self._bindings.commands))

    def row_of(self, command: Command) -> int | None:
        return self._commands.index(command) if command in self._commands else None

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._commands)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else 3

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("Command"), self.tr("Keys"), self.tr("Before it was changed"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        command = self._commands[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._words(command, index.column())
        if role == Qt.ItemDataRole.FontRole and self._is_changed(command) and index.column() < 2:
            font = QFont()
            font.setBold(True)
            return font
        return None

    def _words(self, command: Command, column: int) -> str:
        if column == TITLE:
            return spoken_title(command)
        if column == KEYS:
            return self._bindings.shown(command)
        if not self._is_changed(command):
            return ""
        keys = tuple(map(standard, command.keys))
        return shown_keys(keys, numbered=command.numbered) or self.tr("none")

    def _is_changed(self, command: Command) -> bool:
        return self._bindings.keys(command) != tuple(map(standard, command.keys))

    def _found_by(self, command: Command) -> tuple[tuple[str, str], str]:
        """Titles and keys, folded."""
        titles = fold(spoken_title(command)), fold(plain(command.title))
        return titles, fold(self._bindings.shown(command))

    def _renew(self) -> None:
        last = self.index(max(0, self.rowCount() - 1), DEFAULT)
        self.dataChanged.emit(self.index(0, 0), last)
