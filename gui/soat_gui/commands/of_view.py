"""How it looks."""

from __future__ import annotations

from soat_gui.commands.command import QT_TRANSLATE_NOOP, Command

VIEW_COMMANDS = (
    Command(
        "larger", QT_TRANSLATE_NOOP("commands", "&Larger text"), "view.larger",
        ("Ctrl++", "Ctrl+="), menu="view",
    ),
    Command(
        "smaller", QT_TRANSLATE_NOOP("commands", "&Smaller text"), "view.smaller", ("Ctrl+-",),
        menu="view",
    ),
    Command(
        "fit", QT_TRANSLATE_NOOP("commands", "&Fit text to the window"), "view.fit", ("Ctrl+0",),
        menu="view",
    ),
    Command(
        "language-vi", "Tiếng Việt", "view.set_language",
        menu="view/language", group=1, argument="vi", checkable=True,
    ),
    Command(
        "language-en", "English", "view.set_language",
        menu="view/language", group=1, argument="en", checkable=True,
    ),
    Command(
        "theme-system", QT_TRANSLATE_NOOP("commands", "As the &system"), "view.set_theme",
        menu="view/theme", group=1, argument="system", checkable=True,
    ),
    Command(
        "theme-light", QT_TRANSLATE_NOOP("commands", "&Light"), "view.set_theme",
        menu="view/theme", group=1, argument="light", checkable=True,
    ),
    Command(
        "theme-dark", QT_TRANSLATE_NOOP("commands", "&Dark"), "view.set_theme",
        menu="view/theme", group=1, argument="dark", checkable=True,
    ),
)  # fmt: skip
