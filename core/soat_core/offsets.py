"""How much longer the corrected lines are than the OCR lines, summed in logarithmic time."""

from __future__ import annotations

from collections.abc import Sequence


class LineOffsets:
    """A Fenwick tree (P. Fenwick, 1994) of length differences, in code points, one a line."""

    def __init__(self, lines: int) -> None:
        self._tree = [0] * (lines + 1)
        self._top = 1 << (lines.bit_length() - 1) if lines else 0

    def add(self, line: int, growth: int) -> None:
        if not growth:  # most corrections only put marks on letters
            return
        index = line + 1
        while index < len(self._tree):
            self._tree[index] += growth
            index += index & -index

    def before(self, line: int) -> int:
        """Sum of the differences of all lines before ``line``."""
        total = 0
        while line > 0:
            total += self._tree[line]
            line -= line & -line
        return total

    def line_at(self, offset: int, starts: Sequence[int]) -> int:
        """The last line whose corrected start is at or before ``offset``.

        ``starts`` are the OCR starts of the lines.  Corrected starts never decrease beyond an edit
        that swallows lines, so a search down the tree finds the line.
        """
        line = 0
        total = 0
        step = self._top
        while step:
            reached = line + step
            if reached < len(starts) and starts[reached] + total + self._tree[reached] <= offset:
                line = reached
                total += self._tree[reached]
            step >>= 1
        return line
