"""Menus and actions of a window, made from the command table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from soat_gui.commands.bindings import Bindings
from soat_gui.commands.keys import shown_key
from soat_gui.commands.mnemonics import told_apart
from soat_gui.commands.table import MENUS, Command, Context

Guard = Callable[[Callable[[], None]], None]


class Registry(QObject):
    """Binds commands to the methods of controllers.  Titles are there after ``retranslate``.

    ``guard`` calls every command: the one place where errors meant for people are shown.
    """

    about_to_run = Signal(object)
    """A ``Command`` that is run next."""
    ran = Signal(object)
    """A ``Command`` that was run, whatever came of it."""

    def __init__(
        self,
        window: QMainWindow,
        controllers: Mapping[str, Any],
        bindings: Bindings,
        guard: Guard,
        settle: Callable[[], object],
    ) -> None:
        """``settle`` records what is being typed; it comes before what acts on the current word,
        wherever that was asked for."""
        super().__init__(window)
        self._settle = settle
        self._bindings = bindings
        self._window = window
        self._controllers = controllers
        self._guard = guard
        self._menus: dict[str, QMenu] = {}
        self._groups: dict[str, QActionGroup] = {}
        self.actions: dict[str, QAction] = {}
        """The action of every command that has one, by identity."""
        self._numbered: dict[str, list[QAction]] = {}
        last_group: dict[str, int] = {}
        for command in bindings.commands:
            if command.numbered and command.context is Context.WINDOW:
                self._add_numbered(command)
            elif command.menu or command.context is Context.WINDOW:
                self._add(command, last_group)
        bindings.changed.connect(self._rebind)
        self._bind()

    def run(self, command: Command, number: int = 0) -> None:
        """Do a command, whichever way it was asked for."""
        self.about_to_run.emit(command)
        self._call(command, number)
        self.ran.emit(command)

    def _call(self, command: Command, number: int) -> None:
        call = self.method(command)
        if command.numbered:
            call = partial(call, number)
        elif command.argument is not None:
            call = partial(call, command.argument)

        def act() -> None:
            if command.context is Context.REVIEW:
                self._settle()
            call()

        self._guard(act)

    def method(self, command: Command) -> Callable[..., Any]:
        """What a command calls."""
        controller, _, method = command.callback.partition(".")
        call: Callable[..., Any] = getattr(self._controllers[controller], method)
        return call

    def menu(self, path: str) -> QMenu:
        """A menu of the window, to be shown elsewhere too."""
        return self._menus[path]

    def obstacle(self, command: Command) -> str:
        """Why a command cannot be done now; empty when it can, or when only trying will tell.

        A controller that knows has a method ``obstacle``, called with the name of the method and
        the argument of the command.
        """
        action = self.actions.get(command.identity)
        if action is not None and not action.isEnabled():
            return self.tr("Not possible at the moment")
        controller, _, method = command.callback.partition(".")
        ask = getattr(self._controllers[controller], "obstacle", None)
        return "" if ask is None else str(ask(method, command.argument))

    def retranslate(self) -> None:
        for path, menu in self._menus.items():
            menu.setTitle(QCoreApplication.translate("commands", MENUS[path]))
        for command in self._bindings.commands:
            action = self.actions.get(command.identity)
            if action is not None:
                action.setText(command.text + self._shown_beside(command))
        for menu in self._menus.values():
            entries = [one for one in menu.actions() if one.text()]
            for entry, title in zip(entries, told_apart([e.text() for e in entries]), strict=True):
                entry.setText(title)

    def _shown_beside(self, command: Command) -> str:
        """The key of a command, where the menu would not show it by itself or by another name."""
        keys = self._bindings.keys(command)
        shown = shown_key(keys[0]) if keys else ""
        is_by_itself = command.context is Context.WINDOW and shown in keys[:1]
        return "\t" + shown if shown and not is_by_itself else ""

    def _bind(self) -> None:
        """Give every action the keys it has now."""
        for command in self._bindings.commands:
            keys = [QKeySequence(key) for key in self._bindings.keys(command)]
            if command.identity in self._numbered:
                actions = self._numbered[command.identity]
                for number, action in enumerate(actions):
                    action.setShortcuts(keys[number : number + 1])
            elif command.context is Context.WINDOW:
                self.actions[command.identity].setShortcuts([*keys, *_on_key_pad(keys)])

    def _rebind(self) -> None:
        self._bind()
        self.retranslate()  # menus show keys

    def _add(self, command: Command, last_group: dict[str, int]) -> None:
        action = self._action(command)
        self.actions[command.identity] = action
        action.setObjectName(command.identity)
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
        numbers = range(1, len(command.keys) + 1)
        self._numbered[command.identity] = [self._action(command, number) for number in numbers]

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


def _on_key_pad(keys: Sequence[QKeySequence]) -> list[QKeySequence]:
    """The Enter key of the key pad means the same as the other."""
    written = [key.toString(QKeySequence.SequenceFormat.PortableText) for key in keys]
    return [QKeySequence(key.replace("Return", "Enter")) for key in written if "Return" in key]


def lend_undo(window: QWidget, dialog: QWidget) -> None:
    """Undo and redo of the report act in a dialog of its window too."""
    dialog.addActions([one for one in window.actions() if one.objectName() in ("undo", "redo")])
