"""Help."""

from __future__ import annotations

from soat_gui.commands.command import QT_TRANSLATE_NOOP, Command

HELP_COMMANDS = (
    Command(
        "shortcuts", QT_TRANSLATE_NOOP("commands", "&Keyboard shortcuts"), "help.shortcuts",
        ("F1",), menu="help",
    ),
    Command(
        "about", QT_TRANSLATE_NOOP("commands", "&About Soát"), "help.about", menu="help"
    ),
)  # fmt: skip
