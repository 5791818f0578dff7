"""Text that is being read, with where each of its characters stands in the file."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field

from soat_core.tei.foreign.layer import Kind


@dataclass(slots=True)
class Gap:
    """White space that is written only when something follows it on the line."""

    start: int
    end: int
    owner: int
    run: int
    kind: Kind
    char: str = " "


@dataclass
class Stream:
    """Text that is being read: that of the file, or of a note that waits for the end of its
    block."""

    parts: list[str] = field(default_factory=list)
    starts: array[int] = field(default_factory=lambda: array("I"))
    ends: array[int] = field(default_factory=lambda: array("I"))
    owners: array[int] = field(default_factory=lambda: array("I"))
    runs: array[int] = field(default_factory=lambda: array("I"))
    kinds: bytearray = field(default_factory=bytearray)
    at_line_start: bool = True
    gap: Gap | None = None
    tagged: bool = True
    """Whether there was a tag since the last ink."""
    has_page: bool = False

    def put(self, text: str, spans: Sequence[int], owner: int, run: int, kind: Kind) -> None:
        """Add characters; ``spans`` are where each begins, and where the last ends."""
        self._put(text, spans[: len(text)], spans[1:], owner, run, kind)

    def put_whole(self, text: str, start: int, end: int, owner: int, run: int, kind: Kind) -> None:
        """Add characters of which each stands for all of ``start..end``."""
        count = len(text)
        self._put(text, [start] * count, [end] * count, owner, run, kind)

    def put_gap(self, *, wraps: bool) -> None:
        """Write the white space that waits; it is a line break only where text breaks off."""
        gap, self.gap = self.gap, None
        if gap is not None:
            char = " " if gap.char == "\n" and (self.tagged or not wraps) else gap.char
            self.put_whole(char, gap.start, gap.end, gap.owner, gap.run, gap.kind)

    def add(self, other: Stream) -> None:
        self.parts += other.parts
        self.starts += other.starts
        self.ends += other.ends
        self.owners += other.owners
        self.runs += other.runs
        self.kinds += other.kinds

    def _put(
        self,
        text: str,
        starts: Sequence[int],
        ends: Sequence[int],
        owner: int,
        run: int,
        kind: Kind,
    ) -> None:
        count = len(text)
        self.parts.append(text)
        self.starts.extend(starts)
        self.ends.extend(ends)
        self.owners.extend([owner] * count)
        self.runs.extend([run] * count)
        self.kinds.extend(bytes([kind]) * count)


def spans_of(piece: str, at: int, size: int) -> Sequence[int]:
    """Where each character of a piece of the file begins in bytes, and where the last ends."""
    if size == len(piece):
        return range(at, at + size + 1)
    if len(piece) == 1:
        return at, at + size
    found = [at]
    for char in piece:
        at += len(char.encode("utf-8"))
        found.append(at)
    return found
