"""The text around a place as it is shown, and what of it is meant when words are marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from soat_core.annotating.corrected import CorrectedText
from soat_core.annotating.ends import Position
from soat_core.annotation import Annotation
from soat_core.edits import Edit, EditKind, kind_of
from soat_core.snapshot import Snapshot
from soat_core.text import Span

if TYPE_CHECKING:
    from soat_core.document import Document
    from soat_core.review import Review

_BEFORE = "([{\"'“‘«<*-–—•+"
_BEHIND = ".,;:!?)]}\"'”’»>*…-–—"
_PAIRS = {")": "(", "]": "[", "}": "{", ">": "<", "”": "“", "’": "‘", "»": "«"}
_PARTNERS = {**_PAIRS, **{opening: closing for closing, opening in _PAIRS.items()}}


class Ends(NamedTuple):
    """Settled positions (see ``ends``)."""

    start: Position
    end: Position


def waiting(review: Review, start: int, end: int) -> list[Edit]:
    """The suggestions that are shown in a stretch, as edits."""
    ocr_text = review.document.report.ocr_text
    return [
        Edit(one.start, one.end, one.best.text, EditKind(kind_of(read, one.best.text)))
        for one in review.suggestions_in(start, end)
        if one.best.text != (read := ocr_text[one.start : one.end]) and not review.is_decided(one)
    ]


def nearby(review: Review, start: int, end: int) -> CorrectedText:
    """The text as it is shown over a stretch of the OCR text, suggestions that wait included.

    It reaches so far that no edit and no suggestion is cut.  Costs what stands there.
    """
    start, end = _grown(review, start, end)
    document = review.document
    edits = [edit for edit in _touching(document, start, end) if _lies_in(edit, start, end)]
    local = Snapshot(document.report, {}, edits, (), ())
    return CorrectedText(local, waiting(review, start, end), start=start, end=end)


def words_of(review: Review, note: Annotation) -> str:
    """What an annotation is about, as it is shown."""
    return nearby(review, note.start, note.end).of(note)


def text_between(review: Review, ends: Ends) -> str:
    """The shown text between two positions."""
    near = nearby(review, ends.start.offset, ends.end.offset)
    return near.text[near.offset(ends.start) : near.offset(ends.end, is_start=False)]


def core_between(review: Review, first: Span, last: Span) -> Ends:
    """The ends of what is meant by marking the tokens from ``first`` to ``last``.

    Punctuation around it is left out, unless there is nothing else; a bracket whose partner stands
    in it stays.
    """
    near = nearby(review, first.start, last.end)
    begin, stop = near.offset(Position(first.start)), near.offset(Position(last.end))
    if last.start == last.end:  # a word that was inserted: its text stands behind the place
        edit = review.document.edit_at(*last)
        stop = near.offset(Position(last.start, len(edit.text) if edit else 0))
    begin, stop = _without_punctuation(near.text, begin, stop)
    return Ends(near.position(begin, is_start=True), near.position(stop, is_start=False))


def _without_punctuation(text: str, begin: int, stop: int) -> tuple[int, int]:
    """The ends of what is left of ``text[begin:stop]``, which is something."""
    words = text[begin:stop]
    first, last = 0, len(words)
    while first < last:
        behind = _is_loose(words[last - 1], _BEHIND, words[first : last - 1])
        before = _is_loose(words[first], _BEFORE, words[first + 1 : last])
        around = _is_around(words[first:last])
        if not (behind or before or around):
            return begin + first, begin + last
        first, last = first + (before or around), last - (behind or around)
    return begin, stop


def _is_loose(char: str, marks: str, others: str) -> bool:
    """Whether a mark at an end does not belong to the words: its partner is not among them."""
    if char.isspace():
        return True
    partner = _PARTNERS.get(char)
    return char in marks and (partner is None or partner not in others)


def _is_around(words: str) -> bool:
    """Whether they stand in brackets, as a whole."""
    opening, closing = words[0], words[-1]
    within = words[1:-1]
    is_pair = len(words) > 2 and _PAIRS.get(closing) == opening
    return is_pair and opening not in within and closing not in within


def _grown(review: Review, start: int, end: int) -> Span:
    while True:
        first, last = start, end
        for offset in (start, max(start, end - 1)):
            suggestion = review.suggestion_over(offset)
            if suggestion is not None:
                first, last = min(first, suggestion.start), max(last, suggestion.end)
        for edit in _touching(review.document, start, end):
            if edit.start < end and edit.end > start:
                first, last = min(first, edit.start), max(last, edit.end)
        if (first, last) == (start, end):
            return Span(start, end)
        start, end = first, last


def _touching(document: Document, start: int, end: int) -> list[Edit]:
    """Those that overlap the stretch, and what was inserted at its ends."""
    found = list(document.edits_in(max(0, start - 1), end + 1))
    first = document.edit_at(0, 0) if start == 0 else None
    if first is not None and first not in found:
        found.insert(0, first)
    return found


def _lies_in(edit: Edit, start: int, end: int) -> bool:
    return start <= edit.start and edit.end <= end
