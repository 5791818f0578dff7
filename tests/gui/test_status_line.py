"""The line at the bottom: everything has its place, and nothing jumps."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from tests.gui.conftest import Clerk, MakeClerk
from tests.gui.fake_engine import FakeEngine

from soat_core.effort import Figures
from soat_core.sampling import Estimate

LONG_HINT = "Từ giờ chỉ gợi ý cho phần đang xem, và còn nhiều điều nữa cần nói ở đây " * 2


def lefts(clerk: Clerk) -> dict[str, int]:
    """Where the parts in sight begin."""
    status = clerk.window.status
    QApplication.processEvents()
    parts: dict[str, QWidget] = {
        name: getattr(status, name)
        for name in ("mode", "progress", "counts", "errors_left", "effort", "where", "saved")
    }
    return {name: w.mapTo(status, QPoint()).x() for name, w in parts.items() if w.isVisible()}


@pytest.fixture
def busy(make_clerk: MakeClerk, tmp_path: Path) -> Clerk:
    """A Vietnamese window of 1280 pixels with everything in its status line; the engine reads on,
    but does not get on."""
    engine = FakeEngine({"d6i": [("đối", 0.6), ("đổi", 0.3)]})
    clerk = make_clerk(language="vi", engine=engine)
    clerk.window.resize(1280, 800)
    path = tmp_path / "dai.txt"
    path.write_text("\f".join("d6i ngoai\n" * 9 for _ in range(40)), encoding="utf-8")
    engine.gate.clear()
    clerk.open(path, suggested=False)
    status = clerk.window.status
    clerk.qtbot.waitUntil(status.engine.isVisible)
    status.show_effort(Figures(11, 48))
    status.show_estimate(Estimate(30.4, 12, 67, 20, 3, 28.0))
    return clerk


def test_everything_fits_at_1280_pixels_in_vietnamese(busy: Clerk) -> None:
    status = busy.window.status
    assert set(lefts(busy)) == {
        "mode", "progress", "counts", "errors_left", "effort", "where", "saved"
    }  # fmt: skip
    assert status.engine.isVisible()
    # The window may have counted anew meanwhile.
    status.show_estimate(Estimate(30.4, 12, 67, 20, 3, 28.0))
    assert status.errors_left.text() == "ước còn khoảng 30 lỗi (12–67)"
    assert status.effort.text() == "11 phím, 48 giây/100 từ"
    assert status.engine.label.text() == "đang xét báo cáo, 0%…"
    for label in (status.counts, status.errors_left, status.effort, status.where, status.saved):
        assert label.width() >= label.fontMetrics().horizontalAdvance(label.text())


def test_nothing_moves_when_numbers_change_or_the_engine_is_done(busy: Clerk) -> None:
    status = busy.window.status
    before = lefts(busy)
    status.show_effort(Figures(9, 8))
    status.show_estimate(Estimate(3, 1, 7, 20, 3, 2.0))
    busy.press("Ctrl+End", "Ctrl+Home")
    assert lefts(busy) == before
    busy.engine.gate.set()
    busy.wait_for_suggestions()
    assert not status.engine.isVisible()
    status.show_effort(Figures(9, 8))
    status.show_estimate(Estimate(3, 1, 7, 20, 3, 2.0))
    after = lefts(busy)
    assert {name: after[name] for name in ("mode", "progress", "counts", "where", "saved")} == {
        name: before[name] for name in ("mode", "progress", "counts", "where", "saved")
    }


def test_a_long_hint_takes_the_place_of_figures_for_as_long_as_it_is_said(busy: Clerk) -> None:
    status = busy.window.status
    before = lefts(busy)
    status.say(LONG_HINT[:60])
    during = lefts(busy)
    assert "effort" not in during
    assert {"mode", "counts"} <= set(during)
    assert all(during[name] == before[name] for name in ("mode", "counts"))
    hint = status.hint
    assert hint.width() >= hint.fontMetrics().horizontalAdvance(hint.text())
    busy.press("Right")
    assert lefts(busy) == before


def test_in_a_narrow_window_the_least_needed_goes(busy: Clerk) -> None:
    busy.window.resize(640, 480)
    shown = set(lefts(busy))
    assert {"mode", "counts"} <= shown
    assert not {"effort", "progress"} & shown
    assert busy.window.width() == 640


def test_without_a_report_it_says_nothing(make_clerk: MakeClerk) -> None:
    status = make_clerk().window.status
    for label in (status.counts, status.errors_left, status.effort, status.where, status.saved):
        assert label.text() == ""


def test_with_a_report_its_parts_are_there_and_go_with_it(clerk: Clerk) -> None:
    status = clerk.window.status
    parts = status.mode, status.progress, status.counts, status.saved
    assert all(one.isVisible() for one in parts)
    clerk.press("Ctrl+W")
    assert not any(one.isVisible() for one in parts)


# The engine


def test_the_engine_is_halted_by_the_cross_and_goes_on(busy: Clerk) -> None:
    engine, status = busy.window.suggester, busy.window.status
    QTest.mouseClick(status.engine.button, Qt.MouseButton.LeftButton)
    assert engine.is_paused
    assert status.engine.label.text() == "đã dừng xét ở 0%"
    busy.engine.gate.set()
    busy.qtbot.waitUntil(lambda: engine.progress.done != 0)
    QTest.mouseClick(status.engine.button, Qt.MouseButton.LeftButton)
    assert not engine.is_paused
    busy.wait_for_suggestions()
    assert not status.engine.isVisible()


def test_escape_in_it_halts_and_goes_back_to_the_text(busy: Clerk) -> None:
    button = busy.window.status.engine.button
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Escape)
    assert busy.window.suggester.is_paused
    assert busy.window.focusWidget() is busy.window.page.view.field


def test_one_key_halts_it_and_lets_it_go_on(busy: Clerk) -> None:
    busy.press("Ctrl+.")
    assert busy.window.suggester.is_paused
    assert busy.window.status.hint.text() == "Từ giờ chỉ gợi ý cho phần đang xem"
    busy.press("Ctrl+.")
    assert not busy.window.suggester.is_paused


def test_when_every_page_was_looked_at_there_is_nothing_to_halt(clerk: Clerk) -> None:
    clerk.press("Ctrl+.")
    assert clerk.window.status.hint.text() == "Every page has been looked at"
    assert not clerk.window.status.engine.isVisible()


# Hints go when they are no news any more


def test_a_hint_goes_with_the_mode_that_it_was_about(clerk: Clerk) -> None:
    hint = clerk.window.status.hint
    clerk.go_to("thông")
    clerk.press("Ctrl+D")
    assert hint.text().startswith("← and → move the gap")
    clerk.press("Right")
    assert hint.text()
    clerk.press("Esc")
    assert hint.text() == ""


def test_a_hint_goes_when_letters_are_typed_instead_of_moving_the_gap(clerk: Clerk) -> None:
    clerk.go_to("thông")
    clerk.press("Ctrl+D")
    clerk.type("x")
    assert clerk.window.status.hint.text() == ""


def test_a_hint_goes_with_the_next_command(clerk: Clerk) -> None:
    hint = clerk.window.status.hint
    clerk.press("Ctrl+Z")
    assert hint.text() == "Nothing to undo"
    clerk.press("Ctrl+C")
    assert hint.text() == ""
    clerk.press("Ctrl+Z", "Ctrl+S")
    assert hint.text() == ""


def test_bounds_are_not_told_before_they_say_something(busy: Clerk) -> None:
    status = busy.window.status
    status.show_estimate(Estimate(30.4, 0, 280, 1, 0, 28.0))
    assert "280" not in status.errors_left.text()
    status.show_estimate(Estimate(30.4, 12, 167, 10, 3, 28.0))
    assert status.errors_left.text() == "ước còn khoảng 30 lỗi (12–167)"


def test_bounds_that_only_puzzle_are_told_apart_from_the_line(busy: Clerk) -> None:
    status = busy.window.status
    status.show_estimate(Estimate(7.3, 0, 1703, 20, 0, 8.0))
    assert status.errors_left.text() == "ước còn 7 lỗi"
    assert "(0–1.703)" in status.errors_left.toolTip()
