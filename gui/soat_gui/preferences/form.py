"""A page of choices: each control shows one property of the settings and sets it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QLocale, QSignalBlocker, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QGridLayout,
    QLabel,
    QSpinBox,
    QWidget,
)

from soat_core.i18n import language
from soat_gui.commands.bindings import Bindings
from soat_gui.fields import Field
from soat_gui.settings import Settings
from soat_gui.theme import interface_pixels

Control = TypeVar("Control", bound=QWidget)
_NARROWEST = 230
"""Pixels of a list of choices, so that those below each other are alike."""
_ONE_ROW = 30
"""Pixels of a control that has one row."""
_SPIN_MARGIN = 6
"""Style sheets cannot keep the number from the frame."""
Options = Sequence[tuple[object, str]]
"""Values with what people call them."""


class Form(QWidget):
    """Controls below each other.  What is chosen elsewhere meanwhile is shown here too."""

    def __init__(self, settings: Settings, bindings: Bindings) -> None:
        super().__init__()
        self.settings = settings
        self.bindings = bindings
        self._shown: dict[str, list[Callable[[], None]]] = {}
        # Numbers as they are written in the window's language, whatever the computer's is.
        self.setLocale(QLocale(language()))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(2, 2, interface_pixels(10), 2)
        self._grid.setHorizontalSpacing(interface_pixels(14))
        self._grid.setVerticalSpacing(interface_pixels(7))
        self._grid.setColumnStretch(1, 1)
        settings.changed.connect(self._show)

    # What a page is made of

    def heading(self, text: str) -> None:
        """What the controls below have in common."""
        label = QLabel(text)
        font = label.font()
        font.setBold(True)
        label.setFont(font)
        if self._grid.rowCount() > 1:
            self._grid.setRowMinimumHeight(self._grid.rowCount(), interface_pixels(12))
        self._grid.addWidget(label, self._grid.rowCount(), 0, 1, 2)

    def one_of(self, name: str, title: str, options: Options) -> QComboBox:
        box = _Combo()
        box.setMinimumWidth(interface_pixels(_NARROWEST))
        for value, words in options:
            box.addItem(words, value)
        box.currentIndexChanged.connect(lambda at: self._set(name, options[at][0]))
        values = [value for value, _ in options]

        def show() -> None:
            value = getattr(self.settings, name)
            box.setCurrentIndex(values.index(value) if value in values else -1)

        return self._add(name, title, box, show)

    def flag(self, name: str, title: str) -> QCheckBox:
        box = QCheckBox(title)
        box.toggled.connect(lambda on: self._set(name, on))
        return self._add(name, "", box, lambda: box.setChecked(getattr(self.settings, name)))

    def per_cent(self, name: str, title: str, least: float, most: float) -> QDoubleSpinBox:
        """For a property from 0 to 1."""
        box = DecimalBox()
        box.setRange(least * 100, most * 100)
        box.setDecimals(1)
        box.setSingleStep(0.5)
        box.setSuffix(" %")
        box.valueChanged.connect(lambda value: self._set(name, round(value / 100, 4)))
        return self._add(name, title, box, lambda: box.setValue(getattr(self.settings, name) * 100))

    def number(self, name: str, title: str, least: int, most: int) -> QSpinBox:
        box = _Whole()
        box.setRange(least, most)
        box.valueChanged.connect(lambda value: self._set(name, value))
        return self._add(name, title, box, lambda: box.setValue(getattr(self.settings, name)))

    def text(self, name: str, title: str, placeholder: str) -> Field:
        """Kept when it is done: names are typed with input methods, letter by letter."""
        field = Field(self.bindings)
        field.setPlaceholderText(placeholder)
        field.setMaxLength(80)
        field.editingFinished.connect(lambda: self._set(name, field.text().strip()))
        return self._add(name, title, field, lambda: field.setText(getattr(self.settings, name)))

    def row(self, title: str, control: QWidget) -> None:
        """Any other control."""
        row = self._grid.rowCount()
        if title:
            label = QLabel(title)
            label.setBuddy(control)
            is_tall = control.sizeHint().height() > 1.5 * interface_pixels(_ONE_ROW)
            top = Qt.AlignmentFlag.AlignTop if is_tall else Qt.AlignmentFlag.AlignVCenter
            if is_tall:  # beside its first row
                label.setMinimumHeight(control.sizeHint().height() // 2)
                label.setAlignment(Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(label, row, 0, top)
            control.setAccessibleName(title.replace("&", "").rstrip(":"))
        if isinstance(control, QLabel):
            self._grid.addWidget(control, row, 1)
        else:
            self._grid.addWidget(control, row, 1, Qt.AlignmentFlag.AlignLeft)

    def note(self, text: str) -> QLabel:
        """A quiet word on the control above."""
        label = QLabel(text)
        label.setObjectName("quiet")
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        self._grid.addWidget(label, self._grid.rowCount(), 1)
        return label

    def end(self) -> None:
        """No more controls."""
        self._grid.setRowStretch(self._grid.rowCount(), 1)

    def follow(self, name: str, show: Callable[[], None]) -> None:
        """Call now and whenever the property ``name`` is set."""
        self._shown.setdefault(name, []).append(show)
        show()

    # Within

    def _add(self, name: str, title: str, control: Control, show: Callable[[], None]) -> Control:
        control.setObjectName(name)
        self.row(title, control)

        def show_quietly() -> None:
            with QSignalBlocker(control):
                show()

        self.follow(name, show_quietly)
        return control

    def _set(self, name: str, value: object) -> None:
        if getattr(self.settings, name) != value:
            setattr(self.settings, name, value)

    def _show(self, name: str) -> None:
        for show in self._shown.get(name, ()):
            show()


class _Steady:
    """The wheel scrolls the page; it changes a control only where the clerk is."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():  # type: ignore[attr-defined]
            super().wheelEvent(event)  # type: ignore[misc]
        else:
            event.ignore()


class _Combo(_Steady, QComboBox):
    pass


class _Whole(_Steady, QSpinBox):
    def __init__(self) -> None:
        super().__init__()
        self.lineEdit().setTextMargins(_SPIN_MARGIN, 0, 0, 0)


class DecimalBox(_Steady, QDoubleSpinBox):
    """A number in a page of choices."""

    def __init__(self) -> None:
        super().__init__()
        self.lineEdit().setTextMargins(_SPIN_MARGIN, 0, 0, 0)
