"""Saying what words are."""

from __future__ import annotations

from soat_gui.commands.command import QT_TRANSLATE_NOOP, Command

_ANNOTATE = "review/annotate"

ANNOTATION_COMMANDS = (
    Command(
        "annotate", QT_TRANSLATE_NOOP("commands", "&Mark what it is…"), "annotations.mark",
        ("F8",), menu=_ANNOTATE, group=2,
    ),
    Command(
        "annotate-remove", QT_TRANSLATE_NOOP("commands", "&Remove the mark"),
        "annotations.remove", ("Shift+F8",), menu=_ANNOTATE, group=2,
    ),
    Command(
        "annotate-next", QT_TRANSLATE_NOOP("commands", "&Next proposal"), "annotations.next",
        ("Ctrl+F8",), menu=_ANNOTATE, group=2,
    ),
    Command(
        "annotate-safe", QT_TRANSLATE_NOOP("commands", "Mark all &sure proposals…"),
        "annotation-list.accept_safe", menu=_ANNOTATE, group=2,
    ),
    Command(
        "annotations", QT_TRANSLATE_NOOP("commands", "&List of what is marked"), "docks.toggle",
        ("Ctrl+Shift+F8",), menu=_ANNOTATE, group=2, argument="annotations", toggle=True,
    ),
    Command(
        "register-link", QT_TRANSLATE_NOOP("commands", "&Put into the register"),
        "register.link_here", ("Ctrl+F9",), menu=_ANNOTATE, group=2,
    ),
    Command(
        "register-all", QT_TRANSLATE_NOOP("commands", "Register &everything that is marked"),
        "register.link_all", menu=_ANNOTATE, group=2,
    ),
    Command(
        "register", QT_TRANSLATE_NOOP("commands", "R&egister"), "docks.toggle",
        ("Ctrl+Shift+F9",), menu=_ANNOTATE, group=2, argument="register", toggle=True,
    ),
)  # fmt: skip

ANNOTATION_VIEW_COMMANDS = (
    Command(
        "annotation-marks", QT_TRANSLATE_NOOP("commands", "Underline &names, dates, numbers"),
        "annotations.toggle_marks", menu="view", group=2, toggle=True,
    ),
)  # fmt: skip
