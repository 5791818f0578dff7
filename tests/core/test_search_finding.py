"""Finding agrees with looking at every place, and folding with doing it by hand."""

from __future__ import annotations

import unicodedata
from typing import Literal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.core.making import characters
from tests.core.searching import (
    found,
    review_of,
    reviews,
    snapshot_of,
    suggest,
    suggested,
    texts_found,
)

from soat_core.document import Document
from soat_core.i18n import set_language
from soat_core.report import Report
from soat_core.review import Review
from soat_core.search import Query, QueryError, Side, TooSlowError, compile_query, find
from soat_core.search.folding import Fold, fold

Form = Literal["NFC", "NFD"]
_MARKS = "\u0300\u0301\u0302\u0306\u031b\u0323"
written = st.text(st.sampled_from("aàbăđeế.ƠoòĐÁ \n" + _MARKS), max_size=25)
folds = st.builds(Fold, st.booleans(), st.booleans())


def is_mark(char: str) -> bool:
    return unicodedata.category(char).startswith("M")


def by_hand(text: str, how: Fold) -> str:
    """The text as a whole without what does not count."""
    text = unicodedata.normalize("NFD", text)
    if how.case:
        text = text.casefold()
    if how.accents:
        text = "".join(char for char in text if not is_mark(char))
        text = text.replace("đ", "d").replace("Đ", "D")
    return unicodedata.normalize("NFC", text)


def everywhere(text: str, query: str, how: Fold) -> list[tuple[int, int]]:
    """Hits of a query without spaces, by trying every stretch of whole letters."""
    wanted = by_hand(query, how)
    edges = [at for at in range(len(text) + 1) if at == len(text) or not is_mark(text[at])]
    hits: list[tuple[int, int]] = []
    for start in edges:
        for end in edges:
            is_next = not hits or start >= hits[-1][1]
            if start < end and is_next and by_hand(text[start:end], how) == wanted:
                hits.append((start, end))
    return hits


# Folding


@given(st.text(characters, max_size=20), folds)
def test_every_letter_knows_where_it_came_from(text: str, how: Fold) -> None:
    folded = fold(text, how)
    for at in range(len(folded.text)):
        start, end = folded.to_source(at, at + 1)
        assert 0 <= start < end <= len(text)
        assert folded.text[at] in fold(text[start:end], how).text
        assert folded.from_source(start) <= at


@given(written, folds)
def test_folding_a_text_is_folding_it_as_a_whole(text: str, how: Fold) -> None:
    assert fold(text, how).text == by_hand(text, how)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_places_of_the_tone_are_alike_when_accents_do_not_count(form: Form) -> None:
    review = suggested(unicodedata.normalize(form, "Hoà hòa HOÀ hoa xoay"))
    query = Query(unicodedata.normalize(form, "hòa"), ignore_accents=True, whole_words=True)
    assert len(texts_found(review, query)) == 4
    assert len(texts_found(review, Query("hòa"))) == 1


# Plain


@given(written, written, folds)
def test_plain_search_is_trying_every_place(text: str, query: str, how: Fold) -> None:
    assume(query.split() == [query] and not is_mark(query[0]))
    assume(not text or not is_mark(text[0]))
    hits = found(
        suggested(text),
        Query(query, Side.OCR, match_case=not how.case, ignore_accents=how.accents),
    )
    spans = [(hits[n].start, hits[n].end) for n in range(len(hits))]
    assert spans == everywhere(text, query, how)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (Query("đối"), ["đối", "Đối"]),
        (Query("đối", match_case=True), ["đối"]),
        (Query("doi"), ["doi"]),
        (Query("doi", ignore_accents=True), ["đối", "Đối", "doi", "đội"]),
        (Query("doi", ignore_accents=True, match_case=True), ["đối", "doi", "đội"]),
        (Query("đố"), ["đố", "Đố"]),
        (Query("đố", whole_words=True), []),
    ],
)
def test_letters(form: Form, query: Query, expected: list[str]) -> None:
    review = suggested(unicodedata.normalize(form, "đối Đối doi đội"))
    assert texts_found(review, query) == [unicodedata.normalize(form, one) for one in expected]


def test_a_letter_is_not_found_inside_of_one_with_marks() -> None:
    assert texts_found(suggested(unicodedata.normalize("NFD", "à a")), Query("a")) == ["a"]


@pytest.mark.parametrize(
    ("text", "query", "expected"),
    [
        ("(công) công, công1 côngtác", "công", 2),
        ("2024 20245 12024 2024.", "2024", 2),
        ("- -- a-b", "-", 4),  # no word at all: nothing to be whole
        ("đ. đ.a", "đ.", 2),
    ],
)
def test_whole_words_end_where_letters_and_digits_do(text: str, query: str, expected: int) -> None:
    assert len(texts_found(suggested(text), Query(query, whole_words=True))) == expected


def test_a_space_matches_white_space() -> None:
    text = "a b a  b a\u00a0b a\tb a\nb a\r\nb a\n\fb ab"
    assert len(texts_found(suggested(text), Query("a b"))) == 7
    assert len(texts_found(suggested(text), Query("a b", over_lines=False))) == 4
    assert texts_found(suggested(text), Query("a  b", over_lines=False)) == ["a  b"]


def test_hits_over_line_ends_stand_on_both_lines() -> None:
    hits = found(suggested("một Cao\nBằng hai"), Query("cao bằng"))
    (hit,) = [hits[0]]
    assert (hit.line, hit.column, hit.end_line, hit.end_column) == (0, 4, 1, 4)
    assert [one.number for one in hits.in_line(0)] == [one.number for one in hits.in_line(1)] == [0]


