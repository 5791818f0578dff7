"""Writes exports while work goes on."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, Qt, Signal

from soat_core import files
from soat_core.errors import SoatError
from soat_core.snapshot import Snapshot, document_of
from soat_gui.tasks import Tasks


class _Stopped(Exception):
    """The clerk does not want it any more; nothing was written."""


@dataclass(frozen=True)
class Export:
    """What is to be written: the report as it was when this was made."""

    snapshot: Snapshot
    path: Path
    fmt: str
    """Identity of one of ``soat_core.writers.FORMATS``."""
    beside: Path
    """The report's file."""
    engine_version: str
    pictures: Sequence[Path] = ()
    """Files that the clerk said are the pictures of its pages."""
    stopped: threading.Event = field(default_factory=threading.Event)

    def write(self, exporter: Exporter) -> None:
        """Raises ``SoatError``; then, and when it is stopped, the file is as it was."""
        files.export(
            document_of(self.snapshot), self.path, self.fmt, overwrite=True, beside=self.beside,
            engine_version=self.engine_version, progress=partial(self._tell, exporter),
            pictures=self.pictures,
        )  # fmt: skip

    def _tell(self, exporter: Exporter, done: int, count: int) -> None:
        if self.stopped.is_set():
            raise _Stopped
        exporter.progressed.emit(self, done, count)


class Exporter(QObject):
    """One export after the other, in a thread of its own."""

    progressed = Signal(object, int, int)
    """An ``Export``, how many of its pages are written, and all of them.  Sent by the other thread,
    and received in the receiver's."""
    begun = Signal(object)
    """An ``Export``."""
    done = Signal(object)
    """An ``Export`` whose file is on the disk now."""
    stopped = Signal(object)
    """An ``Export`` that was given up; the file is as it was."""
    failed = Signal(object, object)
    """An ``Export`` and the ``SoatError`` that hinders it."""
    _idle = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = Tasks(self)
        self._waiting: list[Export] = []

    @property
    def is_busy(self) -> bool:
        return bool(self._waiting)

    def export(self, export: Export) -> None:
        """Begin to write; one of ``done``, ``stopped`` and ``failed`` follows."""
        self._waiting.append(export)
        self.begun.emit(export)
        self._tasks.run(
            partial(export.write, self),
            partial(self._written, export),
            partial(self._failed, export),
        )

    def stop(self, export: Export) -> None:
        """Give it up at the next page; what is about to be written already is written."""
        export.stopped.set()

    def finish(self) -> None:
        """Return when nothing is being written any more; the window takes no keys meanwhile."""
        loop = QEventLoop()
        self._idle.connect(loop.quit, Qt.ConnectionType.QueuedConnection)
        while self._waiting:
            loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)

    def close(self) -> None:
        """To be called when nothing is being written."""
        self._tasks.close()

    def _written(self, export: Export, _result: object) -> None:
        self._end(export)
        self.done.emit(export)

    def _failed(self, export: Export, error: Exception) -> None:
        self._end(export)
        if isinstance(error, _Stopped):
            self.stopped.emit(export)
        elif isinstance(error, SoatError):
            self.failed.emit(export, error)
        else:
            raise error

    def _end(self, export: Export) -> None:
        self._waiting.remove(export)
        if not self._waiting:
            self._idle.emit()
