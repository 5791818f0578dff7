"""Menus tick what is on, whoever switched it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from soat_gui.commands.registry import Registry
from soat_gui.commands.table import COMMANDS
from soat_gui.docks import Docks
from soat_gui.settings import Settings


class MenuTicks(QObject):
    """Follows the settings and the docks."""

    def __init__(
        self,
        registry: Registry,
        settings: Settings,
        docks: Docks,
        *,
        language: Callable[[], str],
        theme: Callable[[], str],
        remembers: Callable[[], bool],
    ) -> None:
        """``language`` and ``theme`` are what is shown, which may be another than is kept."""
        super().__init__(registry)
        self._actions = registry.actions
        self._settings, self._docks = settings, docks
        self._language, self._theme, self._remembers = language, theme, remembers
        settings.changed.connect(self.refresh)
        docks.shown.connect(self.refresh)
        self.refresh()

    def refresh(self, *_: object) -> None:
        self._choose("language", self._language())
        self._choose("theme", self._theme())
        self._actions["remember"].setChecked(self._remembers())
        self._actions["interlinear"].setChecked(self._settings.interlinear)
        self._actions["annotation-marks"].setChecked(self._settings.shows_annotations)
        self._actions["strip"].setChecked(self._settings.shows_strip)
        for command in COMMANDS:
            if command.callback == "docks.toggle" and command.argument is not None:
                shown = self._docks.is_shown(command.argument)
                self._actions[command.identity].setChecked(shown)

    def _choose(self, path: str, chosen: str) -> None:
        for identity, action in self._actions.items():
            if identity.startswith(f"{path}-"):
                action.setChecked(identity == f"{path}-{chosen}")
