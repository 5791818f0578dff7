"""Forward-backward over rows of positions with several readings each, many rows at a time.

Everything is linear in the number of positions: rows of like length are put side by side, padded to
one shape, and walked in step.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from soat_core.engine.language_model import LanguageModel
from soat_core.engine.units import BEGIN, END, SPECIALS

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
Window = tuple[int, int, int, int]

CELLS = 4_000_000
"""How many transitions one chunk may hold."""
_TINY = np.float32(1e-30)
_BEGIN, _END = SPECIALS.index(BEGIN), SPECIALS.index(END)


@dataclass(frozen=True)
class Chunk:
    """Windows of like length as rows; column 0 is the beginning, what is past the end is -1."""

    places: Ints
    """Place of each cell, or -1; shape (rows, columns)."""
    kept: Bools
    """The cells whose result counts (the others are there for context)."""

    def spread(self, values: Floats) -> Floats:
        """Values by place as values by cell; padding has all its weight on reading 0."""
        cells: Floats = values[self.places]
        cells[self.places < 0] = 0
        cells[self.places < 0, 0] = 1
        return cells

    def collect(self, cells: Floats, values: Floats) -> None:
        """Write values by cell back into values by place."""
        values[self.places[self.kept]] = cells[self.kept]


def chunks(windows: Sequence[Window], cell_size: int) -> list[Chunk]:
    """Windows in chunks of like length that fit into memory at ``cell_size`` values a cell."""
    found: list[Chunk] = []
    group: list[Window] = []

    def close() -> None:
        columns = max(last - first for first, last, _, _ in group) + 2
        places = np.full((len(group), columns), -1, np.int64)
        kept = np.zeros(places.shape, np.bool_)
        for row, (first, last, keep, stop) in enumerate(group):
            places[row, 1 : last - first + 1] = np.arange(first, last)
            kept[row, keep - first + 1 : stop - first + 1] = True
        found.append(Chunk(places, kept))
        group.clear()

    for window in sorted(windows, key=lambda w: w[1] - w[0]):
        length = window[1] - window[0] + 2
        if group:
            shortest = group[0][1] - group[0][0] + 2
            if length > shortest + 10 or (len(group) + 1) * length * cell_size > CELLS:
                close()
        group.append(window)
    if group:
        close()
    return found


def _cells(ids: Ints, valid: Bools, chunk: Chunk) -> tuple[Ints, Bools]:
    """Unit numbers and existence of each cell's readings."""
    outside = chunk.places < 0
    cell_ids, cell_valid = ids[chunk.places], valid[chunk.places]
    cell_ids[outside] = _END
    cell_valid[outside] = False
    cell_valid[outside, 0] = True
    cell_ids[:, 0] = _BEGIN
    return cell_ids, cell_valid


def _pair_scores(model: LanguageModel, ids: Ints, valid: Bools) -> tuple[Ints, Floats, Bools]:
    """Pair numbers (or -1), log probabilities and existence, shape (rows, columns - 1, K, K)."""
    exists = valid[:, :-1, :, None] & valid[:, 1:, None, :]
    row, column, i, j = np.nonzero(exists)
    u, w = ids[row, column, i], ids[row, column + 1, j]
    found = model.pair_index(u, w)
    index = np.full(exists.shape, -1, np.int64)
    index[row, column, i, j] = found
    score = np.zeros(exists.shape, np.float32)
    score[row, column, i, j] = model.bigrams(u, w, found)
    return index, score, exists


def _scaled(values: Floats) -> Floats:
    """Each row divided by its sum, so that products stay in range."""
    total = values.reshape(len(values), -1).sum(1)
    shape = (-1,) + (1,) * (values.ndim - 1)
    result: Floats = values / np.maximum(total, _TINY).reshape(shape)
    return result


class Pairs:
    """Bigram transitions of a chunk, to the power ``weight``."""

    def __init__(
        self, model: LanguageModel, ids: Ints, valid: Bools, chunk: Chunk, weight: float
    ) -> None:
        _, score, exists = _pair_scores(model, *_cells(ids, valid, chunk))
        self._steps: Floats = np.exp(score * np.float32(weight)) * exists

    def posteriors(self, emissions: Floats) -> Floats:
        """Posterior of each reading, shape (rows, columns, K)."""
        columns = emissions.shape[1]
        forward = [emissions[:, 0]]
        for t in range(1, columns):
            step = np.matmul(forward[-1][:, None, :], self._steps[:, t - 1])[:, 0]
            forward.append(_scaled(step * emissions[:, t]))
        result = np.empty(emissions.shape, np.float32)
        back = np.ones_like(forward[-1])
        for t in range(columns - 1, -1, -1):
            result[:, t] = _scaled(forward[t] * back)
            if t:
                ahead = (emissions[:, t] * back)[:, :, None]
                back = _scaled(np.matmul(self._steps[:, t - 1], ahead)[:, :, 0])
        return result


class Triples:
    """Trigram transitions of a chunk, to the power ``weight``."""

    def __init__(
        self, model: LanguageModel, ids: Ints, valid: Bools, chunk: Chunk, weight: float
    ) -> None:
        ids, valid = _cells(ids, valid, chunk)
        index, two, exists = _pair_scores(model, ids, valid)
        self._first: Floats = np.exp(two[:, 0] * np.float32(weight)) * exists[:, 0]
        left, right = index[:, :-1], index[:, 1:]
        back = np.where(left >= 0, model.back_two[left], 0)
        score = back[..., None] + two[:, 1:, None]
        # a triple is only stored where both of its pairs are
        row, column, i, j, k = np.nonzero((left >= 0)[..., None] & (right >= 0)[:, :, None])
        hit = model.triple_index(left[row, column, i, j], ids[row, column + 2, k])
        good = hit >= 0
        score[row[good], column[good], i[good], j[good], k[good]] = model.three[hit[good]]
        np.multiply(score, np.float32(weight), out=score)
        np.exp(score, out=score)
        score *= exists[:, :-1, :, :, None] & exists[:, 1:, None]
        self._rest: Floats = score

    def posteriors(self, emissions: Floats) -> Floats:
        """Posterior of each reading, shape (rows, columns, K)."""
        columns = emissions.shape[1]
        state = emissions[:, 0, :, None] * self._first * emissions[:, 1, None, :]
        forward = [_scaled(state)]
        for t in range(2, columns):
            step = np.einsum("bij,bijk->bjk", forward[-1], self._rest[:, t - 2])
            forward.append(_scaled(step * emissions[:, t, None, :]))
        result = np.zeros(emissions.shape, np.float32)
        back = np.ones_like(forward[-1])
        for t in range(columns - 1, 0, -1):
            joint = forward[t - 1] * back
            result[:, t] = _scaled(joint.sum(1))
            if t > 1:
                ahead = emissions[:, t, None, :] * back
                back = _scaled(np.einsum("bijk,bjk->bij", self._rest[:, t - 2], ahead))
        return result
