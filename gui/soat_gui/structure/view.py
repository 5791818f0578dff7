"""The tree of parts: walked by arrows, corrected by single keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView

from soat_gui.commands.bindings import Bindings, KeyMap
from soat_gui.commands.command import Context
from soat_gui.commands.keys import key_of
from soat_gui.structure.model import STANDING, TITLE, StructureModel
from soat_gui.theme import interface_pixels

_INDENT = 14
KEYS = ("Return", "Space", "Alt+Left", "Alt+Right", "K", "J", "S", "T", "C", "H")
"""What they mean is said by who hears of them."""


class StructureView(QTreeView):
    """One row is current.  The keys of the window's commands stay with the window, but for those
    that act on the row."""

    walked = Signal(int)
    """The part that is current now."""
    acted = Signal(str, int)
    """One of ``KEYS``, and the part that it is meant for."""

    def __init__(self, model: StructureModel, bindings: Bindings) -> None:
        super().__init__()
        self._model = model
        self._window_keys = KeyMap(bindings, Context.WINDOW)
        self.setModel(model)
        self.setUniformRowHeights(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setExpandsOnDoubleClick(False)
        header = self.header()
        header.hide()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(STANDING, QHeaderView.ResizeMode.ResizeToContents)
        self.setIndentation(interface_pixels(_INDENT))
        self.doubleClicked.connect(lambda _index: self.act("Return"))

    @property
    def current(self) -> int | None:
        """The part of the current row."""
        return self._model.at(self.currentIndex())

    def stand_on(self, at: int) -> None:
        """Make a part current, if it is shown; unlike a step by key that is not told."""
        index = self._model.index_of(at)
        if index.isValid():
            blocked = self.blockSignals(True)
            self.setCurrentIndex(index)
            self.scrollTo(index)
            self.blockSignals(blocked)

    def go_on(self) -> None:
        """To the next row, if there is one."""
        below = self.indexBelow(self.currentIndex())
        if below.isValid():
            self.setCurrentIndex(below)

    def act(self, key: str) -> None:
        """What a key does with the current row."""
        at = self.current
        if at is not None:
            self.acted.emit(key, at)

    def event(self, event: QEvent) -> bool:
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and key_of(event) in KEYS:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        name = key_of(event)
        if name in KEYS:
            self.act(name)
        elif event in self._window_keys:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().currentChanged(current, previous)
        at = self._model.at(current)
        if at is not None:
            self.walked.emit(at)
