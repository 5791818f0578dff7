"""Opening a report together with what is kept of its history.

Blocking; call it off the GUI thread.  Nothing that is wrong with a journal keeps a report from
opening.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path

from soat_core import files
from soat_core.document import Document
from soat_core.errors import SoatError
from soat_core.files import OpenedFile
from soat_core.journal.disk import Disk
from soat_core.journal.errors import BusyJournalError, JournalError
from soat_core.journal.filing import read
from soat_core.journal.forest import Forest
from soat_core.journal.journal import Journal
from soat_core.journal.place import default_folder, journal_path, text_digest
from soat_core.journal.recovery import Fate, Recovered, Unsaved, recover, rescue
from soat_core.journal.script import Head
from soat_core.journal.tree import Node
from soat_core.storage import FileStamp


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of the report of an opened file."""

    recovered: Recovered
    journal: Journal | None
    """None where it cannot be written now; ``trouble`` says why."""
    trouble: JournalError | None = None
    was_damaged: bool = False
    """Whether some of the history is lost."""

    @property
    def unsaved(self) -> Unsaved | None:
        return self.recovered.unsaved

    @property
    def is_changed_elsewhere(self) -> bool:
        return self.recovered.fate is Fate.ELSEWHERE


def open_with_history(
    path: str | os.PathLike[str],
    encoding: str | None = None,
    *,
    folder: Path | None = None,
    disk: Disk | None = None,
) -> OpenedFile:
    """As ``files.open_file``, with the history of the report where one is kept.

    ``folder`` holds the journals, None for those of the person.  Whoever gets the ``kept.journal``
    closes it.
    """
    opened = files.open_file(path, encoding)
    return with_history(opened, folder or default_folder(), disk=disk)


def with_history(
    opened: OpenedFile,
    folder: Path,
    *,
    shipped: bool = False,
    live: Journal | None = None,
    disk: Disk | None = None,
) -> OpenedFile:
    """A file with what is kept of its report.

    The record of a ``shipped`` file has no place yet.  ``live`` is the journal of this report if
    the caller keeps it already.
    """
    try:
        if live is None:
            kept = _kept(opened, folder, shipped, disk or Disk())
        else:
            kept = _kept_by(live, opened, record_of(opened, shipped))
    except JournalError as error:
        kept = Kept(Recovered(opened.document), None, error)
    return replace(opened, document=kept.recovered.document, kept=kept)


def rescued(opened: OpenedFile, kept: Kept, node: Node) -> OpenedFile:
    """The unsaved work of a file that was changed elsewhere, as if it had been opened with it.

    Saving it finds that the file on the disk is another one.  The journal goes over to it.  Raises
    ``JournalError``.
    """
    assert kept.journal is not None
    with kept.journal.at_rest() as forest:
        found = rescue(opened.document.report, forest, node)
    stamp = FileStamp(opened.stamp.size, 0, "") if opened.is_record else opened.stamp
    again = Kept(found, kept.journal)
    return replace(opened, document=found.document, stamp=stamp, kept=again, is_unsaved=True)


def record_of(opened: OpenedFile, shipped: bool = False) -> Path:
    """Where the record of a file is or would be; the file itself where only the person can say."""
    return opened.path if opened.is_record or shipped else files.record_path_for(opened.path)


def journal_of(document: Document, record: Path, folder: Path, disk: Disk | None = None) -> Journal:
    """The journal of a document whose record is or would be at ``record``.

    Raises ``BusyJournalError`` and ``JournalError`` as ``Journal`` does.
    """
    report = document.report
    head = Head(os.path.realpath(record), report.source.name, text_digest(report))
    return Journal(journal_path(folder, record, report), head, disk)


def _kept(opened: OpenedFile, folder: Path, shipped: bool, disk: Disk) -> Kept:
    record = record_of(opened, shipped)
    try:
        journal = journal_of(opened.document, record, folder, disk)
    except BusyJournalError as error:
        forest = _looked_at(opened, record, folder, disk)
        return Kept(_recovered(opened, forest, record), None, error)
    try:
        return _kept_by(journal, opened, record)
    except BaseException:
        journal.close()
        raise


def _kept_by(journal: Journal, opened: OpenedFile, record: Path) -> Kept:
    with journal.at_rest() as forest:
        recovered = _recovered(opened, forest, record)
    return Kept(recovered, journal, was_damaged=journal.was_damaged)


def _looked_at(opened: OpenedFile, record: Path, folder: Path, disk: Disk) -> Forest:
    """A journal that another window keeps, as far as it is written."""
    path = journal_path(folder, record, opened.document.report)
    try:
        forest, _, _ = read(disk.read(path))
    except (OSError, SoatError):
        return Forest()
    return forest


def _recovered(opened: OpenedFile, forest: Forest, record: Path) -> Recovered:
    sha256 = opened.stamp.sha256 if opened.is_record else None
    found = recover(opened.document, forest, sha256)
    # beside a text the record tells what was saved and what was not
    if not opened.is_record and record.is_file():
        found.unsaved = None
    return found
