"""Editing operations agree with what a naive person expects, whatever was done before."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core import editing_model as naive
from tests.core.editing_model import Lines, lines_of, where
from tests.core.editing_steps import Do, perform, place_for, reviews, steps

from soat_core.editing.shown import Shown, next_word
from soat_core.edits import Edit
from soat_core.review import Review

WIDE = re.compile(r"\S(?=[ \t]{2,}\S)")
"""A word with more than one space behind it."""
UNCHANGED = {"unclear", "source", "note", "forget note", "rest of line", "rest of paragraph"}


def expected(review: Review, do: Do, place: Shown) -> Lines | None:
    """What a naive person expects the lines to be; None where the text tells nothing."""
    text = review.shown_text()
    lines = lines_of(text)
    here = where(review, place)
    ocr = review.document.report.ocr_text[place.start : place.end]
    at_ends = [review.document.edit_at(place_at, place_at) for place_at in place.span]
    if do.what.startswith("insert") and any(one and "\n" in one.text for one in at_ends):
        return None  # there is one place only for both
    if do.what in UNCHANGED:
        return lines
    match do.what:
        case "type" if do.text.strip() and place.text.strip():
            return naive.replaced(lines, here, do.text)
        case "delete" if (
            place.text.strip() and not (ocr and ocr.isspace()) and "\n" not in place.text
        ):
            return naive.without(lines, here)
        case "insert before" if place.text.strip():
            return naive.inserted(lines, here.line, here.word, "mới")
        case "insert behind" if place.text.strip():
            return naive.inserted(lines, here.line, here.end, "mới")
        case "join" if "\f" not in text and _are_plain(place, next_word(review, place)):
            return naive.joined(lines, here)
        case "delete line" if not any(_breaks(review, edit) for edit in review.document.edits):
            line = review.document.report.line_of(place.start)
            if "\f" in review.document.report.line_text(line):
                return None  # what ends a page stays
            return [*lines[:line], *lines[line + 1 :]] or [[]]
        case "break" if here.count:
            return naive.broken(lines, here)
        case "run on" if here.count:
            return naive.run_on(lines, here.line)
        case "down" if here.count:
            return naive.moved_down(lines, here)
        case "up" if here.count:
            return naive.moved_up(lines, here)
        case "illegible" if place.text.strip() and ocr.strip() and "\n" not in place.text + ocr:
            return naive.replaced(lines, here, naive.ILLEGIBLE)
        case "keep" if ocr.strip() and "\n" not in place.text + ocr and place.text.strip():
            return naive.replaced(lines, here, ocr)
    return None


def _breaks(review: Review, edit: Edit) -> bool:
    """Whether an edit has to do with line breaks."""
    return "\n" in edit.text + review.document.report.ocr_text[edit.start : edit.end]


def _are_plain(place: Shown, other: Shown | None) -> bool:
    """Whether two places are words, and no line break is part of them."""
    return (
        other is not None
        and all(one.is_word and not one.is_illegible for one in (place, other))
        and "\n" not in place.text + other.text
        and len(other.text.split()) == 1
    )


@given(reviews(), st.lists(steps, max_size=6), steps)
@settings(max_examples=600, deadline=None)
def test_each_operation_does_what_a_naive_person_expects(
    review: Review, before: list[Do], do: Do
) -> None:
    for one in before:
        perform(review, one)
    place = place_for(review, do)
    if place is None or do.what in ("undo", "redo"):
        return
    wanted: Lines | None
    try:
        wanted = expected(review, do, place)
    except AssertionError:
        wanted = None  # there is no other line
    shown = review.shown_text()
    if perform(review, do) is None:
        assert review.shown_text() == shown
    elif do.what.startswith("case"):
        assert review.shown_text().lower() == shown.lower()
    elif wanted is not None:
        now = lines_of(review.shown_text())
        if do.what in ("break", "down", "up"):
            # where the OCR had a blank line, the line break that comes back is that of the OCR
            now, wanted = ([line for line in lines if line] for lines in (now, wanted))
        assert now == wanted, (do, shown, place)


@given(reviews(), st.lists(steps, max_size=10))
@settings(max_examples=200, deadline=None)
def test_undo_takes_back_exactly_what_was_done(review: Review, things: list[Do]) -> None:
    document = review.document

    def state() -> object:
        return list(document.edits), list(document.annotations), review.shown_text()

    states = [state()]
    for do in things:
        if do.what not in ("undo", "redo") and perform(review, do) is not None:
            states.append(state())
    for earlier in reversed(states[:-1]):
        assert review.undo() is not None
        assert state() == earlier
    for later in states[1:]:
        assert review.redo() is not None
        assert state() == later


@given(reviews(), st.lists(steps, max_size=8), st.integers(0, 50))
@settings(max_examples=300, deadline=None)
def test_no_second_space_stays_where_a_word_was_deleted(
    review: Review, before: list[Do], at: int
) -> None:
    for one in before:
        perform(review, one)
    shown = review.shown_text()
    plan = perform(review, Do("delete", at, ""))
    if plan is not None and plan.put:
        now = review.shown_text()
        assert len(WIDE.findall(now)) <= len(WIDE.findall(shown)), (shown, now)
