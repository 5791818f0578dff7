"""One menu on the sheet of keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from soat_gui.commands.bindings import Bindings
from soat_gui.commands.command import Command, menu_title, plain
from soat_gui.commands.search import fold, score
from soat_gui.theme import interface_pixels


class SheetSection(QWidget):
    """The commands of one menu."""

    def __init__(self, name: str, bindings: Bindings) -> None:
        super().__init__()
        self._name = name
        self._bindings = bindings
        self._heading = QLabel()
        font = self._heading.font()
        font.setBold(True)
        self._heading.setFont(font)
        self._grid = grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(interface_pixels(14))
        grid.setVerticalSpacing(interface_pixels(4))
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._heading, 0, 0, 1, 2)
        self._rows = [_Row(commands, bindings) for commands in alike(bindings.commands, name)]
        for number, row in enumerate(self._rows, 1):
            grid.addWidget(row.key, number, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(row.title, number, 1)

    @property
    def length(self) -> int:
        return len(self._rows) + 2

    @property
    def key_width(self) -> int:
        """Pixels that the keys need."""
        return max((row.key.sizeHint().width() for row in self._rows), default=0)

    def set_key_width(self, pixels: int) -> None:
        """So that the titles of sections below each other stand in one column."""
        self._grid.setColumnMinimumWidth(0, pixels)

    def retranslate(self) -> None:
        self._heading.setText(menu_title(self._name))
        for row in self._rows:
            row.retranslate()

    def look(self, query: str) -> bool:
        """Show only what fits a folded query; whether anything does."""
        found = [row.look(query) for row in self._rows]
        self.setVisible(any(found))
        return any(found)


class _Row:
    """Commands that do the same under one name, in one line."""

    def __init__(self, commands: Sequence[Command], bindings: Bindings) -> None:
        self._commands = commands
        self._bindings = bindings
        self.key, self.title = QLabel(), QLabel()
        self.key.setObjectName("keycap")
        for label in (self.key, self.title):
            label.setTextFormat(Qt.TextFormat.PlainText)

    def retranslate(self) -> None:
        either = QCoreApplication.translate("commands", " or ")
        self.key.setText(either.join(filter(None, map(self._bindings.shown, self._commands))))
        self.title.setText(plain(self._commands[0].text))

    def look(self, query: str) -> bool:
        """What has no key is not on the sheet."""
        title, key = fold(self.title.text()), fold(self.key.text())
        fits = bool(key) and (not query or score(query, [title], key) > 0)
        self.key.setVisible(fits)
        self.title.setVisible(fits)
        return fits


def alike(every: Sequence[Command], section: str) -> list[list[Command]]:
    """The commands of a section; those that do the same under one name together."""
    rows: dict[tuple[str, str | None, str], list[Command]] = {}
    for command in every:
        if command.section == section:
            what = command.callback, command.argument, plain(command.title)
            rows.setdefault(what, []).append(command)
    return list(rows.values())
