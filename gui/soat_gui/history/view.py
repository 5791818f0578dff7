"""The list of actions: walked by arrows, acted on by single keys."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent

from soat_gui.commands.bindings import Bindings, KeyMap
from soat_gui.commands.command import Context
from soat_gui.commands.keys import key_of
from soat_gui.history.delegate import EntryDelegate
from soat_gui.history.model import HistoryModel
from soat_gui.tables.row_table import RowTable

_KEYS = {"Return", "Ctrl+Return", "Del"}


class HistoryView(RowTable):
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
        self._delegate = EntryDelegate(model)
        self.setItemDelegate(self._delegate)
        self.setModel(model)
        self.horizontalHeader().hide()
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
            self.stand(row)

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

    # As a table

    def takes(self, event: QKeyEvent) -> bool:
        return key_of(event) in _KEYS

    def came_to(self, row: int, before: int) -> None:
        if 0 <= row < self._model.rowCount():
            self.walked.emit(self._model.position(row))

    def arrange(self) -> None:
        self.keep_widths({})
        self.verticalHeader().setDefaultSectionSize(self._delegate.height)

    # Events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        name = key_of(event)
        if name in _KEYS:
            self.act(name)
        elif name in ("Home", "End"):
            self.stand(0 if name == "Home" else self._model.rowCount() - 1)
        elif event in self._window_keys:
            event.ignore()
        elif event.text().isprintable() and event.text() and not event.text().isspace():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)
