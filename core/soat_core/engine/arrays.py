"""Small helpers for arrays that grow."""

from __future__ import annotations

from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

Rows = TypeVar("Rows", bound=npt.NDArray[Any])


def grown(rows: Rows, size: int) -> Rows:
    """The rows with room for at least ``size``, at least doubled where there was none; what is new
    is zero."""
    room = len(rows)
    if size <= room:
        return rows
    larger = np.zeros((max(size, 2 * room), *rows.shape[1:]), rows.dtype)
    larger[:room] = rows
    return larger  # type: ignore[return-value]


def ranges(first: npt.NDArray[np.int64], count: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """``first, first + 1, ...`` for each, ``count`` of them, one after the other."""
    ends = np.cumsum(count)
    total = int(ends[-1]) if len(ends) else 0
    result: npt.NDArray[np.int64] = np.arange(total) + np.repeat(first - (ends - count), count)
    return result
