"""Opening, saving and exporting: what the command line and the window do with files.

Blocking; call it off the GUI thread.  Everything raises ``SoatError`` subclasses only.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from soat_core.document import Document
from soat_core.errors import InputError, NewerRecordError, RecordError
from soat_core.i18n import tr
from soat_core.leftovers import sweep
from soat_core.page_files import RECORD_SUFFIX, PageFiles, pages_in
from soat_core.page_reading import UNWATCHED, PageReading
from soat_core.readers import docx_file, read_document
from soat_core.readers.kinds import is_picture
from soat_core.readers.paged_text import uncertain
from soat_core.readers.pages import read_pages, text_files
from soat_core.readers.plain_text import MAX_TEXT_BYTES
from soat_core.snapshot import Recorded
from soat_core.storage import MAX_BYTES, FileStamp, read_file, write_atomically
from soat_core.writers import format_of
from soat_core.writers.tei import record

if TYPE_CHECKING:  # they build on this module, or take their time to load
    from soat_core.journal import Kept
    from soat_core.locking import Holder

MAX_RECORD_BYTES = 160 * 1024 * 1024
"""A record is about 30 times its text: this holds that of the largest text that is imported."""

_SUFFIXES = (
    ".ocr.txt", ".ocr.text", ".txt", ".text", ".hocr", ".html", ".htm", ".alto.xml", ".page.xml",
    ".tsv", ".docx", ".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".webp", ".bmp", ".jp2",
)  # fmt: skip


class Barrier(Enum):
    """Why a file can only be read."""

    LOCKED = "locked"
    """Somebody else has it open."""
    NEWER = "newer"
    """A newer version of the program wrote it, and this one would lose part of it."""


@dataclass(frozen=True, slots=True)
class ReadOnly:
    """A file that is not to be changed here."""

    barrier: Barrier
    holder: Holder | None = None
    """Whoever has it open."""

    @property
    def reason(self) -> str:
        """As one clause."""
        if self.barrier is Barrier.NEWER:
            return tr(
                "a newer version of Soát wrote this record; it can only be read here",
                "hồ sơ này do phiên bản Soát mới hơn ghi; ở đây chỉ đọc được",
            )
        return tr(
            "{name} has this report open; it can only be read here",
            "{name} đang mở báo cáo này; ở đây chỉ đọc được",
            name=self.holder.shown_name if self.holder else "?",
        )


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A document with the file it was read from."""

    document: Document
    path: Path
    stamp: FileStamp
    is_record: bool
    """Whether the file is Soát's own record, to be saved back to ``path``."""
    kept: Kept | None = None
    """The history of the report, where it was opened with it."""
    is_unsaved: bool = False
    """Whether the document is not what stands in the file."""
    read_only: ReadOnly | None = None
    """Why it can only be read; None where it can be worked on."""
    pages: PageFiles | None = None
    """The files of a report that was put together from several; ``path`` is then where its record
    belongs."""
    came_from: Path | None = None
    """What is to be opened to have it again: a file or a folder; None for files that were chosen
    together."""

    def only_readable(self, why: ReadOnly) -> OpenedFile:
        """The same file, whose document refuses every change."""
        self.document.read_only = why.reason
        return replace(self, read_only=why)


def open_file(
    path: str | os.PathLike[str], encoding: str | None = None, how: PageReading = UNWATCHED
) -> OpenedFile:
    """Open an OCR text, a scan, a record or a folder of pages, whichever it is.

    ``encoding`` is the Python codec of a text whose encoding is not certain.  Scans are read page
    by page, which takes its time: ``how`` says who is told and may stop it, and where what was read
    is kept.  Raises ``InputError``; ``EncodingError`` when only the encoding is missing,
    ``scans.tesseract.Cancelled`` when it was cancelled.  A record of a newer version is opened for
    reading, where its text can be read.
    """
    if os.path.isdir(path):
        opened = open_pages(pages_in(Path(path)), encoding, how)
        return replace(opened, came_from=Path(path))
    if is_scan(path):
        return _open_scan(Path(path), encoding, how)
    is_xml = os.fspath(path).lower().endswith(".xml")
    if is_xml:
        data, stamp = read_file(path, MAX_RECORD_BYTES)
    else:
        data, stamp = read_file(path, MAX_BYTES, told_limit=MAX_TEXT_BYTES)
    try:
        document, reader = read_document(data, path, encoding)
    except NewerRecordError as error:
        newer = _read_newer(data, error)
        opened = OpenedFile(newer, Path(path), stamp, is_record=True, came_from=Path(path))
        return opened.only_readable(ReadOnly(Barrier.NEWER))
    except InputError as error:
        if _was_record(error, Path(path)):
            from soat_core.tei.parsing import older_copy

            raise RecordError(error.what, where=error.where, advice=older_copy()) from error
        raise
    return OpenedFile(document, Path(path), stamp, reader.is_record, came_from=Path(path))


