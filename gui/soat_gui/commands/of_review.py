"""Walking and deciding."""

from __future__ import annotations

from soat_gui.commands.command import QT_TRANSLATE_NOOP, Command, Context
from soat_gui.commands.of_annotations import ANNOTATION_COMMANDS
from soat_gui.commands.of_words import DECIDING_COMMANDS, MARK_COMMANDS

_REVIEW = Context.REVIEW

REVIEW_COMMANDS = (
    Command(
        "next-suspect", QT_TRANSLATE_NOOP("commands", "&Next suspect"), "review.next_suspect",
        ("F3",), menu="review",
    ),
    Command(
        "previous-suspect", QT_TRANSLATE_NOOP("commands", "&Previous suspect"),
        "review.previous_suspect", ("Shift+F3",), menu="review",
    ),
    Command(
        "tab", QT_TRANSLATE_NOOP("commands", "Next suspect"), "review.next_suspect", ("Tab",),
        _REVIEW, sheet="review",
    ),
    Command(
        "backtab", QT_TRANSLATE_NOOP("commands", "Previous suspect"), "review.previous_suspect",
        ("Shift+Tab",), _REVIEW, sheet="review",
    ),
    Command(
        "accept", QT_TRANSLATE_NOOP("commands", "&Accept the suggestion and go on"),
        "finding.accept", ("Return",), _REVIEW, menu="review", group=1,
    ),
    Command(
        "candidate", QT_TRANSLATE_NOOP("commands", "Take candidate 1 to 5 and go on"),
        "finding.take", ("1", "2", "3", "4", "5"), _REVIEW, numbered=True, sheet="review",
    ),
    Command(
        "candidate-anywhere",
        QT_TRANSLATE_NOOP("commands", "Take candidate 1 to 5, also while typing"),
        "finding.take", ("Alt+1", "Alt+2", "Alt+3", "Alt+4", "Alt+5"), numbered=True,
        sheet="review",
    ),
    Command(
        "keep", QT_TRANSLATE_NOOP("commands", "&Keep as read"), "editing.keep", ("F4",),
        menu="review", group=1,
    ),
    *DECIDING_COMMANDS,
    Command(
        "next-candidate", QT_TRANSLATE_NOOP("commands", "Try the ne&xt candidate"),
        "finding.next_candidate", ("Ctrl+Down",), menu="review", group=1,
    ),
    Command(
        "previous-candidate", QT_TRANSLATE_NOOP("commands", "Try the candidate &before"),
        "finding.previous_candidate", ("Ctrl+Up",), menu="review", group=1,
    ),
    Command(
        "accept-safe", QT_TRANSLATE_NOOP("commands", "Accept all &safe suggestions…"),
        "review.accept_safe", ("Ctrl+Shift+A",), menu="review", group=2,
    ),
    Command(
        "series", QT_TRANSLATE_NOOP("commands", "The same &error elsewhere"), "series.show",
        ("Ctrl+R",), menu="review", group=2,
    ),
    Command(
        "series-list", QT_TRANSLATE_NOOP("commands", "All ser&ies of errors"), "docks.toggle",
        ("Ctrl+Shift+R",), menu="review", group=2, argument="series-list", toggle=True,
    ),
    *MARK_COMMANDS,
    *ANNOTATION_COMMANDS,
    Command(
        "remember", QT_TRANSLATE_NOOP("commands", "&Remember my choices"), "memory.toggle",
        menu="review", group=3, toggle=True,
    ),
    Command(
        "memory", QT_TRANSLATE_NOOP("commands", "&Memory…"), "memory.show", ("Ctrl+Shift+M",),
        menu="review", group=3,
    ),
    Command(
        "machine", QT_TRANSLATE_NOOP("commands", "What the mac&hine did"), "docks.toggle",
        ("Ctrl+Shift+B",), menu="review", group=4, argument="machine", toggle=True,
    ),
    Command(
        "sampling-check", QT_TRANSLATE_NOOP("commands", "Sampling chec&k"), "machine.check",
        ("Ctrl+Shift+K",), menu="review", group=4,
    ),
    Command(
        "next-taken", QT_TRANSLATE_NOOP("commands", "Next automatically accepted &word"),
        "machine.next", ("F5",), menu="review", group=4,
    ),
    Command(
        "previous-taken", QT_TRANSLATE_NOOP("commands", "Previous a&utomatically accepted word"),
        "machine.previous", ("Shift+F5",), menu="review", group=4,
    ),
    Command(
        "halt-engine", QT_TRANSLATE_NOOP("commands", "Halt suggesting, or go &on"),
        "engine.toggle", ("Ctrl+.",), menu="review", group=4,
    ),
    Command(
        "reread-line", QT_TRANSLATE_NOOP("commands", "Read the &line again"), "rereading.line",
        ("F12",), menu="review/reread", group=5,
    ),
    Command(
        "reread-word", QT_TRANSLATE_NOOP("commands", "Read the &word again"), "rereading.word",
        ("Ctrl+F12",), menu="review/reread", group=5,
    ),
    Command(
        "reread-page", QT_TRANSLATE_NOOP("commands", "Read the &page again"), "rereading.page",
        ("Shift+F12",), menu="review/reread", group=5,
    ),
    Command(
        "reread-report", QT_TRANSLATE_NOOP("commands", "Read &all pages again"),
        "rereading.report", ("Ctrl+Shift+F12",), menu="review/reread", group=5,
    ),
    Command(
        "reread-stop", QT_TRANSLATE_NOOP("commands", "&Stop reading"), "rereading.stop",
        menu="review/reread", group=5,
    ),
    Command(
        "left", QT_TRANSLATE_NOOP("commands", "Previous word"), "review.left", ("Left",), _REVIEW,
        sheet="view",
    ),
    Command(
        "right", QT_TRANSLATE_NOOP("commands", "Next word"), "review.right", ("Right",), _REVIEW,
        sheet="view",
    ),
    Command(
        "up", QT_TRANSLATE_NOOP("commands", "Line above"), "review.up", ("Up",), _REVIEW,
        sheet="view",
    ),
    Command(
        "down", QT_TRANSLATE_NOOP("commands", "Line below"), "review.down", ("Down",), _REVIEW,
        sheet="view",
    ),
    Command(
        "line-start", QT_TRANSLATE_NOOP("commands", "First word of the line"),
        "review.line_start", ("Home",), _REVIEW, sheet="view",
    ),
    Command(
        "line-end", QT_TRANSLATE_NOOP("commands", "Last word of the line"), "review.line_end",
        ("End",), _REVIEW, sheet="view",
    ),
    Command(
        "page-up", QT_TRANSLATE_NOOP("commands", "One screen up"), "review.page_up", ("PgUp",),
        _REVIEW, sheet="view",
    ),
    Command(
        "page-down", QT_TRANSLATE_NOOP("commands", "One screen down"), "review.page_down",
        ("PgDown",), _REVIEW, sheet="view",
    ),
    Command(
        "start", QT_TRANSLATE_NOOP("commands", "Beginning of the report"), "review.start",
        ("Ctrl+Home",), _REVIEW, sheet="view",
    ),
    Command(
        "end", QT_TRANSLATE_NOOP("commands", "End of the report"), "review.end", ("Ctrl+End",),
        _REVIEW, sheet="view",
    ),
)  # fmt: skip
