"""Help."""

from __future__ import annotations

from soat_gui.commands.command import QT_TRANSLATE_NOOP, Command

HELP_COMMANDS = (
    Command(
        "palette", QT_TRANSLATE_NOOP("commands", "&Find a command…"), "palette.open",
        ("Ctrl+Shift+P",), menu="help",
    ),
    Command(
        "shortcuts", QT_TRANSLATE_NOOP("commands", "&Keyboard shortcuts"), "help.shortcuts",
        ("F1",), menu="help",
    ),
    Command(
        "answer", QT_TRANSLATE_NOOP("commands", "Answer the &notice"), "messages.take_focus",
        ("Ctrl+Shift+N",), menu="help", needs_report=False,
    ),
    Command(
        "tour", QT_TRANSLATE_NOOP("commands", "&Quick tour"), "tour.start", menu="help",
        needs_report=False,
    ),
    Command(
        "sample", QT_TRANSLATE_NOOP("commands", "Open the &sample report"), "tour.open_sample",
        menu="help", needs_report=False,
    ),
    Command(
        "about", QT_TRANSLATE_NOOP("commands", "&About Soát"), "help.about", menu="help"
    ),
)  # fmt: skip
