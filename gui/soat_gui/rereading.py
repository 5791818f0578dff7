"""Reads parts of reports' pictures again, one after the other, in a thread of its own."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import QObject, Signal

from soat_core.scans.locating import PagePicture
from soat_core.scans.rereading import Rereader
from soat_core.scans.tesseract import Cancelled, require
from soat_core.second_reading import SecondReading
from soat_core.text import Span
from soat_gui.session import Session
from soat_gui.tasks import Tasks


@dataclass(eq=False)
class Job:
    """One page, or a line or word on it, that is to be read."""

    session: Session
    picture: PagePicture
    line: int | None = None
    span: Span | None = None
    number: int = 1
    """Which page it is of those that were asked for together, and of how many."""
    count: int = 1
    is_stopped: bool = field(default=False, init=False)

    @property
    def is_page(self) -> bool:
        return self.line is None and self.span is None

    def read(self) -> list[SecondReading]:
        """Runs in the other thread.  Raises ``InputError`` and ``Cancelled``."""
        reader = Rereader(self.session.report, require())
        if self.span is not None:
            return reader.word(self.picture, self.span, self._stopped)
        if self.line is not None:
            return reader.line(self.picture, self.line, self._stopped)
        return reader.page(self.picture, self._stopped)

    def _stopped(self) -> bool:
        return self.is_stopped


class Rereadings(QObject):
    """The jobs that wait.  Lines and words, for which the clerk waits too, go before pages."""

    arrived = Signal(object, object)
    """A ``Job``, and the ``SecondReading`` objects that it gave, by place."""
    failed = Signal(object, object)
    """A ``Job`` and its exception.  Whatever waited is dropped."""
    progressed = Signal()
    """``current`` is another."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = Tasks(self)
        self._waiting: deque[Job] = deque()
        self.current: Job | None = None

    @property
    def is_busy(self) -> bool:
        return self.current is not None or bool(self._waiting)

    def ask(self, jobs: Iterable[Job]) -> None:
        """Read these too."""
        for job in jobs:
            if job.is_page:
                self._waiting.append(job)
            else:
                self._waiting.appendleft(job)
        self._next()

    def stop(self, session: Session | None = None) -> None:
        """Drop what is asked of one report, or all of it."""
        self._waiting = deque(
            job for job in self._waiting if session is not None and job.session is not session
        )
        if self.current is not None and session in (None, self.current.session):
            self.current.is_stopped = True

    def close(self) -> None:
        self.stop()
        self._tasks.close()

    def _next(self) -> None:
        if self.current is not None:
            return
        self.current = self._waiting.popleft() if self._waiting else None
        self.progressed.emit()
        if self.current is not None:
            job = self.current
            self._tasks.run(job.read, partial(self._done, job), partial(self._refused, job))

    def _done(self, job: Job, readings: list[SecondReading]) -> None:
        self.current = None
        if not job.is_stopped:
            self.arrived.emit(job, readings)
        self._next()

    def _refused(self, job: Job, error: Exception) -> None:
        self.current = None
        if not job.is_stopped and not isinstance(error, Cancelled):
            self._waiting.clear()
            self.failed.emit(job, error)
        self._next()
