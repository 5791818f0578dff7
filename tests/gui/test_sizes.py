"""Windows open as large as their letters need, and never larger than the screen."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from soat_gui.sizes import open_at
from soat_gui.theme import interface_pixels


@pytest.mark.parametrize(("width", "height"), [(300, 200), (5000, 200), (5000, 5000)])
def test_a_window_fits_on_the_screen(qtbot: QtBot, width: int, height: int) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    open_at(dialog, width, height)
    room = dialog.screen().availableSize()
    assert dialog.width() < room.width() and dialog.height() < room.height()
    if width < room.width() / 2:
        assert dialog.width() >= interface_pixels(width)


def test_what_is_larger_already_stays_so(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    dialog.resize(420, 310)
    open_at(dialog, 300, 200)
    assert (dialog.width(), dialog.height()) == (420, 310)
