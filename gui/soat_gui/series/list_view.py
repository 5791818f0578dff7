"""The table of all series."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent

from soat_core.series import Order, Scope
from soat_gui.series.list_model import COLUMNS, SeriesList
from soat_gui.tables.report_cells import Index, Look, ReportCells
from soat_gui.tables.row_table import RowTable
from soat_gui.theme import interface_pixels

_FAIR, _ROOMY = 360, 640
"""Pixels of the table below which columns are left out; for phrases the second."""
_NUMBER = 70
"""Pixels of a column of numbers."""
_TEXTS = (Order.READ, Order.RESULT)


class ListView(RowTable):
    """One row at a time."""

    walked = Signal()
    opened = Signal()

    def __init__(self, model: SeriesList) -> None:
        super().__init__()
        self._model = model
        self._scope = Scope.WORD
        self.setItemDelegate(_Cells(self))
        self.setModel(model)
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.sectionClicked.connect(self._sort)
        self.doubleClicked.connect(lambda _index: self.opened.emit())

    def arrange(self) -> None:
        super().arrange()
        numbers = (order for order in COLUMNS if order not in _TEXTS)
        self.keep_widths({COLUMNS.index(order): _NUMBER for order in numbers})

    def show_columns(self, scope: Scope) -> None:
        """Only of a phrase a place has several words; and phrases are long, so where there is
        little room their corrected text goes before the rest."""
        self._scope = scope
        is_phrase = scope is Scope.PHRASE
        is_tight = self.width() < interface_pixels(_ROOMY if is_phrase else _FAIR)
        hidden = {
            Order.TOKENS: not is_phrase,
            Order.READ: is_phrase and is_tight,
            Order.POSTERIOR: is_tight,
            Order.ERRORS: self.width() < interface_pixels(_FAIR),
        }
        for order, is_hidden in hidden.items():
            self.setColumnHidden(COLUMNS.index(order), is_hidden)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.show_columns(self._scope)
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif event.text().isprintable() and event.text():
            event.ignore()  # Qt would look for a row that begins so
        else:
            super().keyPressEvent(event)

    def selectionChanged(self, selected: object, deselected: object) -> None:
        super().selectionChanged(selected, deselected)  # type: ignore[arg-type]
        self.walked.emit()

    def _sort(self, column: int) -> None:
        order, falling = self._model.order
        wanted = COLUMNS[column]
        turned = not falling if wanted is order else wanted.begins_falling
        self._model.sort_by(wanted, falling=turned)
        self.stand(0)


class _Cells(ReportCells):
    """What it reads shall stand out."""

    def look(self, index: Index) -> Look:
        order = COLUMNS[index.column()]
        return Look(is_report=order in _TEXTS, bold=order is Order.RESULT)
