"""Clean TEI for others: the corrected text alone, with its structure and its names."""

from __future__ import annotations

from soat_core.snapshot import Recorded


def write_clean(document: Recorded, *, has_pages: bool = False) -> bytes:
    """The corrected text as TEI P5, UTF-8, in the parts of an official document.

    Names, dates and numbers stand in the text, the register beside it; illegible places are
    ``gap``, doubtful ones ``unclear``.  No record of edits, no notes of the clerk.  White space is
    collapsed, characters that XML cannot carry are left out.  ``has_pages``: with the pages of the
    source as ``facsimile``, where it tells of them.  Not meant to be read back.
    """
    # editions are made with the help of this package
    from soat_core.tei.clean_document import clean_document

    return clean_document(document, has_pages=has_pages)