def open_pages(
    pages: PageFiles, encoding: str | None = None, how: PageReading = UNWATCHED
) -> OpenedFile:
    """Open several files as one report; see ``open_file`` and ``page_files``."""
    document = read_pages(pages, encoding, how)
    statuses = [path.stat() for path in pages.paths]
    stamp = FileStamp(
        sum(status.st_size for status in statuses),
        max(status.st_mtime_ns for status in statuses),
        document.report.source.sha256,
    )
    return OpenedFile(document, pages.record, stamp, is_record=False, pages=pages)


def _read_newer(data: bytes, error: NewerRecordError) -> Document:
    """What can be understood of a record of a newer version; the ``error`` where its text cannot
    be."""
    from soat_core.tei.salvage import salvage

    found = salvage(data)
    if found is None or not found.is_original:
        raise error
    return found.document()


def _was_record(error: InputError, path: Path) -> bool:
    """Whether a file was a record, of which nothing tells any more what it was: a power cut may
    leave nothing but zeros."""
    if isinstance(error, RecordError) or not path.name.lower().endswith(RECORD_SUFFIX):
        return False
    from soat_core.repairing.sources import was_record

    return was_record(path)


def is_scan(path: str | os.PathLike[str]) -> bool:
    """Whether it is a picture or PDF, by its first bytes; False for what cannot be read."""
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            return False
        with open(path, "rb") as stream:
            return is_picture(stream.read(1024))
    except (OSError, ValueError):
        return False


def _open_scan(path: Path, encoding: str | None, how: PageReading) -> OpenedFile:
    from soat_core.scans.reading import read_scan, workers_here

    status = path.stat()
    document = read_scan(path, how=how, workers=workers_here(), encoding=encoding)
    stamp = FileStamp(status.st_size, status.st_mtime_ns, document.report.source.sha256)
    return OpenedFile(document, path, stamp, is_record=False, came_from=path)


def uncertain_bytes(path: Path, pages: PageFiles | None = None) -> bytes:
    """The bytes of a text by which its encoding can be told; of a folder, or of several ``pages``,
    of all its files that do not tell it.  Raises ``InputError``."""
    if pages is None and path.is_dir():
        pages = pages_in(path)
    if pages is not None:
        return uncertain(text_files(pages))
    if is_scan(path):
        return _layer_bytes(path)
    data, _ = read_file(path)
    return docx_file.plain_bytes(data, path.name) if docx_file.recognises(data, "") else data


def _layer_bytes(path: Path) -> bytes:
    """Of a text layer, as a program that knows of no old fonts sees it."""
    from soat_core.scans.pdf_text import plain_layer
    from soat_core.scans.pictures import PdfPictures, open_pictures

    with closing(open_pictures(path)) as pictures:
        text = plain_layer(pictures) if isinstance(pictures, PdfPictures) else ""
    return text.encode("cp1252", "replace")


def record_path_for(path: str | os.PathLike[str]) -> Path:
    """Where the record of a file belongs: beside it, ``NAME.ocr.txt`` to ``NAME.tei.xml``.

    A record is its own record; names that do not end like text keep their end.
    """
    path = Path(path)
    lower = path.name.lower()
    if lower.endswith(RECORD_SUFFIX):
        return path
    for suffix in _SUFFIXES:
        if lower.endswith(suffix) and len(lower) > len(suffix):
            return path.with_name(path.name[: -len(suffix)] + RECORD_SUFFIX)
    return path.with_name(path.name + RECORD_SUFFIX)


def save_record(
    document: Recorded,
    path: str | os.PathLike[str],
    *,
    engine_version: str,
    expected: FileStamp | None,
    overwrite: bool,
    announce: Callable[[str], object] = lambda _sha256: None,
    versions: int = 1,
) -> FileStamp:
    """Write the record, once it has been found valid; the old version is kept as ``NAME~``, up to
    as many old ``versions`` (see ``storage.previous_path``).

    ``expected`` is the stamp from opening or the last save.  ``announce`` is called with the
    SHA-256 of the record before the file is touched.  Raises ``OutputError``; then the file is as
    it was.
    """
    data = record(document, engine_version)
    announce(hashlib.sha256(data).hexdigest())
    stamp = write_atomically(path, data, expected=expected, overwrite=overwrite, versions=versions)
    sweep(Path(os.path.realpath(path)).parent, stamp.mtime_ns / 1e9)
    return stamp


def export(
    document: Document,
    path: str | os.PathLike[str],
    fmt: str,
    *,
    overwrite: bool,
    text: str | None = None,
    engine_version: str = "",
    beside: Path | None = None,
    progress: Callable[[int, int], object] = lambda _done, _count: None,
    pictures: Sequence[Path] = (),
) -> FileStamp:
    """Write the document in one of the formats of ``soat_core.writers``.

    ``beside`` is the report's file, in whose folder is looked for what some formats need;
    ``pictures`` are files that the person said are the pictures of its pages.
    ``text`` is written in place of the corrected text (format ``text`` only), for example with
    suggestions in it that nobody has decided on.  ``progress`` is told how many of how many pages
    are written; what it raises ends it before the file is touched.
    """
    progress(0, 0)
    data = format_of(fmt).write(document, engine_version, text, beside, progress, pictures)
    progress(0, 0)
    return write_atomically(path, data, overwrite=overwrite)
