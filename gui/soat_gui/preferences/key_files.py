"""Taking the clerk's keys along: export and import, and what could not be taken."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from soat_core.errors import SoatError
from soat_core.storage import read_file, write_atomically
from soat_gui.commands.bindings import Bindings
from soat_gui.commands.command import plain
from soat_gui.commands.key_file import MAX_BYTES, KeysRead, read_keys, write_keys
from soat_gui.commands.keys import shown_key
from soat_gui.message_bar import Kind, MessageBar
from soat_gui.places import documents
from soat_gui.prompts import Prompts

_FILE_NAME = "phim-soat.json"
_MANY = 6
"""More than so many are not named one by one."""


class KeyFiles(QObject):
    """Says in the message bar what came of it."""

    def __init__(
        self, bindings: Bindings, prompts: Prompts, messages: MessageBar, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._bindings = bindings
        self._prompts = prompts
        self._messages = messages

    def export(self) -> None:
        path = self._prompts.keys_to_export(documents() / _FILE_NAME)
        if path is not None:
            self._try(lambda: self._export(path))

    def import_file(self) -> None:
        path = self._prompts.keys_to_import(documents())
        if path is not None:
            self._try(lambda: self._import(path))

    def _export(self, path: Path) -> None:
        # The dialog has asked about a file that is there.
        write_atomically(path, write_keys(self._bindings), overwrite=True, keep_previous=False)
        self._say(self.tr("The keys were exported to {path}.").format(path=path))

    def _import(self, path: Path) -> None:
        data, _ = read_file(path, MAX_BYTES)
        read = read_keys(data, str(path), self._bindings)
        self._bindings.take(read.own)
        self._say(" ".join((self.tr("The keys were imported."), *self._left_out(read))))

    def _left_out(self, read: KeysRead) -> list[str]:
        """What of a file could not be taken, in sentences."""
        said = []
        clashing = [
            f"{shown_key(key)} ({plain(command.text)})"
            for command in self._bindings.commands
            for key in read.own.get(command.identity, ())
            if key and key not in self._bindings.keys(command)
        ]
        if read.unknown:
            words = self.tr("Left out, since there is no such command here: {names}.")
            said.append(words.format(names=_listed(read.unknown)))
        if read.refused or clashing:
            words = self.tr("Left out, since the key is not free: {names}.")
            said.append(words.format(names=_listed([*read.refused, *clashing])))
        return said

    def _try(self, act: Callable[[], None]) -> None:
        try:
            act()
        except SoatError as error:
            self._messages.show_error(error)

    def _say(self, text: str) -> None:
        self._messages.show_message(Kind.INFO, text)


def _listed(names: list[str]) -> str:
    """Some names; of many only the first."""
    shown = ", ".join(name[:60] for name in names[:_MANY])
    return f"{shown}, … ({len(names)})" if len(names) > _MANY else shown
