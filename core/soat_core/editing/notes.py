"""Notes of the clerk: what is to be said about a place beside its text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from soat_core.actions import ActionKind
from soat_core.annotation import NOTE, Annotation
from soat_core.document import Document
from soat_core.editing.plan import Plan
from soat_core.errors import ActionError
from soat_core.i18n import tr
from soat_core.text import Span

if TYPE_CHECKING:
    from soat_core.review import Review


def notes_over(document: Document, start: int, end: int) -> Iterator[Annotation]:
    """The notes about a place, by where they begin."""
    return (note for note in document.annotations_over(start, end) if note.kind == NOTE)


def note_on(document: Document, span: Span) -> Annotation | None:
    """The note that is meant at a place: the one about exactly this, else the shortest."""
    found = list(notes_over(document, *span))
    return min(
        found,
        key=lambda note: ((note.start, note.end) != span, note.end - note.start),
        default=None,
    )


def note_after(document: Document, start: int) -> Annotation | None:
    """The first note that begins after an OCR offset, else the first of all."""
    for origin in (start, -1):
        for note in document.annotations_after(origin):
            if note.kind == NOTE:
                return note
    return None


def noted(review: Review, span: Span, text: str, old: Annotation | None = None) -> Plan:
    """A note that says ``text`` about ``span``, or ``old`` saying so from now on.

    Without any text the old note is removed.  Raises ``ActionError`` where that changes nothing.
    """
    text = text.strip()
    if old is None and not text:
        raise ActionError(tr("the note is empty", "ghi chú chưa có nội dung"))
    if old is None:
        note = Annotation(review.document.next_annotation, *span, NOTE, text)
        return Plan(ActionKind.ANNOTATE, annotate=(note,))
    if not text:
        return without_note(old)
    if text == old.text:
        raise ActionError(tr("the note says that already", "ghi chú đã viết như vậy rồi"))
    return Plan(ActionKind.ANNOTATE, annotate=(replace(old, text=text),))


def without_note(note: Annotation) -> Plan:
    return Plan(ActionKind.ANNOTATE, unannotate=(note.identity,))
