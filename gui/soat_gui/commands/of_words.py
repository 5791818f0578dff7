"""Splitting, joining, inserting, moving; selecting; what is to be said of a reading."""

from __future__ import annotations

from soat_gui.commands.command import QT_TRANSLATE_NOOP, Command, Context

_REVIEW = Context.REVIEW
_WORDS, _LINES, _SELECT, _MARK = "edit/words", "edit/lines", "edit/select", "review/mark"

COPY_COMMANDS = (
    Command(
        "copy-read", QT_TRANSLATE_NOOP("commands", "Copy as &read"), "selecting.copy_read",
        ("Ctrl+Shift+C",), _REVIEW, menu="edit", group=1,
    ),
)  # fmt: skip

WORD_COMMANDS = (
    Command(
        "split", QT_TRANSLATE_NOOP("commands", "&Split the word"), "editing.split", ("Ctrl+D",),
        menu=_WORDS, group=2,
    ),
    Command(
        "join", QT_TRANSLATE_NOOP("commands", "&Join with the next word"), "editing.join_next",
        ("Ctrl+M",), menu=_WORDS, group=2,
    ),
    Command(
        "join-previous", QT_TRANSLATE_NOOP("commands", "Join with the &previous word"),
        "editing.join_previous", ("Ctrl+J",), menu=_WORDS, group=2,
    ),
    Command(
        "insert-before", QT_TRANSLATE_NOOP("commands", "Insert a word &before"),
        "editing.insert_before", ("Ins",), _REVIEW, menu=_WORDS, group=2,
    ),
    Command(
        "insert-behind", QT_TRANSLATE_NOOP("commands", "Insert a word &after"),
        "editing.insert_behind", ("Space",), _REVIEW, menu=_WORDS, group=2,
    ),
    Command(
        "case", QT_TRANSLATE_NOOP("commands", "&Capitals and small letters"),
        "editing.next_case", ("Ctrl+U",), menu=_WORDS, group=2,
    ),
    Command(
        "break-line", QT_TRANSLATE_NOOP("commands", "&Begin a line with the word"),
        "editing.break_line", ("Alt+Return",), menu=_LINES, group=2,
    ),
    Command(
        "run-on", QT_TRANSLATE_NOOP("commands", "&Join with the next line"), "editing.run_on",
        ("Alt+Del",), menu=_LINES, group=2,
    ),
    Command(
        "move-up",
        QT_TRANSLATE_NOOP("commands", "Move the line up to this word to the line &above"),
        "editing.move_up", ("Alt+Up",), menu=_LINES, group=2,
    ),
    Command(
        "move-down",
        QT_TRANSLATE_NOOP("commands", "Move the line from this word on to the &next line"),
        "editing.move_down", ("Alt+Down",), menu=_LINES, group=2,
    ),
    Command(
        "delete-line", QT_TRANSLATE_NOOP("commands", "&Delete the line"), "editing.delete_line",
        ("Shift+Del",), _REVIEW, menu=_LINES, group=2,
    ),
    Command(
        "case-line", QT_TRANSLATE_NOOP("commands", "&Capitals and small letters of the line"),
        "editing.next_case_of_line", ("Ctrl+L",), menu=_LINES, group=2,
    ),
    Command(
        "select-left", QT_TRANSLATE_NOOP("commands", "Select the &previous word too"),
        "selecting.left", ("Shift+Left",), _REVIEW, menu=_SELECT, group=2,
    ),
    Command(
        "select-right", QT_TRANSLATE_NOOP("commands", "Select the &next word too"),
        "selecting.right", ("Shift+Right",), _REVIEW, menu=_SELECT, group=2,
    ),
    Command(
        "select-up", QT_TRANSLATE_NOOP("commands", "Select up to the line &above"), "selecting.up",
        ("Shift+Up",), _REVIEW, menu=_SELECT, group=2,
    ),
    Command(
        "select-down", QT_TRANSLATE_NOOP("commands", "Select down to the line &below"),
        "selecting.down", ("Shift+Down",), _REVIEW, menu=_SELECT, group=2,
    ),
    Command(
        "select-line-start", QT_TRANSLATE_NOOP("commands", "Select to the be&ginning of the line"),
        "selecting.line_start", ("Shift+Home",), _REVIEW, menu=_SELECT, group=2,
    ),
    Command(
        "select-line-end", QT_TRANSLATE_NOOP("commands", "Select to the &end of the line"),
        "selecting.line_end", ("Shift+End",), _REVIEW, menu=_SELECT, group=2,
    ),
    Command(
        "context-menu", QT_TRANSLATE_NOOP("commands", "Menu of the word"), "menu.show",
        ("Menu", "Shift+F10"), _REVIEW, sheet="edit",
    ),
)  # fmt: skip

DECIDING_COMMANDS = (
    Command(
        "keep-everywhere", QT_TRANSLATE_NOOP("commands", "Keep as read e&verywhere"),
        "editing.keep_everywhere", ("Shift+F4",), menu="review", group=1,
    ),
    Command(
        "accept-line", QT_TRANSLATE_NOOP("commands", "Accept the rest of the &line"),
        "editing.accept_line", ("Ctrl+Return",), menu="review", group=1,
    ),
    Command(
        "accept-paragraph", QT_TRANSLATE_NOOP("commands", "Accept the rest of the para&graph"),
        "editing.accept_paragraph", ("Ctrl+Shift+Return",), menu="review", group=1,
    ),
)  # fmt: skip

MARK_COMMANDS = (
    Command(
        "illegible", QT_TRANSLATE_NOOP("commands", "&Illegible"), "editing.illegible", ("F6",),
        menu=_MARK, group=2,
    ),
    Command(
        "unclear", QT_TRANSLATE_NOOP("commands", "&Doubtful"), "editing.unclear",
        ("Shift+F6",), menu=_MARK, group=2,
    ),
    Command(
        "source", QT_TRANSLATE_NOOP("commands", "&Mistake of the author"),
        "editing.source_mistake", ("Ctrl+Shift+E",), menu=_MARK, group=2,
    ),
    Command(
        "note", QT_TRANSLATE_NOOP("commands", "&Note…"), "notes.edit", ("F7",), menu=_MARK,
        group=2,
    ),
    Command(
        "remove-note", QT_TRANSLATE_NOOP("commands", "&Remove the note"), "notes.remove",
        ("Shift+F7",), menu=_MARK, group=2,
    ),
    Command(
        "next-note", QT_TRANSLATE_NOOP("commands", "Ne&xt note"), "notes.next", ("Ctrl+F7",),
        menu=_MARK, group=2,
    ),
    Command(
        "word-report",
        QT_TRANSLATE_NOOP("commands", "Into the dictionar&y of this report"),
        "dictionary.add_to_report", ("F9",), menu="review", group=3,
    ),
    Command(
        "word-mine", QT_TRANSLATE_NOOP("commands", "Among my wor&ds"),
        "dictionary.add_to_mine", ("Shift+F9",), menu="review", group=3,
    ),
)  # fmt: skip
