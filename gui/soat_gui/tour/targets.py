"""Places of the report that show well what a step of the tour is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from soat_core.engine.suggestion import Suggestion
from soat_core.engine.units import shape_of
from soat_core.review import Review
from soat_gui.tour.events import letters

_WORD = "doi"
"""Typed in the tour, if there is a place for it: đổi, đối and đội are all found by it."""

Target = Callable[[Review, int], Suggestion | None]
"""The place to go to, from an OCR offset on; None to stay where the clerk is."""


def doubtful(review: Review, offset: int) -> Suggestion | None:
    """A suspect with more than one candidate."""
    return next((one for one in _suspects(review, offset) if len(one.candidates) > 1), None)


def read_right(review: Review, offset: int) -> Suggestion | None:
    """A suspect that may well be right as it was read."""

    def text(one: Suggestion) -> str:
        return review.document.report.ocr_text[one.start : one.end]

    suspects = list(_suspects(review, offset))
    best = next((one for one in suspects if one.best.text == text(one)), None)
    likely = (one for one in suspects if any(c.text == text(one) for c in one.candidates))
    return best or next(likely, None)


def typed(review: Review, offset: int) -> Suggestion | None:
    """A word to be found by its bare letters."""
    open_ones = list(_open_ones(review, offset))
    found = next((one for one in open_ones if letters(one.best.text) == _WORD), None)
    bare = (
        one for one in open_ones if letters(one.best.text).isalpha() and one.best.text.islower()
    )
    return found or next(bare, None)


def often(review: Review, offset: int) -> Suggestion | None:
    """A place of the error that occurs most often."""

    def error(one: Suggestion) -> str:
        shape = shape_of(review.document.report.ocr_text[one.start : one.end])
        return shape.core

    wrong = [
        one
        for one in _open_ones(review, 0)
        if one.best.text != review.document.report.ocr_text[one.start : one.end]
    ]
    if not wrong:
        return None
    most = Counter(map(error, wrong)).most_common(1)[0][0]
    ahead = [one for one in wrong if error(one) == most]
    return next((one for one in ahead if one.start >= offset), ahead[0])


def _open_ones(review: Review, offset: int) -> Iterator[Suggestion]:
    """Suggestions nobody has decided on, those behind ``offset`` first."""
    end = len(review.document.report.ocr_text)
    for start, stop in ((offset, end), (0, offset)):
        for one in review.suggestions_in(start, stop):
            if not review.is_decided(one):
                yield one


def _suspects(review: Review, offset: int) -> Iterator[Suggestion]:
    return (one for one in _open_ones(review, offset) if review.is_suspect(one))
