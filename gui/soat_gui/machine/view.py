"""The table of places: walked, confirmed and corrected by single keys."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent

from soat_gui.commands.bindings import Bindings, KeyMap
from soat_gui.commands.command import Context
from soat_gui.commands.keys import key_of
from soat_gui.machine.models import Column, PlacesModel, Shown
from soat_gui.tables.report_cells import Index, Look, ReportCells
from soat_gui.tables.row_table import RowTable

_NARROWEST_WORD, _WIDEST_WORD = 90, 200
_WIDTHS: dict[int, int] = {Column.LINE: 72, Column.SURE: 118}
_WORDS: dict[int, int] = {Column.READ: _NARROWEST_WORD, Column.RESULT: _NARROWEST_WORD}
_OWN_KEYS = {"Space", "Return", "F2"}


class PlacesView(RowTable):
    """One row is current, several may be chosen.  What a key does to a word it does here too."""

    leading = Column.READ
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
        super().__init__(several=True)
        self._review_keys = KeyMap(bindings, Context.REVIEW)
        self.setItemDelegate(_Cells(self))
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
        model = self.places
        return [] if model is None else sorted(map(model.place, self.chosen_rows))

    def show_places(self, model: PlacesModel | None) -> None:
        """Another list, from its beginning."""
        self.setModel(model)
        self.stand(0)

    # As a table

    def takes(self, event: QKeyEvent) -> bool:
        return key_of(event) in _OWN_KEYS or self._number(event) is not None

    def came_to(self, row: int, before: int) -> None:
        place = self.current
        if place is not None and row != before:
            self.walked.emit(place)

    def arrange(self) -> None:
        super().arrange()
        self.keep_widths(_WIDTHS | _WORDS)
        self.fit_columns(_WORDS, _NARROWEST_WORD, _WIDEST_WORD)

    # Events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        name, number = key_of(event), self._number(event)
        if name == "Return":
            self.visited.emit()
        elif name == "Space":
            self.confirmed.emit()
        elif name == "F2":
            self.edited.emit()
        elif number is not None:
            self.picked.emit(number)
        elif event.text().isprintable() and event.text() and name not in ("Ctrl+A",):
            self.mistyped.emit()
        else:
            super().keyPressEvent(event)

    def _number(self, event: QKeyEvent) -> int | None:
        """That of the candidate which a key stands for."""
        found = self._review_keys.find(event)
        return found[1] if found is not None and found[0].identity == "candidate" else None


class _Cells(ReportCells):
    """What it reads now stands out."""

    def look(self, index: Index) -> Look:
        column = index.column()
        return Look(
            is_report=column not in (Column.LINE, Column.SURE),
            bold=column == Column.RESULT,
            muted=column in (Column.LINE, Column.SURE, Column.READ),
            keeps_end=column == Column.BEFORE,
        )
