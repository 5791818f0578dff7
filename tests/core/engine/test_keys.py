"""Keys that are looked for in batches, however they are kept."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from soat_core.engine.language_model import Index, Stepped
from soat_core.engine.pack import fold_sorted
from soat_core.engine.runs import Runs


@given(
    keys=st.sets(st.integers(0, 2**34), min_size=1, max_size=300),
    asked=st.lists(st.integers(0, 2**34), max_size=50),
)
def test_an_index_finds_what_is_there_and_nothing_else(keys: set[int], asked: list[int]) -> None:
    ordered = sorted(keys)
    index = Index(np.array(ordered, np.int64), 9)
    wanted = np.array([*asked, *ordered], np.int64)
    places = {key: place for place, key in enumerate(ordered)}
    assert index.find(wanted).tolist() == [places.get(key, -1) for key in wanted.tolist()]


@given(
    data=st.data(), size=st.integers(1, 2**16), heads=st.integers(1, 40), bits=st.integers(0, 12)
)
def test_runs_find_what_is_there_and_nothing_else(
    data: st.DataObject, size: int, heads: int, bits: int
) -> None:
    """Also keys beyond the last head and before the first, which nothing can have."""
    pair = st.tuples(st.integers(0, heads - 1), st.integers(0, size - 1))
    pairs = sorted(data.draw(st.sets(pair, max_size=200)))
    head = np.array([first for first, _ in pairs], np.int64)
    following = np.array([second for _, second in pairs], np.int64)
    counts = np.bincount(head, minlength=heads)
    runs = Runs(fold_sorted(following, head), counts, size, bits)
    keys = (head * size + following).tolist()
    assert runs.keys().tolist() == keys and len(runs) == len(keys)
    asked = data.draw(st.lists(st.integers(-size, (heads + 1) * size), max_size=50))
    wanted = np.array([*asked, *keys], np.int64)
    places = {key: place for place, key in enumerate(keys)}
    assert runs.find(wanted).tolist() == [places.get(key, -1) for key in wanted.tolist()]


def test_a_value_is_that_of_its_step_wherever_it_is_asked_for() -> None:
    values = np.linspace(-9, 0, 256).astype(np.float32)
    kept = Stepped(np.array([0, 255, 7], np.uint8), values)
    assert len(kept) == 3
    asked = np.array([[2, 0], [-1, 1]])
    assert kept[asked].tolist() == [[values[7], values[0]], [values[7], values[255]]]
    assert kept.take(np.empty(0, np.int64)).shape == (0,)
