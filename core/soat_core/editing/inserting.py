"""Words that the OCR has missed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from soat_core.editing.neighbours import margins
from soat_core.editing.shown import Shown
from soat_core.text import Span

if TYPE_CHECKING:
    from soat_core.review import Review


@dataclass(frozen=True, slots=True)
class Opening:
    """Where a word can be inserted: at an OCR offset, between whatever stands there.

    ``text`` is what was inserted there before, with the space for the new word; ``cursor`` tells
    how many of its code points stand before the new word.
    """

    span: Span
    text: str = ""
    cursor: int = 0


def opening(review: Review, place: Shown, *, behind: bool) -> Opening:
    """Where to insert a word beside a place.

    A word that was inserted there, or carries the end of its line, takes the new one in.
    """
    if place.is_insertion or (behind and place.edit and "\n" in margins(place.text)[1]):
        return _beside(place.span, place.text, behind=behind)
    at = place.end if behind else place.start
    there = review.document.edit_at(at, at)
    if there is None:
        return Opening(Span(at, at))
    # at the end of a word stands what comes behind it, so a new word goes before that
    return _beside(Span(at, at), there.text, behind=not behind)


def _beside(span: Span, text: str, *, behind: bool) -> Opening:
    core = text.strip()
    return Opening(span, f"{core} ", len(core) + 1) if behind else Opening(span, f" {core}", 0)
