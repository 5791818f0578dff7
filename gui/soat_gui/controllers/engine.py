"""How far the engine has read the report, and halting it."""

from __future__ import annotations

from PySide6.QtCore import QObject

from soat_gui.suggester import EngineState
from soat_gui.workplace import Workplace


class EngineController(QObject):
    """What the clerk looks at is always suggested; the rest can be halted and taken up again."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace.window)
        self._suggester, self._status = workplace.suggester, workplace.status
        self._suggester.progressed.connect(self._show)
        self._suggester.state_changed.connect(lambda _state: self._show())
        self._status.engine.halted.connect(self._halt)
        self._status.engine.left.connect(workplace.page.view.setFocus)

    def toggle(self) -> None:
        """Halt the engine, or let it go on."""
        suggester = self._suggester
        if suggester.is_paused:
            self._halt(False)
            self._status.say(self.tr("Looking at the rest of the pages"))
        elif suggester.state is EngineState.WORKING:
            self._halt(True)
            self._status.say(self.tr("Only what you look at is suggested from now on"))
        else:
            self._status.say(self.tr("Every page has been looked at"))

    def _halt(self, halt: bool) -> None:
        if halt:
            self._suggester.pause()
        else:
            self._suggester.go_on()

    def _show(self) -> None:
        suggester = self._suggester
        self._status.show_engine(suggester.state, suggester.progress, paused=suggester.is_paused)
