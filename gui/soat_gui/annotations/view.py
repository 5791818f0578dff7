"""The table of annotations: walked and decided by single keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent

from soat_gui.annotations.items import Item
from soat_gui.annotations.model import AnnotationModel, Column
from soat_gui.commands.keys import key_of
from soat_gui.tables.report_cells import Index, Look, ReportCells
from soat_gui.tables.row_table import RowTable

_READING_PIXELS = 15
_WIDTHS: dict[int, int] = {
    Column.LINE: 60,
    Column.WORDS: 236,
    Column.KIND: 112,
    Column.VALUES: 150,
    Column.STATE: 128,
}
_KEYS = {
    "Return": "take", "Del": "drop", "F4": "drop", "F2": "edit",
    "Ctrl+R": "series", "Ctrl+Shift+A": "safe", "Tab": "next", "Shift+Tab": "previous",
    "Shift+Left": "end-left", "Shift+Right": "end-right", "Ctrl+Shift+Left": "start-left",
    "Ctrl+Shift+Right": "start-right", "Ctrl+Shift+E": "source",
}  # fmt: skip
"""What they do with the current row."""
_STEPS = {"next": 1, "previous": -1}


class AnnotationView(RowTable):
    """One row is current.  Letters are those of kinds."""

    leading = Column.WORDS
    walked = Signal()
    """Another row is current."""
    acted = Signal(str)
    """A key that does something with the current row: one of the words in ``_KEYS``."""
    lettered = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(_Cells(self, _READING_PIXELS))
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)

    @property
    def items(self) -> AnnotationModel | None:
        model = self.model()
        return model if isinstance(model, AnnotationModel) else None

    @property
    def current(self) -> Item | None:
        model, index = self.items, self.currentIndex()
        return model.item(index.row()) if model is not None and index.isValid() else None

    def show_items(self, model: AnnotationModel | None) -> None:
        """Another list, from its beginning."""
        self.setModel(model)
        self.stand(0)

    # As a table

    def takes(self, event: QKeyEvent) -> bool:
        return key_of(event) in _KEYS or bool(_letter(event))

    def came_to(self, row: int, before: int) -> None:
        self.walked.emit()

    def arrange(self) -> None:
        super().arrange()
        self.keep_widths(_WIDTHS)

    # Events

    def event(self, event: QEvent) -> bool:
        # Before it is a key press Qt takes Tab to the next widget: so it does where rows end.
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = _STEPS.get(_KEYS.get(key_of(event), ""), 0)
            if step and self._has_row(self.currentIndex().row() + step):
                self.keyPressEvent(event)
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act, letter = _KEYS.get(key_of(event)), _letter(event)
        if act in _STEPS:
            self.stand(self.currentIndex().row() + _STEPS[act])
        elif act is not None:
            self.acted.emit(act)
        elif letter:
            self.lettered.emit(letter)
        else:
            super().keyPressEvent(event)

    def _has_row(self, row: int) -> bool:
        model = self.items
        return model is not None and 0 <= row < model.rowCount()


def _letter(event: QKeyEvent) -> str:
    held = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
    text = event.text().casefold()
    return text if not held and len(text) == 1 and text.isalnum() else ""


class _Cells(ReportCells):
    """The words themselves stand out."""

    def look(self, index: Index) -> Look:
        column = index.column()
        return Look(
            is_report=column in (Column.BEFORE, Column.WORDS, Column.BEHIND),
            bold=column == Column.WORDS,
            muted=column in (Column.LINE, Column.BEFORE, Column.BEHIND),
            keeps_end=column == Column.BEFORE,
        )
