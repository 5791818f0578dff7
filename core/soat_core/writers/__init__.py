"""Documents to bytes: the one list of formats that command line and window both offer."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from soat_core.document import Document
from soat_core.errors import OutputError
from soat_core.i18n import tr
from soat_core.writers import placed, plain_text, tei


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
    placed: Callable[[Document, Path], bytes] | None = None
    media_type: str = ""
    """Of the only imported files that it can be written from; empty for any."""

    @property
    def title(self) -> str:
        """What it is called in the person's language."""
        return tr(*self.titles)

    def fits(self, document: Document) -> bool:
        """Whether a report can be written so, as far as it tells itself."""
        report = document.report
        if self.media_type:
            return report.source.media_type == self.media_type
        return self.placed is None or report.layout is not None

    def write(
        self,
        document: Document,
        engine_version: str = "",
        text: str | None = None,
        beside: Path | None = None,
    ) -> bytes:
        """The bytes of the file.

        ``text`` replaces the corrected text where the format is text; ``beside`` is the report's
        file, in whose folder is looked for what the format needs.  Raises ``OutputError`` when the
        document cannot be written in this format.
        """
        if self.writer is not None:
            return self.writer(document, engine_version, text)
        assert self.placed is not None
        if not self.fits(document):
            raise self._misfit(document)
        return self.placed(document, beside or Path(document.report.source.name))

    def _misfit(self, document: Document) -> OutputError:
        return OutputError(
            tr(
                "this report was not imported from such a file, so it cannot be written as "
                "“{title}”",
                "báo cáo này không nhập từ loại tệp đó nên không xuất được ra “{title}”",
                title=self.title,
            ),
            where=document.report.source.name,
            advice=tr("Choose another format.", "Hãy chọn định dạng khác."),
        )


FORMATS = (
    Format("text", ".txt", ("Corrected text", "Văn bản đã sửa"), plain_text.corrected),
    Format(
        "tei",
        ".tei.xml",
        ("TEI with the record of corrections", "TEI kèm lịch sử sửa"),
        tei.record,
    ),
    Format(
        "tei-clean",
        ".sach.tei.xml",
        ("Clean TEI, corrected text only", "TEI sạch, chỉ có văn bản đã sửa"),
        tei.clean,
    ),
    Format("ocr-text", ".ocr.txt", ("OCR text as imported", "Văn bản OCR gốc"), plain_text.ocr),
    Format(
        "hocr",
        ".hocr",
        ("Corrected hOCR", "hOCR đã sửa"),
        placed=placed.hocr,
        media_type="text/vnd.hocr+html",
    ),
    Format(
        "alto",
        ".alto.xml",
        ("Corrected ALTO", "ALTO đã sửa"),
        placed=placed.alto,
        media_type="application/alto+xml",
    ),
    Format(
        "page",
        ".page.xml",
        ("Corrected PAGE", "PAGE đã sửa"),
        placed=placed.page,
        media_type="application/vnd.prima.page+xml",
    ),
    Format(
        "pdf",
        ".pdf",
        ("Searchable PDF", "PDF tìm kiếm được"),
        placed=placed.pdf,
    ),
)
"""The longest endings of file names count."""


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
    if name.endswith((".html", ".htm")):
        return format_of("hocr")
    return format_of("tei" if name.endswith(".xml") else "text")
