"""What the tables of the memory's window show: rows of the core, sorted and filtered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QPalette

from soat_core.i18n import VIETNAMESE, language
from soat_core.memory import Pair, Word
from soat_core.memory.tables import folded

Index = QModelIndex | QPersistentModelIndex
Row = TypeVar("Row", Pair, Word)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_NOWHERE = QModelIndex()


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Qt's name, by which lupdate finds the string."""
    return text


@dataclass(frozen=True)
class Column(Generic[Row]):
    """``key`` sorts, ``shown`` is the text in the cell."""

    title: str
    key: Callable[[Row], Any]
    shown: Callable[[Row], str]
    is_number: bool = False
    falling: bool = False
    """Sorted with the greatest first when it is sorted for the first time."""


class Table(QAbstractTableModel, Generic[Row]):
    """The rows that contain what is looked for, in the order of one column."""

    filled = Signal()
    """There may be more or fewer rows than before."""

    def __init__(self, columns: Sequence[Column[Row]], sorted_by: int) -> None:
        super().__init__()
        self.columns: Sequence[Column[Row]] = columns
        self._rows: list[Row] = []
        self._found: list[Row] = []
        self._containing = ""
        self._sorted_by = sorted_by
        self._order = self.first_order(sorted_by)

    # What is in it

    @property
    def total(self) -> int:
        """How many rows there are, found or not."""
        return len(self._rows)

    @property
    def sorting(self) -> tuple[int, Qt.SortOrder]:
        return self._sorted_by, self._order

    def row(self, number: int) -> Row:
        return self._found[number]

    def fill(self, rows: Iterable[Row]) -> None:
        self._rows = list(rows)
        self._renew()

    def take_out(self, rows: Sequence[Row]) -> None:
        gone = set(map(id, rows))
        self._rows = [row for row in self._rows if id(row) not in gone]
        self._renew()

    def look_for(self, containing: str) -> None:
        """Show the rows with this in them; letter case does not count, nor do marks where
        ``containing`` has none."""
        self._containing = " ".join(containing.split())
        self._renew()

    def texts(self, row: Row) -> tuple[str, ...]:
        """What is searched."""
        raise NotImplementedError

    def title(self, column: int) -> str:
        return QCoreApplication.translate("MemoryColumns", self.columns[column].title)

    def first_order(self, column: int) -> Qt.SortOrder:
        falling = self.columns[column].falling
        return Qt.SortOrder.DescendingOrder if falling else Qt.SortOrder.AscendingOrder

    # Qt's side

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._found)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Vertical:
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            title = self.title(section)
            if section != self._sorted_by:
                return title
            # Qt's own arrow stands over the words of a heading on the right.
            arrow = "↓" if self._order is Qt.SortOrder.DescendingOrder else "↑"
            return f"{arrow} {title}" if column.is_number else f"{title} {arrow}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column.is_number else _LEFT
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        column, row = self.columns[index.column()], self._found[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return column.shown(row)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column.is_number else _LEFT
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._sorted_by, self._order = column, order
        self._renew()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    # Within

    def _renew(self) -> None:
        self.beginResetModel()
        wanted = self._containing.lower()
        plain = folded(self._containing)
        form = str.lower if wanted != plain else folded
        found = [
            row
            for row in self._rows
            if not wanted or any(wanted in form(t) for t in self.texts(row))
        ]
        # What is alike in one column goes by its letters.
        found.sort(key=lambda row: [(folded(text), text) for text in self.texts(row)])
        falling = self._order is Qt.SortOrder.DescendingOrder
        found.sort(key=self.columns[self._sorted_by].key, reverse=falling)
        self._found = found
        self.endResetModel()
        self.filled.emit()


class Pairs(Table[Pair]):
    """Tokens as read with what they were decided to say, which can be edited in place."""

    READ, TEXT, ACCEPTED, REJECTED, LAST_USED = range(5)

    edited = Signal(object, str)
    """A ``Pair`` and the text that it is to say."""

    def __init__(self) -> None:
        columns = (
            Column[Pair](QT_TRANSLATE_NOOP("MemoryColumns", "Read as"), _read, _token),
            Column[Pair](QT_TRANSLATE_NOOP("MemoryColumns", "Decided"), _decided, _text),
            Column[Pair](
                QT_TRANSLATE_NOOP("MemoryColumns", "Accepted"),
                lambda pair: pair.accepted, lambda pair: str(pair.accepted), True, True,
            ),
            Column[Pair](
                QT_TRANSLATE_NOOP("MemoryColumns", "Rejected"),
                lambda pair: pair.rejected, lambda pair: str(pair.rejected), True, True,
            ),
            Column[Pair](
                QT_TRANSLATE_NOOP("MemoryColumns", "Last used"),
                lambda pair: pair.last_used, lambda pair: shown_day(pair.last_used), True, True,
            ),
        )  # fmt: skip
        super().__init__(columns, self.LAST_USED)

    def texts(self, row: Pair) -> tuple[str, ...]:
        return row.token, row.text

    def replace(self, token: str, pairs: Iterable[Pair]) -> None:
        """What is known of a token is this now."""
        self._rows = [pair for pair in self._rows if pair.token != token]
        self._rows += pairs
        self._renew()

    def number_of(self, token: str, text: str) -> int | None:
        """The row of a pair, where it is shown."""
        for number, pair in enumerate(self._found):
            if (pair.token, pair.text) == (token, text):
                return number
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == self.TEXT else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        pair = self.row(index.row())
        if pair.text == pair.token and index.column() == self.TEXT:
            if role == Qt.ItemDataRole.ForegroundRole:
                return QGuiApplication.palette().brush(QPalette.ColorRole.PlaceholderText)
            if role == Qt.ItemDataRole.ToolTipRole:
                return self.tr("Right as it was read")
        return super().data(index, role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """The memory has the last word: the row is another one when it has answered."""
        pair, text = self.row(index.row()), " ".join(str(value).split())
        if role == Qt.ItemDataRole.EditRole and text and text != pair.text:
            self.edited.emit(pair, text)
        return False


class Words(Table[Word]):
    """The clerk's own words."""

    def __init__(self) -> None:
        columns = (
            Column[Word](
                QT_TRANSLATE_NOOP("MemoryColumns", "Word or phrase"),
                lambda word: (folded(word.text), word.text), lambda word: word.text,
            ),
            Column[Word](
                QT_TRANSLATE_NOOP("MemoryColumns", "Chosen"),
                lambda word: word.decided, lambda word: str(word.decided), True, True,
            ),
            Column[Word](
                QT_TRANSLATE_NOOP("MemoryColumns", "Added by hand"),
                lambda word: word.added, lambda word: "✓" if word.added else "", True, True,
            ),
            Column[Word](
                QT_TRANSLATE_NOOP("MemoryColumns", "Last used"),
                lambda word: word.last_used, lambda word: shown_day(word.last_used), True, True,
            ),
        )  # fmt: skip
        super().__init__(columns, 0)

    def texts(self, row: Word) -> tuple[str, ...]:
        return (row.text,)


def shown_day(day: date) -> str:
    """A day as people here write it."""
    return f"{day:%d/%m/%Y}" if language() == VIETNAMESE else day.isoformat()


# Within


def _read(pair: Pair) -> tuple[str, str]:
    return folded(pair.token), pair.token


def _decided(pair: Pair) -> tuple[str, str]:
    return folded(pair.text), pair.text


def _token(pair: Pair) -> str:
    return pair.token


def _text(pair: Pair) -> str:
    return pair.text
