"""Opening, saving, exporting, closing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal

from soat_core import files
from soat_core.actions import Agent
from soat_core.errors import ChangedOnDiskError, ExistsError, OutputError, SoatError
from soat_core.storage import protect_source
from soat_core.writers import FORMATS
from soat_gui.message_bar import Choice, Kind, sentence
from soat_gui.opening import Opener, Wanted
from soat_gui.prompts import Unsaved
from soat_gui.recent import RecentFiles
from soat_gui.saving import Saver
from soat_gui.session import Session
from soat_gui.watching import DiskWatch
from soat_gui.workplace import Workplace


class FileController(QObject):
    """What the file menu does with the reports on the desk."""

    failed = Signal(object)
    """The ``SoatError`` because of which a file could not be opened."""

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
        self._suggester = workplace.suggester
        self.saver = Saver(lambda: workplace.suggester.version, self)
        self.recent = RecentFiles(workplace.settings, self)
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
        self._page.view.typing.commit()
        session = self.session
        folder = documents() if session is None else self._proposed(session).parent
        self.read_all(self._prompts.files_to_open(folder))

    def read(self, path: Path, *, shipped: bool = False) -> None:
        """Open a file in a tab of its own; what is open already comes to the front.

        A ``shipped`` one is read where the program is installed; its record goes elsewhere.
        """
        self.opener.open(Wanted(path, shipped=shipped))

    def read_all(self, paths: Iterable[Path]) -> None:
        self._page.view.typing.commit()
        self.opener.open(*map(Wanted, paths))

    def complain(self, errors: Iterable[SoatError]) -> None:
        """Tell what cannot be opened, along with what will turn out so."""
        self.opener.complain(errors)

    def reload(self) -> None:
        """Show the record as it is on the disk by now."""
        session = self.session
        if session is None or session.record is None:
            self._status.say(self.tr("There is no record on the disk yet"))
        elif self._may_close([session]):
            self._journaling.discard(session)
            spot = self._page.view.spot_of(session)
            self.opener.open(Wanted(session.record, spot=spot, in_place_of=session))

    def _noticed(self, session: Session, is_there: bool) -> None:
        """Somebody else was at the record."""
        if self._messages.choices:
            return
        if is_there:
            text = self.tr(
                "{name} was changed by another program. What you see is as you left it; saving "
                "will ask first. “Reload” shows the other version."
            )
        else:
            text = self.tr(
                "{name} is not on the disk any more. What you see is complete; saving writes it "
                "anew."
            )
        self._messages.show_message(Kind.WARNING, text.format(name=session.name))

    def open_recent(self, path: str) -> None:
        """Open a file of the list; one that is gone is taken out."""
        if Path(path).is_file():
            self.read_all([Path(path)])
            return
        self.recent.forget(Path(path))
        text = self.tr("{path} is not there any more; it was taken out of the list.")
        self._messages.show_message(Kind.WARNING, text.format(path=path))

    def clear_recent(self) -> None:
        self.recent.clear()

    def _opened(self, session: Session, wanted: Wanted, _changed: bool) -> None:
        if not (wanted.shipped or wanted.practice):
            self.recent.add(wanted.path)

    # Saving

    def save(self) -> None:
        self._page.view.typing.commit()
        if self.session is not None:
            self._save(self.session)

    def save_as(self) -> None:
        self._page.view.typing.commit()
        if self.session is not None:
            self._save_as(self.session)

    def _save(self, session: Session) -> None:
        if session.record is None and session.suggested_record is None:
            self._save_as(session)
        else:
            # Nobody minds what was practised before.
            self.saver.save(session, overwrite=session.is_practice)

    def _save_as(self, session: Session) -> None:
        path = self._prompts.file_to_save(self._proposed(session))
        if path is not None:
            # The dialog has asked about a file that is there.
            self.saver.save(session, path, overwrite=True)

    def _saved(self, session: Session) -> None:
        if self._complains_of_saving:
            self._messages.dismiss()
        if session.record is not None and not session.is_practice:
            self.recent.add(session.record, in_place_of=session.source)

    def _refused(self, session: Session, path: Path | None, error: OutputError) -> None:
        self._desk.show(session)
        elsewhere = Choice(self.tr("Save as…"), partial(self._if_open, session, self._save_as))
        if isinstance(error, (ExistsError, ChangedOnDiskError)):
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

    # Exporting

    def export(self) -> None:
        """Ask first, when what is on the screen is not what was decided."""
        self._page.view.typing.commit()
        session = self.session
        if session is None:
            return
        open_ones = len(session.review.everything_batch())
        if not open_ones:
            self._export(session, as_shown=False)
            return
        self._messages.show_message(
            Kind.INFO,
            self.tr(
                "%n suggestion(s) is/are not decided yet. What shall be exported?", "", open_ones
            ),
            [
                Choice(
                    self.tr("As on the screen, with suggestions"),
                    lambda: self._export(session, as_shown=True),
                ),
                Choice(
                    self.tr("Only what was decided"),
                    lambda: self._export(session, as_shown=False),
                ),
            ],
        )

    def _export(self, session: Session, *, as_shown: bool) -> None:
        formats = [fmt for fmt in FORMATS if fmt.fits(session.document)]
        if as_shown:
            # what nobody has decided must not look like a record of decisions
            formats = [fmt for fmt in formats if fmt.identity not in ("tei", "ocr-text")]
        record = self._proposed(session)
        name = record.name.removesuffix(files.RECORD_SUFFIX) + ".txt"
        if record.with_name(name) == session.source:
            name = record.name.removesuffix(files.RECORD_SUFFIX) + ".sua.txt"
        chosen = self._prompts.file_to_export(record.with_name(name), formats)
        if chosen is None:
            return
        path, fmt = chosen
        document = session.review.as_shown() if as_shown else session.document
        try:
            protect_source(session.source, path)
            files.export(
                document, path, fmt.identity, overwrite=True, beside=session.source,
                engine_version=self._suggester.version,
            )  # fmt: skip
        except SoatError as error:
            self._messages.show_error(error)
        else:
            self._messages.show_message(Kind.INFO, self.tr("Exported to {path}.").format(path=path))

    # Leaving

    def close_report(self) -> None:
        """Close the report in front."""
        if self.session is not None:
            self.close(self.session)

    def close(self, session: Session) -> None:
        """Close a report, unless there is unsaved work in it that is to stay."""
        if self._may_close([session]):
            self._desk.remove(session)

    def close_others(self, session: Session) -> None:
        """Close all reports but one."""
        others = [one for one in self._desk.sessions if one is not session]
        if self._may_close(others):
            for other in others:
                self._desk.remove(other)

    def may_leave(self) -> bool:
        """Whether all reports may be closed; asks when there is unsaved work."""
        return self._may_close(self._desk.sessions)

    def quit(self) -> None:
        self.close_window()

    def _may_close(self, sessions: Sequence[Session]) -> bool:
        self._page.view.typing.commit()
        self.saver.finish(sessions)
        unsaved = [one for one in sessions if one.is_modified and not one.is_practice]
        if not unsaved:
            return True
        self._desk.show(unsaved[0])
        answer = self._prompts.unsaved_work([session.name for session in unsaved])
        if answer is Unsaved.SAVE:
            return all(map(self._save_now, unsaved))
        return answer is Unsaved.DISCARD

    def _save_now(self, session: Session) -> bool:
        """Whether a report is saved when this returns."""
        self._save(session)
        self.saver.finish([session])
        return not session.is_modified

    def _proposed(self, session: Session) -> Path:
        """Where a dialog proposes to put the record."""
        if session.record is not None:
            return session.record
        if session.suggested_record is not None:
            return session.suggested_record
        return documents() / files.record_path_for(session.source.name).name


def documents() -> Path:
    """The person's folder for documents."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    path = Path(place) if place else Path.home()
    return path if path.is_dir() else Path.home()
