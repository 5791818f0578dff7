"""The channel: how likely the OCR engine reads this where the page says that.

A reading is explained by cutting it and the true text into segments: a character of the text gives
zero to three of the reading, or two together give one or two.  Costs are negative natural
logarithms of probabilities learned from misread pages (``resources/build/channel.py``).  The
cheapest cutting is found by dynamic programming over whole batches at once, since one pair at a
time is far too slow in Python.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from soat_core.text import base_letter

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int32]

# What an unseen segment costs, by the number of characters read (engine.md: backoff of the model).
UNSEEN = (7.0, 7.5, 8.5, 10.0)
UNSEEN_SAME_LETTER = 4.0
IMPOSSIBLE = 60.0
# Signs of one shape are taken for each other by every OCR engine, in typefaces no page was rendered
# with too.
ALIKE = ("lI1|i!Í", "oO0°", "cC¢", "sS5§$83", "zZ2", "vV", "xX", "wW", "uU", "kK", "pP")
ALIKE_COST = 3.5
# Letters whose capitals only differ in size are read in the other case now and then.
SAME_SHAPE = frozenset("cksopuvwxz")
OTHER_CASE_COST = 3.5
_BATCH_CELLS = 4_000_000


@dataclass(frozen=True)
class SegmentCosts:
    """What every segment costs at every place of some readings of one length.

    ``one[k]`` is the cost of a letter read as the k characters from a place on; shape (letters,
    length + 1 - k, readings).  ``two[k]`` is the same for two letters.
    """

    length: int
    count: int
    one: tuple[Floats, ...]
    two: tuple[Floats, ...]


class Channel:
    """Segment costs as dense tables over the characters that occur."""

    def __init__(self, gold: Sequence[str], read: Sequence[str], cost: Sequence[float]) -> None:
        singles = sorted({g for g in gold if len(g) == 1})
        self._gold = {char: i for i, char in enumerate(singles, 1)}
        self._gold_pairs = {g: i for i, g in enumerate(sorted({g for g in gold if len(g) == 2}), 1)}
        self._read = [
            {},
            *(
                {o: i for i, o in enumerate(sorted({o for o in read if len(o) == k}), 1)}
                for k in (1, 2, 3)
            ),
        ]
        self._one = [
            np.full((len(singles) + 1, len(self._read[k]) + 1), UNSEEN[k], np.float32)
            for k in range(4)
        ]
        self._two = [
            np.full((len(self._gold_pairs) + 1, len(self._read[k]) + 1), IMPOSSIBLE, np.float32)
            for k in (0, 1, 2)
        ]
        same: dict[str, list[int]] = {}
        for char, column in self._read[1].items():
            same.setdefault(base_letter(char).lower(), []).append(column)
        for char, row in self._gold.items():
            self._one[1][row, same.get(base_letter(char).lower(), [])] = UNSEEN_SAME_LETTER
        for shapes in ALIKE:
            for char in shapes:
                for other in shapes:
                    if char in self._gold and other in self._read[1]:
                        self._one[1][self._gold[char], self._read[1][other]] = ALIKE_COST
        for g, o, value in zip(gold, read, cost, strict=True):
            column = self._read[len(o)][o] if o else 0
            if len(g) == 1:
                cell = self._one[len(o)][self._gold[g], column]
                alike = len(o) == 1 and cell == ALIKE_COST
                self._one[len(o)][self._gold[g], column] = min(value, cell) if alike else value
            elif 1 <= len(o) <= 2:
                self._two[len(o)][self._gold_pairs[g], column] = value
        self._add_other_case()

    def _add_other_case(self) -> None:
        """Let letters of one shape be read in the other case: ``ở`` as O, for a little more than
        as o."""
        table = self._one[1]
        for char, row in self._gold.items():
            base = base_letter(char)
            if base.lower() not in SAME_SHAPE:
                continue
            column, other = self._read[1].get(base), self._read[1].get(base.swapcase())
            if column is not None and other is not None:
                table[row, other] = min(table[row, other], table[row, column] + OTHER_CASE_COST)

    @property
    def letters(self) -> Mapping[str, int]:
        """Rows of letters of the text in ``SegmentCosts.one``; 0 is that of what was never seen."""
        return self._gold

    @property
    def pairs(self) -> Mapping[str, int]:
        """Rows of two letters of the text in ``SegmentCosts.two``; 0 as in ``letters``."""
        return self._gold_pairs

    def segment_costs(self, reads: Sequence[str]) -> SegmentCosts:
        """What each segment of the text costs at each place of the readings, all of one length."""
        n = len(reads[0])
        empty = np.zeros((len(reads), n + 1), np.int32)
        codes = [empty] + [
            self._codes(list(reads), n, k, self._read[k])[:, : n + 1 - k]
            for k in range(1, min(3, n) + 1)
        ]
        return SegmentCosts(
            n,
            len(reads),
            tuple(table[:, code.T] for table, code in zip(self._one, codes, strict=False)),
            tuple(table[:, code.T] for table, code in zip(self._two, codes, strict=False)),
        )

    def cost(self, read: str, gold: str) -> float:
        """The cost of one pair; see ``costs``."""
        return float(self.costs([(read, gold)])[0])

    def costs(self, pairs: Sequence[tuple[str, str]]) -> Floats:
        """The cost of reading ``read`` where the text is ``gold``, for each (read, gold)."""
        result = np.zeros(len(pairs), np.float32)
        by_length: dict[int, list[int]] = {}
        for index, (read, _) in enumerate(pairs):
            by_length.setdefault(len(read), []).append(index)
        for length, members in by_length.items():
            longest = max(len(pairs[i][1]) for i in members)
            room = max(1, _BATCH_CELLS // ((length + 1) * (longest + 1)))
            for first in range(0, len(members), room):
                chunk = members[first : first + room]
                result[chunk] = self._run([pairs[i] for i in chunk], length)
        return result

    def _codes(self, texts: list[str], width: int, k: int, table: dict[str, int]) -> Ints:
        """Segment numbers of each text's ``k``-grams, 0 where unknown; shape (texts, width)."""
        known: dict[str, int] = {}
        rows: list[list[int]] = []
        which = np.empty(len(texts), np.int64)
        padding = [0] * max(width, 1)
        for number, text in enumerate(texts):
            row = known.get(text)
            if row is None:
                row = known[text] = len(rows)
                codes = [table.get(text[i : i + k], 0) for i in range(len(text) - k + 1)]
                rows.append((codes + padding)[: len(padding)])
            which[number] = row
        result: Ints = np.array(rows, np.int32)[which]
        return result

    def _run(self, pairs: list[tuple[str, str]], n: int) -> Floats:
        reads, golds = [p[0] for p in pairs], [p[1] for p in pairs]
        lengths = np.array([len(g) for g in golds])
        m = int(lengths.max(initial=0))
        gold = self._codes(golds, m, 1, self._gold)
        gold_pairs = self._codes(golds, m, 2, self._gold_pairs)
        read = [self._codes(reads, n, k, self._read[k]) for k in (1, 2, 3)]
        rows = np.arange(len(pairs))
        best = np.full((len(pairs), n + 1), IMPOSSIBLE * 4, np.float32)
        best[:, 0] = 0
        before = best
        result = np.where(lengths == 0, best[:, n], np.float32(0))
        for j in range(m):
            g = gold[:, j : j + 1]
            after = best + self._one[0][g, 0]
            for k in (1, 2, 3):
                if n >= k:
                    step = best[:, : n + 1 - k] + self._one[k][g, read[k - 1][:, : n + 1 - k]]
                    np.minimum(after[:, k:], step, out=after[:, k:])
            if j:
                pair = gold_pairs[:, j - 1 : j]
                for k in (1, 2):
                    if n >= k:
                        step = (
                            before[:, : n + 1 - k] + self._two[k][pair, read[k - 1][:, : n + 1 - k]]
                        )
                        np.minimum(after[:, k:], step, out=after[:, k:])
            before, best = best, after
            done = lengths == j + 1
            result[done] = best[rows[done], n]
        return result
