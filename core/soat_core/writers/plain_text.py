"""Plain text: as corrected, and as it was imported."""

from __future__ import annotations

import re

from soat_core.document import Document

_LONE_LF = re.compile(r"(?<!\r)\n")


def corrected(document: Document, engine_version: str = "", text: str | None = None) -> bytes:
    """The corrected text (or ``text`` in its place) in UTF-8, without a byte order mark.

    Lines end as in the source: where every line of it ends in CR LF, new ones do too.
    """
    text = document.corrected_text() if text is None else text
    return with_line_ends(text, document.report.ocr_text).encode("utf-8")


def with_line_ends(text: str, ocr: str) -> str:
    """Corrected text whose lines end as those of the OCR text, where these all end in CR LF."""
    if "\r\n" in ocr and not _LONE_LF.search(ocr):
        return _LONE_LF.sub("\r\n", text)
    return text


def ocr(document: Document, engine_version: str = "", text: str | None = None) -> bytes:
    """Exactly the bytes that were imported."""
    return document.report.to_bytes()
