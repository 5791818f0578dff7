"""What was accepted automatically, and the sampling check, against plain lists."""

from __future__ import annotations

import contextlib
from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from tests.core.making import LAN, WHEN

from soat_core.actions import ActionKind, Changes
from soat_core.check import Check, Finding, Scope
from soat_core.document import Document
from soat_core.edits import Edit, Origin
from soat_core.engine.suggestion import Candidate, Suggestion
from soat_core.errors import ActionError
from soat_core.report import Report
from soat_core.review import Review
from soat_core.taken import Taken, confirmed
from soat_core.text import Span, tokens

numbers = st.integers(0, 999)


def clock() -> datetime:
    return WHEN


def reviewed(text: str, posteriors: list[float]) -> Review:
    """A suggestion with one of the posteriors, in turn, for every token."""
    review = Review(Document(Report.from_text(text)), LAN, clock=clock)
    review.set_suggestions(
        0,
        len(text),
        [
            Suggestion(
                start, end, (Candidate(f"m{n}", posteriors[n % len(posteriors)]), Candidate("x", 0))
            )
            for n, (start, end) in enumerate(tokens(text))
        ],
    )
    return review


class Rows:
    """What a view holds: it hears of every row that comes and goes."""

    def __init__(self, taken: Taken) -> None:
        self._taken = taken
        self.rows = list(taken)
        self._row = -1

    def coming(self, row: int) -> None:
        assert len(self._taken) == len(self.rows)
        self._row = row

    def come(self) -> None:
        self.rows.insert(self._row, self._taken[self._row])

    def going(self, row: int) -> None:
        assert self.rows[row] == self._taken[row]
        self._row = row

    def gone(self) -> None:
        del self.rows[self._row]

    def renewing(self) -> None:
        assert len(self._taken) == len(self.rows)

    def renewed(self) -> None:
        self.rows = list(self._taken)


class Accepting(RuleBasedStateMachine):
    """A clerk who accepts at once, confirms, changes and undoes."""

    @initialize(words=st.integers(1, 12))
    def open(self, words: int) -> None:
        text = "một hai\n" * words
        self.review = reviewed(text, [0.5, 0.99, 0.9, 0.999])
        self.taken = Taken(self.review.document)
        self.line = Taken(self.review.document, Span(0, 8))
        self.check = Check(self.review, self.taken)
        self.rows = Rows(self.taken)
        self.taken.watchers.append(self.rows)

    def follow(self, changes: Changes | None) -> None:
        if changes is not None:
            for one in (self.taken, self.line, self.check):
                one.follow(changes)

    def chosen(self, number: int) -> Span:
        spans = list(tokens(self.review.document.report.ocr_text))
        return spans[number % len(spans)]

    @rule(everything=st.booleans())
    def accept_many(self, everything: bool) -> None:
        batch = self.review.everything_batch() if everything else self.review.safe_batch()
        if len(batch):
            self.follow(self.review.accept_batch(batch))

    @rule(number=numbers)
    def confirm(self, number: int) -> None:
        if len(self.taken):
            edit = confirmed(self.taken[number % len(self.taken)])
            self.follow(self.review.decide(ActionKind.CONFIRM, [edit]))

    @rule(number=numbers, text=st.sampled_from(["khác", "m0", "m3"]))
    def type(self, number: int, text: str) -> None:
        start, end = self.chosen(number)
        self.follow(self.review.type_text(start, end, text))

    @rule(number=numbers)
    def revert(self, number: int) -> None:
        with contextlib.suppress(ActionError):
            self.follow(self.review.revert([self.chosen(number)]))

    @rule(scope=st.sampled_from(Scope), count=st.integers(1, 5))
    def draw(self, scope: Scope, count: int) -> None:
        pool = len(self.taken) if scope is Scope.TAKEN else len(self.review.unseen())
        before = {one.start for one in self.check}
        assert self.check.draw(scope, count) <= min(count, pool)
        assert before <= {one.start for one in self.check}

    @rule()
    def undo(self) -> None:
        self.follow(self.review.undo())

    @rule()
    def redo(self) -> None:
        self.follow(self.review.redo())

    @invariant()
    def the_list_is_that_of_the_document(self) -> None:
        automatic = [e for e in self.review.document.edits if e.origin is Origin.AUTO]
        by_doubt = sorted(automatic, key=lambda edit: (edit.posterior, edit.start))
        assert list(self.taken) == by_doubt == self.rows.rows
        assert list(self.line) == [edit for edit in by_doubt if edit.start < 8]
        assert [self.taken.row_of(edit) for edit in by_doubt] == list(range(len(by_doubt)))
        assert self.taken.doubts.total == len(by_doubt)
        assert self.taken.doubts.expected == pytest.approx(
            sum(1 - (edit.posterior or 0) for edit in automatic)
        )

    @invariant()
    def neighbours_are_found(self) -> None:
        automatic = [e for e in self.review.document.edits if e.origin is Origin.AUTO]
        for offset in range(-1, 20, 3):
            later = [edit for edit in automatic if edit.start > offset]
            earlier = [edit for edit in automatic if edit.start < offset]
            assert self.taken.after(offset) == (later[0] if later else None)
            assert self.taken.before(offset) == (earlier[-1] if earlier else None)

    @invariant()
    def what_is_unseen_is_what_no_person_decided(self) -> None:
        review = self.review
        expected = []
        for suggestion in review.suggestions_in(0, len(review.document.report.ocr_text)):
            edits = review.document.edits_in(suggestion.start, suggestion.end)
            if all(edit.origin is Origin.AUTO for edit in edits):
                expected.append(suggestion.start)
        assert sorted(one.start for one in review.unseen()) == expected
        assert review.doubts.total == len(expected)

    @invariant()
    def findings_are_what_was_decided(self) -> None:
        for one in self.check:
            edit = self.review.document.edit_at(one.start, one.end)
            looked_at = edit is not None and edit.origin is not Origin.AUTO
            assert looked_at == (one.finding is not Finding.OPEN)


