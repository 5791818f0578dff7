"""Keys and time per 100 words, as the status line tells them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.gui.conftest import Clerk, MakeClerk

from soat_gui.settings import Settings


class Clock:
    """Time as the test says it is."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def worker(make_clerk: MakeClerk, tmp_path: Path, clock: Clock) -> Clerk:
    """Somebody before a report of 80 words, every fourth a suspect, with a clock of their own."""
    path = tmp_path / "dai.txt"
    path.write_text("cong tac d6i ngoai\n" * 20, encoding="utf-8")
    clerk = make_clerk()
    clerk.window.effort.set_clock(clock)
    clerk.open(path)
    return clerk


def keys(clerk: Clerk) -> int:
    effort = clerk.window.effort.effort
    assert effort is not None
    return effort.keys


def shown(clerk: Clerk) -> str:
    return clerk.window.status.effort.text()


def test_every_key_counts_once_whatever_it_does(worker: Clerk) -> None:
    worker.press("Tab", "Right", "F4", "2", "Ctrl+Z")
    assert keys(worker) == 5
    worker.press("F2")
    for key in ("a", "b", "Left", "Backspace", "Return"):
        worker.press(key)
    assert keys(worker) == 11


def test_shift_alone_and_the_mouse_do_not_count(worker: Clerk) -> None:
    field = worker.window.page.view.field
    QTest.keyPress(field, Qt.Key.Key_Shift)
    QTest.keyRelease(field, Qt.Key.Key_Shift)
    worker.go_to("ngoại")
    assert keys(worker) == 0


def test_a_composition_counts_its_keys(worker: Clerk) -> None:
    field = worker.window.page.view.field
    for preedit in ("d", "dd", "đ", "đo"):
        QApplication.sendEvent(field, QInputMethodEvent(preedit, []))
    end = QInputMethodEvent()
    end.setCommitString("đo")
    QApplication.sendEvent(field, end)
    worker.press("Return")
    assert keys(worker) == 5


def test_keys_in_a_panel_count_as_well(worker: Clerk) -> None:
    worker.press("Ctrl+Shift+B", "Tab", "Esc")
    assert keys(worker) == 3


def test_figures_come_when_there_is_enough_to_tell(worker: Clerk, clock: Clock) -> None:
    for _ in range(12):
        assert shown(worker) == ""
        clock.now += 2
        worker.press("Return")
    # The first Return only went to the first suspect; 11 decided, each of 4 words.
    clock.now += 2
    worker.press("Return", "Return")
    assert shown(worker) == "27 keys, 46 s per 100 words"


def test_a_long_pause_does_not_count(worker: Clerk, clock: Clock) -> None:
    worker.press("Tab")
    clock.now = 3600
    for _ in range(20):
        worker.press("Return")
    assert shown(worker) == "26 keys, 0 s per 100 words"
    clock.now += 59
    worker.press("Right")
    effort = worker.window.effort.effort
    assert effort is not None
    assert effort.seconds == 59


def test_switching_it_off_and_on_acts_at_once(worker: Clerk, settings: Settings) -> None:
    for _ in range(20):
        worker.press("Return")
    assert shown(worker) != ""
    settings.shows_effort = False
    assert shown(worker) == ""
    worker.press("Ctrl+Z")
    assert shown(worker) == ""
    settings.shows_effort = True
    assert shown(worker) != ""


def test_every_report_has_its_own_and_keeps_it(worker: Clerk, tmp_path: Path) -> None:
    for _ in range(20):
        worker.press("Return")
    before, count = shown(worker), keys(worker)
    other = tmp_path / "khac.txt"
    other.write_text("nim qua\n", encoding="utf-8")
    worker.open(other)
    assert shown(worker) == ""
    worker.press("Tab")
    assert keys(worker) == 1
    worker.press("Ctrl+Tab")
    assert shown(worker) == before
    assert keys(worker) in (count, count + 1)  # the key that came back


def test_nothing_of_it_is_in_the_record(worker: Clerk, tmp_path: Path) -> None:
    for _ in range(20):
        worker.press("Return")
    worker.press("Ctrl+S")
    record = tmp_path / "dai.tei.xml"
    worker.qtbot.waitUntil(record.exists)
    text = record.read_text(encoding="utf-8")
    assert "per 100" not in text and "effort" not in text.lower()


def test_the_meter_listens_to_one_widget_at_a_time(worker: Clerk) -> None:
    """A key that no widget wants goes to its parents: it is one key still."""
    worker.press("Ctrl+Shift+B")
    before = keys(worker)
    worker.press("F24")
    assert keys(worker) == before + 1
