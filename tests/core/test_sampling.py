"""Drawing places to check, and what they tell: against counting, and against simulated errors."""

from __future__ import annotations

import math
from itertools import combinations

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from soat_core.sampling import (
    LEAST_DOUBT,
    LEVEL,
    Doubts,
    Estimate,
    Looked,
    doubt_of,
    draw,
    estimate,
)

doubts = st.floats(0, 1)

# Drawing


@given(st.dictionaries(st.integers(0, 10**6), doubts, max_size=60), st.integers(0, 2**64 - 1))
def test_a_sample_has_no_place_twice_and_is_the_same_again(
    places: dict[int, float], seed: int
) -> None:
    starts, weights = list(places), list(places.values())
    drawn = draw(starts, weights, seed, 20)
    assert len(drawn) == len(set(drawn)) == min(20, len(starts))
    assert drawn == draw(starts, weights, seed, 20)


@given(
    st.dictionaries(st.integers(0, 10**6), doubts, min_size=2, max_size=60),
    st.integers(0, 2**64 - 1),
    st.data(),
)
def test_what_leaves_the_heap_does_not_stir_the_rest(
    places: dict[int, float], seed: int, data: st.DataObject
) -> None:
    gone = data.draw(st.sampled_from(sorted(places)))
    whole = [list(places)[index] for index in draw(list(places), list(places.values()), seed, 60)]
    del places[gone]
    left = [list(places)[index] for index in draw(list(places), list(places.values()), seed, 60)]
    assert left == [start for start in whole if start != gone]


def test_chances_go_with_the_doubts() -> None:
    weights = [0.1, 0.2, 0.3, 0.4]
    first = [draw(range(4), weights, seed, 1)[0] for seed in range(20_000)]
    shares = np.bincount(first, minlength=4) / len(first)
    assert shares == pytest.approx(weights, abs=0.015)


def test_no_place_is_beyond_being_checked() -> None:
    weights = [0.0] * 50 + [LEAST_DOUBT] * 50
    sure = sum(index < 50 for seed in range(400) for index in draw(range(100), weights, seed, 10))
    assert sure == pytest.approx(2000, abs=150)


def test_nothing_to_draw_from() -> None:
    assert draw([], [], 1, 20) == []


# The heap of doubts


@given(st.lists(doubts, max_size=50), st.lists(doubts, max_size=50))
def test_a_heap_counts_what_comes_and_goes(first: list[float], second: list[float]) -> None:
    heap = Doubts(first)
    for doubt in second:
        heap.add(doubt)
    for doubt in first:
        heap.remove(doubt)
    plain = Doubts(second)
    assert heap.total == len(second)
    assert heap.expected == pytest.approx(sum(second), abs=1e-9)
    assert sorted(map(tuple, zip(*heap.odds(), strict=True))) == sorted(
        map(tuple, zip(*plain.odds(), strict=True))
    )


def test_a_text_no_engine_was_asked_about_is_as_good_as_a_coin() -> None:
    assert doubt_of(None) == 0.5
    assert doubt_of(0.9) == pytest.approx(0.1)


# Estimating


def hypergeometric_bounds(places: int, looked_at: int, wrong: int) -> tuple[int, int]:
    """Every number of errors left that neither tail rejects, counted out."""
    fits = []
    for left in range(places - looked_at + 1):
        errors = left + wrong
        ways = [
            math.comb(errors, k) * math.comb(places - errors, looked_at - k)
            for k in range(looked_at + 1)
        ]
        tail = (1 - LEVEL) / 2 * sum(ways)
        if sum(ways[: wrong + 1]) > tail and sum(ways[wrong:]) > tail:
            fits.append(left)
    return fits[0], fits[-1]


@given(st.integers(1, 60), st.integers(1, 30), st.data(), st.sampled_from([0.003, 0.02, 0.5]))
@example(600, 20, None, 0.02)
def test_where_all_doubts_are_alike_it_is_the_interval_of_a_finite_population(
    rest: int, looked_at: int, data: st.DataObject | None, doubt: float
) -> None:
    wrong = 1 if data is None else data.draw(st.integers(0, looked_at))
    looked = [Looked(doubt, index < wrong) for index in range(looked_at)]
    found = estimate(looked, Doubts([doubt] * rest))
    assert (found.low, found.high) == hypergeometric_bounds(rest + looked_at, looked_at, wrong)


def counted_bounds(sample: list[float], wrong: int, rest: list[float]) -> tuple[int, int]:
    """The same by going through every set of errors there may be."""

    def weights(odds: list[float]) -> list[float]:
        return [
            sum(math.prod(chosen) for chosen in combinations(odds, count))
            for count in range(len(odds) + 1)
        ]

    inside, outside = weights(sample), weights(rest)
    fits = []
    for left in range(len(rest) + 1):
        errors = left + wrong
        ways = [
            inside[k] * outside[errors - k] if 0 <= errors - k < len(outside) else 0.0
            for k in range(len(inside))
        ]
        tail = (1 - LEVEL) / 2 * sum(ways)
        if sum(ways[: wrong + 1]) > tail and sum(ways[wrong:]) > tail:
            fits.append(left)
    return fits[0], fits[-1]


