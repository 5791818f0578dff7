"""How it looks."""

from __future__ import annotations

from soat_gui.commands.command import QT_TRANSLATE_NOOP, Command
from soat_gui.commands.of_annotations import ANNOTATION_VIEW_COMMANDS

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
        "interlinear", QT_TRANSLATE_NOOP("commands", "OCR text &above each line"),
        "view.interlinear", ("Ctrl+I",), menu="view", toggle=True,
    ),
    Command(
        "strip", QT_TRANSLATE_NOOP("commands", "&Line of the page on top"),
        "facsimile.toggle_strip", ("Ctrl+Shift+I",), menu="view", group=2, toggle=True,
    ),
    Command(
        "facsimile", QT_TRANSLATE_NOOP("commands", "Pict&ure of the page"), "docks.toggle",
        ("F11",), menu="view", group=2, argument="facsimile", toggle=True,
    ),
    Command(
        "history", QT_TRANSLATE_NOOP("commands", "Hi&story"), "docks.toggle", ("Ctrl+Shift+H",),
        menu="view", group=2, argument="history", toggle=True,
    ),
    Command(
        "structure", QT_TRANSLATE_NOOP("commands", "Struc&ture of the document"), "docks.toggle",
        ("Ctrl+Shift+D",), menu="view", group=2, argument="structure", toggle=True,
    ),
    *ANNOTATION_VIEW_COMMANDS,
    Command(
        "choose-pictures", QT_TRANSLATE_NOOP("commands", "C&hoose the pictures…"),
        "facsimile.choose", menu="view", group=2,
    ),
    Command(
        "next-report", QT_TRANSLATE_NOOP("commands", "&Next report"), "tabs.next",
        ("Ctrl+Tab", "Ctrl+PgDown"), menu="view", group=6,
    ),
    Command(
        "previous-report", QT_TRANSLATE_NOOP("commands", "&Previous report"), "tabs.previous",
        ("Ctrl+Shift+Tab", "Ctrl+PgUp"), menu="view", group=6,
    ),
    Command(
        "report-right", QT_TRANSLATE_NOOP("commands", "Move the tab to the right"),
        "tabs.move_right", ("Ctrl+Shift+PgDown",), sheet="view",
    ),
    Command(
        "report-left", QT_TRANSLATE_NOOP("commands", "Move the tab to the left"),
        "tabs.move_left", ("Ctrl+Shift+PgUp",), sheet="view",
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
    Command(
        "theme-contrast", QT_TRANSLATE_NOOP("commands", "High &contrast"), "view.set_theme",
        menu="view/theme", group=1, argument="contrast", checkable=True,
    ),
)  # fmt: skip
