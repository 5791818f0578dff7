"""A window that is closed stays nowhere: not by what outlives it, nor by its work in threads."""

from __future__ import annotations

import gc
import weakref
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.gui.conftest import READINGS, FakePrompts
from tests.gui.fake_engine import FakeEngine

from soat_gui.app import application, make_window
from soat_gui.engine_state import EngineState
from soat_gui.main_window import MainWindow
from soat_gui.settings import Settings


def work(qtbot: QtBot, window: MainWindow, report: Path) -> None:
    """Open a report, and every panel."""
    window.show()
    window.open(report)
    qtbot.waitUntil(lambda: window.files.session is not None)
    qtbot.waitUntil(lambda: window.suggester.state is EngineState.READY)
    for dock in window.docks.names:
        window.docks.show(dock)
        QApplication.processEvents()


def test_a_window_that_was_worked_in_is_let_go(
    qtbot: QtBot, settings: Settings, memory_file: Path, ocr_file: Path, tmp_path: Path
) -> None:
    window = make_window(
        application(), settings, language="en", theme="light", load=lambda: FakeEngine(READINGS),
        prompts=FakePrompts(), memory_file=memory_file, journal_folder=tmp_path / "journals",
    )  # fmt: skip
    work(qtbot, window, ocr_file)
    known = weakref.ref(window)
    window.close()
    window.deleteLater()
    del window
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    assert known() is None
