"""Exporting: what, how and where to is asked first, then it is written while work goes on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, QUrl
from PySide6.QtGui import QDesktopServices

from soat_core.errors import SoatError
from soat_core.snapshot import Snapshot, snapshot_of
from soat_core.storage import protect_source
from soat_core.writers import FORMATS
from soat_gui.exporting import Export, Exporter
from soat_gui.message_bar import Choice, Kind
from soat_gui.places import proposed_export
from soat_gui.session import Session
from soat_gui.workplace import Workplace

_PATIENCE_MS = 700
"""What is written sooner needs no message about how far it is."""


class ExportController(QObject):
    """Ctrl+E."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace.window)
        self._desk, self._status = workplace.desk, workplace.status
        self._messages, self._prompts = workplace.messages, workplace.prompts
        self._suggester, self._unfinished = workplace.suggester, workplace.unfinished
        self.exporter = Exporter(self)
        self.pictures_of: Callable[[Session], Sequence[Path]] = lambda _session: ()
        """The files that the clerk said are pictures of a report."""
        self._shown: Export | None = None
        """Whose progress the message bar tells."""
        self._pages = 0, 0
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self._patience.timeout.connect(self._show_progress)
        self._current: Export | None = None
        exporter = self.exporter
        exporter.begun.connect(self._begun)
        exporter.progressed.connect(self._progressed)
        exporter.done.connect(self._done)
        exporter.stopped.connect(self._stopped)
        exporter.failed.connect(self._failed)
        self._messages.closed.connect(self._message_closed)

    def export(self) -> None:
        """Ask first, when what is on the screen is not what was decided."""
        session = self._desk.session
        if session is None:
            return
        open_ones = len(session.review.everything_batch())
        if not open_ones:
            self._ask_where(session, as_shown=False)
            return
        self._messages.show_message(
            Kind.INFO,
            self.tr(
                "%n suggestion(s) is/are not decided yet. What shall be exported?", "", open_ones
            ),
            [
                Choice(
                    self.tr("As on the screen, with suggestions"),
                    lambda: self._if_open(session, as_shown=True),
                ),
                Choice(
                    self.tr("Only what was decided"),
                    lambda: self._if_open(session, as_shown=False),
                ),
            ],
        )

    def _if_open(self, session: Session, *, as_shown: bool) -> None:
        """The question may have stood there for long."""
        if session in self._desk.sessions:
            self._ask_where(session, as_shown=as_shown)

    def _ask_where(self, session: Session, *, as_shown: bool) -> None:
        formats = [fmt for fmt in FORMATS if fmt.is_offered and fmt.fits(session.document)]
        if as_shown:
            # what nobody has decided must not look like a record of decisions
            formats = [
                fmt for fmt in formats if not fmt.tells_decisions and fmt.identity != "ocr-text"
            ]
        chosen = self._prompts.file_to_export(proposed_export(session), formats)
        if chosen is None:
            return
        path, fmt = chosen
        try:
            pages = session.opened.pages
            for source in pages.paths if pages is not None else [session.source]:
                protect_source(source, path)
        except SoatError as error:
            self._messages.show_error(error)
            return
        version = self._suggester.version
        self.exporter.export(
            Export(
                _taken(session, as_shown=as_shown), path, fmt.identity, session.source, version,
                self.pictures_of(session),
            )
        )  # fmt: skip

    # How it goes

    def _begun(self, export: Export) -> None:
        if self._current is None:
            self._current, self._pages = export, (0, 0)
            self._patience.start()

    def _progressed(self, export: Export, done: int, count: int) -> None:
        if export is self._current:
            self._pages = done, count
            if export is self._shown:
                self._messages.text.setText(self._told(export))

    def _show_progress(self) -> None:
        export = self._current
        if export is None:
            return
        if self._messages.isVisible():  # what is asked or told goes first
            self._patience.start()
            return
        stop = Choice(self.tr("Stop"), lambda: self.exporter.stop(export))
        self._messages.show_message(Kind.INFO, self._told(export), [stop], asks=False)
        self._shown = export

    def _told(self, export: Export) -> str:
        done, count = self._pages
        if count:
            text = self.tr("Exporting page {page} of {pages} to {name}…")
            page = min(done + 1, count)
            return text.format(page=page, pages=count, name=export.path.name)
        return self.tr("Exporting to {name}…").format(name=export.path.name)

    def _end(self) -> None:
        self._patience.stop()
        self._current = None
        if self._shown is not None:
            self._messages.dismiss()

    def _done(self, export: Export) -> None:
        self._end()
        text = self.tr("Exported to {path}.").format(path=export.path)
        if self._unfinished.is_there:
            text += " " + self.tr("What you are still typing is not in it.")
        if self._messages.choices:  # a question is open
            self._status.say(text)
            return
        folder = QUrl.fromLocalFile(str(export.path.parent))
        choice = Choice(self.tr("Open the folder"), lambda: _open(folder))
        self._messages.show_message(Kind.INFO, text, [choice], asks=False)

    def _stopped(self, export: Export) -> None:
        self._end()
        text = self.tr("Stopped; {name} was not written.")
        self._status.say(text.format(name=export.path.name))

    def _failed(self, _export: Export, error: SoatError) -> None:
        self._end()
        self._messages.show_error(error)

    def _message_closed(self) -> None:
        self._shown = None


def _taken(session: Session, *, as_shown: bool) -> Snapshot:
    return session.review.snapshot_as_shown() if as_shown else snapshot_of(session.document)


def _open(folder: QUrl) -> None:
    QDesktopServices.openUrl(folder)
