"""Menus and actions of a window, made from the command table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from soat_gui.commands.keys import shown_key
from soat_gui.commands.table import COMMANDS, MENUS, Command, Context

Guard = Callable[[Callable[[], None]], None]


class Registry(QObject):
    """Binds commands to the methods of controllers.

    ``guard`` calls every command: the one place where errors meant for people are shown.
    """

    def __init__(self, window: QMainWindow, controllers: Mapping[str, Any], guard: Guard) -> None:
        super().__init__(window)
        self._window = window
        self._controllers = controllers
        self._guard = guard
        self._menus: dict[str, QMenu] = {}
        self._groups: dict[str, QActionGroup] = {}
        self.actions: dict[str, QAction] = {}
        """The action of every command that has one, by identity."""
        last_group: dict[str, int] = {}
        for command in COMMANDS:
            if command.numbered and command.context is Context.WINDOW:
                self._add_numbered(command)
            elif command.menu or command.context is Context.WINDOW:
                self._add(command, last_group)
        self.retranslate()

    def run(self, command: Command, number: int = 0) -> None:
        """Do a command, whichever way it was asked for."""
        controller, _, method = command.callback.partition(".")
        call = getattr(self._controllers[controller], method)
        if command.numbered:
            self._guard(lambda: call(number))
        elif command.argument is not None:
            self._guard(lambda: call(command.argument))
        else:
            self._guard(call)

    def retranslate(self) -> None:
        for path, menu in self._menus.items():
            menu.setTitle(QCoreApplication.translate("commands", MENUS[path]))
        for command in COMMANDS:
            action = self.actions.get(command.identity)
            if action is None:
                continue
            # Single keys are no shortcuts of the window; the menu only shows them.
            key = "" if command.context is Context.WINDOW else "\t" + shown_key(command.keys[0])
            action.setText(command.text + key)

    def _add(self, command: Command, last_group: dict[str, int]) -> None:
        action = self._action(command)
        self.actions[command.identity] = action
        if command.context is Context.WINDOW:
            action.setShortcuts([QKeySequence(key) for key in command.keys])
        if command.toggle:
            action.setCheckable(True)
        elif command.checkable:
            action.setCheckable(True)
            if command.menu not in self._groups:
                self._groups[command.menu] = QActionGroup(self)
            self._groups[command.menu].addAction(action)
        if command.menu:
            top = command.menu.partition("/")[0]
            if last_group.setdefault(top, command.group) != command.group:
                self._menu(top).addSeparator()
                last_group[top] = command.group
            self._menu(command.menu).addAction(action)

    def _add_numbered(self, command: Command) -> None:
        for number, key in enumerate(command.keys, 1):
            self._action(command, number).setShortcut(QKeySequence(key))

    def _action(self, command: Command, number: int = 0) -> QAction:
        action = QAction(self._window)
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        # Only the table decides what is where; Qt must not move "Quit" or "About" by their names.
        action.setMenuRole(QAction.MenuRole.NoRole)
        action.triggered.connect(lambda _checked=False: self.run(command, number))
        self._window.addAction(action)
        return action

    def _menu(self, path: str) -> QMenu:
        if path not in self._menus:
            top, _, sub = path.partition("/")
            if sub:
                self._menus[path] = self._menu(top).addMenu("")
            else:
                self._menus[path] = self._window.menuBar().addMenu("")
        return self._menus[path]
