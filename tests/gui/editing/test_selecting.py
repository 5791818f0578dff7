"""Several words selected, by keys and by the mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from tests.gui.conftest import TEXT, Clerk
from tests.gui.editing.conftest import kinds, session_of, undone

from soat_core.edits import EditKind


def test_a_selection_is_joined_deleted_kept_and_copied(clerk: Clerk) -> None:
    view = clerk.window.page.view
    clerk.press("Shift+Right", "Shift+Right")
    assert view.selection is not None
    clerk.press("Ctrl+C")
    assert QGuiApplication.clipboard().text() == "quả công tác"
    clerk.press("Ctrl+Shift+C")
    assert QGuiApplication.clipboard().text() == "qua cong tac"
    clerk.press("F4")
    assert kinds(clerk) == [EditKind.KEEP] * 3
    clerk.press("Ctrl+Z")
    clerk.go_to("quả")
    clerk.press("Shift+Right", "Del")
    assert clerk.decided == TEXT.replace("qua cong ", "")
    assert view.selection is None
    clerk.press("Ctrl+Z")
    clerk.go_to("quả")
    clerk.press("Shift+Right", "Shift+Right", "Ctrl+M")
    assert clerk.decided == TEXT.replace("qua cong tac", "quacongtac")
    undone(clerk)


def test_a_selection_over_lines_loses_whole_lines(clerk: Clerk) -> None:
    clerk.press("Home", "Shift+Down", "Shift+End", "Del")
    assert clerk.decided == "\nnim 2024 Website\n"
    undone(clerk)


@pytest.mark.parametrize("key", ["Esc", "Right", "Tab"])
def test_walking_drops_the_selection(clerk: Clerk, key: str) -> None:
    clerk.press("Shift+Right")
    assert clerk.window.page.view.selection is not None
    clerk.press(key)
    assert clerk.window.page.view.selection is None


def test_the_mouse_selects_with_shift_and_by_dragging(clerk: Clerk) -> None:
    view = clerk.window.page.view

    def centre(line: int, number: int) -> QPoint:
        return view.place_rect(view.places_of(line)[number]).center()

    shift, left = Qt.KeyboardModifier.ShiftModifier, Qt.MouseButton.LeftButton
    QTest.mouseClick(view.viewport(), left, shift, pos=centre(1, 1))
    clerk.press("Ctrl+C")
    assert QGuiApplication.clipboard().text() == "quả công tác\nthông tin"
    QTest.mousePress(view.viewport(), left, pos=centre(0, 0))
    QTest.mouseMove(view.viewport(), centre(0, 2))
    clerk.qtbot.waitUntil(lambda: view.selection is not None)
    QTest.mouseRelease(view.viewport(), left, pos=centre(0, 2))
    clerk.press("Ctrl+C")
    assert QGuiApplication.clipboard().text() == "Kết quả công"


def test_a_note_about_a_selection(clerk: Clerk) -> None:
    clerk.press("Shift+Right", "F7")
    assert "quả công" in clerk.window.notes.bar.label.text()
    clerk.type("cụm từ")
    clerk.press("Return")
    (note,) = session_of(clerk).document.annotations
    assert session_of(clerk).report.ocr_text[note.start : note.end] == "qua cong"
    noted = [place.text for place in clerk.window.page.view.places_of(0) if place.noted]
    assert noted == ["công"]
