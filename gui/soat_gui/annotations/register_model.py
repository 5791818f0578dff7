"""The entries of the report's register as rows of a table."""

from __future__ import annotations

from collections import Counter
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from soat_core.annotating.entries import ENTRY_FIELDS, entries_of
from soat_core.annotating.naming import title_of
from soat_core.annotating.values import shown_value
from soat_core.annotation import Annotation
from soat_gui.editor.display import visible
from soat_gui.session import Session

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class Column(IntEnum):
    NAME = 0
    KIND = 1
    MENTIONS = 2
    VALUES = 3


class RegisterModel(QAbstractTableModel):
    """Made anew from the report whenever its annotations change: a register is short."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._entries: list[Annotation] = []
        self._mentions: Counter[str] = Counter()
        self.follow()

    def entry(self, row: int) -> Annotation | None:
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def row_of(self, identity: str) -> int | None:
        rows = (at for at, one in enumerate(self._entries) if one.identity == identity)
        return next(rows, None)

    def follow(self) -> None:
        document = self.session.document
        self.beginResetModel()
        self._entries = entries_of(document)
        self._mentions = Counter(
            note.value("entry") for note in document.annotations if note.has_place
        )
        self.endResetModel()

    # Qt's side

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if orientation is Qt.Orientation.Vertical or role != Qt.ItemDataRole.DisplayRole:
            return None
        return {
            Column.NAME: self.tr("Name"),
            Column.KIND: self.tr("Kind"),
            Column.MENTIONS: self.tr("Mentions"),
            Column.VALUES: self.tr("Values"),
        }[Column(section)]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        one = self.entry(index.row())
        if one is None or role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return None
        column = Column(index.column())
        if column is Column.NAME:
            return visible(one.text)
        if column is Column.KIND:
            return title_of(one.value("kind")).partition(",")[0]
        if column is Column.MENTIONS:
            return str(self._mentions[one.identity])
        names = ENTRY_FIELDS.get(one.value("kind"), ())
        told = (shown_value(name, one.value(name)) for name in names)
        return visible(" · ".join(filter(None, told)))
