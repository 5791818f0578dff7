"""Opens files as reports on the desk, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from soat_core import files, legacy_codecs
from soat_core.actions import Agent
from soat_core.errors import EncodingError, NewerRecordError, RecordError, SoatError
from soat_core.page_files import PageFiles, pages_chosen
from soat_core.page_reading import PageReading
from soat_core.readers.decoding import choices
from soat_core.scans.kept_readings import has_readings
from soat_core.scans.tesseract import Cancelled
from soat_core.storage import same_file
from soat_gui.editor.spot import Spot
from soat_gui.encodings import encoding_name, previews
from soat_gui.message_bar import Choice, Kind, sentence
from soat_gui.page_progress import PageProgress, Reading
from soat_gui.session import Session
from soat_gui.workplace import Workplace


@dataclass(frozen=True)
class Wanted:
    """A file to be opened, and how."""

    path: Path
    encoding: str | None = None
    """Python codec of a text whose encoding is not certain."""
    shipped: bool = False
    """Read where the program is installed; its record goes elsewhere."""
    practice: bool = False
    """To learn the program with; see ``Session``."""
    tab: int | None = None
    """Its place among those that are restored with it; None for the last of all."""
    in_front: bool = True
    spot: Spot | None = None
    """Where the clerk was in it."""
    sha256: str = ""
    """Of its content when it was open last, if that is known."""
    force: bool = False
    """Whether it is taken from whoever has it open."""
    on_top: bool = False
    """Whether what is not saved of the report whose place it takes is to be brought into it."""
    in_place_of: Session | None = None
    """An open report of the same file that goes when this one has come."""
    is_restored: bool = False
    """Whether it was open in the last session; what is wrong with it is told by whoever asked."""
    pages: PageFiles | None = None
    """Several files that are one report; ``path`` is then where its record belongs."""
    maybe_pages: tuple[Path, ...] = ()
    """Several files of which the person is to say whether they are one report."""


class Opener(QObject):
    """Reads off the GUI thread.  A question about one file is answered before the next is read."""

    opened = Signal(object, object, bool)
    """A ``Session`` that is on the desk now, the ``Wanted`` it came from, and whether its content
    is another than it was then."""
    failed = Signal(object, object)
    """A ``Wanted`` that could not be opened, and the ``SoatError`` that says why."""
    damaged = Signal(object, object)
    """A ``Wanted`` that is a record and cannot be read as one, and the ``RecordError``."""
    begun = Signal(object)
    """A ``Wanted`` is being read now."""
    progressed = Signal(int, int)
    """Pages of it that are read, and all."""
    ended = Signal()
    """It was read, or could not be."""
    finished = Signal()
    """Nothing is left to be opened."""

    def __init__(self, workplace: Workplace, who: Callable[[], Agent]) -> None:
        super().__init__(workplace.window)
        self._desk = workplace.desk
        self._view = workplace.page.view
        self._messages = workplace.messages
        self._journaling = workplace.journaling
        self._locks = workplace.locks
        self._unfinished = workplace.unfinished
        self._tasks = workplace.tasks
        self._status = workplace.status
        self._readings = workplace.journaling.readings
        self._who = who
        self.ahead: Callable[[Path], files.OpenedFile | None] = lambda _path: None
        """What was read of a file before the window was there, as long as it is as it was; called
        in another thread."""
        self._pages = PageProgress(workplace.messages, self)
        self._queue: list[Wanted] = []
        self._is_reading = False
        self._is_asking = False
        self._tabs: dict[Session, int] = {}
        self._problems: list[SoatError] = []
        self._has_complained = False
        # What was chosen in a message may itself ask for a file first.
        self._messages.closed.connect(lambda: QTimer.singleShot(0, self, self._answered))

    @property
    def is_busy(self) -> bool:
        """Whether files are being read, or wait for it."""
        return self._is_reading or bool(self._queue)

    def stop(self) -> None:
        """Open nothing more; a scan that is being read goes on where it was another time."""
        self._queue.clear()
        self._pages.stop()

    def open(self, *wanted: Wanted) -> None:
        """Open files; what is open already comes to the front."""
        paths = {one.path for one in self._queue}
        self._queue += [one for one in wanted if one.path not in paths]
        self._next()

    def session_of(self, path: Path) -> Session | None:
        """The open report of a text, a folder or a record."""
        for session in self._desk.sessions:
            known = [session.source, *filter(None, [session.record, session.came_from])]
            if path in known or any(same_file(path, one) for one in known):
                return session
        return None

    def complain(self, errors: Iterable[SoatError]) -> None:
        """Tell what could not be opened, in one message, when all else has been opened."""
        self._problems += errors
        if not self.is_busy and not self._is_asking:
            self._tell_problems()

    # Within

    def _next(self) -> None:
        while self._queue and not self._is_reading and not self._is_asking:
            wanted = self._queue.pop(0)
            if wanted.maybe_pages:
                self._ask_whether_one(wanted.maybe_pages)
                continue
            is_anew = wanted.practice or wanted.in_place_of is not None
            session = None if is_anew else self.session_of(wanted.path)
            if session is not None and wanted.encoding is None:
                self._show(session, wanted)
            else:
                self._read(wanted)
        if not self.is_busy and not self._is_asking:
            self._tabs.clear()
            self._tell_problems()
            self.finished.emit()

    def _show(self, session: Session, wanted: Wanted) -> None:
        if wanted.in_front:
            self._desk.show(session)

    def _read(self, wanted: Wanted) -> None:
        self._is_reading = True
        pages = self._pages.begin(wanted.path.name)
        pages.told.connect(self.progressed, Qt.ConnectionType.QueuedConnection)
        self.begun.emit(wanted)
        read = _reader(wanted, pages, self._readings, self.ahead)
        if not (wanted.practice or wanted.shipped):
            read = partial(self._locks.with_lock, read, self._who().name, force=wanted.force)
        if not wanted.practice:
            read = partial(self._journaling.with_history, read, shipped=wanted.shipped)
        self._tasks.run(read, partial(self._arrived, wanted), partial(self._refused, wanted))

    def _arrived(self, wanted: Wanted, opened: files.OpenedFile) -> None:
        self._is_reading = False
        self._pages.end()
        self.ended.emit()
        if self._has_complained:
            self._has_complained = False
            self._messages.dismiss()
        if wanted.in_front and not wanted.is_restored:
            # What was typed meanwhile is work: the report it stands in is not to make room.
            self._unfinished.record()
        session = Session(opened, self._who(), shipped=wanted.shipped, practice=wanted.practice)
        if wanted.spot is not None:
            self._view.leave_at(session, wanted.spot)
        self._desk.put(
            session,
            in_place_of=wanted.in_place_of or self._untouched_sample(session),
            at=self._tab_for(session, wanted.tab),
            in_front=wanted.in_front,
        )
        self._offer_record(session, wanted)
        self._tell_encoding(session, wanted)
        changed = bool(wanted.sha256) and wanted.sha256 != opened.stamp.sha256
        self.opened.emit(session, wanted, changed)
        self._next()

    def _tab_for(self, session: Session, wanted: int | None) -> int | None:
        """Others of them may be missing, or there already."""
        if wanted is None:
            return None
        self._tabs[session] = wanted
        return sum(self._tabs.get(one, wanted) < wanted for one in self._desk.sessions)

    def _untouched_sample(self, coming: Session) -> Session | None:
        """What makes room: the sample, or the text of a record, if nothing was done to it."""
        practice = [one for one in self._desk.sessions if one.is_practice]
        if coming.is_practice and practice:
            return practice[0]
        front = self._desk.session
        if front is None or front.is_modified or front.record is not None:
            return None
        is_sample = front.is_shipped or front.is_practice
        return front if is_sample or front.suggested_record == coming.record else None

    def _offer_record(self, session: Session, wanted: Wanted) -> None:
        """The work of another day is in the record, not in the text."""
        record = session.suggested_record
        if session.is_practice or wanted.is_restored or session.record is not None:
            return
        if record is None or not record.is_file():
            return
        text = self.tr("This report was worked on already: {name} holds the record.")
        self._ask(
            Kind.INFO,
            text.format(name=record.name),
            [
                Choice(self.tr("Open the record"), lambda: self._open_first(Wanted(record))),
                Choice(self.tr("Begin anew"), lambda: None),
            ],
        )

    def _refused(self, wanted: Wanted, error: Exception) -> None:
        self._is_reading = False
        self._pages.end()
        self.ended.emit()
        if isinstance(error, Cancelled):
            self._status.say(self._stopped(wanted))
            self._next()
            return
        if not isinstance(error, SoatError):
            self._next()
            raise error
        if isinstance(error, EncodingError) and error.choices:
            self._ask_encoding(wanted, error)
        elif not wanted.is_restored and _is_damaged(error):
            self.damaged.emit(wanted, error)
        elif not wanted.is_restored:
            self._problems.append(error)
        self.failed.emit(wanted, error)
        self._next()

    def _ask_encoding(self, wanted: Wanted, error: EncodingError) -> None:
        """Offer every encoding that is possible, with what the text would look like."""
        data = files.uncertain_bytes(wanted.path, wanted.pages)
        offered = [
            Choice(
                f"{encoding_name(codec)}:   {words}",
                partial(self._open_first, replace(wanted, encoding=codec)),
            )
            for codec, words in zip(error.choices, previews(data, error.choices), strict=True)
        ]
        question = self.tr("Which of these reads right?")
        what = f"{error.where}: {error.what}. {question}" if error.what else question
        self._ask(Kind.WARNING, what, offered, listed=True)

    def _tell_encoding(self, session: Session, wanted: Wanted) -> None:
        """An old encoding was told by the text alone: whoever knows better can say so."""
        old = sorted(session.report.source.encodings & {*legacy_codecs.ALL_NAMES})
        if (
            not old
            or wanted.encoding is not None
            or session.record is not None
            or wanted.is_restored
            or self._is_asking
        ):
            return
        data = files.uncertain_bytes(wanted.path, wanted.pages)
        error = EncodingError("", choices=choices(data), where=session.name)
        self._ask(
            Kind.INFO,
            self.tr("{name} was read as {encoding}, an encoding of before Unicode.").format(
                name=session.name, encoding=encoding_name(old[0])
            ),
            [
                Choice(self.tr("It reads right"), lambda: None),
                Choice(
                    self.tr("Choose another…"),
                    lambda: self._ask_encoding(replace(wanted, in_place_of=session), error),
                ),
            ],
        )

    def _ask_whether_one(self, paths: Sequence[Path]) -> None:
        """Several pages of one report, or a report in each file?"""
        text = self.tr(
            "These %n file(s) look like the pages of one report. How shall they be opened?",
            "", len(paths),
        )  # fmt: skip
        each = [Wanted(path) for path in paths]
        self._ask(
            Kind.INFO,
            text,
            [
                Choice(self.tr("As one report"), lambda: self._open_as_one(paths)),
                Choice(self.tr("A report for each"), lambda: self._queue.extend(each)),
            ],
        )

    def _stopped(self, wanted: Wanted) -> str:
        """Of text layers nothing is kept: they are read at once."""
        scans = [wanted.path] if wanted.pages is None else wanted.pages.paths
        text = self.tr("Stopped; {name} was not opened.")
        if has_readings(self._readings, scans):
            text = self.tr("Stopped. What was read of {name} is kept for the next time.")
        return text.format(name=wanted.path.name)

    def _open_as_one(self, paths: Sequence[Path]) -> None:
        try:
            pages = pages_chosen(paths)
        except SoatError as error:
            self._problems.append(error)
        else:
            self._open_first(Wanted(pages.record, pages=pages))

    def _open_first(self, wanted: Wanted) -> None:
        self._queue.insert(0, wanted)

    def _ask(self, kind: Kind, text: str, choices: list[Choice], *, listed: bool = False) -> None:
        self._is_asking = True
        self._messages.show_message(kind, text, choices, listed=listed)

    def _answered(self) -> None:
        if self._is_asking and not self._messages.choices:
            self._is_asking = False
            self._next()

    def _tell_problems(self) -> None:
        problems, self._problems = self._problems, []
        if len(problems) == 1:
            self._messages.show_error(problems[0])
        elif problems:
            count = self.tr("%n file(s) could not be opened:", "", len(problems))
            listed = "\n".join(f"• {sentence(problem)}" for problem in problems)
            self._messages.show_message(Kind.ERROR, f"{count}\n{listed}")
        self._has_complained = self._has_complained or bool(problems)


def _is_damaged(error: SoatError) -> bool:
    """Whether something may be left of a record."""
    return isinstance(error, RecordError) and not isinstance(error, NewerRecordError)


def _reader(
    wanted: Wanted,
    pages: Reading,
    readings: Path,
    ahead: Callable[[Path], files.OpenedFile | None],
) -> Callable[[], files.OpenedFile]:
    """What reads it, in the other thread; what was read of scans is kept in ``readings``."""
    begin = partial(files.open_file, wanted.path)
    if wanted.pages is not None:
        begin = partial(files.open_pages, wanted.pages)
    how = PageReading(pages.tell, lambda: pages.is_cancelled, readings)
    read = partial(begin, wanted.encoding, how)
    if wanted.pages is not None or wanted.encoding is not None:
        return read
    return lambda: ahead(wanted.path) or read()
