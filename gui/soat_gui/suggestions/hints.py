"""Which keys do what, at the right of the bar."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from soat_gui.commands.bindings import Bindings
from soat_gui.commands.keys import shown_key
from soat_gui.suggestions.chip import cap_height, cap_width, draw_cap
from soat_gui.suggestions.content import Content, Mode
from soat_gui.theme import Theme, interface_font

Hint = tuple[str, str]
"""A key, and what it does."""

translate = QCoreApplication.translate


class Hints:
    """Looked up anew when the language, the letters or the keys are others (``renew``)."""

    def __init__(self, bindings: Bindings) -> None:
        self._bindings = bindings
        self._font = QFont()
        self._keys: dict[str, str] = {}
        self.renew()

    def renew(self) -> None:
        self._font = interface_font()
        self._keys = {}
        for command in self._bindings.commands:
            keys = [key for key in self._bindings.keys(command) if key]
            first = shown_key(keys[0]) if keys else ""
            of_all = self._bindings.shown(command)
            self._keys[command.identity] = of_all if command.numbered else first

    def key(self, identity: str) -> str:
        """The first key of a command, as people read it; of a numbered one all of them."""
        return self._keys[identity]

    def that_fit(self, content: Content, room: float) -> list[Hint]:
        """Those that there are pixels for; the first ones go before others."""
        fm = QFontMetricsF(self._font)
        result: list[Hint] = []
        for key, text in self._all(content):
            room -= cap_width(self._font, key) + 6 + fm.horizontalAdvance(text) + 14
            if room < -14:
                break
            result.append((key, text))
        return result

    def draw(
        self, painter: QPainter, theme: Theme, hints: list[Hint], right: float, height: int
    ) -> float:
        """Draw them left of ``right`` in a bar of this height; returns where they begin."""
        painter.setFont(self._font)
        fm = QFontMetricsF(self._font)
        tall = cap_height(self._font)
        for key, text in reversed(hints):
            text_width, key_width = fm.horizontalAdvance(text), cap_width(self._font, key)
            begin = right - text_width - 6 - key_width
            painter.setPen(QColor(theme.muted))
            painter.drawText(
                QRectF(right - text_width, 0, text_width + 2, height),
                Qt.AlignmentFlag.AlignVCenter,
                text,
            )
            draw_cap(painter, theme, QRectF(begin, (height - tall) / 2, key_width, tall), key)
            right = begin - 14
        return right

    def _all(self, content: Content) -> list[Hint]:
        named = [(self._keys[identity], text) for identity, text in _commands(content)]
        return [(key, text) for key, text in named if key]


def _commands(content: Content) -> list[tuple[str, str]]:
    """Commands by identity, with what they do here."""
    if content.mode is Mode.NOTHING:
        return []
    if content.mode is Mode.TRYING:
        return [
            ("dismiss", translate("SuggestionBar", "back")),
            ("next-candidate", translate("SuggestionBar", "next one")),
        ]
    if content.mode is Mode.TYPING:
        discard = [("discard", translate("SuggestionBar", "discard"))]
        if not any(content.slots):
            return discard
        return [
            *discard,
            ("candidate-anywhere", translate("SuggestionBar", "take")),
            ("next-candidate", translate("SuggestionBar", "choose")),
        ]
    return [
        ("accept", translate("SuggestionBar", "accept")),
        ("keep", translate("SuggestionBar", "keep")),
        ("edit-token", translate("SuggestionBar", "edit")),
        ("tab", translate("SuggestionBar", "go on")),
    ]
