"""Several files to one document, whatever kind of pages they are."""

from __future__ import annotations

from soat_core.document import Document
from soat_core.page_files import PageFiles, PageKind
from soat_core.page_reading import UNWATCHED, PageReading
from soat_core.readers import ocr_file, paged_text
from soat_core.readers.paged_text import TextFile
from soat_core.readers.plain_text import MAX_TEXT_BYTES
from soat_core.storage import MAX_BYTES, read_file, too_large

_MOST_BYTES = 4 * MAX_BYTES
"""Of all files of OCR programs together."""


def read_pages(
    pages: PageFiles, encoding: str | None = None, how: PageReading = UNWATCHED
) -> Document:
    """The document of some files; the arguments are those of ``files.open_file``.

    Raises ``InputError`` (``EncodingError`` when only an encoding is missing), ``Cancelled``.
    """
    if pages.kind is PageKind.PICTURE:
        from soat_core.scans.reading import read_scans, workers_here

        return read_scans(pages.paths, pages.name, how=how, workers=workers_here())
    if pages.kind is PageKind.TEXT:
        return paged_text.read_all(text_files(pages), pages.name, encoding)
    return ocr_file.read_all(
        [(one.data, one.name) for one in _read(pages, _MOST_BYTES, MAX_BYTES)], pages.name
    )


def text_files(pages: PageFiles) -> list[TextFile]:
    """Names and bytes of pages of text.  Raises ``InputError``."""
    return _read(pages, MAX_TEXT_BYTES, MAX_TEXT_BYTES)


def _read(pages: PageFiles, most: int, most_of_one: int) -> list[TextFile]:
    found: list[TextFile] = []
    size = 0
    for path in pages.paths:
        data, _ = read_file(path, most_of_one)
        size += len(data)
        if size > most:
            raise too_large(size, most, str(pages.folder))
        found.append(TextFile(path.name, data))
    return found
