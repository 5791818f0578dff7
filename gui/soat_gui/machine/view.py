"""The table of places: walked, confirmed and corrected by single keys."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QGuiApplication, QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from soat_gui.commands.bindings import Bindings, KeyMap
from soat_gui.commands.command import Context
from soat_gui.commands.keys import key_of
from soat_gui.machine.models import Column, PlacesModel, Shown
from soat_gui.standing import stand_on
from soat_gui.theme import interface_pixels, reading_font

_READING_PIXELS = 16
_ROW = 27
_WIDEST_WORD, _NARROWEST_WORD = 200, 90
_OWN_KEYS = {"Space", "Return", "Enter", "F2"}


class PlacesView(QTableView):
    """One row is current, several may be chosen.  What a key does to a word it does here too."""

    walked = Signal(object)
    """The place (``Shown``) that is current now."""
    visited = Signal()
    """The clerk wants to go to the current place and stay there."""
    confirmed = Signal()
    """The chosen rows are right."""
    edited = Signal()
    """The clerk wants to type for the current place."""
    picked = Signal(int)
    """The number of a candidate, from 1."""
    mistyped = Signal()
    """A letter was pressed, which means nothing here."""

    def __init__(self, bindings: Bindings) -> None:
        super().__init__()
        self._review_keys = KeyMap(bindings, Context.REVIEW)
        self.setItemDelegate(_Delegate(self))
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
        self.horizontalHeader().setSectionsClickable(False)
        self.doubleClicked.connect(lambda _index: self.visited.emit())

    @property
    def places(self) -> PlacesModel | None:
        model = self.model()
        return model if isinstance(model, PlacesModel) else None

    @property
    def current(self) -> Shown | None:
        """The place of the current row."""
        index, model = self.currentIndex(), self.places
        return model.place(index.row()) if model is not None and index.isValid() else None

    @property
    def chosen(self) -> list[Shown]:
        """The places of the rows that are chosen, by place."""
        model, selection = self.places, self.selectionModel()
        if model is None or selection is None:
            return []
        return sorted(model.place(index.row()) for index in selection.selectedRows())

    def show_places(self, model: PlacesModel | None) -> None:
        """Another list, from its beginning."""
        self.setModel(model)
        if model is not None:
            self._share_room()
            self.stand(0)

    def stand(self, row: int) -> None:
        """Make a row the current one, or the last one where there are fewer."""
        model = self.places
        if model is not None and model.rowCount():
            stand_on(self, min(max(0, row), model.rowCount() - 1), Column.READ)

    # Events

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            found = self._review_keys.find(event)
            is_number = found is not None and found[0].identity == "candidate"
            if key_of(event) in _OWN_KEYS or is_number:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        name, found = key_of(event), self._review_keys.find(event)
        if name in ("Return", "Enter"):
            self.visited.emit()
        elif name == "Space":
            self.confirmed.emit()
        elif name == "F2":
            self.edited.emit()
        elif found is not None and found[0].identity == "candidate":
            self.picked.emit(found[1])
        elif event.text().isprintable() and event.text() and name not in ("Ctrl+A",):
            self.mistyped.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange and self.model() is not None:
            self._share_room()
        super().changeEvent(event)

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().currentChanged(current, previous)
        place = self.current
        if place is not None and current.row() != previous.row():
            self.walked.emit(place)

    # Within

    def _share_room(self) -> None:
        self.verticalHeader().setDefaultSectionSize(interface_pixels(_ROW))
        header = self.horizontalHeader()
        for column in Column:
            stretches = column in (Column.BEFORE, Column.BEHIND)
            mode = QHeaderView.ResizeMode.Stretch if stretches else QHeaderView.ResizeMode.Fixed
            header.setSectionResizeMode(column, mode)
        header.resizeSection(Column.LINE, interface_pixels(72))
        header.resizeSection(Column.SURE, interface_pixels(118))
        self._fit_words()

    def _fit_words(self) -> None:
        """Room for the words in sight; the rest of a longer one is cut."""
        model, metrics = self.places, QFontMetrics(_font(bold=True))
        assert model is not None
        rows = range(min(model.rowCount(), 100))
        for column in (Column.READ, Column.RESULT):
            texts = [str(model.index(row, column).data()) for row in rows]
            widest = max(map(metrics.horizontalAdvance, texts), default=0) + 24
            low, high = interface_pixels(_NARROWEST_WORD), interface_pixels(_WIDEST_WORD)
            self.horizontalHeader().resizeSection(column, min(high, max(low, widest)))


class _Delegate(QStyledItemDelegate):
    """Report text in the font of the report; what it reads now stands out."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        column = index.column()
        if column in (Column.LINE, Column.SURE, Column.READ):
            muted = QGuiApplication.palette().color(QPalette.ColorRole.PlaceholderText)
            option.palette.setColor(QPalette.ColorRole.Text, muted)
        if column not in (Column.LINE, Column.SURE):
            option.font = _font(bold=column == Column.RESULT)
        if column == Column.BEFORE:
            option.textElideMode = Qt.TextElideMode.ElideLeft


def _font(*, bold: bool) -> QFont:
    font = reading_font(interface_pixels(_READING_PIXELS))
    font.setBold(bold)
    return font
