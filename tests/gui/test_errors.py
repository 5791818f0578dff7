"""Defects of the program: shown once, logged without the report, and the work stays."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import platformdirs
import pytest
from PySide6.QtWidgets import QApplication
from tests.gui.conftest import Clerk

from soat_core.errors import SoatError
from soat_gui.errors import CrashDialog, LastResort

SECRET = "mật: trích báo cáo"


def fail() -> None:
    raise KeyError(SECRET)


@pytest.fixture
def last_resort(clerk: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> LastResort:
    monkeypatch.setattr(platformdirs, "user_log_dir", lambda *_, **__: str(tmp_path / "log"))
    return LastResort(clerk.window, clerk.window.messages.show_error, clerk.window)


def meet(last_resort: LastResort, error: Exception) -> None:
    last_resort.handle(type(error), error, error.__traceback__)


def caught() -> Exception:
    try:
        fail()
    except KeyError as error:
        return error
    raise AssertionError


def test_a_defect_is_shown_with_its_place_and_without_report_text(
    clerk: Clerk, last_resort: LastResort, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clerk.press("Return")
    meet(last_resort, caught())
    meet(last_resort, caught())
    dialogs = clerk.window.findChildren(CrashDialog)
    assert len(dialogs) == 1
    text = dialogs[0].description.toPlainText()
    assert "test_errors.py" in text and "KeyError" in text
    log = (tmp_path / "log" / "window-error.log").read_text(encoding="utf-8")
    for written in (text, log, capsys.readouterr().err):
        assert SECRET not in written
    dialogs[0].copy_button.click()
    assert QApplication.clipboard().text() == text
    dialogs[0].close()
    assert clerk.decided.startswith("Két quả")


def test_an_error_meant_for_people_is_a_message(clerk: Clerk, last_resort: LastResort) -> None:
    meet(last_resort, SoatError("the disk is full", where="x.xml", advice="Free some space."))
    assert clerk.message == "x.xml: the disk is full. Free some space."
    assert not clerk.window.findChildren(CrashDialog)


def test_the_hook_is_installed(last_resort: LastResort, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    last_resort.install()
    assert sys.excepthook == last_resort.handle


def test_a_defect_in_another_thread_is_shown_in_the_windows(
    clerk: Clerk,
    last_resort: LastResort,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    last_resort.install()
    for end in (sys.exit, fail):
        thread = threading.Thread(target=end)
        thread.start()
        thread.join()
    QApplication.processEvents()
    (dialog,) = clerk.window.findChildren(CrashDialog)
    assert "KeyError" in dialog.description.toPlainText()
    assert SECRET not in capsys.readouterr().err
    dialog.close()
