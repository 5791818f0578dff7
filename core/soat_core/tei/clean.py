"""Clean TEI for others: the corrected text alone, laid out as TEI tools expect it."""

from __future__ import annotations

from collections.abc import Iterator

from soat_core.document import Document
from soat_core.edits import EditKind
from soat_core.tei.characters import SPECIAL, Characters
from soat_core.tei.header import clean_header
from soat_core.tei.names import NAMESPACE
from soat_core.tei.writer import agents_of

_PAGE = "\f"
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\n": "\n<lb/>", "\r": "", _PAGE: _PAGE}


def write_clean(document: Document) -> bytes:
    """The corrected text as TEI P5, UTF-8: one ``ab`` a page, ``lb`` before every line.

    No record of edits, no notes; illegible places are ``gap``, doubtful ones ``unclear``.
    Characters that XML cannot carry are left out, form feeds become ``pb``.  Not meant to be read
    back.
    """
    pages = "".join(f'<pb n="{n}"/>\n{page}' for n, page in enumerate(_pages(document), 1))
    header = clean_header(document, agents_of(document), Characters())
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<TEI xmlns="{NAMESPACE}">\n{header}'
        f'<text xml:lang="vi">\n<body>\n<div type="baoCao">\n{pages}</div>\n</body>\n</text>\n'
        "</TEI>\n"
    ).encode()


def _pages(document: Document) -> Iterator[str]:
    """Each page as markup; what follows the last form feed counts if there is ink on it."""
    marked = "".join(_markup(document))
    pages = marked.split(_PAGE)
    if len(pages) > 1 and not pages[-1].replace("<lb/>", "").strip():
        del pages[-1]
    for page in pages:
        yield f"<ab>\n<lb/>{_without_blank_end(page)}\n</ab>\n"


def _markup(document: Document) -> Iterator[str]:
    for piece in document.pieces(0, len(document.report.ocr_text)):
        if piece.edit is not None and piece.edit.kind is EditKind.ILLEGIBLE:
            yield '<gap reason="illegible"/>'
        text = SPECIAL.sub(lambda match: _special(match[0]), piece.text)
        # an element that a page break cuts could not be closed
        is_unclear = piece.edit is not None and piece.edit.unclear and _PAGE not in text
        yield f"<unclear>{text}</unclear>" if is_unclear else text


def _special(char: str) -> str:
    if char in _ESCAPES:
        return _ESCAPES[char]
    return " " if char.isspace() else ""


def _without_blank_end(page: str) -> str:
    page = page.rstrip()
    while page.endswith("<lb/>"):
        page = page[: -len("<lb/>")].rstrip()
    return page
