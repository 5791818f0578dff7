"""Keeps the parts that are found in one report in step with its text."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from soat_core.annotating.proposals import Proposal, part_proposals
from soat_core.edits import Edit
from soat_core.snapshot import Snapshot
from soat_gui.looking import Looking
from soat_gui.session import Session
from soat_gui.tasks import Tasks


class PartsKeeper(QObject):
    """The parts of a report as the program sees them, whatever was decided about them.

    They are looked for while they are wanted, in the text as it is shown, in another thread.
    """

    found = Signal()
    """They were looked for (again)."""

    def __init__(self, session: Session, tasks: Tasks) -> None:
        super().__init__(session)
        self.parts: list[Proposal] = []
        """By place, as they were found last."""
        self._looking = Looking(session, tasks, _look, self._have)

    @property
    def is_settled(self) -> bool:
        """Whether the parts are those of the text as it is now."""
        return self._looking.is_settled

    def want(self, wanted: bool) -> None:
        """Whether anybody looks at what is found."""
        self._looking.want(wanted)

    def close(self) -> None:
        self._looking.close()

    def _have(self, parts: list[Proposal]) -> None:
        self.parts = parts
        self.found.emit()


def _look(now: Snapshot, shown: Sequence[Edit]) -> list[Proposal]:
    """In another thread."""
    return part_proposals(now, shown)
