"""Opening, saving and exporting: what the command line and the window do with files.

Blocking; call it off the GUI thread.  Everything raises ``SoatError`` subclasses only.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from soat_core.document import Document
from soat_core.readers import read_document
from soat_core.readers.plain_text import MAX_TEXT_BYTES
from soat_core.storage import MAX_BYTES, FileStamp, read_file, write_atomically
from soat_core.writers import format_of

RECORD_SUFFIX = ".tei.xml"
MAX_RECORD_BYTES = 160 * 1024 * 1024
"""A record is about 30 times its text: this holds that of the largest text that is imported."""

_TEXT_SUFFIXES = (".ocr.txt", ".ocr.text", ".txt", ".text")


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A document with the file it was read from."""

    document: Document
    path: Path
    stamp: FileStamp
    is_record: bool
    """Whether the file is Soát's own record, to be saved back to ``path``."""


def open_file(path: str | os.PathLike[str], encoding: str | None = None) -> OpenedFile:
    """Open an OCR text or a record, whichever it is.

    ``encoding`` is the Python codec of a text whose encoding is not certain.  Raises
    ``InputError``; ``EncodingError`` when only the encoding is missing.
    """
    is_xml = os.fspath(path).lower().endswith(".xml")
    if is_xml:
        data, stamp = read_file(path, MAX_RECORD_BYTES)
    else:
        data, stamp = read_file(path, MAX_BYTES, told_limit=MAX_TEXT_BYTES)
    document, reader = read_document(data, path, encoding)
    return OpenedFile(document, Path(path), stamp, reader.is_record)


def record_path_for(path: str | os.PathLike[str]) -> Path:
    """Where the record of a file belongs: beside it, ``NAME.ocr.txt`` to ``NAME.tei.xml``.

    A record is its own record; names that do not end like text keep their end.
    """
    path = Path(path)
    lower = path.name.lower()
    if lower.endswith(RECORD_SUFFIX):
        return path
    for suffix in _TEXT_SUFFIXES:
        if lower.endswith(suffix) and len(lower) > len(suffix):
            return path.with_name(path.name[: -len(suffix)] + RECORD_SUFFIX)
    return path.with_name(path.name + RECORD_SUFFIX)


def save_record(
    document: Document,
    path: str | os.PathLike[str],
    *,
    engine_version: str,
    expected: FileStamp | None,
    overwrite: bool,
) -> FileStamp:
    """Write the record, once it has been found valid; the old version is kept as ``NAME~``.

    ``expected`` is the stamp from opening or the last save.  Raises ``OutputError``; then the file
    is as it was.
    """
    data = format_of("tei").write(document, engine_version)
    return write_atomically(path, data, expected=expected, overwrite=overwrite)


def export(
    document: Document,
    path: str | os.PathLike[str],
    fmt: str,
    *,
    overwrite: bool,
    text: str | None = None,
    engine_version: str = "",
) -> FileStamp:
    """Write the document in one of the formats of ``soat_core.writers``.

    ``text`` is written in place of the corrected text (format ``text`` only), for example with
    suggestions in it that nobody has decided on.
    """
    data = format_of(fmt).write(document, engine_version, text)
    return write_atomically(path, data, overwrite=overwrite)
