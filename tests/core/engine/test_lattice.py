"""Forward-backward against sums over all paths."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import numpy.typing as npt
from hypothesis import given
from hypothesis import strategies as st

from soat_core.engine.lattice import (
    MARGIN,
    WINDOW,
    in_rows,
    pair_posteriors,
    triple_posteriors,
    windows,
)

Floats = npt.NDArray[np.float32]

SEEDS = st.integers(0, 10_000)
K = 3


def factors(rng: np.random.Generator, *shape: int) -> Floats:
    """Some of them 0, the others over eight decades."""
    values = 10.0 ** rng.uniform(-8, 0, shape) * (rng.random(shape) < 0.9)
    return values.astype(np.float32)


def emissions_of(rng: np.random.Generator, columns: int, rows: int) -> Floats:
    values = factors(rng, columns, rows, K)
    values[..., 0] = 1
    return values


@given(seed=SEEDS, columns=st.integers(2, 6), rows=st.integers(1, 3))
def test_pairs_are_as_likely_as_all_their_paths_together(
    seed: int, columns: int, rows: int
) -> None:
    rng = np.random.default_rng(seed)
    emissions = emissions_of(rng, columns, rows)
    steps = factors(rng, columns - 1, rows, K, K) + np.float32(1e-6)
    expected = np.zeros((columns, rows, K))
    for row, path in product(range(rows), product(range(K), repeat=columns)):
        weight = np.prod([float(emissions[t, row, i]) for t, i in enumerate(path)])
        for t in range(columns - 1):
            weight *= float(steps[t, row, path[t], path[t + 1]])
        for t, i in enumerate(path):
            expected[t, row, i] += weight
    expected /= expected.sum(2, keepdims=True)
    np.testing.assert_allclose(pair_posteriors(steps, emissions), expected, atol=1e-5)


@given(seed=SEEDS, columns=st.integers(3, 6), rows=st.integers(1, 2))
def test_triples_are_as_likely_as_all_their_paths_together(
    seed: int, columns: int, rows: int
) -> None:
    rng = np.random.default_rng(seed)
    emissions = emissions_of(rng, columns, rows)
    first = factors(rng, rows, K, K) + np.float32(1e-6)
    steps = factors(rng, columns - 2, rows, K, K, K) + np.float32(1e-6)
    expected = np.zeros((columns, rows, K))
    for row, path in product(range(rows), product(range(K), repeat=columns)):
        weight = np.prod([float(emissions[t, row, i]) for t, i in enumerate(path)])
        weight *= float(first[row, path[0], path[1]])
        for t in range(columns - 2):
            weight *= float(steps[t, row, path[t + 1], path[t], path[t + 2]])
        for t, i in enumerate(path):
            expected[t, row, i] += weight
    expected /= expected.sum(2, keepdims=True)
    found = triple_posteriors(first, steps, emissions)
    np.testing.assert_allclose(found[1:], expected[1:], atol=1e-5)


def test_a_long_row_of_unlikely_steps_stays_in_range() -> None:
    """Three hundred steps that each cost ten nats: what counts are the differences."""
    columns = 300
    emissions = np.ones((columns, 1, 2), np.float32)
    emissions[:, 0, 1] = 0.5
    steps = np.full((columns - 1, 1, 2, 2), np.exp(-10), np.float32)
    found = pair_posteriors(steps, emissions)
    np.testing.assert_allclose(found[:, 0, 0], 2 / 3, atol=1e-5)


def test_where_no_path_is_left_the_readings_themselves_decide() -> None:
    emissions = np.array([[[1, 0.25]], [[1, 0.25]]], np.float32)
    found = pair_posteriors(np.zeros((1, 1, 2, 2), np.float32), emissions)
    np.testing.assert_allclose(found[:, 0], [[0.8, 0.2], [0.8, 0.2]])


@given(lengths=st.lists(st.integers(1, 130), min_size=1, max_size=12))
def test_windows_decide_every_place_once_and_cross_no_paragraph(lengths: list[int]) -> None:
    cuts = np.cumsum([0, *lengths]).tolist()
    paragraph = np.repeat(np.arange(len(lengths)), lengths)
    found = windows(cuts[:-1], cuts[-1])
    decided = [place for w in found for place in range(w.keep, w.stop)]
    assert decided == list(range(cuts[-1]))
    for w in found:
        assert len(set(paragraph[w.first : w.last])) == 1
        assert w.last - w.first <= WINDOW + 3 * MARGIN
        assert w.keep - w.first >= MARGIN or w.keep in cuts
        assert w.last - w.stop >= MARGIN or w.last in cuts


@given(lengths=st.lists(st.integers(1, 70), min_size=1, max_size=12))
def test_rows_hold_each_window_between_its_edges(lengths: list[int]) -> None:
    cuts = np.cumsum([0, *lengths]).tolist()
    count = cuts[-1]
    before, behind = count, count + 1
    rows = in_rows(windows(cuts[:-1], count), count)
    assert rows.place.reshape(-1)[rows.cell].tolist() == list(range(count))
    assert (rows.place[0] == before).all()
    for row in rows.place.T.tolist():
        for left, right in pairwise(row):
            if right < count:
                assert left == right - 1 or left == before
            elif right == behind:
                assert left < count
            else:
                assert left >= count
