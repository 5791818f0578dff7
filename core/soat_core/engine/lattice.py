"""Forward-backward over windows of places with several readings each, all windows at a time.

Everything is linear in the number of places.  Windows are laid end to end in rows of one length:
what stands between them has one reading only, so that windows in the same row know nothing of each
other.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

WINDOW = 40
"""Places decided together; longer paragraphs are cut into windows."""
MARGIN = 5
"""Places on each side of a window that are read for context only."""
_SCALED_EVERY = 6
"""Columns after which values are brought back into range.  A likely step costs 3 nats, a very
unlikely one 14; single precision has room for 87."""
_TINY = np.float32(1e-35)


class Window(NamedTuple):
    """The places ``first`` up to ``last``, of which ``keep`` up to ``stop`` are decided."""

    first: int
    last: int
    keep: int
    stop: int


def windows(cuts: Sequence[int], count: int) -> list[Window]:
    """Windows over ``count`` places, none across one of the ``cuts``."""
    found: list[Window] = []
    for first, last in zip(cuts, [*cuts[1:], count], strict=True):
        at = first
        while at < last:
            stop = min(at + WINDOW, last)
            if last - stop < MARGIN:
                stop = last
            found.append(Window(max(first, at - MARGIN), min(last, stop + MARGIN), at, stop))
            at = stop
    return found


@dataclass(frozen=True, slots=True)
class Rows:
    """Windows of a passage of N places as cells, shape (C, R): C columns of R rows.

    ``place`` has the place of each cell.  There are two more places than the passage has: number N
    stands before every window and fills what is left of a row, N + 1 stands behind every window.
    ``cell`` has the cell of each place of the passage whose result counts, in the flat array.
    """

    place: Ints
    cell: Ints

    @property
    def goes_on(self) -> Bools:
        """Which cells go on with what stands in the column before, (C - 1, R)."""
        result: Bools = self.place[1:] != self.place[0, 0]
        return result

    def spread(self, values: Floats) -> Floats:
        """Values by place, (N, K), as values by cell, (C, R, K); around windows all is on reading
        0."""
        edges = np.zeros((2, values.shape[1]), np.float32)
        edges[:, 0] = 1
        return np.concatenate([values, edges]).take(self.place, axis=0)

    def collect(self, cells: Floats) -> Floats:
        """Values by cell as values by place."""
        return cells.reshape(-1, cells.shape[2]).take(self.cell, axis=0)


def in_rows(found: Sequence[Window], count: int) -> Rows:
    """Windows over ``count`` places laid in rows as long as the longest of them."""
    waiting = deque(sorted(found, key=lambda window: window.first - window.last))
    columns = waiting[0].last - waiting[0].first + 2
    rows: list[list[Window]] = []
    while waiting:
        row = [waiting.popleft()]
        room = columns - (row[0].last - row[0].first + 2)
        while waiting and waiting[-1].last - waiting[-1].first + 2 <= room:
            row.append(waiting.pop())
            room -= row[-1].last - row[-1].first + 2
        rows.append(row)
    place = np.full((columns, len(rows)), count, np.int64)
    cell = np.zeros(count, np.int64)
    for number, row in enumerate(rows):
        at = 1
        for first, last, keep, stop in row:
            place[at : at + last - first, number] = np.arange(first, last)
            kept = np.arange(at + keep - first, at + stop - first)
            cell[keep:stop] = kept * len(rows) + number
            at += last - first
            place[at, number] = count + 1
            at += 2
    return Rows(place, cell)


def pair_posteriors(steps: Floats, emissions: Floats) -> Floats:
    """Posteriors of readings, shape (C, R, K), where each depends on the one before.

    ``steps`` are the factors between neighbours, (C - 1, R, K, K), ``emissions`` those of the
    readings, (C, R, K) with 1 as the largest of each cell.
    """
    columns = len(emissions)
    forward, across = np.empty_like(emissions[:, :, None]), emissions[:, :, None]
    forward[0] = across[0]
    for t in range(1, columns):
        np.matmul(forward[t - 1], steps[t - 1], out=forward[t])
        forward[t] *= across[t]
        if t % _SCALED_EVERY == 0:
            _scale(forward[t])
    backward, down = np.empty_like(emissions[..., None]), emissions[..., None]
    backward[-1] = 1
    for t in range(columns - 1, 0, -1):
        np.matmul(steps[t - 1], backward[t] * down[t], out=backward[t - 1])
        if t % _SCALED_EVERY == 0:
            _scale(backward[t - 1])
    return _shares(forward[:, :, 0], backward[..., 0], emissions)


def triple_posteriors(first: Floats, steps: Floats, emissions: Floats) -> Floats:
    """Posteriors of readings, shape (C, R, K), where each depends on the two before.

    ``first`` are the factors between the first two columns, (R, K, K); ``steps[t, :, j, i, k]``
    those of reading k at t + 2 behind j at t + 1 and i at t, shape (C - 2, R, K, K, K).
    """
    columns, rows, width = emissions.shape
    # a state is a pair of neighbouring readings, the later one first
    forward = np.zeros((columns, rows, width, width), np.float32)
    start = first * emissions[0, :, :, None] * emissions[1, :, None, :]
    forward[1] = start.swapaxes(1, 2)
    for t in range(2, columns):
        ahead = np.matmul(forward[t - 1][:, :, None, :], steps[t - 2])[:, :, 0]
        np.multiply(ahead.swapaxes(1, 2), emissions[t, :, :, None], out=forward[t])
        if t % _SCALED_EVERY == 0:
            _scale(forward[t])
    backward = np.ones_like(forward)
    for t in range(columns - 1, 1, -1):
        behind = (backward[t] * emissions[t, :, :, None]).swapaxes(1, 2)
        backward[t - 1] = np.matmul(steps[t - 2], behind[..., None])[..., 0]
        if t % _SCALED_EVERY == 0:
            _scale(backward[t - 1])
    return _shares(forward, backward, emissions)


def _scale(values: Floats) -> None:
    """Bring each row back into range."""
    largest = values.reshape(len(values), -1).max(1)
    values /= np.maximum(largest, _TINY).reshape(-1, *[1] * (values.ndim - 1))


def _shares(forward: Floats, backward: Floats, emissions: Floats) -> Floats:
    """Posteriors of the readings in each cell, from those of states on the way to it and behind;
    where all have vanished, the emissions decide."""
    axes = tuple(range(2, forward.ndim))
    both = forward / np.maximum(forward.max(axes, keepdims=True), _TINY)
    both *= backward / np.maximum(backward.max(axes, keepdims=True), _TINY)
    weights: Floats = both.sum(axes[1:])
    total = weights.sum(2)
    lost = total < _TINY
    weights[lost] = emissions[lost]
    weights /= np.where(lost, emissions.sum(2), total)[..., None]
    return weights
