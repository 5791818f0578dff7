"""Opening, saving, closing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from soat_core.actions import Agent
from soat_core.errors import ChangedOnDiskError, ExistsError, OutputError, SoatError
from soat_core.page_files import are_pages
from soat_gui.controllers.leaving import Leaving
from soat_gui.message_bar import Choice, Kind, sentence
from soat_gui.opening import Opener, Wanted
from soat_gui.places import documents, proposed_record
from soat_gui.recent import RecentFiles
from soat_gui.saving import Saver
from soat_gui.session import Session
from soat_gui.watching import DiskWatch
from soat_gui.workplace import Workplace


class FileController(QObject):
    """What the file menu does with the reports on the desk."""

    failed = Signal(object)
    """The ``SoatError`` because of which a file could not be opened."""
    changed_on_disk = Signal(object, bool)
    """A ``Session`` whose record somebody else has changed, and whether that kept it from being
    saved just now."""

    def __init__(self, workplace: Workplace, who: Agent) -> None:
        super().__init__(workplace.window)
        self._desk = workplace.desk
        self._page = workplace.page
        self._messages = workplace.messages
        self._prompts = workplace.prompts
        self._status = workplace.status
        self._journaling = workplace.journaling
        self._complains_of_saving = False
        self.opener = Opener(workplace, lambda: who)
        self.saver = Saver(lambda: workplace.suggester.version, self)
        self.recent = RecentFiles(workplace.settings, self)
        self._unfinished = workplace.unfinished
        self._leaving = Leaving(workplace, self.saver, self._save)
        self.disk = DiskWatch(workplace)
        self.disk.noticed.connect(self._noticed)
        self.close_window: Callable[[], object] = lambda: None
        self.opener.opened.connect(self._opened)
        self.opener.failed.connect(lambda _wanted, error: self.failed.emit(error))
        self.saver.saved.connect(self._saved)
        self.saver.refused.connect(self._refused)
        self._messages.closed.connect(self._message_closed)

    @property
    def session(self) -> Session | None:
        """The report in front."""
        return self._desk.session

    # Opening

    def open(self) -> None:
        session = self.session
        folder = documents() if session is None else proposed_record(session).parent
        self.read_all(self._prompts.files_to_open(folder))

    def read(self, path: Path, *, shipped: bool = False) -> None:
        """Open a file in a tab of its own; what is open already comes to the front.

        A ``shipped`` one is read where the program is installed; its record goes elsewhere.
        """
        self.opener.open(Wanted(path, shipped=shipped))

    def open_folder(self) -> None:
        """The pages in a folder, as one report."""
        session = self.session
        folder = documents() if session is None else proposed_record(session).parent
        chosen = self._prompts.folder_to_open(folder)
        if chosen is not None:
            self.read_all([chosen])

    def read_all(self, paths: Iterable[Path]) -> None:
        """Open files and folders; where they may be the pages of one report it is asked."""
        paths = list(paths)
        if are_pages(paths):
            self.opener.open(Wanted(paths[0].parent, maybe_pages=tuple(paths)))
        else:
            self.opener.open(*map(Wanted, paths))

    def complain(self, errors: Iterable[SoatError]) -> None:
        """Tell what cannot be opened, along with what will turn out so."""
        self.opener.complain(errors)

    def reload(self) -> None:
        """Show the record as it is on the disk by now."""
        session = self.session
        if session is None or session.record is None:
            self._status.say(self.tr("There is no record on the disk yet"))
        elif self._leaving.may_close([session]):
            self._journaling.discard(session)
            spot = self._page.view.spot_of(session)
            self.opener.open(Wanted(session.record, spot=spot, in_place_of=session))

    def _noticed(self, session: Session, is_there: bool) -> None:
        """Somebody else was at the record."""
        if self._messages.choices:
            return
        if is_there:
            self.changed_on_disk.emit(session, False)
            return
        text = self.tr(
            "{name} is not on the disk any more. What you see is complete; saving writes it anew."
        )
        self._messages.show_message(Kind.WARNING, text.format(name=session.name))

    def open_recent(self, path: str) -> None:
        """Open a file of the list; one that is gone is taken out."""
        if Path(path).exists():
            self.read_all([Path(path)])
            return
        self.recent.forget(Path(path))
        text = self.tr("{path} is not there any more; it was taken out of the list.")
        self._messages.show_message(Kind.WARNING, text.format(path=path))

    def clear_recent(self) -> None:
        self.recent.clear()

    def _opened(self, session: Session, wanted: Wanted, _changed: bool) -> None:
        if not (wanted.shipped or wanted.practice or wanted.pages):
            self.recent.add(wanted.path)

    # Saving

    def save(self) -> None:
        """Save what is decided.  A word that is being typed is left alone: half of it is no
        decision, and must not be learnt."""
        if self.session is not None:
            self._save(self.session)

    def save_as(self) -> None:
        if self.session is not None:
            self._save_as(self.session)

    def _save(self, session: Session) -> None:
        if session.place is None or session.read_only is not None:
            self._save_as(session)
        else:
            # Nobody minds what was practised before.
            self.saver.save(session, overwrite=session.is_practice)

    def save_elsewhere(self, session: Session) -> None:
        """Ask where to, and save there."""
        self._save_as(session)

    def _save_as(self, session: Session) -> None:
        path = self._prompts.file_to_save(proposed_record(session))
        if path is not None:
            # The dialog has asked about a file that is there.
            self.saver.save(session, path, overwrite=True)

    def _saved(self, session: Session) -> None:
        if self._complains_of_saving:
            self._messages.dismiss()
        if session.record is not None and not session.is_practice:
            self.recent.add(session.record, in_place_of=session.source)
        if session is self.session and self._unfinished.is_there:
            self._status.say(self.tr("Saved, but for what you are still typing"))

    def _refused(self, session: Session, path: Path | None, error: OutputError) -> None:
        self._desk.show(session)
        elsewhere = Choice(self.tr("Save as…"), partial(self._if_open, session, self._save_as))
        if isinstance(error, ChangedOnDiskError) and path is None:
            self.changed_on_disk.emit(session, True)
        elif isinstance(error, (ExistsError, ChangedOnDiskError)):
            overwrite = partial(self.saver.save, path=path, overwrite=True)
            anyway = Choice(self.tr("Overwrite"), partial(self._if_open, session, overwrite))
            self._messages.show_message(Kind.WARNING, sentence(error), [elsewhere, anyway])
        else:
            self._messages.show_error(error, [elsewhere])
        self._complains_of_saving = True

    def _if_open(self, session: Session, act: Callable[[Session], object]) -> None:
        """The question may have stood there for long."""
        if session in self._desk.sessions:
            act(session)

    def _message_closed(self) -> None:
        self._complains_of_saving = False

    # Leaving

    def close_report(self) -> None:
        """Close the report in front."""
        if self.session is not None:
            self.close(self.session)

    def close(self, session: Session) -> None:
        """Close a report, unless there is unsaved work in it that is to stay."""
        if self._leaving.may_close([session]):
            self._desk.remove(session)

    def close_others(self, session: Session) -> None:
        """Close all reports but one."""
        others = [one for one in self._desk.sessions if one is not session]
        if self._leaving.may_close(others):
            for other in others:
                self._desk.remove(other)

    def may_leave(self) -> bool:
        """Whether all reports may be closed; asks when there is unsaved work."""
        return self._leaving.may_close(self._desk.sessions)

    def quit(self) -> None:
        self.close_window()
