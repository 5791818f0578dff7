"""What is left of a report: its record and the versions before, journals, the imported text."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from soat_core.errors import SoatError
from soat_core.files import MAX_RECORD_BYTES
from soat_core.journal.errors import JournalError
from soat_core.journal.filing import read as read_journal
from soat_core.journal.forest import Forest
from soat_core.journal.place import DAMAGED, ENDING, default_folder
from soat_core.readers import read_document
from soat_core.readers.xml_file import is_record
from soat_core.repairing.report import Origin
from soat_core.report import Report, Source
from soat_core.storage import previous_path, read_file
from soat_core.tei.salvage import Salvaged, salvage

MOST_VERSIONS = 99


@dataclass
class Found:
    """One record that something could be read of."""

    origin: Origin
    name: str
    data: bytes
    salvaged: Salvaged | None


def records(path: Path) -> Iterator[Found]:
    """The record itself, then its earlier versions, the latest first."""
    yield _record(path, Origin.FILE)
    for number in range(1, MOST_VERSIONS + 1):
        older = previous_path(path, number)
        if not older.is_file():
            return
        yield _record(older, Origin.BACKUP)


def journals(path: Path, folder: Path) -> Iterator[tuple[str, Forest]]:
    """The journals that were kept of a record, also those put aside as damaged."""
    where = os.path.realpath(path)
    for ending in (ENDING, DAMAGED):
        for one in sorted(folder.glob(f"*{ending}")):
            forest = _forest(one)
            if forest is not None and forest.head is not None and forest.head.record == where:
                yield one.name, forest


def was_record(path: Path, folder: Path | None = None) -> bool:
    """Whether a file was a record, whatever is in it now: an earlier version or a history tells.

    ``folder`` holds the journals, None for those of the person.
    """
    older = previous_path(path)
    if older.is_file():
        with contextlib.suppress(SoatError):
            if is_record(read_file(older, MAX_RECORD_BYTES)[0]):
                return True
    return any(True for _ in journals(path, folder or default_folder()))


def imported(path: Path, source: Source) -> Report | None:
    """The text that was imported, if its file still stands beside the record, unaltered."""
    beside = path.parent / Path(source.name).name
    if not source.sha256 or beside.name in ("", "?"):
        return None
    try:
        data, stamp = read_file(beside)
        if stamp.sha256 != source.sha256:
            return None
        encoding = None if source.bom else source.encoding
        document, _ = read_document(data, beside, encoding)
    except (SoatError, LookupError, ValueError):
        return None
    return document.report


def text_of_journal(path: Path, forest: Forest) -> Report | None:
    """The text that a journal was kept of, if its file still stands beside the record."""
    head = forest.head
    beside = path.parent / Path(head.source if head is not None else "").name
    if head is None or not beside.is_file() or beside.name == path.name:
        return None
    try:
        data, _ = read_file(beside)
        document, _ = read_document(data, beside, None)
    except SoatError:
        return None
    return document.report if digest(document.report.ocr_text) == head.ocr else None


def digest(text: str) -> str:
    """As the journal knows the OCR text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _record(path: Path, origin: Origin) -> Found:
    data, _ = read_file(path, MAX_RECORD_BYTES)
    return Found(origin, path.name, data, salvage(data))


def _forest(path: Path) -> Forest | None:
    try:
        forest, _, _ = read_journal(path.read_bytes())
    except (OSError, JournalError):
        return None
    return forest
