"""The row over a concordance: what all its places shall read."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from soat_core.series import AS_SUGGESTED, Aim, Wish
from soat_core.series.letter_case import folded
from soat_gui.commands.bindings import Bindings
from soat_gui.editor.display import visible
from soat_gui.fields import SearchField
from soat_gui.theme import interface_pixels, reading_font

_READING_PIXELS = 16


class WishField(SearchField):
    """Esc gives up what was typed."""

    given_up = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if not self.is_composing:  # else it belongs to the composition
                self.given_up.emit()
        else:
            super().keyPressEvent(event)


class WishRow(QWidget):
    """A field with what is proposed, what else the engine offers, and to keep or delete instead."""

    changed = Signal()
    """``wish`` is another."""

    def __init__(self, bindings: Bindings) -> None:
        super().__init__()
        self.label = QLabel()
        self.field = WishField(bindings)
        self.field.setMinimumWidth(interface_pixels(150))
        self.field.setMaximumWidth(interface_pixels(420))
        self.label.setBuddy(self.field)
        self.keep, self.delete = _button(checkable=True), _button(checkable=True)
        self.chips: list[QPushButton] = []
        self._proposal = ""
        self._is_own = False
        self._picked = ""
        self._wish = AS_SUGGESTED
        self._chip_row = QHBoxLayout()
        self._chip_row.setSpacing(6)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.label)
        layout.addWidget(self.field, 1)
        layout.addLayout(self._chip_row)
        layout.addWidget(self.keep)
        layout.addWidget(self.delete)
        layout.addStretch(1)
        self.field.searched.connect(lambda _text: self._typed())
        self.field.given_up.connect(self.give_up)
        self.keep.clicked.connect(lambda on: self._aim(Aim.KEPT if on else Aim.SUGGESTED))
        self.delete.clicked.connect(lambda on: self._aim(Aim.DELETED if on else Aim.SUGGESTED))
        self._set_font()
        self.retranslate()

    @property
    def wish(self) -> Wish:
        return self._wish

    def show_series(self, proposal: str, candidates: Sequence[str], *, is_own: bool) -> None:
        """Begin with another series.  ``is_own``: each place has a text of its own, and there is
        none that could be written for all."""
        self._proposal, self._is_own, self._picked = proposal, is_own, ""
        self._wish = AS_SUGGESTED
        self._offer(candidates)
        self._show()
        self.retranslate()

    def set_proposal(self, proposal: str) -> None:
        """Another text is suggested by now; what was wished stands."""
        if proposal != self._proposal:
            is_untouched = self._wish.aim is Aim.SUGGESTED
            self._proposal = proposal
            if is_untouched and not self.field.hasFocus():
                self._show()

    # Choosing

    def pick(self, number: int) -> bool:
        """Take a candidate for all; False where there is none."""
        if not 1 <= number <= len(self.chips):
            return False
        self._picked, before = str(self.chips[number - 1].property("candidate")), self._wish
        self._wish = AS_SUGGESTED
        self._show()
        self.field.setText(self._picked)
        if self._wish == AS_SUGGESTED != before:
            # The text is the one that is proposed, but nothing of it was wished before.
            self.changed.emit()
        return True

    def toggle_kept(self) -> None:
        self._aim(Aim.SUGGESTED if self._wish.aim is Aim.KEPT else Aim.KEPT)

    def toggle_deleted(self) -> None:
        self._aim(Aim.SUGGESTED if self._wish.aim is Aim.DELETED else Aim.DELETED)

    def give_up(self) -> None:
        """As it was suggested."""
        self._aim(Aim.SUGGESTED)

    # Within

    def _aim(self, aim: Aim) -> None:
        self._picked = ""
        self._wish = Wish(aim) if aim is not Aim.SUGGESTED else AS_SUGGESTED
        self._show()
        self.changed.emit()

    def _typed(self) -> None:
        """Only what differs from what is proposed is a wish of its own."""
        text = unicodedata.normalize("NFC", " ".join(self.field.shown_text.split()))
        wish = AS_SUGGESTED
        if text and text != self._proposal:
            wish = Wish(Aim.TEXT, text, self._proposal, typed=text != self._picked)
        if wish != self._wish:
            self._wish = wish
            self._show_state()
            self.changed.emit()

    def _show(self) -> None:
        is_text = self._wish.aim in (Aim.SUGGESTED, Aim.TEXT)
        self.field.blockSignals(True)
        self.field.setText(self._proposal if is_text else "")
        self.field.blockSignals(False)
        self._show_state()

    def _show_state(self) -> None:
        aim = self._wish.aim
        self.keep.setChecked(aim is Aim.KEPT)
        self.delete.setChecked(aim is Aim.DELETED)
        self.field.setEnabled(not self._is_own)
        if aim is Aim.KEPT:
            self.field.setPlaceholderText(self.tr("as it was read"))
        elif aim is Aim.DELETED:
            self.field.setPlaceholderText(self.tr("nothing: no text"))
        else:
            self.field.setPlaceholderText(self.tr("each its own suggestion"))
        now = folded(self._wish.text or self._proposal)
        for chip in self.chips:
            is_taken = aim in (Aim.SUGGESTED, Aim.TEXT)
            chip.setChecked(is_taken and folded(str(chip.property("candidate"))) == now)

    def _offer(self, candidates: Sequence[str]) -> None:
        for chip in self.chips:
            chip.hide()
            chip.deleteLater()
        self.chips = []
        for number, text in enumerate(candidates, 1):
            chip = _button(checkable=True)
            chip.setText(f"{number}  {visible(text)}".replace("&", "&&"))
            chip.setProperty("candidate", text)
            chip.setAccessibleName(visible(text))
            chip.clicked.connect(partial(self._pick_and_show, number))
            self._chip_row.addWidget(chip)
            self.chips.append(chip)
        self._set_font()
        self._fit_buttons()

    def _pick_and_show(self, number: int, _checked: bool = False) -> None:
        self.pick(number)
        self._show_state()

    def retranslate(self) -> None:
        self.label.setText(self.tr("Al&l read:"))
        self.field.setAccessibleName(self.tr("What all places shall read"))
        self.field.setToolTip(
            self.tr("Each place keeps its own letter case and punctuation. F2: go here")
        )
        self.keep.setText(self.tr("As read") + "  F4")
        self.delete.setText(self.tr("Delete") + "  Del")
        self._show_state()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_buttons()

    def minimumSizeHint(self) -> QSize:
        """Without the buttons: their keys do the same unseen."""
        width = self.label.sizeHint().width() + self.field.minimumWidth() + 12
        return QSize(width, super().minimumSizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._set_font()
        super().changeEvent(event)

    def _set_font(self) -> None:
        font = reading_font(interface_pixels(_READING_PIXELS))
        for one in (self.field, *self.chips):
            if one.font() != font:
                one.setFont(font)

    def _fit_buttons(self) -> None:
        """Show as many as there is room for beside a field of a fair width."""
        room = self.width() - self.minimumSizeHint().width() - interface_pixels(30)
        for button in (self.keep, self.delete, *self.chips):
            room -= button.sizeHint().width() + 6
            button.setVisible(room >= 0)


def _button(*, checkable: bool) -> QPushButton:
    """The keyboard takes it by its key; the focus stays where it is."""
    button = QPushButton()
    button.setCheckable(checkable)
    button.setAutoDefault(False)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return button
