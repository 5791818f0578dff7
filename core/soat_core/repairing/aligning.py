"""From offsets in a text that was altered to those in the text that it was made from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz.distance import Indel

_MOST_CELLS = 200_000_000
"""Code points times code points that are compared letter by letter; some seconds."""


@dataclass(frozen=True, slots=True)
class Block:
    """``length`` code points that are the same in both texts."""

    altered: int
    original: int
    length: int


class Alignment:
    """Which stretches of an altered text are those of the original."""

    def __init__(self, altered: str, original: str) -> None:
        self.blocks = list(_joined(_blocks(altered, original)))
        self._starts = [block.altered for block in self.blocks]
        self._length = len(original)

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """A stretch of the altered text in the original; None where it is not all there."""
        at = bisect_right(self._starts, start) - 1
        for number in (at, at - 1):  # an empty stretch may stand at the end of the block before
            if not 0 <= number < len(self.blocks):
                continue
            block = self.blocks[number]
            if block.altered <= start and end <= block.altered + block.length:
                return start - block.altered + block.original, end - block.altered + block.original
        return None

    def missing(self) -> Iterator[tuple[int, int]]:
        """The stretches of the original that the altered text does not have."""
        position = 0
        for block in self.blocks:
            if block.original > position:
                yield position, block.original
            position = block.original + block.length
        if position < self._length:
            yield position, self._length


def _blocks(altered: str, original: str) -> Iterator[Block]:
    head = _common(altered, original)
    yield Block(0, 0, head)
    rest, other = altered[head:], original[head:]
    tail = _common(rest[::-1], other[::-1])
    middle, true = rest[: len(rest) - tail], other[: len(other) - tail]
    if len(middle) * len(true) <= _MOST_CELLS:
        yield from _by_letters(middle, true, head, head)
    else:
        yield from _by_lines(middle, true, head, head)
    yield Block(len(altered) - tail, len(original) - tail, tail)


def _common(one: str, other: str) -> int:
    """How many code points both begin with."""
    if one[: len(other)] == other[: len(one)]:
        return min(len(one), len(other))
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[:middle] == other[:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _by_letters(altered: str, original: str, at: int, of: int) -> Iterator[Block]:
    for step in Indel.opcodes(altered, original):
        if step.tag == "equal":
            yield Block(at + step.src_start, of + step.dest_start, step.src_end - step.src_start)


def _by_lines(altered: str, original: str, at: int, of: int) -> Iterator[Block]:
    lines, others = altered.splitlines(keepends=True), original.splitlines(keepends=True)
    starts, targets = _offsets(lines, at), _offsets(others, of)
    for tag, a, b, c, d in SequenceMatcher(None, lines, others, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Block(starts[a], targets[c], starts[b] - starts[a])
        elif (starts[b] - starts[a]) * (targets[d] - targets[c]) <= _MOST_CELLS:
            yield from _by_letters("".join(lines[a:b]), "".join(others[c:d]), starts[a], targets[c])


def _offsets(lines: list[str], start: int) -> list[int]:
    found = [start]
    for line in lines:
        found.append(found[-1] + len(line))
    return found


def _joined(blocks: Iterator[Block]) -> Iterator[Block]:
    """Blocks that follow on each other as one, empty ones left out."""
    last: Block | None = None
    for block in blocks:
        if not block.length:
            continue
        if last is not None and _follows(last, block):
            last = Block(last.altered, last.original, last.length + block.length)
            continue
        if last is not None:
            yield last
        last = block
    if last is not None:
        yield last


def _follows(one: Block, other: Block) -> bool:
    ends = one.altered + one.length, one.original + one.length
    return ends == (other.altered, other.original)
