"""The sheet of keys (F1), made from the command table and the keys that the clerk has."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from soat_gui.commands.bindings import Bindings
from soat_gui.commands.command import MENUS
from soat_gui.commands.search import fold
from soat_gui.commands.sheet_section import SheetSection
from soat_gui.fields import SearchField
from soat_gui.theme import interface_pixels

_COLUMNS = 3
"""The most; fewer where the screen is narrow or the letters are large."""
_ROOM = QSize(24, 90)
"""Of the screen, left for a task bar and the frame of the window, in pixels."""


class ShortcutSheet(QDialog):
    """All keys at a glance, and to look through; stays open beside the work until Esc or F1."""

    wants_to_change = Signal()
    """The clerk would like other keys."""

    def __init__(self, bindings: Bindings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bindings = bindings
        self.setObjectName("sheet")
        self.field = SearchField(bindings, self)
        self.change = QPushButton()
        self.change.setAutoDefault(False)
        self.nothing = QLabel()
        self.nothing.setObjectName("quiet")
        self.nothing.hide()
        self._content, self._scroll = QWidget(), QScrollArea()
        self._columns = QHBoxLayout(self._content)
        self._layout = QVBoxLayout(self)
        self._sections = [SheetSection(name, bindings) for name in MENUS if "/" not in name]
        self._assemble()
        self.field.searched.connect(self._look)
        self.field.stepped.connect(self._scroll_by)
        self.change.clicked.connect(self.wants_to_change)
        bindings.changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.field.setPlaceholderText(self.tr("Find a command or a key; marks may be left out"))
        self.field.setAccessibleName(self.tr("Find a command or a key"))
        self.change.setText(self.tr("&Change keys…"))
        self.nothing.setText(self.tr("No command is called so."))
        for section in self._sections:
            section.retranslate()
        self._look(self.field.shown_text)

    def showEvent(self, event: QShowEvent) -> None:
        self._arrange()
        self.resize(self.sizeHint())
        super().showEvent(event)

    def sizeHint(self) -> QSize:
        """As large as all of it, where the screen has room."""
        wanted = self._content.sizeHint() + self._around
        return wanted.boundedTo(self.screen().availableSize() - _ROOM)

    @property
    def _around(self) -> QSize:
        """What stands around the columns."""
        margins, bar = self._layout.contentsMargins(), self._scroll.verticalScrollBar()
        above = self.change.sizeHint().height() + self._layout.spacing()
        return QSize(
            bar.sizeHint().width() + margins.left() + margins.right(),
            above + margins.top() + margins.bottom() + 4,
        )

    # Events

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        found = self._bindings.find_anywhere(event)
        if found is not None and found.identity == "shortcuts":
            self.close()
        else:
            super().keyPressEvent(event)

    def reject(self) -> None:
        """Esc takes away what is looked for, then the sheet."""
        if self.field.text():
            self.field.clear()
        else:
            super().reject()

    # Within

    def _assemble(self) -> None:
        self._columns.setContentsMargins(0, 0, interface_pixels(16), 0)
        self._columns.setSpacing(interface_pixels(28))
        self._scroll.setWidget(self._content)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        top = QHBoxLayout()
        top.setSpacing(interface_pixels(10))
        top.addWidget(self.field, 1)
        top.addWidget(self.change)
        layout = self._layout
        layout.setContentsMargins(22, 18, 10, 14)
        layout.setSpacing(interface_pixels(14))
        layout.addLayout(top)
        layout.addWidget(self.nothing)
        layout.addWidget(self._scroll, 1)

    def _arrange(self) -> None:
        """In as many columns as the screen has room for."""
        room = (self.screen().availableSize() - _ROOM - self._around).width()
        for count in range(_COLUMNS, 0, -1):
            self._lay_out(count)
            if self._content.sizeHint().width() <= room:
                return

    def _lay_out(self, count: int) -> None:
        for section in self._sections:
            section.setParent(self._content)
        while (item := self._columns.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for sections in _columns(self._sections, count):
            column = QWidget()
            below = QVBoxLayout(column)
            below.setContentsMargins(0, 0, 0, 0)
            below.setSpacing(interface_pixels(16))
            widest = max((section.key_width for section in sections), default=0)
            for section in sections:
                section.set_key_width(widest)
                below.addWidget(section)
            below.addStretch(1)
            self._columns.addWidget(column)
            column.show()
        self._columns.addStretch(1)
        # A widget that is given another parent is hidden by it.
        self._look(self.field.shown_text)

    def _look(self, text: str) -> None:
        """Show what fits; no list is so long that this must wait."""
        query = fold(text)
        found = [section.look(query) for section in self._sections]
        self.nothing.setVisible(not any(found))
        self._scroll.verticalScrollBar().setValue(0)

    def _scroll_by(self, key: int) -> None:
        bar = self._scroll.verticalScrollBar()
        steps = {
            Qt.Key.Key_Up: -bar.singleStep() * 3,
            Qt.Key.Key_Down: bar.singleStep() * 3,
            Qt.Key.Key_PageUp: -bar.pageStep(),
            Qt.Key.Key_PageDown: bar.pageStep(),
        }
        bar.setValue(bar.value() + steps.get(Qt.Key(key), 0))


def _columns(sections: Sequence[SheetSection], count: int) -> list[list[SheetSection]]:
    """The sections in columns of about one length, in each in the order of the menus."""
    columns: list[list[SheetSection]] = [[] for _ in range(count)]
    for section in sorted(sections, key=lambda one: -one.length):
        shortest = min(columns, key=lambda column: sum(one.length for one in column))
        shortest.append(section)
    order = {section: number for number, section in enumerate(sections)}
    for column in columns:
        column.sort(key=order.__getitem__)
    return sorted(columns, key=lambda column: order[column[0]] if column else len(order))
