"""Formats that need what lies beside the report: the imported file, or pictures.

The writers themselves are loaded only when they are asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from soat_core.document import Document
from soat_core.errors import InputError, OutputError
from soat_core.i18n import tr
from soat_core.storage import read_file


def hocr(document: Document, beside: Path) -> bytes:
    """Corrected hOCR.  Raises ``OutputError``."""
    from soat_core.writers.ocr_files import corrected_hocr

    return _corrected(document, beside, corrected_hocr)


def alto(document: Document, beside: Path) -> bytes:
    """Corrected ALTO.  Raises ``OutputError``."""
    from soat_core.writers.ocr_files import corrected_alto

    return _corrected(document, beside, corrected_alto)


def page(document: Document, beside: Path) -> bytes:
    """Corrected PAGE.  Raises ``OutputError``."""
    from soat_core.writers.ocr_files import corrected_page

    return _corrected(document, beside, corrected_page)


def pdf(document: Document, beside: Path) -> bytes:
    """Searchable PDF.  Raises ``OutputError``; ``InputError`` for pictures that cannot be read."""
    from soat_core.writers.searchable_pdf import searchable_pdf

    return searchable_pdf(document, beside)


def _corrected(
    document: Document, beside: Path, write: Callable[[Document, bytes], bytes]
) -> bytes:
    return write(document, original(document, beside))


def original(document: Document, beside: Path) -> bytes:
    """The bytes of the imported file, looked for in the folder of ``beside``.

    Raises ``OutputError`` when it is not there or is no longer what was imported.
    """
    source = document.report.source
    path = beside.with_name(source.name)
    try:
        data, stamp = read_file(path)
    except (InputError, ValueError) as error:
        raise _missing(source.name) from error
    if stamp.sha256 != source.sha256:
        raise OutputError(
            tr(
                "the imported file has been changed since",
                "tệp gốc đã bị thay đổi sau khi nhập",
            ),
            where=str(path),
            advice=tr(
                "Put back the file that was imported, or export another format.",
                "Hãy đặt lại đúng tệp đã nhập, hoặc xuất ra định dạng khác.",
            ),
        )
    return data


def _missing(name: str) -> OutputError:
    return OutputError(
        tr(
            "this format is written into the imported file {name}, which is not here",
            "định dạng này được ghi vào tệp gốc {name}, nhưng không thấy tệp đó ở đây",
            name=name,
        ),
        advice=tr(
            "Put {name} into the folder of the record.",
            "Hãy chép {name} vào thư mục của hồ sơ.",
            name=name,
        ),
    )
