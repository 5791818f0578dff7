"""The clerk's memory: on or off, its window, and what goes wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from soat_core.errors import SoatError
from soat_gui.message_bar import Kind, sentence
from soat_gui.remembering import Remembering
from soat_gui.workplace import Workplace

if TYPE_CHECKING:
    from soat_gui.memory.dialog import MemoryDialog


class MemoryController(QObject):
    """Nothing that goes wrong with the memory keeps anybody from working."""

    def __init__(self, workplace: Workplace, remembering: Remembering) -> None:
        super().__init__(workplace.window)
        self._remembering = remembering
        self._settings = workplace.settings
        self._prompts = workplace.prompts
        self._messages = messages = workplace.messages
        self._typing = workplace.page.view.typing
        self._window = workplace.window
        self._bindings = workplace.bindings
        self._dialog: MemoryDialog | None = None
        self._untold: list[SoatError] = []
        self._settings.changed.connect(self._chosen)
        # What was chosen in a message may itself have something to say first.
        messages.closed.connect(lambda: QTimer.singleShot(0, self, self._tell))

    def toggle(self) -> None:
        """Acts at once and is remembered."""
        on = not self._remembering.is_on
        self._settings.remembers = on
        if on:
            text = self.tr("From now on your choices are remembered for other reports.")
        else:
            text = self.tr(
                "From now on your choices count for this report only. What was remembered before "
                "is still there: see Review, Memory."
            )
        self._messages.show_message(Kind.INFO, text)

    def _chosen(self, name: str) -> None:
        """Here, or in the preferences."""
        if name == "remembers" and self._settings.remembers is not self._remembering.is_on:
            self._remembering.switch(self._settings.remembers)

    def show(self) -> None:
        self._typing.commit()
        if self._dialog is None:
            from soat_gui.memory.dialog import MemoryDialog  # made when it is first shown

            self._dialog = MemoryDialog(
                self._remembering, self._prompts, self._bindings, self._window
            )
            self._dialog.finished.connect(self._closed)
            self._dialog.open()

    def complain(self, error: SoatError) -> None:
        """A question that is open is answered first."""
        self._untold.append(error)
        self._tell()

    def _closed(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None
        self._remembering.stop_asking()

    def _tell(self) -> None:
        if self._untold and not self._messages.choices:
            self._messages.show_message(Kind.WARNING, sentence(self._untold.pop(0)))
