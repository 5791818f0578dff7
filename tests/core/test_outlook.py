"""What thresholds would mean is what they then do mean."""

from __future__ import annotations

from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st
from tests.core.making import LAN, WHEN

from soat_core.document import Document
from soat_core.engine.suggestion import Candidate, Suggestion
from soat_core.outlook import Outlook
from soat_core.report import Report
from soat_core.review import Review
from soat_core.text import tokens

chances = st.sampled_from([0.5, 0.9, 0.979, 0.98, 0.995, 1.0])


def clock() -> datetime:
    return WHEN


def reviewed(guesses: list[tuple[float, bool]], decided: set[int]) -> Review:
    """A line for every four tokens; each guess is a posterior and whether it changes the token."""
    words = [f"w{number}" for number in range(len(guesses))]
    text = "".join(word + ("\n" if at % 4 == 3 else " ") for at, word in enumerate(words))
    review = Review(Document(Report.from_text(text)), LAN, clock=clock)
    for span, (chance, changes) in zip(tokens(text), guesses, strict=True):
        word = text[span.start : span.end]
        best = Candidate(word + "x" if changes else word, chance)
        review.set_suggestions(*span, [Suggestion(*span, (best,))])
    for number, span in enumerate(list(tokens(text))):
        if number in decided:
            review.accept(span.start)
    return review


@given(
    st.lists(st.tuples(chances, st.booleans()), max_size=12),
    st.sets(st.integers(0, 11)),
    st.integers(1, 4),
    chances,
    chances,
)
def test_an_outlook_is_what_comes(
    guesses: list[tuple[float, bool]],
    decided: set[int],
    lines_at_once: int,
    suspect_below: float,
    safe_from: float,
) -> None:
    safe_from = max(suspect_below, safe_from)
    review = reviewed(guesses, decided)
    report = review.document.report
    outlook = Outlook()
    for first in range(0, report.line_count, lines_at_once):
        last = min(first + lines_at_once, report.line_count) - 1
        outlook.add(review, report.line_span(first)[0], report.line_span(last)[1])
        outlook.suspects(suspect_below)  # asking meanwhile does no harm
    review.set_threshold(suspect_below, safe_from)
    progress, batch = review.progress(), review.safe_batch()
    assert outlook.suspects(suspect_below) == progress.suspects - progress.decided
    told = outlook.safe(safe_from)
    assert told.changes == len(batch)
    assert abs(told.expected_errors - batch.expected_errors) < 1e-9


@given(
    st.lists(st.tuples(chances, st.booleans()), max_size=12),
    st.sets(st.integers(0, 11)),
    st.lists(st.tuples(chances, chances), min_size=1, max_size=4),
)
def test_counts_after_other_thresholds_are_as_if_they_had_always_been(
    guesses: list[tuple[float, bool]],
    decided: set[int],
    thresholds: list[tuple[float, float]],
) -> None:
    review = reviewed(guesses, decided)
    for suspect_below, safe_from in thresholds:
        review.set_threshold(suspect_below, safe_from)
    fresh = reviewed(guesses, set())
    fresh.set_threshold(*thresholds[-1])
    for number, span in enumerate(list(tokens(fresh.document.report.ocr_text))):
        if number in decided:
            fresh.accept(span.start)
    assert review.progress().suspects == fresh.progress().suspects
    assert review.progress().decided == fresh.progress().decided
    assert review.safe_batch().edits == fresh.safe_batch().edits
    assert [one.start for one in walk(review)] == [one.start for one in walk(fresh)]


def walk(review: Review) -> list[Suggestion]:
    """All suspects that wait."""
    found = []
    at = -1
    while (one := review.next_suspect(at)) is not None:
        found.append(one)
        at = one.start
    return found


def test_what_is_safe_is_never_a_suspect() -> None:
    review = reviewed([(0.9, True)], set())
    review.set_threshold(0.95, 0.8)
    assert review.safe_from == 0.95 and not len(review.safe_batch())
