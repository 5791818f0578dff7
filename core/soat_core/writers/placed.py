"""Formats that need what lies beside the report: the imported file, or pictures.

The writers themselves are loaded only when they are asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from soat_core.document import Document
from soat_core.errors import InputError, OutputError
from soat_core.i18n import tr
from soat_core.storage import read_file

Pictures = Sequence[Path]
"""Files that the person said are the pictures of the report's pages."""
Progress = Callable[[int, int], object]
"""Is told how many of how many pages are written."""


def untold(_done: int, _count: int) -> None:
    """Nobody wants to know."""


HOCR, ALTO = "text/vnd.hocr+html", "application/alto+xml"
PAGE = "application/vnd.prima.page+xml"


def hocr(
    document: Document, beside: Path, progress: Progress = untold, pictures: Pictures = ()
) -> bytes:
    """Corrected hOCR: the imported file, else one made anew.  Raises ``OutputError``."""
    from soat_core.writers.new_ocr_files import new_hocr
    from soat_core.writers.ocr_files import corrected_hocr

    if _is_one(document, HOCR):
        return _corrected(document, beside, corrected_hocr)
    return new_hocr(_with_places(document))


def alto(
    document: Document, beside: Path, progress: Progress = untold, pictures: Pictures = ()
) -> bytes:
    """Corrected ALTO: the imported file, else one made anew.  Raises ``OutputError``."""
    from soat_core.writers.new_ocr_files import new_alto
    from soat_core.writers.ocr_files import corrected_alto

    if _is_one(document, ALTO):
        return _corrected(document, beside, corrected_alto)
    return new_alto(_with_places(document))


def page(
    document: Document, beside: Path, progress: Progress = untold, pictures: Pictures = ()
) -> bytes:
    """Corrected PAGE: the imported file, else one made anew.  Raises ``OutputError``."""
    from soat_core.writers.new_ocr_files import new_pages
    from soat_core.writers.ocr_files import corrected_page

    if _is_one(document, PAGE):
        return _corrected(document, beside, corrected_page)
    written = new_pages(_with_places(document))
    if len(written) != 1:
        raise _several_pages(document.report.source.name)
    return written[0]


def page_files(
    document: Document, beside: Path, progress: Progress = untold, pictures: Pictures = ()
) -> bytes:
    """PAGE made anew, a file for each page, as ZIP.  Raises ``OutputError``."""
    from soat_core.writers.new_ocr_files import new_pages
    from soat_core.writers.page_files import archive

    written = new_pages(_with_places(document))
    return archive((f"trang-{number:04}.page.xml", one) for number, one in enumerate(written, 1))


def _is_one(document: Document, media_type: str) -> bool:
    """Whether the report came from one file of a kind."""
    source = document.report.source
    return source.media_type == media_type and not source.parts


def _with_places(document: Document) -> Document:
    if document.report.layout is None:
        raise OutputError(
            tr(
                "nothing is known of where the words stand on the pages",
                "không biết các từ nằm ở đâu trên trang",
            ),
            where=document.report.source.name,
            advice=tr(
                "Open the scan, or what an OCR program wrote with places.",
                "Hãy mở bản quét, hoặc tệp OCR có ghi vị trí.",
            ),
        )
    return document


def _several_pages(name: str) -> OutputError:
    return OutputError(
        tr("PAGE has a file for each page", "PAGE dùng một tệp cho mỗi trang"),
        where=name,
        advice=tr(
            "Export “{title}” instead.",
            "Hãy xuất “{title}”.",
            title=tr("PAGE, a file for each page (ZIP)", "PAGE, mỗi trang một tệp (ZIP)"),
        ),
    )


def has_pictures(document: Document, beside: Path, pictures: Pictures = ()) -> bool:
    """Whether there is a picture of every page that the report tells of."""
    layout = document.report.layout
    if layout is None:
        return False
    from soat_core.scans.choosing import pictures_of

    found = pictures_of(document.report, beside, pictures)
    return bool(layout.pages) and all(page in found for page in range(len(layout.pages)))


def pdf(
    document: Document, beside: Path, progress: Progress = untold, pictures: Pictures = ()
) -> bytes:
    """Searchable PDF where there are pictures of all pages, else PDF for reading."""
    if has_pictures(document, beside, pictures):
        return searchable_pdf(document, beside, progress, pictures)
    from soat_core.writers.reading import pdf as reading_pdf

    return reading_pdf(document)


def searchable_pdf(
    document: Document, beside: Path, progress: Progress = untold, pictures: Pictures = ()
) -> bytes:
    """Searchable PDF.  ``progress`` is told how many of how many pages are written.

    Raises ``OutputError``; ``InputError`` for pictures that cannot be read.
    """
    from soat_core.writers.searchable_pdf import searchable_pdf as write

    return write(document, beside, progress, pictures)


def _corrected(document: Document, beside: Path, write: Callable[..., Sequence[bytes]]) -> bytes:
    source = document.report.source
    [written] = write(document, original(source.name, source.sha256, beside))
    return written


def files(
    document: Document, beside: Path, progress: Progress = untold, pictures: Pictures = ()
) -> bytes:
    """The corrected files of a report of several, as ZIP.  Raises ``OutputError``."""
    from soat_core.writers.page_files import corrected

    return corrected(document, beside)


def ocr_files(
    document: Document, beside: Path, progress: Progress = untold, pictures: Pictures = ()
) -> bytes:
    """The files of text that a report was put together from, as ZIP."""
    from soat_core.writers.page_files import as_imported

    return as_imported(document, beside)


def original(name: str, sha256: str, beside: Path) -> bytes:
    """The bytes of an imported file, looked for in the folder of ``beside``.

    Raises ``OutputError`` when it is not there or is no longer what was imported.
    """
    path = beside.with_name(name)
    try:
        data, stamp = read_file(path)
    except (InputError, ValueError) as error:
        raise _missing(name) from error
    if stamp.sha256 != sha256:
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
