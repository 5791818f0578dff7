"""Places in the report as rows of a table: where, what was read, what was made of it, how sure."""

from __future__ import annotations

from enum import IntEnum
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from soat_core.check import Check, Drawn, Finding
from soat_core.edits import EditKind
from soat_core.review import Review
from soat_core.taken import Taken
from soat_gui.editor.display import EMPTY, ILLEGIBLE, visible
from soat_gui.editor.lines import shown_line
from soat_gui.suggestions.chip import percent

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_SPOKEN = 3
"""Words of the context on each side that a screen reader says."""


class Column(IntEnum):
    LINE = 0
    BEFORE = 1
    READ = 2
    RESULT = 3
    BEHIND = 4
    SURE = 5


class Shown(NamedTuple):
    """A row: ``ocr_text[start:end]`` as it reads now."""

    start: int
    end: int
    posterior: float | None
    finding: Finding = Finding.OPEN


class PlacesModel(QAbstractTableModel):
    """Adapts a collection of places; holds none itself."""

    def __init__(self, review: Review) -> None:
        super().__init__()
        self.review = review

    # What others ask

    def place(self, row: int) -> Shown:
        """The place in a row."""
        raise NotImplementedError

    def row_of(self, start: int, end: int) -> int | None:
        """The row of a place, if it has one."""
        raise NotImplementedError

    def renew(self) -> None:
        """Everything may read otherwise, as after a change of the language."""
        if self.rowCount():
            last = self.index(self.rowCount() - 1, Column.SURE)
            self.dataChanged.emit(self.index(0, Column.LINE), last)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)

    # Qt's side

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._title(Column(section))
        return _alignment(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(index.column())
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        place, column = self.place(index.row()), Column(index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole and column is Column.LINE:
            return self._spoken(place)
        return self._text(place, column)

    # Within

    def _text(self, place: Shown, column: Column) -> str:
        report = self.review.document.report
        if column is Column.LINE:
            return str(report.line_of(place.start) + 1)
        if column is Column.READ:
            return visible(report.ocr_text[place.start : place.end]) or EMPTY
        if column is Column.RESULT:
            return f"→ {self._result(place)}"
        if column is Column.SURE:
            return self._sure(place)
        before, behind = self._context(place)
        return before if column is Column.BEFORE else behind

    def _result(self, place: Shown) -> str:
        edit = self.review.document.edit_at(place.start, place.end)
        if edit is not None:
            return ILLEGIBLE if edit.kind is EditKind.ILLEGIBLE else visible(edit.text) or EMPTY
        suggestion = self.review.suggestion_at(place.start)
        report = self.review.document.report
        text = report.ocr_text[place.start : place.end]
        return visible(text if suggestion is None else suggestion.best.text)

    def _context(self, place: Shown) -> tuple[str, str]:
        """The line as it is shown, before and behind the place."""
        line = shown_line(self.review, self.review.document.report.line_of(place.start))
        for one in line.places:
            if one.start <= place.start < max(one.end, one.start + 1):
                return line.text[: one.left], line.text[one.right :]
        return "", ""

    def _sure(self, place: Shown) -> str:
        if place.finding is Finding.RIGHT:
            return self.tr("✓ right")
        if place.finding is Finding.WRONG:
            return self.tr("✗ was wrong")
        return "–" if place.posterior is None else percent(place.posterior)

    def _spoken(self, place: Shown) -> str:
        """A whole row in one sentence, for screen readers."""
        before, behind = self._context(place)
        return self.tr("line {line}: {before} {read} {behind}; {result}, {sure}").format(
            line=self._text(place, Column.LINE),
            before=" ".join(before.split()[-_SPOKEN:]),
            read=self._text(place, Column.READ),
            behind=" ".join(behind.split()[:_SPOKEN]),
            result=self._text(place, Column.RESULT),
            sure=self._sure(place),
        )

    def _title(self, column: Column) -> str:
        return {
            Column.LINE: self.tr("Line"),
            Column.BEFORE: self.tr("Before"),
            Column.READ: self.tr("Read"),
            Column.RESULT: self.tr("Reads now"),
            Column.BEHIND: self.tr("After"),
            Column.SURE: self.tr("Sure"),
        }[column]


class TakenModel(PlacesModel):
    """Everything accepted automatically, the most doubtful first."""

    def __init__(self, review: Review, taken: Taken) -> None:
        super().__init__(review)
        self._taken = taken
        taken.watchers.append(self)

    def let_go(self) -> None:
        """The model is shown no more."""
        self._taken.watchers.remove(self)

    def place(self, row: int) -> Shown:
        edit = self._taken[row]
        return Shown(edit.start, edit.end, edit.posterior)

    def row_of(self, start: int, end: int) -> int | None:
        edit = self.review.document.edit_at(start, end)
        return None if edit is None else self._taken.row_of(edit)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._taken)

    # As a watcher of the list

    def coming(self, row: int) -> None:
        self.beginInsertRows(_NOWHERE, row, row)

    def come(self) -> None:
        self.endInsertRows()

    def going(self, row: int) -> None:
        self.beginRemoveRows(_NOWHERE, row, row)

    def gone(self) -> None:
        self.endRemoveRows()

    def renewing(self) -> None:
        self.beginResetModel()

    def renewed(self) -> None:
        self.endResetModel()


class SampleModel(PlacesModel):
    """The places of the sampling check, in reading order; ``follow`` keeps it up to date."""

    def __init__(self, review: Review, check: Check) -> None:
        super().__init__(review)
        self._check = check
        self._rows = list(check)

    def place(self, row: int) -> Shown:
        one = self._rows[row]
        return Shown(one.start, one.end, 1 - one.doubt, one.finding)

    def row_of(self, start: int, end: int) -> int | None:
        return next((n for n, one in enumerate(self._rows) if one.start == start), None)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def next_open(self, row: int) -> int | None:
        """The first row from this one on that was not looked at, else the first of all."""
        still = [n for n, one in enumerate(self._rows) if one.finding is Finding.OPEN]
        return next((n for n in still if n >= row), still[0] if still else None)

    def follow(self) -> None:
        """The sample is larger or smaller, or something was found."""
        now = list(self._check)
        if _starts(now) != _starts(self._rows):
            self.beginResetModel()
            self._rows = now
            self.endResetModel()
        else:
            self.renew()


def _starts(rows: list[Drawn]) -> list[int]:
    return [one.start for one in rows]


def _alignment(column: int) -> Qt.AlignmentFlag:
    """Numbers, and what leads up to the word, stand at the right edge."""
    return _RIGHT if column in (Column.LINE, Column.BEFORE, Column.SURE) else _LEFT
