"""Changing words, undoing."""

from __future__ import annotations

from soat_gui.commands.command import QT_TRANSLATE_NOOP, Command, Context

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
        "edit-token", QT_TRANSLATE_NOOP("commands", "&Edit the word"), "review.edit", ("F2",),
        menu="edit", group=1,
    ),
    Command(
        "delete-token", QT_TRANSLATE_NOOP("commands", "&Delete the word"), "review.delete",
        ("Del",), _REVIEW, menu="edit", group=1,
    ),
    Command(
        "copy", QT_TRANSLATE_NOOP("commands", "&Copy the word"), "review.copy", ("Ctrl+C",),
        _REVIEW, menu="edit", group=1,
    ),
    Command(
        "commit", QT_TRANSLATE_NOOP("commands", "Done typing, go to the next suspect"),
        "review.commit_and_go_on", ("Return",), _EDIT, sheet="edit",
    ),
    Command(
        "commit-next", QT_TRANSLATE_NOOP("commands", "Done typing, go on"), "review.next_suspect",
        ("Tab",), _EDIT, sheet="edit",
    ),
    Command(
        "commit-previous", QT_TRANSLATE_NOOP("commands", "Done typing, go back"),
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
