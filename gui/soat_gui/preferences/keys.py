"""Preferences: which keys do what."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from soat_gui.commands.bindings import Bindings
from soat_gui.commands.command import Command, spoken_title
from soat_gui.commands.keys import counted_keys, refusal, shown_key
from soat_gui.fields import SearchField
from soat_gui.message_bar import Choice, Kind, MessageBar
from soat_gui.preferences.capture import KeyCapture
from soat_gui.preferences.key_files import KeyFiles
from soat_gui.preferences.key_table import TITLE, KeyTable
from soat_gui.preferences.key_view import KeyView
from soat_gui.prompts import Prompts
from soat_gui.theme import interface_pixels


class KeysPage(QWidget):
    """Find a command, press its new key.  A key that another command has is only taken from it
    when that is wanted."""

    def __init__(self, bindings: Bindings, prompts: Prompts, messages: MessageBar) -> None:
        super().__init__()
        self._bindings = bindings
        self._messages = messages
        self._files = KeyFiles(bindings, prompts, messages, self)
        self._adds = False
        self.model = KeyTable(bindings, self)
        self.field = SearchField(bindings, self)
        self.view = KeyView(self.model)
        self.capture = KeyCapture()
        self._below = QStackedWidget()
        self._assemble()
        self._connect()
        self.stand_on(0)

    @property
    def current(self) -> Command | None:
        index = self.view.currentIndex()
        return self.model.command(index.row()) if index.isValid() else None

    def stand_on(self, row: int) -> None:
        self.view.setCurrentIndex(self.model.index(row, TITLE))

    # Doing

    def change(self) -> None:
        """Wait for the key that takes the place of those there are."""
        self._listen(adds=False)

    def add(self) -> None:
        """Wait for one more key."""
        self._listen(adds=True)

    def remove(self) -> None:
        """The command has no key any more; it stays in the menu and in the palette."""
        if self.current is not None and any(self._bindings.keys(self.current)):
            self._bindings.choose(self.current, ())

    def reset(self) -> None:
        command = self.current
        if command is None:
            return
        holders = [self._bindings.holder(command, key) for key in command.keys]
        taken = next((one for one in holders if one is not None), None)
        if taken is None:
            self._bindings.reset(command)
        else:
            self._ask_to_take(taken, lambda: self._bindings.reset(command))

    def reset_all(self) -> None:
        if not self._bindings.own:
            text = self.tr("All keys are as they were at first.")
            self._messages.show_message(Kind.INFO, text)
            return
        self._messages.show_message(
            Kind.WARNING,
            self.tr("Give all commands the keys they had at first?"),
            [
                Choice(self.tr("Leave them"), self.view.setFocus),
                Choice(self.tr("Give them back"), self._bindings.reset_all),
            ],
        )

    # Catching a key

    def _listen(self, *, adds: bool) -> None:
        command = self.current
        if command is None:
            return
        self._adds = adds
        self._messages.dismiss()
        self._below.setCurrentWidget(self.capture)
        title = spoken_title(command)
        if command.numbered:
            words = self.tr("Press the key of number 1 for “{title}”. Esc leaves it as it is.")
        else:
            words = self.tr("Press the new key for “{title}”. Esc leaves it as it is.")
        self.capture.invite(words.format(title=title))

    def _caught(self, key: str) -> None:
        command = self.current
        if command is None:
            return
        keys = counted_keys(key, len(command.keys)) if command.numbered else (key,)
        if not keys:
            self._refuse(key, self.tr("This command needs keys from 1 on."))
            return
        if why := refusal(keys[0], command):
            self._refuse(key, why)
            return
        before = self._bindings.keys(command) if self._adds and not command.numbered else ()
        holder = next(filter(None, (self._bindings.holder(command, one) for one in keys)), None)
        if holder is None:
            self._give(command, (*before, *keys))
        else:
            self._leave_capture()
            self._ask_to_take(holder, lambda: self._give(command, (*before, *keys)), key)

    def _refuse(self, key: str, why: str) -> None:
        """Say why not, and go on waiting."""
        again = self.tr("Press another key, or Esc.")
        self.capture.invite(f"{shown_key(key)}: {why} {again}")

    def _give(self, command: Command, keys: tuple[str, ...]) -> None:
        self._bindings.choose(command, keys)
        self._leave_capture()

    def _ask_to_take(self, holder: Command, take: Callable[[], object], key: str = "") -> None:
        if key:
            text = self.tr("{key} is the key of “{title}”.").format(
                key=shown_key(key), title=spoken_title(holder)
            )
        else:
            text = self.tr("“{title}” has this key now.").format(title=spoken_title(holder))
        self._messages.show_message(
            Kind.WARNING,
            text,
            [
                Choice(self.tr("Leave it there"), self.view.setFocus),
                Choice(self.tr("Take it"), lambda: self._after(take)),
            ],
        )

    def _after(self, take: Callable[[], object]) -> None:
        take()
        self._leave_capture()

    def _leave_capture(self) -> None:
        self._below.setCurrentIndex(0)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    # Putting together

    def _assemble(self) -> None:
        self.field.setPlaceholderText(self.tr("Find a command or a key; marks may be left out"))
        self.field.setAccessibleName(self.tr("Find a command or a key"))
        self.field.setClearButtonEnabled(True)
        self.view.setAccessibleName(self.tr("Commands and their keys"))
        buttons = QWidget()
        column = QVBoxLayout(buttons)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(interface_pixels(8))
        column.addLayout(self._row_buttons())
        column.addLayout(self._all_buttons())
        self._below.addWidget(buttons)
        self._below.addWidget(self.capture)
        self._below.setFixedHeight(buttons.sizeHint().height())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2, 2, 2, 2)
        layout.setSpacing(interface_pixels(9))
        layout.addWidget(self.field)
        layout.addWidget(self.view, 1)
        layout.addWidget(self._below)

    def _row_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(interface_pixels(8))
        self.change_button = _button(self.tr("&Change key… (Enter)"), self.change)
        self.add_button = _button(self.tr("A&dd a key…"), self.add)
        self.remove_button = _button(self.tr("&No key (Delete)"), self.remove)
        self.reset_button = _button(self.tr("As at &first"), self.reset)
        for button in (
            self.change_button, self.add_button, self.remove_button, self.reset_button,
        ):  # fmt: skip
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _all_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(interface_pixels(8))
        self.reset_all_button = _button(self.tr("&All as at first…"), self.reset_all)
        self.import_button = _button(self.tr("&Import…"), self._files.import_file)
        self.export_button = _button(self.tr("&Export…"), self._files.export)
        row.addWidget(self.reset_all_button)
        row.addStretch(1)
        row.addWidget(self.import_button)
        row.addWidget(self.export_button)
        return row

    def _connect(self) -> None:
        self.field.searched.connect(self._look)
        self.field.stepped.connect(self._step)
        self.view.asked.connect(self.change)
        self.view.emptied.connect(self.remove)
        self.view.doubleClicked.connect(self.change)
        self.view.selectionModel().currentChanged.connect(self._moved)
        self.capture.pressed.connect(self._caught)
        self.capture.given_up.connect(self._leave_capture)
        self._bindings.changed.connect(self._moved)

    def _look(self, text: str) -> None:
        self.model.look_for(text)
        self.stand_on(0)
        self._moved()

    def _step(self, key: int) -> None:
        """From the field into the table."""
        if self.current is None:
            return
        if key == Qt.Key.Key_Return:
            self.change()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown):
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _moved(self, *_: object) -> None:
        command = self.current
        has_keys = command is not None and any(self._bindings.keys(command))
        self.change_button.setEnabled(command is not None)
        self.add_button.setEnabled(command is not None and not command.numbered)
        self.remove_button.setEnabled(has_keys)
        self.reset_button.setEnabled(command is not None and self._bindings.is_own(command))


def _button(label: str, act: Callable[[], object]) -> QPushButton:
    button = QPushButton(label)
    button.setAutoDefault(False)
    button.clicked.connect(lambda _checked=False: act())
    return button
