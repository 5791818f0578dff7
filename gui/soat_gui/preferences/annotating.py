"""Preferences: what is underlined, and the kinds of annotations of this office."""

from __future__ import annotations

from string import ascii_lowercase

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from soat_core.annotating.office import name_for
from soat_core.tei.kinds import OFFICE_ELEMENTS
from soat_gui.annotations.kinds import OWN_LETTERS
from soat_gui.commands.bindings import Bindings
from soat_gui.fields import Field
from soat_gui.preferences.form import Form
from soat_gui.settings import OfficeKind, Settings
from soat_gui.theme import interface_pixels

COLOURS = (
    "#7a5195", "#1f5fa8", "#2e7d5b", "#a04a1c", "#a03c78", "#23808a", "#8a6a00", "#5f6a72",
)  # fmt: skip
_MOST = 16
"""So many letters are left."""
_NO_LETTER = "–"


class AnnotatingPage(Form):
    """Kinds are kept at once, as everything here."""

    def __init__(self, settings: Settings, bindings: Bindings) -> None:
        super().__init__(settings, bindings)
        self.heading(self.tr("In the text"))
        self.flag("shows_annotations", self.tr("&Underline names, dates and numbers"))
        self.heading(self.tr("Kinds of this office"))
        self.note(
            self.tr(
                "Beside organisations, persons, places and so on: for instance programmes or "
                "projects. Reports in which they are used tell other offices what they mean."
            )
        )
        self.kinds = QListWidget()
        self.kinds.setFixedHeight(interface_pixels(120))
        self.kinds.setMinimumWidth(interface_pixels(200))
        self.add, self.drop = QPushButton(self.tr("&New kind")), QPushButton(self.tr("&Remove"))
        self.row("", self._list())
        self.name = Field(bindings)
        self.name.setMaxLength(40)
        self.name.setMinimumWidth(self.fontMetrics().averageCharWidth() * 32)
        self.row(self.tr("N&ame:"), self.name)
        self.letter, self.colour, self.element = QComboBox(), QComboBox(), QComboBox()
        self.row(self.tr("Lette&r after F8:"), self.letter)
        self.row(self.tr("&Colour:"), self.colour)
        self.row(self.tr("In the record &as:"), self.element)
        self.end()
        self._fill()
        self._connect()
        self.follow("office_kinds", self._list_kinds)

    # Within

    def _list(self) -> QWidget:
        box = QWidget()
        beside, buttons = QHBoxLayout(box), QVBoxLayout()
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.kinds)
        for button in (self.add, self.drop):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch(1)
        beside.addLayout(buttons)
        self.kinds.setAccessibleName(self.tr("Kinds of this office"))
        return box

    def _fill(self) -> None:
        names = (
            self.tr("violet"), self.tr("blue"), self.tr("green"), self.tr("brown"),
            self.tr("pink"), self.tr("turquoise"), self.tr("ochre"), self.tr("grey"),
        )  # fmt: skip
        for colour, name in zip(COLOURS, names, strict=True):
            swatch = QPixmap(16, 16)
            swatch.fill(QColor(colour))
            self.colour.addItem(QIcon(swatch), name, colour)
        meant = {
            "rs": self.tr("anything that is referred to"),
            "name": self.tr("a name"),
            "term": self.tr("a term"),
            "orgName": self.tr("name of an organisation"),
            "persName": self.tr("name of a person"),
            "placeName": self.tr("name of a place"),
        }
        for element in OFFICE_ELEMENTS:
            self.element.addItem(f"{meant[element]} ({element})", element)

    def _connect(self) -> None:
        self.add.clicked.connect(self._add_kind)
        self.drop.clicked.connect(self._drop_kind)
        self.kinds.currentRowChanged.connect(lambda _row: self._show_one())
        self.name.editingFinished.connect(self._keep)
        for box in (self.letter, self.colour, self.element):
            box.activated.connect(lambda _at: self._keep())

    @property
    def _current(self) -> OfficeKind | None:
        row, known = self.kinds.currentRow(), self.settings.office_kinds
        return known[row] if 0 <= row < len(known) else None

    def _list_kinds(self) -> None:
        row, known = self.kinds.currentRow(), self.settings.office_kinds
        with QSignalBlocker(self.kinds):
            self.kinds.clear()
            for one in known:
                letter = f"F8 {one.letter}" if one.letter else ""
                self.kinds.addItem("   ".join(filter(None, (one.title, letter))))
            self.kinds.setCurrentRow(min(max(0, row), len(known) - 1))
        self.add.setEnabled(len(known) < _MOST)
        self._show_one()

    def _show_one(self) -> None:
        one = self._current
        for control in (self.name, self.letter, self.colour, self.element, self.drop):
            control.setEnabled(one is not None)
        taken = {other.letter for other in self.settings.office_kinds if other != one}
        with QSignalBlocker(self.letter):
            self.letter.clear()
            self.letter.addItem(_NO_LETTER, "")
            for letter in ascii_lowercase:
                if letter not in OWN_LETTERS and letter not in taken:
                    self.letter.addItem(letter, letter)
            self.letter.setCurrentIndex(max(0, self.letter.findData(one.letter if one else "")))
        self.name.setText(one.title if one else "")
        self.colour.setCurrentIndex(max(0, self.colour.findData(one.colour if one else "")))
        self.element.setCurrentIndex(max(0, self.element.findData(one.element if one else "")))

    def _add_kind(self) -> None:
        known = self.settings.office_kinds
        title = self.tr("new kind")
        name = name_for(title, {one.name for one in known})
        colour = COLOURS[len(known) % len(COLOURS)]
        kind = OfficeKind(name, title, "", colour, OFFICE_ELEMENTS[0])
        self.settings.office_kinds = [*known, kind]
        self.kinds.setCurrentRow(len(known))
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.name.selectAll()

    def _drop_kind(self) -> None:
        row, known = self.kinds.currentRow(), self.settings.office_kinds
        self.settings.office_kinds = [*known[:row], *known[row + 1 :]]

    def _keep(self) -> None:
        """A kind that is still called as new ones are gets its name from its title."""
        one, row, known = self._current, self.kinds.currentRow(), self.settings.office_kinds
        title = " ".join(self.name.text().split())
        if one is None or not title:
            return
        name = one.name
        if one.title == self.tr("new kind"):
            name = name_for(title, {other.name for other in known if other != one})
        new = OfficeKind(
            name,
            title,
            str(self.letter.currentData() or ""),
            str(self.colour.currentData()),
            str(self.element.currentData()),
        )
        if new != one:
            self.settings.office_kinds = [*known[:row], new, *known[row + 1 :]]
