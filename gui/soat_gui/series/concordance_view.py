"""The table of a concordance: walked, ticked and applied by single keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QGuiApplication, QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from soat_core.series import Hit
from soat_gui.commands.keys import key_of
from soat_gui.series.cells import Column
from soat_gui.series.concordance_model import ConcordanceModel
from soat_gui.standing import stand_on
from soat_gui.theme import interface_pixels, reading_font

_READING_PIXELS = 16
_ROW = 27
_MEASURED = 200
"""Rows by which the columns of the key words are made wide enough."""
_WIDEST = 330
_KEYS = {
    "Space", "Return", "Ctrl+A", "Left", "Right", "Home", "End", "Del", "F2", "F4",
    "1", "2", "3", "4", "5",
}  # fmt: skip


class ConcordanceView(QTableView):
    """One row is current, several may be chosen; the order is that of the heading pressed."""

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
        super().__init__()
        self._model = model
        self._standing: Hit | None = None
        self.setModel(model)
        self._delegate = _Delegate(model, self)
        self.setItemDelegate(self._delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(True)
        self.horizontalHeader().sectionClicked.connect(self.sort_by)
        self.doubleClicked.connect(self._visit)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._stand_again)
        self._share_room()

    @property
    def current(self) -> Hit | None:
        """The place of the current row."""
        index = self.currentIndex()
        return self._model.rows[index.row()].hit if index.isValid() else None

    def begin(self) -> None:
        """Stand on the first row."""
        self._stand(0)
        self.scrollToTop()

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

    # Events

    def event(self, event: QEvent) -> bool:
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and key_of(event) in _KEYS:
            event.accept()
            return True
        return super().event(event)

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
            self._stand(0 if name == "Home" else self._model.rowCount() - 1)
        elif event.text().isprintable() and event.text():
            event.ignore()  # Qt would look for a row that begins so
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._share_room()
        super().changeEvent(event)

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and current.row() != previous.row():
            self.walked.emit(self._model.rows[current.row()].hit)

    def fit_columns(self) -> None:
        """Make room for the key words."""
        metrics = self._delegate.metrics_of(bold=True)
        header = self.horizontalHeader()
        for column in (Column.READ, Column.RESULT):
            texts = [
                str(self._model.index(row, column).data())
                for row in range(min(_MEASURED, self._model.rowCount()))
            ]
            title = str(header.model().headerData(column, Qt.Orientation.Horizontal))
            widest = max([metrics.horizontalAdvance(text) for text in (*texts, title)], default=0)
            header.resizeSection(column, min(interface_pixels(_WIDEST), widest) + 24)

    # Within

    def _toggle(self) -> None:
        """The chosen rows become what the current one was not."""
        current = self.currentIndex()
        if current.isValid():
            chosen = {index.row() for index in self.selectionModel().selectedRows()}
            ticked = not self._model.rows[current.row()].ticked
            self._model.tick(sorted(chosen | {current.row()}), ticked)

    def _visit(self, index: QModelIndex) -> None:
        if index.column() != Column.LINE:
            self.visited.emit(self._model.rows[index.row()].hit)

    def _remember(self) -> None:
        self._standing = self.current

    def _stand_again(self) -> None:
        for number, row in enumerate(self._model.rows):
            if row.hit == self._standing:
                self._stand(number)
                return

    def _stand(self, number: int) -> None:
        if 0 <= number < self._model.rowCount():
            stand_on(self, number, Column.READ)

    def _share_room(self) -> None:
        self.verticalHeader().setDefaultSectionSize(interface_pixels(_ROW))
        header = self.horizontalHeader()
        for column in Column:
            mode = QHeaderView.ResizeMode.Fixed
            if column in (Column.BEFORE, Column.BEHIND):
                mode = QHeaderView.ResizeMode.Stretch
            header.setSectionResizeMode(column, mode)
        header.resizeSection(Column.LINE, interface_pixels(92))
        header.resizeSection(Column.POSTERIOR, interface_pixels(112))


class _Delegate(QStyledItemDelegate):
    """Report text in the font of the report; what will be read stands out."""

    def __init__(self, model: ConcordanceModel, parent: QTableView) -> None:
        super().__init__(parent)
        self._model = model

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        column, row = index.column(), self._model.rows[index.row()]
        if column in (Column.LINE, Column.POSTERIOR, Column.READ) or not row.ticked:
            muted = QGuiApplication.palette().color(QPalette.ColorRole.PlaceholderText)
            option.palette.setColor(QPalette.ColorRole.Text, muted)
        if column not in (Column.LINE, Column.POSTERIOR):
            option.font = self._font(bold=column == Column.RESULT and row.ticked)
        if column == Column.BEFORE:
            option.textElideMode = Qt.TextElideMode.ElideLeft

    def metrics_of(self, *, bold: bool) -> QFontMetrics:
        return QFontMetrics(self._font(bold=bold))

    def _font(self, *, bold: bool) -> QFont:
        font = reading_font(interface_pixels(_READING_PIXELS))
        font.setBold(bold)
        return font
