"""The locks of the open reports: taken on opening, kept up, given back on closing."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from soat_core.files import Barrier, OpenedFile, ReadOnly
from soat_core.journal.opening import record_of
from soat_core.locking import HEARTBEAT_S, LockedError, RecordLock, holder_of, lock_path
from soat_gui.session import Session
from soat_gui.tasks import Tasks

_LOOK_AGAIN_MS = 15_000
"""So often it is looked whether a report that somebody else has open is free by now."""


@dataclass
class _Held:
    """A lock and the report that has it."""

    lock: RecordLock
    record: Path


class Locks(QObject):
    """Follows the reports on the desk.  All files are touched in a thread of its own: a network
    drive may take its time."""

    taken_away = Signal(object)
    """A ``Session`` whose record somebody else has taken over."""
    freed = Signal(object)
    """A ``Session`` that was opened for reading and that nobody else has open any more."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = Tasks(self)
        self._held: dict[Session, _Held] = {}
        # the thread that opens files takes the locks, the window's hears of them with the report
        self._guard = threading.Lock()
        self._fresh: dict[Path, RecordLock] = {}
        self._waiting: list[Session] = []
        self._heart = QTimer(self)
        self._heart.setInterval(HEARTBEAT_S * 1000)
        self._heart.timeout.connect(self._beat)
        self._again = QTimer(self)
        self._again.setInterval(_LOOK_AGAIN_MS)
        self._again.timeout.connect(self.look)

    def with_lock(
        self, read: Callable[[], OpenedFile], who: str, *, force: bool = False
    ) -> OpenedFile:
        """The file that ``read`` reads, its record locked for ``who``; for reading only where
        somebody else has it, unless ``force`` takes it from them.  In any thread."""
        opened = read()
        if opened.read_only is not None:
            return opened
        record = record_of(opened)
        try:
            lock = RecordLock.take(record, who, force=force)
        except LockedError as error:
            return opened.only_readable(ReadOnly(Barrier.LOCKED, error.holder))
        if lock is not None:
            with self._guard:
                self._fresh[lock.path] = lock
        return opened

    def attach(self, session: Session) -> None:
        """A report has come to the desk."""
        if session.read_only is not None:
            if session.read_only.barrier is Barrier.LOCKED:
                self._waiting.append(session)
                self._again.start()
            return
        session.saved_changed.connect(partial(self._follow_record, session))
        if session.place is None or session.is_practice or session.is_shipped:
            return
        with self._guard:
            lock = self._fresh.pop(lock_path(session.place), None)
        lock = lock or self._shared(session.place)
        if lock is not None:
            self._held[session] = _Held(lock, session.place)
            self._heart.start()

    def detach(self, session: Session) -> None:
        """A report has gone from the desk."""
        if session in self._waiting:
            self._waiting.remove(session)
        held = self._held.pop(session, None)
        if held is not None and self._shared(held.record) is None:
            self._run(held.lock.release)

    def look(self) -> None:
        """See whether reports that are open for reading are free by now."""
        for session in self._waiting:
            place = session.place
            if place is not None:
                self._run(partial(holder_of, place), partial(self._looked, session))
        if not self._waiting:
            self._again.stop()

    def close(self) -> None:
        """Give all locks back."""
        self._heart.stop()
        self._again.stop()
        self._tasks.close()
        for held in self._held.values():
            held.lock.release()
        for lock in self._fresh.values():
            lock.release()
        self._held.clear()

    # Within

    def _shared(self, record: Path) -> RecordLock | None:
        """The lock of a record that another open report has."""
        path = lock_path(record)
        return next((h.lock for h in self._held.values() if h.lock.path == path), None)

    def _follow_record(self, session: Session) -> None:
        """A record was written, maybe to another place than before."""
        place = session.place
        held = self._held.get(session)
        if session.is_saving or place is None or session.is_practice:
            return
        if held is None or held.lock.path != lock_path(place):
            self.detach(session)
            who = session.review.who.name
            self._run(partial(_taken, place, who), partial(self._moved, session, place))

    def _moved(self, session: Session, place: Path, lock: RecordLock | None) -> None:
        if lock is None:
            return
        if session.place == place:
            self._held[session] = _Held(lock, place)
            self._heart.start()
        else:
            self._run(lock.release)

    def _beat(self) -> None:
        for session, held in self._held.items():
            self._run(held.lock.keep, partial(self._kept, session))
        if not self._held:
            self._heart.stop()

    def _kept(self, session: Session, is_ours: bool) -> None:
        if not is_ours and self._held.pop(session, None) is not None:
            self.taken_away.emit(session)

    def _looked(self, session: Session, holder: object) -> None:
        if holder is None and session in self._waiting:
            self._waiting.remove(session)
            self.freed.emit(session)

    def _run(
        self, work: Callable[[], object], done: Callable[[object], object] = lambda _: None
    ) -> None:
        def failed(error: Exception) -> None:
            if not isinstance(error, OSError):
                raise error

        self._tasks.run(work, done, failed)


def _taken(place: Path, who: str) -> RecordLock | None:
    """Of a record that was just written there: nobody is asked for leave."""
    try:
        return RecordLock.take(place, who)
    except LockedError:
        return None
