"""Colours and fonts: two quiet themes with one accent colour each, and one of high contrast."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from soat_gui.style_sheet import SHEET
from soat_resources import resource_path

SYSTEM, LIGHT, DARK, CONTRAST = "system", "light", "dark", "contrast"

READING_FAMILIES = [
    "Noto Serif",
    "Source Serif 4",
    "Cambria",
    "Times New Roman",
    "Tinos",
    "DejaVu Serif",
]
"""Fonts of the report's text, best first: all hold the Vietnamese letters with stacked marks."""

INTERFACE_FAMILIES = ["Noto Sans", "Segoe UI", "Cantarell", "Arimo", "DejaVu Sans"]

INTERFACE_PIXELS = 13
"""Letters of the interface, unless the clerk wants them larger."""

_CHOSEN_FAMILY, _CHOSEN_PIXELS = "readingFamily", "interfacePixels"
"""Properties of the application, as its font is: what is drawn by hand asks for them too."""


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours as ``#rrggbb``.  Text colours reach 4.5:1 on every ground they stand on, marks 3:1
    (WCAG 2.1, 1.4.3 and 1.4.11), in the theme of high contrast 7:1 (1.4.6) and 4.5:1; a test
    computes it."""

    name: str
    window: str
    surface: str
    border: str
    """Of what only groups."""
    outline: str
    """Of what can be used: 3:1 like marks."""
    track: str
    """Empty part of the progress bar, groove of the scroll bar."""
    text: str
    muted: str
    accent: str
    line: str
    """Ground of the current line."""
    token: str
    """Ground of the current token."""
    found: str
    """Ground of what was found."""
    doubtful: str
    very_doubtful: str
    decided: str
    good: str
    warning: str
    error: str


LIGHT_THEME = Theme(
    name=LIGHT,
    window="#f6f6f4",
    surface="#ffffff",
    border="#dcdcd9",
    outline="#85898e",
    track="#dfdfdc",
    text="#1d1e20",
    muted="#5f646a",
    accent="#0f5fad",
    line="#e8f2fb",
    token="#c3dff7",
    found="#fff0bf",
    doubtful="#957000",
    very_doubtful="#c23a0a",
    decided="#5a9774",
    good="#256b43",
    warning="#8a5300",
    error="#b3261e",
)

DARK_THEME = Theme(
    name=DARK,
    window="#1b1c1f",
    surface="#25282c",
    border="#3b3f45",
    outline="#838990",
    track="#3b3f45",
    text="#e9e9e7",
    muted="#a7acb2",
    accent="#74b8f5",
    line="#2b3845",
    token="#34587a",
    found="#453a18",
    doubtful="#dcc244",
    very_doubtful="#ff8c5a",
    decided="#5f9a78",
    good="#84d29c",
    warning="#f0b95a",
    error="#ff9a90",
)

CONTRAST_THEME = Theme(
    name=CONTRAST,
    window="#000000",
    surface="#000000",
    border="#c8c8c8",
    outline="#ffffff",
    track="#555555",
    text="#ffffff",
    muted="#e2e2e2",
    accent="#ffe600",
    line="#24240a",
    token="#0a3d8f",
    found="#4a3a00",
    doubtful="#ffb000",
    very_doubtful="#ff9d8a",
    decided="#5ce08a",
    good="#7df0a4",
    warning="#ffc24d",
    error="#ffb3a8",
)

THEMES = {theme.name: theme for theme in (LIGHT_THEME, DARK_THEME, CONTRAST_THEME)}


ON_PAPER = LIGHT_THEME.accent
"""Of what is drawn on the picture of a page: paper is white whatever the theme."""


class Themes(QObject):
    """Which theme is on, in which fonts; follows the system unless told otherwise."""

    changed = Signal(object)
    """The ``Theme`` that is on from now on."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self.choice = SYSTEM
        self.current = LIGHT_THEME
        app.setStyle("Fusion")
        # A steady cursor: nothing on the screen blinks.
        app.setCursorFlashTime(0)
        app.setFont(interface_font())
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._refresh)
        if hasattr(hints, "accessibility"):  # since Qt 6.10
            hints.accessibility().contrastPreferenceChanged.connect(self._refresh)
        self._refresh()

    def choose(self, choice: str) -> None:
        self.choice = choice
        self._refresh()

    def choose_fonts(self, *, reading_family: str, interface_size: int) -> None:
        """``reading_family`` empty is the best there is; ``interface_size`` is in pixels.

        Every widget is sent a ``FontChange``, also those that draw with ``reading_font``.
        """
        wanted = {_CHOSEN_FAMILY: reading_family, _CHOSEN_PIXELS: interface_size}
        if all(self._app.property(name) == value for name, value in wanted.items()):
            return
        grows = self._app.property(_CHOSEN_PIXELS) != interface_size
        for name, value in wanted.items():
            self._app.setProperty(name, value)
        if grows:
            self._app.setFont(interface_font())  # tells every widget
            self._style()
        else:
            for widget in self._app.allWidgets():
                QCoreApplication.sendEvent(widget, QEvent(QEvent.Type.FontChange))

    def _refresh(self) -> None:
        self.current = THEMES[self._of_system() if self.choice == SYSTEM else self.choice]
        self._style()
        self.changed.emit(self.current)

    def _style(self) -> None:
        sheet = style_sheet(self.current)
        # Putting it on takes a while, also where it is the same.
        if sheet != self._app.styleSheet():
            self._app.setPalette(palette(self.current))
            self._app.setStyleSheet(sheet)

    def _of_system(self) -> str:
        hints = self._app.styleHints()
        if hasattr(hints, "accessibility"):
            preference = hints.accessibility().contrastPreference()
            if preference == Qt.ContrastPreference.HighContrast:
                return CONTRAST
        return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT


