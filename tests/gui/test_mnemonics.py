"""Letters for Alt: in the menus each has one title, and panels leave those of the menus alone."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QWidget
from tests.gui.conftest import Clerk, MakeClerk

from soat_gui.commands.mnemonics import letter_of, told_apart

titles = st.lists(
    st.text("abcệ đ", min_size=1, max_size=5).map(lambda text: text.replace("a", "&a", 1)),
    max_size=6,
)


@given(titles)
def test_only_marks_change_and_none_is_shared_while_letters_are_left(some: list[str]) -> None:
    result = told_apart(some)
    assert [one.replace("&", "") for one in result] == [one.replace("&", "") for one in some]
    assert with_free_letters(result) == []


def with_free_letters(titles: list[str]) -> list[str]:
    """Titles that share a letter, though another one of theirs is nobody's."""
    letters = [letter_of(title) for title in titles]
    shared = [one for one in titles if letters.count(letter_of(one)) > 1]
    free = set(string.ascii_lowercase) - set(letters)
    return [one for one in shared if free & set(one.partition("\t")[0].casefold())]


def test_the_first_one_keeps_its_letter_and_others_get_the_beginning_of_a_word() -> None:
    assert told_apart(["&Mở", "Tì&m lại\tF3"]) == ["&Mở", "&Tìm lại\tF3"]


def test_a_letter_is_given_away_where_that_helps_another() -> None:
    assert told_apart(["&ab", "&a"]) == ["a&b", "&a"]


@pytest.fixture(params=["en", "vi"])
def visitor(request: pytest.FixtureRequest, make_clerk: MakeClerk) -> Clerk:
    return make_clerk(language=request.param)


def test_no_letter_is_there_twice_in_a_menu_unless_there_are_too_few(visitor: Clerk) -> None:
    menus = visitor.window.menuBar().findChildren(QMenu)
    for menu in menus:
        entries = [action.text() for action in menu.actions() if action.text()]
        assert all(map(letter_of, entries)), menu.title()
        assert with_free_letters(entries) == [], menu.title()
    short = [menu for menu in menus if 1 < len(menu.actions()) < 10]
    assert len(short) > 5
    for menu in short:
        letters = [letter_of(action.text()) for action in menu.actions() if action.text()]
        assert len(set(letters)) == len(letters), menu.title()


def test_panels_leave_the_letters_of_the_menus_alone(visitor: Clerk) -> None:
    window = visitor.window
    menus = {letter_of(action.text()) for action in window.menuBar().actions()}
    for name in window.docks.names:
        panel = window.docks.show(name)
        QApplication.processEvents()
        letters = [letter for one in panel.findChildren(QWidget) if (letter := letter_on(one))]
        assert not menus & set(letters), name
        assert len(set(letters)) == len(letters), (name, letters)


def letter_on(widget: QWidget) -> str:
    """Of a button, or of a label that leads to a field."""
    if isinstance(widget, QAbstractButton):
        return letter_of(widget.text())
    if isinstance(widget, QLabel) and widget.buddy() is not None:
        return letter_of(widget.text())
    return ""
