"""Deleting words and lines so that what is left reads as if they had never been there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from soat_core.actions import ActionKind
from soat_core.document import Document
from soat_core.editing.neighbours import first_behind, last_before
from soat_core.editing.plan import Plan
from soat_core.editing.shown import Shown, is_illegible
from soat_core.edits import Edit, EditKind
from soat_core.errors import ActionError
from soat_core.i18n import tr
from soat_core.report import Report
from soat_core.text import Span

if TYPE_CHECKING:
    from soat_core.review import Review

_LINE_PART = re.compile(r"[^\n\f]*")


def without(review: Review, places: Sequence[Shown]) -> Plan:
    """Neighbouring places deleted, on each line with one neighbouring space.

    What was inserted, and line breaks made or removed, are as they were read then.  Raises
    ``ActionError`` where nothing is left to delete.
    """
    document = review.document
    text = document.report.ocr_text
    put: list[Edit] = []
    drop: list[Span] = []
    parts = list(_by_line(document.report, places))
    for part in parts:
        inked = [place for place in part if text[place.start : place.end].strip()]
        if any(place.is_word for place in inked):
            span = _stretch(document, inked, with_break=len(parts) > 1)
            start = max(span.start, put[-1].end if put else 0)
            put.append(Edit(start, span.end, "", EditKind.DELETE))
        drop += [place.span for place in part if place.edit and place not in inked]
    drop = [span for span in drop if not any(_covers(edit, span) for edit in put)]
    put += [
        closed
        for edit in tuple(put)
        for closed in _closed_up(document, edit)
        if Span(*closed.key) not in drop
    ]
    if not put and not drop:
        raise ActionError(tr("this is deleted already", "chỗ này đã xóa rồi"))
    kind = ActionKind.DELETE if put else ActionKind.REVERT
    return Plan(kind, tuple(put), tuple(drop), stand=_stand(put, drop), count=len(places))


def without_line(review: Review, line: int) -> Plan:
    """An OCR line deleted with its line break: a running head, a page number, noise.

    Ends of pages stay.  Raises ``ActionError`` where nothing is left of the line.
    """
    document = review.document
    span = _line_and_break(document.report, line)
    start, end = span
    for edit in document.edits_in(start, end):
        start, end = (edit.end, end) if edit.start < start else (start, max(end, edit.end))
    if start > span.start and last_before(document, start) != "\n" and end == span.end:
        # the line goes on the one before it, which must not take up the next one as well
        end = max(start, document.report.line_span(line).end)
    if not any(piece.text or is_illegible(piece.edit) for piece in document.pieces(start, end)):
        raise ActionError(tr("nothing is left of this line", "dòng này không còn gì"))
    drop = [
        Span(place, place)
        for place in {start, end}
        if document.edit_at(place, place) and document.report.line_of(place) == line
    ]
    edit = Edit(start, end, "", EditKind.DELETE)
    return Plan(ActionKind.DELETE, (edit,), tuple(drop), stand=Span(start, end))


def _by_line(report: Report, places: Sequence[Shown]) -> Iterator[list[Shown]]:
    """The places of each line; one that runs over a line end belongs to both lines."""
    part: list[Shown] = []
    for place in places:
        if part and report.line_of(place.start) > report.line_of(part[-1].end):
            yield part
            part = []
        part.append(place)
    if part:
        yield part


def _stretch(document: Document, part: Sequence[Shown], *, with_break: bool) -> Span:
    """What goes with some places of a line: a space, or where that is wanted and all of the line
    goes, its break."""
    report = document.report
    span = Span(part[0].start, part[-1].end)
    line = report.line_of(span.start)
    whole = report.line_span(line)
    rest = report.ocr_text[whole.start : span.start] + report.ocr_text[span.end : whole.end]
    if with_break and not rest.strip() and span.end <= whole.end:
        wide = _line_and_break(report, line)
        indent = Span(min(span.start, wide.start), span.start)
        behind = Span(span.end, wide.end)
        if _is_free(document, indent, inner=span.start) and _is_free(
            document, behind, inner=span.end
        ):
            return Span(indent.start, behind.end)
    return _with_a_space(document, span)


def _with_a_space(document: Document, span: Span) -> Span:
    """A stretch with the white space behind it on its line, else with that before it.

    White space about which something was decided stays out of it.
    """
    text = document.report.ocr_text
    start, end = span
    behind = _LINE_PART.match(text, end)
    assert behind is not None  # it matches anywhere
    rest = behind[0]
    after = end + len(rest) - len(rest.lstrip())
    if end < after < behind.end() and _is_free(document, Span(end, after), inner=end):
        return Span(start, after)
    line_start = max(text.rfind("\n", 0, start), text.rfind("\f", 0, start)) + 1
    before = line_start + len(text[line_start:start].rstrip())
    if line_start < before < start and _is_free(document, Span(before, start), inner=start):
        return Span(before, end)
    return span


def _is_free(document: Document, gap: Span, *, inner: int) -> bool:
    """Whether nothing was decided about a gap, nor inserted where it meets what is deleted."""
    if document.edit_at(inner, inner) is not None:
        return False
    return not any(True for _ in document.edits_in(*gap))


def _line_and_break(report: Report, line: int) -> Span:
    """What goes with a line: the break behind it, of the last line that before it."""
    start, end = report.line_span(line)
    text = report.ocr_text
    while start < end and text[start] == "\f":
        start += 1
    page_end = text.find("\f", start, end)
    if page_end >= 0:
        return Span(start, page_end)
    if end < len(text):
        return Span(start, end + 1)
    if start > 0 and text[start - 1] == "\n":
        start -= 1
        if start > 0 and text[start - 1] == "\r":
            start -= 1
    return Span(start, end)


def _closed_up(document: Document, deleted: Edit) -> Iterator[Edit]:
    """What was inserted beside a deleted stretch, without a space that would be a second one."""
    behind = document.edit_at(deleted.end, deleted.end)
    if behind is not None and behind.text.startswith(" "):
        before = last_before(document, deleted.start)
        if not before or before.isspace():
            yield replace(behind, text=behind.text.lstrip(" "))
    inserted = document.edit_at(deleted.start, deleted.start)
    if inserted is not None and inserted.text.endswith(" "):
        following = first_behind(document, deleted.end)
        if not following or following.isspace():
            yield replace(inserted, text=inserted.text.rstrip(" "))


def _covers(edit: Edit, span: Span) -> bool:
    """Whether putting the edit takes what is decided about a stretch away by itself."""
    return edit.overlaps(*span) and edit.start <= span.start and span.end <= edit.end


def _stand(put: Sequence[Edit], drop: Sequence[Span]) -> Span | None:
    """On what was deleted; what was only taken away is nowhere any more."""
    if put:
        return Span(*put[0].key)
    return Span(drop[0].start, drop[0].start) if drop else None
