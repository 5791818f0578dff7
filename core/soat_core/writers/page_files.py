"""Reports of several files, written back file by file: all of them in one ZIP archive."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from soat_core.document import Document
from soat_core.report import PLAIN_TEXT, Part
from soat_core.writers.placed import original
from soat_core.writers.plain_text import with_line_ends

_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The time in archives, so that the same report gives the same bytes."""


def as_imported(document: Document, beside: Path) -> bytes:
    """Exactly the files of text that were imported, to the last byte."""
    report = document.report
    return archive((part.name, report.part_to_bytes(part)) for part in report.source.parts)


def corrected(document: Document, beside: Path) -> bytes:
    """The files as corrected: of text in UTF-8, of OCR programs with all that else is in them.

    The latter are looked for in the folder of ``beside``.  Raises ``OutputError``.
    """
    parts = document.report.source.parts
    if document.report.source.media_type == PLAIN_TEXT:
        return archive((part.name, _text_of(document, part)) for part in parts)
    write = _writer(document.report.source.media_type)
    originals = (original(part.name, part.sha256, beside) for part in parts)
    written = write(document, *originals)
    return archive(zip((part.name for part in parts), written, strict=True))


def _text_of(document: Document, part: Part) -> bytes:
    start, end = document.to_corrected(part.start), document.to_corrected(part.end)
    ocr = document.report.ocr_text[part.start : part.end]
    return with_line_ends(document.corrected_text()[start:end], ocr).encode("utf-8")


def _writer(media_type: str) -> Callable[..., Sequence[bytes]]:
    from soat_core.writers.ocr_files import corrected_alto, corrected_hocr, corrected_page

    writers: dict[str, Callable[..., Sequence[bytes]]] = {
        "text/vnd.hocr+html": corrected_hocr,
        "application/alto+xml": corrected_alto,
        "application/vnd.prima.page+xml": corrected_page,
    }
    return writers[media_type]


def archive(files: Iterable[tuple[str, bytes]]) -> bytes:
    """A ZIP archive of names and their bytes, the same whenever it is made."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            archive.writestr(zipfile.ZipInfo(name, _LONG_AGO), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()