TestAccepting = Accepting.TestCase
TestAccepting.settings = settings(
    max_examples=60, stateful_step_count=20, suppress_health_check=[HealthCheck.too_slow]
)


# The check


def taken_and_check(review: Review) -> tuple[Taken, Check]:
    taken = Taken(review.document)
    return taken, Check(review, taken)


def accepted(text: str, posteriors: list[float]) -> tuple[Review, Taken, Check]:
    review = reviewed(text, posteriors)
    review.accept_batch(review.everything_batch(), ActionKind.ACCEPT_ALL)
    return review, *taken_and_check(review)


def decide(review: Review, taken: Taken, check: Check, changes: Changes | None) -> None:
    assert changes is not None
    taken.follow(changes)
    check.follow(changes)


def test_the_sample_stands_in_reading_order_and_is_the_same_again() -> None:
    _, _, check = accepted("một hai ba " * 100, [0.9, 0.99])
    assert check.draw(Scope.TAKEN) == 20
    starts = [one.start for one in check]
    assert starts == sorted(starts)
    _, _, again = accepted("một hai ba " * 100, [0.9, 0.99])
    again.draw(Scope.TAKEN)
    assert [one.start for one in again] == starts
    check.draw(Scope.TAKEN)
    assert len(check) == 40
    assert set(starts) < {one.start for one in check}


def test_confirming_and_correcting_is_found_out_by_whatever_key() -> None:
    review, taken, check = accepted("một hai ba " * 100, [0.9])
    check.draw(Scope.TAKEN, 5)
    first, second, third, *_ = check
    decide(review, taken, check, review.accept(first.start, 1))
    decide(review, taken, check, review.accept(second.start, 2))
    decide(review, taken, check, review.keep(third.start, third.end))
    assert [one.finding for one in check] == [
        Finding.RIGHT, Finding.WRONG, Finding.WRONG, Finding.OPEN, Finding.OPEN
    ]  # fmt: skip
    found = check.estimate(Scope.TAKEN)
    assert found is not None
    assert (found.looked_at, found.wrong) == (3, 2)
    decide(review, taken, check, review.undo())
    assert [one.finding for one in check].count(Finding.OPEN) == 3
    assert check.next_open(-1) is check[2]
    assert check.next_open(check[4].start) is check[2]


def test_what_is_decided_along_with_others_was_not_looked_at() -> None:
    review, taken, check = accepted("một hai ba " * 20, [0.9])
    check.draw(Scope.TAKEN, 10)
    edits = [confirmed(edit) for edit in taken]
    decide(review, taken, check, review.decide(ActionKind.CONFIRM, edits))
    assert len(check) == 0
    assert check.estimate(Scope.TAKEN) is None


def test_a_word_joined_with_its_neighbour_was_wrong() -> None:
    review, taken, check = accepted("một hai", [0.9])
    check.draw(Scope.TAKEN)
    joined = Edit(0, 7, "mộthai", origin=Origin.TYPED)
    decide(review, taken, check, review.decide(ActionKind.TYPE, [joined]))
    assert [one.finding for one in check] == [Finding.WRONG, Finding.WRONG]


def test_the_whole_report_is_estimated_by_open_places_too() -> None:
    review = reviewed("một hai ba bốn " * 100, [0.999, 0.5])
    taken, check = taken_and_check(review)
    assert check.draw(Scope.TAKEN) == 0
    assert check.draw(Scope.REPORT) == 20
    decide(review, taken, check, review.accept(check[0].start))
    assert check.estimate(Scope.TAKEN) is None
    found = check.estimate(Scope.REPORT)
    assert found is not None
    assert (found.looked_at, found.wrong) == (1, 0)
    assert found.expected == pytest.approx(review.progress().errors_left)


@given(st.text("ab \n", max_size=30), st.integers(0, 30))
def test_any_text_can_be_drawn_from(text: str, count: int) -> None:
    review = reviewed(text, [0.7])
    _taken, check = taken_and_check(review)
    assert check.draw(Scope.REPORT, count) == min(count, len(text.split()))
