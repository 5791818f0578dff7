"""The command table, the menus and the sheet made from it."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtWidgets import QLabel
from tests.gui.conftest import Clerk, MakeClerk

from soat_gui.commands.keys import shown_keys, standard
from soat_gui.commands.sheet import ShortcutSheet
from soat_gui.commands.table import COMMANDS, MENUS, Context


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


def test_every_key_is_one_that_qt_knows() -> None:
    assert all(standard(key) for command in COMMANDS for key in command.keys)


def test_identities_are_unique() -> None:
    assert len({command.identity for command in COMMANDS}) == len(COMMANDS)


def test_every_command_can_be_called(clerk: Clerk) -> None:
    window = clerk.window
    for command in COMMANDS:
        controller, _, method = command.callback.partition(".")
        assert controller in ("file", "review", "memory", "view", "help")
        owners = {"file": window.files, "review": window.review, "memory": window.memory}
        if controller in owners:
            owner = owners[controller]
            assert callable(getattr(owner, method)), command.callback


def test_every_menu_has_its_commands(clerk: Clerk) -> None:
    for command in COMMANDS:
        if command.menu:
            assert command.menu in MENUS
            assert command.identity in clerk.window.registry.actions


def test_menus_show_single_keys_without_making_them_shortcuts(clerk: Clerk) -> None:
    accept = clerk.window.registry.actions["accept"]
    assert accept.text().endswith("\tEnter")
    assert accept.shortcut().isEmpty()


def test_the_sheet_lists_every_key(clerk: Clerk) -> None:
    clerk.press("F1")
    sheet = clerk.window.findChild(ShortcutSheet)
    assert isinstance(sheet, ShortcutSheet) and sheet.isVisible()
    said = " | ".join(label.text() for label in sheet.findChildren(QLabel))
    for command in COMMANDS:
        if command.keys:
            assert shown_keys(command) in said, command.identity
    sheet.close()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_sheet_fits_on_a_small_laptop(make_clerk: MakeClerk, language: str) -> None:
    clerk = make_clerk(language=language)
    clerk.press("F1")
    (sheet,) = clerk.window.findChildren(ShortcutSheet)
    size = sheet.sizeHint()
    assert size.width() <= 1340
    assert size.height() <= 660  # of 768, less the task bar and the frame
    sheet.close()
