"""The bar under the panes: what was read, what it may be, why, and which keys do what."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from soat_core.finding.offer import SHOWN
from soat_gui.commands.bindings import Bindings
from soat_gui.editor.display import EMPTY, visible
from soat_gui.suggestions.chip import READING_PIXELS, Chip, cap_width
from soat_gui.suggestions.content import Content, Mode, about, label_of, longest_labels
from soat_gui.suggestions.hints import Hint, Hints
from soat_gui.theme import LIGHT_THEME, Theme, interface_font, interface_pixels, reading_font

_LEFT, _GAP = 16, 9
_WIDEST_READING = 220
_WIDEST_NOTE = 230
"""Pixels that the note has before the hints."""
_NARROWEST_NOTE = 80
"""With less room than this it says nothing any more."""
_STEP = 48
"""The text as typed grows in steps of so many pixels, or its left edge would move at every key."""

_ENTER = {Mode.TYPING: "commit", Mode.TRYING: "accept"}
"""The commands by which what is chosen is taken, where that is not what is shown anyway."""


class SuggestionBar(QWidget):
    """Everything has its place by hand: what does not fit gives way from right to left, and a long
    candidate never widens the window.

    While something is typed, the best one stands first at every key, and a place only grows.
    """

    taken = Signal(int)
    """The number (from 1) of the candidate that was clicked."""
    typed_taken = Signal()
    """The text as it was typed was clicked."""

    def __init__(self, bindings: Bindings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT_THEME
        self._content = Content()
        self._chips = [Chip(self) for _ in range(SHOWN)]
        self._as_typed = Chip(self)
        self._widths = [0] * SHOWN
        self._is_narrow = False
        self._note_left = 0.0
        self._note_right = 0.0
        for number, chip in enumerate(self._chips, 1):
            chip.hide()
            chip.clicked.connect(lambda _checked=False, n=number: self.taken.emit(n))
        self._as_typed.hide()
        self._as_typed.clicked.connect(lambda _checked=False: self.typed_taken.emit())
        self._hints = Hints(bindings)
        self._set_fonts()
        self._measure()
        bindings.changed.connect(self._renew)

    # What is shown

    @property
    def candidates(self) -> list[Chip]:
        """The candidates on offer, in their places."""
        return [chip for chip, one in zip(self._chips, self._content.slots, strict=True) if one]

    @property
    def as_typed(self) -> Chip | None:
        """The text as it was typed, where one is being typed."""
        return self._as_typed if self._content.mode is Mode.TYPING else None

    @property
    def on_enter(self) -> str:
        """The text that Enter takes, while something is typed or tried."""
        for chip in (*self.candidates, self._as_typed):
            if chip.takes_enter:
                return chip.text()
        return ""

    @property
    def reading(self) -> str:
        """What the OCR read."""
        return self._content.reading

    @property
    def note(self) -> str:
        """The phrase beside the candidates."""
        return self._content.note

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for chip in (*self._chips, self._as_typed):
            chip.set_theme(theme)
        self.update()

    def show_content(self, content: Content) -> None:
        """Show this from now on."""
        if content != self._content:
            self._content = content
            self._show()

    def _show(self) -> None:
        content = self._content
        enter = self._hints.key(_ENTER[content.mode]) if content.mode in _ENTER else ""
        for number, (chip, found) in enumerate(zip(self._chips, content.slots, strict=True)):
            if found is not None:
                key = str(number + 1)
                chip.show_text(found.text, key=key, label=label_of(found), about=about(found))
                chosen = number == content.chosen
                chip.mark(marked=chosen, enter=enter if chosen else "")
        takes_typed = content.mode is Mode.TYPING and content.chosen is None
        key = "" if takes_typed else self._hints.key("commit-next")
        self._as_typed.show_text(content.typed, key=key, label=self.tr("as typed"))
        self._as_typed.mark(marked=takes_typed, enter=enter if takes_typed else "")
        self.setAccessibleName(self.tr("Suggestions"))
        told = ": ".join(filter(None, (content.reading, content.note)))
        self.setAccessibleDescription(told)
        self._arrange()

    def _renew(self) -> None:
        """The language, the letters or the keys are others."""
        self._measure()
        self._show()

    def _measure(self) -> None:
        self._hints.renew()
        # The same room on every chip for what may stand on its right.
        tail = self._width_of(*longest_labels())
        for chip in self._chips:
            chip.set_tail(tail)
        self._as_typed.set_tail(self._width_of(self.tr("as typed")))
        self._widths = [0] * SHOWN

    def _width_of(self, *labels: str) -> float:
        """Of the widest label, or of the key that takes its place."""
        fm = QFontMetricsF(self._small)
        caps = [cap_width(self._small, self._hints.key(one)) for one in _ENTER.values()]
        return max(*caps, *map(fm.horizontalAdvance, labels))

    @property
    def hints(self) -> list[Hint]:
        """The keys that there is room for, with what they do."""
        room = self._note_right - self._note_left
        note = QFontMetricsF(self._font).horizontalAdvance(self.note) + 16
        return self._hints.that_fit(self._content, room - min(_WIDEST_NOTE, note))

    # Where it stands

    def sizeHint(self) -> QSize:
        return QSize(600, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._renew()
        elif event.type() == QEvent.Type.FontChange:
            self._set_fonts()
            self._renew()
        super().changeEvent(event)

    def _set_fonts(self) -> None:
        self._reading_font = reading_font(interface_pixels(READING_PIXELS))
        self._font, self._small = interface_font(), interface_font(12)
        self.setFixedHeight(interface_pixels(56))

    def _arrange(self) -> None:
        self._note_right = float(self._place_typed())
        begin = _LEFT + self._reading_width + 16.0
        room = self._note_right - _GAP - begin
        self._make_narrow(self._content.mode is Mode.TYPING and self._is_narrow)
        if not self._is_narrow and self._needed() > room:
            self._make_narrow(True)
        self._note_left = self._place_chips(begin, room) + 10
        self.update()

    def _make_narrow(self, narrow: bool) -> None:
        """Leave the labels out, so that more candidates can be seen."""
        if narrow is not self._is_narrow:
            self._widths = [0] * SHOWN
        self._is_narrow = narrow
        for chip in self._chips:
            chip.set_narrow(narrow)

    def _needed(self) -> float:
        """Pixels for all candidates side by side."""
        there = [width for width in self._new_widths() if width]
        return sum(there) + _GAP * (len(there) - 1)

    def _new_widths(self) -> list[int]:
        """What each place takes; while something is typed, never less than before."""
        slots = zip(self._chips, self._content.slots, strict=True)
        widths = [chip.sizeHint().width() if found else 0 for chip, found in slots]
        if self._content.mode is Mode.TYPING:
            return [max(new, old) for new, old in zip(widths, self._widths, strict=True)]
        return widths

    def _place_chips(self, x: float, room: float) -> float:
        """Put the candidates from ``x`` on; what Enter takes has its room before all others.
        Returns where the last one ends."""
        self._widths = self._new_widths()
        chosen = self._content.chosen
        kept = 0 if chosen is None else self._widths[chosen] + _GAP
        for number, (chip, found) in enumerate(zip(self._chips, self._content.slots, strict=True)):
            width = self._widths[number]
            if number == chosen:
                kept = 0
            fits = 0 < width <= room - kept
            chip.setVisible(fits and found is not None)
            if fits:
                top = (self.height() - chip.height()) // 2
                chip.setGeometry(round(x), top, width, chip.height())
                x += width + _GAP
                room -= width + _GAP
        return x

    def _place_typed(self) -> int:
        """Put the text as typed at the right edge; returns where what is left of it ends."""
        chip = self._as_typed
        chip.setVisible(self._content.mode is Mode.TYPING)
        if self._content.mode is not Mode.TYPING:
            chip.setMinimumWidth(0)
            return self.width() - _LEFT
        width = -(-chip.sizeHint().width() // _STEP) * _STEP
        chip.setMinimumWidth(max(chip.minimumWidth(), width))
        chip.resize(chip.minimumWidth(), chip.height())
        left = self.width() - _LEFT - chip.width()
        chip.move(left, (self.height() - chip.height()) // 2)
        return left - 14

    @property
    def _reading_width(self) -> float:
        fm = QFontMetricsF(self._reading_font)
        return min(_WIDEST_READING, fm.horizontalAdvance(self._shown_reading))

    @property
    def _shown_reading(self) -> str:
        if self._content.mode is Mode.NOTHING:
            return ""
        return visible(self.reading) or EMPTY

    @property
    def _says_it_otherwise(self) -> bool:
        """Whether the marks on the candidates tell what Enter does, as half a note would not."""
        return self._content.mode is Mode.TYPING

    # Drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(self._theme.muted))
        painter.setFont(self._reading_font)
        fm = QFontMetricsF(self._reading_font)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(
            QRectF(_LEFT, 0, _WIDEST_READING + 4, self.height() - 2),
            left,
            fm.elidedText(self._shown_reading, Qt.TextElideMode.ElideRight, _WIDEST_READING),
        )
        hints_left = self._hints.draw(
            painter, self._theme, self.hints, self._note_right, self.height()
        )
        painter.setFont(self._font)
        painter.setPen(QColor(self._theme.muted))
        room = hints_left - 16 - self._note_left
        width = QFontMetricsF(self._font).horizontalAdvance(self.note)
        # Less than half of a note tells nothing.
        least = max(width / 2, interface_pixels(_NARROWEST_NOTE))
        if width <= room or (room > least and not self._says_it_otherwise):
            note = QFontMetricsF(self._font).elidedText(
                self.note, Qt.TextElideMode.ElideRight, room
            )
            painter.drawText(QRectF(self._note_left, 0, room + 2, self.height()), left, note)
