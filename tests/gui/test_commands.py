"""The command table, and the menus, the sheet and the guide made from it."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from tests.gui.conftest import Clerk, MakeClerk

from soat_gui.commands.keys import refusal, standard
from soat_gui.commands.keytable import BEGIN, END, with_table
from soat_gui.commands.sheet import ShortcutSheet
from soat_gui.commands.table import COMMANDS, MENUS, Context

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("context", [Context.REVIEW, Context.EDIT])
def test_no_key_means_two_things(context: Context) -> None:
    """Keys of the window act in both modes."""
    keys = Counter(
        standard(key)
        for command in COMMANDS
        for key in command.keys
        if command.context in (Context.WINDOW, context)
    )
    assert [key for key, count in keys.items() if count > 1] == []


def test_no_command_has_a_key_that_nobody_may_give_it() -> None:
    refused = {
        (command.identity, key): refusal(key, command)
        for command in COMMANDS
        for key in command.keys
        if refusal(key, command)
    }
    assert refused == {}


def test_every_key_is_one_that_qt_knows() -> None:
    assert all(standard(key) for command in COMMANDS for key in command.keys)


def test_identities_are_unique() -> None:
    assert len({command.identity for command in COMMANDS}) == len(COMMANDS)


def test_every_command_can_be_called(clerk: Clerk) -> None:
    for command in COMMANDS:
        assert callable(clerk.window.registry.method(command)), command.callback


def test_every_menu_has_its_commands(clerk: Clerk) -> None:
    for command in COMMANDS:
        if command.menu:
            assert command.menu in MENUS
            assert command.identity in clerk.window.registry.actions


def test_every_command_is_on_the_sheet_once_it_has_a_key() -> None:
    assert [command.identity for command in COMMANDS if command.section not in MENUS] == []


def test_menus_show_single_keys_without_making_them_shortcuts(clerk: Clerk) -> None:
    accept = clerk.window.registry.actions["accept"]
    assert accept.text().endswith("\tEnter")
    # Keys have one name everywhere, where Qt would say Return and Del.
    named = {one: clerk.window.registry.actions[one].text() for one in ("accept-line", "run-on")}
    assert named["accept-line"].endswith("\tCtrl+Enter")
    assert named["run-on"].endswith("\tAlt+Delete")
    assert accept.shortcut().isEmpty()


def test_what_is_typed_is_recorded_before_a_menu_acts_on_the_word(clerk: Clerk) -> None:
    clerk.type("ab")
    clerk.window.registry.actions["copy"].trigger()
    assert clerk.mode == "REVIEW"
    assert clerk.decided.startswith("Két ab ")


# The sheet


def open_sheet(clerk: Clerk) -> ShortcutSheet:
    clerk.press("F1")
    (sheet,) = clerk.window.findChildren(ShortcutSheet)
    clerk.qtbot.waitUntil(sheet.isActiveWindow)
    return sheet


def shown(sheet: ShortcutSheet) -> list[str]:
    """What can be read on the sheet."""
    return [label.text() for label in sheet.findChildren(QLabel) if label.isVisible()]


def test_the_sheet_lists_every_key(clerk: Clerk) -> None:
    sheet = open_sheet(clerk)
    said = " | ".join(shown(sheet))
    for command in COMMANDS:
        if command.keys:
            assert clerk.window.bindings.shown(command) in said, command.identity
    sheet.close()


def test_the_sheet_has_the_clerks_own_keys(clerk: Clerk) -> None:
    keep = next(command for command in COMMANDS if command.identity == "keep")
    sheet = open_sheet(clerk)
    clerk.window.bindings.choose(keep, ["Ctrl+K"])
    assert "Ctrl+K" in shown(sheet) and "F4" not in shown(sheet)
    clerk.window.bindings.choose(keep, [])
    assert "Keep as read" not in shown(sheet)
    sheet.close()


def test_the_sheet_is_looked_through_by_name_or_key(make_clerk: MakeClerk) -> None:
    clerk = make_clerk(language="vi")
    sheet = open_sheet(clerk)
    sheet.field.setText("luu")
    assert shown(sheet) == ["Tệp", "Ctrl+S", "Lưu", "Ctrl+Shift+S", "Lưu với tên khác"]
    sheet.field.setText("f1")
    assert "Phím tắt" in shown(sheet)
    sheet.field.setText("qqqq")
    assert shown(sheet) == ["Không có lệnh nào tên như vậy."]
    sheet.reject()  # Esc: first what is looked for
    assert sheet.isVisible() and len(shown(sheet)) > 50
    sheet.reject()
    assert not sheet.isVisible()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_sheet_fits_on_the_screen_however_many_keys_there_are(
    make_clerk: MakeClerk, language: str
) -> None:
    clerk = make_clerk(language=language)
    sheet = open_sheet(clerk)
    room = sheet.screen().availableSize()
    assert sheet.width() <= room.width() and sheet.height() <= room.height()
    sheet.close()


def test_f1_closes_the_sheet_too(clerk: Clerk) -> None:
    sheet = open_sheet(clerk)
    QTest.keyClick(sheet.field, Qt.Key.Key_F1)
    assert not sheet.isVisible()


def test_the_report_can_be_undone_from_the_sheet(clerk: Clerk) -> None:
    clerk.press("F4")
    sheet = open_sheet(clerk)
    QTest.keySequence(sheet.field, "Ctrl+Z")
    assert clerk.screen[0] == "Kết quả công tác"
    sheet.close()


# The guide


def test_the_guide_has_the_keys_of_the_table() -> None:
    """Else run ``python -m soat_gui.commands.keytable``."""
    done = subprocess.run(
        [sys.executable, "-m", "soat_gui.commands.keytable", "--check"], cwd=ROOT, check=False
    )
    assert done.returncode == 0


def test_only_what_is_between_the_markers_is_written(clerk: Clerk) -> None:
    guide = f"Trước\n{BEGIN}\ncũ\n{END}\nSau\n"
    new = with_table(guide)
    assert new.startswith(f"Trước\n{BEGIN}\n") and new.endswith(f"{END}\nSau\n")
    assert "cũ" not in new and "| F4 |" in new
    with pytest.raises(ValueError, match="has no"):
        with_table("no markers")
