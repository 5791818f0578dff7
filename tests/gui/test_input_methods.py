"""Vietnamese input methods: what is being composed is never lost and never taken for a command."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from tests.gui.conftest import TEXT, Clerk, MakeClerk
from tests.gui.fake_engine import FakeEngine

from soat_gui.composing import ComposingLineEdit
from soat_gui.fields import SearchField


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
    assert clerk.screen[0] == "Kết đó công tác"
    clerk.press("Return")
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


# Sequences of the usual input methods, as they were recorded

TELEX_PREEDIT = ["d", "đ", "đu", "đuo", "đươ", "đươc", "được"]  # ibus-bamboo: dduowcj
VNI_PREEDIT = ["d", "du", "duo", "dươ", "đươ", "đươc", "được"]  # fcitx5-unikey: duo79c5
TELEX_REPLACED = [("d", 0), ("đ", 1), ("u", 0), ("o", 0), ("ươ", 2), ("c", 0), ("ợc", 2)]
"""Without underline: letters are committed at once, and replaced when a mark comes."""


@pytest.mark.parametrize("preedits", [TELEX_PREEDIT, VNI_PREEDIT], ids=["telex", "vni"])
def test_a_syllable_being_composed_is_found_already(clerk: Clerk, preedits: list[str]) -> None:
    clerk.engine.words += ["được", "đước", "dược"]
    for preedit in preedits:
        compose(clerk, preedit)
        assert clerk.screen[0] == f"Kết {preedit} công tác"
    assert [chip.text() for chip in clerk.window.page.bar.candidates] == ["được"]
    assert clerk.window.page.bar.on_enter == "được"
    commit(clerk, "được")
    clerk.press("Return")
    assert clerk.decided == TEXT.replace("qua", "được")


def test_a_syllable_that_is_replaced_as_it_grows_arrives(clerk: Clerk) -> None:
    for text, replaced in TELEX_REPLACED:
        commit(clerk, text, (-replaced, replaced))
    assert clerk.screen[0] == "Kết được công tác"
    clerk.press("Return")
    assert clerk.decided == TEXT.replace("qua", "được")


def test_punctuation_of_the_candidate_stays_with_the_word_that_was_composed(
    make_clerk: MakeClerk, tmp_path: Path
) -> None:
    path = tmp_path / "comma.txt"
    path.write_text("cong qua, tac\n", encoding="utf-8")
    readings = {"qua,": [("quả,", 0.6), ("quá,", 0.4)]}
    clerk = make_clerk(engine=FakeEngine(readings))
    clerk.open(path)
    clerk.press("Tab")
    compose(clerk, "q", "qu", "qua", "quá")
    commit(clerk, "quá")
    clerk.press("Return")
    assert clerk.decided == "cong quá, tac\n"
    # and goes where the word is spelled out that stands there
    clerk.go_to("quá,")
    compose(clerk, "q", "qu", "qua", "quá")
    commit(clerk, "quá")
    clerk.press("Return")
    assert clerk.decided == "cong quá tac\n"


def test_the_word_alone_without_marks_is_taken_as_it_was_composed(clerk: Clerk) -> None:
    compose(clerk, "q", "qu", "qua")
    commit(clerk, "qua")
    assert clerk.window.page.bar.on_enter == "qua"
    clerk.press("Return")
    assert clerk.screen[0] == "Kết qua công tác"


def test_two_syllables_one_after_the_other(clerk: Clerk) -> None:
    compose(clerk, "t", "th", "thê", "thế")
    commit(clerk, "thế")
    commit(clerk, " ")
    compose(clerk, "n", "nà", "nào")
    clerk.press("Return")
    assert clerk.decided == TEXT.replace("qua", "thế nào")


@pytest.mark.parametrize("key", ["Ctrl+Down", "Ctrl+Up", "Alt+1", "Ctrl+Z", "F4"])
def test_no_command_comes_between_while_composing(clerk: Clerk, key: str) -> None:
    compose(clerk, "đ", "đô")
    clerk.press(key)
    assert clerk.mode == "EDIT"
    assert clerk.screen[0] == "Kết đô công tác"
    assert clerk.decided == TEXT
    compose(clerk, "đố", "đối")
    commit(clerk, "đối")
    clerk.press("Return")
    assert clerk.decided == TEXT.replace("qua", "đối")


def test_vni_digits_belong_to_the_word_that_was_begun(clerk: Clerk) -> None:
    clerk.type("d9o6i1")
    assert clerk.screen[0] == "Kết d9o6i1 công tác"
    clerk.press("Backspace")
    clerk.type("3")
    assert clerk.screen[0] == "Kết d9o6i3 công tác"
    assert clerk.decided == TEXT


def test_a_click_on_another_word_in_the_middle_takes_the_syllable_along(clerk: Clerk) -> None:
    clerk.type("x")
    compose(clerk, "đ", "đó")
    clerk.go_to("đối")
    assert clerk.decided == TEXT.replace("qua", "xđó")
    compose(clerk, "t", "tô")
    assert clerk.screen[1] == "thông tin tô ngoại"


def test_a_click_into_the_word_being_composed_keeps_it(clerk: Clerk) -> None:
    clerk.type("x")
    compose(clerk, "đ", "đó")
    field = clerk.window.focusWidget()
    QTest.mouseClick(field, Qt.MouseButton.LeftButton, pos=QPoint(3, field.height() // 2))
    assert clerk.screen[0] == "Kết xđó công tác"
    clerk.press("Return")
    assert clerk.decided == TEXT.replace("qua", "xđó")


def test_a_click_on_a_candidate_in_the_middle_takes_the_candidate(clerk: Clerk) -> None:
    compose(clerk, "q", "qu", "quả")
    QTest.mouseClick(clerk.window.page.bar.candidates[0], Qt.MouseButton.LeftButton)
    assert clerk.decided == TEXT.replace("qua", "quả")
    assert clerk.mode == "REVIEW"
    # nothing of it is left for the next word
    clerk.press("Return")
    assert clerk.decided == TEXT.replace("qua", "quả").replace("d6i", "đối")


def test_another_window_in_the_middle_keeps_the_syllable(clerk: Clerk) -> None:
    compose(clerk, "đ", "đó")
    other = QLineEdit()
    other.show()
    other.activateWindow()
    clerk.qtbot.waitUntil(other.isActiveWindow)
    assert clerk.screen[0] == "Kết đó công tác"
    other.close()
    clerk.window.activateWindow()
    clerk.qtbot.waitUntil(clerk.window.isActiveWindow)
    clerk.press("Return")
    assert clerk.decided == TEXT.replace("qua", "đó")


# Any other field


@pytest.fixture
def fields(qtbot: QtBot) -> Iterator[tuple[ComposingLineEdit, QLineEdit]]:
    """A field to look for something in, and one beside it."""
    box = QWidget()
    row = QHBoxLayout(box)
    one, other = ComposingLineEdit(), QLineEdit()
    row.addWidget(one)
    row.addWidget(other)
    qtbot.addWidget(box)
    box.show()
    with qtbot.waitActive(box):
        box.activateWindow()
    one.setFocus()
    yield one, other


def send(field: QWidget, preedit: str, text: str = "", replaced: int = 0) -> None:
    event = QInputMethodEvent(preedit, [])
    if text or replaced:
        event.setCommitString(text, -replaced, replaced)
    QApplication.sendEvent(field, event)


def test_what_is_composed_in_a_search_field_is_told_at_every_key(
    fields: tuple[ComposingLineEdit, QLineEdit],
) -> None:
    field, _ = fields
    told: list[str] = []
    field.typed.connect(lambda: told.append(field.shown_text))
    for preedit in TELEX_PREEDIT:
        send(field, preedit)
    assert field.is_composing
    send(field, "", "được")
    send(field, "", " ")
    send(field, "v")
    assert told == [*TELEX_PREEDIT, "được ", "được v"]
    assert field.text() == "được "


@pytest.mark.parametrize("leave", ["focus", "click elsewhere", "click inside", "Tab", "Return"])
def test_a_search_field_never_loses_a_syllable(
    fields: tuple[ComposingLineEdit, QLineEdit], leave: str
) -> None:
    field, other = fields
    field.setText("thông ")
    send(field, "tí")
    if leave == "focus":
        other.setFocus()
    elif leave == "click elsewhere":
        QTest.mouseClick(other, Qt.MouseButton.LeftButton)
    elif leave == "click inside":
        QTest.mouseClick(field, Qt.MouseButton.LeftButton, pos=QPoint(4, 8))
    else:
        QTest.keySequence(field, leave)
    assert field.text() == "thông tí"
    assert not field.is_composing


def test_a_syllable_goes_where_the_cursor_is(fields: tuple[ComposingLineEdit, QLineEdit]) -> None:
    field, other = fields
    field.setText("thông tin")
    field.setCursorPosition(6)
    send(field, "đố")
    assert field.shown_text == "thông đốtin"
    other.setFocus()
    assert field.text() == "thông đốtin"


def test_replacing_letters_in_a_search_field(fields: tuple[ComposingLineEdit, QLineEdit]) -> None:
    field, _ = fields
    for text, replaced in TELEX_REPLACED:
        send(field, "", text, replaced)
    assert field.text() == "được"


def test_no_key_is_a_shortcut_while_a_field_composes(
    fields: tuple[ComposingLineEdit, QLineEdit],
) -> None:
    field, _ = fields
    send(field, "đ")
    for key in (Qt.Key.Key_Z, Qt.Key.Key_F, Qt.Key.Key_1):
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.ControlModifier)
        event.ignore()
        QApplication.sendEvent(field, event)
        assert event.isAccepted()


def test_giving_up_a_composition_leaves_the_text_as_it_was(
    fields: tuple[ComposingLineEdit, QLineEdit],
) -> None:
    field, _ = fields
    field.setText("thông ")
    send(field, "tí")
    field.forget_composing()
    assert (field.text(), field.shown_text) == ("thông ", "thông ")


def test_the_palette_looks_for_what_is_being_composed(clerk: Clerk) -> None:
    clerk.press("Ctrl+Shift+P")
    field = QApplication.focusWidget()
    assert isinstance(field, SearchField)
    looked_for: list[str] = []
    field.searched.connect(looked_for.append)
    for preedit in TELEX_PREEDIT:
        send(field, preedit)
    assert looked_for == TELEX_PREEDIT
    QTest.mouseClick(field, Qt.MouseButton.LeftButton, pos=QPoint(2, field.height() // 2))
    assert field.text() == "được"
    assert looked_for == TELEX_PREEDIT
