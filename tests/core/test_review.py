"""A review's counts and walks agree with counting everything anew, whatever is done."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from tests.core.making import LAN, WHEN

from soat_core.actions import ActionKind
from soat_core.document import Document
from soat_core.edits import EditKind, Origin
from soat_core.engine.suggestion import Candidate, Suggestion
from soat_core.errors import ActionError
from soat_core.report import Report
from soat_core.review import Review
from soat_core.text import Span, tokens

READINGS = ("Két", "qua", "d6i", "ngo", "ai", "nim", "2024", "~~")
lines = st.lists(st.sampled_from(READINGS), max_size=5).map(" ".join)
reports = st.lists(lines, min_size=1, max_size=8).map("\n".join)
numbers = st.integers(0, 999)
chances = st.sampled_from([0.2, 0.5, 0.9, 0.979, 0.98, 0.99, 1.0])
typed = st.sampled_from(["gõ", "hai từ", "", "đúng1"])


def clock() -> datetime:
    return WHEN


class Reviewing(RuleBasedStateMachine):
    """One clerk at work; numbers choose among what there is."""

    @initialize(text=reports)
    def open(self, text: str) -> None:
        self.text = text
        self.review = Review(Document(Report.from_text(text)), LAN, clock=clock)
        self.spans = list(tokens(text))
        self.suggestions: dict[int, Suggestion] = {}

    @rule(number=numbers, chance=chances, pair=st.booleans(), unchanged=st.booleans())
    def suggest_a_line(self, number: int, chance: float, pair: bool, unchanged: bool) -> None:
        """What the engine says about a line, for single tokens or for two that belong together."""
        report = self.review.document.report
        start, end = report.line_span(number % report.line_count)
        spans = list(tokens(self.text, start, end))
        if pair and len(spans) > 1:
            spans[:2] = [Span(spans[0].start, spans[1].end)]
        new = []
        for index, (first, last) in enumerate(spans):
            ocr = self.text[first:last]
            best = ocr if unchanged and index % 2 else f"đúng{number % 7}"
            candidates = (Candidate(best, chance), Candidate(f"khác{index}", (1 - chance) / 2))
            new.append(Suggestion(first, last, candidates))
        for key in [key for key in self.suggestions if start <= key < end]:
            del self.suggestions[key]
        self.suggestions.update((one.start, one) for one in new)
        self.review.set_suggestions(start, end, new)

    @rule(threshold=chances)
    def set_threshold(self, threshold: float) -> None:
        self.review.set_threshold(threshold)

    @precondition(lambda self: self.suggestions)
    @rule(number=numbers, rank=st.integers(1, 2))
    def accept(self, number: int, rank: int) -> None:
        suggestion = list(self.suggestions.values())[number % len(self.suggestions)]
        if self.fits(suggestion.start, suggestion.end):
            self.review.accept(suggestion.start, rank)
            edit = self.review.document.edit_at(suggestion.start, suggestion.end)
            assert edit is not None
            taken = suggestion.candidates[rank - 1]
            assert (edit.text, edit.posterior, edit.rank, edit.origin, edit.who) == (
                taken.text,
                taken.posterior,
                rank,
                Origin.SUGGESTED,
                LAN.identity,
            )

    @precondition(lambda self: self.spans)
    @rule(number=numbers, many=st.integers(1, 3), text=typed)
    def type_text(self, number: int, many: int, text: str) -> None:
        first = number % len(self.spans)
        start, end = self.spans[first].start, self.spans[first : first + many][-1].end
        if self.fits(start, end):
            self.review.type_text(start, end, text)
            edit = self.review.document.edit_at(start, end)
            assert edit is not None
            assert edit.text == text

    @precondition(lambda self: self.spans)
    @rule(number=numbers)
    def keep(self, number: int) -> None:
        span = self.spans[number % len(self.spans)]
        if self.fits(*span):
            self.review.keep(*span)
            edit = self.review.document.edit_at(*span)
            assert edit is not None
            assert edit.kind is EditKind.KEEP

    @precondition(lambda self: self.spans)
    @rule(number=numbers)
    def insert_after(self, number: int) -> None:
        place = self.spans[number % len(self.spans)].end
        if self.fits(place, place):
            self.review.type_text(place, place, " thêm")

    @precondition(lambda self: self.review.document.edits)
    @rule(number=numbers)
    def revert(self, number: int) -> None:
        edits = self.review.document.edits
        edit = edits[number % len(edits)]
        self.review.revert([Span(*edit.key)])

    @rule(everything=st.booleans())
    def accept_many(self, everything: bool) -> None:
        batch = self.review.everything_batch() if everything else self.review.safe_batch()
        if len(batch):
            kind = ActionKind.ACCEPT_ALL if everything else ActionKind.ACCEPT_SAFE
            self.review.accept_batch(batch, kind)
        assert batch.expected_errors == pytest.approx(
            sum(1 - (edit.posterior or 0) for edit in batch.edits)
        )
        for edit in batch.edits:
            safe = (edit.posterior or 0) >= self.review.threshold
            kept = edit.text == self.text[edit.start : edit.end]
            assert everything or safe
            # a sure token that stays as it is needs no record
            assert not (kept and safe)
        if everything:
            assert self.review.next_suspect(-1) is None

    @rule()
    def undo(self) -> None:
        self.review.undo()

    @rule()
    def redo(self) -> None:
        self.review.redo()

    def fits(self, start: int, end: int) -> bool:
        """Whether no edit is cut by one on this stretch."""
        over = self.review.document.edits_in(start, end)
        return all(start <= edit.start and edit.end <= end for edit in over)

    def over(self, suggestion: Suggestion) -> list[Origin]:
        return [
            edit.origin
            for edit in self.review.document.edits
            if edit.overlaps(suggestion.start, suggestion.end)
        ]

    @invariant()
    def counts_agree(self) -> None:
        known = self.suggestions.values()
        suspects = [s for s in known if s.best.posterior < self.review.threshold]
        unseen = [s for s in known if set(self.over(s)) <= {Origin.AUTO}]
        progress = self.review.progress()
        assert progress.suspects == len(suspects)
        assert progress.decided == sum(bool(self.over(s)) for s in suspects)
        assert progress.errors_left == pytest.approx(sum(1 - s.best.posterior for s in unseen))

    @invariant()
    def walks_agree(self) -> None:
        waiting = sorted(
            s.start
            for s in self.suggestions.values()
            if s.best.posterior < self.review.threshold and not self.over(s)
        )
        for offset in (-1, *(span.start for span in self.spans)):
            after, before = self.review.next_suspect(offset), self.review.previous_suspect(offset)
            assert (after and after.start) == next((w for w in waiting if w > offset), None)
            assert (before and before.start) == next(
                (w for w in reversed(waiting) if w < offset), None
            )

    @invariant()
    def what_is_shown_agrees(self) -> None:
        """Decisions are shown, and suggestions where nothing of their stretch is decided."""
        document = self.review.document
        open_ones = [s for s in self.suggestions.values() if not self.over(s)]
        changes = [(s.start, s.end, s.best.text) for s in open_ones]
        changes += [(edit.start, edit.end, edit.text) for edit in document.edits]
        shown = self.text
        for start, end, text in sorted(changes, reverse=True):
            shown = shown[:start] + text + shown[end:]
        assert self.review.shown_text() == shown


TestReviewing = Reviewing.TestCase
TestReviewing.settings = settings(
    max_examples=60,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)


def review_of(text: str, *suggestions: Suggestion) -> Review:
    review = Review(Document(Report.from_text(text)), LAN, clock=clock)
    review.set_suggestions(0, len(text) + 1, suggestions)
    return review


def test_what_cannot_be_done_is_said() -> None:
    review = review_of("Két qua", Suggestion(0, 3, (Candidate("Kết", 0.9),)))
    with pytest.raises(ActionError):
        review.accept(4)
    with pytest.raises(ActionError):
        review.accept(0, 2)
    with pytest.raises(ActionError):
        review.type_text(3, 3, "")
    with pytest.raises(ActionError):
        review.revert([Span(0, 3)])
    assert review.progress().decided == 0


def test_taking_what_was_read_says_that_it_was_looked_at() -> None:
    review = review_of("Két", Suggestion(0, 3, (Candidate("Kết", 0.6), Candidate("Két", 0.4))))
    review.accept(0, 2)
    (edit,) = review.document.edits
    assert (edit.kind, edit.rank, edit.posterior) == (EditKind.KEEP, 2, 0.4)


def test_typing_what_the_engine_offered_keeps_its_rank() -> None:
    review = review_of("Két", Suggestion(0, 3, (Candidate("Kết", 0.6), Candidate("Két", 0.4))))
    review.type_text(0, 3, "Két")
    (edit,) = review.document.edits
    assert (edit.origin, edit.rank, edit.posterior) == (Origin.TYPED, 2, 0.4)


def test_an_insertion_typed_away_is_gone() -> None:
    review = review_of("một ba")
    review.type_text(3, 3, " hai")
    review.type_text(3, 3, "")
    assert review.document.corrected_text() == "một ba"
    assert not review.document.edits


def test_pieces_of_a_line_carry_their_suggestions() -> None:
    pair = Suggestion(4, 10, (Candidate("đối ngoại", 0.8),))
    review = review_of("cho d6i ng", Suggestion(0, 3, (Candidate("cho", 1.0),)), pair)
    shown = [(piece.text, one) for piece, one in review.shown_pieces(0)]
    assert [text for text, _ in shown] == ["cho", " ", "đối ngoại"]
    assert shown[2][1] is pair
    assert review.suggestion_over(8) is pair
    assert review.suggestion_over(3) is None


def test_suggestions_for_a_page_put_away_those_that_reach_into_it() -> None:
    doubtful = (Candidate("một hai", 0.5),)
    review = review_of("Két qua cong tac", Suggestion(0, 7, doubtful), Suggestion(8, 16, doubtful))
    review.set_suggestions(4, 12, [Suggestion(4, 12, doubtful)])
    assert review.suggestion_at(0) is None
    assert review.suggestion_at(8) is None
    assert review.progress().suspects == 1
    review.accept(4)
    assert (review.progress().suspects, review.progress().decided) == (1, 1)
    assert review.next_suspect(-1) is None
