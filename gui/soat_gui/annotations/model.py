"""Annotations as rows of a table: where, what, of which kind, how sure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from soat_core.annotating.nearby import nearby
from soat_core.annotation import NOTE, Annotation
from soat_core.edits import Origin
from soat_gui.annotations.items import Item, One, item_of, place_of
from soat_gui.annotations.kinds import Kinds
from soat_gui.annotations.wording import how_sure, told_values
from soat_gui.editor.display import EMPTY, visible
from soat_gui.session import Session

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_AROUND = 60
"""Code points of the context on each side."""


class Column(IntEnum):
    LINE = 0
    BEFORE = 1
    WORDS = 2
    BEHIND = 3
    KIND = 4
    VALUES = 5
    STATE = 6


class AnnotationModel(QAbstractTableModel):
    """Follows the items that it is given, row by row; texts are asked for when they are seen."""

    def __init__(self, session: Session, kinds: Kinds) -> None:
        super().__init__()
        self.session = session
        self._kinds = kinds
        self._rows: list[One] = []
        self._last: tuple[Item, tuple[str, str, str]] | None = None
        """The context of the row that was asked for last: three columns ask for it."""

    # What others ask

    def item(self, row: int) -> Item | None:
        return item_of(self._rows[row]) if 0 <= row < len(self._rows) else None

    def row_of(self, item: Item) -> int | None:
        """The row of what stands at the same place, of the same kind where there are several."""
        at = self._first_at(item)
        same = []
        while at < len(self._rows) and place_of(self._rows[at]) == item.ends:
            same.append(at)
            at += 1
        alike = [at for at in same if self._rows[at].kind == item.kind]
        return next(iter([*alike, *same]), None)

    def next_open(self, item: Item) -> int | None:
        """The row of the next proposal or finding from the place of an item on."""
        was = item.proposal or item.finding
        for at in range(self._first_at(item), len(self._rows)):
            one = self._rows[at]
            if not isinstance(one, Annotation) and one != was:
                return at
        return None

    def next_unseen(self, item: Item) -> int | None:
        """The row of the next one, from the place of an item on, that nobody has looked at."""
        for at in range(self._first_at(item), len(self._rows)):
            one = self._rows[at]
            if isinstance(one, Annotation) and one.origin is Origin.AUTO and one != item.note:
                return at
        return None

    def _first_at(self, item: Item) -> int:
        """The first row at its place or behind it."""
        return bisect_left(self._rows, (item.ends.start, item.ends.end), key=place_of)

    def follow(self, rows: Sequence[One], kinds: Kinds) -> None:
        """Show these from now on; only rows that are others are touched."""
        self._kinds, self._last = kinds, None
        old, new = self._rows, list(rows)
        first = 0
        while first < min(len(old), len(new)) and old[first] is new[first]:
            first += 1
        same = 0
        while same < min(len(old), len(new)) - first and old[-1 - same] is new[-1 - same]:
            same += 1
        if first < len(old) - same:
            self.beginRemoveRows(_NOWHERE, first, len(old) - same - 1)
            self._rows = [*old[:first], *old[len(old) - same :]]
            self.endRemoveRows()
        if first < len(new) - same:
            self.beginInsertRows(_NOWHERE, first, len(new) - same - 1)
            self._rows = new
            self.endInsertRows()

    def renew(self) -> None:
        """Everything may read otherwise."""
        self._last = None
        if self._rows:
            last = self.index(len(self._rows) - 1, Column.STATE)
            self.dataChanged.emit(self.index(0, 0), last)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)

    # Qt's side

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Vertical or role != Qt.ItemDataRole.DisplayRole:
            return _alignment(section) if role == Qt.ItemDataRole.TextAlignmentRole else None
        return self._title(Column(section))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(index.column())
        item = self.item(index.row())
        if item is None:
            return None
        column = Column(index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole and column is Column.LINE:
            return self._spoken(item)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(item, column)
        return None

    # Within

    def _text(self, item: Item, column: Column) -> str:
        if column is Column.LINE:
            return str(self.session.report.line_of(item.ends.start.offset) + 1)
        if column is Column.KIND:
            return self._kinds.find(item.kind).title.partition(",")[0]
        if column is Column.VALUES:
            return item.finding.message if item.finding else self._values(item)
        if column is Column.STATE:
            return self._state(item)
        before, words, behind = self._context(item)
        return {Column.BEFORE: before, Column.BEHIND: behind}.get(column, words)

    def _values(self, item: Item) -> str:
        if item.note is not None and item.note.kind == NOTE:  # of the file: others have a dock
            return visible(item.note.text)
        return visible(told_values(self.session, item.kind, item.values))

    def _state(self, item: Item) -> str:
        if item.finding is not None:
            return self.tr("⚠ check")
        if item.note is not None and item.note.is_of_file:
            return self.tr("in the TEI file")
        if item.note is not None:
            is_unseen = item.note.origin is Origin.AUTO
            return self.tr("✓ not looked at") if is_unseen else self.tr("✓ marked")
        return how_sure(item.proposal.posterior) if item.proposal is not None else ""

    def _context(self, item: Item) -> tuple[str, str, str]:
        if self._last is not None and self._last[0] == item:
            return self._last[1]
        start, end = item.ends
        length = len(self.session.report.ocr_text)
        near = nearby(
            self.session.review,
            max(0, start.offset - _AROUND),
            min(length, max(end.offset, start.offset + 1) + _AROUND),
        )
        left, right = near.offset(start), near.offset(end, is_start=False)
        before = near.text[:left].rpartition("\n")[2].rpartition("\f")[2]
        behind = near.text[right:].partition("\n")[0].partition("\f")[0]
        words = " ".join(near.text[left:right].split())
        context = visible(before), visible(words) or EMPTY, visible(behind)
        self._last = item, context
        return context

    def _spoken(self, item: Item) -> str:
        """A whole row in one sentence, for screen readers."""
        columns = (Column.WORDS, Column.KIND, Column.VALUES, Column.STATE)
        told = ", ".join(filter(None, (self._text(item, column) for column in columns)))
        line = self._text(item, Column.LINE)
        return self.tr("line {line}: {told}").format(line=line, told=told)

    def _title(self, column: Column) -> str:
        return {
            Column.LINE: self.tr("Line"),
            Column.BEFORE: "",
            Column.WORDS: self.tr("Words"),
            Column.BEHIND: "",
            Column.KIND: self.tr("Kind"),
            Column.VALUES: self.tr("Values"),
            Column.STATE: self.tr("Sure"),
        }[column]


def _alignment(column: int) -> Qt.AlignmentFlag:
    right = column in (Column.LINE, Column.BEFORE)
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
