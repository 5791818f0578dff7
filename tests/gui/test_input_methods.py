"""Vietnamese input methods: what is being composed is never lost and never taken for a command."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.gui.conftest import TEXT, Clerk


def compose(clerk: Clerk, *preedits: str) -> None:
    """What an input method sends while a syllable grows."""
    for preedit in preedits:
        QApplication.sendEvent(clerk.window.focusWidget(), QInputMethodEvent(preedit, []))


def commit(clerk: Clerk, text: str, replace: tuple[int, int] = (0, 0)) -> None:
    event = QInputMethodEvent("", [])
    event.setCommitString(text, *replace)
    QApplication.sendEvent(clerk.window.focusWidget(), event)


def asks_for_shortcut(clerk: Clerk, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
    """Whether the field keeps a key from being a shortcut of the window."""
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifiers)
    event.ignore()
    QApplication.sendEvent(clerk.window.focusWidget(), event)
    return event.isAccepted()


@pytest.mark.parametrize(
    "preedits",
    [
        pytest.param(["d", "đ", "đu", "đư", "đươ", "đươc", "được"], id="telex dduwowcj"),
        pytest.param(["d", "đ", "đu", "đuo", "đươ", "đươc", "được"], id="vni d9uo7c5"),
    ],
)
def test_composing_begins_to_type_and_the_syllable_arrives(
    clerk: Clerk, preedits: list[str]
) -> None:
    for preedit in preedits:
        compose(clerk, preedit)
        assert clerk.mode == "EDIT"
        assert clerk.screen[0] == f"Kết {preedit} công tác"
    commit(clerk, "được")
    clerk.press("Return")
    assert clerk.decided == TEXT.replace("qua", "được")


def test_the_focus_never_moves_while_composing_begins(clerk: Clerk) -> None:
    before = clerk.window.focusWidget()
    compose(clerk, "đ", "đô")
    assert clerk.window.focusWidget() is before


def test_a_vni_digit_while_composing_takes_no_candidate(clerk: Clerk) -> None:
    compose(clerk, "a")
    QTest.keyClick(clerk.window.focusWidget(), Qt.Key.Key_1)
    assert clerk.decided == TEXT
    assert clerk.mode == "EDIT"


def test_a_bare_digit_that_comes_as_committed_text_is_the_command(clerk: Clerk) -> None:
    commit(clerk, "2")
    assert clerk.mode == "REVIEW"
    assert clerk.screen[0] == "Kết qua công tác"
    assert clerk.word == "đối"


def test_a_digit_committed_while_typing_is_text(clerk: Clerk) -> None:
    commit(clerk, "a")
    commit(clerk, "2")
    assert clerk.screen[0] == "Kết a2 công tác"


def test_input_methods_that_replace_instead_of_composing(clerk: Clerk) -> None:
    """Unikey, EVKey: a Backspace and the new letters."""
    clerk.type("d")
    clerk.press("Backspace")
    clerk.type("đ")
    commit(clerk, "ổ", (0, 0))
    commit(clerk, "ỗ", (-1, 1))
    clerk.press("Return")
    assert clerk.screen[0] == "Kết đỗ công tác"


@pytest.mark.parametrize("key", ["Return", "Tab", "F3"])
def test_going_on_takes_the_syllable_along(clerk: Clerk, key: str) -> None:
    commit(clerk, "x")
    compose(clerk, "y")
    clerk.window.registry.actions["next-suspect"].trigger() if key == "F3" else clerk.press(key)
    assert clerk.decided == TEXT.replace("qua", "xy")
    assert clerk.word == "đối"


def test_clicking_elsewhere_takes_the_syllable_along(clerk: Clerk) -> None:
    compose(clerk, "đó")
    clerk.go_to("Website")
    assert clerk.decided == TEXT.replace("qua", "đó")


def test_losing_the_focus_keeps_the_syllable(clerk: Clerk) -> None:
    compose(clerk, "đó")
    clerk.window.focusWidget().clearFocus()
    assert clerk.screen[0] == "Kết đó công tác"
    clerk.window.page.view.setFocus()
    clerk.press("Return")
    assert clerk.decided == TEXT.replace("qua", "đó")


def test_closing_the_window_keeps_the_syllable(clerk: Clerk) -> None:
    compose(clerk, "đó")
    clerk.window.close()
    assert clerk.prompts.asked == ["unsaved"]
    assert clerk.decided == TEXT.replace("qua", "đó")


def test_shortcuts_wait_while_composing(clerk: Clerk) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    assert not asks_for_shortcut(clerk, Qt.Key.Key_Z, control)
    compose(clerk, "đ")
    assert asks_for_shortcut(clerk, Qt.Key.Key_Z, control)
    assert asks_for_shortcut(clerk, Qt.Key.Key_S, control)
    QTest.keyClick(clerk.window.focusWidget(), Qt.Key.Key_Z, control)
    assert clerk.screen[0] == "Kết đ công tác"


def test_a_composition_given_up_at_once_leaves_the_word_alone(clerk: Clerk) -> None:
    compose(clerk, "đ", "")
    assert clerk.mode == "REVIEW"
    assert clerk.screen[0] == "Kết quả công tác"


def test_discarding_forgets_the_composition_too(clerk: Clerk) -> None:
    compose(clerk, "đ")
    clerk.press("Esc")
    assert clerk.mode == "REVIEW"
    assert clerk.screen[0] == "Kết quả công tác"
    clerk.press("Return")
    assert clerk.decided == TEXT.replace("qua", "quả")


def test_the_cursor_is_told_to_the_input_method_where_the_word_is(clerk: Clerk) -> None:
    view = clerk.window.page.view
    assert view.place is not None
    clerk.type("k")
    field = clerk.window.focusWidget()
    cursor = field.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    in_viewport = field.mapTo(view.viewport(), cursor.center())
    assert view.place_rect(view.place).adjusted(-12, 0, 12, 0).contains(in_viewport)
