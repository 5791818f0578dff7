"""The shown text, suggestions included, as stretches that differ from the OCR text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from soat_core.edits import Edit
from soat_core.engine.suggestion import Suggestion
from soat_core.review import Review


class Run(NamedTuple):
    """``ocr_text[start:end]`` is shown as ``text``, since it was decided or is suggested."""

    start: int
    end: int
    text: str
    edit: Edit | None
    suggestion: Suggestion | None


def runs(review: Review, start: int, end: int) -> Iterator[Run]:
    """The edits and open suggestions that begin in ``start..end`` (OCR offsets), by place.

    The same as ``Review.shown_pieces`` tells line by line, in a third of the time: a suggestion is
    open where no edit overlaps it.
    """
    edits = iter(_edits(review, start, end))
    edit = next(edits, None)
    covered = first_open(review, start)
    for suggestion in review.suggestions_in(start, end):
        while edit is not None and _comes_first(edit, suggestion):
            yield Run(edit.start, edit.end, edit.text, edit, None)
            covered = max(covered, edit.end)
            edit = next(edits, None)
        if suggestion.start < covered:
            continue
        if edit is not None and edit.overlaps(suggestion.start, suggestion.end):
            continue
        yield Run(suggestion.start, suggestion.end, suggestion.candidates[0].text, None, suggestion)
        covered = suggestion.end
    while edit is not None:
        yield Run(edit.start, edit.end, edit.text, edit, None)
        edit = next(edits, None)


def first_open(review: Review, start: int) -> int:
    """Where the text that stands at ``start`` begins: after what reaches over it from before."""
    for edit in review.document.edits_in(start, start + 1):
        if edit.start < start:
            return edit.end
    suggestion = review.suggestion_over(start)
    if suggestion is not None and suggestion.start < start and not review.is_decided(suggestion):
        return suggestion.end
    return start


def _edits(review: Review, start: int, end: int) -> Iterator[Edit]:
    # From one before, or what was inserted at the very start would be left out.
    for edit in review.document.edits_in(start - 1, end):
        if start <= edit.start < end:
            yield edit


def _comes_first(edit: Edit, suggestion: Suggestion) -> bool:
    return edit.end <= suggestion.start or edit.start < suggestion.start