def binned(doubt: float) -> float:
    """The odds that a heap keeps of a doubt."""
    return float(Doubts([doubt]).odds()[0][0])


@given(
    st.lists(st.floats(0.01, 0.9), min_size=1, max_size=6),
    st.lists(st.floats(0.01, 0.9), min_size=1, max_size=9),
    st.integers(0, 6),
)
def test_the_interval_is_what_counting_out_every_case_gives(
    sample: list[float], rest: list[float], wrong: int
) -> None:
    wrong = min(wrong, len(sample))
    looked = [Looked(doubt, index < wrong) for index, doubt in enumerate(sample)]
    found = estimate(looked, Doubts(rest))
    assert (found.low, found.high) == counted_bounds(
        [binned(doubt) for doubt in sample], wrong, [binned(doubt) for doubt in rest]
    )
    assert found.low <= found.errors <= found.high


SIMULATIONS = 150


@pytest.mark.parametrize("places, shape", [(60, (1, 9)), (700, (0.5, 60)), (900, (1, 3))])
@pytest.mark.parametrize("factor", [0.35, 1.0, 3.0])
def test_the_interval_covers_the_truth_at_its_rate(
    places: int, shape: tuple[float, float], factor: float
) -> None:
    """Errors come as often as the engine says, or ``factor`` times their odds."""
    chance = np.random.default_rng(places)
    covered = 0
    for _ in range(SIMULATIONS):
        doubt = np.clip(chance.beta(*shape, places), LEAST_DOUBT, 0.95)
        odds = doubt / (1 - doubt) * factor
        is_wrong = chance.random(places) < odds / (1 + odds)
        drawn = draw(range(places), doubt, int(chance.integers(2**60)), 20)
        looked = [Looked(float(doubt[index]), bool(is_wrong[index])) for index in drawn]
        found = estimate(looked, Doubts(np.delete(doubt, drawn)))
        covered += found.low <= np.delete(is_wrong, drawn).sum() <= found.high
    # Three standard errors of what is counted in so many simulations.
    assert covered / SIMULATIONS >= LEVEL - 3 * math.sqrt(LEVEL * (1 - LEVEL) / SIMULATIONS)


def test_many_errors_in_a_long_report_have_an_interval_too() -> None:
    rest = Doubts([0.2] * 30_000)
    found = estimate([Looked(0.2, index < 4) for index in range(20)], rest)
    # Clopper and Pearson of 4 in 20: 5.7 to 43.7 per cent.
    assert found.low == pytest.approx(0.0573 * 30_000, rel=0.01)
    assert found.high == pytest.approx(0.4366 * 30_000, rel=0.01)
    assert found.expected == pytest.approx(6000)


def test_a_sample_that_tells_little_hardly_moves_the_guess() -> None:
    rest = Doubts([0.001] * 3000)
    none_found = estimate([Looked(0.001, False)] * 20, rest)
    assert 2.9 < none_found.errors < 3
    found = estimate([Looked(0.3, True)] * 12 + [Looked(0.3, False)] * 8, Doubts([0.3] * 100))
    assert found.errors == pytest.approx(30 * 13 / 7)


def test_without_a_sample_anything_is_possible_and_without_a_rest_nothing() -> None:
    nothing_known = estimate([], Doubts([0.1] * 50))
    assert (nothing_known.low, nothing_known.high) == (0, 50)
    assert nothing_known.errors == pytest.approx(5)
    nothing_left = estimate([Looked(0.5, True)], Doubts())
    assert (nothing_left.errors, nothing_left.low, nothing_left.high) == (0, 0, 0)


@pytest.mark.parametrize(
    ("looked_at", "high", "expected", "telling"),
    [(1, 280, 28.0, False), (9, 90, 28.0, False), (10, 280, 28.0, True), (2, 3, 0.4, True)],
)
def test_bounds_are_told_when_they_say_something(
    looked_at: int, high: int, expected: float, telling: bool
) -> None:
    assert Estimate(expected, 0, high, looked_at, 0, expected).is_telling is telling


@pytest.mark.parametrize(
    ("errors", "high", "wide"), [(7.0, 703, True), (30.0, 167, False), (0.2, 4, False)]
)
def test_bounds_may_be_too_wide_to_be_of_use(errors: float, high: int, wide: bool) -> None:
    assert Estimate(errors, 0, high, 20, 0, errors).is_wide is wide
