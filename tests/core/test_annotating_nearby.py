"""What of the text around a place is meant, and how it reads there."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.making import LAN, documents

from soat_core.annotating.choosing import Target, chosen, target_of, with_definition
from soat_core.annotating.corrected import CorrectedText
from soat_core.annotating.doubts import authors_mistake
from soat_core.annotating.ends import Position
from soat_core.annotating.marking import ends_of
from soat_core.annotating.nearby import Ends, core_between, nearby, text_between, words_of
from soat_core.annotation import KIND
from soat_core.document import Document
from soat_core.editing.shown import shown_between
from soat_core.edits import EditKind
from soat_core.engine.suggestion import Candidate, Suggestion
from soat_core.errors import ActionError
from soat_core.report import Report
from soat_core.review import Review
from soat_core.text import Span, tokens

OCR = "tai (Ha Noi), ngay 06/11/2024.\nvà [1] »…« 85%,\n"


def review_of(ocr: str = OCR) -> Review:
    return Review(Document(Report.from_text(ocr)), LAN)


def span(review: Review, word: str) -> Span:
    start = review.document.report.ocr_text.index(word)
    return Span(start, start + len(word))


def core(review: Review, first: str, last: str = "") -> str:
    ends = core_between(review, span(review, first), span(review, last or first))
    return text_between(review, ends)


@pytest.mark.parametrize(
    ("first", "last", "meant"),
    [
        ("(Ha", "Noi),", "Ha Noi"),
        ("06/11/2024.", "", "06/11/2024"),
        ("[1]", "", "1"),
        ("»…«", "", "»…«"),
        ("85%,", "", "85%"),
        ("(Ha", "ngay", "(Ha Noi), ngay"),
        ("06/11/2024.", "và", "06/11/2024.\nvà"),
    ],
)
def test_punctuation_around_words_is_not_meant(first: str, last: str, meant: str) -> None:
    assert core(review_of(), first, last) == meant


def test_suggestions_are_read_and_what_is_marked_stays_when_they_are_taken() -> None:
    review = review_of()
    place = span(review, "Ha")
    whole = Span(place.start - 1, place.end)
    given_ = Suggestion(whole.start, whole.end, (Candidate("(Hà", 0.9), Candidate("(Ha", 0.1)))
    review.set_suggestions(*whole, [given_])
    ends = core_between(review, whole, span(review, "Noi),"))
    assert text_between(review, ends) == "Hà Noi"
    plan = chosen(review, Target(ends), "place")
    plan.record(review)
    review.accept(whole.start)
    assert words_of(review, review.document.annotations[0]) == "Hà Noi"


def test_a_place_is_read_as_in_the_whole_text_with_insertions_too() -> None:
    review = review_of()
    at = span(review, "ngay").start
    review.type_text(at, at, "vao ")
    ends = core_between(review, Span(at, at), span(review, "ngay"))
    assert text_between(review, ends) == "vao ngay"


@given(documents(), st.data())
@settings(max_examples=60, deadline=None)
def test_around_any_place_the_text_reads_as_in_the_whole(
    document: Document, data: st.DataObject
) -> None:
    length = len(document.report.ocr_text)
    start = data.draw(st.integers(0, length))
    end = data.draw(st.integers(start, length))
    review, whole = Review(document, LAN), CorrectedText(document)
    near = nearby(review, start, end)
    assert near.text in whole.text
    for note in document.annotations:
        if note.is_bound and start <= note.start and note.end <= end:
            assert words_of(review, note) == whole.of(note)


@given(documents(), st.data())
@settings(max_examples=60, deadline=None)
def test_marking_any_tokens_marks_what_they_read(document: Document, data: st.DataObject) -> None:
    """And taking the mark away leaves everything as it was."""
    review = Review(document, LAN)
    free = [one for one in tokens(document.report.ocr_text) if not list(document.edits_in(*one))]
    if not free or document.read_only:
        return
    first = data.draw(st.sampled_from(free))
    last = data.draw(st.sampled_from([one for one in free if one >= first]))
    ends = core_between(review, first, last)
    before = list(document.annotations)
    if ends.start >= ends.end:
        return
    words = text_between(review, ends)
    try:
        chosen(review, Target(ends), "x-thu").record(review)
    except ActionError:
        assert any(ends_of(note) == ends and note.kind == "x-thu" for note in before)
        return
    new = [note for note in document.annotations if note not in before]
    assert [CorrectedText(document).of(note) for note in new] == [words]
    document.undo()
    assert document.annotations == before


def test_what_words_tell_becomes_their_value() -> None:
    review = review_of()
    date = span(review, "06/11/2024.")
    chosen(review, Target(core_between(review, date, date)), "date").record(review)
    (note,) = review.document.annotations
    assert note.value("when") == "2024-11-06"
    chosen(review, target_of(note), "number").record(review)
    (note,) = review.document.annotations
    assert (note.kind, note.value("when")) == ("number", "")
    with pytest.raises(ActionError):
        chosen(review, target_of(note), "number")


def test_an_end_that_was_moved_over_the_other_is_refused() -> None:
    review = review_of()
    with pytest.raises(ActionError):
        chosen(review, Target(Ends(Position(5), Position(5))), "place")


def test_a_kind_of_an_office_is_told_once_in_the_report() -> None:
    review = review_of()
    told = {"name": "x-du-an", "title": "dự án", "element": "term", "colour": "#112233"}
    for word in ("ngay", "tai"):
        target = Target(core_between(review, span(review, word), span(review, word)))
        plan = chosen(review, target, "x-du-an")
        with_definition(review.document, plan, told).record(review)
    kinds = [note for note in review.document.annotations if note.kind == KIND]
    assert [(note.text, note.value("element")) for note in kinds] == [("dự án", "term")]
    assert len({note.identity for note in review.document.annotations}) == 3


def test_what_the_author_got_wrong_stays_as_it_was_read() -> None:
    review = review_of()
    date = span(review, "06/11/2024.")
    authors_mistake(review, shown_between(review, date, date)).record(review)
    assert [edit.kind for edit in review.document.edits] == [EditKind.SOURCE]
    assert review.document.corrected_text() == OCR
    with pytest.raises(ActionError):
        authors_mistake(review, shown_between(review, date, date))
