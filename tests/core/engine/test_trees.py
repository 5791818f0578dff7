"""Decision trees as arrays, against walking down each by itself."""

from __future__ import annotations

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from soat_core.engine.trees import Trees

COLUMNS, DEPTH = 3, 2
_VALUES = st.floats(-4, 4, width=32)


@st.composite
def _trees(draw: st.DrawFn) -> Trees:
    count, inner = draw(st.integers(1, 4)), 2**DEPTH - 1

    def rows(values: st.SearchStrategy[float], width: int) -> list[list[float]]:
        return [draw(st.lists(values, min_size=width, max_size=width)) for _ in range(count)]

    return Trees(
        np.array(rows(st.integers(0, COLUMNS - 1), inner), np.int64),
        np.array(rows(_VALUES, inner), np.float32),
        np.array(rows(_VALUES, inner + 1), np.float64),
    )


def walked(trees: Trees, row: list[float]) -> float:
    total = 0.0
    for column, threshold, value in zip(trees.column, trees.threshold, trees.value, strict=True):
        at = 0
        while at < len(column):
            at = 2 * at + (2 if row[column[at]] > threshold[at] else 1)
        total += value[at - len(column)]
    return total


@given(_trees(), st.lists(st.lists(_VALUES, min_size=COLUMNS, max_size=COLUMNS), max_size=5))
def test_a_row_goes_down_every_tree(trees: Trees, rows: list[list[float]]) -> None:
    found = trees.total(np.array(rows, np.float64).reshape(-1, COLUMNS))
    assert found.tolist() == pytest.approx([walked(trees, row) for row in rows], abs=1e-6)


def test_many_rows_are_each_told_their_own(trees_and_rows: tuple[Trees, np.ndarray]) -> None:
    trees, rows = trees_and_rows
    assert trees.total(rows).tolist() == [trees.total(row[None])[0] for row in rows]


@pytest.fixture
def trees_and_rows() -> tuple[Trees, np.ndarray]:
    random = np.random.default_rng(1)
    column = random.integers(0, COLUMNS, (7, 3))
    threshold = random.normal(size=(7, 3)).astype(np.float32)
    return Trees(column, threshold, random.normal(size=(7, 4))), random.normal(size=(1300, COLUMNS))


def test_they_come_back_from_json(trees_and_rows: tuple[Trees, np.ndarray]) -> None:
    trees, rows = trees_and_rows
    again = Trees.from_json(json.loads(json.dumps(trees.as_json())))
    assert again.total(rows) == pytest.approx(trees.total(rows), abs=1e-3)


@pytest.mark.parametrize("name", ["column", "threshold", "value"])
def test_damaged_ones_are_refused(trees_and_rows: tuple[Trees, np.ndarray], name: str) -> None:
    told = trees_and_rows[0].as_json()
    with pytest.raises(ValueError, match=r"size|shape|unpack|homogeneous"):
        Trees.from_json({**told, name: told[name][:-1]})
