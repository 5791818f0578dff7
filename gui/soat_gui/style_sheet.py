"""What a palette cannot say: frames, menus, bars, controls and where the focus is.

``$names`` are the colours of a ``Theme``; ``$small``, ``$large`` and ``$mark`` are sizes in pixels,
``$icons`` the folder with the marks of boxes and arrows.
"""

from __future__ import annotations

from string import Template

_MENUS = """
QMenuBar { background: $window; color: $text; padding: 3px 6px; border: none; }
QMenuBar::item { padding: 4px 9px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: $token; }
QMenu { background: $surface; color: $text; border: 1px solid $border; padding: 5px 0; }
QMenu::item { padding: 5px 28px 5px 26px; }
QMenu::item:selected { background: $token; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $border; margin: 5px 10px; }
QToolTip { background: $surface; color: $text; border: 1px solid $border; }
"""

_WINDOW = """
QLabel#fileName, QLabel#quiet { color: $muted; }
QFrame#page { background: $surface; border: 1px solid $border; border-radius: 6px; }
QLabel#mode { font-weight: bold; color: $good; }
QLabel#mode[editing="true"] { color: $accent; }
QLabel#keycap { border: 1px solid $border; border-bottom-width: 2px; border-radius: 4px;
                padding: 1px 6px; color: $text; background: $surface; font-size: ${small}px; }
QFrame#noteBar { background: $surface; border: none; }
QFrame#noteBar QLineEdit { background: $surface; color: $text; border: 2px solid $accent;
                border-radius: 5px; padding: 4px 8px; }
QFrame#tour { background: $line; border: none; border-top: 1px solid $border; }
QFrame#tour QToolButton, QToolButton#closeTab { border: none; border-radius: 3px; color: $muted;
                padding: 1px 4px; font-size: ${small}px; }
QFrame#tour QToolButton:hover, QToolButton#closeTab:hover { background: $token; color: $text; }
QTabBar#reports::tab { padding: 4px 6px 4px 12px; margin: 2px 3px 0 0; color: $muted;
                max-width: 260px; border: 1px solid transparent; border-bottom-width: 2px; }
QTabBar#reports::tab:hover { color: $text; background: $line; }
QTabBar#reports::tab:selected { color: $text; background: $surface; font-weight: normal;
                border: 1px solid $border; border-bottom: 2px solid $accent;
                border-top-left-radius: 5px; border-top-right-radius: 5px; }
QStatusBar { background: $window; }
QStatusBar::item { border: none; }
QProgressBar { background: $track; border: none; border-radius: 3px; }
QProgressBar::chunk { background: $good; border-radius: 3px; }
QScrollBar { background: transparent; margin: 2px; }
QScrollBar:vertical { width: 11px; }
QScrollBar:horizontal { height: 11px; }
QScrollBar::handle { background: $muted; border-radius: 3px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:disabled { background: transparent; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; width: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QMainWindow::separator { background: transparent; width: 8px; height: 8px; }
QDockWidget { color: $text; font-weight: bold;
              titlebar-close-icon: url("$icons/close-$name.svg");
              titlebar-normal-icon: url("$icons/float-$name.svg"); }
QDockWidget::close-button, QDockWidget::float-button { border: none; border-radius: 3px;
              background: transparent; padding: 1px; }
QDockWidget::close-button:hover, QDockWidget::float-button:hover { background: $token; }
QDockWidget::title { background: $window; padding: 7px 10px; text-align: left; }
QDockWidget > QWidget { background: $surface; border: 1px solid $border; border-radius: 6px; }
"""

_MESSAGES = """
QFrame#message { background: $surface; border: 1px solid $border; border-left: 4px solid $accent;
                 border-radius: 5px; border-top-left-radius: 0; border-bottom-left-radius: 0; }
QFrame#message[kind="warning"] { border-left-color: $warning; }
QFrame#message[kind="error"] { border-left-color: $error; }
QFrame#message QPushButton { text-align: left; }
QFrame#message QToolButton { border: none; padding: 3px; color: $muted; font-size: ${large}px; }
"""

