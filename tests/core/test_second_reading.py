"""What becomes of suggestions by a second reading of the picture."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soat_core.actions import Agent
from soat_core.document import Document
from soat_core.edits import EditKind
from soat_core.engine.suggestion import Candidate, Suggestion
from soat_core.report import Report
from soat_core.review import Review
from soat_core.second_reading import MAX_CANDIDATES, SecondReading, SecondReadings, combined

TEXT = "thong tin d6i ngoai\ncong tac"
READER = "tesseract 5.3.0"


def suggestion(word: str, *candidates: tuple[str, float]) -> Suggestion:
    start = TEXT.index(word)
    return Suggestion(start, start + len(word), tuple(Candidate(*one) for one in candidates), "why")


def reading(word: str, text: str, confidence: float = 0.96) -> SecondReading:
    start = TEXT.index(word)
    return SecondReading(start, start + len(word), text, confidence, READER)


def merged(
    suggestions: Sequence[Suggestion], *readings: SecondReading, decided: bool = False
) -> list[Suggestion]:
    second = SecondReadings()
    second.add(readings)
    return second.merged(suggestions, TEXT, lambda _start, _end: decided)


# One token

D6I = suggestion("d6i", ("đối", 0.6), ("đổi", 0.3), ("đội", 0.05))


def test_who_agrees_is_believed_more() -> None:
    (one,) = merged([D6I], reading("d6i", "đối"))
    assert one.best.text == "đối"
    assert one.best.posterior > 0.9
    assert [c.text for c in one.candidates] == ["đối", "đổi", "đội"]
    assert one.why == "read again from the picture, 96% · why"


def test_who_differs_goes_before_a_doubtful_best() -> None:
    (one,) = merged([D6I], reading("d6i", "đội"))
    assert [c.text for c in one.candidates] == ["đội", "đối", "đổi"]
    assert one.why == "read again from the picture, 96%"


def test_a_new_reading_against_a_sure_engine_is_offered_behind_it() -> None:
    (one,) = merged([suggestion("tin", ("tin", 0.999))], reading("tin", "tỉn", 0.7))
    assert [c.text for c in one.candidates] == ["tin", "tỉn"]
    assert one.best.posterior > 0.9
    assert one.why == "read again from the picture: “tỉn”, 70% · why"


def test_nonsense_is_not_offered() -> None:
    sure = suggestion("tin", ("tin", 0.999))
    assert merged([sure], reading("tin", "Ỷ;", 0.05)) == [sure]


def test_tone_placement_and_unicode_form_make_no_difference() -> None:
    (one,) = merged([suggestion("d6i", ("hoà", 0.6), ("hoa", 0.4))], reading("d6i", "hòa"))
    assert [c.text for c in one.candidates] == ["hoà", "hoa"]


posteriors = st.lists(st.floats(0.0001, 1), min_size=1, max_size=MAX_CANDIDATES)


@given(posteriors, st.floats(0, 1), st.integers(0, MAX_CANDIDATES))
def test_posteriors_stay_probabilities(weights: list[float], sure: float, which: int) -> None:
    total = sum(weights) * 1.01
    some = sorted((weight / total for weight in weights), reverse=True)
    before = Suggestion(0, 3, tuple(Candidate(f"w{n}", p) for n, p in enumerate(some)))
    after = combined(before, f"w{which}", sure, READER)
    found = [c.posterior for c in after.candidates]
    assert found == sorted(found, reverse=True)
    assert all(0 <= p <= 1 for p in found)
    assert sum(found) <= 1 + 1e-6
    assert len(found) <= MAX_CANDIDATES
    assert after.seen is None or after.seen.text in {c.text for c in after.candidates}


@given(st.floats(0.001, 0.999), st.floats(0, 1), st.floats(0, 1))
def test_the_surer_the_reading_the_likelier_it_is(p: float, one: float, other: float) -> None:
    before = Suggestion(0, 3, (Candidate("a", max(p, 1 - p)), Candidate("b", min(p, 1 - p))))
    low, high = (
        next(c.posterior for c in combined(before, "b", sure, READER).candidates if c.text == "b")
        for sure in sorted((one, other))
    )
    assert low <= high


# Words that were split or joined

THONG, TIN = suggestion("thong", ("thông", 0.8), ("thong", 0.2)), suggestion("tin", ("tin", 0.9))


def test_one_word_for_two_suggestions_makes_them_one() -> None:
    (one,) = merged([THONG, TIN], reading("thong tin", "thôngtin"))
    assert (one.start, one.end) == (0, 9)
    assert one.best.text == "thôngtin"
    assert [c.text for c in one.candidates[1:]] == ["thông tin", "thong tin"]


def test_unless_it_is_unlikely_or_one_of_them_is_decided() -> None:
    assert merged([THONG, TIN], reading("thong tin", "thôngtin", 0.2)) == [THONG, TIN]
    assert merged([THONG, TIN], reading("thong tin", "thôngtin"), decided=True) == [THONG, TIN]


def test_two_words_for_one_suggestion_are_a_split() -> None:
    (one,) = merged([suggestion("thong", ("thống", 0.5))], reading("thong", "thố ng"))
    assert "thố ng" in {c.text for c in one.candidates}


def test_readings_of_the_parts_of_a_suggestion_are_one_reading() -> None:
    whole = suggestion("cong tac", ("côngtác", 0.5), ("công tác", 0.3))
    (one,) = merged([whole], reading("cong", "công"), reading("tac", "tác", 0.8))
    assert one.best.text == "công tác"
    assert one.seen is not None
    assert one.seen.confidence == 0.8


def test_a_reading_of_a_part_alone_says_nothing() -> None:
    whole = suggestion("cong tac", ("côngtác", 0.5))
    assert merged([whole], reading("cong", "công")) == [whole]


# Again and again


def test_what_was_merged_is_merged_from_what_it_was() -> None:
    second = SecondReadings()
    second.add([reading("thong tin", "thôngtin")])
    never = lambda _start, _end: False  # noqa: E731
    once = second.merged([THONG, TIN], TEXT, never)
    assert second.merged(once, TEXT, never) == once
    second.add([reading("thong", "thông"), reading("tin", "tín")])
    assert [c.start for c in second.merged(once, TEXT, never)] == [THONG.start, TIN.start]


def test_the_newest_reading_counts() -> None:
    second = SecondReadings()
    second.add([reading("d6i", "đội")])
    second.add([reading("d6i", "đổi")])
    assert [one.text for one in second.within(0, len(TEXT))] == ["đổi"]


@given(st.lists(st.tuples(st.integers(0, 27), st.integers(1, 5)), max_size=20))
def test_readings_never_overlap_and_are_found(places: list[tuple[int, int]]) -> None:
    second = SecondReadings()
    kept: list[SecondReading] = []
    for start, length in places:
        one = SecondReading(start, start + length, "x", 0.5, READER)
        second.add([one])
        kept = [old for old in kept if old.end <= one.start or one.end <= old.start]
        kept.append(one)
    assert second.within(0, 100) == sorted(kept, key=lambda one: one.start)
    for at in range(33):
        assert second.within(at, at + 1) == [one for one in kept if one.start <= at < one.end]


# In a review


@pytest.fixture
def review() -> Review:
    one = Review(Document(Report.from_text(TEXT)), Agent("lan", "Lan"))
    one.set_suggestions(0, len(TEXT), [D6I])
    return one


def test_a_decision_says_that_its_text_was_read_twice(review: Review) -> None:
    review.second.add([reading("d6i", "dội", 0.9)])
    review.set_suggestions(0, len(TEXT), [D6I])
    offered = review.suggestion_at(D6I.start)
    assert offered is not None
    rank = [c.text for c in offered.candidates].index("dội") + 1
    (edit,) = review.accept(D6I.start, rank).added
    assert (edit.text, edit.kind, edit.sources) == ("dội", EditKind.REPLACE, (READER,))


def test_and_when_the_engine_thought_of_it_too(review: Review) -> None:
    review.second.add([reading("d6i", "đối")])
    review.set_suggestions(0, len(TEXT), [D6I])
    (edit,) = review.accept(D6I.start).added
    assert edit.sources == ("engine", READER)


def test_other_candidates_are_the_engines_alone(review: Review) -> None:
    review.second.add([reading("d6i", "đối")])
    review.set_suggestions(0, len(TEXT), [D6I])
    (edit,) = review.accept(D6I.start, 2).added
    assert edit.sources == ()


def test_what_is_typed_has_no_source(review: Review) -> None:
    review.second.add([reading("d6i", "đối")])
    review.set_suggestions(0, len(TEXT), [D6I])
    (edit,) = review.type_text(D6I.start, D6I.end, "đối").added
    assert edit.sources == ()
