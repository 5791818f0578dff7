"""The table of a concordance: walked, ticked and applied by single keys."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent

from soat_core.series import Hit
from soat_gui.commands.keys import key_of
from soat_gui.series.cells import Column
from soat_gui.series.concordance_model import ConcordanceModel
from soat_gui.tables.report_cells import Index, Look, ReportCells
from soat_gui.tables.row_table import RowTable

_NARROWEST_WORD, _WIDEST_WORD = 24, 354
_WIDTHS: dict[int, int] = {Column.LINE: 92, Column.POSTERIOR: 112}
_WORDS: dict[int, int] = {Column.READ: _NARROWEST_WORD, Column.RESULT: _NARROWEST_WORD}
_KEYS = {
    "Space", "Return", "Ctrl+A", "Left", "Right", "Home", "End", "Del", "F2", "F4",
    "1", "2", "3", "4", "5",
}  # fmt: skip


class ConcordanceView(RowTable):
    """One row is current, several may be chosen; the order is that of the heading pressed."""

    leading = Column.READ
    walked = Signal(object)
    """The ``Hit`` that is current now."""
    visited = Signal(object)
    """A ``Hit`` that the clerk wants to go to and stay at."""
    applied = Signal()
    stepped = Signal(int)
    """To the series beside this one: -1 or 1."""
    picked = Signal(int)
    """The number of a candidate, from 1."""
    kept = Signal()
    deleted = Signal()
    asked = Signal()
    """The clerk wants to say what they shall read."""

    def __init__(self, model: ConcordanceModel) -> None:
        super().__init__(several=True)
        self._model = model
        self._standing: Hit | None = None
        self.setItemDelegate(_Cells(model, self))
        self.setModel(model)
        self.horizontalHeader().setSectionsClickable(True)
        self.horizontalHeader().sectionClicked.connect(self.sort_by)
        self.doubleClicked.connect(self._visit)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._stand_again)

    @property
    def current(self) -> Hit | None:
        """The place of the current row."""
        index = self.currentIndex()
        return self._model.rows[index.row()].hit if index.isValid() else None

    def begin(self) -> None:
        """Stand on the first row."""
        self.stand(0)
        self.scrollToTop()

    def fit_words(self) -> None:
        """Make room for the key words."""
        self.fit_columns(_WORDS, _NARROWEST_WORD, _WIDEST_WORD)

    def sort_by(self, column: int) -> None:
        """By a column; the other way round where it is sorted by that already."""
        by, order = self._model.order
        rising, falling = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
        turned = column == by and order is rising
        self._model.sort(column, falling if turned else rising)
        self.scrollTo(self.currentIndex())

    def sort_again(self) -> None:
        """The rows stand otherwise; nothing moves under the hand of somebody who walks them."""
        if self.currentIndex().row() <= 0 or not self.hasFocus():
            self._model.sort(*self._model.order)
            self.scrollTo(self.currentIndex())

    # As a table

    def takes(self, event: QKeyEvent) -> bool:
        return key_of(event) in _KEYS

    def came_to(self, row: int, before: int) -> None:
        if row not in (-1, before):
            self.walked.emit(self._model.rows[row].hit)

    def arrange(self) -> None:
        super().arrange()
        self.keep_widths(_WIDTHS | _WORDS)
        self.fit_words()

    # Events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        name = key_of(event)
        if name == "Return":
            self.applied.emit()
        elif name == "Space":
            self._toggle()
        elif name == "Ctrl+A":
            self._model.tick_all()
        elif name in ("Left", "Right"):
            self.stepped.emit(1 if name == "Right" else -1)
        elif name.isdecimal() and name in _KEYS:
            self.picked.emit(int(name))
        elif name in ("F4", "Del", "F2"):
            {"F4": self.kept, "Del": self.deleted, "F2": self.asked}[name].emit()
        elif name in ("Home", "End"):
            self.stand(0 if name == "Home" else self._model.rowCount() - 1)
        elif event.text().isprintable() and event.text():
            event.ignore()  # Qt would look for a row that begins so
        else:
            super().keyPressEvent(event)

    # Within

    def _toggle(self) -> None:
        """The chosen rows become what the current one was not."""
        current = self.currentIndex()
        if current.isValid():
            rows = sorted({current.row(), *self.chosen_rows})
            self._model.tick(rows, not self._model.rows[current.row()].ticked)

    def _visit(self, index: QModelIndex) -> None:
        if index.column() != Column.LINE:
            self.visited.emit(self._model.rows[index.row()].hit)

    def _remember(self) -> None:
        self._standing = self.current

    def _stand_again(self) -> None:
        for number, row in enumerate(self._model.rows):
            if row.hit == self._standing:
                self.stand(number)
                return


class _Cells(ReportCells):
    """What will be read stands out."""

    def __init__(self, model: ConcordanceModel, parent: RowTable) -> None:
        super().__init__(parent)
        self._model = model

    def look(self, index: Index) -> Look:
        column, ticked = index.column(), self._model.rows[index.row()].ticked
        return Look(
            is_report=column not in (Column.LINE, Column.POSTERIOR),
            bold=column == Column.RESULT and ticked,
            muted=column in (Column.LINE, Column.POSTERIOR, Column.READ) or not ticked,
            keeps_end=column == Column.BEFORE,
        )