# The focus is a frame of 2 pixels in the accent colour; what it takes comes off the padding or the
# margin, so that nothing moves.
_CONTROLS = """
QPushButton { background: $surface; color: $text; border: 1px solid $outline; border-radius: 5px;
              padding: 5px 14px; margin: 1px; }
QPushButton:hover { background: $line; }
QPushButton:pressed { background: $token; }
QPushButton:checked { background: $token; border: 1px solid $accent; }
QPushButton:disabled { background: $window; color: $muted; border: 1px dashed $border; }
QPushButton:focus { border: 2px solid $accent; margin: 0; }
QToolButton:focus { border: 2px solid $accent; border-radius: 4px; }
.QLineEdit, Field, QAbstractSpinBox, QComboBox, QPlainTextEdit, QTextEdit {
    background: $surface; color: $text; border: 1px solid $outline; border-radius: 5px;
    padding: 3px 8px; margin: 1px; selection-background-color: $accent;
    selection-color: $surface; placeholder-text-color: $muted; }
.QLineEdit:focus, Field:focus, QAbstractSpinBox:focus, QComboBox:focus, QPlainTextEdit:focus,
QTextEdit:focus { border: 2px solid $accent; margin: 0; }
.QLineEdit:disabled, Field:disabled, QAbstractSpinBox:disabled, QComboBox:disabled {
    background: $window; color: $muted; border-color: $border; }
QAbstractSpinBox .QLineEdit, QComboBox .QLineEdit, QAbstractSpinBox .QLineEdit:focus,
QComboBox .QLineEdit:focus { border: none; padding: 0; margin: 0; background: transparent; }
QComboBox::drop-down, QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {
    subcontrol-origin: border; border: none; width: ${button}px; background: transparent; }
QComboBox { padding-right: ${button}px; }
QAbstractSpinBox { padding-right: ${button}px; }
QAbstractSpinBox::up-button { subcontrol-position: top right; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; }
QComboBox::down-arrow, QAbstractSpinBox::down-arrow { image: url("$icons/down-$name.svg");
    width: ${arrow}px; height: ${arrow}px; }
QAbstractSpinBox::up-arrow { image: url("$icons/up-$name.svg");
    width: ${arrow}px; height: ${arrow}px; }
QComboBox QAbstractItemView { border: 1px solid $outline; border-radius: 0; margin: 0; }
QCheckBox, QRadioButton { color: $text; spacing: 8px; padding: 2px 6px 2px 4px;
    border: 2px solid transparent; border-radius: 5px; }
QCheckBox:focus, QRadioButton:focus { border-color: $accent; }
QCheckBox:disabled, QRadioButton:disabled { color: $muted; }
QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator {
    width: ${mark}px; height: ${mark}px; background: $surface; border: 1px solid $outline; }
QCheckBox::indicator, QAbstractItemView::indicator { border-radius: 3px; }
QRadioButton::indicator { border-radius: ${round}px; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked {
    image: url("$icons/check-$name.svg"); border-color: $text; }
QAbstractItemView::indicator:indeterminate { image: url("$icons/some-$name.svg"); }
QRadioButton::indicator:checked { image: url("$icons/dot-$name.svg"); border-color: $text; }
QSlider::groove:horizontal { height: 4px; background: $track; border-radius: 2px; }
QSlider::handle:horizontal { width: ${mark}px; margin: -6px 0; border-radius: 4px;
    background: $surface; border: 2px solid $outline; }
QSlider::handle:horizontal:focus { border-color: $accent; background: $accent; }
"""

_LISTS = """
QListView, QTreeView, QTableView { background: $surface; color: $text; border: 1px solid $border;
    alternate-background-color: $window; selection-background-color: $token;
    selection-color: $text; outline: none; border-radius: 4px; margin: 1px; }
QListView:focus, QTreeView:focus, QTableView:focus { border: 2px solid $accent; margin: 0; }
QTableView::item { padding: 0 9px; border: none; }
QTableView .QLineEdit, QTreeView .QLineEdit, QListView .QLineEdit, QTableView QExpandingLineEdit,
QTreeView QExpandingLineEdit, QListView QExpandingLineEdit { padding: 0 7px; margin: 0;
    background: $surface; border: 2px solid $accent; border-radius: 0; }
QHeaderView::section { background: $surface; color: $muted; border: none;
    border-bottom: 1px solid $border; padding: 4px 9px; font-weight: bold; }
QTabBar::tab { padding: 6px 14px; margin-right: 4px; color: $muted; border: none;
    border-bottom: 2px solid transparent; background: transparent; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; font-weight: bold; }
QTabBar::tab:selected:focus { border: 2px solid $accent; border-radius: 4px; padding: 4px 12px; }
QTabBar::tab:hover { color: $text; }
"""

_PALETTE = """
QFrame#palette { background: $surface; border: 1px solid $outline; border-radius: 7px; }
QFrame#palette SearchField, QFrame#palette SearchField:focus { border: none; margin: 0;
    border-bottom: 2px solid $accent; border-radius: 0; padding: 9px 12px;
    font-size: ${large}px; }
QFrame#palette QListView { border: none; margin: 0; border-radius: 0; }
"""

_FIND = """
QFrame#find { background: $window; border: none; border-top: 1px solid $border; }
QFrame#find QToolButton { border: none; border-radius: 4px; padding: 0; color: $text;
    font-size: ${large}px; }
QFrame#find QToolButton:hover { background: $token; }
QFrame#find QPushButton { padding: 3px 10px; }
QLabel#count { color: $muted; }
QLabel#count[nothing="true"] { color: $error; font-weight: bold; }
FindField[wrong="true"], FindField[wrong="true"]:focus { border: 2px dashed $error; margin: 0; }
"""

_PREFERENCES = """
QListWidget#pages { background: transparent; border-color: transparent; }
QListWidget#pages:focus { border: 2px solid $accent; }
QListWidget#pages::item { padding: 7px 10px; border: none; border-left: 3px solid transparent;
    color: $text; }
QListWidget#pages::item:selected { background: $token; border-left-color: $accent; }
QLabel#sample { background: $surface; border: 1px solid $border; border-radius: 5px;
    padding: 6px 10px; }
QLabel#capture { background: $line; border: 2px solid $accent; border-radius: 6px; color: $text; }
QDialog QScrollArea, QDialog QScrollArea > QWidget > QWidget { background: transparent; }
"""

SHEET = Template(
    _MENUS + _WINDOW + _CONTROLS + _LISTS + _MESSAGES + _PALETTE + _FIND + _PREFERENCES
)
