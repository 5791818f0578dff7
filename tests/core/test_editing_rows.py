"""What the rows show is the whole text, and moved words stand where they belong now."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.editing_steps import Do, perform, reviews, steps
from tests.core.making import LAN, WHEN

from soat_core.document import Document
from soat_core.editing import line_breaks
from soat_core.editing.rows import row_begin, row_of, row_pieces, rows_of
from soat_core.editing.shown import shown_at
from soat_core.report import Report
from soat_core.review import Review
from soat_core.text import Span

breaks = st.sampled_from(["break", "run on", "down", "up", "undo", "join", "insert before"])
only_breaks = st.builds(Do, breaks, st.integers(0, 50), st.just("x"))


@given(reviews(), st.lists(only_breaks | steps, max_size=10))
@settings(max_examples=300, deadline=None)
def test_rows_are_the_text_cut_into_lines(review: Review, things: list[Do]) -> None:
    for do in things:
        perform(review, do)
    document = review.document
    count = document.report.line_count
    begins = [row_begin(document, line) for line in range(count)]
    assert begins == sorted(begins)
    shown = [list(row_pieces(document, line)) for line in range(count)]
    starts = [(piece.start, piece.end) for row in shown for piece in row]
    assert starts == sorted(starts)
    whole = [
        (piece.start, piece.end)
        for piece in document.pieces(0, len(document.report.ocr_text))
        if not piece.is_gap
    ]
    assert [(piece.start, piece.end) for row in shown for piece in row if not piece.is_gap] == whole
    for line, row in enumerate(shown):
        for piece in row:
            if not piece.is_gap and piece.start < piece.end:
                assert row_of(document, piece.start) == line
                near = document.report.line_of(piece.start)
                assert line in rows_of(document, range(near, near + 1))


def review_of(text: str) -> Review:
    return Review(Document(Report.from_text(text)), LAN, clock=lambda: WHEN)


def rows(review: Review) -> list[str]:
    count = review.document.report.line_count
    return [
        "".join(piece.text for piece in row_pieces(review.document, line)).strip()
        for line in range(count)
    ]


def do(review: Review, what: str, word: str) -> None:
    start = review.document.report.ocr_text.index(word)
    place = shown_at(review, Span(start, start + len(word)))
    getattr(line_breaks, what)(review, place).record(review)


def test_words_that_went_down_stand_on_the_next_row() -> None:
    review = review_of("một hai\nba bốn\nnăm")
    do(review, "moved_down", "hai")
    assert review.document.corrected_text() == "một\nhai ba bốn\nnăm"
    assert rows(review) == ["một", "hai ba bốn", "năm"]
    do(review, "moved_down", "bốn")
    assert rows(review) == ["một", "hai ba", "bốn năm"]


def test_words_that_went_up_stand_on_the_row_above() -> None:
    review = review_of("một hai\n\nba bốn\nnăm sáu")
    do(review, "moved_up", "ba")
    assert review.document.corrected_text() == "một hai ba\n\nbốn\nnăm sáu"
    assert rows(review) == ["một hai ba", "", "bốn", "năm sáu"]
    do(review, "moved_up", "năm")
    assert rows(review) == ["một hai ba", "", "bốn năm", "sáu"]


@pytest.mark.parametrize("there, back, word", [("down", "up", "hai"), ("up", "down", "ba")])
def test_moving_back_leaves_nothing_decided(there: str, back: str, word: str) -> None:
    review = review_of("một hai\nba bốn\n")
    do(review, f"moved_{there}", word)
    assert len(review.document.edits) == 2
    do(review, f"moved_{back}", word)
    assert list(review.document.edits) == []


def test_a_break_only_made_or_removed_moves_nothing() -> None:
    review = review_of("một hai\nba bốn\n")
    do(review, "broken_before", "hai")
    assert [row.split() for row in rows(review)] == [["một", "hai"], ["ba", "bốn"], []]
    do(review, "run_on", "hai")
    assert review.document.corrected_text() == "một\nhai ba bốn\n"
    assert [row.split() for row in rows(review)] == [["một"], ["hai", "ba", "bốn"], []]
