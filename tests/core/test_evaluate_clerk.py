"""The simulated clerk, clause by clause as it is defined."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.evaluating import one

from soat_core.evaluate.alignment import Judged, Judgement
from soat_core.evaluate.clerk import Effort, cost, effort, threshold_for
from soat_core.evaluate.figures import Distances, Measured, common_threshold, figures

OTHERS = ("đổi", "đội", "đồi", "đỗi", "đôi")


def spent(*suspects: Judged, missing: tuple[str, ...] = ()) -> tuple[int, int]:
    """Keys and visits when everything is a suspect."""
    found = effort(Judgement(suspects, missing), None)
    return found.keys, found.visits


# Suspects


def test_a_right_suggestion_costs_one_key() -> None:
    assert cost(one("đối")) == 1
    assert spent(one("đối")) == (1, 1)


@pytest.mark.parametrize("rank", [2, 3, 4, 5])
def test_the_truth_as_candidate_2_to_5_costs_one_key(rank: int) -> None:
    assert cost(one("đối", *OTHERS[: rank - 1], "đối")) == 1


def test_a_truth_that_is_no_candidate_costs_its_telex_keys_and_one() -> None:
    assert cost(one("đối", "dồi")) == len("ddoois") + 1
    assert cost(one("Nghiêng", "a")) == len("Nghieeng") + 1


def test_letters_that_filter_the_truth_to_the_top_are_enough() -> None:
    # sixth, but the only one that begins with "n"
    assert cost(one("năm", *OTHERS, "năm")) == 1 + 1
    # "tr" leaves another before it, "tru" does not
    assert cost(one("trung", "trong", "x", "y", "z", "v", "trung")) == 3 + 1


def test_five_filter_letters_at_most() -> None:
    # The fifth letter parts them: five and one.
    assert cost(one("nghiem", "nghia", "x", "y", "z", "v", "nghiem")) == 5 + 1
    # Only the sixth would part them: the whole word is typed.
    assert cost(one("nghieng", "nghiem", "x", "y", "z", "v", "nghieng")) == 7 + 1


def test_what_stands_for_nothing_on_the_page_is_deleted_with_one_key() -> None:
    assert cost(one("", "|||")) == 1


# Series


def test_a_series_fixed_in_one_action_costs_three() -> None:
    of = one("của", "cta", ocr="cta")
    assert spent(of, of) == (3, 1)
    assert spent(*[of] * 40) == (3, 1)


def test_punctuation_around_does_not_part_a_series() -> None:
    assert spent(one("của", "cta", ocr="cta"), one("của,", "cta,", ocr="cta,")) == (3, 1)


def test_a_series_is_taken_only_where_it_is_cheaper() -> None:
    assert spent(one("a", ocr="a"), one("a", ocr="a")) == (2, 2)
    assert spent(*[one("a", ocr="a")] * 3) == (3, 3)
    assert spent(*[one("a", ocr="a")] * 4) == (3, 1)
    assert spent(one("của", "cta", ocr="cta")) == (5, 1)


def test_one_reading_of_two_words_is_no_series() -> None:
    suspects = one("của", "cta", ocr="cta"), one("cửa", "cta", ocr="cta")
    assert spent(*suspects) == (len("cuar") + 1 + len("cuwar") + 1, 2)


def test_one_whose_punctuation_was_misread_is_repaired_by_itself() -> None:
    of = one("của", "cta", ocr="cta")
    lost = one("của,", "cta.", ocr="cta.")
    assert spent(of, of, lost) == (3 + len("cuar,") + 1, 2)
    assert spent(of, lost) == (len("cuar") + 1 + len("cuar,") + 1, 2)


def test_a_series_is_told_by_letters_whatever_their_unicode_form() -> None:
    read = ("bào", unicodedata.normalize("NFD", "bào"))
    assert spent(*[one("báo", "bào", ocr=text) for text in read]) == (3, 1)


# Above the threshold


def test_everything_above_the_threshold_is_taken_by_one_command() -> None:
    sure = [one(text, posterior=0.99) for text in ("a", "b", "c")]
    doubtful = one("d", posterior=0.5)
    found = effort(Judgement((*sure, doubtful), ()), 0.9)
    assert (found.keys, found.visits) == (1 + 1, 1)
    nothing_sure = effort(Judgement((doubtful,), ()), 0.9)
    assert nothing_sure.keys == 1


def test_a_posterior_at_the_threshold_is_above_it() -> None:
    found = effort(Judgement((one("a", posterior=0.9),) * 2, ()), 0.9)
    assert (found.keys, found.visits) == (1, 0)


def test_an_error_above_the_threshold_is_left() -> None:
    found = effort(Judgement((one("b", "x", posterior=0.99), one("a", posterior=0.99)), ()), 0.9)
    assert found == Effort(keys=1, visits=0, errors_left=1, keys_error_free=1 + 3 + 2)


def test_an_error_left_costs_three_keys_to_reach_and_its_repair() -> None:
    chosen = effort(Judgement((one("b", "x", "b", posterior=0.99),), ()), 0.9)
    assert chosen.keys_error_free == chosen.keys + 3 + 1
    typed = effort(Judgement((one("đối", "x", posterior=0.99),), ()), 0.9)
    assert typed.keys_error_free == typed.keys + 3 + len("ddoois") + 1


def test_a_word_that_the_ocr_lost_is_an_error_left_that_is_typed() -> None:
    found = effort(Judgement((one("a"),), ("là",)), None)
    assert found == Effort(keys=1, visits=1, errors_left=1, keys_error_free=1 + 3 + len("laf") + 1)


# The threshold


def test_the_threshold_leaves_at_most_one_error_in_a_thousand() -> None:
    right = [one("a", posterior=0.99)] * 1200
    doubtful = [one("b", "x", posterior=0.8), one("b", posterior=0.7)]
    hopeless = [one("b", "x", posterior=0.6)]
    assert threshold_for(right + doubtful + hopeless, 1203) == 0.7


def test_the_threshold_never_parts_equal_posteriors() -> None:
    group = [one("a", posterior=0.9)] * 600 + [one("a", "x", posterior=0.9)] * 2
    assert threshold_for([one("a", posterior=0.95), *group], 1000) == 0.95


def test_where_even_the_surest_are_wrong_everything_is_a_suspect() -> None:
    assert threshold_for([one("b", "x", posterior=0.99)], 10) is None
    found = Judgement((one("b", "x", posterior=0.99), one("a", posterior=0.99)), ())
    total = figures([Measured(Distances(2, 2, 0, 0, 0, 0), found)], None)
    assert total.threshold is None
    assert total.visits_per_1000_tokens == 1000


def test_keys_visits_and_errors_are_reported_per_thousand_true_tokens() -> None:
    sure = [one("a", posterior=0.99)] * 1998
    found = Judgement((*sure, one("b", "x", posterior=0.98), one("c", posterior=0.5)), ())
    texts = [Measured(Distances(2000, 9, 0, 0, 0, 0), found)]
    total = figures(texts, common_threshold(texts))
    assert total.threshold == 0.5
    assert (total.errors_left, total.errors_left_per_1000_tokens) == (1, 0.5)
    assert (total.keys_per_1000_tokens, total.visits_per_1000_tokens) == (0.5, 0)
    assert total.keys_per_1000_tokens_error_free == (1 + 3 + 2) / 2


@given(
    st.lists(
        st.tuples(st.sampled_from("ab"), st.sampled_from("ab"), st.sampled_from([0.2, 0.5, 0.9])),
        max_size=30,
    ),
    st.integers(0, 6),
)
def test_the_threshold_is_the_lowest_that_keeps_the_promise(
    suggestions: list[tuple[str, str, float]], allowed: int
) -> None:
    judged = [one(truth, first, posterior=p) for truth, first, p in suggestions]
    wrong = [o.posterior for o in judged if not o.is_right]
    threshold = threshold_for(judged, 1000 * allowed)
    if threshold is not None:
        assert sum(p >= threshold for p in wrong) <= allowed
    lower = [o.posterior for o in judged if threshold is None or o.posterior < threshold]
    if lower:
        assert sum(p >= max(lower) for p in wrong) > allowed
