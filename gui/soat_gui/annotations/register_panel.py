"""The dock of the register: entries, and name and values of the current one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSizePolicy,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from soat_core.annotation import Annotation
from soat_gui.annotations.entry_form import EntryForm
from soat_gui.annotations.register_model import Column, RegisterModel
from soat_gui.commands.bindings import Bindings
from soat_gui.commands.keys import key_of
from soat_gui.docks import Panel
from soat_gui.standing import stand_on
from soat_gui.theme import interface_pixels

_KEYS = {"Return": "visit", "Enter": "visit", "Del": "drop", "F2": "edit"}


class RegisterView(QTableView):
    """One entry is current."""

    walked = Signal()
    acted = Signal(str)
    """A key that does something with the current entry: one of the words in ``_KEYS``."""

    def __init__(self) -> None:
        super().__init__()
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)

    @property
    def entries(self) -> RegisterModel | None:
        model = self.model()
        return model if isinstance(model, RegisterModel) else None

    @property
    def current(self) -> Annotation | None:
        model, index = self.entries, self.currentIndex()
        return model.entry(index.row()) if model is not None and index.isValid() else None

    def show_entries(self, model: RegisterModel | None) -> None:
        self.setModel(model)
        if model is None:
            return
        self.verticalHeader().setDefaultSectionSize(interface_pixels(27))
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for column, width in ((Column.KIND, 120), (Column.MENTIONS, 80)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(column, interface_pixels(width))
        self.selectionModel().currentChanged.connect(lambda _now, _before: self.walked.emit())
        self.stand(0)

    def stand(self, row: int) -> None:
        model = self.entries
        if model is not None and model.rowCount():
            stand_on(self, min(max(0, row), model.rowCount() - 1))

    def event(self, event: QEvent) -> bool:
        is_asked = event.type() == QEvent.Type.ShortcutOverride
        if is_asked and isinstance(event, QKeyEvent) and key_of(event) in _KEYS:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = _KEYS.get(key_of(event))
        if act is not None:
            self.acted.emit(act)
        else:
            super().keyPressEvent(event)


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
        self.complete.setText(self.tr("&Entries for all that is marked"))
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
        for label in (self.placeholder, self.hints):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setObjectName("quiet")
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            label.setWordWrap(True)
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
