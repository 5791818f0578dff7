"""What the memory learns from a clerk at work, and unlearns with every undo."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from soat_core.actions import ActionKind, Agent, Changes
from soat_core.document import Document
from soat_core.edits import Edit, EditKind, Origin
from soat_core.engine.suggestion import Candidate, Suggestion
from soat_core.errors import ActionError
from soat_core.memory import Decision, Learner, Memory, NoMemory, Pair, Word
from soat_core.report import Report
from soat_core.review import Review
from soat_core.text import Span, tokens

LAN = Agent("lan", "Trần Thị Lan")
TEXT = "Két qua, nim 2024\ntai huyen\n\nGERUC0 dang ky"
OFFERED = {
    "Két": ("Kết", 0.99),
    "qua,": ("quả,", 0.7),
    "nim": ("nam", 0.6),
    "tai": ("tại", 0.99),
    "huyen": ("huyện", 0.5),
    "GERUC0": ("GERUC0", 0.4),
}
KNOWN = {"kết", "quả", "năm", "nam", "tại", "huyện"}


class Desk:
    """A review with suggestions, a memory and what joins them."""

    def __init__(self, text: str = TEXT) -> None:
        self.memory = Memory.temporary()
        self.review = Review(Document(Report.from_text(text)), LAN)
        offered = [
            Suggestion(*span, _candidates(text[slice(*span)]))
            for span in tokens(text)
            if text[slice(*span)] in OFFERED
        ]
        self.review.set_suggestions(0, len(text), offered)
        self.learner = Learner(self.memory, self.review, KNOWN.__contains__)

    def __enter__(self) -> Desk:
        return self

    def __exit__(self, *_: object) -> None:
        self.memory.close()

    def at(self, word: str) -> Span:
        start = self.review.document.report.ocr_text.index(word)
        return Span(start, start + len(word))

    def does(self, changes: Changes | None) -> None:
        assert changes is not None
        self.learner.follow(changes)

    def types(self, word: str, text: str) -> None:
        self.does(self.review.type_text(*self.at(word), text))

    def known(self) -> set[tuple[str, str, int, int]]:
        return {(p.token, p.text, p.accepted, p.rejected) for p in self.memory.all()}

    def state(self) -> tuple[list[Pair], list[Word]]:
        return self.memory.all(), self.memory.words()


@pytest.fixture
def desk() -> Iterator[Desk]:
    with Desk() as desk:
        yield desk


def _candidates(token: str) -> tuple[Candidate, ...]:
    text, posterior = OFFERED[token]
    return Candidate(text, posterior), Candidate(token + "x", 1 - posterior)


def test_what_is_accepted_chosen_typed_and_kept_is_learnt(desk: Desk) -> None:
    desk.does(desk.review.accept(desk.at("qua,").start))
    desk.does(desk.review.accept(desk.at("huyen").start, 2))
    desk.types("nim", "năm")
    desk.does(desk.review.keep(*desk.at("GERUC0")))
    assert desk.known() == {
        ("qua", "quả", 1, 0),
        ("huyen", "huyenx", 1, 0),
        ("huyen", "huyện", 0, 1),
        ("nim", "năm", 1, 0),
        ("nim", "nam", 0, 1),
        ("GERUC0", "GERUC0", 1, 0),
    }


def test_the_words_around_are_what_stands_there_now(desk: Desk) -> None:
    desk.types("nim", "năm")
    desk.types("huyen", "huyện")
    desk.types("GERUC0", "GERUCO")
    desk.types("dang", "đăng")
    contexts = {p.text: [tuple(c)[:2] for c in p.contexts] for p in desk.memory.all() if p.accepted}
    assert contexts == {
        "năm": [("quả", "<n>")],
        "huyện": [("tại", "")],
        "GERUCO": [("", "dang")],
        "đăng": [("geruco", "ky")],
    }
    assert [word.text for word in desk.memory.words()] == ["đăng", "GERUCO"]


def test_one_word_for_two_and_two_for_one_are_learnt() -> None:
    with Desk("hoatdong C ÁO ngay") as desk:
        desk.types("hoatdong", "hoạt động")
        desk.types("C ÁO", "CÁO")
        assert desk.known() == {("hoatdong", "hoạt động", 1, 0), ("C ÁO", "CÁO", 1, 0)}
        found = {p.text: p.contexts[0][:2] for p in desk.memory.all()}
    assert found == {"hoạt động": ("", "c"), "CÁO": ("động", "ngay")}


def test_what_teaches_nothing_is_not_learnt(desk: Desk) -> None:
    desk.types("dang", "")
    end = desk.at("ky").end
    desk.does(desk.review.type_text(end, end, " thêm"))
    desk.does(desk.review.accept_batch(desk.review.everything_batch(), ActionKind.ACCEPT_ALL))
    assert {edit.kind for edit in desk.review.document.edits} >= {EditKind.DELETE, EditKind.INSERT}
    assert desk.known() == set()


def test_a_series_that_a_person_corrects_is_learnt_from_then_on(desk: Desk) -> None:
    desk.does(desk.review.accept_batch(desk.review.everything_batch(), ActionKind.ACCEPT_ALL))
    desk.types("nim", "năm")
    assert desk.known() == {("nim", "năm", 1, 0), ("nim", "nam", 0, 1)}
    desk.does(desk.review.undo())
    assert desk.known() == set()


def test_changing_one_s_mind_counts_once(desk: Desk) -> None:
    desk.types("nim", "nằm")
    desk.types("nim", "năm")
    assert desk.known() == {("nim", "năm", 1, 0), ("nim", "nam", 0, 1)}
    desk.does(desk.review.revert([desk.at("nim")]))
    assert desk.known() == set()


def test_what_was_decided_before_today_is_not_counted_again(desk: Desk) -> None:
    desk.types("nim", "năm")
    document = desk.review.document
    review = Review(document, LAN)
    learner = Learner(desk.memory, review)
    was = desk.state()
    for changes in (review.revert([desk.at("nim")]), review.undo(), review.redo(), review.undo()):
        assert changes is not None
        learner.follow(changes)
    assert desk.state() == was


def test_a_memory_that_is_off_is_followed_without_a_word(desk: Desk) -> None:
    learner = Learner(NoMemory(), desk.review, KNOWN.__contains__)
    for changes in (desk.review.accept(0), desk.review.undo(), desk.review.redo()):
        assert changes is not None
        learner.follow(changes)
    assert desk.known() == set()


steps = st.tuples(
    st.sampled_from(["accept", "choose", "keep", "type", "revert", "batch", "undo", "redo"]),
    st.sampled_from([*OFFERED, "2024", "ky"]),
    st.sampled_from(["năm", "hoạt động", "Tè", "x", ""]),
)


def act(desk: Desk, what: str, word: str, text: str) -> Changes | None:
    review, span = desk.review, desk.at(word)
    try:
        if what in ("accept", "choose"):
            return review.accept(span.start, 1 if what == "accept" else 2)
        if what == "keep":
            return review.keep(*span)
        if what == "type":
            return review.type_text(*span, text)
        if what == "revert":
            return review.revert([span])
        if what == "batch":
            return review.accept_batch(review.safe_batch())
        return review.undo() if what == "undo" else review.redo()
    except ActionError:
        return None


@settings(deadline=None)
@given(st.lists(steps, max_size=25))
def test_the_memory_follows_the_document_through_undo_and_redo(
    made: list[tuple[str, str, str]],
) -> None:
    with Desk() as desk:
        desk.memory.record(Decision("nim", "năm", left="trong"))
        was, document = desk.state(), desk.review.document
        for step in made:
            if changes := act(desk, *step):
                desk.does(changes)
                by_clerk = [edit for edit in document.edits if edit.origin is not Origin.AUTO]
                learnt = sum(pair.accepted for pair in desk.memory.all())
                assert learnt == 1 + sum(edit.kind is not EditKind.DELETE for edit in by_clerk)
        while changes := desk.review.undo():
            desk.does(changes)
        assert desk.state() == was


@pytest.mark.parametrize("text", ["", " ", "\n\n", "một", "x" * 2000 + " nim " + "y" * 2000])
def test_words_at_the_edges_of_a_text(text: str) -> None:
    with Desk(text) as desk:
        for span in tokens(text):
            desk.does(desk.review.type_text(*span, "z"))
        kept = [pair for pair in desk.memory.all() if pair.accepted]
        assert len(kept) == sum(len(token) <= 64 for token in set(text.split()))
        for pair in kept:
            assert {context[:2] for context in pair.contexts} <= {("", ""), ("z", "")}


def test_a_change_of_case_is_not_how_a_word_is_read(desk: Desk) -> None:
    desk.does(desk.review.accept(desk.at("qua,").start))
    before = desk.state()
    edit = Edit(*desk.at("qua,"), "QUẢ,")
    desk.does(desk.review.decide(ActionKind.CASE, [edit]))
    assert desk.state() == before
    desk.does(desk.review.undo())
    assert desk.state() == before
