"""The list of actions: walked by arrows, acted on by single keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from soat_gui.commands.bindings import Bindings, KeyMap
from soat_gui.commands.command import Context
from soat_gui.commands.keys import key_of
from soat_gui.history.delegate import EntryDelegate
from soat_gui.history.model import HistoryModel

_KEYS = {"Return", "Enter", "Ctrl+Return", "Ctrl+Enter", "Del"}


class HistoryView(QTableView):
    """One row is current.  The keys of the window's commands stay with the window.

    A table of one column, since a list view looks at all rows again whenever one is new: half a
    second with 200,000.
    """

    walked = Signal(int)
    """The position that is current now."""
    visited = Signal(int)
    """A position whose place in the text the clerk wants to go to."""
    wound = Signal(int)
    """Undo back, or redo, to this position."""
    taken_back = Signal(int)
    """Undo this one by itself."""
    typed = Signal(str)
    """A letter: for the field."""

    def __init__(self, model: HistoryModel, bindings: Bindings) -> None:
        super().__init__()
        self._model = model
        self._window_keys = KeyMap(bindings, Context.WINDOW)
        self.setModel(model)
        self._delegate = EntryDelegate(model)
        self.setItemDelegate(self._delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._set_heights()
        self.doubleClicked.connect(lambda index: self.visited.emit(model.position(index.row())))

    @property
    def current(self) -> int | None:
        """The position of the current row."""
        row = self.currentIndex().row()
        return self._model.position(row) if 0 <= row < self._model.rowCount() else None

    def stand_on(self, position: int) -> None:
        """Make a position current, if it is shown."""
        row = self._model.row_of(position)
        if row is not None:
            self.setCurrentIndex(self._model.index(row))

    def act(self, key: str) -> None:
        """What a key does with the current row."""
        position = self.current
        if position is None:
            return
        if key == "Del":
            self.taken_back.emit(position)
        elif key.startswith("Ctrl+"):
            self.wound.emit(position)
        else:
            self.visited.emit(position)

    def event(self, event: QEvent) -> bool:
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and key_of(event) in _KEYS:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        name = key_of(event)
        if name in _KEYS:
            self.act(name)
        elif name in ("Home", "End"):
            last = self._model.rowCount() - 1
            self.setCurrentIndex(self._model.index(0 if name == "Home" else last))
        elif event in self._window_keys:
            event.ignore()
        elif event.text().isprintable() and event.text() and not event.text().isspace():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._set_heights()
        super().changeEvent(event)

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and current.row() < self._model.rowCount():
            self.walked.emit(self._model.position(current.row()))

    def _set_heights(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._delegate.height)
