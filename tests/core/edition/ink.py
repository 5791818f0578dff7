"""What is to be found again in an export."""

from __future__ import annotations

import re
import unicodedata

from soat_core.document import Document
from soat_core.edition import edition_of
from soat_core.edition.lines import plain
from soat_core.writers.layout import common_header

_UNSEEN = re.compile("[|\x00-\x1f\x7f-\x9f\u2028\u2029\ufffd\ufffe\uffff]")


def ink(text: str) -> str:
    """Text without white space, rulings and what no file of an office can hold."""
    return _UNSEEN.sub("", "".join(unicodedata.normalize("NFC", text).split()))


def letters(text: str) -> list[str]:
    """The same in no order: columns stand one beside the other."""
    return sorted(ink(text))


def corrected(document: Document) -> str:
    """All that a document reads, what stands for an illegible place included."""
    pieces = document.pieces(0, len(document.report.ocr_text))
    return "".join(
        ("[...]" if piece.edit and piece.edit.kind.value == "illegible" else "") + piece.text
        for piece in pieces
    )


def flowed(document: Document) -> str:
    """All that exports for readers show of a document's parts: page numbers are their own."""
    edition = edition_of(document)
    header = common_header(edition)
    parts = [p for p in edition.parts if p.is_shown and not (header and p.is_furniture)]
    return "".join(plain(part.items) for part in parts)
