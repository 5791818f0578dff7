"""What is being written and is not recorded yet: the word in the field, a note."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from soat_core.errors import ActionError
from soat_gui.editor.typing import TypingMode


class Unfinished(QObject):
    """Saving leaves it alone: half a word is no decision.  Closing must not lose it unasked."""

    refused = Signal(str)
    """Why what was written could not be recorded."""

    def __init__(self, typing: TypingMode, parent: QObject) -> None:
        super().__init__(parent)
        self._typing = typing
        self._others: list[tuple[Callable[[], bool], Callable[[], object]]] = []

    def add(self, is_there: Callable[[], bool], drop: Callable[[], object]) -> None:
        """Something else that is written, recorded at ``TypingMode.committing``; ``drop`` forgets
        it."""
        self._others.append((is_there, drop))

    @property
    def is_there(self) -> bool:
        """Whether something was written in the report in front."""
        return self._typing.is_modified or any(is_there() for is_there, _ in self._others)

    def record(self) -> bool:
        """Decide on it as it stands; whether that was possible."""
        try:
            self._typing.commit()
        except ActionError as error:
            self.refused.emit(str(error))
            return False
        return True

    def drop(self) -> None:
        """Forget it."""
        self._typing.discard()
        for _, drop in self._others:
            drop()
