"""Documents to bytes: the one list of formats that command line and window both offer."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from soat_core.document import Document
from soat_core.errors import OutputError
from soat_core.i18n import tr
from soat_core.report import PLAIN_TEXT
from soat_core.writers import placed, plain_text, reading, tei
from soat_core.writers.placed import Pictures, Progress, untold


@dataclass(frozen=True, slots=True)
class Format:
    """One export format.

    Those with ``placed`` need what lies beside the report: the file it was imported from, or the
    pictures of its pages.
    """

    identity: str
    """What it is called on the command line."""
    suffix: str
    titles: tuple[str, str]
    """English and Vietnamese."""
    writer: Callable[[Document, str, str | None], bytes] | None = None
    placed: Callable[[Document, Path, Progress, Pictures], bytes] | None = None
    media_types: tuple[str, ...] = ()
    """Of the only imported files that it can be written from; empty for any."""
    several: bool | None = None
    """Whether it is for reports of several files only, or of one file only; None for both."""
    needs_layout: bool | None = None
    """Whether the report must tell where its text stands on pages; None: where it is ``placed``."""
    tells_decisions: bool = False
    """Whether it says who decided what, so that suggestions nobody decided on do not belong in."""
    also: tuple[str, ...] = ()
    """Other endings that a file of it may have, where it was asked for."""
    is_offered: bool = True
    """Whether dialogs name it; the others stand for one of those."""
    in_own_record: bool = False
    """Whether it is made from Soát's own record, which TEI of others has not."""

    @property
    def title(self) -> str:
        """What it is called in the person's language."""
        return tr(*self.titles)

    def goes_by(self, name: str) -> bool:
        """Whether a file of it may be called so."""
        return name.lower().endswith((self.suffix, *self.also))

    def fits(self, document: Document) -> bool:
        """Whether a report can be written so, as far as it tells itself."""
        report = document.report
        if self.in_own_record and report.backing is not None:
            return False
        if self.several is not None and self.several != bool(report.source.parts):
            return False
        if self.media_types:
            return report.source.media_type in self.media_types
        needs_layout = self.needs_layout
        if needs_layout is None:
            needs_layout = self.placed is not None
        return not needs_layout or report.layout is not None

    def write(
        self,
        document: Document,
        engine_version: str = "",
        text: str | None = None,
        beside: Path | None = None,
        progress: Progress = untold,
        pictures: Pictures = (),
    ) -> bytes:
        """The bytes of the file.

        ``text`` replaces the corrected text where the format is text; ``beside`` is the report's
        file, in whose folder is looked for what the format needs; ``pictures`` are files that the
        person said are the pictures of its pages.  ``progress`` is told how many of how many pages
        are written, where that takes long; what it raises ends the writing.

        Raises ``OutputError`` when the document cannot be written in this format.
        """
        if self.in_own_record and document.report.backing is not None:
            raise self._misfit(document)
        if self.writer is not None:
            return self.writer(document, engine_version, text)
        assert self.placed is not None
        if not self.fits(document) and (self.media_types or self.several is not None):
            raise self._misfit(document)
        beside = beside or Path(document.report.source.name)
        return self.placed(document, beside, progress, pictures)

    def _misfit(self, document: Document) -> OutputError:
        return OutputError(
            tr(
                "this report was not imported from such a file, so it cannot be written as "
                "“{title}”",
                "báo cáo này không nhập từ loại tệp đó nên không xuất được ra “{title}”",
                title=self.title,
            ),
            where=document.report.source.name,
            advice=tr(
                "Possible are: {formats}.",
                "Có thể xuất ra: {formats}.",
                formats=", ".join(one.identity for one in FORMATS if one.fits(document)),
            ),
        )


