"""What is searched is what is shown, and stays so whatever is done."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.making import Do, perform, steps
from tests.core.searching import review_of, reviews, snapshot_of, suggest, suggested

from soat_core.document import Document
from soat_core.report import Report
from soat_core.review import Review
from soat_core.search import Side, Source


def shown(review: Review) -> str:
    """The whole text piece by piece, as ``Review.shown_text`` puts it together, but with what
    stands in an illegible place."""
    covered, parts = -1, []
    length = len(review.document.report.ocr_text)
    for piece in review.document.pieces(0, length):
        suggestion = None
        if piece.edit is None:
            if piece.start < covered:
                continue
            suggestion = None if piece.is_gap else review.suggestion_at(piece.start)
            if suggestion is not None and review.is_decided(suggestion):
                suggestion = None
        parts.append(piece.text if suggestion is None else suggestion.best.text)
        covered = covered if suggestion is None else suggestion.end
    return "".join(parts)


@given(reviews())
def test_the_ocr_text_is_the_ocr_text(review: Review) -> None:
    assert snapshot_of(review, Side.OCR).text == review.document.report.ocr_text


@given(reviews())
def test_the_shown_text_is_what_is_shown(review: Review) -> None:
    assert snapshot_of(review).text == shown(review)


@given(reviews())
def test_columns_are_those_of_the_shown_lines(review: Review) -> None:
    snapshot = snapshot_of(review)
    assert snapshot.line_count == review.document.report.line_count
    for line in range(snapshot.line_count):
        drawn = "".join(piece.text for piece, _ in review.shown_pieces(line))
        start = snapshot.offset(line)
        assert snapshot.text[start : start + len(drawn)] == drawn
        for column in range(len(drawn)):
            if start + column < snapshot.offset(line + 1):
                assert snapshot.place(start + column) == (line, column)


@given(reviews(), st.lists(steps, max_size=4), st.sampled_from(Side))
def test_after_a_change_it_is_as_if_made_anew(review: Review, todo: list[Do], side: Side) -> None:
    source = Source(review, side)
    source.snapshot()
    for do in todo:
        changes = perform(review.document, do)
        if changes is not None:
            source.forget(changes.lines)
            assert source.snapshot().text == snapshot_of(review, side).text


@pytest.mark.parametrize("side", Side)
def test_suspects_are_those_that_wait(side: Side) -> None:
    review = suggest(review_of(Document(Report.from_text("a d6i\nd6i c"))), doubtful={2, 6})
    source = Source(review, side)

    def suspects() -> list[int]:
        snapshot = source.snapshot()
        every = np.arange(len(snapshot.text))
        return np.flatnonzero(snapshot.touch_suspects(every, every + 1)).tolist()

    assert suspects() == [2, 3, 4, 6, 7, 8]
    source.forget(review.keep(6, 9).lines)
    assert suspects() == [2, 3, 4]


def test_an_empty_report_has_one_empty_line() -> None:
    snapshot = snapshot_of(suggested(""))
    assert (snapshot.text, snapshot.line_count, snapshot.place(0)) == ("", 1, (0, 0))
