"""Own words, and the menu of a word."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from tests.gui.conftest import Clerk, MakeClerk
from tests.gui.editing.conftest import OpenText, comes_back, session_of
from tests.gui.fake_engine import FakeEngine

from soat_core.editing.accepting import words_of

# The dictionary


def test_a_word_of_the_report_is_kept_wherever_it_was_read(
    make_clerk: MakeClerk, open_text: OpenText
) -> None:
    engine = FakeEngine({"Web": [("Vẹp", 0.6), ("Web", 0.4)]})
    clerk = open_text(make_clerk(engine=engine), "Web mot\nWeb, hai Web\n")
    clerk.press("Ctrl+Home", "F4")
    clerk.press("Ctrl+Home", "F9")
    assert clerk.screen[:2] == ["Web mot", "Web, hai Web"]
    assert words_of(session_of(clerk).document) == {"Web"}
    assert clerk.message == "“Web” is in the dictionary of this report now. Kept in 1 other place."
    assert clerk.window.page.view.hasFocus()
    comes_back(clerk)
    (undo,) = [b for b in clerk.window.messages.findChildren(QPushButton) if b.isVisible()]
    QTest.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert not words_of(session_of(clerk).document)
    assert clerk.screen[:2] == ["Web mot", "Web, hai Vẹp"]


def test_a_word_of_mine_goes_to_the_memory_and_undo_takes_it_back(clerk: Clerk) -> None:
    def words() -> set[str]:
        session = session_of(clerk)
        return set(clerk.window.suggester.experience(session).words)

    clerk.go_to("Website")
    clerk.press("Shift+F9")
    clerk.qtbot.waitUntil(lambda: "Website" in words())
    clerk.press("Ctrl+Z")
    clerk.qtbot.waitUntil(lambda: "Website" not in words())
    clerk.press("Ctrl+Y")
    clerk.qtbot.waitUntil(lambda: "Website" in words())


# The menu of a word


def test_the_menu_offers_candidates_and_operations(clerk: Clerk) -> None:
    clerk.press("Shift+F10")
    menu = clerk.window.context_menu.menu
    assert menu is not None
    texts = [action.text().replace("&", "") for action in menu.actions()]
    assert texts[:3] == ["1  quả\t90%", "2  qua\t8%", "3  quá\t2%"]
    assert any(text.startswith("Split the word") for text in texts)
    assert any(text.startswith("Doubtful") for text in texts)
    menu.actions()[2].trigger()
    menu.close()
    assert clerk.screen[0] == "Kết quá công tác"


def test_a_right_click_stands_on_the_word(clerk: Clerk) -> None:
    view = clerk.window.page.view
    point = view.place_rect(view.places_of(1)[3]).center()
    view.menu_wanted.emit(view.place_at(point.toPointF()), view.viewport().mapToGlobal(point))
    assert clerk.word == "ngoại"
    menu = clerk.window.context_menu.menu
    assert menu is not None and menu.isVisible()
    menu.close()


def test_everything_says_why_it_cannot_be_done_without_a_report(make_clerk: MakeClerk) -> None:
    clerk = make_clerk()
    for key in ("Shift+F4", "Ctrl+Return", "Ctrl+D", "Ctrl+M", "F6", "F7", "F9", "Shift+F9"):
        clerk.press(key)
    assert clerk.window.desk.session is None
