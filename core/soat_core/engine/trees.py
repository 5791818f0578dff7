"""A sum of decision trees, as boosting makes it, in plain arrays.

All trees have the same depth and stand in rows as heaps do: behind node n come 2n + 1, where a
number is at most the node's threshold, and 2n + 2, where it is more.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Doubles = npt.NDArray[np.float64]
Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

ROWS_AT_ONCE = 512
"""Rows that go through all trees together: as many as stay in the processor's cache."""


@dataclass(frozen=True, slots=True)
class Trees:
    """N trees of D levels: the column that each inner node looks at and its threshold, shape
    (N, 2**D - 1), and what each leaf adds, (N, 2**D)."""

    column: Ints
    threshold: Floats
    value: Doubles

    @classmethod
    def from_json(cls, told: Mapping[str, Sequence[Any]]) -> Trees:
        """From lists of the same names.  Raises ``KeyError`` or ``ValueError``."""
        column, threshold = np.array(told["column"], np.int64), np.array(told["threshold"], "f4")
        value = np.array(told["value"], np.float64)
        count, leaves = value.shape
        if not column.shape == threshold.shape == (count, leaves - 1):
            raise ValueError("trees of different sizes")
        return cls(column, threshold, value)

    def as_json(self) -> dict[str, list[Any]]:
        """Lists that ``from_json`` reads."""
        return {
            "column": self.column.tolist(),
            "threshold": [[float(f"{x:.7g}") for x in row] for row in self.threshold.tolist()],
            "value": self.value.round(5).tolist(),
        }

    def total(self, rows: Doubles) -> Doubles:
        """What the trees add up to for each row of numbers."""
        parts = [
            self._total(rows[first : first + ROWS_AT_ONCE].astype(np.float32))
            for first in range(0, len(rows), ROWS_AT_ONCE)
        ]
        return np.concatenate([np.empty(0), *parts])

    def _total(self, rows: Floats) -> Doubles:
        count, inner = self.column.shape
        flat, column, threshold = rows.ravel(), self.column.ravel(), self.threshold.ravel()
        tree = np.arange(count) * inner
        start = np.arange(len(rows))[:, None] * rows.shape[1]
        at = np.zeros((len(rows), count), np.int64)
        while at[0, 0] < inner:
            node = at + tree
            found = flat.take(column.take(node) + start)
            at += at + 1
            at += found > threshold.take(node)
        at += np.arange(count) * (inner + 1) - inner
        result: Doubles = self.value.ravel().take(at).sum(1)
        return result
