"""The reports that are open, and which of them is in front."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from soat_gui.session import Session


class Desk(QObject):
    """Everything that shows something of a report follows ``shown``."""

    opened = Signal(object)
    """A ``Session`` that was not there before; ``shown`` follows."""
    shown = Signal(object)
    """The ``Session`` that is in front from now on, or None."""
    closed = Signal(object)
    """A ``Session`` that is gone; it is deleted when control returns to the event loop."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sessions: list[Session] = []
        self._front: Session | None = None

    @property
    def session(self) -> Session | None:
        """The report in front."""
        return self._front

    @property
    def sessions(self) -> Sequence[Session]:
        """All open reports, in the order of their tabs."""
        return tuple(self._sessions)

    def put(self, session: Session, *, in_place_of: Session | None = None) -> None:
        """Lay a report on the desk, in front of the others."""
        at = len(self._sessions)
        if in_place_of in self._sessions:
            at = self._sessions.index(in_place_of)
        self._sessions.insert(at, session)
        session.setParent(self)
        self.opened.emit(session)
        self.show(session)
        if in_place_of is not None:
            self.remove(in_place_of)

    def show(self, session: Session) -> None:
        """Bring a report to the front."""
        if session is not self._front:
            self._front = session
            self.shown.emit(session)

    def remove(self, session: Session) -> None:
        """Take a report off the desk; the one beside it comes to the front."""
        at = self._sessions.index(session)
        del self._sessions[at]
        if session is self._front:
            beside = self._sessions[min(at, len(self._sessions) - 1)] if self._sessions else None
            self._front = beside
            self.shown.emit(beside)
        self.closed.emit(session)
        session.deleteLater()
