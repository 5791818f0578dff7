"""The best way through a chain, against trying all of them."""

from __future__ import annotations

from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from soat_core.structure.chain import NEVER, best_path, chances

scores = st.floats(-6, 6, allow_nan=False)


@given(st.data())
def test_like_trying_every_path(data: st.DataObject) -> None:
    states = data.draw(st.integers(1, 3))
    count = data.draw(st.integers(1, 5))
    first = np.array(data.draw(st.lists(scores, min_size=states, max_size=states)))
    rows = st.lists(scores, min_size=states**2, max_size=states**2)
    steps = np.array([data.draw(rows) for _ in range(count - 1)]).reshape(-1, states, states)

    paths = list(product(range(states), repeat=count))
    totals = np.array(
        [first[p[0]] + sum(steps[t, p[t], p[t + 1]] for t in range(count - 1)) for p in paths]
    )
    weights = np.exp(totals - totals.max())
    weights /= weights.sum()

    best = best_path(first, steps)
    assert totals[paths.index(tuple(best.tolist()))] >= totals.max() - 1e-9
    found = chances(first, steps)
    for at, state in product(range(count), range(states)):
        mass = sum(w for w, p in zip(weights, paths, strict=True) if p[at] == state)
        assert abs(found.states[at, state] - mass) < 1e-9


def test_the_probability_of_a_step_given_the_one_before() -> None:
    found = chances(np.array([0.0, 0.0]), np.log(np.array([[[0.9, 0.1], [0.5, 0.5]]])))
    np.testing.assert_allclose(found.steps[0], [[0.9, 0.1], [0.5, 0.5]])


def test_what_cannot_be_is_not_taken() -> None:
    steps = np.full((3, 2, 2), 5.0)
    steps[:, :, 1] = NEVER
    first = np.array([0.0, NEVER])
    assert best_path(first, steps).tolist() == [0, 0, 0, 0]
    np.testing.assert_allclose(chances(first, steps).states[:, 0], 1)


def test_thousands_of_places() -> None:
    steps = np.zeros((20_000, 2, 2))
    steps[:, 0, 0] = 3.0
    assert not best_path(np.zeros(2), steps).any()
    assert np.isfinite(chances(np.zeros(2), steps).states).all()
