"""The differences of two versions, row by row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from soat_core.merging import Change, Difference, Merger, Side, Standing
from soat_core.merging.wording import Said, read, said

Index = QModelIndex | QPersistentModelIndex


class DifferenceModel(QAbstractListModel):
    """Shows what a ``Merger`` knows; all of it, or the conflicts alone."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._merger: Merger | None = None
        self._shown: Sequence[Difference] = ()
        self._shows_all = False

    @property
    def merger(self) -> Merger | None:
        return self._merger

    def show(self, merger: Merger | None, *, shows_all: bool) -> None:
        self.beginResetModel()
        self._merger, self._shows_all = merger, shows_all
        if merger is None:
            self._shown = ()
        else:
            found = merger.comparison
            self._shown = found.differences if shows_all else found.conflicts
        self.endResetModel()

    def renew(self) -> None:
        """The document changed, or the language."""
        if self._shown:
            self.dataChanged.emit(self.index(0), self.index(len(self._shown) - 1))

    def difference(self, row: int) -> Difference | None:
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def standing(self, row: int) -> Standing:
        assert self._merger is not None
        return self._merger.standing(self._shown[row])

    def said(self, row: int, side: Side) -> Said:
        """What a side says there, by whom and when."""
        assert self._merger is not None
        document = self._merger.before if side is Side.MINE else self._merger.theirs
        return said(self._shown[row], side, document)

    def side_now(self, row: int) -> Side | None:
        assert self._merger is not None
        return self._merger.side_now(self._shown[row])

    def next_open(self, after: int) -> int | None:
        """The next row that waits for a decision, round and round."""
        count = len(self._shown)
        for step in range(1, count + 1):
            row = (after + step) % count
            if self.standing(row) is Standing.OPEN:
                return row
        return None

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        row = index.row()
        difference = self.difference(row)
        if difference is None or self._merger is None:
            return None
        report = self._merger.document.report
        line = report.line_of(difference.start) + 1
        mine, theirs = (self.said(row, side).text for side in (Side.MINE, Side.THEIRS))
        words = read(difference, report.ocr_text)
        return f"{self._sign(row, difference)}  {line}:  {words}  →  {mine}  |  {theirs}"

    def _sign(self, row: int, difference: Difference) -> str:
        """How it stands, in one letter: words stand below the list."""
        standing = self.standing(row)
        if standing is Standing.OPEN:
            return "?"
        if difference.change is Change.CONFLICT:
            return "✓"
        return "←" if difference.change is Change.MINE else "→"
