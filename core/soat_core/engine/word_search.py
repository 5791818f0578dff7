"""The words that the channel makes likeliest behind a reading, among all words at once.

Vietnamese has some 6,000 syllables and they share their ends: 2,500 different endings carry all of
them.  So the cheapest cutting (see ``channel``) of a reading against every single word is worked
out from the last letter to the first over a tree of endings, many readings at a time.  Nothing is
missed because it is an edit too far, and the cost of each word is exact.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from soat_core.engine.channel import IMPOSSIBLE, Channel, SegmentCosts
from soat_core.text import new_tone_placement

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

_CELLS = 6_000_000
"""How many costs one batch may hold."""


@dataclass(frozen=True)
class _Steps:
    """Endings that are one letter longer than their ``parent`` and two than ``grand``."""

    parent: Ints
    grand: Ints
    letter: Ints
    pair: Ints
    paired: Ints
    """The steps whose first two letters have a row of their own in the channel."""


class WordSearch:
    """Exact channel costs of a fixed list of words, in small letters, with a first capital, or in
    capitals.  Where a tone may stand on either of two vowels, the cheaper placement counts."""

    def __init__(self, words: Sequence[str], numbers: Sequence[int], channel: Channel) -> None:
        self._channel = channel
        self.numbers: Ints = np.array(numbers, np.int64)
        """Word numbers by column of the result."""
        spelled = list(words)
        column = list(range(len(words)))
        for at, word in enumerate(words):
            other = new_tone_placement(word)
            if other != word:
                spelled.append(other)
                column.append(at)
        self._twins = np.array(column[len(words) :], np.int64)
        lower = _Tree(spelled, channel)
        self._trees = {
            "lower": (lower, lower.last(spelled)),
            "title": (lower, lower.last([word[0].upper() + word[1:] for word in spelled])),
        }
        capitals = [word.upper() for word in spelled]
        upper = _Tree(capitals, channel)
        self._trees["upper"] = (upper, upper.last(capitals))

    def costs(self, reads: Sequence[str], case: str) -> Floats:
        """The cost (nats) of each word for each reading; shape (readings, words).

        ``case`` is "lower", "title" or "upper": how the words are written.
        """
        tree, last = self._trees[case]
        count = len(self.numbers)
        result = np.empty((len(reads), count), np.float32)
        by_length: dict[int, list[int]] = {}
        for index, read in enumerate(reads):
            by_length.setdefault(len(read), []).append(index)
        for length, members in by_length.items():
            room = max(1, _CELLS // (len(tree) * (length + 1)))
            for first in range(0, len(members), room):
                chunk = members[first : first + room]
                segments = self._channel.segment_costs([reads[i] for i in chunk])
                every = tree.whole(tree.endings(segments), last, segments)
                found = every[:count]
                found[self._twins] = np.minimum(found[self._twins], every[count:])
                result[chunk] = found.T
        return result


class _Tree:
    """All proper endings of some words; number 0 is the empty one."""

    def __init__(self, words: Sequence[str], channel: Channel) -> None:
        self._channel = channel
        endings = {word[at:] for word in words for at in range(1, len(word) + 1)}
        self._number = {
            e: i for i, e in enumerate(sorted(endings | {""}, key=lambda e: (len(e), e)))
        }
        by_length: dict[int, list[str]] = {}
        for ending in self._number:
            by_length.setdefault(len(ending), []).append(ending)
        self._levels = [
            (self._number[group[0]], self._steps(group))
            for length, group in sorted(by_length.items())
            if length
        ]

    def __len__(self) -> int:
        return len(self._number)

    def last(self, words: Sequence[str]) -> _Steps:
        """The last step, to whole words."""
        return self._steps(words)

    def _steps(self, texts: Sequence[str]) -> _Steps:
        number, letter, pair = self._number, self._channel.letters, self._channel.pairs
        pairs = np.array([pair.get(text[:2], 0) for text in texts], np.int64)
        return _Steps(
            parent=np.array([number[text[1:]] for text in texts], np.int64),
            grand=np.array([number[text[2:]] for text in texts], np.int64),
            letter=np.array([letter.get(text[0], 0) for text in texts], np.int64),
            pair=pairs,
            paired=np.flatnonzero(pairs),
        )

    def endings(self, segments: SegmentCosts) -> Floats:
        """The cost of reading each ending as the rest of each reading from each place on; shape
        (endings, length + 1, readings)."""
        n = segments.length
        table = np.full((len(self), n + 1, segments.count), IMPOSSIBLE * 4, np.float32)
        table[0, n] = 0
        for first, steps in self._levels:
            parent = table.take(steps.parent, axis=0)
            here = parent + segments.one[0].take(steps.letter, axis=0)
            for k in range(1, min(3, n) + 1):
                step = segments.one[k].take(steps.letter, axis=0)
                step += parent[:, k:]
                np.minimum(here[:, : n + 1 - k], step, out=here[:, : n + 1 - k])
            if len(steps.paired):
                grand = table.take(steps.grand[steps.paired], axis=0)
                pair = steps.pair[steps.paired]
                best = here[steps.paired]
                for k in range(1, min(2, n) + 1):
                    step = segments.two[k].take(pair, axis=0)
                    step += grand[:, k:]
                    np.minimum(best[:, : n + 1 - k], step, out=best[:, : n + 1 - k])
                here[steps.paired] = best
            table[first : first + len(here)] = here
        return table

    def whole(self, table: Floats, last: _Steps, segments: SegmentCosts) -> Floats:
        """The cost of reading each word as each whole reading; shape (words, readings)."""
        n = segments.length
        best = table[:, 0].take(last.parent, axis=0)
        best += segments.one[0][:, 0].take(last.letter, axis=0)
        for k in range(1, min(3, n) + 1):
            step = table[:, k].take(last.parent, axis=0)
            step += segments.one[k][:, 0].take(last.letter, axis=0)
            np.minimum(best, step, out=best)
        if len(last.paired):
            grand, pair = last.grand[last.paired], last.pair[last.paired]
            some = best[last.paired]
            for k in range(1, min(2, n) + 1):
                step = table[:, k].take(grand, axis=0)
                step += segments.two[k][:, 0].take(pair, axis=0)
                np.minimum(some, step, out=some)
            best[last.paired] = some
        return best
