"""Searching a snapshot; made to run in a thread of its own."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import NamedTuple

import numpy as np
import regex

from soat_core.i18n import tr
from soat_core.search.pattern import Pattern
from soat_core.search.query import TooSlowError
from soat_core.search.snapshot import FoldedSnapshot, Offsets, Snapshot

TIME_LIMIT = 2.0
"""Seconds after which an expression is given up."""

_LOOK_UP = 1024
"""Matches between two looks at whether the search is still wanted."""

Cancelled = Callable[[], bool]


def never() -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Hit:
    """A place found, in the snapshot it was found in.  Columns are code points of their line."""

    number: int
    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int


class Hits:
    """All places found, by place; they never overlap and none is empty."""

    def __init__(self, snapshot: Snapshot, starts: Offsets, ends: Offsets) -> None:
        self.snapshot = snapshot
        self._starts = starts
        self._ends = ends

    def __len__(self) -> int:
        return len(self._starts)

    def __getitem__(self, number: int) -> Hit:
        start, end = int(self._starts[number]), int(self._ends[number])
        line, column = self.snapshot.place(start)
        # The last letter's line, even where it is the very last of it.
        end_line, last = self.snapshot.place(end - 1)
        return Hit(number, start, end, line, column, end_line, last + 1)

    def stand_as(self, other: Hits) -> bool:
        """Whether these are as many hits, at the same places of their lines and as long."""
        if len(self) != len(other):
            return False
        mine, theirs = self._places, other._places
        return all(np.array_equal(a, b) for a, b in zip(mine, theirs, strict=True))

    @cached_property
    def _places(self) -> tuple[Offsets, Offsets, Offsets]:
        return *self.snapshot.places(self._starts), self._ends - self._starts

    def from_offset(self, offset: int) -> int:
        """The number of the first hit that begins at or after an offset of the snapshot;
        ``len`` when there is none."""
        return int(np.searchsorted(self._starts, offset))

    def in_line(self, line: int) -> Iterator[Hit]:
        """The hits that touch a line."""
        begin, end = self.snapshot.offset(line), self.snapshot.offset(line + 1)
        first = int(np.searchsorted(self._ends, begin, side="right"))
        for number in range(first, self.from_offset(end)):
            yield self[number]


class Found(NamedTuple):
    """A hit with how it was found: its match, in a text that stands at ``begin`` in the folded
    text."""

    start: int
    end: int
    begin: int
    match: regex.Match[str]


def find(
    snapshot: Snapshot,
    pattern: Pattern,
    cancelled: Cancelled = never,
    time_limit: float = TIME_LIMIT,
) -> Hits | None:
    """All hits in a snapshot, or None when the search was cancelled meanwhile.

    Raises ``TooSlowError`` after ``time_limit`` seconds.
    """
    folded = snapshot.folded(pattern.fold)
    spans: list[tuple[int, int]] = []
    for begin, some in _raw(folded, pattern, time_limit):
        if begin:
            spans += [(begin + match.start(), begin + match.end()) for match in some]
        else:
            spans += [match.span() for match in some]
        if cancelled():
            return None
    starts, ends, _ = _located(snapshot, folded, pattern, spans)
    return None if cancelled() else Hits(snapshot, starts, ends)


def matches(
    snapshot: Snapshot, pattern: Pattern, time_limit: float = TIME_LIMIT
) -> Iterator[Found]:
    """Every hit that ``find`` finds, with its match.  Raises ``TooSlowError``."""
    folded = snapshot.folded(pattern.fold)
    raw = [(begin, match) for begin, some in _raw(folded, pattern, time_limit) for match in some]
    spans = [(begin + match.start(), begin + match.end()) for begin, match in raw]
    starts, ends, numbers = _located(snapshot, folded, pattern, spans)
    for start, end, number in zip(starts.tolist(), ends.tolist(), numbers.tolist(), strict=True):
        yield Found(start, end, *raw[number])


def _located(
    snapshot: Snapshot,
    folded: FoldedSnapshot,
    pattern: Pattern,
    spans: list[tuple[int, int]],
) -> tuple[Offsets, Offsets, Offsets]:
    """Where matches stand in the snapshot, and which of them count, by number."""
    both = np.array(spans, dtype=np.int64).reshape(-1, 2)
    numbers = np.flatnonzero(both[:, 0] < both[:, 1])  # nothing is no hit
    both = both[numbers]
    starts, ends = folded.all_to_source(both[:, 0], both[:, 1])
    counts = np.ones(len(numbers), dtype=bool)
    if not pattern.query.regex:
        counts &= folded.are_whole(both[:, 0], both[:, 1])
    # Two may share a letter that was folded to several: the first has it.
    for number in (np.flatnonzero(starts[1:] < ends[:-1]) + 1).tolist():
        counts[number] = not counts[number - 1] or starts[number] >= ends[number - 1]
    if pattern.query.suspects_only:
        counts &= snapshot.touch_suspects(starts, ends)
    return starts[counts], ends[counts], numbers[counts]


def _raw(
    folded: FoldedSnapshot, pattern: Pattern, time_limit: float
) -> Iterator[tuple[int, list[regex.Match[str]]]]:
    """Matches, some at a time, and where the text begins that they were made in."""
    until = time.monotonic() + time_limit
    # Letting other threads go on takes longer; a plain search is over before they would wait.
    concurrent = pattern.query.regex
    try:
        for begin, text in _texts(folded, pattern):
            left = max(0.001, until - time.monotonic())
            found = pattern.expression.finditer(text, timeout=left, concurrent=concurrent)
            while some := list(islice(found, _LOOK_UP)):
                yield begin, some
    except TimeoutError:
        raise too_slow() from None


def _texts(folded: FoldedSnapshot, pattern: Pattern) -> Iterator[tuple[int, str]]:
    if not pattern.by_line:
        yield 0, folded.text
        return
    begin = 0
    for line in folded.text.split("\n"):
        yield begin, line
        begin += len(line) + 1


def too_slow() -> TooSlowError:
    return TooSlowError(
        tr(
            "this expression takes too long, make it simpler",
            "biểu thức này tìm quá lâu, hãy viết đơn giản hơn",
        )
    )
