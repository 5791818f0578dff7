"""Preferences: language, theme, fonts and sizes."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QRadioButton, QVBoxLayout, QWidget

from soat_gui.commands.bindings import Bindings
from soat_gui.editor.text_size import LARGEST, SMALLEST
from soat_gui.i18n import LANGUAGES
from soat_gui.preferences.form import DecimalBox, Form
from soat_gui.settings import Settings
from soat_gui.theme import (
    CONTRAST,
    DARK,
    LIGHT,
    SYSTEM,
    reading_families,
    reading_font,
)

_SAMPLE = "Ủy ban nhân dân tỉnh, Quyết định số 1917/QĐ-UBND: đã xử lý dứt điểm 85%"
_USUAL_SIZE = 18.0


class LooksPage(Form):
    """How the window looks."""

    def __init__(self, settings: Settings, bindings: Bindings) -> None:
        super().__init__(settings, bindings)
        self.heading(self.tr("Window"))
        self.one_of("language", self.tr("&Language:"), tuple(LANGUAGES.items()))
        self.one_of("theme", self.tr("&Theme:"), self._themes())
        self.one_of("interface_size", self.tr("&Menus and buttons:"), self._sizes())
        self.heading(self.tr("Text of the report"))
        self.one_of("reading_family", self.tr("&Font:"), self._families())
        self.sample = QLabel(_SAMPLE)
        self.sample.setObjectName("sample")
        self.sample.setWordWrap(True)
        self.row("", self.sample)
        self.follow("reading_family", lambda: self.sample.setFont(reading_font(_USUAL_SIZE)))
        self.text_size = _TextSize(self)
        self.row(self.tr("&Size:"), self.text_size)
        self.follow("text_size", self.text_size.refresh)
        self.flag("interlinear", self.tr("&OCR text above each line, not beside it"))
        self.end()

    def _themes(self) -> tuple[tuple[object, str], ...]:
        return (
            (SYSTEM, self.tr("As the system")),
            (LIGHT, self.tr("Light")),
            (DARK, self.tr("Dark")),
            (CONTRAST, self.tr("High contrast")),
        )

    def _sizes(self) -> tuple[tuple[object, str], ...]:
        return (
            (11, self.tr("Small")),
            (13, self.tr("Normal")),
            (15, self.tr("Large")),
            (18, self.tr("Very large")),
            (22, self.tr("Largest")),
        )

    def _families(self) -> tuple[tuple[object, str], ...]:
        return (("", self.tr("The best there is")), *((name, name) for name in reading_families()))


class _TextSize(QWidget):
    """Fitted to the window, or so many pixels."""

    def __init__(self, page: LooksPage) -> None:
        super().__init__(page)
        self._page = page
        self.fitted, self.fixed = QRadioButton(), QRadioButton()
        self.pixels = DecimalBox()
        self.pixels.setRange(SMALLEST, LARGEST)
        self.pixels.setDecimals(0)
        self.pixels.setSuffix(" px")
        self.pixels.setValue(_USUAL_SIZE)
        beside = QHBoxLayout()
        beside.setSpacing(12)
        beside.addWidget(self.fixed)
        beside.addWidget(self.pixels)
        beside.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.fitted)
        layout.addLayout(beside)
        self.setFocusProxy(self.fitted)
        self._entitle()
        self.fitted.toggled.connect(lambda _on: self._choose())
        self.pixels.valueChanged.connect(lambda _value: self._choose())

    def _entitle(self) -> None:
        self.fitted.setText(self.tr("As large as the widest lines allow"))
        self.fixed.setText(self.tr("Always"))
        self.pixels.setAccessibleName(self.tr("Size of the text in pixels"))

    def refresh(self) -> None:
        size = self._page.settings.text_size
        controls = (self.fitted, self.fixed, self.pixels)
        for control in controls:
            control.blockSignals(True)
        self.fitted.setChecked(size is None)
        self.fixed.setChecked(size is not None)
        if size is not None:
            self.pixels.setValue(size)
        self.pixels.setEnabled(size is not None)
        for control in controls:
            control.blockSignals(False)

    def _choose(self) -> None:
        self._page.settings.text_size = None if self.fitted.isChecked() else self.pixels.value()
