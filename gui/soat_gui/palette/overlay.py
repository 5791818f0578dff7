"""The palette itself: one field and a list, over the top of the page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QListView, QVBoxLayout, QWidget

from soat_gui.commands.bindings import Bindings
from soat_gui.fields import SearchField
from soat_gui.palette.drawing import EntryDelegate
from soat_gui.palette.entries import Entry, found
from soat_gui.palette.model import Entries
from soat_gui.theme import LIGHT_THEME, Theme, interface_pixels

_WIDEST, _ROWS = 640, 11
_BY_ITSELF = (
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)
"""The focus goes for a while, as when an input method shows its list."""


class Palette(QFrame):
    """Floats over the page, so that no line moves for it; goes when something else is clicked."""

    chosen = Signal(object)
    """The ``Command`` that is to be done."""
    refused = Signal(str)
    """Why the command that was asked for cannot be done now."""
    left = Signal()
    """Esc: back to where the clerk was."""

    def __init__(self, over: QWidget, bindings: Bindings) -> None:
        super().__init__(over)
        self.setObjectName("palette")
        self._over = over
        self._entries: Sequence[Entry] = ()
        self._model = Entries(self)
        self._drawing = EntryDelegate(self._model, LIGHT_THEME, self)
        self.field = SearchField(bindings, self)
        self.list = QListView(self)
        self.nothing = QLabel(self)
        self.nothing.setObjectName("quiet")
        self._assemble()
        self.field.searched.connect(self._look)
        self.field.stepped.connect(self._step)
        self.field.installEventFilter(self)
        self.list.clicked.connect(self._clicked)
        over.installEventFilter(self)
        self.hide()

    @property
    def titles(self) -> list[str]:
        """What is offered, from top to bottom."""
        return [self._model.entry(row).title for row in range(self._model.rowCount())]

    @property
    def current(self) -> Entry | None:
        """What Enter would do."""
        index = self.list.currentIndex()
        return self._model.entry(index.row()) if index.isValid() else None

    def set_theme(self, theme: Theme) -> None:
        self._drawing.theme = theme
        self.list.viewport().update()

    def open(self, entries: Sequence[Entry]) -> None:
        """Begin anew, with these to choose from."""
        self._entries = entries
        self.field.setPlaceholderText(self.tr("Type some letters of a command; no marks needed"))
        self.field.setAccessibleName(self.tr("Find a command"))
        self.list.setAccessibleName(self.tr("Commands"))
        self.nothing.setText(self.tr("No command is called so."))
        self.field.clear()
        self._look("")
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # Events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.left.emit()
        else:
            # What is typed here must not reach the text behind it.
            event.accept()

    def focusNextPrevChild(self, next: bool) -> bool:
        self._move(1 if next else -1)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        elif (
            watched is self.field
            and isinstance(event, QFocusEvent)
            and event.lostFocus()
            and event.reason() not in _BY_ITSELF
        ):
            self.hide()
        return False

    # Within

    def _assemble(self) -> None:
        self.list.setModel(self._model)
        self.list.setItemDelegate(self._drawing)
        self.list.setUniformItemSizes(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        self.list.entered.connect(self.list.setCurrentIndex)
        self.nothing.setContentsMargins(14, 6, 14, 10)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 4)
        layout.setSpacing(0)
        layout.addWidget(self.field)
        layout.addWidget(self.nothing)
        layout.addWidget(self.list)

    def _look(self, text: str) -> None:
        self._model.show(found(self._entries, text))
        rows = self._model.rowCount()
        self.nothing.setVisible(not rows)
        self.list.setVisible(bool(rows))
        if rows:
            self._stand_on(0)
        self._place()

    def _step(self, key: int) -> None:
        rows = max(1, self.list.viewport().height() // interface_pixels(30) - 1)
        steps = {
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_PageUp: -rows,
            Qt.Key.Key_PageDown: rows,
        }
        if Qt.Key(key) in steps:
            self._move(steps[Qt.Key(key)])
        elif self.current is not None:
            self._take(self.current)

    def _move(self, by: int) -> None:
        """One step goes round and round, a page stops at the ends."""
        rows = self._model.rowCount()
        if rows:
            at = self.list.currentIndex().row() + by
            self._stand_on(at % rows if abs(by) == 1 else min(rows - 1, max(0, at)))

    def _stand_on(self, row: int) -> None:
        index = self._model.index(row)
        self.list.setCurrentIndex(index)
        self.list.scrollTo(index)
        # The focus stays in the field: this is how a screen reader hears of the list.
        self.field.setAccessibleDescription(
            str(self._model.data(index, Qt.ItemDataRole.AccessibleTextRole))
        )

    def _clicked(self, index: QModelIndex) -> None:
        self._take(self._model.entry(index.row()))

    def _take(self, entry: Entry) -> None:
        if entry.obstacle:
            self.refused.emit(entry.obstacle)
            return
        self.hide()
        self.chosen.emit(entry.command)

    def _place(self) -> None:
        width = min(self._over.width() - 24, interface_pixels(_WIDEST))
        row = interface_pixels(30)
        rows = min(_ROWS, self._model.rowCount(), max(3, (self._over.height() - 90) // row))
        self.list.setFixedHeight(rows * row)
        self.setFixedWidth(width)
        self.adjustSize()
        self.move((self._over.width() - width) // 2, 10)
