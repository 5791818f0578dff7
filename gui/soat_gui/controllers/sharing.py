"""Two people and one record: reading only, records changed on the disk, and damaged ones."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from soat_core.errors import ActionError, RecordError, SoatError
from soat_core.merging import MergeError
from soat_core.snapshot import snapshot_of
from soat_gui.controllers.file import FileController
from soat_gui.controllers.merging import MergeController
from soat_gui.history.recalling import Recalling
from soat_gui.message_bar import Choice, Kind, sentence
from soat_gui.opening import Wanted
from soat_gui.places import documents, proposed_record
from soat_gui.read_only import ReadOnlyStrip
from soat_gui.session import Session
from soat_gui.workplace import Workplace

if TYPE_CHECKING:
    from soat_core.repairing import RepairReport


class SharingController(QObject):
    """What is done about others who are at a record, and about what happened to it."""

    def __init__(
        self,
        workplace: Workplace,
        files: FileController,
        merging: MergeController,
        recalling: Recalling,
    ) -> None:
        super().__init__(workplace.window)
        self._workplace = workplace
        self._desk, self._view = workplace.desk, workplace.page.view
        self._status, self._messages = workplace.status, workplace.messages
        self._locks, self._unfinished = workplace.locks, workplace.unfinished
        self._files, self._merging, self._recalling = files, merging, recalling
        self._free: set[Session] = set()
        self._rebuilt: dict[Path, RepairReport] = {}
        """Records that were just rebuilt and are being opened."""
        self.strip = ReadOnlyStrip()
        workplace.page.put_on_top(self.strip)
        self.strip.edit_wanted.connect(self._edit)
        self.strip.copy_wanted.connect(self._copy)
        self._desk.shown.connect(lambda _session: self._show())
        self._desk.closed.connect(self._free.discard)
        self._locks.freed.connect(self._freed)
        self._locks.taken_away.connect(self._taken_away)
        files.changed_on_disk.connect(self._changed)
        files.opener.opened.connect(self._opened)
        files.opener.damaged.connect(self._damaged)
        files.saver.saved.connect(self._saved)

    # Reading only

    def _show(self) -> None:
        session = self._desk.session
        why = session.read_only if session is not None else None
        self.strip.show_why(why, is_free=session in self._free)

    def _freed(self, session: Session) -> None:
        self._free.add(session)
        self._show()

    def _edit(self) -> None:
        session = self._desk.session
        if session is None or session.read_only is None:
            return
        if session in self._free:
            self._open_again(session, force=False)
            return
        holder = session.read_only.holder
        text = self.tr(
            "{name} may be working on {report} right now. If both of you save, the second one will "
            "have to bring the two versions together."
        ).format(name=holder.shown_name if holder else "?", report=session.name)
        self._messages.show_message(
            Kind.WARNING,
            text,
            [
                Choice(self.tr("Go on reading"), lambda: None),
                Choice(
                    self.tr("Edit all the same"),
                    partial(self._if_open, session, partial(self._open_again, force=True)),
                ),
            ],
        )

    def _open_again(self, session: Session, *, force: bool) -> None:
        path = session.record or session.source
        spot = self._view.spot_of(session)
        self._files.opener.open(Wanted(path, spot=spot, in_place_of=session, force=force))

    def _copy(self) -> None:
        if self._desk.session is not None:
            self._files.save_elsewhere(self._desk.session)

    def _saved(self, session: Session) -> None:
        """A copy of what can only be read can be worked on."""
        if session.read_only is not None and session in self._desk.sessions:
            self._open_again(session, force=False)

    def _taken_away(self, session: Session) -> None:
        text = self.tr(
            "Somebody else has opened {name} for editing. What you do is safe; if both of you "
            "save, the second one will have to bring the two versions together."
        )
        self._messages.show_message(Kind.WARNING, text.format(name=session.name))

    # Changed on the disk

    def compare(self) -> None:
        """Show where the report and its record on the disk differ."""
        session = self._desk.session
        if session is None or session.record is None:
            self._status.say(self.tr("There is no record on the disk yet"))
        else:
            self._compare(session)

    def _compare(self, session: Session) -> None:
        if session.record is not None:
            self._merging.read(session, session.record, take=False, base=session.base)

    def _changed(self, session: Session, was_saving: bool) -> None:
        """A clear choice; nothing is done before it is made."""
        text = self.tr("{name} was changed on the disk by somebody else.").format(name=session.name)
        if session.is_modified:
            text += " " + self.tr("What you did since you saved last is not in it.")
        offered: list[tuple[str, Callable[[Session], object]]] = [
            (self._label_of_reload(session), self._reload_on_top),
            (self.tr("Compare"), self._compare),
            (self.tr("Save as…"), self._files.save_elsewhere),
        ]
        if was_saving:
            overwrite = partial(self._files.saver.save, overwrite=True)
            offered.append((self.tr("Overwrite the other version"), overwrite))
        choices = [Choice(label, partial(self._if_open, session, act)) for label, act in offered]
        self._messages.show_message(Kind.WARNING, text, choices)

    def _label_of_reload(self, session: Session) -> str:
        if session.is_modified:
            return self.tr("Reload, my changes on top")
        return self.tr("Reload")

    def _reload_on_top(self, session: Session) -> None:
        if session.record is None or not self._unfinished.record():
            return
        spot = self._view.spot_of(session)
        self._files.opener.open(Wanted(session.record, spot=spot, in_place_of=session, on_top=True))

    def _opened(self, session: Session, wanted: Wanted, _changed: bool) -> None:
        account = self._rebuilt.pop(wanted.path, None)
        if account is not None:
            self._tell_repaired(wanted.path, account)
        mine = wanted.in_place_of
        if not wanted.on_top or mine is None:
            return
        self._recalling.silence(session)
        if not mine.is_modified:
            return
        titles = (self.tr("On the disk"), self.tr("Mine"))
        theirs = snapshot_of(mine.document)
        try:
            self._merging.start(session, theirs, mine.base, titles=titles, take=True, on_top=True)
        except (ActionError, MergeError) as error:
            self._messages.show_error(error)

    # Damaged records

    def repair(self) -> None:
        """Ask for a record, and rebuild it."""
        session = self._desk.session
        folder = documents() if session is None else proposed_record(session).parent
        chosen = self._workplace.prompts.files_to_open(folder)
        if chosen:
            self._repair(chosen[0])

    def _damaged(self, wanted: Wanted, error: RecordError) -> None:
        self._messages.show_message(
            Kind.ERROR,
            sentence(error),
            [
                Choice(self.tr("Repair into a new file"), partial(self._repair, wanted.path)),
                Choice(self.tr("Leave it"), lambda: None),
            ],
        )

    def _repair(self, path: Path) -> None:
        self._status.say(self.tr("Rebuilding {name}…").format(name=path.name))
        self._workplace.tasks.run(
            partial(_rebuilt, path, self._workplace.journaling.folder),
            self._repaired,
            self._failed,
        )

    def _repaired(self, found: tuple[Path, RepairReport]) -> None:
        path, account = found
        self._rebuilt[path] = account
        self._files.read(path)

    def _tell_repaired(self, path: Path, account: RepairReport) -> None:
        text = self.tr("{name} is a new file; the damaged one is as it was.").format(name=path.name)
        lines = [text, *account.lines()]
        self._messages.show_message(Kind.WARNING, "\n".join(lines))

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, SoatError):
            raise error
        self._messages.show_error(error)

    # Within

    def _if_open(self, session: Session, act: Callable[[Session], object]) -> None:
        """The question may have stood there for long."""
        if session in self._desk.sessions:
            act(session)


def _rebuilt(path: Path, folder: Path) -> tuple[Path, RepairReport]:
    """Where the new record stands, and what could be saved.  In another thread."""
    from soat_core.repairing import default_output, repair  # seldom needed, and takes its time
    from soat_core.repairing.repair import write

    repaired = repair(path, journal_folder=folder)
    output = default_output(path)
    write(repaired, path, output, overwrite=False)
    return output, repaired.report
