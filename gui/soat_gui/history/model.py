"""The history of a report as rows, the newest first; each is put into words when it is seen."""

from __future__ import annotations

import operator
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from soat_core.document import Document
from soat_core.history import History, Move, Standing, describe
from soat_core.history.wording import number_of
from soat_core.text import strip_marks
from soat_gui.history.times import told
from soat_gui.slices import Slices

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
ENTRY = Qt.ItemDataRole.UserRole + 1
"""The ``Entry`` of a row."""
_STEP = 50
"""Rows looked through between two looks at the clock."""
_FEW = 200
"""So many new rows are looked through for the filter at once."""


@dataclass(frozen=True)
class Entry:
    """One action, in words."""

    position: int
    what: str
    how: str
    number: str
    who: str
    when: datetime
    standing: Standing
    taker: str
    """What took it back, where something did."""
    is_last: bool
    """Whether it is the last one that stands, and others above it do not."""


class HistoryModel(QAbstractListModel):
    """Adapts the history of the document shown; holds nothing but which rows the filter found."""

    counted = Signal()
    """There are more rows or fewer, or other branches."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.document: Document | None = None
        self._count = 0
        self._pattern = ""
        self._found: list[int] | None = None
        """Positions that the filter found, the highest first; None without a filter."""
        self._searches = 0
        self._slices = Slices(self)

    # What others ask

    @property
    def history(self) -> History:
        assert self.document is not None
        return self.document.history

    def show(self, document: Document | None) -> None:
        """The history of another document, or of none."""
        self.beginResetModel()
        if self.document is not None:
            self.history.watchers.remove(self._moved)
        self.document = document
        self._count = 0
        if document is not None:
            document.history.watchers.append(self._moved)
            self._count = len(document.history)
        self._found = [] if self._pattern else None
        self.endResetModel()
        self._search()
        self.counted.emit()

    def renew(self) -> None:
        """The history is quite another one, or is to be told in another language."""
        document = self.document
        if document is not None:
            self.show(document)

    def search(self, text: str) -> None:
        """Show only what holds all these words; marks count only where they are typed."""
        self.beginResetModel()
        self._pattern = " ".join(text.casefold().split())
        self._found = [] if self._pattern else None
        self.endResetModel()
        self._search()

    @property
    def is_searching(self) -> bool:
        return self._slices.is_busy

    def position(self, row: int) -> int:
        """What stands in a row; positions are those of the history."""
        return self._count - 1 - row if self._found is None else self._found[row]

    def row_of(self, position: int) -> int | None:
        """The row of a position, if it is shown."""
        if self._found is None:
            return self._count - 1 - position if 0 <= position < self._count else None
        row = bisect_left(self._found, -position, key=operator.neg)
        return row if row < len(self._found) and self._found[row] == position else None

    def entry(self, position: int) -> Entry:
        document, history = self.document, self.history
        assert document is not None
        action = history.action_at(position)
        words = describe(history.step_at(position) or action, document.report)
        agent = document.agents.get(action.who)
        taker = history.taker_of(action.identity)
        return Entry(
            position,
            words.what,
            words.kind,
            words.number,
            agent.name if agent else action.who,
            action.when,
            history.standing_at(position),
            number_of(taker.identity) if taker else "",
            position == history.standing - 1 and position < len(history) - 1,
        )

    # Qt's side

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        if parent.isValid():
            return 0
        return self._count if self._found is None else len(self._found)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= self.rowCount():
            return None
        if role == ENTRY:
            return self.entry(self.position(index.row()))
        if role == Qt.ItemDataRole.DisplayRole:
            return self.entry(self.position(index.row())).what
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(self.entry(self.position(index.row())))
        return None

    def standing_in_words(self, entry: Entry) -> str:
        """What has become of an action; empty where it simply stands."""
        if entry.standing is Standing.UNDONE:
            return self.tr("undone")
        if entry.standing is Standing.TAKEN_BACK:
            return self.tr("taken back by {number}").format(number=entry.taker)
        return ""

    def spoken(self, entry: Entry) -> str:
        """A row in one sentence."""
        parts = [entry.what, entry.how, self.standing_in_words(entry), entry.who]
        return ", ".join([*(part for part in parts if part), told(entry.when)])

    # Following

    def _moved(self, move: Move) -> None:
        history = self.history
        if move.is_new:
            self._replace_from(len(history) - 1)
        elif move.branch is not None:
            self._replace_from(len(history.past) + move.branch.depth)
        if self.rowCount():
            # what stands, and what was taken back, may be anywhere below
            self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))
        self.counted.emit()

    def _replace_from(self, position: int) -> None:
        """Everything from a position on is new."""
        is_searching = self.is_searching
        self._remove_from(position)
        added = range(position, len(self.history))
        if self._found is None:
            self._insert(len(added), lambda: None)
        elif is_searching or len(added) > _FEW:
            self._count = len(self.history)
            self._search()
        else:
            found = [one for one in reversed(added) if self._matches(one)]
            self._insert(len(found), lambda: self._add(found))
        self._count = len(self.history)

    def _remove_from(self, position: int) -> None:
        if self._found is None:
            gone = self._count - position
        else:
            gone = bisect_right(self._found, -position, key=operator.neg)
        if gone > 0:
            self.beginRemoveRows(_NOWHERE, 0, gone - 1)
            self._count = min(self._count, position)
            if self._found is not None:
                del self._found[:gone]
            self.endRemoveRows()

    def _insert(self, count: int, put: Any) -> None:
        if count:
            self.beginInsertRows(_NOWHERE, 0, count - 1)
            self._count = len(self.history)
            put()
            self.endInsertRows()

    def _add(self, found: list[int]) -> None:
        assert self._found is not None
        self._found[:0] = found

    # Searching

    def _search(self) -> None:
        """Look through everything, the newest first, in slices."""
        self._searches += 1  # one under way ends by that
        if self._found is None or self.document is None:
            return
        if self._found:
            self.beginResetModel()
            self._found = []
            self.endResetModel()
        self._slices.run(self._looking(self._searches, self._count), self.counted.emit)

    def _looking(self, search: int, count: int) -> Iterator[None]:
        waiting: list[int] = []
        for end in range(count, 0, -_STEP):
            if search != self._searches:
                return
            positions = range(end - 1, max(0, end - _STEP) - 1, -1)
            waiting += (position for position in positions if self._matches(position))
            # the more there are the more at once, or the view would be busy with nothing else
            if waiting and (end <= _STEP or len(waiting) * 4 > self.rowCount()):
                self._append(waiting)
                waiting = []
            yield

    def _append(self, found: list[int]) -> None:
        assert self._found is not None
        row = len(self._found)
        self.beginInsertRows(_NOWHERE, row, row + len(found) - 1)
        self._found += found
        self.endInsertRows()

    def _matches(self, position: int) -> bool:
        entry = self.entry(position)
        text = f"{entry.what} {entry.how} {entry.number} {entry.who}".casefold()
        bare = ""
        for word in self._pattern.split():
            if word in text:
                continue
            bare = bare or strip_marks(text)
            if word not in bare:
                return False
        return True
