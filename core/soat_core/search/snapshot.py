"""The text of one side of a report at one moment, cut into blocks of lines.

Blocks never change: after an edit one is replaced, and what was folded of the others still holds.
So a snapshot may be searched in another thread while the report is being worked on.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import accumulate
from typing import Any

import numpy as np
from numpy.typing import NDArray

from soat_core.search.folding import Fold, Folded, fold
from soat_core.text import Span

Offsets = NDArray[np.int64]


class Block:
    """The text of some lines, line ends included.

    ``line_starts`` are the offsets of its lines in ``text``, ``suspects`` the stretches of it that
    are suspects nothing was decided about, by place.
    """

    def __init__(self, text: str, line_starts: Sequence[int], suspects: Sequence[Span]) -> None:
        self.text = text
        self.line_starts = line_starts
        self.suspects = suspects
        self._folded: dict[Fold, Folded] = {}

    def folded(self, how: Fold) -> Folded:
        found = self._folded.get(how)
        if found is None:
            # Two threads may both do this; they come to the same.
            found = self._folded[how] = fold(self.text, how)
        return found


class Snapshot:
    """Blocks one after the other.  Offsets are code points of their texts joined together."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = tuple(blocks)
        self._folded: dict[Fold, FoldedSnapshot] = {}

    @cached_property
    def starts(self) -> list[int]:
        """Offset of each block, and of the end."""
        return _sums(len(block.text) for block in self.blocks)

    @cached_property
    def text(self) -> str:
        return "".join(block.text for block in self.blocks)

    @property
    def line_count(self) -> int:
        return self._lines[-1]

    def folded(self, how: Fold) -> FoldedSnapshot:
        found = self._folded.get(how)
        if found is None:
            found = self._folded[how] = FoldedSnapshot(self, how)
        return found

    def place(self, offset: int) -> tuple[int, int]:
        """Line, and offset in the line, of an offset."""
        at = min(bisect_right(self.starts, offset), len(self.blocks)) - 1
        inside = offset - self.starts[at]
        starts = self.blocks[at].line_starts
        line = bisect_right(starts, inside) - 1
        return self._lines[at] + line, inside - starts[line]

    def places(self, offsets: Offsets) -> tuple[Offsets, Offsets]:
        """``place`` of many offsets at once."""
        lines = np.searchsorted(self._line_starts, offsets, side="right") - 1
        return lines, offsets - self._line_starts[lines]

    def offset(self, line: int, column: int = 0) -> int:
        """The offset of a place; the end of the text for lines beyond the last."""
        if line >= self.line_count:
            return self.starts[-1]
        at = bisect_right(self._lines, line) - 1
        return self.starts[at] + self.blocks[at].line_starts[line - self._lines[at]] + column

    def touch_suspects(self, starts: Offsets, ends: Offsets) -> NDArray[np.bool_]:
        """Which of some stretches share text with a suspect that nothing was decided about."""
        begins, stops = self._suspects
        at = np.searchsorted(stops, starts, side="right")
        # One more that nothing reaches stands for "no suspect after it".
        beyond = np.append(begins, self.starts[-1])
        return np.asarray(beyond[at] < ends, dtype=bool)

    @cached_property
    def _suspects(self) -> tuple[Offsets, Offsets]:
        spans = [
            (start + span.start, start + span.end)
            for start, block in zip(self.starts, self.blocks, strict=False)
            for span in block.suspects
        ]
        both = np.array(spans, dtype=np.int64).reshape(-1, 2)
        return both[:, 0], both[:, 1]

    @cached_property
    def _line_starts(self) -> Offsets:
        parts = [
            np.asarray(block.line_starts, dtype=np.int64) + start
            for start, block in zip(self.starts, self.blocks, strict=False)
        ]
        return np.concatenate(parts)

    @cached_property
    def _lines(self) -> list[int]:
        return _sums(len(block.line_starts) for block in self.blocks)


class FoldedSnapshot:
    """A whole snapshot folded, with the way back."""

    def __init__(self, snapshot: Snapshot, how: Fold) -> None:
        parts = [block.folded(how) for block in snapshot.blocks]
        self.text = "".join(part.text for part in parts)
        self._origins = None
        if any(part.origins is not None for part in parts):
            self._origins = _joined(parts, snapshot.starts)

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the snapshot that ``text[start:end]`` came from."""
        if self._origins is None:
            return start, end
        if start == end:
            return int(self._origins[start]), int(self._origins[start])
        starts, ends = self.all_to_source(np.array([start]), np.array([end]))
        return int(starts[0]), int(ends[0])

    def all_to_source(self, starts: Offsets, ends: Offsets) -> tuple[Offsets, Offsets]:
        """The same for many stretches, none of them empty."""
        origins = self._origins
        if origins is None:
            return starts, ends
        # The last letter goes up to where the next one begins.
        after = np.searchsorted(origins, origins[ends - 1], side="right")
        return origins[starts], origins[after]

    def are_whole(self, starts: Offsets, ends: Offsets) -> NDArray[np.bool_]:
        """Which of some stretches, none of them empty, begin and end where letters do: a mark that
        does not compose is a code point of its own, and yet part of its letter."""
        if self._origins is None:
            return np.ones(len(starts), dtype=bool)
        return self._begin_letters(starts) & self._begin_letters(ends)

    def _begin_letters(self, offsets: Offsets) -> NDArray[np.bool_]:
        assert self._origins is not None
        before = self._origins[np.maximum(offsets - 1, 0)]
        return np.asarray((offsets == 0) | (self._origins[offsets] != before), dtype=bool)

    def from_source(self, offset: int) -> int:
        """The first code point of ``text`` that came from ``offset`` or what follows it."""
        return offset if self._origins is None else int(np.searchsorted(self._origins, offset))


def _joined(parts: Sequence[Folded], starts: Sequence[int]) -> Offsets:
    """Origins of all parts, as offsets of the snapshot, and of the end."""
    origins: list[NDArray[Any]] = []
    for part, start in zip(parts, starts, strict=False):
        if part.origins is None:
            origins.append(np.arange(start, start + len(part.text), dtype=np.int64))
        else:
            origins.append(np.asarray(part.origins[:-1], dtype=np.int64) + start)
    return np.concatenate([*origins, np.array(starts[-1:], dtype=np.int64)])


def _sums(lengths: Iterable[int]) -> list[int]:
    return list(accumulate(lengths, initial=0))
