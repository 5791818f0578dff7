"""Colours and fonts: two quiet themes with one accent colour each."""

from __future__ import annotations

from dataclasses import dataclass
from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

SYSTEM, LIGHT, DARK = "system", "light", "dark"

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


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours as ``#rrggbb``.  Text colours reach 4.5:1 on every ground they stand on, marks 3:1
    (WCAG 2.1, 1.4.3 and 1.4.11); a test computes it."""

    name: str
    window: str
    surface: str
    border: str
    track: str
    """Empty part of the progress bar, groove of the scroll bar."""
    text: str
    muted: str
    accent: str
    line: str
    """Ground of the current line."""
    token: str
    """Ground of the current token."""
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
    track="#dfdfdc",
    text="#1d1e20",
    muted="#5f646a",
    accent="#0f5fad",
    line="#e8f2fb",
    token="#c3dff7",
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
    track="#3b3f45",
    text="#e9e9e7",
    muted="#a7acb2",
    accent="#74b8f5",
    line="#2b3845",
    token="#34587a",
    doubtful="#dcc244",
    very_doubtful="#ff8c5a",
    decided="#5f9a78",
    good="#84d29c",
    warning="#f0b95a",
    error="#ff9a90",
)


class Themes(QObject):
    """Which theme is on; follows the system unless told otherwise."""

    changed = Signal(object)

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self.choice = SYSTEM
        self.current = LIGHT_THEME
        app.setStyle("Fusion")
        # A steady cursor: nothing on the screen blinks.
        app.setCursorFlashTime(0)
        app.setFont(interface_font())
        app.styleHints().colorSchemeChanged.connect(self._refresh)
        self._refresh()

    def choose(self, choice: str) -> None:
        self.choice = choice
        self._refresh()

    def _refresh(self) -> None:
        dark = self.choice == DARK
        if self.choice == SYSTEM:
            dark = self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        self.current = DARK_THEME if dark else LIGHT_THEME
        self._app.setPalette(palette(self.current))
        self._app.setStyleSheet(style_sheet(self.current))
        self.changed.emit(self.current)


def interface_font() -> QFont:
    font = QFont()
    known = set(QFontDatabase.families())
    if not known.isdisjoint(INTERFACE_FAMILIES):
        font.setFamilies([name for name in INTERFACE_FAMILIES if name in known])
    font.setPixelSize(13)
    return font


def reading_font(pixels: float) -> QFont:
    """The font of the report's text; ``pixels`` may be a fraction."""
    font = QFont()
    known = set(QFontDatabase.families())
    families = [name for name in READING_FAMILIES if name in known]
    font.setFamilies(families or READING_FAMILIES)
    font.setStyleHint(QFont.StyleHint.Serif)
    # Only point sizes may be fractions, and 96 logical dots an inch make 4 pixels of 3 points.
    screen = QApplication.primaryScreen()
    dots = screen.logicalDotsPerInch()
    font.setPointSizeF(pixels * 72 / dots)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


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
    return _SHEET.substitute({name: getattr(theme, name) for name in Theme.__slots__})


_SHEET = Template("""
QMenuBar { background: $window; color: $text; padding: 3px 6px; border: none; }
QMenuBar::item { padding: 4px 9px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: $token; }
QMenu { background: $surface; color: $text; border: 1px solid $border; padding: 5px 0; }
QMenu::item { padding: 5px 28px 5px 26px; }
QMenu::item:selected { background: $token; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $border; margin: 5px 10px; }
QLabel#fileName, QLabel#quiet { color: $muted; }
QFrame#page { background: $surface; border: 1px solid $border; border-radius: 6px; }
QLabel#mode { font-weight: bold; color: $good; }
QLabel#mode[editing="true"] { color: $accent; }
QProgressBar { background: $track; border: none; border-radius: 3px; }
QProgressBar::chunk { background: $good; border-radius: 3px; }
QScrollBar:vertical { background: transparent; width: 11px; margin: 2px; }
QScrollBar::handle:vertical { background: $muted; border-radius: 3px; min-height: 32px; }
QScrollBar::handle:vertical:disabled { background: transparent; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; width: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QFrame#message { background: $surface; border: 1px solid $border; border-left: 4px solid $accent;
                 border-radius: 5px; border-top-left-radius: 0; border-bottom-left-radius: 0; }
QFrame#message[kind="warning"] { border-left-color: $warning; }
QFrame#message[kind="error"] { border-left-color: $error; }
QFrame#message QPushButton { padding: 5px 14px; border: 1px solid $border; border-radius: 5px;
                             background: $surface; color: $text; text-align: left; }
QFrame#message QPushButton:hover, QFrame#message QPushButton:focus { border-color: $accent; }
QFrame#message QPushButton[primary="true"] { border: 2px solid $accent; }
QFrame#message QToolButton { border: none; padding: 3px; color: $muted; font-size: 15px; }
QLabel#keycap { border: 1px solid $border; border-bottom-width: 2px; border-radius: 4px;
                padding: 1px 6px; color: $text; background: $surface; font-size: 12px; }
QDialog#memory QTableView { background: $surface; color: $text; border: 1px solid $border;
                 alternate-background-color: $window; selection-background-color: $token;
                 selection-color: $text; outline: none; border-radius: 4px; }
QDialog#memory QTableView::item { padding: 0 9px; border: none; }
QDialog#memory QTableView QLineEdit { padding: 0 7px; border: 2px solid $accent; margin: 0; }
QDialog#memory QHeaderView::section { background: $surface; color: $muted; border: none;
                 border-bottom: 1px solid $border; padding: 0 12px; font-weight: bold; }
QDialog#memory QLineEdit { background: $surface; color: $text; border: 1px solid $border;
                 border-radius: 5px; padding: 4px 8px; }
QDialog#memory QLineEdit:focus, QDialog#memory QTableView:focus { border-color: $accent; }
QDialog#memory QPushButton { padding: 5px 14px; border: 1px solid $border; border-radius: 5px;
                 background: $surface; color: $text; }
QDialog#memory QPushButton:hover, QDialog#memory QPushButton:focus { border-color: $accent; }
QDialog#memory QPushButton:disabled { color: $muted; background: $window; }
QDialog#memory QTabBar::tab { padding: 6px 14px; margin-right: 4px; color: $muted;
                 border: none; border-bottom: 2px solid transparent; background: transparent; }
QDialog#memory QTabBar::tab:selected { color: $text; border-bottom-color: $accent;
                 font-weight: bold; }
QDialog#memory QTabBar::tab:focus { color: $accent; }
QMainWindow::separator { background: transparent; width: 8px; height: 8px; }
QDockWidget { color: $text; font-weight: bold; }
QDockWidget::title { background: $window; padding: 7px 10px; text-align: left; }
QDockWidget > QWidget { background: $surface; border: 1px solid $border; border-radius: 6px; }
QToolTip { background: $surface; color: $text; border: 1px solid $border; }
""")
