"""Opening, saving, exporting, closing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal

from soat_core import files
from soat_core.actions import Agent
from soat_core.errors import ChangedOnDiskError, EncodingError, ExistsError, OutputError, SoatError
from soat_core.storage import read_file
from soat_gui.message_bar import Choice, Kind, sentence
from soat_gui.prompts import Unsaved
from soat_gui.session import Session
from soat_gui.workplace import Workplace

_PREVIEW, _PREVIEW_LINES = 60, 2000


class FileController(QObject):
    """Keeps which report is open.  Reading is done off the GUI thread."""

    failed = Signal(object)
    """The ``SoatError`` because of which a file could not be opened."""

    def __init__(self, workplace: Workplace, who: Agent) -> None:
        super().__init__(workplace.window)
        self._desk = workplace.desk
        self._page = workplace.page
        self._messages = workplace.messages
        self._suggester = workplace.suggester
        self._tasks = workplace.tasks
        self._prompts = workplace.prompts
        self._who = who
        self._wanted: Path | None = None
        self._complained = False
        self.close_window: Callable[[], object] = lambda: None

    @property
    def session(self) -> Session | None:
        """The report in front."""
        return self._desk.session

    # Opening

    def open(self) -> None:
        self._page.view.typing.commit()
        session = self.session
        folder = documents() if session is None else self._proposed(session).parent
        path = self._prompts.file_to_open(folder)
        if path is not None:
            self.read_instead(path)

    def read_instead(self, path: Path) -> None:
        """Open a file unless the open one is to stay."""
        self._page.view.typing.commit()
        if self.may_leave():
            self.read(path)

    def read(self, path: Path, encoding: str | None = None, *, shipped: bool = False) -> None:
        """Open a file in place of what is open.

        A ``shipped`` one is read where the program is installed; its record goes elsewhere.
        """
        self._wanted = path
        self._complained = False
        self._tasks.run(
            partial(files.open_file, path, encoding),
            partial(self._opened, path, shipped),
            partial(self._not_opened, path, shipped),
        )

    def _opened(self, path: Path, shipped: bool, opened: files.OpenedFile) -> None:
        if path != self._wanted:
            return  # another one was asked for meanwhile
        if self.session is not None and self.session.is_modified and not self.may_leave():
            return  # work went on while it was read
        if self._complained:
            self._messages.dismiss()
        session = Session(opened, self._who, shipped=shipped)
        self._desk.put(session, in_place_of=self.session)
        self._suggester.attach(session, self._page.view)
        self._offer_record(session)

    def _offer_record(self, session: Session) -> None:
        """The work of another day is in the record, not in the text."""
        record = session.suggested_record
        if session.record is not None or record is None or not record.is_file():
            return
        self._messages.show_message(
            Kind.INFO,
            self.tr("This report was worked on already: {name} holds the record.").format(
                name=record.name
            ),
            [
                Choice(self.tr("Open the record"), partial(self.read, record)),
                Choice(self.tr("Begin anew"), lambda: None),
            ],
        )

    def _not_opened(self, path: Path, shipped: bool, error: Exception) -> None:
        if path != self._wanted:
            return
        self._complained = True
        if isinstance(error, EncodingError) and error.choices:
            self._ask_encoding(path, shipped, error)
            self.failed.emit(error)
        elif isinstance(error, SoatError):
            self._messages.show_error(error)
            self.failed.emit(error)
        else:
            raise error

    def _ask_encoding(self, path: Path, shipped: bool, error: EncodingError) -> None:
        """Offer every encoding that is possible, with what the text would look like."""
        data, _ = read_file(path)
        choices = [
            Choice(
                f"{encoding_name(codec)}:   {words}",
                partial(self.read, path, codec, shipped=shipped),
            )
            for codec, words in zip(error.choices, previews(data, error.choices), strict=True)
        ]
        question = self.tr("Which of these reads right?")
        text = f"{error.where}: {error.what}. {question}"
        self._messages.show_message(Kind.WARNING, text, choices, listed=True)

    # Saving

    def save(self) -> bool:
        """True when it is saved."""
        self._page.view.typing.commit()
        session = self.session
        if session is None:
            return False
        if session.record is None and session.suggested_record is None:
            return self.save_as()
        return self._write(session, None, overwrite=False)

    def save_as(self) -> bool:
        self._page.view.typing.commit()
        session = self.session
        if session is None:
            return False
        path = self._prompts.file_to_save(self._proposed(session))
        # The dialog has asked about a file that is there.
        return path is not None and self._write(session, path, overwrite=True)

    def _write(self, session: Session, path: Path | None, *, overwrite: bool) -> bool:
        try:
            session.save(path, overwrite=overwrite, engine_version=self._suggester.version)
        except (ExistsError, ChangedOnDiskError) as error:
            self._messages.show_message(
                Kind.WARNING,
                sentence(error),
                [
                    Choice(self.tr("Save as…"), self._save_as),
                    Choice(
                        self.tr("Overwrite"),
                        lambda: self._write_anyway(session, path),
                    ),
                ],
            )
            return False
        except OutputError as error:
            self._messages.show_error(error, [Choice(self.tr("Save as…"), self._save_as)])
            return False
        self._messages.dismiss()
        return True

    def _save_as(self) -> None:
        self.save_as()

    def _write_anyway(self, session: Session, path: Path | None) -> None:
        self._write(session, path, overwrite=True)

    # Exporting

    def export(self) -> None:
        """Ask first, when what is on the screen is not what was decided."""
        self._page.view.typing.commit()
        session = self.session
        if session is None:
            return
        open_ones = len(session.review.everything_batch())
        if not open_ones:
            self._export(session, None)
            return
        self._messages.show_message(
            Kind.INFO,
            self.tr(
                "%n suggestion(s) is/are not decided yet. What shall be exported?", "", open_ones
            ),
            [
                Choice(
                    self.tr("As on the screen, with suggestions"),
                    lambda: self._export(session, session.review.shown_text()),
                ),
                Choice(self.tr("Only what was decided"), lambda: self._export(session, None)),
            ],
        )

    def _export(self, session: Session, text: str | None) -> None:
        record = self._proposed(session)
        name = record.name.removesuffix(files.RECORD_SUFFIX) + ".txt"
        if record.with_name(name) == session.source:
            name = record.name.removesuffix(files.RECORD_SUFFIX) + ".sua.txt"
        path = self._prompts.file_to_export(record.with_name(name))
        if path is None:
            return
        try:
            files.export(session.document, path, "text", overwrite=True, text=text)
        except OutputError as error:
            self._messages.show_error(error)
        else:
            self._messages.show_message(
                Kind.INFO, self.tr("The text was exported to {path}.").format(path=path)
            )

    # Leaving

    def may_leave(self) -> bool:
        """Whether the open report may be closed; asks when there is unsaved work."""
        session = self.session
        if session is None or not session.is_modified:
            return True
        answer = self._prompts.unsaved_work(session.name)
        return answer is Unsaved.DISCARD or (answer is Unsaved.SAVE and self.save())

    def quit(self) -> None:
        self.close_window()

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


def encoding_name(codec: str) -> str:
    """A codec as offices call it."""
    names = {
        "cp1258": "Windows-1258",
        "cp1252": "Windows-1252",
        "latin-1": "Latin-1",
        "utf-16-le": "UTF-16 LE",
        "utf-16-be": "UTF-16 BE",
    }
    return names.get(codec, codec.upper())


def previews(data: bytes, codecs: Sequence[str]) -> list[str]:
    """For each codec, how it reads the place where they differ most."""
    texts = [data.decode(codec, "replace").split("\n")[:_PREVIEW_LINES] for codec in codecs]
    best, at = (0, 0), 0
    for number in range(max(map(len, texts), default=0)):
        # What is no text in an encoding may have no line ends in it.
        line = [text[min(number, len(text) - 1)] for text in texts]
        weight = len(set(line)), sum(not char.isascii() for char in line[0])
        if weight > best:
            best, at = weight, number
    return [excerpt(text[min(at, len(text) - 1)]) for text in texts]


def excerpt(line: str) -> str:
    """A few words of a line, around its first letter beyond ASCII."""
    at = next((index for index, char in enumerate(line) if not char.isascii()), 0)
    begin = max(0, at - _PREVIEW // 2)
    return " ".join(line[begin : begin + _PREVIEW].split())
