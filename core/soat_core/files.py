"""Opening, saving and exporting: what the command line and the window do with files.

Blocking; call it off the GUI thread.  Everything raises ``SoatError`` subclasses only.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from soat_core.document import Document
from soat_core.readers import read_document
from soat_core.readers.kinds import is_picture
from soat_core.readers.plain_text import MAX_TEXT_BYTES
from soat_core.snapshot import Recorded
from soat_core.storage import MAX_BYTES, FileStamp, read_file, write_atomically
from soat_core.writers import format_of
from soat_core.writers.tei import record

if TYPE_CHECKING:  # it builds on this module
    from soat_core.journal import Kept

RECORD_SUFFIX = ".tei.xml"
MAX_RECORD_BYTES = 160 * 1024 * 1024
"""A record is about 30 times its text: this holds that of the largest text that is imported."""

_SUFFIXES = (
    ".ocr.txt", ".ocr.text", ".txt", ".text", ".hocr", ".html", ".htm", ".alto.xml", ".page.xml",
    ".tsv", ".docx", ".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".webp", ".bmp", ".jp2",
)  # fmt: skip


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


def open_file(
    path: str | os.PathLike[str],
    encoding: str | None = None,
    *,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> OpenedFile:
    """Open an OCR text, a scan or a record, whichever it is.

    ``encoding`` is the Python codec of a text whose encoding is not certain.  Scans are read page
    by page, which takes its time: ``progress`` is told how many of how many pages are read, and
    ``cancelled`` is asked.  Raises ``InputError``; ``EncodingError`` when only the encoding is
    missing, ``scans.tesseract.Cancelled`` when it was cancelled.
    """
    if is_scan(path):
        return _open_scan(Path(path), progress, cancelled)
    is_xml = os.fspath(path).lower().endswith(".xml")
    if is_xml:
        data, stamp = read_file(path, MAX_RECORD_BYTES)
    else:
        data, stamp = read_file(path, MAX_BYTES, told_limit=MAX_TEXT_BYTES)
    document, reader = read_document(data, path, encoding)
    return OpenedFile(document, Path(path), stamp, reader.is_record)


def is_scan(path: str | os.PathLike[str]) -> bool:
    """Whether it is a picture or PDF, by its first bytes; False for what cannot be read."""
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            return False
        with open(path, "rb") as stream:
            return is_picture(stream.read(1024))
    except (OSError, ValueError):
        return False


def _open_scan(
    path: Path, progress: Callable[[int, int], None], cancelled: Callable[[], bool]
) -> OpenedFile:
    from soat_core.scans.reading import read_scan

    status = path.stat()
    document = read_scan(path, progress=progress, cancelled=cancelled)
    stamp = FileStamp(status.st_size, status.st_mtime_ns, document.report.source.sha256)
    return OpenedFile(document, path, stamp, is_record=False)


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
    return write_atomically(path, data, expected=expected, overwrite=overwrite, versions=versions)


def export(
    document: Document,
    path: str | os.PathLike[str],
    fmt: str,
    *,
    overwrite: bool,
    text: str | None = None,
    engine_version: str = "",
    beside: Path | None = None,
) -> FileStamp:
    """Write the document in one of the formats of ``soat_core.writers``.

    ``beside`` is the report's file, in whose folder is looked for what some formats need.
    ``text`` is written in place of the corrected text (format ``text`` only), for example with
    suggestions in it that nobody has decided on.
    """
    data = format_of(fmt).write(document, engine_version, text, beside)
    return write_atomically(path, data, overwrite=overwrite)
