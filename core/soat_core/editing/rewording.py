"""A place says something else: typed, kept or taken, with the white space it needs around it.

A decision may cover white space too: a deleted word takes a space along, a word joined over a line
end carries the line break behind it, an inserted one has a space of its own.  Whoever types there
means the word alone, so the white space is kept as it was, or given back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from soat_core.actions import ActionKind
from soat_core.document import Document
from soat_core.editing.deleting import without
from soat_core.editing.neighbours import first_behind, inked, last_before, margins
from soat_core.editing.plan import Plan
from soat_core.editing.shown import shown_at
from soat_core.edits import Edit, EditKind, Origin
from soat_core.errors import ActionError
from soat_core.i18n import tr
from soat_core.text import Span, tokens

if TYPE_CHECKING:
    from soat_core.review import Review


class Wording(NamedTuple):
    """``text`` for ``span``, where the decision about ``drop`` has to go first."""

    span: Span
    text: str
    drop: tuple[Span, ...]


def typed(review: Review, start: int, end: int, text: str) -> Plan:
    """Somebody typed ``text`` for a place; nothing at all deletes it."""
    span = Span(start, end)
    if not text.strip():
        return without(review, [shown_at(review, span)])
    worded = wording(review.document, span, text)
    edit = review.typed_edit(*worded.span, worded.text)
    old = review.document.edit_at(start, end)
    if old is not None and old.kind is EditKind.SOURCE and edit.kind is not EditKind.KEEP:
        # a mistake of the author's stays one, however it is corrected
        edit = _of_kind(edit, EditKind.SOURCE)
    kind = ActionKind.INSERT if edit.kind is EditKind.INSERT else ActionKind.TYPE
    return Plan(kind, (edit,), worded.drop, stand=worded.span)


def kept(review: Review, start: int, end: int) -> Plan:
    """A place is right as it was read, each of its tokens by itself.

    Where several were deleted they are undecided again; of an inserted word or a line break nothing
    was read.
    """
    document, span = review.document, Span(start, end)
    text = document.report.ocr_text
    old = document.edit_at(*span)
    read = list(tokens(text, start, end))
    if not read and old is None:
        raise ActionError(tr("nothing was read here", "ở đây OCR không đọc được gì"))
    if not read or (old is not None and not old.text.strip() and len(read) > 1):
        return Plan(ActionKind.REVERT, drop=(span,), stand=Span(start, start))
    put = tuple(review.typed_edit(*token, text[token.start : token.end]) for token in read)
    drop = () if old is None else (span,)
    return Plan(ActionKind.KEEP, put, drop, stand=read[0], count=len(put))


def taken(review: Review, start: int, rank: int) -> Plan:
    """Candidate ``rank`` (from 1) of the suggestion that begins at ``start``."""
    suggestion = review.suggestion_at(start)
    if suggestion is None:
        raise ActionError(tr("there is no suggestion here yet", "chỗ này chưa có gợi ý nào"))
    if not 1 <= rank <= len(suggestion.candidates):
        raise ActionError(tr("there is no candidate {rank}", "không có gợi ý số {rank}", rank=rank))
    span = Span(suggestion.start, suggestion.end)
    edit = review.candidate_edit(suggestion, rank, Origin.SUGGESTED)
    kind = ActionKind.ACCEPT if rank == 1 else ActionKind.CHOOSE
    return Plan(kind, (edit,), _wider(review.document, span), stand=span)


def wording(document: Document, span: Span, text: str) -> Wording:
    """How to record that a place reads ``text``, which is not blank."""
    old = document.edit_at(*span)
    ocr = document.report.ocr_text[span.start : span.end]
    core = text.strip()
    if old is not None and old.text.strip():
        before, behind = margins(old.text)
    elif ocr.strip():
        before, behind = margins(ocr)
    elif ocr:
        before = behind = " "
    else:
        before, behind = _room(document, span.start)
    if not ocr.strip():
        return Wording(span, before + core + behind, ())
    start, end = span
    read_before, read_behind = margins(ocr)
    if before == read_before:
        start, before = start + len(before), ""
    if behind == read_behind:
        end, behind = end - len(behind), ""
    narrow = Span(start, end)
    drop = (span,) if old is not None and narrow != span else ()
    return Wording(narrow, before + core + behind, drop)


def _room(document: Document, place: int) -> tuple[str, str]:
    """The spaces that a word needs between what stands before and behind a place."""
    before = last_before(document, place)
    behind = first_behind(document, place)
    return (
        " " if before and not before.isspace() else "",
        " " if behind and not behind.isspace() else "",
    )


def _wider(document: Document, span: Span) -> tuple[Span, ...]:
    """The decision that covers exactly this ink and white space beside it, which has to go."""
    ocr = document.report.ocr_text
    return tuple(
        Span(*edit.key)
        for edit in document.edits_in(*span)
        if edit.key != span and inked(ocr[edit.start : edit.end], edit.start) == span
    )


def _of_kind(edit: Edit, kind: EditKind) -> Edit:
    return Edit(
        edit.start, edit.end, edit.text, kind, edit.origin, edit.posterior, edit.rank,
        unclear=edit.unclear, sources=edit.sources,
    )  # fmt: skip
