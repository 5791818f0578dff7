"""The command palette: offered where the clerk stands, done there."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from soat_gui.commands.command import Command
from soat_gui.commands.registry import Registry
from soat_gui.palette.entries import Entry, entries, run_last
from soat_gui.palette.overlay import Palette
from soat_gui.theme import Theme
from soat_gui.workplace import Workplace


class PaletteController(QObject):
    """A command asked for here does what its key would have done where the palette was opened."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace.window)
        self._desk = workplace.desk
        self._view = workplace.page.view
        self._status = workplace.status
        self._settings = workplace.settings
        self._bindings = workplace.bindings
        self._registry: Registry | None = None
        self._before: QWidget | None = None
        self._sources: list[Callable[[], Sequence[Entry]]] = []
        self.palette = Palette(workplace.page, workplace.bindings)
        self.palette.chosen.connect(self._do)
        self.palette.refused.connect(self._status.say)
        self.palette.left.connect(self._go_back)

    def set_theme(self, theme: Theme) -> None:
        self.palette.set_theme(theme)

    def offer(self, registry: Registry) -> None:
        """What can be done, and how; to be told before anything else."""
        self._registry = registry

    def offer_more(self, source: Callable[[], Sequence[Entry]]) -> None:
        """What else can be asked for, after the commands of the table; asked whenever it opens."""
        self._sources.append(source)

    def open(self) -> None:
        """Open it; a second time, go back."""
        if self.palette.isVisible():
            self._go_back()
            return
        self._before = QApplication.focusWidget()
        commands = entries(
            self._bindings,
            self._obstacle,
            self._settings.recent_commands,
            editing=self._view.typing.is_on,
        )
        self.palette.open([*commands, *(entry for more in self._sources for entry in more())])

    def _do(self, command: Command) -> None:
        self._go_back()
        if command in self._bindings.commands:
            recent = self._settings.recent_commands
            self._settings.recent_commands = run_last(command.identity, recent)
        assert self._registry is not None
        self._registry.run(command)

    def _go_back(self) -> None:
        before, self._before = self._before, None
        target = before if before is not None and _is_there(before) else self._view
        target.setFocus()
        self.palette.hide()

    def _obstacle(self, command: Command) -> str:
        if command.wants_report and self._desk.session is None:
            return self.tr("No report is open")
        assert self._registry is not None
        return self._registry.obstacle(command)


def _is_there(widget: QWidget) -> bool:
    return bool(isValid(widget)) and widget.isVisible()
