"""The places of a review where a clerk can stand, and the way from one to the next."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from soat_core.edits import Edit, EditKind
from soat_core.engine.suggestion import Suggestion
from soat_core.errors import ActionError
from soat_core.i18n import tr
from soat_core.text import Span

if TYPE_CHECKING:
    from soat_core.review import Review

_BLANK_LINES = 200
"""So many lines without any text part what stands before them from what comes."""


class Shown(NamedTuple):
    """``ocr_text[start:end]`` and what stands for it: a decision, a suggestion, or as read.

    A decision about white space alone (a line break made or removed) is a place too.
    """

    start: int
    end: int
    text: str
    edit: Edit | None
    suggestion: Suggestion | None
    """The open one, else None."""

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def is_word(self) -> bool:
        """Whether there is anything to read, or to be read if somebody could."""
        return bool(self.text.strip()) or self.is_illegible

    @property
    def is_illegible(self) -> bool:
        return is_illegible(self.edit)

    @property
    def is_insertion(self) -> bool:
        return self.start == self.end


def is_illegible(edit: Edit | None) -> bool:
    """Whether a decision leaves a gap that nobody can read; its text is empty then."""
    return edit is not None and edit.kind is EditKind.ILLEGIBLE


def shown_on(review: Review, line: int) -> list[Shown]:
    """The places on an OCR line, from left to right."""
    return [
        Shown(piece.start, piece.end, piece.text, piece.edit, suggestion)
        for piece, suggestion in review.shown_pieces(line)
        if not piece.is_gap
    ]


def shown_at(review: Review, span: Span) -> Shown:
    """The place with this span, else the one that covers its begin.

    Raises ``ActionError`` where nothing stands.
    """
    places = shown_on(review, review.document.report.line_of(span.start))
    for place in places:
        if place.span == span:
            return place
    for place in places:
        if place.start <= span.start < place.end:
            return place
    raise ActionError(tr("there is no word here", "ở đây không có từ nào"))


def shown_between(review: Review, first: Span, last: Span) -> list[Shown]:
    """The places from one to another, both included."""
    report = review.document.report
    places = [
        place
        for line in range(report.line_of(first.start), report.line_of(last.start) + 1)
        for place in shown_on(review, line)
    ]
    spans = [place.span for place in places]
    if first not in spans or last not in spans:
        raise ActionError(tr("there is no word here", "ở đây không có từ nào"))
    return places[spans.index(first) : spans.index(last) + 1]


def words_behind(review: Review, place: Shown) -> Iterator[Shown]:
    """The places behind this one that have something to read, the nearest first."""
    line = review.document.report.line_of(place.start)
    lines = range(line, review.document.report.line_count)
    return _words_beyond(place, (shown_on(review, number) for number in lines))


def words_before(review: Review, place: Shown) -> Iterator[Shown]:
    """The places before this one that have something to read, the nearest first."""
    line = review.document.report.line_of(place.start)
    lines = range(line, -1, -1)
    return _words_beyond(place, (shown_on(review, number)[::-1] for number in lines))


def next_word(review: Review, place: Shown) -> Shown | None:
    """The place behind this one that has something to read; None at the end."""
    return next(words_behind(review, place), None)


def previous_word(review: Review, place: Shown) -> Shown | None:
    """The place before this one that has something to read; None at the begin."""
    return next(words_before(review, place), None)


def _words_beyond(place: Shown, lines: Iterator[list[Shown]]) -> Iterator[Shown]:
    passed = False
    blank = 0
    for places in lines:
        blank += 1
        for other in places:
            if passed and other.is_word:
                blank = 0
                yield other
            passed = passed or other.span == place.span
        if not passed or blank > _BLANK_LINES:
            return
