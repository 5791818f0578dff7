"""Putting things into bytes, and taking them out again."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from enum import IntEnum
from itertools import accumulate
from typing import NamedTuple


class Order(IntEnum):
    """What comes first of what is put in at the same place."""

    ENDS = 0
    STANDS = 1
    """Empty elements and parts of the header."""
    INSERTS = 2
    BEGINS = 3


class Splice(NamedTuple):
    """``markup`` is put in before byte ``at``; what is equal stays in the order it came."""

    at: int
    order: Order
    markup: str


def spliced(data: bytes, splices: Iterable[Splice]) -> bytes:
    """``data`` with everything put in."""
    parts: list[bytes] = []
    position = 0
    for splice in sorted(splices, key=lambda one: one[:2]):
        parts.append(data[position : splice.at])
        parts.append(splice.markup.encode("utf-8"))
        position = splice.at
    parts.append(data[position:])
    return b"".join(parts)


class Cut:
    """``data`` without some stretches, and where its bytes have gone.

    Stretches that lie in others count once.
    """

    def __init__(self, data: bytes, stretches: Iterable[tuple[int, int]]) -> None:
        kept: list[tuple[int, int]] = []
        for start, end in sorted(stretches, key=lambda one: (one[0], -one[1])):
            if not kept or start >= kept[-1][1]:
                kept.append((start, end))
        self._starts: Sequence[int] = [start for start, _ in kept]
        self._ends: Sequence[int] = [end for _, end in kept]
        self._lost = [0, *accumulate(end - start for start, end in kept)]
        position, parts = 0, []
        for start, end in kept:
            parts.append(data[position:start])
            position = end
        parts.append(data[position:])
        self.data = b"".join(parts)

    def moved(self, at: int) -> int:
        """Where a byte of the whole is; inside of what was cut out it is where that was."""
        index = bisect_right(self._starts, at)
        if index and at < self._ends[index - 1]:
            return self._starts[index - 1] - self._lost[index - 1]
        return at - self._lost[index]


def attribute(value: str) -> str:
    """A value between double quotes, its white space kept."""
    from xml.sax.saxutils import escape  # takes its time

    told = escape(value, {'"': "&quot;", "\n": "&#10;", "\t": "&#9;", "\r": "&#13;"})
    return f'"{told}"'


def content(text: str, prefix: str = "") -> str:
    """Text as content; line feeds are ``lb``, form feeds ``pb``, with the prefix of the place."""
    from xml.sax.saxutils import escape  # takes its time

    told = escape(text, {"\t": "&#9;", "\r": "&#13;"})
    return told.replace("\n", f"<{prefix}lb/>").replace("\f", f"<{prefix}pb/>")


def printable(text: str) -> str:
    """A name of a person or file, without what XML cannot carry."""
    return "".join(char if char.isprintable() else "\ufffd" for char in text)
