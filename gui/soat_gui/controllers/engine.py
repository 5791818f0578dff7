"""How far the engine has read the report, halting it, and what is said when it fails."""

from __future__ import annotations

from PySide6.QtCore import QObject

from soat_core.engine.apart.link import DefectError
from soat_core.errors import SoatError
from soat_gui.engine_state import EngineState
from soat_gui.errors import write_log
from soat_gui.message_bar import Kind
from soat_gui.session import Session
from soat_gui.workplace import Workplace


class EngineController(QObject):
    """What the clerk looks at is always suggested; the rest can be halted and taken up again."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace.window)
        self._suggester, self._status = workplace.suggester, workplace.status
        self._messages = workplace.messages
        self._suggester.failed.connect(self._failed)
        self._suggester.finding_failed.connect(self._finding_failed)
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

    # When it fails

    def _failed(self, error: Exception, session: Session | None) -> None:
        """Say so once; everything but the suggestions goes on."""
        reason = self._reason(error)
        if session is None:
            text = self.tr("There will be no suggestions: {reason} Everything else works.")
            told = text.format(reason=reason)
        else:
            text = self.tr(
                "There will be no suggestions for {name}: {reason} Everything else works."
            )
            told = text.format(name=session.name, reason=reason)
        self._messages.show_message(Kind.WARNING, told)

    def _finding_failed(self, error: Exception, session: Session) -> None:
        """What is typed is still taken."""
        text = self.tr(
            "In {name} no words are found for what you type: {reason} Everything else works."
        )
        told = text.format(name=session.name, reason=self._reason(error))
        self._messages.show_message(Kind.WARNING, told)

    def _reason(self, error: Exception) -> str:
        """A sentence; what nobody expected is logged."""
        if isinstance(error, SoatError):
            reason = str(error)
        else:
            write_log(error)
            reason = self._unexpected(error)
        return reason.rstrip(".") + "."

    def _unexpected(self, error: Exception) -> str:
        if isinstance(error, OSError):
            return self.tr("files of the program are missing or damaged; please install Soát again")
        name = error.name if isinstance(error, DefectError) else type(error).__name__
        return self.tr("unexpected error ({name})").format(name=name)
