"""Foreign files to documents: one reader for each format, chosen by content.

A reader gets bytes and gives a document, or raises ``InputError``.  The first reader of ``READERS``
that recognises the bytes reads them; plain text comes last and takes whatever is left, or names
what it seems to be.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from soat_core.document import Document
from soat_core.readers import docx_file, ocr_file, plain_text, xml_file


@dataclass(frozen=True, slots=True)
class Reader:
    """How one format is recognised and read."""

    identity: str
    is_record: bool
    """Whether what it reads is Soát's own file, which can be saved back to its place."""
    recognises: Callable[[bytes, str], bool]
    """Takes the bytes and the file's name."""
    read: Callable[[bytes, str, str | None], Document]
    """Takes the bytes, the file's name and the encoding, if the person chose one."""


READERS = (
    Reader("ocr", False, ocr_file.recognises, ocr_file.read),
    Reader("tei", True, xml_file.recognises, xml_file.read),
    Reader("docx", False, docx_file.recognises, docx_file.read),
    Reader("text", False, plain_text.recognises, plain_text.read),
)


def read_document(
    data: bytes, path: str | os.PathLike[str], encoding: str | None = None
) -> tuple[Document, Reader]:
    """The document in ``data``, and the reader that knew how.

    ``path`` gives the name by which messages and the record call the file; ``encoding`` is for
    text only.  Raises ``InputError`` (``EncodingError`` when only the encoding is missing).
    """
    name = _printable(Path(path).name)
    reader = next(r for r in READERS if r.recognises(data, name))
    return reader.read(data, name, encoding), reader


def readable() -> list[tuple[str, str]]:
    """What can be opened, for people: title and usual endings of names."""
    from soat_core.i18n import tr

    return [
        (tr("Plain text", "Văn bản thuần"), "*.txt"),
        (tr("Folder of pages", "Thư mục các trang"), tr("(text, OCR files or pictures)",
                                                        "(văn bản, tệp OCR hoặc ảnh)")),
        (tr("Record of Soát (TEI)", "Hồ sơ của Soát (TEI)"), "*.tei.xml"),
        (tr("TEI P5 of other programs", "TEI P5 của chương trình khác"), "*.xml"),
        ("hOCR", "*.hocr *.html"),
        ("ALTO 2–4", "*.xml"),
        ("PAGE 2013–2019", "*.xml"),
        ("Tesseract TSV", "*.tsv"),
        ("Word (DOCX)", "*.docx"),
        ("PDF", "*.pdf"),
        (tr("Pictures (by Tesseract)", "Ảnh (đọc bằng Tesseract)"),
         "*.png *.jpg *.tif *.webp *.bmp *.jp2"),
    ]  # fmt: skip


def _printable(name: str) -> str:
    """A file name as text; bytes that are not UTF-8 must not reach a record."""
    return os.fsencode(name).decode("utf-8", "replace")
