"""Writes records while work goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QEventLoop, QObject, Signal

from soat_core.errors import OutputError
from soat_core.storage import FileStamp
from soat_gui.session import Saving, Session
from soat_gui.tasks import Tasks


class _Wish(NamedTuple):
    """A save that waits until the one under way has ended."""

    path: Path | None
    overwrite: bool


class Saver(QObject):
    """A record of 200,000 tokens takes seconds to write and to check: it is made from a snapshot,
    in a thread of its own.  Saves of one report are made in the order in which they were asked for.
    """

    saved = Signal(object)
    """The ``Session`` whose record is on the disk now."""
    refused = Signal(object, object, object)
    """A ``Session``, the ``Path`` asked for (or None) and the ``OutputError`` that hinders."""
    _idle = Signal()

    def __init__(self, engine_version: Callable[[], str], parent: QObject) -> None:
        super().__init__(parent)
        self._engine_version = engine_version
        self._tasks = Tasks(self)
        self._wishes: dict[Session, list[_Wish]] = {}

    @property
    def is_busy(self) -> bool:
        return bool(self._wishes)

    def save(self, session: Session, path: Path | None = None, *, overwrite: bool = False) -> None:
        """Begin to write the record to ``path``, else to its place; ``saved`` or ``refused``
        follows."""
        wish = _Wish(path, overwrite)
        waiting = self._wishes.setdefault(session, [])
        if wish not in waiting[1:]:  # the first one is under way
            waiting.append(wish)
        if not session.is_saving:
            self._begin(session)

    def finish(self, sessions: Iterable[Session]) -> None:
        """Return when nothing of these reports is being written any more.

        The window is drawn meanwhile, but takes no keys.
        """
        wanted = set(sessions)
        loop = QEventLoop()
        self._idle.connect(loop.quit)
        while wanted & self._wishes.keys():
            loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)

    def close(self) -> None:
        """To be called when nothing is being written."""
        self._tasks.close()

    def _begin(self, session: Session) -> None:
        wish = self._wishes[session][0]
        saving = session.begin_saving(
            wish.path, overwrite=wish.overwrite, engine_version=self._engine_version()
        )
        self._tasks.run(
            saving.write,
            partial(self._written, session, saving),
            partial(self._failed, session, saving, wish),
        )

    def _written(self, session: Session, saving: Saving, stamp: FileStamp) -> None:
        session.end_saving(saving, stamp)
        waiting = self._wishes[session]
        del waiting[0]
        if waiting:
            self._begin(session)
        else:
            self._end(session)
        self.saved.emit(session)

    def _failed(self, session: Session, saving: Saving, wish: _Wish, error: Exception) -> None:
        session.end_saving(saving, None)
        self._end(session)
        if not isinstance(error, OutputError):
            raise error
        self.refused.emit(session, wish.path, error)

    def _end(self, session: Session) -> None:
        del self._wishes[session]
        self._idle.emit()
