"""Going from one open report to another."""

from __future__ import annotations

from PySide6.QtCore import QObject

from soat_gui.session import Session
from soat_gui.workplace import Workplace


class TabController(QObject):
    """Text being typed is committed before another report comes to the front."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace.window)
        self._desk = workplace.desk
        self._view = workplace.page.view
        self._messages = workplace.messages
        self._status = workplace.status

    def show(self, session: Session) -> None:
        self._view.typing.commit()
        if session is not self._desk.session:
            self._leave_question()
            self._desk.show(session)

    def next(self) -> None:
        self._step(1)

    def previous(self) -> None:
        self._step(-1)

    def move_right(self) -> None:
        self._move(1)

    def move_left(self) -> None:
        self._move(-1)

    def _step(self, by: int) -> None:
        self._view.typing.commit()
        if self._has_others():
            self._leave_question()
            self._desk.step(by)

    def _move(self, by: int) -> None:
        session = self._desk.session
        if session is not None and self._has_others():
            self._desk.move(session, self._desk.sessions.index(session) + by)

    def _has_others(self) -> bool:
        """Say so when there is nowhere to go."""
        if len(self._desk.sessions) > 1:
            return True
        self._status.say(self.tr("No other report is open"))
        return False

    def _leave_question(self) -> None:
        """It is about the report that was in front."""
        if self._messages.choices:
            self._messages.dismiss()
