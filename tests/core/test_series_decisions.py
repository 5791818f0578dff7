"""One decision for a series: what each place reads afterwards, and what is recorded of it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.test_series_index import (
    Step,
    index_of,
    perform,
    reports,
    review_of,
    steps,
    suggest,
    word,
)

from soat_core.actions import ActionKind
from soat_core.edits import Edit, EditKind, Origin
from soat_core.engine.suggestion import Candidate, Suggestion
from soat_core.engine.units import shape_of
from soat_core.review import Review
from soat_core.series import (
    AS_SUGGESTED,
    Aim,
    Concordance,
    Phrases,
    Scope,
    SeriesIndex,
    SeriesKey,
    Wish,
    concordance_of,
    series_at,
)
from soat_core.series.alignment import matches
from soat_core.series.letter_case import case_of, folded, in_own_case
from soat_core.series.wish import put_in_place

D6I = {"d6i": ("đối", 0.9), "D6i,": ("Đối,", 0.8), "(D6I)": ("(ĐỐI)", 0.7)}


def opened(
    text: str, readings: dict[str, tuple[str, float]], key: SeriesKey
) -> tuple[Review, Concordance]:
    review = review_of(text)
    suggest(review, readings)
    index = index_of(review)
    return review, concordance_of(review, index, Phrases(index.readings), key)


def apply(review: Review, concordance: Concordance, wish: Wish = AS_SUGGESTED) -> str:
    review.decide(ActionKind.SERIES, concordance.edits(concordance.hits(), wish))
    return review.document.corrected_text()


# Words


def test_each_place_gets_its_own_suggestion() -> None:
    review, d6i = opened("d6i D6i, (D6I)", D6I, word("d6i", "đối"))
    assert d6i.proposal == "đối"
    assert apply(review, d6i) == "đối Đối, (ĐỐI)"
    edit = review.document.edits[1]
    assert (edit.origin, edit.posterior, edit.rank) == (Origin.SUGGESTED, 0.8, 1)
    review.undo()
    assert review.document.corrected_text() == "d6i D6i, (D6I)"


def test_another_text_keeps_letter_case_and_punctuation_of_each() -> None:
    review, d6i = opened("d6i D6i, (D6I)", D6I, word("d6i", "đối"))
    assert apply(review, d6i, Wish(Aim.TEXT, "đội", "đối")) == "đội Đội, (ĐỘI)"
    edit = review.document.edits[0]
    assert (edit.origin, edit.posterior, edit.rank) == (Origin.TYPED, None, None)


def test_capitals_that_somebody_writes_are_meant() -> None:
    review, d6i = opened("d6i D6i, (D6I)", D6I, word("d6i", "đối"))
    assert apply(review, d6i, Wish(Aim.TEXT, "UBND", "đối")) == "UBND UBND, (UBND)"
    review.undo()
    assert apply(review, d6i, Wish(Aim.TEXT, "Đối", "đối")) == "Đối Đối, (Đối)"


def test_a_picked_candidate_is_recorded_with_rank_and_posterior() -> None:
    review = review_of("d6i D6i")
    both = (Candidate("đối", 0.6), Candidate("đội", 0.3))
    titled = (Candidate("Đối", 0.6), Candidate("Đội", 0.3))
    review.set_suggestions(0, 7, [Suggestion(0, 3, both), Suggestion(4, 7, titled)])
    concordance = concordance_of(review, index_of(review), None, word("d6i", "đối"))
    assert concordance.candidates() == ["đối", "đội"]
    wish = Wish(Aim.TEXT, "đội", "đối", typed=False)
    assert [concordance.outcome(hit, wish) for hit in concordance.hits()] == [
        ("đội", 0.3), ("Đội", 0.3),
    ]  # fmt: skip
    assert apply(review, concordance, wish) == "đội Đội"
    edits = review.document.edits
    assert {(e.origin, e.posterior, e.rank) for e in edits} == {(Origin.SUGGESTED, 0.3, 2)}


def test_a_typed_candidate_is_typed_but_its_rank_is_known() -> None:
    review = review_of("d6i")
    review.set_suggestions(0, 3, [Suggestion(0, 3, (Candidate("đối", 0.6), Candidate("đội", 0.3)))])
    concordance = concordance_of(review, index_of(review), None, word("d6i", "đối"))
    apply(review, concordance, Wish(Aim.TEXT, "đội", "đối"))
    edit = review.document.edits[0]
    assert (edit.origin, edit.posterior, edit.rank) == (Origin.TYPED, 0.3, 2)


def test_keeping_and_deleting() -> None:
    review, d6i = opened("d6i D6i, (D6I)", D6I, word("d6i", "đối"))
    assert apply(review, d6i, Wish(Aim.KEPT)) == "d6i D6i, (D6I)"
    assert {edit.kind for edit in review.document.edits} == {EditKind.KEEP}
    review.undo()
    assert apply(review, d6i, Wish(Aim.DELETED)) == "  "
    assert {edit.kind for edit in review.document.edits} == {EditKind.DELETE}


def test_what_stands_so_already_is_not_decided_again() -> None:
    review, d6i = opened("d6i D6i, (D6I)", D6I, word("d6i", "đối"))
    review.accept(0)
    assert len(d6i.edits(d6i.hits(), AS_SUGGESTED)) == 2
    index = index_of(review)
    again = concordance_of(review, index, None, word("d6i", "đối"))
    assert len(again.hits()) == 2 and len(again.decided()) == 1
    assert len(again.edits([*again.hits(), *again.decided()], AS_SUGGESTED)) == 2
    assert len(again.edits([*again.hits(), *again.decided()], Wish(Aim.TEXT, "đội", "đối"))) == 3


def test_a_place_that_was_joined_meanwhile_is_left_to_the_whole_word() -> None:
    review, d6i = opened("d6i ngoai d6i", D6I, word("d6i", "đối"))
    before = d6i.hits()
    review.decide(ActionKind.JOIN, [Edit(0, 9, "d6ingoai")])
    decided = d6i.edits(before, AS_SUGGESTED)
    assert [edit.key for edit in decided] == [(10, 13)]
    review.decide(ActionKind.SERIES, decided)
    assert review.document.corrected_text() == "d6ingoai đối"


def test_what_stands_around_is_shown_as_on_the_screen() -> None:
    review, d6i = opened(
        "Cong tac\nthong tin d6i ngoai\nnim", {**D6I, "tin": ("tín", 0.9), "nim": ("năm", 0.9)},
        word("d6i", "đối"),
    )  # fmt: skip
    review.type_text(0, 4, "Công")
    assert d6i.context(d6i.hits()[0]) == ("Công tac thong tín", "ngoai năm")
    assert d6i.read(d6i.hits()[0]) == "d6i"


def test_punctuation_somebody_writes_replaces_that_of_the_place() -> None:
    assert put_in_place("đội", "(Đối),", "đối") == "(Đội),"
    assert put_in_place("đội;", "Đối,", "đối") == "Đội;"
    assert put_in_place("ngoài;", "ngoài,", "ngoài,") == "ngoài;"
    assert put_in_place("—", "đối", "đối") == "—"


words = st.text(st.sampled_from("aộĐđB1"), min_size=1, max_size=5)
around = st.sampled_from(["", ",", ".", "(", ")", "”"])


@given(words, around, around, words)
def test_the_place_keeps_its_punctuation(core: str, before: str, behind: str, text: str) -> None:
    shown = before + core + behind
    shape = shape_of(shown)
    now = shape_of(put_in_place(text, shown, ""))
    assert (now.before, now.behind) == (shape.before, shape.behind)
    assert folded(now.core) == folded(text)


@given(words, words)
def test_small_letters_take_the_case_of_the_place(text: str, shown: str) -> None:
    result = in_own_case(text.lower(), shown, "")
    assert result.lower() == text.lower()
    if any(char.isalpha() for char in text) and len([c for c in text if c.isalpha()]) > 1:
        assert case_of(result) == case_of(shown)


# Phrases

PHRASE = {
    "cong": ("công", 0.9), "Cong": ("Công", 0.9), "tac": ("tác", 0.9), "tac,": ("tác,", 0.9),
    "d6i": ("đối", 0.6), "ngoai": ("ngoại", 0.9), "ngoai.": ("ngoại.", 0.9),
}  # fmt: skip


def phrase(text: str, at: int = 0) -> tuple[Review, Concordance]:
    """The longest phrase over a place."""
    review = review_of(text)
    suggest(review, PHRASE)
    index = index_of(review)
    phrases = Phrases(index.readings)
    token = index.readings.span(at)
    keys = [k for k in series_at(review, index, phrases, *token) if k.scope is Scope.PHRASE]
    return review, concordance_of(review, index, phrases, keys[0])


def test_a_phrase_is_decided_token_by_token() -> None:
    review, found = phrase("Cong tac\nd6i ngoai x cong tac d6i ngoai.")
    assert found.proposal == "Công tác đối ngoại"
    assert len(found.hits()) == 2
    assert found.read(found.hits()[0]) == "Cong tac d6i ngoai"
    outcome = found.outcome(found.hits()[1], AS_SUGGESTED)
    assert outcome.text == "công tác đối ngoại."
    assert outcome.posterior is not None and abs(outcome.posterior - 0.9**3 * 0.6) < 1e-9
    assert apply(review, found) == "Công tác\nđối ngoại x công tác đối ngoại."
    assert len(review.document.edits) == 8
    assert len(review.document.actions) == 1
    review.undo()
    assert not review.document.edits


def test_a_word_written_for_a_phrase_is_put_into_all_places() -> None:
    review, found = phrase("Cong tac\nd6i ngoai x cong tac d6i ngoai y")
    wish = Wish(Aim.TEXT, "Công tác đội ngoại", found.proposal)
    assert apply(review, found, wish) == "Công tác\nđội ngoại x công tác đội ngoại y"
    origins = {edit.text: edit.origin for edit in review.document.edits}
    assert origins["đội"] is Origin.TYPED
    assert origins["công"] is Origin.SUGGESTED


def test_a_phrase_may_get_fewer_or_more_words() -> None:
    review, found = phrase("cong tac d6i ngoai x cong tac d6i ngoai y")
    assert apply(review, found, Wish(Aim.TEXT, "công tácđối ngoại", found.proposal)) == (
        "công tácđối ngoại x công tácđối ngoại y"
    )
    review.undo()
    wish = Wish(Aim.TEXT, "công tác đối với ngoại", found.proposal)
    assert apply(review, found, wish) == "công tác đối với ngoại x công tác đối với ngoại y"
    assert {edit.kind for edit in review.document.edits if " " in edit.text} == {EditKind.SPLIT}


def test_a_suggestion_that_differs_in_one_place_is_overruled() -> None:
    text = "cong tac x cong tac y cong tac z"
    review = review_of(text)
    suggest(review, PHRASE)
    review.set_suggestions(
        11, 15, [Suggestion(11, 15, (Candidate("cống", 0.5), Candidate("công", 0.4)))]
    )
    index = index_of(review)
    phrases = Phrases(index.readings)
    key = series_at(review, index, phrases, 0, 4)[-1]
    found = concordance_of(review, index, phrases, key)
    assert apply(review, found) == "công tác x công tác y công tác z"
    assert [edit.rank for edit in review.document.edits] == [1, 1, 2, 1, 1, 1]


def test_places_that_overlap_are_decided_once() -> None:
    review = review_of("d6i d6i d6i d6i x")
    suggest(review, {"d6i": ("đối", 0.9)})
    index = index_of(review)
    phrases = Phrases(index.readings)
    keys = [k for k in series_at(review, index, phrases, 0, 3) if k.scope is Scope.PHRASE]
    for key in keys:
        found = concordance_of(review, index, phrases, key)
        assert apply(review, found).startswith("đối đối")
        review.undo()


def test_words_and_tokens_are_brought_together() -> None:
    assert matches(["a", "b"], ["x", "y"]) == [(0, 1, 0, 1), (1, 1, 1, 1)]
    assert matches(["thong", "tin"], ["thôngtin"]) == [(0, 2, 0, 1)]
    assert matches(["thongtin", "moi"], ["thông", "tin", "mới"]) == [(0, 1, 0, 2), (1, 1, 2, 1)]
    assert matches(["|", "tin"], ["tin"]) == [(0, 1, 0, 0), (1, 1, 0, 1)]
    assert matches(["a"], []) == [(0, 1, 0, 0)]
    assert matches(["a"], ["b"] * 9) == [(0, 1, 0, 9)]


# Whatever stands in the report

wishes = st.one_of(
    st.just(AS_SUGGESTED),
    st.just(Wish(Aim.KEPT)),
    st.just(Wish(Aim.DELETED)),
    st.builds(
        Wish,
        st.just(Aim.TEXT),
        st.sampled_from(["đội", "Đội", "hai từ", "ba từ liền", "ĐB", "—"]),
        st.sampled_from(["", "đối", "Đối"]),
        st.booleans(),
    ),
)


def all_series(review: Review, index: SeriesIndex, phrases: Phrases) -> list[SeriesKey]:
    found: dict[SeriesKey, None] = {}
    for start, end in zip(index.readings.starts, index.readings.ends, strict=True):
        found |= dict.fromkeys(series_at(review, index, phrases, start, end))
    return list(found)


@given(reports, steps, wishes)
@settings(max_examples=150, deadline=None)
def test_a_series_reads_as_it_said_and_can_be_taken_back(
    text: str, done: list[Step], wish: Wish
) -> None:
    review = review_of(text)
    for step in done:
        perform(review, step)
    index = index_of(review)
    phrases = Phrases(index.readings)
    for key in all_series(review, index, phrases):
        found = concordance_of(review, index, phrases, key)
        hits = found.hits()
        edits = found.edits(hits, wish)
        before = list(review.document.edits), review.shown_text(), review.progress().decided
        promised = {hit: found.outcome(hit, wish).text for hit in hits}
        if not edits:
            continue
        review.decide(ActionKind.SERIES, edits)
        if key.scope is not Scope.PHRASE:
            for hit, said in promised.items():
                edit = review.document.edit_at(*hit)
                assert edit is not None and edit.text == said
        review.undo()
        now = list(review.document.edits), review.shown_text(), review.progress().decided
        assert now == before
