"""All controls of a window as somebody finds them who cannot see them, or sees them at 200%.

``python -m tests.gui.controls LANGUAGE`` opens the window with everything in it and prints, as
JSON, which texts are cut.  The size of everything is as the environment says (QT_SCALE_FACTOR).
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QSlider,
    QTabBar,
    QTextEdit,
    QWidget,
)

CONTROLS = (
    QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLabel, QLineEdit,
    QPlainTextEdit, QProgressBar, QSlider, QTextEdit,
)  # fmt: skip


def controls(window: QWidget) -> Iterator[QWidget]:
    """Everything in sight that says something or can be worked with."""
    for widget in window.findChildren(QWidget):
        is_inner = isinstance(widget, QHeaderView) or widget.objectName().startswith("qt_")
        # What stands in a list that folds out is read out by the list.
        is_inner |= isinstance(widget.parent(), QAbstractSpinBox | QComboBox | QAbstractItemView)
        is_inner |= isinstance(widget.parent(), QTabBar) and not widget.accessibleName()
        if isinstance(widget, CONTROLS) and widget.isVisibleTo(window) and not is_inner:
            yield widget


def name(widget: QWidget) -> str:
    """What a screen reader calls it."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def description(widget: QWidget) -> str:
    """What a screen reader says of it."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Description)


def whereabouts(widget: QWidget) -> str:
    """So that somebody who reads a failure can find it."""
    chain = []
    here: object = widget
    while isinstance(here, QWidget):
        chain.append(here.objectName() or type(here).__name__)
        here = here.parent()
    return " < ".join(chain)


def is_cut(widget: QWidget) -> bool:
    """Whether the text of a label or a button has no room.

    Elided texts are shorter, and are whole in a tool tip.
    """
    if isinstance(widget, QLabel) and widget.text():
        if widget.wordWrap():
            return widget.heightForWidth(widget.width()) > widget.height() + 1
        margins = widget.contentsMargins()
        room = widget.width() - margins.left() - margins.right()
        plain = widget.textFormat() is Qt.TextFormat.PlainText
        text = widget.text() if plain else widget.text().replace("&", "")
        return any(
            widget.fontMetrics().horizontalAdvance(line) > room + 1 for line in text.split("\n")
        )
    if isinstance(widget, QAbstractButton) and widget.text():
        hint = widget.sizeHint()
        return widget.width() + 1 < hint.width() or widget.height() + 1 < hint.height()
    if isinstance(widget, QLineEdit):
        return widget.height() + 1 < widget.sizeHint().height()
    return False


def everything(window: QWidget) -> Iterator[tuple[str, list[QWidget]]]:
    """The controls in sight with each of the panels open, one panel after the other."""
    from soat_gui.main_window import MainWindow

    assert isinstance(window, MainWindow)
    for panel in window.docks.names:
        window.docks.show(panel, focus=False)
        QApplication.processEvents()
        yield panel, list(controls(window))
        window.docks.hide(panel)


def bars(window: QWidget) -> Iterator[tuple[str, list[QWidget]]]:
    """The controls in sight with bars open that take height or are full."""
    from soat_gui.main_window import MainWindow

    assert isinstance(window, MainWindow)
    window.docks.show("series")
    for command in ("replace", "annotate"):
        window.registry.actions[command].trigger()
        for _ in range(3):  # parts make room for each other
            QApplication.processEvents()
        yield command, list(controls(window))
    window.docks.hide("series")


def main(language: str) -> None:
    from soat_gui.app import SAMPLE, application, make_window
    from soat_gui.demo import wait_until_suggested
    from soat_gui.settings import Settings
    from soat_resources import resource_path

    app = application()
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(QSettings(f"{folder}/soat.ini", QSettings.Format.IniFormat))
        window = make_window(
            app, settings, language=language, memory_file=Path(folder) / "memory.sqlite3"
        )
        # What a screen of 1920 to 1080 has room for at 200 per cent.
        window.resize(960, 516)
        window.show()
        window.open(resource_path(*SAMPLE), shipped=True)
        wait_until_suggested(window)
        cut = [
            f"{panel}: {whereabouts(one)}"
            for panel, found in chain(everything(window), bars(window))
            for one in found
            if is_cut(one)
        ]
        told = {"scale": window.devicePixelRatioF(), "width": window.width(), "cut": cut}
        print(json.dumps(told))
        window.files.may_leave = lambda: True  # type: ignore[method-assign]
        window.close()


if __name__ == "__main__":
    main(sys.argv[1])
