"""The syllable trigram model: sorted keys, quantised values, looked up in batches.

Back-off form: ``P(w|u,v)`` is stored where it is worth it, else it is the weight of ``(u, v)``
times ``P(w|v)``, and so down.  All values are natural logarithms.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

_SPREAD = np.uint64(0xD6E8FEB86659FD93)
"""An odd number for multiplicative hashing that spreads such keys over a table even better than
chance; the golden ratio (Knuth) does worse."""
_FREE = -1


class Index:
    """Ascending keys, found in batches.

    Most keys asked for are not there (unlikely neighbours), so a table of one bit for each of
    ``2 ** bits`` hashes says no first.  The others are looked for in a hash table of
    ``2 ** slot_bits`` slots with linear probing, or by halving where there is none: that takes no
    memory and five times as long.
    """

    def __init__(self, keys: Ints, bits: int, slot_bits: int = 0) -> None:
        self._keys = keys
        self._bits = bits
        seen = np.zeros(1 << bits, np.bool_)
        seen[self._hash(keys)] = True
        self._seen = np.packbits(seen, bitorder="little")
        self._slot_bits = slot_bits
        self._place_bits = len(keys).bit_length()
        if slot_bits:
            # the table has all that is asked for
            self._slots = self._hash_table(keys)
            self._keys = keys[:0]

    def find(self, keys: Ints) -> Ints:
        """The place of each key, or -1; any shape."""
        result = np.full(keys.size, -1, np.int64)
        where, index = self.search(keys.reshape(-1))
        result[where] = index
        return result.reshape(keys.shape)

    def search(self, keys: Ints) -> tuple[Ints, Ints]:
        """Which of the keys (one row) are there, in any order, and their places."""
        hashes = self._hash(keys)
        # taking with "wrap" spares a check of the bounds that costs more than the taking
        bits = self._seen.take(hashes >> 3, mode="wrap") >> (hashes.astype(np.uint8) & 7)
        likely = np.flatnonzero(bits & 1)
        if self._slot_bits:
            return self._probe(likely, keys.take(likely), self._slot(hashes.take(likely)))
        # in their order they are found much faster, since what was just looked at is at hand
        wanted = keys.take(likely)
        order = np.argsort(wanted)
        likely, wanted = likely[order], wanted[order]
        at = np.searchsorted(self._keys, wanted)
        there = self._keys.take(at, mode="clip") == wanted
        return likely[there], at[there]

    def _hash(self, keys: Ints) -> Ints:
        hashes = keys.view(np.uint64) * _SPREAD
        hashes >>= np.uint64(64 - self._bits)
        return hashes.view(np.int64)

    def _slot(self, hashes: Ints) -> Ints:
        """Where in the hash table the search for a key begins."""
        shift = self._bits - self._slot_bits
        return hashes >> shift if shift >= 0 else hashes << -shift

    def _next(self, slots: Ints) -> Ints:
        return (slots + 1) & ((1 << self._slot_bits) - 1)

    def _hash_table(self, keys: Ints) -> Ints:
        """Each key with its place in the lower bits, by slot."""
        slots = np.full(1 << self._slot_bits, _FREE, np.int64)
        mine = (keys << self._place_bits) | np.arange(len(keys))
        at = self._slot(self._hash(keys))
        slots[at] = mine
        while True:
            # of several that want a slot one has got it; the others try the next one
            lost = np.flatnonzero(slots.take(at, mode="wrap") != mine)
            if not len(lost):
                return slots
            mine = mine.take(lost)
            at = self._next(at.take(lost))
            free = np.flatnonzero(slots.take(at, mode="wrap") == _FREE)
            slots[at.take(free)] = mine.take(free)

    def _probe(self, which: Ints, wanted: Ints, at: Ints) -> tuple[Ints, Ints]:
        """The keys that are there, of those that begin their search at the slots ``at``."""
        found: list[tuple[Ints, Ints]] = [(which[:0], which[:0])]
        while len(which):
            seen = self._slots.take(at, mode="wrap")
            there = (seen >> self._place_bits) == wanted
            hit = np.flatnonzero(there)
            found.append((which.take(hit), seen.take(hit)))
            on = np.flatnonzero(~there & (seen != _FREE))
            which, wanted, at = which.take(on), wanted.take(on), self._next(at.take(on))
        where, index = (np.concatenate(parts) for parts in zip(*found, strict=True))
        return where, index & ((1 << self._place_bits) - 1)


@dataclass(frozen=True)
class LanguageModel:
    """``pairs`` finds ``u * size + w``, ``triples`` finds ``index of (u, v) * size + w``; what is
    known of each stands at the place found."""

    size: int
    one: Floats
    back_one: Floats
    pairs: Index
    two: Floats
    back_two: Floats
    triples: Index
    three: Floats

    def pair_index(self, u: Ints, w: Ints) -> Ints:
        """The number of each stored pair, or -1."""
        return self.pairs.find(u * self.size + w)

    def bigrams(self, u: Ints, w: Ints, index: Ints) -> Floats:
        """log P(w|u), given ``pair_index(u, w)``."""
        return np.where(index >= 0, self.two[index], self.back_one[u] + self.one[w])

    def triple_index(self, pair: Ints, w: Ints) -> Ints:
        """The number of the triple that a stored pair and ``w`` make, or -1."""
        return self.triples.find(pair * self.size + w)
