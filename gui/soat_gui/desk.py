"""The reports that are open, and which of them is in front."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from soat_gui.session import Session


class Desk(QObject):
    """Everything that shows something of a report follows ``shown``.

    What happens to the report in front is told here again, so that who shows it need not follow
    from one report to the next.
    """

    opened = Signal(object)
    """A ``Session`` that was not there before; ``shown`` follows if it comes to the front."""
    shown = Signal(object)
    """The ``Session`` that is in front from now on, or None."""
    closed = Signal(object)
    """A ``Session`` that is gone; it is deleted when control returns to the event loop."""
    ordered = Signal()
    """The tabs stand in another order."""

    changed = Signal(object)
    """``Changes`` of the report in front."""
    suggested = Signal(int, int)
    """As ``Session.suggested``, of the report in front."""
    reranked = Signal(object)
    """As ``Session.reranked``, of the report in front."""
    saved_changed = Signal()
    """As ``Session.saved_changed``, of the report in front."""

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

    def put(
        self,
        session: Session,
        *,
        in_place_of: Session | None = None,
        at: int | None = None,
        in_front: bool = True,
    ) -> None:
        """Lay a report on the desk: in the place of another, as the tab ``at``, else as the last.

        The first one is in front whatever ``in_front`` says.
        """
        if in_place_of in self._sessions:
            at = self._sessions.index(in_place_of)
        self._sessions.insert(len(self._sessions) if at is None else at, session)
        session.setParent(self)
        self.opened.emit(session)
        if in_front or self._front is None:
            self.show(session)
        if in_place_of is not None:
            self.remove(in_place_of)

    def show(self, session: Session) -> None:
        """Bring a report to the front."""
        if session is not self._front:
            self._bring(session)

    def step(self, by: int) -> None:
        """Bring the report ``by`` tabs further to the front, round and round."""
        if self._front is not None:
            at = self._sessions.index(self._front) + by
            self.show(self._sessions[at % len(self._sessions)])

    def move(self, session: Session, to: int) -> None:
        """Give a report another place among the tabs."""
        at = self._sessions.index(session)
        to = min(max(0, to), len(self._sessions) - 1)
        if at != to:
            self._sessions.insert(to, self._sessions.pop(at))
            self.ordered.emit()

    def remove(self, session: Session) -> None:
        """Take a report off the desk; the one beside it comes to the front."""
        at = self._sessions.index(session)
        del self._sessions[at]
        if session is self._front:
            left = self._sessions
            self._bring(left[min(at, len(left) - 1)] if left else None)
        self.closed.emit(session)
        session.deleteLater()

    def _bring(self, session: Session | None) -> None:
        old, self._front = self._front, session
        if old is not None:
            self._tell(old, again=False)
        if session is not None:
            self._tell(session, again=True)
        self.shown.emit(session)

    def _tell(self, session: Session, *, again: bool) -> None:
        for theirs, mine in (
            (session.changed, self.changed),
            (session.suggested, self.suggested),
            (session.reranked, self.reranked),
            (session.saved_changed, self.saved_changed),
        ):
            if again:
                theirs.connect(mine)
            else:
                theirs.disconnect(mine)
