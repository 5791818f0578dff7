"""The table of what was found: walked and ticked by single keys."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QKeyEvent

from soat_gui.commands.keys import key_of
from soat_gui.find.found_model import Column, FoundModel
from soat_gui.tables.report_cells import Index, Look, ReportCells
from soat_gui.tables.row_table import RowTable

_KEYS = {"Space", "Return", "Ctrl+A"}
_WIDTHS: dict[int, int] = {Column.LINE: 92, Column.FOUND: 150, Column.RESULT: 170, Column.NOTE: 190}


class FoundView(RowTable):
    """One row is current, several may be chosen."""

    leading = Column.FOUND
    walked = Signal(int)
    """The number of the hit that is current now."""
    visited = Signal(int)
    """The number of a hit that the clerk wants to go to and stay at."""
    entered = Signal()

    def __init__(self, model: FoundModel) -> None:
        super().__init__(several=True)
        self._model = model
        self._is_filling = False
        self.setItemDelegate(_Cells(model, self))
        self.setModel(model)
        self.doubleClicked.connect(self._visit)
        self.show_replacing(False)

    @property
    def current(self) -> int | None:
        """The number of the hit of the current row."""
        index = self.currentIndex()
        return index.row() if index.isValid() else None

    def stand_on(self, number: int) -> None:
        """Make a row the current one; nobody walks anywhere for it."""
        if number < self._model.rowCount():
            self._is_filling = True
            self.stand(number)
            self._is_filling = False

    def show_replacing(self, on: bool) -> None:
        """Whether there is a plan to look at."""
        for column in (Column.RESULT, Column.NOTE):
            self.setColumnHidden(column, not on)

    # As a table

    def takes(self, event: QKeyEvent) -> bool:
        return key_of(event) in _KEYS

    def came_to(self, row: int, before: int) -> None:
        if row not in (-1, before) and not self._is_filling:
            self.walked.emit(row)

    def arrange(self) -> None:
        super().arrange()
        self.keep_widths(_WIDTHS)

    # Events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        name = key_of(event)
        if name == "Return":
            self.entered.emit()
        elif name == "Space":
            self._toggle()
        elif name == "Ctrl+A":
            self._model.tick_all()
        elif event.text().isprintable() and event.text():
            event.ignore()  # Qt would look for a row that begins so
        else:
            super().keyPressEvent(event)

    # Within

    def _toggle(self) -> None:
        """The chosen rows become what the current one was not."""
        current = self.current
        if current is not None:
            rows = sorted({current, *self.chosen_rows})
            self._model.tick(rows, not self._model.is_ticked(current))

    def _visit(self, index: QModelIndex) -> None:
        if index.column() != Column.LINE:
            self.visited.emit(index.row())


class _Cells(ReportCells):
    """What counts in a row stands out: what was found, or what it becomes."""

    def __init__(self, model: FoundModel, parent: RowTable) -> None:
        super().__init__(parent)
        self._model = model

    def look(self, index: Index) -> Look:
        column, replacing = index.column(), self._model.plan is not None
        off = replacing and not self._model.is_ticked(index.row())
        is_report = column not in (Column.LINE, Column.NOTE)
        return Look(
            is_report=is_report,
            bold=column == (Column.RESULT if replacing else Column.FOUND) and not off,
            muted=not is_report or off,
            keeps_end=column == Column.BEFORE,
        )
