"""Keys, time and tokens: what counts and what does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.making import LAN

from soat_core.actions import ActionKind, Changes
from soat_core.document import Document
from soat_core.effort import FEWEST_TOKENS, LONGEST_PAUSE_S, Effort
from soat_core.engine.suggestion import Candidate, Suggestion
from soat_core.report import Report
from soat_core.review import Review
from soat_core.text import tokens

TEXT = "qua " * 200
SUSPECT_EVERY = 4


@pytest.fixture
def review() -> Review:
    """200 tokens, every fourth a suspect."""
    review = Review(Document(Report.from_text(TEXT)), LAN)
    review.set_suggestions(
        0,
        len(TEXT),
        [
            Suggestion(start, end, (Candidate("quả", 0.7 if n % SUSPECT_EVERY == 0 else 0.999),))
            for n, (start, end) in enumerate(tokens(TEXT))
        ],
    )
    return review


def accept_suspects(review: Review, effort: Effort, count: int) -> Changes:
    for _ in range(count):
        suspect = review.next_suspect(-1)
        assert suspect is not None
        changes = review.accept(suspect.start)
        effort.follow(changes)
    return changes


def test_what_comes_back_of_an_earlier_sitting_does_not_count(review: Review) -> None:
    before = Effort(review)
    accept_suspects(review, before, 5)
    done = before.tokens
    while review.undo() is not None:
        pass
    effort = Effort(review)  # the program was started again
    while (changes := review.redo()) is not None:
        effort.follow(changes)
    assert (done > 0, effort.tokens) == (True, 0)
    # Nor does it count against what is done now that it is undone.
    accept_suspects(review, effort, 2)
    now = effort.tokens
    for _ in range(3):
        changes = review.undo()
        assert changes is not None
        effort.follow(changes)
    assert (now > 0, effort.tokens) == (True, 0)


@given(st.lists(st.floats(0, 300), max_size=30))
def test_time_is_the_sum_of_all_pauses_of_up_to_a_minute(pauses: list[float]) -> None:
    effort = Effort(Review(Document(Report.from_text("")), LAN))
    now = 1000.0
    effort.key(now)
    spent = 0.0
    for pause in pauses:
        before, now = now, now + pause
        spent += now - before if now - before <= LONGEST_PAUSE_S else 0
        effort.key(now)
    assert effort.keys == len(pauses) + 1
    assert effort.seconds == pytest.approx(spent)


def test_a_click_is_a_sign_of_work_and_no_key(review: Review) -> None:
    effort = Effort(review)
    effort.key(0)
    effort.sign(40)
    effort.key(80)
    assert (effort.keys, effort.seconds) == (2, 80)


def test_time_spent_elsewhere_does_not_count(review: Review) -> None:
    effort = Effort(review)
    effort.key(0)
    effort.rest()
    effort.key(30)
    effort.key(40)
    assert effort.seconds == 10


def test_a_report_is_done_as_far_as_its_suspects_are(review: Review) -> None:
    effort = Effort(review)
    for second in range(30):
        effort.key(second)
    accept_suspects(review, effort, 25)
    assert effort.tokens == 100
    assert effort.figures is not None
    assert effort.figures.keys == 30
    assert effort.figures.seconds == 29
    accept_suspects(review, effort, 25)
    assert effort.tokens == 200


def test_what_is_undone_is_not_done(review: Review) -> None:
    effort = Effort(review)
    accept_suspects(review, effort, 20)
    changes = review.undo()
    assert changes is not None
    effort.follow(changes)
    assert effort.tokens == 19 * SUSPECT_EVERY


def test_deciding_again_or_about_sure_words_does_no_more(review: Review) -> None:
    effort = Effort(review)
    accept_suspects(review, effort, 1)
    effort.follow(review.type_text(0, 3, "quà"))
    effort.follow(review.type_text(4, 7, "quạ"))
    effort.follow(review.accept_batch(review.safe_batch()))
    assert effort.tokens == SUSPECT_EVERY


def test_taking_everything_at_once_does_everything(review: Review) -> None:
    effort = Effort(review)
    effort.key(0)
    effort.follow(review.accept_batch(review.everything_batch(), ActionKind.ACCEPT_ALL))
    assert effort.tokens == 200
    assert effort.figures is not None
    assert effort.figures.keys == 0.5


def test_there_are_no_figures_of_the_first_few_tokens_and_what_was_done_before(
    review: Review,
) -> None:
    accept_suspects(review, Effort(review), 30)
    effort = Effort(review)
    effort.key(0)
    assert effort.figures is None
    accept_suspects(review, effort, FEWEST_TOKENS // SUSPECT_EVERY)
    assert effort.figures is None
    accept_suspects(review, effort, 1)
    assert effort.figures is not None
    assert effort.tokens == 52
