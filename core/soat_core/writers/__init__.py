"""Documents to bytes: the one list of formats that command line and window both offer."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass

from soat_core.document import Document
from soat_core.i18n import tr
from soat_core.writers import plain_text, tei


@dataclass(frozen=True, slots=True)
class Format:
    """One export format."""

    identity: str
    """What it is called on the command line."""
    suffix: str
    titles: tuple[str, str]
    """English and Vietnamese."""
    writer: Callable[[Document, str, str | None], bytes]

    @property
    def title(self) -> str:
        """What it is called in the person's language."""
        return tr(*self.titles)

    def write(self, document: Document, engine_version: str = "", text: str | None = None) -> bytes:
        """The bytes of the file.

        ``text`` replaces the corrected text where the format is text.  Raises ``OutputError`` when
        the document cannot be written in this format.
        """
        return self.writer(document, engine_version, text)


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
)


def format_of(identity: str) -> Format:
    """The format with this identity; ``KeyError`` when there is none."""
    for fmt in FORMATS:
        if fmt.identity == identity:
            return fmt
    raise KeyError(identity)


def format_for(path: str | os.PathLike[str]) -> Format:
    """The format a file name asks for: ``.xml`` is TEI, everything else text."""
    return format_of("tei" if os.fspath(path).lower().endswith(".xml") else "text")
