"""A report on a disk, somebody who works on it, and what can happen to both."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path

from tests.core.making import LAN, WHEN

from soat_core.actions import Changes
from soat_core.document import Document
from soat_core.files import OpenedFile, record_path_for, save_record
from soat_core.journal import Kept, Scribe, open_with_history
from soat_core.journal.disk import Disk
from soat_core.review import Review

TEXT = "một hai ba\nbốn năm sáu\nbảy tám chín\n"


@dataclass
class Worker:
    """A window on a report, without the window."""

    opened: OpenedFile
    review: Review = field(init=False)
    scribe: Scribe | None = field(init=False)
    record: Path = field(init=False)

    def __post_init__(self) -> None:
        opened = self.opened
        self.review = Review(opened.document, LAN, clock=lambda: WHEN)
        self.record = opened.path if opened.is_record else record_path_for(opened.path)
        self.stamp = opened.stamp if opened.is_record else None
        self.scribe = None
        if self.kept.journal is not None:
            sha256 = opened.stamp.sha256 if opened.is_record else None
            self.scribe = Scribe(self.kept.recovered, self.kept.journal, sha256)

    @property
    def kept(self) -> Kept:
        assert self.opened.kept is not None
        return self.opened.kept

    @property
    def document(self) -> Document:
        return self.opened.document

    @property
    def text(self) -> str:
        return self.document.corrected_text()

    @property
    def actions(self) -> list[str]:
        return [action.identity for action in self.document.actions]

    def type(self, word: str, text: str) -> Changes:
        start = self.document.report.ocr_text.index(word)
        return self.review.type_text(start, start + len(word), text)

    def flush(self) -> None:
        assert self.kept.journal is not None
        self.kept.journal.flush()

    def save(self, *, elsewhere: bool = False) -> None:
        ticket = self.scribe.saving() if self.scribe else None
        self.stamp = save_record(
            self.document,
            self.record,
            engine_version="1",
            expected=self.stamp,
            overwrite=True,
            announce=ticket.announce if ticket else lambda _sha256: None,
        )
        if self.scribe and ticket:
            self.scribe.saved(ticket)
            if not elsewhere:
                self.scribe.stays()

    def close(self) -> None:
        if self.kept.journal is not None:
            self.kept.journal.close()

    def undo_all(self) -> list[str]:
        """The text after every undo, until there is none left."""
        seen = []
        while self.review.undo():
            seen.append(self.text)
        return seen


class Office:
    """A folder with a report and a folder with journals."""

    def __init__(self, place: Path, text: str = TEXT) -> None:
        self.place = place
        self.text = place / "bao-cao.ocr.txt"
        self.record = place / "bao-cao.tei.xml"
        self.journals = place / "state" / "journals"
        self.text.write_text(text, encoding="utf-8", newline="")

    def open(self, path: Path | None = None, disk: Disk | None = None) -> Worker:
        """The record if there is one, else the text."""
        path = path or (self.record if self.record.exists() else self.text)
        return Worker(open_with_history(path, folder=self.journals, disk=disk))

    def files(self, ending: str = ".journal") -> list[Path]:
        return sorted(self.journals.glob(f"*{ending}"))

    @property
    def journal(self) -> Path:
        (path,) = self.files()
        return path

    def crash(self, worker: Worker) -> Worker:
        """The window is gone without a word, and another one is opened."""
        assert worker.kept.journal is not None
        held = self.journals.with_name("held")
        shutil.copytree(self.journals, held)
        worker.kept.journal.close()
        shutil.rmtree(self.journals)
        held.rename(self.journals)
        for lock in self.journals.glob("*.lock"):
            lock.unlink()
        return self.open()
