"""The table of all series."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from soat_core.series import Order, Scope
from soat_gui.series.list_model import COLUMNS, SeriesList
from soat_gui.standing import stand_on
from soat_gui.theme import interface_pixels, reading_font

_FAIR, _ROOMY = 360, 640
"""Pixels of the table below which columns are left out; for phrases the second."""
_NUMBER = 70
"""Pixels of a column of numbers."""


class ListView(QTableView):
    """One row at a time."""

    walked = Signal()
    opened = Signal()

    def __init__(self, model: SeriesList) -> None:
        super().__init__()
        self._model = model
        self._scope = Scope.WORD
        self.setModel(model)
        self.setItemDelegate(_Delegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(interface_pixels(27))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.sectionClicked.connect(self._sort)
        for column, order in enumerate(COLUMNS):
            stretches = order in (Order.READ, Order.RESULT)
            mode = QHeaderView.ResizeMode.Stretch if stretches else QHeaderView.ResizeMode.Fixed
            header.setSectionResizeMode(column, mode)
            if not stretches:
                header.resizeSection(column, interface_pixels(_NUMBER))
        self.doubleClicked.connect(lambda _index: self.opened.emit())

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
        stand_on(self, 0)


class _Delegate(QStyledItemDelegate):
    """Report text in the font of the report."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex) -> None:  # type: ignore[override]
        super().initStyleOption(option, index)
        order = COLUMNS[index.column()]
        if order in (Order.READ, Order.RESULT):
            option.font = _reading_font(bold=order is Order.RESULT)


def _reading_font(*, bold: bool) -> QFont:
    font = reading_font(interface_pixels(16))
    font.setBold(bold)
    return font
