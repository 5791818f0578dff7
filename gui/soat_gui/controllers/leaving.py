"""Closing reports and the window: nothing that was not saved goes unasked."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from soat_gui.prompts import Unsaved
from soat_gui.saving import Saver
from soat_gui.session import Session
from soat_gui.workplace import Workplace


class Leaving(QObject):
    """Asks about unsaved work, of which half a word that is being typed is a part."""

    def __init__(
        self, workplace: Workplace, saver: Saver, save: Callable[[Session], object]
    ) -> None:
        """``save`` begins to save a report, or asks where to."""
        super().__init__(workplace.window)
        self._desk = workplace.desk
        self._prompts = workplace.prompts
        self._unfinished = workplace.unfinished
        self._saver = saver
        self._save = save

    def may_close(self, sessions: Sequence[Session]) -> bool:
        """Whether these reports may be closed.  Where that is refused, all is as it was."""
        self._saver.finish(sessions)
        unsaved = [one for one in sessions if self._would_lose(one)]
        if unsaved and self._desk.session not in unsaved:
            self._desk.show(unsaved[0])
        if unsaved:
            answer = self._prompts.unsaved_work([session.name for session in unsaved])
            if answer is Unsaved.CANCEL:
                return False
            if answer is Unsaved.SAVE:
                return self._unfinished.record() and all(map(self._save_now, unsaved))
        if self._desk.session in sessions:
            self._unfinished.drop()
        return True

    def _would_lose(self, session: Session) -> bool:
        if session.is_practice:
            return False
        writes = session is self._desk.session and self._unfinished.is_there
        return session.is_modified or writes

    def _save_now(self, session: Session) -> bool:
        """Whether a report is saved when this returns."""
        self._save(session)
        self._saver.finish([session])
        return not session.is_modified
