"""Changing words, undoing."""

from __future__ import annotations

from soat_gui.commands.command import QT_TRANSLATE_NOOP, Command, Context
from soat_gui.commands.of_words import COPY_COMMANDS, WORD_COMMANDS

_REVIEW, _EDIT = Context.REVIEW, Context.EDIT

EDIT_COMMANDS = (
    Command(
        "undo", QT_TRANSLATE_NOOP("commands", "&Undo"), "review.undo", ("Ctrl+Z",), menu="edit"
    ),
    Command(
        "redo", QT_TRANSLATE_NOOP("commands", "&Redo"), "review.redo", ("Ctrl+Y", "Ctrl+Shift+Z"),
        menu="edit",
    ),
    Command(
        "bring-back", QT_TRANSLATE_NOOP("commands", "&Bring back what was undone"),
        "history.bring_back", menu="edit",
    ),
    Command(
        "edit-token", QT_TRANSLATE_NOOP("commands", "&Edit the word"), "review.edit", ("F2",),
        menu="edit", group=1,
    ),
    Command(
        "delete-token", QT_TRANSLATE_NOOP("commands", "&Delete the word"), "editing.delete",
        ("Del",), _REVIEW, menu="edit", group=1,
    ),
    Command(
        "copy", QT_TRANSLATE_NOOP("commands", "&Copy the word"), "selecting.copy", ("Ctrl+C",),
        _REVIEW, menu="edit", group=1,
    ),
    *COPY_COMMANDS,
    Command(
        "paste", QT_TRANSLATE_NOOP("commands", "&Paste in place of the word"), "review.paste",
        ("Ctrl+V", "Shift+Ins"), _REVIEW, menu="edit", group=1,
    ),
    *WORD_COMMANDS,
    Command(
        "find", QT_TRANSLATE_NOOP("commands", "&Find…"), "find.find", ("Ctrl+F",), menu="edit",
        group=2,
    ),
    Command(
        "find-next", QT_TRANSLATE_NOOP("commands", "Find &next"), "find.next", ("Ctrl+G",),
        menu="edit", group=2,
    ),
    Command(
        "find-previous", QT_TRANSLATE_NOOP("commands", "Find pre&vious"), "find.previous",
        ("Ctrl+Shift+G",), menu="edit", group=2,
    ),
    Command(
        "replace", QT_TRANSLATE_NOOP("commands", "Rep&lace…"), "find.replace", ("Ctrl+H",),
        menu="edit", group=2,
    ),
    Command(
        "forget-history", QT_TRANSLATE_NOOP("commands", "F&orget the history of this report…"),
        "history.forget", menu="edit", group=8,
    ),
    Command(
        "preferences", QT_TRANSLATE_NOOP("commands", "&Preferences…"), "preferences.show",
        ("Ctrl+,",), menu="edit", group=9, needs_report=False,
    ),
    Command(
        "keys", QT_TRANSLATE_NOOP("commands", "Change keys…"), "preferences.show_keys",
        sheet="edit", needs_report=False,
    ),
    Command(
        "commit", QT_TRANSLATE_NOOP("commands", "Take what was found, else what was typed"),
        "finding.enter", ("Return",), _EDIT, sheet="edit",
    ),
    Command(
        "commit-next", QT_TRANSLATE_NOOP("commands", "Take what was typed, go on"),
        "review.next_suspect", ("Tab",), _EDIT, sheet="edit",
    ),
    Command(
        "commit-previous", QT_TRANSLATE_NOOP("commands", "Take what was typed, go back"),
        "review.previous_suspect", ("Shift+Tab",), _EDIT, sheet="edit",
    ),
    Command(
        "discard", QT_TRANSLATE_NOOP("commands", "Discard what was typed"), "review.discard",
        ("Esc",), _EDIT, sheet="edit",
    ),
    Command(
        "dismiss", QT_TRANSLATE_NOOP("commands", "Close the message"), "review.dismiss",
        ("Esc",), _REVIEW, sheet="view",
    ),
)  # fmt: skip
