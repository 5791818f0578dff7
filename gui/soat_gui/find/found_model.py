"""What was found as rows of a table, each in its line; with what would stand in its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from soat_core.search import Hits, Plan
from soat_gui.editor.display import EMPTY, visible

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_CONTEXT = 60
"""Letters of the line shown at each side."""
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class Column(IntEnum):
    LINE = 0
    BEFORE = 1
    FOUND = 2
    RESULT = 3
    BEHIND = 4
    NOTE = 5


class FoundModel(QAbstractTableModel):
    """Shows ``Hits``, and a ``Plan`` where they are to be replaced.

    Rows are made when they are looked at; which of them the clerk has ticked otherwise than they
    were is all that the model knows itself.
    """

    counted = Signal()
    """Other rows are ticked, or there."""

    def __init__(self) -> None:
        super().__init__()
        self._hits: Hits | None = None
        self._plan: Plan | None = None
        self._turned: set[int] = set()
        """Rows ticked by hand though they were not, or the other way round."""

    # What is in it

    @property
    def hits(self) -> Hits | None:
        return self._hits

    @property
    def plan(self) -> Plan | None:
        return self._plan

    def show(self, hits: Hits | None, plan: Plan | None = None, *, anew: bool = True) -> None:
        """Show other hits; ``plan``, if there is one, holds a rewrite for each of them.

        Unless it is ``anew``, what was ticked or unticked by hand stays so.
        """
        turned = set() if anew or hits is None else self._turned_in(hits)
        self.beginResetModel()
        self._hits, self._plan, self._turned = hits, plan, turned
        self.endResetModel()
        self.counted.emit()

    def is_ticked(self, number: int) -> bool:
        return self._can(number) and self._is_usual(number) != (number in self._turned)

    @property
    def ticked(self) -> int:
        """How many are ticked, as far as it is known by now which can be replaced."""
        if self._plan is None:
            return 0
        usual = len(self._plan.rewrites) - self._plan.obstacles - self._plan.decided
        changes = sum(1 if not self._is_usual(n) else -1 for n in self._turned if self._can(n))
        return usual + changes

    def planned(self, first: int, last: int) -> None:
        """It is known now what stands in the way of the rows ``first`` to ``last``."""
        self.dataChanged.emit(self.index(first, 0), self.index(last, Column.NOTE))
        self.counted.emit()

    # Ticking

    def tick(self, numbers: Iterable[int], ticked: bool) -> None:
        rows = [number for number in numbers if self._can(number)]
        for number in rows:
            if self._is_usual(number) == ticked:
                self._turned.discard(number)
            else:
                self._turned.add(number)
        if rows:
            self.planned(min(rows), max(rows))

    def tick_all(self) -> None:
        """All that can be replaced; none where they all are ticked."""
        if self._plan is None:
            return
        every = range(len(self._plan.rewrites))
        self.tick(every, not all(self.is_ticked(n) for n in every if self._can(n)))

    # Qt's side

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() or self._hits is None else len(self._hits)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        has_box = index.column() == Column.LINE and self._plan is not None
        return flags | Qt.ItemFlag.ItemIsUserCheckable if has_box else flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._title(Column(section))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        number, column = index.row(), Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(number, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role == Qt.ItemDataRole.CheckStateRole and column is Column.LINE and self._plan:
            if not self._can(number):
                return None
            return Qt.CheckState.Checked if self.is_ticked(number) else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            whole = column is Column.LINE
            return self._spoken(number) if whole else self._text(number, column)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.tick([index.row()], Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    # Within

    def _turned_in(self, hits: Hits) -> set[int]:
        """The rows turned by hand, among other hits: those that stand at the same places."""
        turned: set[int] = set()
        for number in self._turned if self._hits is not None else ():
            assert self._hits is not None
            old = self._hits[number]
            offset = hits.snapshot.offset(old.line, old.column)
            new = hits.from_offset(offset)
            if new < len(hits) and hits[new].start == offset:
                turned.add(new)
        return turned

    def _can(self, number: int) -> bool:
        return self._plan is not None and self._plan.obstacle(number) is None

    def _is_usual(self, number: int) -> bool:
        """What somebody has decided otherwise is not thrown away unasked."""
        return self._plan is not None and not self._plan.is_decided(number)

    def _text(self, number: int, column: Column) -> str:
        assert self._hits is not None
        hit, text = self._hits[number], self._hits.snapshot.text
        texts: dict[Column, Callable[[], str]] = {
            Column.LINE: lambda: str(hit.line + 1),
            Column.BEFORE: lambda: _behind_break(text[max(0, hit.start - _CONTEXT) : hit.start]),
            Column.FOUND: lambda: visible(text[hit.start : hit.end]),
            Column.RESULT: lambda: self._result(number),
            Column.BEHIND: lambda: visible(text[hit.end : hit.end + _CONTEXT].split("\n")[0]),
            Column.NOTE: lambda: self._note(number),
        }
        return texts[column]()

    def _result(self, number: int) -> str:
        if self._plan is None:
            return ""
        return f"→ {visible(self._plan.rewrites[number].text) or EMPTY}"

    def _note(self, number: int) -> str:
        if self._plan is None:
            return ""
        obstacle = self._plan.obstacle(number)
        if obstacle is not None:
            return obstacle.reason
        return self.tr("decided otherwise") if self._plan.is_decided(number) else ""

    def _spoken(self, number: int) -> str:
        """A whole row in one sentence, for screen readers."""
        texts = {column: self._text(number, column) for column in Column}
        return self.tr("line {line}: {before} {found} {behind}; {result} {note}").format(
            line=texts[Column.LINE],
            before=" ".join(texts[Column.BEFORE].split()[-3:]),
            found=texts[Column.FOUND],
            behind=" ".join(texts[Column.BEHIND].split()[:3]),
            result=texts[Column.RESULT],
            note=texts[Column.NOTE],
        )

    def _title(self, column: Column) -> str:
        return {
            Column.LINE: self.tr("Line"),
            Column.BEFORE: self.tr("Before"),
            Column.FOUND: self.tr("Hit"),
            Column.RESULT: self.tr("Will read"),
            Column.BEHIND: self.tr("After"),
            Column.NOTE: self.tr("Note"),
        }[column]


def _behind_break(text: str) -> str:
    return visible(text.rpartition("\n")[2])


def _alignment(column: int) -> Qt.AlignmentFlag:
    """Numbers, and what leads up to the key word, stand at the right edge."""
    return _RIGHT if column in (Column.LINE, Column.BEFORE) else _LEFT
