"""The bar between the panes and the suggestions: what to find, and what to put in its place."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from soat_core.search import LONGEST, Query, Replacement
from soat_gui.commands.bindings import Bindings
from soat_gui.find.field import FindField
from soat_gui.find.options import Options
from soat_gui.theme import interface_pixels


class FindBar(QFrame):
    """Two rows at most; the second one only when something is to be replaced.

    Knows nothing of reports: says what is wanted, and shows what it is told.
    """

    searched = Signal()
    """``query`` is another."""
    rewritten = Signal()
    """``wanted_replacement`` is another."""
    stepped = Signal(int)
    """To the next hit (1) or to the one before (-1)."""
    replaced = Signal()
    """The current hit is to be replaced."""
    all_wanted = Signal()
    """All hits are to be replaced, after a look at them."""
    list_wanted = Signal()
    left = Signal()
    """Esc."""

    def __init__(self, bindings: Bindings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("find")
        self.field, self.replacement = FindField(bindings), FindField(bindings)
        self.options = Options()
        self.count = QLabel()
        self.keep_case = QCheckBox()
        self._labels = QLabel(), QLabel()
        self.previous_button, self.next_button = QToolButton(), QToolButton()
        self.list_button, self.close_button = QPushButton(), QToolButton()
        self.one_button, self.all_button = QPushButton(), QPushButton()
        self._second = self._row(self.one_button, self.all_button)
        self._assemble()
        self._connect()
        self.retranslate()
        self.set_replacing(False)
        self.hide()

    # What is wanted

    @property
    def query(self) -> Query:
        return self.options.query(self.field.shown_text)

    @property
    def wanted_replacement(self) -> Replacement:
        return Replacement(self.replacement.shown_text, self.keep_case.isChecked())

    @property
    def is_replacing(self) -> bool:
        """Whether there is a second row."""
        return not self.replacement.isHidden()

    def set_replacing(self, on: bool) -> None:
        for part in (self._labels[1], self.replacement, self._second, self.keep_case):
            part.setVisible(on)

    # What is shown

    def show_count(self, text: str, *, nothing: bool = False) -> None:
        """How many hits there are, and which is the current one; ``nothing`` when there is none."""
        self.count.setText(text)
        if self.count.property("nothing") != nothing:
            self.count.setProperty("nothing", nothing)
            self.count.style().polish(self.count)

    def take_focus(self, *, replacement: bool = False) -> None:
        """Go to a field, its text chosen."""
        field = self.replacement if replacement else self.field
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        field.selectAll()

    def retranslate(self) -> None:
        self._labels[0].setText(self.tr("Find:"))
        self._labels[1].setText(self.tr("Replace with:"))
        self.field.setAccessibleName(self.tr("Find"))
        self.replacement.setAccessibleName(self.tr("Replace with"))
        self.count.setAccessibleName(self.tr("Hits"))
        self._name(self.previous_button, "↑", self.tr("Previous hit (Shift+Enter)"))
        self._name(self.next_button, "↓", self.tr("Next hit (Enter)"))
        self._name(self.close_button, "✕", self.tr("Close (Esc)"))
        self.list_button.setText(self.tr("&List"))
        self.list_button.setToolTip(self.tr("All hits, each in its line"))
        self.one_button.setText(self.tr("Replace"))
        self.one_button.setToolTip(self.tr("Replace this hit and go to the next one (Enter)"))
        self.all_button.setText(self.tr("Replace &all…"))
        self.all_button.setToolTip(self.tr("Look at all of them first, then replace in one step"))
        self.keep_case.setText(self.tr("&Keep capitals"))
        self.keep_case.setToolTip(
            self.tr("đối becomes ngoại, Đối becomes Ngoại, ĐỐI becomes NGOẠI")
        )
        self._explain()
        self._reserve()

    # Events

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self._reserve()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.stepped.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    # Within

    def _assemble(self) -> None:
        for label in self._labels:
            label.setObjectName("quiet")
        self.count.setObjectName("count")
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        buttons = (self.previous_button, self.next_button, self.close_button)
        for button in (*buttons, self.list_button, self.one_button, self.all_button):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        grid = QGridLayout(self)
        grid.setContentsMargins(10, 3, 4, 3)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(1)
        # Where the choices need two rows, everything else stays in the first.
        top = Qt.AlignmentFlag.AlignTop
        for row, (label, field) in enumerate(
            zip(self._labels, (self.field, self.replacement), strict=True)
        ):
            field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            field.setMaxLength(LONGEST)
            grid.addWidget(label, row, 0, top)
            grid.addWidget(field, row, 1, top)
        grid.addWidget(self._row(self.count, self.previous_button, self.next_button), 0, 2, top)
        self.options.add(self.keep_case)
        grid.addWidget(self.options, 0, 3, 3, 1, top)
        grid.addWidget(self._row(self.list_button, self.close_button), 0, 4, top)
        grid.addWidget(self._second, 1, 2, top)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(2, 1)

    def _row(self, *widgets: QWidget) -> QWidget:
        part = QWidget()
        row = QHBoxLayout(part)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for widget in widgets:
            row.addWidget(widget)
        row.addStretch(1)
        return part

    def _connect(self) -> None:
        self.field.searched.connect(lambda _text: self.searched.emit())
        self.replacement.searched.connect(lambda _text: self.rewritten.emit())
        self.keep_case.toggled.connect(lambda _on: self.rewritten.emit())
        self.options.changed.connect(self.searched)
        self.options.regex.toggled.connect(lambda _on: self._explain())
        self.field.entered.connect(lambda back: self.stepped.emit(-1 if back else 1))
        self.replacement.entered.connect(self._enter_replacement)
        self.previous_button.clicked.connect(lambda: self.stepped.emit(-1))
        self.next_button.clicked.connect(lambda: self.stepped.emit(1))
        self.one_button.clicked.connect(self.replaced)
        self.all_button.clicked.connect(self.all_wanted)
        self.list_button.clicked.connect(self.list_wanted)
        self.close_button.clicked.connect(self.left)

    def _enter_replacement(self, back: bool) -> None:
        if back:
            self.stepped.emit(-1)
        else:
            self.replaced.emit()

    def _name(self, button: QToolButton, sign: str, name: str) -> None:
        button.setText(sign)
        button.setToolTip(name)
        button.setAccessibleName(name)

    def _explain(self) -> None:
        """What the second field can say depends on the first."""
        hint = ""
        if self.options.regex.isChecked():
            hint = self.tr("\\1 or $1: the first group ( ), $&: all that was found")
        self.replacement.setPlaceholderText(hint)
        self.replacement.setToolTip(hint)

    def _reserve(self) -> None:
        """The count takes the same room whatever it says, or everything beside it would jump."""
        metrics = self.count.fontMetrics()
        texts = ("0000 / 0000", self.tr("not found"), self.tr("does not work"))
        widest = max(metrics.horizontalAdvance(text) for text in texts)
        self.count.setFixedWidth(widest + interface_pixels(6))
        height = self.field.sizeHint().height()
        for part in (*self._labels, self.count, *self.options.boxes, self.keep_case):
            part.setMinimumHeight(height)
        for field in (self.field, self.replacement):
            field.setMinimumWidth(interface_pixels(150))
        for button in (self.previous_button, self.next_button, self.close_button):
            button.setFixedSize(interface_pixels(27), height)
