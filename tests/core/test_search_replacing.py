"""Replacing is editing the text that is shown, token by token, as one step that can be undone."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable
from functools import partial

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.core.making import LAN, documents
from tests.core.searching import review_of, reviews, snapshot_of, suggested

from soat_core.actions import ActionKind
from soat_core.document import Document
from soat_core.edits import Edit, EditKind, Origin
from soat_core.errors import ActionError
from soat_core.report import Report
from soat_core.review import Review
from soat_core.search import (
    Obstacle,
    Plan,
    Query,
    QueryError,
    Replacement,
    Rewriter,
    Side,
    compile_query,
)

Chosen = Callable[[int], bool]


def everything(_number: int) -> bool:
    return True


def plan_of(review: Review, query: Query, replacement: Replacement) -> Plan:
    snapshot = snapshot_of(review, query.side)
    rewrites = Rewriter(compile_query(query), replacement).all(snapshot)
    assert rewrites is not None
    return Plan(review, query.side, snapshot, rewrites)


def replace(review: Review, query: Query, text: str, *, keep_case: bool = False) -> list[Edit]:
    """Replace all; the edits made."""
    return apply(review, plan_of(review, query, Replacement(text, keep_case)))


def apply(review: Review, plan: Plan, chosen: Chosen = everything) -> list[Edit]:
    made = plan.decisions(chosen)
    if made:
        review.decide(ActionKind.REPLACE, made.edits, drop=made.drop)
    return made.edits


def replaced(ocr: str, query: Query | str, text: str, *, keep_case: bool = False) -> str:
    """What a report reads after replacing all in it."""
    review = suggested(ocr)
    query = Query(query) if isinstance(query, str) else query
    replace(review, query, text, keep_case=keep_case)
    return review.shown_text()


def spliced(plan: Plan, text: str, numbers: Iterable[int]) -> str:
    """The text that was searched with some hits replaced, by plain slicing."""
    at, parts = 0, []
    for number in sorted(numbers):
        rewrite = plan.rewrites[number]
        parts += [text[at : rewrite.start], rewrite.text]
        at = rewrite.end
    return "".join([*parts, text[at:]])


queries = st.builds(
    Query,
    st.sampled_from(["đ", "t", "a", " ", "đối", "a a", "ộ", "i t", "1", "qua ", "Ế"]),
    ignore_accents=st.booleans(),
    match_case=st.booleans(),
    over_lines=st.booleans(),
    whole_words=st.booleans(),
)
expressions = st.builds(
    Query,
    st.sampled_from([r"\s+", r"\n", r"(\w)(\w)", r" ?\w+$", r"^.", r"\w+\s\w+", r"[^a]", r"\f"]),
    regex=st.just(True),
    over_lines=st.booleans(),
)
new_texts = st.sampled_from(["", "x", "hai từ", " ", "x ", " y", "đối", "a b c"])


# Properties


@given(reviews(), queries | expressions, new_texts, st.integers(1, 3), st.booleans())
def test_replacing_is_slicing_and_undo_restores(
    review: Review, query: Query, text: str, every: int, keep_case: bool
) -> None:
    def chosen(number: int) -> bool:
        return number % every == 0

    before = snapshot_of(review).text
    edits_before = tuple(review.document.edits)
    plan = plan_of(review, query, Replacement(text, keep_case))
    made = plan.decisions(chosen)
    assume(made)
    expected = spliced(plan, before, made.numbers)
    changes = review.decide(ActionKind.REPLACE, made.edits, drop=made.drop)
    assert snapshot_of(review).text == expected
    assert all(edit.origin is Origin.TYPED and edit.who == LAN.identity for edit in changes.added)
    review.undo()
    assert snapshot_of(review).text == before
    assert tuple(review.document.edits) == edits_before


@given(documents(), queries, new_texts)
def test_replacing_in_the_ocr_text_edits_the_tokens_that_were_read_so(
    document: Document, query: Query, text: str
) -> None:
    ocr = document.report.ocr_text
    query = Query(query.text, Side.OCR, over_lines=query.over_lines, match_case=query.match_case)
    fresh = review_of(Document(document.report))
    plan = plan_of(fresh, query, Replacement(text))
    made = plan.decisions(everything)
    if made:
        fresh.decide(ActionKind.REPLACE, made.edits, drop=made.drop)
        read = "".join(piece.text for piece in fresh.document.pieces(0, len(ocr)))
        assert read == spliced(plan, ocr, made.numbers)
    # With decisions all over the place it can be done all the same.
    decided = review_of(document)
    apply(decided, plan_of(decided, query, Replacement(text)))


@given(reviews(), queries | expressions, new_texts)
def test_one_after_the_other_is_the_same_as_planned(
    review: Review, query: Query, text: str
) -> None:
    snapshot = snapshot_of(review)
    rewriter = Rewriter(compile_query(query), Replacement(text))
    for rewrite in rewriter.all(snapshot) or []:
        assert rewriter.one(snapshot, rewrite.start, rewrite.end) == rewrite


@given(reviews(), queries, new_texts)
def test_a_plan_is_exact_about_what_can_be_done(review: Review, query: Query, text: str) -> None:
    plan = plan_of(review, query, Replacement(text))
    while plan.advance():
        pass
    assert plan.is_complete
    for number in range(len(plan.rewrites)):
        alone = plan.decisions(partial(operator.eq, number))
        assert bool(alone) == bool(alone.numbers) <= (plan.obstacle(number) is None)


# What is recorded


@pytest.mark.parametrize(
    ("ocr", "query", "text", "edits"),
    [
        # word by word where there are as many words
        ("mot hai ba", "hai", "hài", [(4, 7, "hài", EditKind.REPLACE)]),
        ("(hai),", "hai", "hài", [(0, 6, "(hài),", EditKind.REPLACE)]),
        ("mot hai ba", "mot hai", "một hai", [(0, 3, "một", EditKind.REPLACE)]),
        ("mot hai ba", "t ha", "t hà", [(4, 7, "hài", EditKind.REPLACE)]),
        # split, joined, deleted
        ("mot haiba", "haiba", "hai ba", [(4, 9, "hai ba", EditKind.SPLIT)]),
        ("mot ha i ba", "ha i", "hai", [(4, 8, "hai", EditKind.MERGE)]),
        ("mot hai ba", "hai", "", [(4, 7, "", EditKind.DELETE)]),
        ("mot hai ba", "hai ", "", [(4, 10, "ba", EditKind.MERGE)]),
        # only what differs
        ("a b c d", "a b c d", "a x y c d", [(2, 3, "x y", EditKind.SPLIT)]),
        # over the end of a line, which stays
        ("Cao\nbang x", "cao bang", "Cao bằng", [(4, 8, "bằng", EditKind.REPLACE)]),
        (
            "Uy ban\nnhan dan",
            "ban nhan dan",
            "BND",
            [(3, 6, "BND", EditKind.REPLACE), (7, 15, "", EditKind.DELETE)],
        ),
        # several in one token
        ("xaxa", "xa", "xá", [(0, 4, "xáxá", EditKind.REPLACE)]),
    ],
)  # fmt: skip
def test_edits(ocr: str, query: str, text: str, edits: list[object]) -> None:
    made = replace(suggested(ocr), Query(query, match_case=False), text)
    assert [(edit.start, edit.end, edit.text, edit.kind) for edit in made] == edits


@pytest.mark.parametrize(
    ("ocr", "query", "text", "edits"),
    [
        ("thong-\ntin x", r"-\n", "", [(0, 10, "thongtin", EditKind.LINE)]),
        ("mot hai", r" ", r"\n", [(0, 7, "mot\nhai", EditKind.LINE)]),
        ("mot  hai", r"  +", " ", [(0, 8, "mot hai", EditKind.REPLACE)]),
        ("mot  \nhai", r"\s+$", "", [(0, 5, "mot", EditKind.REPLACE)]),
        ("  mot", r"^\s+", "", [(0, 5, "mot", EditKind.REPLACE)]),
    ],
)
def test_edits_of_expressions(ocr: str, query: str, text: str, edits: list[object]) -> None:
    made = replace(suggested(ocr), Query(query, regex=True, over_lines="\\n" in query), text)
    assert [(edit.start, edit.end, edit.text, edit.kind) for edit in made] == edits


def test_a_replacement_that_was_on_offer_is_recorded_as_such() -> None:
    review = suggested("d6i")
    (edit,) = replace(review, Query("d6i", Side.OCR), "đối")
    assert (edit.text, edit.rank, edit.posterior, edit.origin) == ("đối", 1, 0.999, Origin.TYPED)


def test_one_action_of_its_own_kind() -> None:
    review = suggested("xa xa xa")
    replace(review, Query("xa"), "xá")
    (action,) = review.document.actions
    assert (action.kind, len(review.document.edits)) == (ActionKind.REPLACE, 3)
    review.undo()
    assert not review.document.edits


# White space


@pytest.mark.parametrize(
    ("ocr", "query", "text", "after"),
    [
        ("mot  hai", "mot hai", "một hài", "một  hài"),
        ("mot\u00a0hai", "mot hai", "một hài", "một\u00a0hài"),
        ("mot  hai", "mot  hai", "một hài", "một hài"),
        ("mot\nhai", "mot hai", "một hài", "một\nhài"),
        ("a\nb c", "a b c", "x", "x\n"),
        ("a b\nc", "a b c", "x y z t", "x y\nz t"),
        ("a\nb", "a ", "x", "x\nb"),
        ("a b", "a ", "x", "xb"),
        ("a\nb", "a b", "", "\n"),
    ],
)
def test_line_ends_and_spaces(ocr: str, query: str, text: str, after: str) -> None:
    review = suggested(ocr)
    replace(review, Query(query), text)
    assert snapshot_of(review).text.rstrip(" ") == after


def test_ends_of_pages_cannot_be_taken_away() -> None:
    review = suggested("mot\n\fhai\nba")
    plan = plan_of(review, Query(r"\s+", regex=True), Replacement(" "))
    assert [edit.text for edit in plan.decisions(everything).edits] == ["hai ba"]
    assert plan.obstacle(0) is Obstacle.PAGE_BREAK and plan.obstacle(1) is None
    assert Obstacle.PAGE_BREAK.reason == "would join two pages"


# Obstacles


def test_what_reads_so_already_is_left_alone() -> None:
    review = suggested("công Công")
    plan = plan_of(review, Query("công"), Replacement("công"))
    assert [edit.start for edit in plan.decisions(everything).edits] == [5]
    assert plan.obstacle(0) is Obstacle.SAME


def test_an_illegible_place_is_not_replaced_by_the_way() -> None:
    review = suggested("a ~~ b")
    review.decide(ActionKind.TYPE, [Edit(2, 4, "", EditKind.ILLEGIBLE)])
    plan = plan_of(review, Query("a b"), Replacement("ab"))
    assert not plan.decisions(everything)
    assert plan.obstacle(0) is Obstacle.ILLEGIBLE


def test_what_was_decided_otherwise_is_told() -> None:
    review = suggested("d6i d6i")
    review.type_text(0, 3, "đội")
    plan = plan_of(review, Query("d6i", Side.OCR), Replacement("đổi"))
    edits = plan.decisions(everything).edits
    assert [(edit.start, edit.text) for edit in edits] == [(0, "đổi"), (4, "đổi")]
    assert (plan.is_decided(0), plan.is_decided(1)) == (True, False)
    again = plan_of(review, Query("d6i", Side.OCR), Replacement("đội"))
    assert [edit.start for edit in again.decisions(everything).edits] == [4]
    assert again.obstacle(0) is Obstacle.SAME


def test_a_plan_of_a_part_of_a_token() -> None:
    review = suggested("xaxaxa xa")
    plan = plan_of(review, Query("xa"), Replacement("á"))
    assert [edit.text for edit in plan.decisions(lambda number: number != 1).edits] == ["áxaá", "á"]


@pytest.mark.parametrize("side", Side)
def test_what_has_changed_meanwhile_is_left_alone(side: Side) -> None:
    review = suggested("xa xa\nxa")
    plan = plan_of(review, Query("xa", side), Replacement("xá"))
    review.type_text(0, 2, "khác")
    starts = [edit.start for edit in plan.decisions(everything).edits]
    assert starts == ([6] if side is Side.SHOWN else [0, 3, 6])
    if side is Side.SHOWN:
        assert plan.obstacle(1) is Obstacle.CHANGED


def test_nothing_to_do_is_an_error_of_the_document() -> None:
    review = suggested("a")
    with pytest.raises(ActionError):
        review.decide(ActionKind.REPLACE, replace(review, Query("b"), "c"))


# Replacements


@pytest.mark.parametrize(
    ("ocr", "text", "after"),
    [
        ("đối Đối ĐỐI đỐi", "ngoại", "ngoại Ngoại NGOẠI ngoại"),
        ("đối Đối ĐỐI", "Ngoại", "ngoại Ngoại NGOẠI"),
        ("đối Đối ĐỐI", "UBND", "UBND UBND UBND"),
        ("Đối", "hai từ", "Hai từ"),
    ],
)
def test_keeping_the_case(ocr: str, text: str, after: str) -> None:
    assert replaced(ocr, "đối", text, keep_case=True) == after


def test_keeping_the_case_word_by_word() -> None:
    assert replaced("Cao bằng CAO BẰNG", "cao bằng", "lạng sơn", keep_case=True) == (
        "Lạng sơn LẠNG SƠN"
    )
    assert replaced("Cao Bằng", "cao bằng", "tỉnh lạng sơn", keep_case=True) == "Tỉnh Lạng Sơn"


@pytest.mark.parametrize(
    ("query", "text", "after"),
    [
        (r"(\w+) (\w+)", r"\2 \1", "hai Một"),
        (r"(\w+) (\w+)", "$2-$1", "hai-Một"),
        (r"(?P<a>\w+) \w+", r"\g<a>.${a}.\g<1>", "Một.Một.Một"),
        (r"\w+$", r"[$&|\0|$0]", "Một [hai|hai|hai]"),
        (r"(h)ai", r"\10", "Một h0"),
        (r"hai", r"\\ $$ $ \.", "Một \\ $ $ ."),
        (r"(x)?hai", r"<\1>", "Một <>"),
    ],
)
def test_groups(query: str, text: str, after: str) -> None:
    assert replaced("Một hai", Query(query, regex=True), text) == after


def test_groups_stand_as_they_were_though_accents_do_not_count() -> None:
    query = Query(r"(MOT) (HAI)", regex=True, ignore_accents=True)
    assert replaced("Một hài", query, r"\2 \1") == "hài Một"


def test_a_plain_replacement_means_what_it_says() -> None:
    assert replaced("a", "a", r"\1 $1 \n") == r"\1 $1 \n"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (r"x\2", "replacement, character 2: there is no group of this number"),
        (r"\g<ten>", "replacement, character 1: there is no group of this name"),
        ("a\\", "something must follow the \\"),
        (r"\q", "this \\ sign is not known"),
    ],
)
def test_what_is_wrong_with_a_replacement(text: str, sentence: str) -> None:
    pattern = compile_query(Query("(a)", regex=True))
    with pytest.raises(QueryError, match=r".*"):
        Rewriter(pattern, Replacement(text))
    try:
        Rewriter(pattern, Replacement(text))
    except QueryError as error:
        assert sentence in str(error)


def test_typed_letters_are_composed() -> None:
    review = Review(Document(Report.from_text("a")), LAN)
    (edit,) = replace(review, Query("a"), "o\u0302\u0301")
    assert edit.text == "ố"
