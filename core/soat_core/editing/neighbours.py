"""White space, and what stands beside a place now."""

from __future__ import annotations

from soat_core.document import Document
from soat_core.edits import Edit, EditKind
from soat_core.text import Span

_DELETED_IN_A_ROW = 200
"""Beyond so many, what stands before or behind them does not matter any more."""


def margins(text: str) -> tuple[str, str]:
    """The white space at both ends of a text that is not blank."""
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


def inked(text: str, start: int) -> Span:
    """Where in the report a slice that begins at ``start`` is not white space."""
    before, behind = margins(text)
    return Span(start + len(before), start + len(text) - len(behind))


def last_before(document: Document, place: int) -> str:
    """The character that stands before a place now; empty at the begin.

    What was inserted at the place itself is left out.
    """
    for _ in range(_DELETED_IN_A_ROW):
        edit = _covering(document, place - 1) if place > 0 else None
        if edit is None or _text(edit):
            return _text(edit)[-1] if edit else document.report.ocr_text[max(0, place - 1) : place]
        place = edit.start
        inserted = document.edit_at(place, place)
        if inserted is not None:
            return inserted.text[-1]
    return ""


def first_behind(document: Document, place: int) -> str:
    """The character that stands behind a place now; empty at the end.

    What was inserted at the place itself is left out.
    """
    for _ in range(_DELETED_IN_A_ROW):
        edit = _covering(document, place)
        if edit is None or _text(edit):
            return _text(edit)[0] if edit else document.report.ocr_text[place : place + 1]
        place = edit.end
        inserted = document.edit_at(place, place)
        if inserted is not None:
            return inserted.text[0]
    return ""


def _text(edit: Edit) -> str:
    return "[...]" if edit.kind is EditKind.ILLEGIBLE else edit.text


def _covering(document: Document, offset: int) -> Edit | None:
    """The decision about the character at an OCR offset."""
    return next((e for e in document.edits_in(offset, offset + 1) if e.start < e.end), None)