FORMATS = (
    Format("text", ".txt", ("Corrected text", "Văn bản đã sửa"), plain_text.corrected),
    Format(
        "flow",
        ".doan.txt",
        ("Text in paragraphs, lines joined", "Văn bản nối liền thành đoạn"),
        reading.flow,
        also=(".txt",),
    ),
    Format(
        "docx",
        ".docx",
        ("Word, as official documents are set", "Word, đúng thể thức văn bản"),
        reading.docx,
    ),
    Format(
        "pdf",
        ".pdf",
        ("PDF, searchable where pictures are there", "PDF, tìm kiếm được nếu có ảnh trang"),
        placed=placed.pdf,
        needs_layout=False,
        is_offered=False,
    ),
    Format(
        "reading-pdf",
        # beside a record NAME.pdf is taken for the scan of its pages
        ".ban-doc.pdf",
        ("PDF for reading and printing", "PDF để đọc và in"),
        reading.pdf,
        also=(".pdf",),
    ),
    Format(
        "searchable-pdf",
        ".pdf",
        ("Searchable PDF", "PDF tìm kiếm được"),
        placed=placed.searchable_pdf,
    ),
    Format(
        "html",
        ".html",
        ("Web page with edits marked", "Trang web có đánh dấu chỗ sửa"),
        reading.html,
        also=(".htm",),
    ),
    Format(
        "tei",
        ".tei.xml",
        ("TEI with the record of corrections", "TEI kèm lịch sử sửa"),
        tei.record,
        tells_decisions=True,
    ),
    Format(
        "tei-no-pages",
        ".khong-anh.tei.xml",
        (
            "TEI with the record, without places on pictures",
            "TEI kèm lịch sử sửa, không kèm vị trí trên ảnh",
        ),
        tei.without_pages,
        needs_layout=True,
        tells_decisions=True,
        in_own_record=True,
    ),
    Format(
        "tei-evidence",
        ".bang-chung.tei.xml",
        (
            "TEI with the record and what else was suggested",
            "TEI kèm lịch sử sửa và các gợi ý khác",
        ),
        tei.with_evidence,
        tells_decisions=True,
        in_own_record=True,
    ),
    Format(
        "tei-clean",
        ".sach.tei.xml",
        ("Clean TEI, corrected text only", "TEI sạch, chỉ có văn bản đã sửa"),
        tei.clean,
    ),
    Format(
        "tei-clean-pages",
        ".sach-anh.tei.xml",
        ("Clean TEI with places on pictures", "TEI sạch kèm vị trí trên ảnh"),
        tei.clean_with_pages,
        needs_layout=True,
    ),
    Format(
        "csv",
        ".csv",
        ("Table of edits (CSV)", "Bảng chỗ sửa (CSV)"),
        reading.edits_csv,
        tells_decisions=True,
    ),
    Format(
        "csv-annotations",
        ".chu-giai.csv",
        ("Table of annotations (CSV)", "Bảng chú giải (CSV)"),
        reading.annotations_csv,
        also=(".csv",),
        tells_decisions=True,
    ),
    Format(
        "xlsx",
        ".xlsx",
        ("Tables of edits and annotations (Excel)", "Bảng chỗ sửa và chú giải (Excel)"),
        reading.xlsx,
        tells_decisions=True,
    ),
    Format(
        "csv-tables",
        ".bang.csv",
        ("The report's own tables (CSV)", "Các bảng trong báo cáo (CSV)"),
        reading.tables_csv,
        also=(".csv",),
    ),
    Format(
        "xlsx-tables",
        ".bang.xlsx",
        ("The report's own tables (Excel)", "Các bảng trong báo cáo (Excel)"),
        reading.tables_xlsx,
        also=(".xlsx",),
    ),
    Format(
        "work-report",
        ".cong-viec.html",
        ("Report of work", "Báo cáo công việc hiệu đính"),
        reading.work,
        also=(".html", ".htm"),
        tells_decisions=True,
    ),
    Format("ocr-text", ".ocr.txt", ("OCR text as imported", "Văn bản OCR gốc"), plain_text.ocr),
    Format(
        "hocr",
        ".hocr",
        ("Corrected hOCR", "hOCR đã sửa"),
        placed=placed.hocr,
    ),
    Format(
        "alto",
        ".alto.xml",
        ("Corrected ALTO", "ALTO đã sửa"),
        placed=placed.alto,
    ),
    Format(
        "page",
        ".page.xml",
        ("Corrected PAGE", "PAGE đã sửa"),
        placed=placed.page,
    ),
    Format(
        "page-files",
        ".page.zip",
        ("PAGE, a file for each page (ZIP)", "PAGE, mỗi trang một tệp (ZIP)"),
        placed=placed.page_files,
    ),
    Format(
        "tei-original",
        ".goc.xml",
        ("TEI of others as it was", "TEI của chương trình khác, như lúc đầu"),
        tei.original,
        media_types=("application/tei+xml",),
    ),
    Format(
        "files",
        ".sua.zip",
        ("Corrected files of the pages (ZIP)", "Tệp của từng trang đã sửa (ZIP)"),
        placed=placed.files,
        media_types=(PLAIN_TEXT, placed.HOCR, placed.ALTO, placed.PAGE),
        several=True,
    ),
    Format(
        "ocr-files",
        ".ocr.zip",
        ("Text files of the pages as imported (ZIP)", "Tệp văn bản gốc của từng trang (ZIP)"),
        placed=placed.ocr_files,
        media_types=(PLAIN_TEXT,),
        several=True,
    ),
)
"""The longest endings of file names count, then the first."""


def format_of(identity: str) -> Format:
    """The format with this identity; ``KeyError`` when there is none."""
    for fmt in FORMATS:
        if fmt.identity == identity:
            return fmt
    raise KeyError(identity)


def format_for(path: str | os.PathLike[str]) -> Format:
    """The format a file name asks for: any other ``.xml`` is TEI, everything else text."""
    name = os.fspath(path).lower()
    found = [fmt for fmt in FORMATS if name.endswith(fmt.suffix)]
    if found:
        return max(found, key=lambda fmt: len(fmt.suffix))
    if name.endswith(".htm"):
        return format_of("html")
    return format_of("tei" if name.endswith(".xml") else "text")
