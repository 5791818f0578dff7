"""Ascending keys in runs, as the language pack has them: what may follow a unit, or a pair.

Keys are ``head * size + next``.  Kept are the nexts alone, two bytes each, and where the run of
each head begins; whole keys would take four times as much memory, and as long to load.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from soat_core.engine.language_model import BitTable, found

Ints = npt.NDArray[np.int64]
Shorts = npt.NDArray[np.uint16]

_KEYS_AT_ONCE = 1 << 15
"""Hashed together: as many as stay in the processor's cache."""


class Runs:
    """Finds keys in batches, by halving their runs.

    Where most keys that are asked for are not there (unlikely neighbours), a table of one bit for
    each of ``2 ** bits`` hashes says so first.
    """

    def __init__(
        self, steps: Shorts, counts: npt.NDArray[np.integer], size: int, bits: int = 0
    ) -> None:
        """``steps`` are the nexts as ``fold_sorted`` folds them, ``counts`` how many each head has;
        ``size`` is at most 65,536.  Without ``bits`` there is no such table."""
        self._size = size
        self._starts = np.zeros(len(counts) + 1, np.int32)
        np.cumsum(counts, out=self._starts[1:])
        self._nexts = _unfolded(steps, self._starts)
        self._strides = [1 << bit for bit in range(int(counts.max(initial=0)).bit_length())][::-1]
        self._bits = self._bit_table(bits) if bits else None

    def __len__(self) -> int:
        return len(self._nexts)

    def find(self, keys: Ints) -> Ints:
        """See ``Keys``."""
        return found(self, keys)

    def search(self, keys: Ints) -> tuple[Ints, Ints]:
        """See ``Keys``."""
        asked = keys if len(self) else keys[:0]
        likely = np.arange(len(asked)) if self._bits is None else self._bits.likely(asked)
        head, wanted = np.divmod(asked.take(likely), self._size)
        wanted = wanted.astype(np.uint16)
        # a head beyond the last one has an empty run
        end = self._starts.take(head + 1, mode="clip")
        # the last place that is less, in steps of half the length each time
        last = self._starts.take(head, mode="clip") - 1
        for step in self._strides:
            place = last + step
            is_less = self._nexts.take(place, mode="clip") < wanted
            is_less &= place < end
            last += np.multiply(is_less, step, dtype=np.int32)
        last += 1
        is_there = self._nexts.take(last, mode="clip") == wanted
        there = np.flatnonzero(is_there & (last < end) & (head >= 0))
        return likely.take(there), last.take(there).astype(np.int64)

    def keys(self) -> Ints:
        """All keys."""
        return np.concatenate([np.empty(0, np.int64), *self._keys()])

    def _bit_table(self, bits: int) -> BitTable:
        table = BitTable(bits)
        for keys in self._keys():
            table.add(keys)
        return table

    def _keys(self) -> Iterator[Ints]:
        """All keys, some at a time."""
        heads = len(self._starts) - 1
        first = 0
        while first < heads:
            begin = self._starts[first]
            last = int(np.searchsorted(self._starts, begin + _KEYS_AT_ONCE))
            last = min(max(last, first + 1), heads)
            starts = self._starts[first : last + 1]
            head = np.repeat(np.arange(first, last) * self._size, np.diff(starts))
            yield head + self._nexts[starts[0] : starts[-1]]
            first = last


def _unfolded(steps: Shorts, starts: npt.NDArray[np.int32]) -> Shorts:
    """The nexts of all runs.  What is added up beyond 16 bits is taken off again."""
    nexts = np.cumsum(steps, dtype=np.uint16)
    used = np.flatnonzero(np.diff(starts))
    begins = starts[used]
    nexts -= np.repeat(nexts[begins] - steps[begins], np.diff(starts)[used])
    return nexts
