"""Phrases that recur: runs of tokens that were read alike in several places.

Which they are follows from the OCR text alone, so it is found once for a report.  They are the
maximal repeats (D. Gusfield, Algorithms on Strings, Trees, and Sequences, 1997, 7.12): runs that
cannot be made longer on either side without losing a place.  Found by a suffix array over the
tokens, sorted by prefix doubling (U. Manber and G. Myers, Suffix arrays, 1993) as far as the
longest phrase asks for.  With N tokens and phrases of up to L it takes O(N log N log L + N L) time,
all of it in numpy, and O(N log L) memory; the repeats are at most N, and each is three numbers,
since its places stand side by side in the suffix array.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from soat_core.series.readings import Readings

Ints = npt.NDArray[np.int32]
Longs = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

SHORTEST = 2
LONGEST = 32
"""Tokens of a phrase; a power of two.  Of what recurs at greater length, its beginning is found."""


class Standing(NamedTuple):
    """How all phrases stand, by number."""

    places: Ints
    """Where at least two tokens wait for decisions."""
    tokens: Ints
    """That wait in those places."""
    doubt: Longs
    """What their posteriors leave open, in millionths."""


class Phrases:
    """The phrases of one report, by number: shorter ones first."""

    def __init__(self, readings: Readings) -> None:
        self._symbols, self._token_of = _symbols(readings)
        self._order, ranks = _sorted_suffixes(self._symbols)
        self._common = _common_lengths(self._order, ranks)
        self._place_of = np.empty(len(self._order), np.int32)
        self._place_of[self._order] = np.arange(len(self._order), dtype=np.int32)
        self._position_of = np.flatnonzero(self._token_of >= 0)
        self._lengths, self._begins, self._ends = self._repeats()

    def __len__(self) -> int:
        return len(self._lengths)

    def length(self, number: int) -> int:
        """Tokens of a phrase."""
        return int(self._lengths[number])

    def places(self, number: int) -> Sequence[int]:
        """The first token of each of its places, ascending; they may overlap."""
        found = self._order[self._begins[number] : self._ends[number]]
        return [int(token) for token in np.sort(self._token_of[found])]

    def example(self, number: int) -> int:
        """The first token of any of its places; quicker than all."""
        return int(self._token_of[self._order[self._begins[number]]])

    def open_places(self, number: int, waiting: npt.NDArray[np.uint8]) -> int:
        """How many of its places have at least two tokens that wait (see ``standing``)."""
        first = self._token_of[self._order[self._begins[number] : self._ends[number]]]
        waits = np.zeros(len(first), np.int32)
        for more in range(self.length(number)):
            waits += waiting[first + more]
        return int((waits >= SHORTEST).sum())

    def covering(self, token: int) -> list[int]:
        """The phrases that one of whose places covers a token, longest first.

        Looks at no more than L * L runs.
        """
        position = int(self._position_of[token])
        found: list[int] = []
        for back in range(LONGEST):
            if position - back < 0 or self._token_of[position - back] < 0:
                break
            found += self._beginning_at(position - back, longer_than=back)
        return sorted(found, key=lambda number: -self._lengths[number])

    def standing(self, waiting: npt.NDArray[np.uint8], doubts: npt.NDArray[np.int32]) -> Standing:
        """How they stand, from what ``SeriesIndex.waiting`` gives.

        Takes as long as they have places, which is O(N L) at most.
        """
        is_token = self._token_of >= 0
        tokens = self._token_of[is_token]
        waits = np.zeros(len(self._order) + 1, np.int32)
        open_doubts = np.zeros(len(self._order) + 1, np.int64)
        waits[1:][is_token] = waiting[tokens]
        open_doubts[1:][is_token] = np.where(waiting[tokens] > 0, doubts[tokens], 0)
        sums = np.cumsum(waits, dtype=np.int32), np.cumsum(open_doubts, dtype=np.int64)
        standing = Standing(
            np.zeros(len(self), np.int32), np.zeros(len(self), np.int32),
            np.zeros(len(self), np.int64),
        )  # fmt: skip
        for length, numbers in self._by_length():
            self._stand(length, numbers, sums, standing)
        return standing

    # Within

    def _by_length(self) -> Iterator[tuple[int, slice]]:
        for length in range(SHORTEST, LONGEST + 1):
            first, last = np.searchsorted(self._lengths, [length, length + 1])
            if first < last:
                yield length, slice(int(first), int(last))

    def _stand(
        self, length: int, numbers: slice, sums: tuple[Ints, Longs], standing: Standing
    ) -> None:
        """Work out the phrases of one length, from sums over the tokens before each position."""
        counts = self._ends[numbers] - self._begins[numbers]
        offsets = np.cumsum(counts) - counts
        places = np.arange(counts.sum()) + np.repeat(self._begins[numbers] - offsets, counts)
        begins = self._order[places]
        ends = np.minimum(begins + length, len(self._order))
        waits = sums[0][ends] - sums[0][begins]
        is_open = waits >= SHORTEST
        standing.places[numbers] = np.add.reduceat(is_open, offsets, dtype=np.int32)
        standing.tokens[numbers] = np.add.reduceat(np.where(is_open, waits, 0), offsets)
        doubts = np.where(is_open, sums[1][ends] - sums[1][begins], 0)
        standing.doubt[numbers] = np.add.reduceat(doubts, offsets)

    def _beginning_at(self, position: int, *, longer_than: int) -> Iterator[int]:
        """The phrases with a place at a position, by length."""
        place = int(self._place_of[position])
        longest = int(max(self._common[place], self._common[place + 1]))
        for length in range(max(SHORTEST, longer_than + 1), longest + 1):
            first, last = np.searchsorted(self._lengths, [length, length + 1])
            at = int(first + np.searchsorted(self._begins[first:last], place, "right")) - 1
            if at >= first and place < self._ends[at]:
                yield at

    def _repeats(self) -> tuple[Ints, Ints, Ints]:
        """Length, and first and last place (excluded) in the suffix array, of every repeat that
        can be made longer on no side."""
        found: list[Ints] = []
        turns = np.concatenate([[0], np.cumsum(self._has_other_before())])
        for length in range(SHORTEST, LONGEST + 1):
            shared = self._common >= length
            # common[i] lies between the places i - 1 and i; a run of them is one repeat
            edges = np.flatnonzero(np.diff(np.concatenate([[False], shared, [False]])))
            runs = edges.reshape(-1, 2)
            begins, ends = runs[:, 0] - 1, runs[:, 1]
            exact = np.concatenate([[0], np.cumsum(self._common == length)])
            ends_here = (exact[ends] > exact[begins + 1]) | (length == LONGEST)
            begins_here = turns[ends] > turns[begins + 1]
            kept = ends_here & begins_here
            lengths = np.full(int(kept.sum()), length)
            found.append(np.stack([lengths, begins[kept], ends[kept]]).astype(np.int32))
        lengths, begins, ends = np.concatenate(found, axis=1)
        return lengths, begins, ends

    def _has_other_before(self) -> Bools:
        """For each place of the suffix array, whether another symbol stands before it than before
        the place above."""
        before = np.where(self._order > 0, self._symbols[self._order - 1], -1)
        other = np.ones(len(before), bool)
        other[1:] = before[1:] != before[:-1]
        return other


def _symbols(readings: Readings) -> tuple[Ints, Ints]:
    """The readings with a symbol of its own wherever no phrase may run over, and the token that
    each stands for (-1 where none)."""
    count = len(readings)
    shifts = np.cumsum(readings.breaks)
    positions = np.arange(count) + shifts
    size = int(count + (shifts[-1] if count else 0))
    symbols = np.arange(size, dtype=np.int32) + len(readings.names)
    tokens = np.full(size, -1, np.int32)
    symbols[positions] = readings.ids
    tokens[positions] = np.arange(count, dtype=np.int32)
    return symbols, tokens


def _sorted_suffixes(symbols: Ints) -> tuple[Ints, list[Ints]]:
    """Positions sorted by the ``LONGEST`` symbols from there on, and for 1, 2, 4, ... symbols a
    number for each position that is the same where they are the same."""
    size = len(symbols)
    ranks = [np.unique(symbols, return_inverse=True)[1].astype(np.int32)]
    length = 1
    while length < LONGEST:
        behind = np.zeros(size, np.int64)
        behind[: max(0, size - length)] = ranks[-1][length:].astype(np.int64) + 1
        pairs = ranks[-1].astype(np.int64) * (size + 1) + behind
        ranks.append(np.unique(pairs, return_inverse=True)[1].astype(np.int32))
        length *= 2
    return np.argsort(ranks[-1], kind="stable").astype(np.int32), ranks


def _common_lengths(order: Ints, ranks: list[Ints]) -> Ints:
    """How many symbols each place of the suffix array shares with the place above, at most
    ``LONGEST``; nothing at both ends (one more than there are places)."""
    size = len(order)
    common = np.zeros(size + 1, np.int32)
    if size < 2:
        return common
    above, here = order[:-1].copy(), order[1:].copy()
    shared = np.zeros(size - 1, np.int32)
    # whatever of the length is left is a sum of smaller powers of two
    for level in range(len(ranks) - 1, -1, -1):
        step = 1 << level
        rank = np.append(ranks[level], [-1])
        same = rank[np.minimum(above, size)] == rank[np.minimum(here, size)]
        same &= (above < size) & (here < size)
        shared += np.where(same, step, 0).astype(np.int32)
        above += np.where(same, step, 0).astype(np.int32)
        here += np.where(same, step, 0).astype(np.int32)
    common[1:size] = np.minimum(shared, LONGEST)
    return common
