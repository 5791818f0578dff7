"""What can wait comes when all is drawn, whichever was asked for first, and only once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from soat_gui.after_drawing import AfterDrawing
from soat_gui.tasks import Tasks


class Canvas(QWidget):
    """Notes that it was painted."""

    def __init__(self, log: list[str]) -> None:
        super().__init__()
        self._log = log

    def paintEvent(self, _event: QPaintEvent) -> None:
        self._log.append("painted")


@pytest.fixture
def log() -> list[str]:
    return []


@pytest.fixture
def canvas(qtbot: QtBot, log: list[str]) -> Iterator[Canvas]:
    canvas = Canvas(log)
    qtbot.addWidget(canvas)
    canvas.show()
    qtbot.waitExposed(canvas)
    qtbot.waitUntil(lambda: bool(log))
    log.clear()
    yield canvas


def test_it_comes_after_what_is_to_be_drawn(canvas: Canvas, log: list[str], qtbot: QtBot) -> None:
    later = AfterDrawing(lambda: log.append("done"), canvas)
    later.ask()
    canvas.update()
    assert later.is_wanted and not log
    qtbot.waitUntil(lambda: not later.is_wanted)
    assert log == ["painted", "done"]


def test_it_is_done_once_however_often_it_was_asked_for(
    canvas: Canvas, log: list[str], qtbot: QtBot
) -> None:
    later = AfterDrawing(lambda: log.append("done"), canvas)
    for _ in range(3):
        later.ask()
    later.finish()
    assert log == ["done"]
    QApplication.processEvents()
    assert log == ["done"]
    later.ask()
    qtbot.waitUntil(lambda: log == ["done", "done"])


def test_what_asks_for_it_again_does_not_keep_the_window_from_its_work(qtbot: QtBot) -> None:
    log: list[str] = []
    parent = QObject()

    def again() -> None:
        log.append("done")
        later.ask()

    later = AfterDrawing(again, parent)
    later.ask()
    QApplication.processEvents()
    count = len(log)
    qtbot.waitUntil(lambda: len(log) > count)


def test_results_of_work_elsewhere_wait_for_it_too(
    canvas: Canvas, log: list[str], qtbot: QtBot
) -> None:
    tasks = Tasks(canvas)
    tasks.run(lambda: "done", log.append, print)
    tasks.finish()  # it is there, but nobody was told
    canvas.update()
    qtbot.waitUntil(lambda: len(log) == 2)
    assert log == ["painted", "done"]
    tasks.close()
