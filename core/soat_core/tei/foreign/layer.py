"""The text of a foreign file as it reads, and where in the file each of its characters stands.

Lines begin at ``lb``, ``cb`` and with blocks (paragraphs, heads, rows ...), pages at ``pb``.  Notes
follow the block that they stand in.  Of ``choice`` and ``app`` is read what the edition reads:
``corr``, ``reg``, ``expan``, ``lem``.  White space is one space, as in TEI, but where no file line
is marked by ``lb`` at all the lines of the file's own paragraphs are lines of the text.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

import numpy as np
import numpy.typing as npt

from soat_core.tei.foreign.elements import EDITABLE
from soat_core.tei.foreign.markup import Element


class Kind(IntEnum):
    """What a character of the text is in the file."""

    TEXT = 0
    SPACE = 1
    """White space of the file, read as one character."""
    BREAK = 2
    """The beginning of a line or page, an empty element."""
    FENCE = 3
    """Stands between two blocks or cells, and for nothing in the file."""
    LOCKED = 4
    """Text that can be read but not corrected."""


@dataclass(frozen=True, slots=True)
class Run:
    """``text[start:end]`` stands in the file without a tag in between."""

    start: int
    end: int
    editable: bool


@dataclass(frozen=True, repr=False)
class Layer:
    """For each code point of ``text`` where it begins and ends in the file (bytes of UTF-8), the
    element it stands in, its kind, and the number of its run.

    A run is a stretch without tags; characters of different runs have different numbers.
    """

    text: str
    starts: array[int]
    ends: array[int]
    owners: array[int]
    runs: array[int]
    kinds: bytearray
    elements: Sequence[Element]

    def is_editable(self, offset: int) -> bool:
        """Whether a correction may stand just where this character is."""
        return (
            self.kinds[offset] <= Kind.SPACE and self.elements[self.owners[offset]].name in EDITABLE
        )

    def runs_in(self, start: int, end: int) -> Iterator[Run]:
        """``text[start:end]`` cut where tags stand."""
        at = start
        while at < end:
            stop = at + 1
            while stop < end and self.runs[stop] == self.runs[at]:
                stop += 1
            yield Run(at, stop, all(map(self.is_editable, range(at, stop))))
            at = stop

    def place(self, offset: int) -> int | None:
        """The byte at which something may be put in before ``text[offset]`` so that ``offset_at``
        finds it again; None where that is not possible."""
        if offset < len(self.text) and self.is_editable(offset):
            return self.starts[offset]
        if offset > 0 and self.is_editable(offset - 1):
            at = self.ends[offset - 1]
            return at if self.offset_at(at) == offset else None
        return None

    def offset_at(self, at: int) -> int:
        """The offset of the character that begins at a byte, else behind the one that ends there,
        else of the next one."""
        starts, order = self._by_place
        index = int(np.searchsorted(starts, at))
        if index < len(starts) and starts[index] == at:
            return int(order[index])
        if index and self.ends[int(order[index - 1])] == at:
            return int(order[index - 1]) + 1
        return int(order[index]) if index < len(starts) else len(self.text)

    def offsets_in(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of text that begins with the first and ends with the last character of some
        bytes; empty where none begins there."""
        found = self._found(start, end)
        if not len(found):
            at = self.offset_at(start)
            return at, at
        return int(found.min()), int(found.max()) + 1

    def count_in(self, start: int, end: int) -> int:
        """How many characters of the text begin in some bytes."""
        return len(self._found(start, end))

    def _found(self, start: int, end: int) -> npt.NDArray[np.int64]:
        starts, order = self._by_place
        return order[np.searchsorted(starts, start) : np.searchsorted(starts, end)]

    @cached_property
    def _by_place(self) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """Where characters begin, ascending, and which they are."""
        starts = np.array(self.starts, np.int64)
        order = np.argsort(starts, kind="stable")
        return starts[order], order
