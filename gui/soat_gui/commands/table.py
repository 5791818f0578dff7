"""The table of commands.  Menus, keys and the shortcut sheet are all made from it."""

from __future__ import annotations

from soat_gui.commands.command import MENUS, QT_TRANSLATE_NOOP, Command, Context
from soat_gui.commands.of_edit import EDIT_COMMANDS
from soat_gui.commands.of_file import FILE_COMMANDS
from soat_gui.commands.of_help import HELP_COMMANDS
from soat_gui.commands.of_review import REVIEW_COMMANDS
from soat_gui.commands.of_view import VIEW_COMMANDS

__all__ = ["COMMANDS", "MENUS", "QT_TRANSLATE_NOOP", "Command", "Context"]

COMMANDS: tuple[Command, ...] = (
    *FILE_COMMANDS,
    *EDIT_COMMANDS,
    *REVIEW_COMMANDS,
    *VIEW_COMMANDS,
    *HELP_COMMANDS,
)
"""In the order in which menus and the sheet show them."""