def interface_pixels(at_normal: int) -> int:
    """A size in pixels that grows with the letters of the interface; ``at_normal`` is what it is
    when they have their normal size."""
    return round(at_normal * (_chosen(_CHOSEN_PIXELS) or INTERFACE_PIXELS) / INTERFACE_PIXELS)


def interface_font(at_normal: int = INTERFACE_PIXELS) -> QFont:
    """The font of the interface; for ``at_normal`` see ``interface_pixels``."""
    font = QFont()
    known = set(QFontDatabase.families())
    if not known.isdisjoint(INTERFACE_FAMILIES):
        font.setFamilies([name for name in INTERFACE_FAMILIES if name in known])
    font.setPixelSize(interface_pixels(at_normal))
    return font


def reading_font(pixels: float) -> QFont:
    """The font of the report's text; ``pixels`` may be a fraction."""
    font = QFont()
    known = set(QFontDatabase.families())
    families = [f for f in (_chosen(_CHOSEN_FAMILY), *READING_FAMILIES) if f in known]
    font.setFamilies(families or READING_FAMILIES)
    font.setStyleHint(QFont.StyleHint.Serif)
    # Only point sizes may be fractions, and 96 logical dots an inch make 4 pixels of 3 points.
    screen = QApplication.primaryScreen()
    dots = screen.logicalDotsPerInch()
    font.setPointSizeF(pixels * 72 / dots)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def _chosen(what: str) -> Any:
    app = QCoreApplication.instance()
    return None if app is None else app.property(what)


def reading_families() -> list[str]:
    """The families on this computer that hold the Vietnamese letters, by name."""
    vietnamese = QFontDatabase.WritingSystem.Vietnamese
    return [
        family
        for family in QFontDatabase.families(vietnamese)
        if not QFontDatabase.isPrivateFamily(family)
    ]


def palette(theme: Theme) -> QPalette:
    role = QPalette.ColorRole
    result = QPalette()
    for which, colour in {
        role.Window: theme.window,
        role.Base: theme.surface,
        role.AlternateBase: theme.window,
        role.Button: theme.surface,
        role.ToolTipBase: theme.surface,
        role.Text: theme.text,
        role.WindowText: theme.text,
        role.ButtonText: theme.text,
        role.ToolTipText: theme.text,
        role.PlaceholderText: theme.muted,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.surface,
        role.Link: theme.accent,
        role.Mid: theme.border,
    }.items():
        result.setColor(which, QColor(colour))
    for which in (role.Text, role.WindowText, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, which, QColor(theme.muted))
    return result


def style_sheet(theme: Theme) -> str:
    """What the palette cannot say: frames, menus, bars."""
    colours = {name: getattr(theme, name) for name in Theme.__slots__}
    sizes = {"small": 12, "large": 15, "mark": 15, "round": 8, "button": 20, "arrow": 10}
    pixels = {name: interface_pixels(size) for name, size in sizes.items()}
    return SHEET.substitute(colours, **pixels, icons=resource_path("icons").as_posix())
