"""Keys of the clerk's own."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from tests.gui.conftest import Clerk
from tests.gui.preferences.conftest import KEEP, SAVE, close, opened, press

from soat_gui.preferences.dialog import KEYS, Preferences


def test_a_key_is_changed_by_pressing_it(clerk: Clerk) -> None:
    dialog = opened(clerk, KEYS)
    page = dialog.keys
    press(page.field, "k", "e", "e", "p")
    assert page.current is KEEP
    press(page.field, "Return")
    assert "Keep as read" in page.capture.text()
    press(page.capture, "Ctrl+K")
    assert clerk.window.bindings.keys(KEEP) == ("Ctrl+K",)
    assert page.view.hasFocus()
    close(clerk, dialog)
    clerk.press("Ctrl+K")
    assert clerk.screen[0] == "Kết qua công tác"


def test_tab_and_enter_can_be_pressed_too(clerk: Clerk) -> None:
    page = opened(clerk, KEYS).keys
    page.field.setText("accept the suggestion")
    page.change()
    press(page.capture, "Shift+Return")
    assert page.current is not None
    assert clerk.window.bindings.keys(page.current) == ("Shift+Return",)


def test_esc_leaves_the_key_as_it_is(clerk: Clerk) -> None:
    dialog = opened(clerk, KEYS)
    page = dialog.keys
    page.field.setText("keep")
    page.change()
    press(page.capture, "Esc")
    assert clerk.window.bindings.keys(KEEP) == ("F4",)
    assert dialog.isVisible() and page.view.hasFocus()


def test_a_key_that_cannot_be_had_is_refused_with_the_reason(clerk: Clerk) -> None:
    page = opened(clerk, KEYS).keys
    page.field.setText("keep")
    page.change()
    for key, why in (("Backspace", "deletes"), ("K", "types text"), ("Ctrl+V", "paste")):
        press(page.capture, key)
        assert why in page.capture.text() and page.capture.hasFocus()
    assert clerk.window.bindings.keys(KEEP) == ("F4",)
    press(page.capture, "Ctrl+F11")
    assert clerk.window.bindings.keys(KEEP) == ("Ctrl+F11",)


@pytest.mark.parametrize(("takes", "keys"), [(True, ("Ctrl+S",)), (False, ("F4",))])
def test_a_key_of_another_is_only_taken_when_that_is_wanted(
    clerk: Clerk, takes: bool, keys: tuple[str, ...]
) -> None:
    dialog = opened(clerk, KEYS)
    page = dialog.keys
    page.field.setText("keep")
    page.change()
    press(page.capture, "Ctrl+S")
    assert dialog.messages.text.text() == "Ctrl+S is the key of “Save”."
    QTest.mouseClick(dialog.messages.choices[1 if takes else 0], Qt.MouseButton.LeftButton)
    assert clerk.window.bindings.keys(KEEP) == keys
    assert clerk.window.bindings.keys(SAVE) == (() if takes else ("Ctrl+S",))
    assert page.view.hasFocus()


def test_one_more_key_no_key_and_as_at_first(clerk: Clerk) -> None:
    page = opened(clerk, KEYS).keys
    keys = clerk.window.bindings.keys
    page.field.setText("keep")
    assert page.add_button.isEnabled() and not page.reset_button.isEnabled()
    page.add_button.click()
    press(page.capture, "Ctrl+F11")
    assert keys(KEEP) == ("F4", "Ctrl+F11")
    press(page.view, "Delete")
    assert keys(KEEP) == () and not page.remove_button.isEnabled()
    row = [page.model.data(page.model.index(0, column)) for column in range(3)]
    assert row == ["Keep as read", "", "F4"]
    page.reset_button.click()
    assert keys(KEEP) == ("F4",)


def test_the_keys_of_candidates_go_together(clerk: Clerk) -> None:
    page = opened(clerk, KEYS).keys
    page.field.setText("while typing")
    assert not page.add_button.isEnabled()
    page.change()
    press(page.capture, "Ctrl+2")
    assert "from 1 on" in page.capture.text()
    press(page.capture, "Ctrl+1")
    clerk.window.activateWindow()
    clerk.qtbot.waitUntil(clerk.window.isActiveWindow)
    clerk.press("Ctrl+2")
    assert clerk.screen[0] == "Kết qua công tác"


def test_all_keys_go_back_only_when_that_is_confirmed(clerk: Clerk) -> None:
    dialog = opened(clerk, KEYS)
    clerk.window.bindings.choose(KEEP, ["Ctrl+F11"])
    dialog.keys.reset_all_button.click()
    dialog.messages.choices[0].click()
    assert clerk.window.bindings.keys(KEEP) == ("Ctrl+F11",)
    dialog.keys.reset_all_button.click()
    dialog.messages.choices[1].click()
    assert clerk.window.bindings.keys(KEEP) == ("F4",)
    dialog.keys.reset_all_button.click()
    assert not dialog.messages.choices and dialog.messages.isVisible()


def test_keys_are_taken_along_in_a_file(clerk: Clerk, tmp_path: Path) -> None:
    dialog = opened(clerk, KEYS)
    page, bindings = dialog.keys, clerk.window.bindings
    bindings.choose(KEEP, ["Ctrl+S"])
    clerk.prompts.path = tmp_path / "keys.json"
    page.export_button.click()
    assert "keys.json" in dialog.messages.text.text()
    bindings.reset_all()
    page.import_button.click()
    assert (bindings.keys(KEEP), bindings.keys(SAVE)) == (("Ctrl+S",), ())
    assert dialog.messages.text.text() == "The keys were imported."


def test_an_imported_file_says_what_was_left_out(clerk: Clerk, tmp_path: Path) -> None:
    dialog = opened(clerk, KEYS)
    clerk.prompts.path = path = tmp_path / "keys.json"
    path.write_text(
        '{"soat-keys": 1, "keys": {"fly": ["F9"], "keep": ["Backspace", "Ctrl+K"],'
        ' "quit": ["Ctrl+K"]}}'
    )
    dialog.keys.import_button.click()
    said = dialog.messages.text.text()
    assert "no such command here: fly." in said
    assert "Backspace (Keep as read)" in said and "Ctrl+K (Keep as read)" in said
    path.write_text("rubbish")
    dialog.keys.import_button.click()
    assert "holds no keys" in dialog.messages.text.text()


def test_the_sheet_leads_to_the_keys(clerk: Clerk) -> None:
    clerk.window.registry.actions["shortcuts"].trigger()
    sheet = clerk.window.findChild(QWidget, "sheet")
    assert sheet is not None
    sheet.change.click()  # type: ignore[attr-defined]
    (dialog,) = clerk.window.findChildren(Preferences)
    assert dialog.isVisible() and dialog.titles.currentRow() == KEYS
