"""Notices and questions in the window: they cover nothing, and whoever types on is not held up."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication
from tests.gui.conftest import TEXT, Clerk

from soat_gui.message_bar import Choice, Kind

QUESTION = "Accept 5 safe suggestions at once? No error is expected among them."


def ask(clerk: Clerk, answers: list[str], *, asks: bool = True) -> None:
    """A question that comes by itself, not by a key."""
    choices = [Choice(name, lambda name=name: answers.append(name)) for name in ("One", "Two")]
    clerk.window.messages.show_message(Kind.WARNING, "Which one?", choices, asks=asks)
    QApplication.processEvents()


def test_a_notice_covers_neither_headings_nor_lines(clerk: Clerk) -> None:
    page, view = clerk.window.page, clerk.window.page.view
    first = view.mapTo(clerk.window, QPoint(0, 0)), view.place_rect(view.places_of(0)[0])
    ask(clerk, [])
    bar = clerk.window.messages
    whole = bar.rect().translated(bar.mapTo(clerk.window, QPoint(0, 0)))
    for part in (page.headings, view, page.bar):
        assert not whole.intersects(part.rect().translated(part.mapTo(clerk.window, QPoint(0, 0))))
    # And no line has moved for it.
    assert (view.mapTo(clerk.window, QPoint(0, 0)), view.place_rect(view.places_of(0)[0])) == first


def test_the_current_line_stays_in_sight_when_a_notice_comes(clerk: Clerk, tmp_path: Path) -> None:
    path = tmp_path / "dai.txt"
    path.write_text("nim ngoai\n" * 200, encoding="utf-8")
    clerk.open(path)
    view = clerk.window.page.view
    clerk.press(*["Down"] * (view.rows_in_sight - 1))
    ask(clerk, [])
    assert view.place is not None
    assert view.viewport().rect().contains(view.place_rect(view.place))


def test_enter_answers_a_question_that_was_asked_for(clerk: Clerk) -> None:
    clerk.press("Ctrl+Shift+A")
    assert clerk.message == QUESTION
    assert clerk.window.messages.choices[0].hasFocus()
    clerk.press("Return")
    assert clerk.decided != TEXT


def test_letters_typed_at_a_question_go_to_the_text_and_the_question_waits(clerk: Clerk) -> None:
    clerk.press("Ctrl+Shift+A")
    clerk.type("quỳ")
    assert (clerk.mode, clerk.screen[0]) == ("EDIT", "Kết quỳ công tác")
    assert clerk.message == QUESTION
    clerk.press("Return")
    assert clerk.decided == TEXT.replace("qua", "quỳ")
    # The key that it shows goes back to it.
    assert clerk.window.messages.hint.isVisible()
    clerk.press(clerk.window.messages.hint.text(), "Return")
    assert clerk.message == ""
    assert clerk.decided.startswith("Kết quỳ công tác")


def test_a_question_does_not_take_the_keyboard_from_somebody_who_types(clerk: Clerk) -> None:
    answers: list[str] = []
    clerk.type("qu")
    ask(clerk, answers)
    clerk.type("ỳ")
    clerk.press("Return")
    assert clerk.decided == TEXT.replace("qua", "quỳ")
    assert (answers, clerk.message) == ([], "Which one?")
    clerk.press("Ctrl+Shift+N", "Right", "Return")
    assert (answers, clerk.message) == (["Two"], "")


@pytest.mark.parametrize("asks", [True, False])
def test_esc_leaves_a_notice_from_wherever_the_keyboard_is(clerk: Clerk, asks: bool) -> None:
    answers: list[str] = []
    ask(clerk, answers, asks=asks)
    clerk.press("Esc")
    assert (answers, clerk.message) == ([], "")
    clerk.press("Tab")
    assert clerk.word == "đối"


def test_a_command_on_the_word_behind_a_question_is_not_meant(clerk: Clerk) -> None:
    clerk.press("Ctrl+Shift+A", "F4", "2", "Del")
    assert clerk.decided == TEXT


def test_a_question_asked_again_has_the_keyboard_again(clerk: Clerk) -> None:
    clerk.press("Ctrl+Shift+A", "Ctrl+Shift+A")
    assert clerk.message == QUESTION
    clerk.press("Return")
    assert clerk.message == ""
    assert clerk.decided != TEXT


def test_news_in_the_place_of_a_question_gives_the_keyboard_back(clerk: Clerk) -> None:
    ask(clerk, [])
    clerk.window.messages.show_message(Kind.INFO, "Exported.")
    clerk.type("quỳ")
    assert (clerk.mode, clerk.screen[0]) == ("EDIT", "Kết quỳ công tác")
