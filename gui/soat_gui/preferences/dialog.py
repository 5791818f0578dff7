"""The window of the preferences: pages at the left, no button to apply anything."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from soat_gui.commands.bindings import Bindings
from soat_gui.desk import Desk
from soat_gui.floating_messages import FloatingMessageBar
from soat_gui.preferences.annotating import AnnotatingPage
from soat_gui.preferences.keys import KeysPage
from soat_gui.preferences.looks import LooksPage
from soat_gui.preferences.suggesting import SuggestingPage
from soat_gui.preferences.working import WorkingPage
from soat_gui.prompts import Prompts
from soat_gui.settings import Settings
from soat_gui.sizes import open_at
from soat_gui.theme import interface_pixels

LOOKS, SUGGESTING, ANNOTATING, WORKING, KEYS = range(5)
"""The pages, from top to bottom."""


class Preferences(QDialog):
    """Stands beside the work: the report can be seen, and undone, while something is chosen."""

    def __init__(
        self,
        settings: Settings,
        bindings: Bindings,
        desk: Desk,
        prompts: Prompts,
        show_memory: Callable[[], object],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._bindings = bindings
        self._desk = desk
        self._prompts = prompts
        self._show_memory = show_memory
        self.setObjectName("preferences")
        self.setSizeGripEnabled(False)
        self.titles = QListWidget()
        self.titles.setObjectName("pages")
        self.pages = QStackedWidget()
        self.close_button = QPushButton()
        self.close_button.setAutoDefault(False)
        self.messages = FloatingMessageBar(self)
        self._anew = QTimer(self)
        self._anew.setSingleShot(True)
        self._anew.timeout.connect(self._renew)
        self._assemble()
        self._make_pages()
        self._make_room()

    def show_page(self, page: int) -> None:
        self.titles.setCurrentRow(page)
        if page == KEYS:
            self.keys.field.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.titles.setFocus(Qt.FocusReason.OtherFocusReason)

    # Events

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.FontChange):
            # Several may come for one choice.
            self._anew.start(0)
        super().changeEvent(event)

    def done(self, result: int) -> None:
        """A name that is still being typed counts too."""
        focused = self.focusWidget()
        if focused is not None:
            focused.clearFocus()
        super().done(result)

    def reject(self) -> None:
        """Esc takes away a message, then what is looked for, then the window."""
        if not self.messages.isHidden():
            self.messages.dismiss()
        elif self.keys.field.hasFocus() and self.keys.field.text():
            self.keys.field.clear()
        else:
            super().reject()

    # Within

    def _assemble(self) -> None:
        self.titles.setFrameShape(QFrame.Shape.NoFrame)
        self.titles.currentRowChanged.connect(self.pages.setCurrentIndex)
        self.close_button.clicked.connect(self.close)
        below = QHBoxLayout()
        below.addStretch(1)
        below.addWidget(self.close_button)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self.pages, 1)
        right.addLayout(below)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 16, 16, 14)
        layout.setSpacing(18)
        layout.addWidget(self.titles)
        layout.addLayout(right, 1)
        for key, step in (("Ctrl+PgUp", -1), ("Ctrl+PgDown", 1)):
            QShortcut(QKeySequence(key), self, lambda by=step: self._turn(by))

    def _make_room(self) -> None:
        """As large as the letters need, where the screen has room."""
        open_at(self, 800, 560)

    def _turn(self, by: int) -> None:
        self.show_page((self.titles.currentRow() + by) % self.titles.count())

    def _make_pages(self) -> None:
        settings, bindings = self._settings, self._bindings
        self.setWindowTitle(self.tr("Preferences"))
        self.close_button.setText(self.tr("Cl&ose"))
        self.titles.setAccessibleName(self.tr("Pages"))
        self.looks = LooksPage(settings, bindings)
        self.suggesting = SuggestingPage(settings, bindings, self._desk, self._show_memory)
        self.annotating = AnnotatingPage(settings, bindings)
        self.working = WorkingPage(settings, bindings)
        self.keys = KeysPage(bindings, self._prompts, self.messages)
        for title, page in (
            (self.tr("Looks"), self.looks),
            (self.tr("Suggestions"), self.suggesting),
            (self.tr("Names, dates, numbers"), self.annotating),
            (self.tr("You and your work"), self.working),
            (self.tr("Keys"), self.keys),
        ):
            self.titles.addItem(title)
            self.pages.addWidget(page if page is self.keys else _scrolling(page))
        self.titles.setCurrentRow(LOOKS)
        widest = self.titles.sizeHintForColumn(0)
        self.titles.setFixedWidth(max(interface_pixels(150), widest + 24))

    def _renew(self) -> None:
        """Everything in another language or size, where the clerk is."""
        page, name = self.titles.currentRow(), ""
        focused = self.focusWidget()
        if focused is not None:
            name = focused.objectName()
        self.titles.clear()
        for _ in range(self.pages.count()):
            old = self.pages.widget(0)
            if old is not None:
                self.pages.removeWidget(old)
                old.deleteLater()
        self._make_pages()
        self.titles.setCurrentRow(page)
        again = self.findChildren(QWidget, name)[-1:] if name else []
        (*again, self.titles)[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self._make_room()


def _scrolling(page: QWidget) -> QScrollArea:
    """For small screens and large letters."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setWidget(page)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
