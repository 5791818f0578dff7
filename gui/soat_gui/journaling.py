"""The journals of the open reports: read when a report is opened, written off the GUI thread."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from soat_core.files import OpenedFile
from soat_core.forgetting import forget_readings
from soat_core.journal import (
    Journal,
    JournalError,
    Kept,
    Scribe,
    default_folder,
    journal_of,
    journal_path,
    rescued,
)
from soat_core.journal.opening import record_of, with_history
from soat_core.journal.shelf import tidy
from soat_core.scans.kept_readings import FOLDER_NAME, tidy_readings
from soat_gui.session import Session
from soat_gui.tasks import AFTER_DRAWING_MS, Tasks

_AGAIN_MS = 1000
"""A disk that did not take something is asked again after so long."""


@dataclass
class _Keeping:
    """A report whose history is kept."""

    scribe: Scribe
    is_writing: bool = False
    has_failed: bool = False

    @property
    def journal(self) -> Journal:
        return self.scribe.journal


class Journaling(QObject):
    """Follows the reports on the desk.  A thread of its own writes as soon as there is something
    to write; what comes meanwhile goes with the next write."""

    failed = Signal(object)
    """A ``JournalError``: something is not on the disk.  Told once, until it goes well again."""
    lost = Signal(object)
    """A ``Session`` whose history is not kept any more, since the report was opened once more."""

    def __init__(self, folder: Path | None, parent: QObject) -> None:
        """``folder`` None is that of the person."""
        super().__init__(parent)
        self.folder = folder or default_folder()
        self.readings = self.folder.with_name(FOLDER_NAME)
        """Where is kept what was read of scans."""
        self._tasks = Tasks(self, after_ms=AFTER_DRAWING_MS)
        self._kept: dict[Session, _Keeping] = {}
        self._unfinished: list[Callable[[], object]] = []
        # the thread that opens files asks which journals are held by this window
        self._guard = threading.Lock()
        self._held: dict[Path, Journal] = {}
        self._leaving: dict[Path, Journal] = {}
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_AGAIN_MS)
        self._again.timeout.connect(self._write_all)

    @property
    def is_settled(self) -> bool:
        """Whether everything that was done is on the disk."""
        settled = all(one.journal.is_settled for one in self._kept.values())
        return settled and not self._unfinished

    def keeps(self, session: Session) -> bool:
        """Whether the history of a report outlasts the program."""
        return session in self._kept

    # Files

    def with_history(self, read: Callable[[], OpenedFile], *, shipped: bool = False) -> OpenedFile:
        """The file that ``read`` reads, with what is kept of its report.  In any thread."""
        opened = read()
        if opened.read_only is not None:
            return opened
        place = journal_path(self.folder, record_of(opened, shipped), opened.document.report)
        with self._guard:
            live, leaving = self._held.get(place), self._leaving.get(place)
        if leaving is not None:
            with contextlib.suppress(JournalError):  # whoever closes it tells
                leaving.close()
        return with_history(opened, self.folder, shipped=shipped, live=live)

    def rescue(self, session: Session, kept: Kept) -> OpenedFile:
        """The unsaved work that does not go with the file as it is.  Raises ``JournalError``."""
        assert kept.unsaved is not None
        return rescued(session.opened, kept, kept.unsaved.node)

    # Reports

    def attach(self, session: Session) -> None:
        """Keep the history of a report that was just opened."""
        kept = session.kept
        if kept is None or kept.journal is None:
            return
        journal = kept.journal
        before = [one for one, keeping in self._kept.items() if keeping.journal is journal]
        for one in before:
            self._let_go(one)
            self.lost.emit(one)
        sha256 = session.stamp.sha256 if session.stamp is not None else None
        scribe = Scribe(
            kept.recovered, journal, sha256, partial(self._wake, session), takes_over=bool(before)
        )
        self._kept[session], session.scribe = _Keeping(scribe), scribe
        session.saved_changed.connect(partial(self._follow_record, session))
        with self._guard:
            self._held[journal.path] = journal

    def detach(self, session: Session) -> None:
        """The report was closed; what was not saved is not wanted."""
        keeping = self._kept.get(session)
        if keeping is not None:
            self.discard(session)
            self._let_go(session)
            self._leave(keeping.journal, keeping.journal.close)

    def discard(self, session: Session) -> None:
        """What was not saved is not wanted."""
        if session in self._kept and session.is_modified:
            self._kept[session].scribe.discarded()

    def forget(self, session: Session) -> None:
        """Remove the history of a report from the disk and from memory.

        Raises ``JournalError``.
        """
        keeping = self._kept.get(session)
        if keeping is not None:
            keeping.journal.forget()
        session.forget_history()
        scans = session.opened.pages.paths if session.opened.pages else ()
        forget_readings([session.came_from or session.source, *scans], self.readings)
        if keeping is not None:
            keeping.scribe.forgotten()

    def tidy(self) -> None:
        """Keep the journals of a working life from filling the disk."""
        self._run(partial(tidy, self.folder))
        self._run(partial(tidy_readings, self.readings))

    def close(self) -> None:
        """Everything is on the disk then.  Raises the first ``JournalError``."""
        for session in list(self._kept):
            self.detach(session)
        self._again.stop()
        self._tasks.close()
        errors: list[JournalError] = []
        for work in self._unfinished:  # done twice is done once
            try:
                work()
            except JournalError as error:
                errors.append(error)
        if errors:
            raise errors[0]

    # Within

    def _let_go(self, session: Session) -> None:
        self._kept.pop(session).scribe.leave()
        session.scribe = None

    def _follow_record(self, session: Session) -> None:
        """A record was written, maybe to another place than before."""
        keeping = self._kept.get(session)
        if keeping is None or session.is_saving or session.record is None:
            return
        if journal_path(self.folder, session.record, session.report) == keeping.journal.path:
            keeping.scribe.stays()
            self._wake(session)  # to make it shorter
        else:
            self._move(session, keeping, session.record)

    def _move(self, session: Session, keeping: _Keeping, record: Path) -> None:
        left = keeping.journal
        try:
            joined = journal_of(session.document, record, self.folder)
        except JournalError as error:
            self._complain(keeping, error)
            return
        departure = keeping.scribe.moves_to(joined)
        with self._guard:
            self._held[joined.path] = joined
        self._leave(left, departure.finish)

    def _leave(self, journal: Journal, work: Callable[[], object]) -> None:
        """Do what remains to be done with a journal that nobody tells anything any more."""
        with self._guard:
            self._held.pop(journal.path, None)
            self._leaving[journal.path] = journal
        self._run(work, partial(self._left, journal))

    def _left(self, journal: Journal) -> None:
        with self._guard:
            if self._leaving.get(journal.path) is journal:
                del self._leaving[journal.path]

    def _run(self, work: Callable[[], object], done: Callable[[], object] = lambda: None) -> None:
        """Something that is to be done also when the window is closed before."""
        self._unfinished.append(work)

        def finished(_result: object) -> None:
            self._unfinished.remove(work)
            done()

        def failed(error: Exception) -> None:
            finished(None)
            if not isinstance(error, JournalError):
                raise error
            self.failed.emit(error)

        self._tasks.run(work, finished, failed)

    # Writing

    def _wake(self, session: Session) -> None:
        """Something was noted."""
        keeping = self._kept.get(session)
        if keeping is not None and not keeping.is_writing:
            keeping.is_writing = True
            self._tasks.run(
                keeping.journal.flush,
                partial(self._written, session),
                partial(self._not_written, session),
            )

    def _written(self, session: Session, _result: object) -> None:
        keeping = self._kept.get(session)
        if keeping is None:
            return
        keeping.is_writing = keeping.has_failed = False
        if not keeping.journal.is_settled:
            self._wake(session)

    def _not_written(self, session: Session, error: Exception) -> None:
        keeping = self._kept.get(session)
        if keeping is not None:
            keeping.is_writing = False
            self._complain(keeping, error)
            self._again.start()

    def _complain(self, keeping: _Keeping, error: Exception) -> None:
        if not isinstance(error, JournalError):
            raise error
        if not keeping.has_failed:
            keeping.has_failed = True
            self.failed.emit(error)

    def _write_all(self) -> None:
        for session, keeping in list(self._kept.items()):
            if not keeping.journal.is_settled:
                self._wake(session)