@given(reviews(), st.sampled_from(["đ", "t", " ", "a", "1"]), st.sampled_from(Side))
def test_hits_are_found_again_by_line(review: Review, query: str, side: Side) -> None:
    hits = found(review, Query(query, side, ignore_accents=True))
    all_hits = [hits[number] for number in range(len(hits))]
    for line in range(hits.snapshot.line_count):
        begin, end = hits.snapshot.offset(line), hits.snapshot.offset(line + 1)
        expected = [hit for hit in all_hits if hit.start < end and begin < hit.end]
        assert list(hits.in_line(line)) == expected
    for hit in all_hits:
        assert hits.from_offset(hit.start) == hit.number
        assert hits.snapshot.offset(hit.line, hit.column) == hit.start
        assert hits.snapshot.offset(hit.end_line, hit.end_column) == hit.end


@pytest.mark.parametrize("side", Side)
def test_only_suspects(side: Side) -> None:
    review = suggest(review_of(Document(Report.from_text("xa xa xa"))), doubtful={3})
    query = Query("xa", side, suspects_only=True)
    assert [found(review, query)[0].column, len(found(review, query))] == [3, 1]
    review.keep(3, 5)
    assert len(found(review, query)) == 0


def test_the_ocr_text_and_what_is_shown_are_two_texts() -> None:
    review = suggested("cong tac d6i")
    assert texts_found(review, Query("đối")) == ["đối"]
    assert texts_found(review, Query("đối", Side.OCR)) == []
    assert texts_found(review, Query("d6i", Side.OCR)) == ["d6i"]
    review.type_text(9, 12, "ngoại")
    assert texts_found(review, Query("ngoại")) == ["ngoại"]


def test_a_mark_by_itself_is_nothing_when_accents_do_not_count() -> None:
    with pytest.raises(QueryError):
        compile_query(Query("\u0301", ignore_accents=True))


def test_a_search_can_be_left() -> None:
    hits = find(snapshot_of(suggested("a a a")), compile_query(Query("a")), lambda: True)
    assert hits is None


# Regular expressions


@pytest.mark.parametrize(
    ("text", "query", "expected"),
    [
        ("d5i D7i", r"d\di", ["d5i", "D7i"]),
        ("một hai\nba", r"^\w+", ["một", "ba"]),
        ("một\r\nhai\r\n", r"\w+$", ["một", "hai"]),
        ("một\n\fhai", r"^hai", ["hai"]),
        ("a\nb", r"a\nb", ["a\nb"]),
        ("ab", r"x*", []),
        ("12 1.234", r"\d+(?:\.\d{3})*", ["12", "1.234"]),
    ],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_expressions(form: Form, text: str, query: str, expected: list[str]) -> None:
    review = suggested(unicodedata.normalize(form, text))
    assert [
        unicodedata.normalize("NFC", one) for one in texts_found(review, Query(query, regex=True))
    ] == expected


def test_expressions_may_stay_on_their_line() -> None:
    review = suggested("a1 \nb2")
    assert texts_found(review, Query(r"\S\s+\S", regex=True)) == ["1 \nb"]
    assert texts_found(review, Query(r"\S\s+\S", regex=True, over_lines=False)) == []
    assert texts_found(review, Query(r"^\w", regex=True, over_lines=False)) == ["a", "b"]


def test_expressions_without_accents_and_with_whole_words() -> None:
    review = suggested("Đội đối doit")
    query = Query("đô?[iy]", regex=True, ignore_accents=True, whole_words=True)
    assert texts_found(review, query) == ["Đội", "đối"]


@pytest.mark.parametrize(
    ("pattern", "place", "en", "vi"),
    [
        ("(a", 2, "character 2: a closing ) is missing", "ký tự thứ 2: thiếu dấu đóng )"),
        ("a)b", 2, "character 2: this ) closes nothing", "dấu ) này không đóng ngoặc nào"),
        ("[a-", 3, "a closing ] is missing", "thiếu dấu đóng ]"),
        ("*a", 1, "there is nothing to repeat before it", "trước nó không có gì để lặp"),
        ("a\\", 2, "something must follow the \\", "sau dấu \\ phải còn ký tự"),
        ("[z-a]", 5, "the range runs backwards", "khoảng ký tự bị ngược"),
        ("(a)\\2", 5, "there is no group of this number", "không có nhóm số này"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(pattern: str, place: int, en: str, vi: str) -> None:
    for language, sentence in (("en", en), ("vi", vi)):
        set_language(language)
        with pytest.raises(QueryError) as raised:
            compile_query(Query(pattern, regex=True))
        assert sentence in str(raised.value)
        assert raised.value.at is not None
        assert min(raised.value.at, len(pattern) - 1) + 1 == place


@given(st.text(st.sampled_from("()[]{}|*+?\\.^$a1-<>=!:P#, ẽ&\n"), min_size=1, max_size=12))
def test_any_expression_is_searched_or_refused(pattern: str) -> None:
    try:
        texts_found(suggested("a1 ẽ-(.\nb"), Query(pattern, regex=True, whole_words="a" in pattern))
    except QueryError as error:
        assert str(error)


def test_an_expression_that_never_ends_is_given_up() -> None:
    snapshot = snapshot_of(suggested("a" * 60))
    with pytest.raises(TooSlowError):
        find(snapshot, compile_query(Query("(a|aa)+!", regex=True)), time_limit=0.05)


def test_too_much_is_refused() -> None:
    for pattern in ("(" * 1900, "a" * 5000):
        with pytest.raises(QueryError):
            compile_query(Query(pattern, regex=True))
