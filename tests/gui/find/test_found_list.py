"""The list of what was found."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.gui.find.conftest import Finder


def test_all_hits_can_be_listed(finder: Finder) -> None:
    finder.ask("đối")
    finder.bar.list_button.click()
    finder.wait()
    assert [row[2:] for row in finder.rows] == [
        "1  đối   công đối",
        "1 đối công  đối",
        "2 Cong tác  đối",
    ]
    finder.press("Down", "Down", "Return")
    assert finder.here == ("đối", 2)
    assert finder.clerk.window.page.view.field.hasFocus()


def test_escape_in_the_list_goes_back_to_the_bar(finder: Finder) -> None:
    finder.ask("đối")
    finder.bar.list_button.click()
    finder.wait()
    finder.press("Esc")
    assert finder.bar.field.hasFocus() and finder.panel.isVisible()
    finder.press("Esc")
    assert not finder.panel.isVisible()
    assert finder.clerk.window.page.view.field.hasFocus()


def test_a_double_click_in_the_list_goes_there(finder: Finder) -> None:
    finder.ask("đối")
    finder.bar.list_button.click()
    finder.wait()
    view = finder.panel.view
    rect = view.visualRect(view.model().index(2, 2))
    for click in (QTest.mouseClick, QTest.mouseDClick):
        click(view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert finder.here == ("đối", 2)
