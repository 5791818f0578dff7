"""Notices when a record is changed or removed by somebody else while it is open."""

from __future__ import annotations

import hashlib
import os
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from soat_core.storage import FileStamp
from soat_gui.session import Session
from soat_gui.workplace import Workplace


class DiskWatch(QObject):
    """Looks when the clerk comes back to the window or to the report: that is when it matters."""

    noticed = Signal(object, bool)
    """A ``Session`` whose record is another on the disk, and whether it is there at all.  Once for
    each state that it is found in."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace.window)
        self._desk = workplace.desk
        self._tasks = workplace.tasks
        self._told: dict[Session, str] = {}
        self._desk.shown.connect(lambda _session: self.look())
        self._desk.closed.connect(lambda session: self._told.pop(session, None))
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.applicationStateChanged.connect(self._came_back)

    def look(self) -> None:
        """Compare the record of the report in front with the disk, which may take its time."""
        session = self._desk.session
        if session is None or session.record is None or session.stamp is None:
            return
        stamp = session.stamp
        self._tasks.run(
            partial(_state, session.record, stamp), partial(self._found, session, stamp), _ignore
        )

    def _came_back(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            self.look()

    def _found(self, session: Session, stamp: FileStamp, state: str) -> None:
        is_past = session not in self._desk.sessions or session.stamp is not stamp
        if is_past or session.is_saving or state == stamp.sha256:
            self._told.pop(session, None)
        elif self._told.get(session) != state:
            self._told[session] = state
            self.noticed.emit(session, bool(state))


def _state(path: Path, stamp: FileStamp) -> str:
    """The SHA-256 of a file, which is read only if it looks another than ``stamp``; empty where
    there is none."""
    try:
        status = os.stat(path)
        if (status.st_size, status.st_mtime_ns) == (stamp.size, stamp.mtime_ns):
            return stamp.sha256
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""


def _ignore(_error: Exception) -> None:
    """Nobody asked."""
