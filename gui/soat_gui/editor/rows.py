"""Where lines stand when long ones take several rows."""

from __future__ import annotations

from soat_core.offsets import LineOffsets


class Rows:
    """Rows of every line of both panes, in logarithmic time: they begin as estimates and become
    exact when a line is laid out."""

    def __init__(self, estimates: list[int]) -> None:
        self._rows = estimates
        self._extra = LineOffsets(len(estimates))
        for line, rows in enumerate(estimates):
            if rows > 1:
                self._extra.add(line, rows - 1)

    @property
    def line_count(self) -> int:
        return len(self._rows)

    @property
    def total(self) -> int:
        return self.top(len(self._rows))

    def of(self, line: int) -> int:
        return self._rows[line]

    def top(self, line: int) -> int:
        """The first row of a line."""
        return line + self._extra.before(line)

    def line_at(self, row: int) -> int:
        """The line on this row; rows beyond the last belong to the last line."""
        return self._extra.line_at(max(0, row), range(len(self._rows)))

    def set(self, line: int, rows: int) -> bool:
        """Say how many rows a line takes; True when that is news."""
        if rows == self._rows[line]:
            return False
        self._extra.add(line, rows - self._rows[line])
        self._rows[line] = rows
        return True
