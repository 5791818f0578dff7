"""The dock of the register: entries, and name and values of the current one."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from soat_gui.annotations.entry_form import EntryForm
from soat_gui.annotations.register_view import RegisterView
from soat_gui.commands.bindings import Bindings
from soat_gui.docks import Panel
from soat_gui.labels import let_wrap
from soat_gui.theme import interface_pixels


class RegisterPanel(Panel):
    """Shows what it is given; what its keys and buttons mean is decided elsewhere."""

    completed = Signal()
    """Everything that is marked shall have its entry."""
    saved = Signal()
    loaded = Signal()

    def __init__(self, bindings: Bindings) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bindings = bindings
        self.view, self.form = RegisterView(), EntryForm(bindings)
        self.complete, self.save, self.load = QPushButton(), QPushButton(), QPushButton()
        self.placeholder, self.hints = QLabel(), QLabel()
        self._assemble()
        self.complete.clicked.connect(self.completed)
        self.save.clicked.connect(self.saved)
        self.load.clicked.connect(self.loaded)
        self.form.left.connect(self.take_focus)
        self.retranslate()

    @property
    def title(self) -> str:
        return self.tr("Register")

    def sizeHint(self) -> QSize:
        return QSize(interface_pixels(900), interface_pixels(260))

    def take_focus(self) -> None:
        target: QWidget = self.load if self.view.isHidden() else self.view
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_whether_empty(self) -> None:
        model = self.view.entries
        is_empty = model is None or not model.rowCount()
        focus = QApplication.focusWidget()
        had_focus = self.view.hasFocus() or (
            isinstance(focus, QWidget) and self.form.isAncestorOf(focus)
        )
        for widget in (self.view, self.form):
            widget.setHidden(is_empty)
        self.placeholder.setHidden(not is_empty)
        self.save.setEnabled(not is_empty)
        if is_empty and had_focus:
            self.load.setFocus()

    def retranslate(self) -> None:
        self.view.setAccessibleName(self.tr("Entries of the register"))
        self.complete.setText(self.tr("E&ntries for all that is marked"))
        self.save.setText(self.tr("&Save the register…"))
        self.load.setText(self.tr("&Take one over…"))
        self.hints.setText(
            self.tr(
                "Enter: next mention in the text · F2: change · Delete: remove the entry · "
                "Esc: back"
            )
        )
        words = self.tr(
            "No entries yet. Stand on a name that is marked and press {key}: it becomes an entry, "
            "and all places with the same words can be linked to it at once."
        )
        self.placeholder.setText(words.format(key=self._bindings.shown_of("register-link")))

    def _assemble(self) -> None:
        top, middle, layout = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        for button in (self.complete, self.save, self.load):
            button.setAutoDefault(False)
            top.addWidget(button)
        top.addStretch(1)
        let_wrap(self.placeholder, self.hints, quiet=True)
        self.placeholder.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.form.setFixedWidth(interface_pixels(300))
        middle.setSpacing(12)
        middle.addWidget(self.placeholder, 1)
        middle.addWidget(self.view, 1)
        middle.addWidget(self.form)
        layout.setContentsMargins(10, 6, 10, 6)
        layout.setSpacing(5)
        layout.addLayout(top)
        layout.addLayout(middle, 1)
        layout.addWidget(self.hints)
