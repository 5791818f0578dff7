"""Which words of a second reading stand where the report's tokens stand.

By their boxes where both have them: two belong together when they share half of the smaller box.
Else by the text: lines are paired first, then tokens and words of paired lines by edit distance
(V. Levenshtein, 1966) without marks and case, where either side may have split or joined words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import Levenshtein

from soat_core.evaluate.alignment import folded, pair_lines
from soat_core.layout import Box
from soat_core.text import Span

_SHARED = 0.5
"""Share of the smaller box that two words must have in common."""
_MOST = 3
"""Words that one may stand for."""
_LEFT_OUT = 0.7
"""What a letter costs that has no counterpart, where a wrong one costs 1."""
_UNEVEN = 0.4
"""What it costs that one side split or joined a word."""


@dataclass(frozen=True, slots=True)
class Token:
    """``ocr_text[start:end]``, on a line of the report."""

    span: Span
    text: str
    line: int
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class ReadWord:
    """A word of the second reading; confidence 0 to 1, the box in the units of the report's."""

    text: str
    confidence: float
    line: int
    box: Box | None = None


Placed = TypeVar("Placed", Token, ReadWord)


@dataclass(frozen=True, slots=True)
class Match:
    """Neighbouring tokens of one line and the words, from left to right, that stand there."""

    tokens: tuple[Token, ...]
    words: tuple[ReadWord, ...]


def matches(tokens: Sequence[Token], words: Sequence[ReadWord]) -> list[Match]:
    """The tokens (in the order of the text) that have a counterpart, with it.

    Where tokens of two lines would stand for one word nothing is said about them.
    """
    if any(token.box is not None for token in tokens):
        found = _by_boxes(tokens, words)
    else:
        found = _by_text(tokens, words)
    return [match for match in found if len({token.line for token in match.tokens}) == 1]


# Boxes


def _by_boxes(tokens: Sequence[Token], words: Sequence[ReadWord]) -> Iterator[Match]:
    placed = [token for token in tokens if token.box is not None]
    there = [word for word in words if word.box is not None]
    if not placed or not there:
        return
    shared = _shared([token.box for token in placed], [word.box for word in there]) >= _SHARED
    number = {token.span: at for at, token in enumerate(tokens)}
    for some, them in _groups(shared):
        numbers = sorted(number[placed[at].span] for at in some)
        if numbers[-1] - numbers[0] == len(numbers) - 1:
            right = sorted((there[at] for at in them), key=lambda word: word.box or _NOWHERE)
            yield Match(tuple(tokens[at] for at in numbers), tuple(right))


def _shared(left: Sequence[Box | None], right: Sequence[Box | None]) -> npt.NDArray[np.float64]:
    """Common area as a share of the smaller of two boxes, for every pair."""
    a = np.array(left, float)[:, None, :]
    b = np.array(right, float)[None, :, :]
    wide = np.minimum(a[..., 2], b[..., 2]) - np.maximum(a[..., 0], b[..., 0])
    high = np.minimum(a[..., 3], b[..., 3]) - np.maximum(a[..., 1], b[..., 1])
    smaller = np.minimum(_area(a), _area(b))
    shared: npt.NDArray[np.float64] = wide.clip(0) * high.clip(0) / np.maximum(smaller, 1.0)
    return shared


def _area(boxes: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    sizes = boxes[..., 2:] - boxes[..., :2]
    area: npt.NDArray[np.float64] = sizes.prod(-1)
    return area


def _groups(together: npt.NDArray[np.bool_]) -> Iterator[tuple[list[int], list[int]]]:
    """Rows and columns of the table that hang together, directly or by others."""
    waiting = set(np.flatnonzero(together.any(1)).tolist())
    while waiting:
        rows, columns = {min(waiting)}, set[int]()
        while True:
            wider = set(np.flatnonzero(together[sorted(rows)].any(0)).tolist())
            more = set(np.flatnonzero(together[:, sorted(wider)].any(1)).tolist())
            if wider == columns and more == rows:
                break
            rows, columns = more, wider
        waiting -= rows
        yield sorted(rows), sorted(columns)


_NOWHERE = Box(0, 0, 0, 0)


# Text


def _by_text(tokens: Sequence[Token], words: Sequence[ReadWord]) -> Iterator[Match]:
    mine, theirs = _by_line(tokens), _by_line(words)
    if len(mine) == 1 and len(theirs) > 1:  # one line, however many were seen there
        theirs = [list(words)]
    texts = [" ".join(token.text for token in line) for line in mine]
    read = [" ".join(word.text for word in line) for line in theirs]
    for left, right in pair_lines(texts, read):
        if left is not None and right is not None:
            yield from _in_line(mine[left], theirs[right])


def _by_line(some: Sequence[Placed]) -> list[list[Placed]]:
    lines: dict[int, list[Placed]] = {}
    for one in some:
        lines.setdefault(one.line, []).append(one)
    return list(lines.values())


_STEPS = (
    (1, 1), (1, 0), (0, 1),
    *((n, 1) for n in range(2, _MOST + 1)),
    *((1, n) for n in range(2, _MOST + 1)),
)  # fmt: skip


def _in_line(tokens: Sequence[Token], words: Sequence[ReadWord]) -> Iterator[Match]:
    """The cheapest way to go through both from left to right (dynamic programming)."""
    left, right = [folded(t.text) for t in tokens], [folded(w.text) for w in words]
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for i in range(len(left) + 1):
        for j in range(len(right) + 1):
            ways = [
                (best[i - a, j - b][0] + _cost(left[i - a : i], right[j - b : j]), (a, b))
                for a, b in _STEPS
                if a <= i and b <= j
            ]
            if ways:
                best[i, j] = min(ways)
    found: list[Match] = []
    i, j = len(left), len(right)
    while i or j:
        a, b = best[i, j][1]
        if a and b:
            found.append(Match(tuple(tokens[i - a : i]), tuple(words[j - b : j])))
        i, j = i - a, j - b
    yield from reversed(found)


def _cost(left: Sequence[str], right: Sequence[str]) -> float:
    if not left or not right:
        return _LEFT_OUT * sum(map(len, (*left, *right)))
    apart = Levenshtein.distance("".join(left), "".join(right))
    return apart + _UNEVEN * (len(left) != len(right))
