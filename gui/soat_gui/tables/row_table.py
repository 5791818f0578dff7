"""What all tables of rows have in common: how they look, and who gets a key that is pressed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from soat_gui.tables.report_cells import ReportCells
from soat_gui.theme import interface_pixels

_ROW = 27
_MEASURED = 200
"""Rows by which columns are made wide enough."""
_PADDING = 24
"""Pixels that a cell takes beside its words."""


class RowTable(QTableView):
    """Rows are current or chosen as wholes; none is edited in its place unless a table says so.

    A table says what its keys are by ``takes`` and ``keyPressEvent``, hears of the row that is
    current by ``came_to``, and shares its width among the columns in ``arrange``.
    """

    row_pixels = _ROW
    """Height of a row while the letters of the interface have their normal size."""
    leading = 0
    """The column that is current in a row, and kept in sight."""

    def __init__(self, parent: QWidget | None = None, *, several: bool = False) -> None:
        """``several``: whether more than one row may be chosen."""
        super().__init__(parent)
        mode = QAbstractItemView.SelectionMode
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(mode.ExtendedSelection if several else mode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)

    # What a table says of itself

    def takes(self, event: QKeyEvent) -> bool:
        """Whether a key means something here, although it may be a command's elsewhere."""
        return False

    def came_to(self, row: int, before: int) -> None:
        """Another row is current than before, or another column of it; -1 is none."""

    def arrange(self) -> None:
        """Share the room: there is another model, or letters have another size."""
        self.verticalHeader().setDefaultSectionSize(interface_pixels(self.row_pixels))

    # What tables do

    def stand(self, row: int) -> None:
        """Make a row the current one and the only chosen one, or the last one where there are
        fewer.

        Not by ``selectRow``, nor ``setCurrentIndex`` of the view: those ask which keys are held
        down, and of a shortcut with Ctrl they take the row out of what is chosen.
        """
        model = self._shown
        if model is None or not model.rowCount():
            return
        flag = QItemSelectionModel.SelectionFlag
        index = model.index(min(max(0, row), model.rowCount() - 1), self.leading)
        self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)
        self.scrollTo(index)

    @property
    def chosen_rows(self) -> list[int]:
        """The rows that are chosen, from above."""
        if self._shown is None:
            return []
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def keep_widths(self, widths: Mapping[int, int]) -> None:
        """Columns have these widths, in pixels as ``interface_pixels`` takes them; the others
        share what room is left."""
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for column, width in widths.items():
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(column, interface_pixels(width))

    def fit_columns(self, columns: Iterable[int], narrowest: int, widest: int) -> None:
        """Make columns wide enough for their titles and for the words in the first rows; the rest
        of longer ones is cut.  Both widths are as ``interface_pixels`` takes them."""
        model, cells = self._shown, self.itemDelegate()
        assert model is not None and isinstance(cells, ReportCells)
        metrics = QFontMetrics(cells.font(bold=True))
        rows = range(min(model.rowCount(), _MEASURED))
        low, high = interface_pixels(narrowest), interface_pixels(widest)
        for column in columns:
            title = str(model.headerData(column, Qt.Orientation.Horizontal))
            texts = [title, *(str(model.index(row, column).data()) for row in rows)]
            needed = max(map(metrics.horizontalAdvance, texts)) + _PADDING
            self.horizontalHeader().resizeSection(column, min(high, max(low, needed)))

    # Events

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if model is not None:
            self.arrange()

    def event(self, event: QEvent) -> bool:
        is_asked = event.type() == QEvent.Type.ShortcutOverride
        if is_asked and isinstance(event, QKeyEvent) and self.takes(event):
            event.accept()
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            cells = self.itemDelegate()
            if isinstance(cells, ReportCells):
                cells.renew()
            if self._shown is not None:
                self.arrange()
        super().changeEvent(event)

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().currentChanged(current, previous)
        self.came_to(current.row(), previous.row())

    # Within

    @property
    def _shown(self) -> QAbstractItemModel | None:
        """Qt's stubs do not know of tables without a model."""
        return cast("QAbstractItemModel | None", self.model())
