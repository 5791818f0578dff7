"""The places of one series as rows of a table: key words in context."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from soat_core.report import Report
from soat_core.series import AS_SUGGESTED, Concordance, Hit, Wish
from soat_core.series.letter_case import folded
from soat_gui.series.cells import Cells, Column, Row, is_right, title_of

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_FALLING = Qt.SortOrder.DescendingOrder
_RISING = Qt.SortOrder.AscendingOrder
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_FEW = 40
"""Rows that go one by one; when more do, or others come, the table is filled anew."""


class ConcordanceModel(QAbstractTableModel):
    """Shows a ``Concordance``; which places are ticked is all that it knows itself."""

    counted = Signal()
    """Other places are ticked or there, or they would read otherwise."""

    def __init__(self) -> None:
        super().__init__()
        self._concordance: Concordance | None = None
        self._cells: Cells | None = None
        self._wish = AS_SUGGESTED
        self._with_decided = False
        self._rows: list[Row] = []
        self._order: tuple[Column, Qt.SortOrder] = Column.POSTERIOR, _RISING

    # What is in it

    @property
    def rows(self) -> Sequence[Row]:
        """As they stand in the table."""
        return self._rows

    @property
    def ticked(self) -> list[Hit]:
        """The places that are to be decided, by place."""
        return sorted(row.hit for row in self._rows if row.ticked)

    @property
    def order(self) -> tuple[Column, Qt.SortOrder]:
        return self._order

    @property
    def expected_errors(self) -> float:
        """Among the ticked, as the posteriors tell; where they tell nothing, none."""
        return sum(
            1 - (1.0 if r.posterior is None else r.posterior) for r in self._rows if r.ticked
        )

    def show(self, concordance: Concordance | None, report: Report | None) -> None:
        """Show another series, every open place ticked."""
        self.beginResetModel()
        self._concordance = concordance
        self._cells = Cells(concordance, report) if concordance and report else None
        self._wish = AS_SUGGESTED
        self._rows = self._wanted(lambda _hit: True)
        self._sort()
        self.endResetModel()
        self.counted.emit()

    def set_wish(self, wish: Wish) -> None:
        """What the ticked places shall read."""
        if wish == self._wish:
            return
        self._wish = wish
        for row in self._rows:
            row.posterior = self._posterior(row.hit)
        self._tell_columns(Column.RESULT, Column.POSTERIOR)
        self.counted.emit()

    def show_decided(self, with_decided: bool) -> None:
        """Whether the places that are decided already are shown too; they are not ticked."""
        self._with_decided = with_decided
        self.refresh()

    def refresh(self) -> None:
        """Suggestions or decisions have changed: places go, come, or read otherwise."""
        if self._concordance is None:
            return
        self._concordance.refresh()
        unticked = {row.hit for row in self._rows if not row.ticked}
        rows = self._wanted(lambda hit: hit not in unticked)
        now = {row.hit: row for row in rows}
        gone = [at for at, row in enumerate(self._rows) if row.hit not in now]
        new = now.keys() - {row.hit for row in self._rows}
        if new or len(gone) > _FEW:
            self.beginResetModel()
            self._rows = rows
            self._sort()
            self.endResetModel()
        else:
            self._remove(gone)
            for at, row in enumerate(self._rows):
                self._rows[at] = now[row.hit]
            self._tell_columns(Column.LINE, Column.POSTERIOR)
        self.counted.emit()

    # Ticking

    def tick(self, numbers: Iterable[int], ticked: bool) -> None:
        for number in numbers:
            self._rows[number].ticked = ticked
        self._tell_columns(Column.LINE, Column.POSTERIOR)
        self.counted.emit()

    def tick_all(self) -> None:
        """All open places; none where they all are ticked."""
        is_ticked = all(row.ticked for row in self._rows if not row.decided)
        for row in self._rows:
            row.ticked = not is_ticked and not row.decided
        self._tell_columns(Column.LINE, Column.POSTERIOR)
        self.counted.emit()

    # Qt's side

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == Column.LINE else flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            title = title_of(Column(section))
            if section != self._order[0]:
                return title
            arrow = "↓" if self._order[1] is _FALLING else "↑"
            return f"{arrow} {title}" if is_right(section) else f"{title} {arrow}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if is_right(section) else _LEFT
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = self._rows[index.row()], Column(index.column())
        assert self._cells is not None  # or there would be no rows
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cells.text(row, column, self._wish)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if is_right(column) else _LEFT
        if role == Qt.ItemDataRole.CheckStateRole and column is Column.LINE:
            return Qt.CheckState.Checked if row.ticked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return (
                self._cells.spoken(row, self._wish)
                if column is Column.LINE
                else self._cells.text(row, column, self._wish)
            )
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.tick([index.row()], Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def sort(self, column: int, order: Qt.SortOrder = _RISING) -> None:
        self.layoutAboutToBeChanged.emit()
        old = self.persistentIndexList()
        hits = [self._rows[index.row()].hit for index in old]
        self._order = Column(column), order
        self._sort()
        places = {row.hit: number for number, row in enumerate(self._rows)}
        new = [self.index(places[hit], one.column()) for hit, one in zip(hits, old, strict=True)]
        self.changePersistentIndexList(old, new)
        self.layoutChanged.emit()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)

    # Within

    def _wanted(self, is_ticked: Callable[[Hit], bool]) -> list[Row]:
        concordance = self._concordance
        if concordance is None:
            return []
        rows = [Row(h, False, is_ticked(h), self._posterior(h)) for h in concordance.hits()]
        if self._with_decided:
            before = {row.hit: row.ticked for row in self._rows if row.decided}
            rows += [
                Row(h, True, before.get(h, False), self._posterior(h))
                for h in concordance.decided()
            ]
        return rows

    def _posterior(self, hit: Hit) -> float | None:
        assert self._concordance is not None
        return self._concordance.outcome(hit, self._wish).posterior

    def _tell_columns(self, first: Column, last: Column) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0, first), self.index(len(self._rows) - 1, last))

    # The order

    def _key(self, row: Row) -> tuple[Any, int]:
        """What is alike in the column goes by its place."""
        column, start = self._order[0], row.hit.start
        if column is Column.LINE:
            return 0, start
        if column is Column.POSTERIOR:
            return (2.0 if row.posterior is None else row.posterior) + 4 * row.decided, start
        assert self._concordance is not None and self._cells is not None
        if column in (Column.BEFORE, Column.BEHIND):
            left, right = self._concordance.context(row.hit, 3)
            words = left.split()[::-1] if column is Column.BEFORE else right.split()
            return [folded(word) for word in words], start
        return folded(self._cells.text(row, column, self._wish)), start

    def _sort(self) -> None:
        self._rows.sort(key=self._key, reverse=self._order[1] is _FALLING)

    def _remove(self, numbers: Sequence[int]) -> None:
        for number in reversed(numbers):
            self.beginRemoveRows(_NOWHERE, number, number)
            del self._rows[number]
            self.endRemoveRows()
